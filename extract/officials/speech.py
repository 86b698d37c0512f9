"""Names with the rank or the honorific that stands before them, and names alone that were told before."""

import re
from functools import cache
from typing import NamedTuple

from extract.bodies.heads import Phrases, fold_article
from extract.bodies.spelling import fold_tones
from extract.lexicon import load_lexicon
from extract.officials.names import Name, read_given_name, read_name
from extract.phrases import any_of
from extract.reading import Reading

_LONGEST_RANK = 20
_SPACE = re.compile(r"[ \xa0]{1,2}")


class Spoken(NamedTuple):
    """A name as it is spoken of; `start` is that of the cue, `full` whether it is more than a given name."""

    start: int
    name: Name
    rank: str | None
    full: bool


@cache
def _cues() -> tuple[tuple[str, str | None], ...]:
    """Each cue with the rank that it is, or None for an honorific."""
    ranks = load_lexicon("ranks")
    cues: dict[str, str | None] = {fold_tones(word): None for word in load_lexicon("persons")["honorifics"]}
    cues |= {fold_tones(rank.lower()): rank for rank in ranks["ranks"]}
    cues |= {fold_tones(form): rank for form, rank in ranks["short"].items()}
    return tuple(cues.items())


@cache
def _phrases() -> Phrases:
    return Phrases(form for form, _ in _cues())


@cache
def _between() -> re.Pattern[str]:
    words = sorted(load_lexicon("ranks")["between"], key=len, reverse=True)
    return re.compile(
        r"(?:,? ?(?:" + "|".join(re.escape(fold_tones(word)) for word in words) + r")(?=[ ,]))+,?"
    )


def find_spoken(reading: Reading) -> dict[int, Spoken]:
    """Every name that a rank or an honorific stands before, by where the cue begins."""
    found: dict[int, Spoken] = {}
    folded, content, cues = reading.once(fold_article), reading.content, _cues()
    for index, start, end in _phrases().find(folded):
        rank = cues[index][1]
        if rank is None and content[end : end + 1] != ":" and _past_space(content, end) is None:
            continue
        spoken = _read(reading, folded, start, end, rank)
        if spoken is not None:
            found[start] = spoken
    return found


@cache
def _rank_last() -> re.Pattern[str]:
    ranks = any_of(form for form, rank in _cues() if rank is not None)
    return re.compile(rf"(?<!\w)(?P<rank>{ranks})(?:,| -)? $")


def read_rank_before(reading: Reading, start: int) -> str | None:
    """The rank that stands right before `start`, a comma or a dash between."""
    match = _rank_last().search(reading.once(fold_article), max(0, start - _LONGEST_RANK), start)
    return dict(_cues())[match["rank"]] if match is not None else None


def spoken_in_order(reading: Reading) -> list[Spoken]:
    """Every name that a cue stands before, by where the name begins."""
    return sorted(reading.once(find_spoken).values(), key=name_start)


def name_start(spoken: Spoken) -> int:
    return spoken.name.start


def name_end(spoken: Spoken) -> int:
    return spoken.name.end


def _read(reading: Reading, folded: str, start: int, end: int, rank: str | None) -> Spoken | None:
    at = end
    between = _between().match(folded, at) if rank is not None else None
    if between is not None:
        at = between.end()
    content = reading.content
    comma = rank is not None and content[at : at + 1] == ","
    if content[at : at + 1] == ":" or comma:
        at += 1
    begins = _past_space(content, at)
    if begins is None:
        return None
    name = read_name(reading, begins, sure=not comma)
    if name is not None or comma:
        return Spoken(start, name, rank, True) if name is not None else None
    if content[start].isupper() and content[max(0, start - 2) : start].strip().isalnum():
        return None  # a word of a place's name (`phường Vị Thanh`)
    given = read_given_name(reading, begins)
    return Spoken(start, given, rank, False) if given is not None else None


def _past_space(content: str, at: int) -> int | None:
    """Where the capital stands behind one space or two, or None."""
    space = _SPACE.match(content, at)
    return space.end() if space is not None and content[space.end() : space.end() + 1].isupper() else None
