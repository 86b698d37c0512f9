"""Tone marks of `oa`, `oe`, `uy`, which may stand on either vowel (`Hoà` and `Hòa`)."""

import re

_PAIRS = tuple(
    (new_first + new, old + last)
    for new_first, last, olds, news in (
        ("o", "a", "òóỏõọ", "àáảãạ"),
        ("o", "e", "òóỏõọ", "èéẻẽẹ"),
        ("u", "y", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for old, new in zip(olds, news, strict=True)
)
_NEW_PAIR = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")
_OLD = dict(_PAIRS) | {new.capitalize(): old.capitalize() for new, old in _PAIRS}
_OLD |= {new.upper(): old.upper() for new, old in _PAIRS}
_NEW_STYLE = re.compile(r"(?<![qQ])(?:" + "|".join(_OLD) + r")(?!\w)")


def fold_tones(lowered: str) -> str:
    """Lower-case text in one style (of dashes too), of the same length: a key to match by, not to be read.

    Folds inside words too (`hoàng`), which no reader would write; what is looked up must be folded alike.
    """
    return _NEW_PAIR.sub(_older, lowered).replace("–", "-")


def old_tones(text: str) -> str:
    """`text` with the mark where the older spelling puts it: `Thái Hòa`, `ủy`."""
    return _NEW_STYLE.sub(_older, text)


def _older(match: re.Match[str]) -> str:
    return _OLD[match.group()]
