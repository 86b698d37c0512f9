"""Counts with no noun of their own: 30% xã đạt chuẩn, 5% đạt chuẩn kiểu mẫu."""

import re
from dataclasses import replace

from extract.criteria.counted import Subject
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity

_SUBJECTS = LEXICON["subjects"]
_SCHOOLS = re.compile(rf"(?<!\w){words_pattern(LEXICON['scores']['levels'])}[ \xa0](?:có|đạt|với|là)[ \xa0]$")
_SPOKEN_BACK = 60
_OF_THOSE = frozenset(_SUBJECTS["of_those"])
_SPOKEN_OF = re.compile(
    rf"(?<!\w){words_pattern(LEXICON['lists']['spoken_of'])}[ \xa0](?:(?:khối|cấp)[ \xa0](?=\w{{3}}))?"
    rf"(?P<noun>[^.;:()\d,]{{2,40}}),[ \xa0](?:[^\W\d_]+[ \xa0]){{0,3}}$"
)


def with_names(scene: Scene, found: list[Subject]) -> list[Subject]:
    """Shares and counts with no noun of their own count what the one before them does."""
    named: list[Subject] = []
    for subject in found:
        last = named[-1] if named else None
        if subject.name.lower() in _OF_THOSE:
            named += [replace(subject, name=last.name)] if last is not None else []
            continue
        if subject.name:
            named.append(subject)
        elif last is not None and not last.modifier and _is_alike(last.quantity, subject.quantity):
            named.append(replace(subject, name=last.name))
        elif subject.quantity is not None and subject.quantity.whole is not None:
            label = _SCHOOLS.search(
                scene.lower, max(scene.start, subject.start - _SPOKEN_BACK), subject.start
            )
            if label is not None:
                named.append(replace(subject, name=_SUBJECTS["school"]))
        if not named or named[-1].start != subject.start:
            spoken = (
                _SPOKEN_OF.search(scene.lower, max(scene.start, subject.start - _SPOKEN_BACK), subject.start)
                if not subject.name
                else None
            )
            if spoken is not None:
                named.append(replace(subject, name=scene.content[slice(*spoken.span("noun"))]))
    return named


def _is_alike(quantity: Quantity | None, other: Quantity | None) -> bool:
    """Whether both are shares, or both are counts, of one whole where they say so."""
    if quantity is None or other is None or quantity.percent != other.percent:
        return False
    return other.whole is None or quantity.whole == other.whole
