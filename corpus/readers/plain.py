"""Plain text as it is copied from portals: a title or none, date lines, bylines, captions printed twice."""

from corpus.article import Article
from corpus.published import read_marker
from corpus.readers.draft import Draft, Line, drop_page, read_header, settle
from corpus.text import clean_lines

PARSER = "plain.1"


def read_plain(text: str, *, identity: str, raw_sha256: str) -> Article | None:
    """The article in `text`, or None where there is none."""
    lines = clean_lines(text)
    marked = None
    if lines:
        marked, lines[0] = read_marker(lines[0])
    kept = drop_page([Line(text=line) for line in lines if line])
    draft = read_header(Draft(lines=tuple(kept), published=marked))
    return settle(draft, identity=identity, parser=PARSER, raw_sha256=raw_sha256)
