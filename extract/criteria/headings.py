"""Lists under a heading: `Mục tiêu đến năm 2025:` holds for every item below it."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from extract.criteria.tokens import LEXICON, tokens_between, words_pattern
from extract.facts import Status
from extract.reading import Reading
from extract.sentences import find_paragraphs

_HEADINGS = LEXICON["headings"]
_ITEM = re.compile(r"[ \xa0]*(?:[-–—•*+·○▪]|\d{1,2}[.)]|[a-zđ][.)])[ \xa0]*")
_PLAN = re.compile(rf"(?<!\w){words_pattern(_HEADINGS['plan'])}")
_DONE = re.compile(rf"(?<!\w){words_pattern(_HEADINGS['done'])}")
_MAX_HEADING = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above a list, half-open in code points; status is what it says of the items, if anything."""

    start: int
    end: int
    status: Status | None


def heading_of(reading: Reading, offset: int) -> Heading | None:
    """The heading of the list in which `offset` stands."""
    starts, headings = reading.once(_find_headings)
    index = bisect_right(starts, offset) - 1
    return headings[index] if index >= 0 else None


def _find_headings(reading: Reading) -> tuple[list[int], list[Heading | None]]:
    starts: list[int] = []
    headings: list[Heading | None] = []
    above: Heading | None = None
    goes_on = False
    for paragraph in reading.once(find_paragraphs):
        listed = above is not None and (goes_on or _ITEM.match(reading.lower, paragraph.start) is not None)
        starts.append(paragraph.start)
        headings.append(above if listed else None)
        last = reading.lower[paragraph.start : paragraph.end].rstrip()[-1:]
        if last == ":" and paragraph.end - paragraph.start <= _MAX_HEADING:
            above = Heading(
                paragraph.start, paragraph.end, _status_of(reading, paragraph.start, paragraph.end)
            )
        elif not listed:
            above = None
        goes_on = last in (":", ";")
    return starts, headings


def _status_of(reading: Reading, start: int, end: int) -> Status | None:
    roles = {role for token in tokens_between(reading, start, end) for role in token.roles}
    if "scope:achieved" in roles or _DONE.search(reading.lower, start, end):
        return None
    if "scope:target" in roles or _PLAN.search(reading.lower, start, end):
        return "target"
    return "registered" if "scope:registered" in roles else "forecast" if "scope:forecast" in roles else None
