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
_AVERAGE = re.compile(
    rf"(?:số[ \xa0])?{_MET_WORD}[ \xa0](?:đạt được[ \xa0]|đạt[ \xa0]|đạt chuẩn[ \xa0])?(?P<soft>bình quân"
    rf"|trung bình)"
    r"(?:[ \xa0]?/[ \xa0]?(?P<each>[^\W\d_]+)|[ \xa0](?:của[ \xa0](?:các[ \xa0])?|mỗi[ \xa0])(?P<of>"
    r"[^\W\d_]+))?[^\d,.;:]{0,30}?"
    rf"[ \xa0]?(?:{words_pattern(LEXICON['rates']['links'])}|:)[ \xa0]$"
)


def is_average(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is how many yardsticks each of many has, by the words before it."""
    before = reading.lower[max(0, quantity.soft_start - LOOK_BACK) : quantity.soft_start]
    return "tiêu chí" in before and _AVERAGE.search(before) is not None


def read_average(scene: Scene, quantity: Quantity) -> Draft | None:
    """`số tiêu chí bình quân/xã là 16,13`: how many each has, said before the number."""
    back = max(scene.start, quantity.soft_start - LOOK_BACK)
    average = _AVERAGE.search(scene.lower, back, quantity.soft_start)
    if average is None or quantity.whole is not None:
        return None
    each = average["each"] or average["of"] or _SCORES["types"][0]
    return Draft(
        start=average.start(), end=quantity.end, sentence=scene.start, rule="score", name=each,
        status=score_status(scene, quantity.start), standard=_MET_WORD, standard_role="yardstick",
        met=quantity, approx=quantity.approx or average["soft"],
    )  # fmt: skip
