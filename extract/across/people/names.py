"""Names of people: one spelling, how many bear one, which may be a shorter form of another."""

import re
import unicodedata
from functools import cache, lru_cache

from extract.bodies.spelling import old_tones
from extract.lexicon import load_lexicon

_APOSTROPHES = str.maketrans("’ʼ‘`´-–", "'''''  ")
# `Lý` and `Lí`, `Kỳ` and `Kì`, `Quý` and `Quí` are one; `Y` alone and `Thúy` are not meant.
_OPEN_Y = re.compile(r"(?<=\b[bhklmstv])[yýỳỷỹỵ]\b|(?<=\bqu)[yýỳỷỹỵ]\b|(?<=\bt[h])[yýỳỷỹỵ]\b")
_I_FOR_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
# Names that look rare may be common where one people lives.
_LEAST_SHARE = 1e-5
_SHARE_OF_INITIALS = 0.02


@lru_cache(maxsize=1 << 17)
def name_key(name: str) -> str:
    """A name in one spelling: NFC, lower case, one placement of the tone, `i` for `y`; accents stay."""
    plain = unicodedata.normalize("NFC", name).translate(_APOSTROPHES).lower().strip(" .,;")
    spaced = " ".join(plain.replace(".", ". ").split())
    return _OPEN_Y.sub(_with_i, old_tones(spaced))


@lru_cache(maxsize=1 << 16)
def share_of(key: str) -> float:
    """The share of officials who bear a name (its key), by its parts."""
    if has_initials(key):
        return _SHARE_OF_INITIALS
    if " " not in key:
        return _share("surname", "'") if "'" in key else 1.0
    first, *middle, last = key.split()
    share = _share("surname", first) * _share("given", last)
    if not middle:
        return max(share * float(load_lexicon("name_shares")["none"]["middle"]), _LEAST_SHARE)
    for part in middle:
        share *= _share("middle", part)
    return max(share, _LEAST_SHARE)


def has_initials(key: str) -> bool:
    """Whether a part of the name is only a letter with a dot (`Nguyễn V. H.`), or all is (`N.V.H`)."""
    parts = key.split()
    return any(part.endswith(".") and len(part) <= 2 for part in parts) or all(len(p) == 1 for p in parts)


def may_be_short_for(short: str, long: str) -> bool:
    """Whether one name (a key) may be another without some of its middle parts, or with initials for them.

    `Nguyễn Hùng` and `Nguyễn V. Hùng` for `Nguyễn Văn Hùng`; of some peoples without the end, `Y Biêr Niê`
    for `Y Biêr Niê Kđăm`.
    """
    less, more = short.split(), long.split()
    if less == more or len(less) > len(more) or len(less) < 2:
        return False
    if len(less) == len(more):
        ends = (less[0], less[-1]) == (more[0], more[-1])
        return ends and has_initials(short) and all(map(_fits, less, more))
    if more[: len(less)] == less:
        return _is_ethnic(less[0])
    return (less[0], less[-1]) == (more[0], more[-1]) and _is_within(less, more)


def _is_within(less: list[str], more: list[str]) -> bool:
    """Whether the parts of `less` stand in `more` in that order."""
    rest = iter(more)
    return all(any(_fits(part, other) for other in rest) for part in less)


def _fits(part: str, whole: str) -> bool:
    letter = part.rstrip(".")
    return part == whole or (len(letter) == 1 and part != letter and whole.startswith(letter))


@cache
def _is_ethnic(surname: str) -> bool:
    return any(name_key(each) == surname for each in load_lexicon("surnames")["ethnic"])


@cache
def _shares(part: str) -> dict[str, float]:
    return {name_key(name): share for name, share in load_lexicon("name_shares")[part].items()}


def _share(part: str, syllable: str) -> float:
    return _shares(part).get(syllable) or float(load_lexicon("name_shares")["else"][part])


def _with_i(match: re.Match[str]) -> str:
    return match.group().translate(_I_FOR_Y)
