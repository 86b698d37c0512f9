"""How many yardsticks each has, said before the number: số tiêu chí bình quân/xã là 16,13."""

import re

from extract.criteria.drafts import Draft
from extract.criteria.scenes import Scene
from extract.criteria.score_scenes import LOOK_BACK, score_status
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity
from extract.reading import Reading

_SUBJECTS = LEXICON["subjects"]
_SCORES = LEXICON["scores"]
_MET_WORD = _SUBJECTS["met"][0]
_SOFT = words_pattern(_SUBJECTS["averages"])
_AVERAGE = re.compile(
    rf"(?:(?:số[ \xa0])?{_MET_WORD}[ \xa0](?:đạt được[ \xa0]|đạt[ \xa0]|đạt chuẩn[ \xa0])?(?P<soft>{_SOFT})"
    rf"|(?P<first>{_SOFT})[ \xa0](?:số[ \xa0])?{_MET_WORD})"
    r"(?:[ \xa0]?/[ \xa0]?(?P<each>[^\W\d_]+)|[ \xa0](?:của[ \xa0](?:các[ \xa0])?|mỗi[ \xa0])(?P<of>"
    r"[^\W\d_]+))?[^\d,.;:]{0,30}?"
    rf"[ \xa0]?(?:{words_pattern(LEXICON['rates']['links'])}|:)[ \xa0]$"
)


# …, bình quân toàn huyện 18,3 tiêu chí/xã; (bình quân cả nước 15 tiêu chí/xã)
_BEFORE_EACH = re.compile(rf"(?<!\w)(?P<soft>{_SOFT})(?:[ \xa0][^\W\d_]+){{0,6}}[ \xa0:(]*$")
_EACH = re.compile(
    rf"[ \xa0]{_MET_WORD}(?:[ \xa0][^\W\d_]+){{0,3}}[ \xa0]?/[ \xa0]?(?:(?:1|một)[ \xa0])?(?P<each>[^\W\d_]+)"
)
_CHANGE_BACK = len("tăng thêm ")
_CHANGES = re.compile(rf"(?<!\w){words_pattern(LEXICON['lists']['grows'])}")


def is_average(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is how many yardsticks each of many has, by the words before it."""
    before = reading.lower[max(0, quantity.soft_start - LOOK_BACK) : quantity.soft_start]
    return "tiêu chí" in before and _AVERAGE.search(before) is not None


def read_average(scene: Scene, quantity: Quantity) -> Draft | None:
    """`số tiêu chí bình quân/xã là 16,13`: how many each has, said before the number."""
    told = _read_each(scene, quantity)
    if told is not None:
        return told
    back = max(scene.start, quantity.soft_start - LOOK_BACK)
    average = _AVERAGE.search(scene.lower, back, quantity.soft_start)
    if average is None or quantity.whole is not None:
        return None
    each = average["each"] or average["of"] or _SCORES["types"][0]
    return Draft(
        start=average.start(), end=quantity.end, sentence=scene.start, rule="score", name=each,
        status=score_status(scene, quantity.start), standard=_MET_WORD, standard_role="yardstick",
        met=quantity, approx=quantity.approx or average["soft"] or average["first"],
    )  # fmt: skip


def _read_each(scene: Scene, quantity: Quantity) -> Draft | None:
    """`bình quân toàn huyện 18,3 tiêu chí/xã`, and not by how many that has grown."""
    back = max(scene.start, quantity.soft_start - LOOK_BACK)
    each = _EACH.match(scene.lower, quantity.end)
    average = _BEFORE_EACH.search(scene.lower, back, quantity.start) if each else None
    if each is None or average is None or quantity.whole is not None:
        return None
    if _CHANGES.search(scene.lower, max(back, average.start() - _CHANGE_BACK), quantity.start):
        return None
    return Draft(
        start=average.start("soft"), end=each.end(), sentence=scene.start, rule="score", name=each["each"],
        status=score_status(scene, quantity.start), standard=_MET_WORD, standard_role="yardstick",
        met=quantity, approx=quantity.approx or average["soft"],
    )  # fmt: skip
