"""Standards that are listed nowhere: whatever a verb of meeting takes, shares to reach, models to build."""

import re

from extract.criteria.phrases import NO_LEAD, standard_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, Token, words_pattern
from extract.criteria.verbs import CLAUSE_END, Standard, quantity_from

_OPEN = LEXICON["open"]
_OPEN_VERBS = tuple(_OPEN["verbs"])
_NOT_OPEN = re.compile(NO_LEAD + words_pattern(_OPEN["not_objects"]))
OPENS_WITH = re.compile(r"[^\W\d_]{2}")
_PLEDGED_BEFORE = re.compile(
    rf"{words_pattern(_OPEN['pledges'])}[ \xa0](?:[^,.;]{{0,14}}[ \xa0])?[^\W\d_ ]+(?:[ \xa0]"
    rf"[^\W\d_ ]+){{0,3}}$"
)
_OF_SHARE = re.compile(r"(?:tỷ lệ|tỉ lệ)[ \xa0](?:từ[ \xa0]|là[ \xa0])?")


def model_of(scene: Scene, verb: Token) -> Standard | None:
    """`đăng ký xây dựng mô hình`: the model that the text is about."""
    if not scene.lower.endswith(_OPEN["model"], verb.start, verb.end) or not is_pledged(scene, verb):
        return None
    return Standard(verb.end - len(_OPEN["model"]), verb.end, "open")


def own_share(scene: Scene, start: int) -> Standard | None:
    """`57/81 bệnh viện đạt tỷ lệ 95%`: the share that each reaches, if not the share of those that do."""
    words = _OF_SHARE.match(scene.lower, start, scene.end)
    quantity = quantity_from(scene, words.end() - 1, words.end()) if words else None
    if quantity is None or not quantity.percent:
        return None
    return Standard(start, standard_end(scene, start, quantity.end), "own_share")


def is_pledged(scene: Scene, verb: Token) -> bool:
    """Whether a verb of building follows one of registering: đăng ký xây dựng Tộc họ văn hóa."""
    return _PLEDGED_BEFORE.search(scene.lower, max(scene.start, verb.start - 24), verb.end) is not None


def open_object(scene: Scene, verb: Token, start: int) -> Standard | None:
    """Whatever a verb of meeting takes that is known for no standard, nor known to be none.

    It holds of counted places, bodies and things alone: 5/9 xã đạt tỷ lệ bao phủ bảo hiểm y tế.
    """
    if not scene.lower.endswith(_OPEN_VERBS, verb.start, verb.end):
        return None
    if CLAUSE_END.match(scene.lower, verb.end, scene.end + 1):
        return None
    if _NOT_OPEN.match(scene.lower, start) or not OPENS_WITH.match(scene.lower, start, scene.end):
        return None
    head = OPENS_WITH.match(scene.lower, start)
    return Standard(start, standard_end(scene, start, head.end()), "open") if head else None
