"""The assembled pipeline, and articles through it."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import extract.pipeline.tokenizer  # noqa: F401  (registers the tokenizer)
from corpus.article import Article
from extract.facts import Facts
from extract.pipeline.components import KINDS
from extract.pipeline.reading import FINDERS, find_kind, read_content, reading_of

_LONGEST_CONTENT = 50_000_000


@cache
def load_pipeline() -> Language:
    """A Vietnamese pipeline with underthesea's tokenizer and a component for every fact kind."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "diaban.underthesea.v1"}}})
    nlp.max_length = _LONGEST_CONTENT
    for kind in KINDS:
        nlp.add_pipe(f"diaban_{kind}")
    return nlp


def read_doc(article: Article) -> Doc:
    """The Doc of an article after all components."""
    nlp = load_pipeline()
    content = article.content
    doc = nlp.make_doc(content)
    doc._.diaban_published = article.published.value if article.published else None
    doc._.diaban_province = article.province
    doc._.diaban_title_end = len(article.title)
    reading_of(doc, content=content)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def read_articles(articles: Iterable[Article]) -> Iterator[Facts]:
    """The facts of each article, in order; one article is in memory at a time.

    The same facts as on a Doc of `read_doc`, without the Doc: its spans take as long as two kinds of fact.
    """
    for article in articles:
        read = read_content(
            article.content,
            published=article.published.value if article.published else None,
            province=article.province,
            title_end=len(article.title),
        )
        yield Facts(id=article.id, **{kind: find_kind(read, kind) for kind in FINDERS})
