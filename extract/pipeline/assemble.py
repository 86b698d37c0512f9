"""The assembled pipeline, and articles through it."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language

import extract.pipeline.tokenizer  # noqa: F401  (registers the tokenizer)
from corpus.article import Article
from extract.facts import Facts
from extract.pipeline.components import KINDS
from extract.pipeline.reading import facts_of

_LONGEST_CONTENT = 50_000_000


@cache
def load_pipeline() -> Language:
    """A Vietnamese pipeline with underthesea's tokenizer and a component for every fact kind."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "diaban.underthesea.v1"}}})
    nlp.max_length = _LONGEST_CONTENT
    for kind in KINDS:
        nlp.add_pipe(f"diaban_{kind}")
    return nlp


def read_articles(articles: Iterable[Article]) -> Iterator[Facts]:
    """The facts of each article, in order; one article is in memory at a time."""
    nlp = load_pipeline()
    for article in articles:
        doc = nlp.make_doc(article.content)
        doc._.diaban_published = article.published.value if article.published else None
        doc._.diaban_province = article.province
        doc._.diaban_title_end = len(article.title)
        for _, component in nlp.pipeline:
            doc = component(doc)
        yield facts_of(doc, id=article.id)
