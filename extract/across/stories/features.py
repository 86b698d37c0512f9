"""What the title and the text of a report say that tells its event from others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.across.seen import SeenEvent
from extract.bodies.spelling import fold_tones
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.phrases import any_of

WORDS = load_lexicon("stories")
_COMMON = frozenset(fold_tones(pair) for pair in WORDS["common"])
_FUNCTION = frozenset(fold_tones(word) for word in WORDS["function_words"])
_TYPES = any_of(WORDS["place_types"])
_CAPITALISED = rf"[{UPPER}][^\W\d_]*"
_PLACE = re.compile(
    rf"(?<!\w)(?:(?i:{_TYPES}))\.?\s+(?:{_CAPITALISED}|\d{{1,2}})(?:[\s–-]{{1,3}}{_CAPITALISED}){{0,3}}"
)
_NAME = re.compile(rf"{_CAPITALISED}(?:\s{_CAPITALISED}){{1,4}}")
_WORD = re.compile(r"\w+")
_CLOCK = re.compile(r"(?<![\d/.])(\d{1,2})\s?(?:h|giờ|g)\s?(\d{2})?(?!\w)")
# A plate, an amount, a count with what is counted; no day, no year, no single digit.
_FIGURE = re.compile(
    r"(?<![\d/.,-])(\d{2}[A-Z]\d?[\s.-]{1,3}\d{3,5}(?:\.\d\d)?|\d[\d.,]{1,12})(?![\d/%])\s?(\w+)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK_UNITS = frozenset(("h", "giờ", "g", "phút", "tháng", "năm"))
_PREPARING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['preparing'])})(?!\w)")
_PART_OF_DAY = {word: order for order, words in enumerate(WORDS["day_parts"]) for word in words}
_PARTS = re.compile(rf"(?<!\w)({any_of(_PART_OF_DAY)})(?!\w)")
_LEAD = 700  # characters
_DETAILS = 1800
_FIRST_SENTENCES = 260
COMMON_WEIGHT = 0.25


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """The telling parts of a report, folded.

    title, lead: pairs of syllables without names of places; names, figures: of the text.
    clock: minutes of the first time of day that it tells; part: 0 for before dawn to 4 for the night.
    preparing: whether it tells of what comes before the event.
    """

    title: frozenset[str]
    lead: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    clock: int | None
    part: int | None
    preparing: bool


def read_features(event: SeenEvent) -> Features:
    """The features of an event's title and text."""
    title = _PLACE.sub(" ", event.title)
    text = event.text[:_DETAILS]
    placeless = _PLACE.sub(" . ", text)
    lead = placeless[:_LEAD]
    opening = f"{event.title}\n{text[:_FIRST_SENTENCES]}".lower()
    return Features(
        title=frozenset(_pairs(title)),
        lead=frozenset(_pairs(_NAME.sub(" . ", lead))) - _COMMON,
        names=frozenset(_names(placeless)),
        figures=frozenset(_figures(placeless)),
        clock=_clock(text[:_LEAD].lower()),
        part=_part(opening),
        preparing=_PREPARING.search(opening[: len(event.title) + _FIRST_SENTENCES // 2]) is not None,
    )


def weigh(pairs: Iterable[str]) -> float:
    """What pairs of syllables tell: common ones a quarter."""
    return sum(COMMON_WEIGHT if pair in _COMMON else 1.0 for pair in pairs)


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The weight of what two share, of that of the one that weighs less; 0 where one is empty."""
    least = min(weigh(first), weigh(second))
    return weigh(first & second) / least if least else 0.0


def telling(pairs: Iterable[str]) -> list[str]:
    """Those that are not common."""
    return [pair for pair in pairs if pair not in _COMMON]


def _pairs(text: str) -> Iterator[str]:
    """Neighbouring syllables of one clause, none of them a function word or a number."""
    for clause in re.split(r"[^\w\s]+|\n", fold_tones(text.lower())):
        words = _WORD.findall(clause)
        for one, other in pairwise(words):
            if one in _FUNCTION or other in _FUNCTION or one.isdigit() or other.isdigit():
                continue
            yield f"{one} {other}"


def _names(text: str) -> Iterator[str]:
    """Names of two syllables and more that stand with capitals, in full and by their last two."""
    for match in _NAME.finditer(text):
        words = fold_tones(match.group().lower()).split()
        pair = " ".join(words[-2:])
        if pair not in _COMMON:
            yield pair


def _figures(text: str) -> Iterator[str]:
    for number, unit in _FIGURE.findall(text):
        plain = re.sub(r"\W", "", number)
        if len(plain) < 2 or _YEAR.fullmatch(plain) or unit.lower() in _CLOCK_UNITS:
            continue
        yield plain.lower() if len(plain) > 3 else f"{plain} {fold_tones(unit.lower())}"


def _clock(text: str) -> int | None:
    for match in _CLOCK.finditer(text):
        hour, minute = int(match.group(1)), int(match.group(2) or 0)
        if hour < 24 and minute < 60:
            return hour * 60 + minute
    return None


def _part(text: str) -> int | None:
    match = _PARTS.search(text)
    return _PART_OF_DAY[" ".join(match.group(1).split())] if match is not None else None


@cache
def told_both_ways() -> frozenset[frozenset[str]]:
    """Pairs of types under which one event is told."""
    return frozenset(frozenset(pair) for pair in WORDS["told_both_ways"])
