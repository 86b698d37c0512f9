"""The yardstick that the count of a bare verb meets: tiêu chí số 19 có 546/573 xã đạt."""

import re

from extract.criteria.counted import Subject
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern

_SUBJECTS = LEXICON["subjects"]
_MAX_GAP = 150
_MET = re.compile(words_pattern(LEXICON["subjects"]["met"]))
_ABOUT = re.compile(
    rf"(?<!\w)(?P<noun>{words_pattern(_SUBJECTS['met'])}[ \xa0](?:[^,.;:()\n]|\.(?=\d)){{1,100}}?)"
    r"(?::[ \xa0]|,?[ \xa0](?:đã[ \xa0])?có[ \xa0]|:[ \xa0]có[ \xa0])$"
)
_BRACKETED = re.compile(
    r"(?:^|[,;:.(]|(?<!\w)(?:là|và|như|gồm|về))[ \xa0]*(?P<noun>[^\W\d_][^,;:.()]{2,90})[ \xa0]$"
)
_NEXT = re.compile(r"[,;][ \xa0](?P<noun>[^\W\d_][^,;:.()\d]{2,40}?)[ \xa0](?:có[ \xa0])?$")
_FIRST = re.compile(
    rf"(?<!\w)(?P<kind>{words_pattern(_SUBJECTS['met'])})[ \xa0][^,.;:()\n\d]{{1,60}}?(?::|[ \xa0](?:đã"
    rf"[ \xa0])?có)[ \xa0]"
)


def standard_before(scene: Scene, subject: Subject) -> str | None:
    """`tiêu chí số 19 về quốc phòng có 546/573 xã đạt`: the yardstick that the count of a bare verb meets."""
    about = _ABOUT.search(scene.lower, max(scene.start, subject.start - _MAX_GAP), subject.start)
    if about is None:
        return _next_yardstick(scene, subject)
    return scene.content[about.start("noun") : about.end("noun")] if about else None


def _next_yardstick(scene: Scene, subject: Subject) -> str | None:
    """`tiêu chí giao thông có 8/12 xã đạt, thủy lợi 10/12 xã đạt`: the yardstick by its name alone."""
    named = _NEXT.search(scene.lower, max(scene.start, subject.start - _MAX_GAP), subject.start)
    told = _FIRST.search(scene.lower, scene.start, subject.start) if named is not None else None
    if named is None or told is None:
        return None
    label = scene.content[slice(*named.span("noun"))]
    return label if _MET.match(label.lower()) else f"{told['kind']} {label}"


def before_bracket(scene: Scene, subject: Subject) -> str | None:
    """`trụ sở làm việc (7/12 đơn vị đạt)`: what the count in parentheses is said of."""
    if scene.lower[subject.start - 1 : subject.start] != "(":
        return None
    about = _BRACKETED.search(scene.lower, max(scene.start, subject.start - _MAX_GAP), subject.start - 1)
    return scene.content[about.start("noun") : about.end("noun")].strip() if about else None
