"""Where an article says what happened: its title and the first sentences after it."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from extract.agents import find_agents
from extract.dates import find_dates
from extract.lexicon import load_lexicon
from extract.phrases import any_of
from extract.reading import Reading
from extract.sentences import TextRange, find_sentences

_SENTENCES = 6
_SHORTEST = 24
_LONGEST = 700
# "(Congan.nghean.gov.vn) - ", "Laocaitv.vn – ", "date: 2025-07-21": who reports, or when, not what.
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)|[\w.]{2,24}\.(?:vn|com|org|net))\s*[-–—:.]?\s*")
# "Thực hiện Kế hoạch …, ngày 6/11, Công an huyện …": what a sentence says before it comes to what happened.
_PREAMBLE = re.compile(rf"\W{{0,3}}(?:{any_of(load_lexicon('events')['words']['preambles'])})(?!\w)")
# "Trước tình hình trộm cắp phức tạp, …": against what something was done.
_AGAINST = re.compile(rf"\W{{0,3}}(?:{any_of(load_lexicon('events')['words']['against'])})(?!\w)")
_COMMA = re.compile(r"[,;]\s+")
# "Trước tình hình trộm cắp, ma túy diễn biến phức tạp, …": the comma behind all of it, not one of its list.
_GROUND_ENDS = re.compile(rf"(?<!\w)(?:{any_of(load_lexicon('events')['words']['against_ends'])})[,;]\s+")
_LONGEST_GROUND = 160
_CLAUSES = 12
_WEIGHTS = (1.25, 0.8, 0.45, 0.25, 0.15, 0.1)
_TITLE_WEIGHT = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A sentence of the title or the lead, half-open; `weight` is how much what it tells counts.

    rank: 0 for the title, then 1, 2, … for the sentences of the text.
    main: where the clause begins that tells what happened, behind what led to it.
    ground: where that ends against which something was done, `start` where none is told.
    """

    start: int
    end: int
    rank: int
    weight: float
    main: int
    ground: int


def find_lead(reading: Reading) -> tuple[Stretch, ...]:
    """The title, where there is one, and the first sentences of the text that are no captions."""
    title_end = reading.title_end
    found = []
    if title_end:
        found.append(Stretch(start=0, end=title_end, rank=0, weight=_TITLE_WEIGHT, main=0, ground=0))
    rank = 0
    for sentence in reading.once(find_sentences):
        if sentence.start < title_end or not _tells(reading.content, sentence, first=rank == 0):
            continue
        rank += 1
        found.append(_stretch(reading, sentence, rank))
        if rank == _SENTENCES:
            break
    return tuple(found)


def _stretch(reading: Reading, sentence: TextRange, rank: int) -> Stretch:
    content, start = reading.content, sentence.start
    if (
        rank == 1
        and (dateline := _DATELINE.match(content, start, sentence.end))
        and dateline.end() < sentence.end
    ):
        start = dateline.end()
    end = min(sentence.end, start + _LONGEST)
    main = _main_clause(reading, start, end)
    ground = _behind_ground(reading, start, end)
    return Stretch(start=start, end=end, rank=rank, weight=_WEIGHTS[rank - 1], main=main, ground=ground)


def _main_clause(reading: Reading, start: int, end: int) -> int:
    """Where a day or a body opens a clause after a preamble; `start` where there is none."""
    if not _PREAMBLE.match(reading.lower, start, end):
        return start
    openings = reading.once(_openings)
    for count, comma in enumerate(_COMMA.finditer(reading.content, start, end)):
        at = bisect_left(openings, comma.end())
        if at < len(openings) and openings[at] == comma.end():
            return comma.end()
        if count == _CLAUSES:
            break
    return start


def _behind_ground(reading: Reading, start: int, end: int) -> int:
    """Where a sentence comes to what was done, behind that against which it was; `start` without."""
    if not _AGAINST.match(reading.lower, start, end):
        return start
    near = min(end, start + _LONGEST_GROUND)
    comma = _GROUND_ENDS.search(reading.lower, start, near) or _COMMA.search(reading.content, start, end)
    return comma.end() if comma is not None else end


def _openings(reading: Reading) -> list[int]:
    days = (date.start for date in reading.once(find_dates))
    return sorted([*days, *(agent.start for agent in reading.once(find_agents))])


def _tells(content: str, sentence: TextRange, *, first: bool) -> bool:
    """Whether it is a sentence of the report: long enough, and closed like one unless it is the first."""
    if sentence.end - sentence.start < _SHORTEST:
        return False
    closed = content[sentence.end - 1] in '.!?…;”"):'
    return closed or first
