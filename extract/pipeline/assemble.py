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
from extract.pipeline.reading import facts_of, reading_of

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
    """The facts of each article, in order; one article is in memory at a time."""
    for article in articles:
        yield facts_of(read_doc(article), id=article.id)
