"""Where an article says what happened: its title and the first sentences after it."""

import re
from dataclasses import dataclass

from extract.reading import Reading
from extract.sentences import TextRange, find_sentences

_SENTENCES = 6
_SHORTEST = 35
_LONGEST = 700
# "(Congan.nghean.gov.vn) - ", "Laocaitv.vn – ", "date: 2025-07-21": who reports, or when, not what.
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)|[\w.]{2,24}\.(?:vn|com|org|net))\s*[-–—:.]?\s*")
_WEIGHTS = (1.25, 0.8, 0.45, 0.25, 0.15, 0.1)
_TITLE_WEIGHT = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A sentence of the title or the lead, half-open; `weight` is how much what it tells counts.

    rank: 0 for the title, then 1, 2, … for the sentences of the text.
    """

    start: int
    end: int
    rank: int
    weight: float


def find_lead(reading: Reading) -> tuple[Stretch, ...]:
    """The title, where there is one, and the first sentences of the text that are no captions."""
    title_end = reading.title_end
    found = []
    if title_end:
        found.append(Stretch(start=0, end=title_end, rank=0, weight=_TITLE_WEIGHT))
    rank = 0
    for sentence in reading.once(find_sentences):
        if sentence.start < title_end or not _tells(reading.content, sentence, first=rank == 0):
            continue
        rank += 1
        found.append(_stretch(reading.content, sentence, rank))
        if rank == _SENTENCES:
            break
    return tuple(found)


def _stretch(content: str, sentence: TextRange, rank: int) -> Stretch:
    start = sentence.start
    if (
        rank == 1
        and (dateline := _DATELINE.match(content, start, sentence.end))
        and dateline.end() < sentence.end
    ):
        start = dateline.end()
    end = min(sentence.end, start + _LONGEST)
    return Stretch(start=start, end=end, rank=rank, weight=_WEIGHTS[rank - 1])


def _tells(content: str, sentence: TextRange, *, first: bool) -> bool:
    """Whether it is a sentence of the report: long enough, and closed like one unless it is the first."""
    if sentence.end - sentence.start < _SHORTEST:
        return False
    closed = content[sentence.end - 1] in '.!?…;”"):'
    return closed or first
