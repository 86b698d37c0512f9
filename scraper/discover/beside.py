"""The day that stands beside a link in a list: in the same box, where no other article's link is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from itertools import islice, pairwise

from lxml.html import HtmlElement

from corpus.published import VIETNAM
from scraper.discover.stamps import read_when

_CLIMB = 4  # elements above a link in which its day is looked for
_SEEN_FROM = 16  # elements above a link that know of it: more, so that no box above has another's link in it
_ELEMENTS = 60  # of a box; those of one article are few
_TRIED = 6  # texts of a box
_LONGEST = 60  # characters; longer texts are no days
_YEAR = re.compile(r"\d\D{0,12}(?:19|20)\d\d|(?:19|20)\d\d-\d")
_SEVERAL = ""  # stands for the article of a box that holds links to more than one

Links = Sequence[tuple[HtmlElement, str]]


def days_beside(links: Links, zone: tzinfo = VIETNAM) -> Mapping[str, str]:
    """The days of articles, ISO, by their addresses; `links`: elements with the address of each.

    `zone` is that of times that do not say their own.
    """
    owners = _owners(links)
    found: dict[str, str] = {}
    for link, url in links:
        if url in found:
            continue
        texts = islice(_texts(_box(link, url, owners)), _TRIED)
        day = next(filter(None, (read_when(text, zone) for text in texts)), None)
        if day is not None:
            found[url] = day
    return found


def _owners(links: Links) -> dict[HtmlElement, str]:
    """Whose an element is: the one article that is linked in it, or `_SEVERAL`."""
    owners: dict[HtmlElement, str] = {}
    for link, url in links:
        for above in islice(link.iterancestors(), _SEEN_FROM):
            owners[above] = url if owners.get(above, url) == url else _SEVERAL
    return owners


def _box(link: HtmlElement, url: str, owners: Mapping[HtmlElement, str]) -> HtmlElement:
    """The largest element around a link that is its article's alone."""
    box = link
    for above in islice(link.iterancestors(), _CLIMB):
        if above.tag in ("body", "html") or owners.get(above) != url:
            break
        box = above
    return box


def _texts(box: HtmlElement) -> Iterator[str]:
    """Texts in a box that may be a day: what machines are told, single texts, neighbours together."""
    pieces: list[str] = []
    for element in islice(box.iter(), _ELEMENTS):
        stamp = element.get("datetime") or element.get("data-time") or ""
        if _YEAR.search(stamp[:_LONGEST]):
            yield stamp
        tail = element.tail if element is not box else None
        pieces += [text.strip() for text in (element.text, tail) if text and len(text) <= 4 * _LONGEST]
    pieces = [piece for piece in pieces if piece and len(piece) <= _LONGEST]
    yield from filter(_YEAR.search, pieces)
    together = (f"{one} {other}" for one, other in pairwise(pieces))
    yield from (text for text in together if len(text) <= _LONGEST and _YEAR.search(text))
    yield from (text for text in _joined(pieces) if _YEAR.search(text))


def _joined(pieces: Sequence[str]) -> Iterator[str]:
    """Days that stand apart: `07` `/03` `/2026`."""
    for start in range(len(pieces) - 2):
        text = "".join(pieces[start : start + 3])
        if len(text) <= _LONGEST:
            yield text
