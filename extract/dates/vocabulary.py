"""The words of time, arranged for scanning: what begins an expression, and fragments of patterns."""

import re
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.dates.phrase import Phrase
from extract.lexicon import load_lexicon

WORDS = load_lexicon("dates")
_NUMERALS = load_lexicon("numerals")


def any_of(words: Any) -> str:
    """An alternation of literal words, the longest first, spaces as any white space within a line."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ \xa0]+") for word in ordered)


_NUMBER = [
    *_NUMERALS["digits"], *_NUMERALS["digits_after_ten"], _NUMERALS["words"]["ten"], _NUMERALS["words"]["tens"],
]  # fmt: skip
NUMBER_WORDS = rf"(?:{any_of(set(_NUMBER))})(?:[ \xa0](?:{any_of(set(_NUMBER))})(?!\w)){{0,2}}"
UNITS: dict[str, str] = WORDS["units"]
TAILS = {word: tail for tail, words in WORDS["tails"].items() for word in words}
MONTHS: dict[str, int] = WORDS["months"]
QUARTERS = {word: int(quarter) for quarter, words in WORDS["quarters"].items() for word in words}
WEEKDAYS = {word: int(day) for day, words in WORDS["weekdays"].items() for word in words}
PARTS = {word: part for part, words in WORDS["parts"].items() for word in words}
LUNAR_MONTHS = frozenset(WORDS["lunar_months"]["words"])
BRANCHES = {word: index for index, names in enumerate(WORDS["cycle"]["branches"]) for word in names}
STEMS = {word: index for index, word in enumerate(WORDS["cycle"]["stems"])}


def _near() -> dict[str, Phrase]:
    return {
        word: Phrase(0, 0, f"near-{unit}", f"near-{unit}", unit=unit, offset=int(offset))
        for unit, offsets in WORDS["near"].items()
        for offset, words in offsets.items()
        for word in words
    }


def _same() -> dict[str, Phrase]:
    return {
        word: Phrase(0, 0, f"same-{unit}", f"same-{unit}", unit=unit, offset=int(offset))
        for unit, offsets in WORDS["same"].items()
        for offset, words in offsets.items()
        for word in words
    }


def _parts() -> dict[str, Phrase]:
    found = {word: Phrase(0, 0, "part", "part", part=part) for word, part in PARTS.items()}
    for word, part in PARTS.items():
        for kind, follows in (("near-day", WORDS["part_near"]), ("same-day", WORDS["part_same"])):
            for after, offset in follows.items():
                rule = f"part-{kind}"
                found[f"{word} {after}"] = Phrase(0, 0, rule, kind, part=part, unit="day", offset=offset)
    return found


def _fixed_values() -> dict[str, Phrase]:
    found = {
        word: Phrase(0, 0, "set", "set", value=value)
        for value, words in WORDS["sets"].items()
        for word in words
    }
    for value, words in WORDS["vague"].items():
        found |= {word: Phrase(0, 0, "vague", "vague", value=value) for word in words}
    return found


# Expressions that say all in their own words; `start` and `end` are put in where they are found.
FIXED: dict[str, Phrase] = _near() | _same() | _parts() | _fixed_values()
# Words that a reader has to go on from, by the reader's name.
BEGINS: dict[str, str] = {word: reader for reader, words in WORDS["begins"].items() for word in words} | {
    word: "length" for word in [*_NUMERALS["digits"], _NUMERALS["words"]["ten"]] if word != "năm"
}
_TRIGGERS = sorted({*FIXED, *BEGINS})
TRIGGERS = tuple(_TRIGGERS)
AUTOMATON = AhoCorasick(_TRIGGERS, matchkind=MatchKind.LeftmostLongest)
