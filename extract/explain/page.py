"""An article as a page of its own, its facts drawn by displaCy."""

from html import escape

from spacy import displacy
from spacy.tokens import SpanGroup

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
</head><body><h1>{title}</h1>
{paragraphs}
</body></html>
"""


def explain_page(article: Article) -> str:
    """A self-contained HTML page: one displaCy drawing for each line of the article."""
    doc = read_doc(article)
    spans = [span for kind in KINDS for span in doc.spans[f"diaban_{kind}"]]
    doc.spans["sc"] = SpanGroup(doc, name="sc", spans=spans)
    drawn = displacy.render(doc, style="span", options={"colors": _COLOURS}, jupyter=False)
    return _PAGE.format(title=escape(article.title or article.id), paragraphs=drawn)
