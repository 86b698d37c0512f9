"""The words of time, arranged for scanning: what begins an expression, and the compiled patterns."""

import re
from itertools import chain

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.dates.phrase import Phrase
from extract.lexicon import load_lexicon
from extract.phrases import any_of

WORDS = load_lexicon("dates")
_NUMERALS = load_lexicon("numerals")
_ONES: dict[str, int] = _NUMERALS["digits"]
_TEN: str = _NUMERALS["words"]["ten"]

MONTHS: dict[str, int] = WORDS["months"]
UNITS: dict[str, str] = WORDS["units"]
TAILS = {word: tail for tail, words in WORDS["tails"].items() for word in words}
QUARTERS = {word: int(quarter) for quarter, words in WORDS["quarters"].items() for word in words}
WEEKDAYS = {word: int(day) for day, words in WORDS["weekdays"].items() for word in words}
MODS = {word: mod for mod, words in WORDS["mods"].items() for word in words}
LUNAR_MONTHS = frozenset(WORDS["lunar_months"]["words"])
ROMAN: dict[str, int] = WORDS["roman"]
SEASONS = {word: season for season, words in WORDS["seasons"].items() for word in words}
SEASON_NEAR = {word: int(offset) for offset, words in WORDS["season_near"].items() for word in words}
BRANCHES = {word: index for index, names in enumerate(WORDS["cycle"]["branches"]) for word in names}
STEMS = {word: index for index, word in enumerate(WORDS["cycle"]["stems"])}
RUN_ON = frozenset(WORDS["run_on"]["words"])
BEFORE = {name: frozenset(words) for name, words in WORDS["before"].items()}
AFTER = {name: frozenset(words) for name, words in WORDS["after"].items()}


_BELOW_HUNDRED = {*_ONES, *_NUMERALS["digits_after_ten"], _TEN, _NUMERALS["words"]["tens"]}


def _number_words() -> str:
    word = f"(?:{any_of(_BELOW_HUNDRED)})"
    return rf"{word}(?:[ \xa0]{word}(?!\w)){{0,2}}"


def _number_word() -> str:
    """Any word of a number below ten thousand, of which the years are told in words."""
    words = _NUMERALS["words"]
    return f"(?:{any_of([*_BELOW_HUNDRED, words['zero'], words['hundred'], *words['empty_ten']])})"


_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_FRAGMENTS = {
    "s": r"[ \xa0]",
    "dash": r"[-–.]",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d|\.\d{3})",
    "month": _MONTH,
    "month_next": rf"(?:[ \xa0]*(?:,|và|đến|tới|[–-])[ \xa0]*{_MONTH})",
    "month_word": rf"(?:{_MONTH}|(?:{any_of(MONTHS)})(?!\w))",
    "year": r"(?:1[0-9]|20|21)\d\d(?!\d)",
    "number": _number_words(),
    "number_word": _number_word(),
    "seasons": any_of(SEASONS),
    "season_near": any_of(SEASON_NEAR),
    "roman": any_of(ROMAN),
    "near_year": any_of(chain.from_iterable(WORDS["near"]["year"].values())),
    "quarters": any_of(QUARTERS),
    "weekdays": any_of(WEEKDAYS),
    "stems": any_of(STEMS),
    "branches": any_of(BRANCHES),
    "units": any_of(UNITS),
    "small_units": any_of(word for word, unit in UNITS.items() if unit not in "YQEC"),
    "tails": any_of(word for word, tail in TAILS.items() if tail != "half"),
}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name in the lexicon, compiled. Raises KeyError where there is none."""
    source = WORDS["patterns"][name].replace("\\\n", "")
    return re.compile(_PLACEHOLDER.sub(_fragment, source))


def _fragment(match: re.Match[str]) -> str:
    return _FRAGMENTS[match[1]]


def _counted(group: str) -> dict[str, Phrase]:
    """`hôm qua`, `năm tới` (near) or `hôm sau`, `cùng năm` (same): so many units away."""
    found: dict[str, Phrase] = {}
    for unit, offsets in WORDS[group].items():
        rule = f"{group}-{unit}"
        for offset, words in offsets.items():
            found |= {
                word: Phrase(0, 0, rule, rule, unit=unit, offset=int(offset), tail=_told_tail(word))
                for word in words
            }
    return found


def _told_tail(word: str) -> str:
    """`told` for what may count from the story (`năm sau`), not only from publication."""
    return "told" if word.rpartition(" ")[2] in WORDS["told"]["words"] else ""


def _parts() -> dict[str, Phrase]:
    found = {}
    for part, words in WORDS["parts"].items():
        for word in words:
            found[word] = Phrase(0, 0, "part", "part", part=part)
            for shape, follows in (("near-day", WORDS["part_near"]), ("same-day", WORDS["part_same"])):
                for after, offset in follows.items():
                    phrase = Phrase(0, 0, f"part-{shape}", shape, part=part, unit="day", offset=offset)
                    found[f"{word} {after}"] = phrase
    return found


def _values() -> dict[str, Phrase]:
    return {
        word: Phrase(0, 0, shape, shape, value=value)
        for shape, values in (("set", WORDS["sets"]), ("vague", WORDS["vague"]))
        for value, words in values.items()
        for word in words
    }


# Expressions that say all in their own words; `start` and `end` are put in where they are found.
FIXED: dict[str, Phrase] = _counted("near") | _counted("same") | _parts() | _values()
# Words that a reader has to go on from, with the reader's name. A number in words begins a length.
BEGINS: dict[str, str] = dict.fromkeys([*_ONES, _TEN], "length") | {
    word: reader for reader, words in WORDS["begins"].items() for word in words
}
TRIGGERS = tuple(sorted({*FIXED, *BEGINS, *WORDS["no_times"]["words"]}))
AUTOMATON = AhoCorasick(TRIGGERS, matchkind=MatchKind.LeftmostLongest)
