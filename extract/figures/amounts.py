"""Amounts that are no plain numbers: `hàng trăm hộ`, `hơn chục ha`, `nửa tỷ đồng`, `gấp đôi`."""

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extract.criteria.tokens import words_pattern
from extract.figures.counted import Counted
from extract.figures.units import Unit, unit_after
from extract.lexicon import load_lexicon
from extract.quantities import softener
from extract.reading import Reading


def _pairs(first: list[str], second: list[str]) -> list[str]:
    return [f"{before} {after}" for before in first for after in second]


_LEXICON = load_lexicon("figures")
_WORDS = _LEXICON["amounts"]
_PARTS = _LEXICON["parts"]
_VALUES: dict[str, int] = _WORDS["values"]
_FOLDS: dict[str, float] = _WORDS["folds"]
_SCALE = words_pattern(_WORDS["scales"])
# Every amount begins with one of these, so that the text is searched but once.
_HEADS = AhoCorasick(
    [
        *_WORDS["alone"],
        *_pairs([*_WORDS["heads"], *_WORDS["softeners"]], _WORDS["scales"]),
        *_pairs(_WORDS["of_measure"], _WORDS["bulk"]),
        *_pairs([_WORDS["half"]], [*_WORDS["halved"], *_WORDS["halved_measures"]]),
        *_pairs([_WORDS["fold"]], list(_FOLDS)),
        *_pairs(_PARTS["numbers"], [_PARTS["of"]]),
    ],
    matchkind=MatchKind.LeftmostLongest,
    implementation=Implementation.DFA,
)
_VAGUE = re.compile(
    rf"{words_pattern(_WORDS['heads'])}[ \xa0]{_SCALE}(?:[ \xa0]{_SCALE}){{0,2}}"
    rf"|{words_pattern(_WORDS['alone'])}(?![ \xa0]{_SCALE})"
)
_BULK = re.compile(rf"({words_pattern(_WORDS['of_measure'])})(?=[ \xa0]{words_pattern(_WORDS['bulk'])})")
_BARE = re.compile(rf"({words_pattern(_WORDS['softeners'])})[ \xa0]({_SCALE})((?:[ \xa0]{_SCALE}){{0,2}})")
_HALF = re.compile(
    rf"{_WORDS['half']}(?:[ \xa0](?P<scale>{words_pattern(_WORDS['halved'])})"
    rf"|(?=[ \xa0]{words_pattern(_WORDS['halved_measures'])}))"
)
_PART = re.compile(
    rf"{words_pattern(_PARTS['numbers'])}[ \xa0]{_PARTS['of']}[ \xa0]{words_pattern(_PARTS['wholes'])}"
)
_FOLD = re.compile(
    rf"{_WORDS['fold']}[ \xa0](?P<fold>{words_pattern(list(_FOLDS))})"
    rf"(?:[ \xa0]{_WORDS['times']}(?!\w))?(?!\w)"
)


def find_amounts(reading: Reading) -> Iterator[Counted]:
    """Every amount of these kinds, in order of where they begin."""
    lower, end = reading.lower, 0
    for _, start, _ in _HEADS.find_matches_as_indexes(lower):
        if start < end or (start and lower[start - 1].isalpha()):
            continue
        counted = _amount_at(reading, start)
        if counted is not None:
            end = counted.end
            yield counted


def _amount_at(reading: Reading, start: int) -> Counted | None:
    for pattern, read in _READERS:
        match = pattern.match(reading.lower, start)
        if match is not None:
            return read(reading, match)
    return None


def _vague(reading: Reading, match: re.Match[str]) -> Counted | None:
    unit = unit_after(reading, match.end())
    if unit is None:
        return None
    return Counted(
        match.start(), match.start(), match.end(), unit.end, unit.kind, "vague", None,
        unit=unit.name, approx=match.group(),
    )  # fmt: skip


def _bare_scale(reading: Reading, match: re.Match[str]) -> Counted | None:
    """`hơn chục ha` is more than ten."""
    unit = unit_after(reading, match.end())
    if unit is None:
        return None
    value = _VALUES[match[2]]
    for scale in match[3].split():
        value *= _VALUES[scale]
    return _said(match.start(), match.start(2), match.end(), unit, value, match[1])


def _half(reading: Reading, match: re.Match[str]) -> Counted | None:
    unit = unit_after(reading, match.end())
    if unit is None:
        return None
    start, approx = softener(reading.lower, match.start())
    value = _VALUES[match["scale"]] / 2 if match["scale"] else 0.5
    return _said(start, match.start(), match.end(), unit, value, approx)


def _fold(reading: Reading, match: re.Match[str]) -> Counted:
    """`gấp đôi` is twice as much."""
    start = match.start("fold")
    return Counted(
        start, start, match.end(), match.end(), "times", "times", _FOLDS[match["fold"]], unit=_WORDS["times"]
    )


def _said(start: int, number: int, end: int, unit: Unit, value: float, approx: str | None) -> Counted:
    return Counted(start, number, end, unit.end, unit.kind, "scale", value, unit=unit.name, approx=approx)


def _part(reading: Reading, match: re.Match[str]) -> Counted | None:
    """`một phần tư`, where it is by how much something rose or fell."""
    start, approx = softener(reading.lower, match.start())
    said = match.group() if approx is None else f"{approx} {match.group()}"
    return Counted(start, start, match.end(), match.end(), "part", "part", None, approx=said)


_READERS = (
    (_VAGUE, _vague),
    (_BULK, _vague),
    (_BARE, _bare_scale),
    (_HALF, _half),
    (_FOLD, _fold),
    (_PART, _part),
)
