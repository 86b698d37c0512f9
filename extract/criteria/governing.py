"""Whether a counted subject governs a predicate: what may stand between them, what the counted may meet."""

import re

from extract.criteria.coordination import BRACKETS, BREAK
from extract.criteria.counted import Subject
from extract.criteria.nouns import POPULATION
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import Predicate
from extract.letters import UPPER

_CLAUSES = LEXICON["clauses"]
_SUBJECTS = LEXICON["subjects"]
_MAX_GAP = 150
# Names in a row, with where each is, may stand between: 6 thôn gồm Hòa An (xã Tân Lập); ….
MAX_NAMES = 420
_MAX_AUXILIARY = 10
_MAX_PLAIN = 5
YARDSTICK = re.compile(words_pattern(_SUBJECTS["yardsticks"]))
_PLANNED = re.compile(words_pattern(_SUBJECTS["planned"]))
_OF_YARDSTICKS = frozenset({"exceed", "finish", "lag"})
# 3 phường: Hưng Thịnh, Lê Lai, Quang Minh đạt …
_NAMES = re.compile(rf"^: (?:[{UPPER}]\w*(?: [{UPPER}\d]\w*)*(?:, | và )?)+")
# , gồm Hưng Thịnh, Lê Lai và Quang Minh, mới đạt …
_NAMELY = re.compile(
    rf",? (?:gồm|bao gồm|là|đó là)(?: có)?:? (?:(?:{words_pattern(_SUBJECTS['named'])} )?[{UPPER}]\w*(?: "
    rf"[{UPPER}\d]\w*)*(?:, và | ?[,;] | và )?)+ ?,? ?"
)
# 5 nhóm với 22 tiêu chí, Công an phường Hưng Thịnh đã đạt …: one that is named after a comma has met them.
_NAMED_NEXT = re.compile(
    rf",[ \xa0](?i:{words_pattern(_SUBJECTS['named'])})[ \xa0][{UPPER}]\w*(?:[ \xa0][{UPPER}\d]\w*){{0,4}}"
    rf"(?:[ \xa0](?i:{words_pattern([*LEXICON['aux']['done'], *LEXICON['aux']['plain']])}))*[ \xa0]$"
)
_BEFORE_LEVEL = re.compile(rf"(?:[ \xa0]{words_pattern(_CLAUSES['before_level'])})*[ \xa0]?")
# A set has 5 nhóm với 22 tiêu chí.
_PART = re.compile(words_pattern(LEXICON["sets"]["parts"]))
_AT = re.compile(rf"(?<!\w){words_pattern(_CLAUSES['relative_after'])}[ \xa0]$")
_RATERS = re.compile(words_pattern(_SUBJECTS["raters"]))
_RACE = re.compile(words_pattern(_SUBJECTS["race"]))
_RACERS = re.compile(words_pattern(_SUBJECTS["racers"]))
_MADE = re.compile(words_pattern(_SUBJECTS["made"]))
_PURPOSE = re.compile(words_pattern(_CLAUSES["purpose"]))
_ROUNDING = 1.0
# …, còn lại đạt; …, là huyện đầu tiên đạt chuẩn: they say it of another.
_OF_ANOTHER = re.compile(r",[ \xa0](?:(?:số[ \xa0])?còn lại[ \xa0]?$|(?:và[ \xa0])?là[ \xa0])")
# đủ điều kiện ra sân, đáp ứng yêu cầu cứu hộ: what is done, unless what goes on tells a standard.
_RUNNING = {
    kind: re.compile(
        rf"{words_pattern(rule['words'])}"
        rf"(?!(?:,|[ \xa0]và)?[ \xa0]{words_pattern(rule['goes_on'])})[ \xa0]"
    )
    for kind, rule in LEXICON["running"].items()
}
# 3 mùa liên tiếp vận chuyển …: the adverb belongs to another verb.
_ANOTHER_VERB = re.compile(rf"(?<!\w){words_pattern(_CLAUSES['adverbs'])}[ \xa0](?!\d)\w")
# được phong tặng danh hiệu Anh hùng: an award.
_GIVEN = re.compile(words_pattern(LEXICON["given_titles"]["verbs"]))
_GIVEN_TITLE = re.compile(rf"danh hiệu[ \xa0][“\"]?{words_pattern(LEXICON['given_titles']['titles'])}")
_FOR_NEEDS = frozenset({"satisfy", "pledge"})
# …but what tells which of them: 36 đơn vị còn lại phấn đấu hoàn thành.
_PLAIN_GAP = re.compile(rf"{BRACKETS.pattern}|(?<!\w){words_pattern(_CLAUSES['rest'])}")
# 15 cơ quan của huyện Đông Sơn được công nhận
_OWNED = re.compile(rf"[ \xa0]+{words_pattern(_CLAUSES['attribute'])}[ \xa0][^,.;:()\d]{{1,50}}[ \xa0]")
# 5 huyện cấp thẻ cho công dân |đủ điều kiện
_FOR_OTHERS = re.compile(
    "".join(rf"(?<!{word} )" for word in _CLAUSES["for_others_not_after"])
    + rf"(?<!\w){_CLAUSES['for_others']}[ \xa0](?:(?:các|những)[ \xa0])?"
    + words_pattern(_CLAUSES["others"])
    + r"(?:[ \xa0][^\W\d_]+){0,2}[ \xa0]$"
)
_CONTRAST = re.compile(r"(?<!\w)(?:nhưng|song|mà)(?!\w)")


def governs(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether nothing stands between a subject and a predicate that parts them."""
    gap = scene.content[subject.end : predicate.start]
    if (subject.modifier and not _is_relative(scene, subject, predicate)) or len(gap) > MAX_NAMES:
        return False
    if predicate.kind == "level" and _PART.match(subject.name.lower()):
        return False
    named = BRACKETS.sub("", _NAMES.sub("", gap))
    named = _NAMELY.sub(" ", named)
    gap = named.lower()
    if len(gap) > _MAX_GAP or gap.rstrip().endswith(",") or BREAK.search(gap) or _OF_ANOTHER.search(gap):
        return False
    if _is_of_named(subject, predicate, named):
        return False
    if predicate.bare and not _may_stand_alone(scene, subject, predicate):
        return False
    if (
        predicate.standard
        and predicate.standard.role == "open"
        and not _may_meet_anything(subject, predicate)
    ):
        return False
    if _PURPOSE.match(scene.lower, predicate.start) and (
        predicate.kind in _FOR_NEEDS or YARDSTICK.match(subject.name.lower())
    ):
        return False
    if _is_given(scene, predicate):
        return False
    if (
        predicate.standard
        and predicate.standard.role == "own_share"
        and not _has_own_share(scene, subject, predicate)
    ):
        return False
    if _FOR_OTHERS.search(scene.lower, subject.start, predicate.start):
        return False
    if _only_rates(scene, subject, predicate):
        return False
    if _races(scene, subject, predicate):
        return False
    if _runs_on(scene, subject, predicate) or _ANOTHER_VERB.search(gap):
        return False
    if predicate.kind == "level" and not _BEFORE_LEVEL.fullmatch(gap):
        return False
    if predicate.standard and predicate.standard.of_noun and len(gap.strip()) > _MAX_AUXILIARY:
        return False
    return predicate.kind != "exceed" or not _CONTRAST.search(gap)


def _is_given(scene: Scene, predicate: Predicate) -> bool:
    """Whether a title is awarded rather than reached (`được phong tặng danh hiệu Anh hùng`)."""
    standard = predicate.standard
    return (
        standard is not None
        and _GIVEN.fullmatch(scene.lower, predicate.main_start, predicate.verb_end) is not None
        and _GIVEN_TITLE.match(scene.lower, standard.start) is not None
    )


def _is_of_named(subject: Subject, predicate: Predicate, gap: str) -> bool:
    """Whether one that is named right before the verb has met so many, and not those counted before it."""
    if predicate.standard is None or predicate.standard.met is None:
        return False
    return YARDSTICK.match(subject.name.lower()) is None and _NAMED_NEXT.search(gap) is not None


def _only_rates(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether those asked in a survey rate something else: `20% khách hàng đánh giá trung bình`."""
    said = scene.lower[predicate.start : predicate.verb_end]
    return said == _SUBJECTS["rate"] and _RATERS.match(subject.name.lower()) is not None


def _races(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether those who get to the finish are racers, or vessels, and no places or yardsticks."""
    if _RACE.search(scene.lower, predicate.start, predicate.verb_end) is None:
        return False
    name = subject.name.lower()
    return _RACERS.match(name) is not None or not (POPULATION.match(name) or YARDSTICK.match(name))


def _is_share_of_population(subject: Subject) -> bool:
    quantity = subject.quantity
    share = quantity is not None and (quantity.percent or quantity.whole is not None)
    return share and POPULATION.match(subject.name.lower()) is not None


def _runs_on(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether the standard is a bare word for one with running text after it, of none that are shares.

    Any places and bodies have their tasks: `7 xã chưa hoàn thành nhiệm vụ trồng rừng`.
    """
    standard, running = predicate.standard, _RUNNING.get(predicate.kind)
    if standard is None or running is None or _is_share_of_population(subject):
        return False
    if standard.role == "task" and POPULATION.match(subject.name.lower()):
        return False
    return running.match(scene.lower, standard.start, standard.end) is not None


def _has_own_share(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether a share is what each of the counted reaches, and not what they are of their total."""
    quantity = subject.quantity
    if quantity is None or quantity.whole is None or not quantity.whole or predicate.standard is None:
        return False
    if POPULATION.match(subject.name.lower()) is None:
        return False
    share = next(q.low for q in scene.quantities if q.start >= predicate.verb_end and q.percent)
    return abs(100 * quantity.low / quantity.whole - share) > _ROUNDING


def _is_relative(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """`tại 154 xã được công nhận đạt chuẩn`: who they are, whatever is done there."""
    near = predicate.start - subject.end <= 1 and predicate.standard is not None
    named = near and predicate.standard is not None and predicate.standard.role in ("norm", "title", "trait")
    if near and subject.quantity is not None and subject.quantity.whole is not None:
        return True
    return named and _AT.search(scene.lower, max(scene.start, subject.start - 14), subject.start) is not None


def _may_meet_anything(subject: Subject, predicate: Predicate) -> bool:
    """Whether the counted are places, bodies or things that standards are set for, or registering shares."""
    quantity = subject.quantity
    if predicate.kind in ("complete", "satisfy"):
        failed = predicate.kind == "satisfy" and predicate.status == "not_met"
        return _is_share_of_population(subject) or (
            failed and POPULATION.match(subject.name.lower()) is not None
        )
    if predicate.status == "registered" and quantity and (quantity.percent or quantity.whole is not None):
        return True
    return (
        POPULATION.match(subject.name.lower()) is not None
        or YARDSTICK.match(subject.name.lower()) is not None
    )


def _is_built(subject: Subject) -> bool:
    """Whether the counted are made, and once complete have met nothing: `3 cây cầu hoàn thành`."""
    return _MADE.match(subject.name.lower()) is not None


def _is_recognised(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    """Whether the counted are shares, or places and bodies with no more than whose they are after them."""
    if subject.quantity is not None and subject.quantity.whole is not None:
        return True
    owned = _OWNED.fullmatch(scene.lower, subject.end, predicate.start) is not None
    return owned and POPULATION.match(subject.name.lower()) is not None


def _may_stand_alone(scene: Scene, subject: Subject, predicate: Predicate) -> bool:
    if predicate.kind in _OF_YARDSTICKS:
        return _PLANNED.match(subject.name.lower()) is not None
    if predicate.kind == "complete" and _is_built(subject):
        return False
    return (
        predicate.status == "not_met"
        or YARDSTICK.match(subject.name.lower()) is not None
        or scene.lower.endswith("kết quả ", 0, predicate.start)
        or predicate.done
        or (predicate.kind == "recognise" and _is_recognised(scene, subject, predicate))
        or len(_PLAIN_GAP.sub("", scene.lower[subject.end : predicate.start]).strip()) <= _MAX_PLAIN
    )
