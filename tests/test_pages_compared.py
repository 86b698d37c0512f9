"""How much of the articles' text is read from the pages, beside what trafilatura reads of the same ones."""

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from scraper.parse import parse_article

trafilatura = pytest.importorskip("trafilatura")

PAGES = Path(__file__).parent / "pages"
ARTICLES = sorted(path for path in PAGES.glob("*/*.html") if path.parent.name != "none")
FLOOR = 0.98


def tokens(text):
    return Counter(re.findall(r"\w+", text.lower()))


def text_of(blocks, *, captions):
    return "\n".join(text for kind, text in blocks if captions == (kind == "caption"))


def flat(text):
    return " ".join(text.split())


def ours(html, wanted):
    article = parse_article(html, url=wanted["url"], source=None, seen=wanted["seen"]).article
    blocks = [(block.kind, article.content[block.start : block.end]) for block in article.blocks]
    return text_of(blocks, captions=False)


def theirs(html, wanted):
    read = trafilatura.extract(html, url=wanted["url"], favor_precision=True, include_comments=False)
    return (read or "").removeprefix(wanted["title"])


def score(reader):
    """Token F of the bodies, then how many leads were kept whole and how many captions stand in the text."""
    shared = got = asked = kept = leaked = 0
    for path in ARTICLES:
        wanted = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        text = reader(path.read_text(encoding="utf-8"), wanted)
        body = tokens(text_of(wanted["blocks"], captions=False))
        shared += (tokens(text) & body).total()
        got += tokens(text).total()
        asked += body.total()
        lead = next(line for kind, line in wanted["blocks"] if kind == "para")
        kept += flat(lead) in flat(text)
        leaked += sum(flat(line) in flat(text) for kind, line in wanted["blocks"] if kind == "caption")
    return 2 * shared / (got + asked), kept, leaked


def test_more_is_read_than_a_general_tool_reads(capsys):
    our, their = score(ours), score(theirs)
    row = "{:20} {:.3f} {:11} {:16}\n"
    with capsys.disabled():
        sys.stdout.write(f"\n{len(ARTICLES)} pages           token F  leads kept  captions leaked\n")
        sys.stdout.write(row.format("diaban", *our))
        sys.stdout.write(row.format(f"trafilatura {trafilatura.__version__}", *their))
    assert our[0] >= max(FLOOR, their[0])
    assert our[1:] == (len(ARTICLES), 0)
