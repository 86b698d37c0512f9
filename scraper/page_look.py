"""What a page shows, roughly and fast: its titles, and lines of text without scripts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_SENTENCE = 60  # characters; menus and buttons are shorter
_LONGEST = 2_000_000  # characters that are looked at
_TITLES = 4
_LONGEST_TITLE = 1000
_NEXT = re.compile(
    r"<(?P<hidden>script|style|noscript|template|svg|textarea|select|title)\b"
    r"|(?P<comment><!--)|(?P<link><a\s[^<>]{0,1000})?>\s*(?P<text>[^\s<>][^<>]+)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<(title|h1)\b[^>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A page as it is looked at.

    source: the markup; titles, in small letters: <title> and first headlines; lines: what is between tags,
    is seen and is no link, up to where there was enough; sentences: letters of those as long as a sentence;
    letters: of all lines and links.
    """

    source: str
    titles: tuple[str, ...]
    lines: tuple[str, ...]
    letters: int
    sentences: int


def look_at(body: bytes, *, enough: int) -> Look:
    """The look of a page, read as UTF-8. Ends after `enough` characters in sentences."""
    text = body.decode("utf-8", "replace")[:_LONGEST]
    lines: list[str] = []
    sentences = letters = 0
    for line, linked in _lines(text):
        letters += len(line)
        if linked:
            continue
        lines.append(line)
        if len(line) >= _SENTENCE:
            sentences += len(line)
        if sentences >= enough:
            break
    return Look(
        source=text,
        titles=tuple(_titles(text)),
        lines=tuple(lines),
        letters=letters,
        sentences=sentences,
    )


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """What stands between tags, and whether that is a link's text, without what is not shown.

    Linear in the text however it is broken.
    """
    missing: set[str] = set()
    at = 0
    lowered = ""
    while (match := _NEXT.search(text, at)) is not None:
        at = match.end()
        if match["text"] is not None:
            yield _BLANK.sub(" ", unescape(match["text"])).strip(), match["link"] is not None
            continue
        closer = "-->" if match["comment"] else f"</{match['hidden'].lower()}"
        if closer in missing:
            continue
        lowered = lowered or _lower(text)
        end = lowered.find(closer, at)
        if end < 0:
            missing.add(closer)
            continue
        at = end


def _lower(text: str) -> str:
    """In small letters, each at its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _titles(text: str) -> Iterator[str]:
    for count, match in enumerate(_TITLE.finditer(text)):
        if count >= _TITLES:
            return
        inside = text[match.end() : match.end() + _LONGEST_TITLE]
        text_only = _TAG.sub(" ", inside.partition(f"</{match[1]}")[0])
        yield _BLANK.sub(" ", unescape(text_only)).strip().lower()
