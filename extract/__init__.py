"""From an article to its facts: pure functions over text, with the Vietnamese in data files.

spaCy takes a second to import, so that what needs it is imported when it is first called.
"""

import gc
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.article import Article
from extract.facts import Facts

if TYPE_CHECKING:
    from spacy.language import Language


def load() -> "Language":
    """The assembled spaCy pipeline, with a `diaban_<kind>` component for every fact kind."""
    from extract.pipeline import load_pipeline

    return load_pipeline()


def read_articles(articles: Iterable[Article]) -> Iterator[Facts]:
    """The facts of each article, in order; one article is in memory at a time."""
    from extract.pipeline import read_articles

    return read_articles(articles)


def read_article(article: Article) -> Facts:
    """The facts of one article."""
    return next(read_articles([article]))


def warm_up() -> None:
    """Load all that reading needs, for programs that read many articles.

    What is loaded is taken out of the garbage collector's sight (`gc.freeze`): it stays, and looking through
    it again and again takes time that articles could have.
    """
    read_article(Article(id="warm-up", text="Ngày 1/1, UBND tỉnh họp."))
    gc.collect()
    gc.freeze()
