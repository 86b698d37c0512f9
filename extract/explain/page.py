"""An article as a page of its own, its facts drawn by displaCy."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from spacy import displacy
from spacy.tokens import Doc, Span

from corpus.article import Article
from extract.pipeline.assemble import read_doc
from extract.pipeline.components import KINDS

_COLOURS = {
    "DATE": "#7fd6e0", "TIME": "#7fd6e0", "DURATION": "#a9e3ea", "SET": "#a9e3ea", "OFFICIAL": "#f4d35e",
    "UNIT": "#8fb8ff", "LOCALITY": "#9fdf9f", "CRITERIA": "#e7a6f2", "FIGURE": "#bfe8d9",
    "DOCUMENT": "#c3c9ff", "AWARD": "#ffd9a0", "EVENT": "#ffb3ad",
}  # fmt: skip
_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 17px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
</style>
</head><body>{paragraphs}
</body></html>
"""


def explain_page(article: Article) -> str:
    """A self-contained HTML page: one displaCy drawing for each line of the article."""
    doc = read_doc(article)
    spans = [span for kind in KINDS for span in doc.spans[f"diaban_{kind}"]]
    drawn = displacy.render(
        [_drawing(doc, spans, start, end) for start, end in _lines(doc)],
        style="span",
        manual=True,
        options={"colors": _COLOURS},
        jupyter=False,
    )
    return _PAGE.format(title=escape(article.title or article.id), paragraphs=drawn)


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """First token and token after the last of every line that holds anything."""
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _drawing(doc: Doc, spans: Sequence[Span], start: int, end: int) -> dict[str, Any]:
    """A line and the parts of spans that lie in it, as displaCy takes them."""
    inside = [(max(span.start, start), min(span.end, end), span.label_) for span in spans]
    return {
        "text": doc[start:end].text,
        "tokens": [token.text for token in doc[start:end]],
        "spans": [
            {"start_token": first - start, "end_token": last - start, "label": label}
            for first, last, label in sorted(inside)
            if first < last
        ],
    }
