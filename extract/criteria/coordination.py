"""Counts that share a predicate: 7/7 phường, 05 cơ quan."""

import re

from extract.criteria.counted import Subject
from extract.criteria.nouns import head_of
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, tokens_between, words_pattern

_CLAUSES = LEXICON["clauses"]
BRACKETS = re.compile(r"\([^()]*\)")
BREAK = re.compile(
    rf"[;:()]|\.\s|(?<!\w){words_pattern(_CLAUSES['break'])}(?![ \xa0]{words_pattern(_CLAUSES['no_break'])})"
)
_ATTRIBUTE = re.compile(rf"(?:[ \xa0]{words_pattern(_CLAUSES['attribute'])}[ \xa0].{{1,60}})?[ \xa0]*")
_OWN_CLAUSE = re.compile(rf"(?<!\w){words_pattern(_CLAUSES['own_clause'])}")
_MAX_ATTRIBUTE = 60
# 5 nhóm với 22 tiêu chí: the set, and none that meets any.
_WITH = "với"
_YARDSTICK = re.compile(words_pattern(LEXICON["subjects"]["yardsticks"]))
_AND = words_pattern(_CLAUSES["coordinators"])
_SEPARATOR = re.compile(
    rf"(?:[,;]|[ \xa0]{_AND})[ \xa0]*(?:{_AND}[ \xa0](?:công nhận (?:lại |mới |thêm )?)?)?"
    rf"(?:(?:(?:đến )?năm[ \xa0]\d{{4}}|(?:(?:bậc|cấp|khối|các)[ \xa0])?(?:trường[ \xa0])?"
    rf"{words_pattern(LEXICON['scores']['levels'])})[ \xa0](?:có[ \xa0])?)?$"
)
_OPENS_LIST = re.compile(rf"(?:^|[,;:.(“\"]|(?<!\w){words_pattern(_CLAUSES['opens_list'])})[ \xa0]*$")


def coordinated(scene: Scene, subjects: list[Subject], index: int) -> list[Subject]:
    """The subject at `index` and those listed before it: 7/7 phường, 05 cơ quan."""
    listed = [subjects[index]]
    for subject in reversed(subjects[:index]):
        gap = BRACKETS.sub("", scene.lower[subject.end : listed[0].start])
        joined = _SEPARATOR.search(gap)
        if not joined or subject.modifier or subject.whole or BREAK.search(gap[: joined.start()]):
            break
        # 1.250 mô hình; 215 mô hình được xếp loại tốt: counted once more, and not beside.
        if ";" in gap and (head_of(subject.name) == head_of(listed[0].name) or _OWN_CLAUSE.search(gap)):
            break
        if gap.strip() == _WITH and _YARDSTICK.match(listed[0].name.lower()):
            break
        attributed = _ATTRIBUTE.fullmatch(gap, 0, joined.start()) or _is_plain(scene, subject, listed[0])
        if not attributed or not _may_open(scene, subject, listed[0]):
            break
        listed.insert(0, subject)
    return listed


def _is_plain(scene: Scene, subject: Subject, following: Subject) -> bool:
    """Whether two ratios, or two shares, are parted by no verb: 6/7 chỉ tiêu về y tế, 4/5 chỉ tiêu khác."""
    first, second = subject.quantity, following.quantity
    if first is None or second is None or following.start - subject.end > _MAX_ATTRIBUTE:
        return False
    alike = (first.percent and second.percent) or (first.whole is not None and second.whole is not None)
    between = tokens_between(scene.reading, subject.end, following.start)
    if _OWN_CLAUSE.search(scene.lower, subject.end, following.start):
        return False
    return alike and not any(role.startswith(("verbs", "aux")) for token in between for role in token.roles)


def _may_open(scene: Scene, subject: Subject, following: Subject) -> bool:
    """Whether a list may begin with it: where its sentence does, after a word for it, as a share."""
    if subject.start == scene.start or _OPENS_LIST.search(scene.lower, scene.start, subject.start):
        return True
    first, second = subject.quantity, following.quantity
    return bool(first and second and first.percent and second.percent)
