"""Drafts of traits: of a counted noun, of a share that follows, of those a recognition is given to."""

import re
from dataclasses import replace

from extract.criteria.attributes import percent_of
from extract.criteria.counted import Subject
from extract.criteria.drafts import Draft
from extract.criteria.phrases import subject_end
from extract.criteria.rates import linked_quantity, rate_before
from extract.criteria.scenes import Scene
from extract.criteria.status import scoped_status
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import Predicate
from extract.facts import Status

_FOR = re.compile(
    r"(?:[ \xa0](?:trong|thuộc)[ \xa0][^,.;:()\d]{1,90}?)?(?:[ \xa0]\d[ \xa0]năm)?(?:[ \xa0]\([^()]{1,40}\))?"
    r"(?:[ \xa0](?:năm|giai đoạn|đợt|lần)[ \xa0][\w/–-]+(?:[ \xa0]-[ \xa0]\d+)?){0,2}[ \xa0]+(?:cho"
    r"|đối với)[ \xa0]+(?:cả[ \xa0]+)?$"
)
MAX_TRAIT_GAP = 60
_BEARER_BACK = 60
_BEARER = re.compile(r"(?:[ \xa0][^\W\d_]+){1,5}[ \xa0]")
_CLAUSE_HEAD = re.compile(
    rf"(?:^|[,;:\n•+(–-][ \xa0]?|(?<!\w){words_pattern(LEXICON['lists']['before_noun'])}[ \xa0])(?:các"
    rf"[ \xa0]|số[ \xa0])?"
    rf"(?P<noun>{words_pattern(LEXICON['subjects']['populations'])}[^,;:()\d\n]{{0,40}}?)[ \xa0](?:đạt"
    rf"[ \xa0])?[“\"]?$"
)


def trait_status(scene: Scene, governor: Predicate, offset: int, local: list[tuple[int, int]]) -> Status:
    """The status of a trait by the verb that governs its noun, or the cue before it."""
    if governor.done:
        return "achieved"
    return scoped_status(scene, offset, local) or ("target" if governor.kind == "build" else "achieved")


def trait_draft(scene: Scene, subject: Subject, status: Status, start: int, end: int) -> Draft:
    """The draft of a counted subject with the trait at `[start, end)`."""
    quantity = subject.quantity
    share = quantity is not None and quantity.percent
    count = quantity.low if quantity and not share else None
    percent, last = percent_of(scene, subject.end, end, end) if count is not None else (None, end)
    return Draft(
        start=subject.start, end=last, sentence=scene.start, rule="trait", name=subject.name, status=status,
        standard=scene.content[start:end].strip("“”\"‘’"), standard_role="trait",
        subject=subject, count=count,
        of_total=quantity.whole if quantity else None,
        percent=quantity.low if quantity and share else percent, approx=subject.approx, part=subject.part,
    )  # fmt: skip


def read_trait_rate(
    scene: Scene, predicates: tuple[Predicate, ...], local: list[tuple[int, int]], start: int, end: int
) -> list[Draft]:
    """`nâng số xã không ma túy lên 100/130`."""
    rate = rate_before(scene, start)
    linked = linked_quantity(scene, start, end)
    if rate is None and linked is not None and (linked[0].percent or linked[0].whole is not None):
        rate = _noun_before(scene, start)
    if rate is None:
        return []
    name = rate[1]
    if linked is None or not name or len(scene.content[rate[0] : start]) > MAX_TRAIT_GAP:
        return []
    quantity, link = linked
    share, last = (
        percent_of(scene, quantity.end, quantity.end, quantity.end) if not quantity.percent else (None, 0)
    )
    return [
        Draft(
            start=rate[0], end=max(quantity.end, last), sentence=scene.start, rule="rate", name=name,
            status=scoped_status(scene, rate[0] + 1, local) or "achieved",
            standard=scene.content[start : min(end, link)].strip("“”\"‘’ "), standard_role="trait",
            count=None if quantity.percent else quantity.low, of_total=quantity.whole,
            percent=quantity.low if quantity.percent else share, approx=quantity.approx,
        )
    ]  # fmt: skip


def _noun_before(scene: Scene, offset: int) -> tuple[int, str] | None:
    """The noun phrase at the head of a clause that a trait follows: `; chi bộ trong sạch đạt 90%`."""
    begin = max(scene.start, offset - MAX_TRAIT_GAP)
    found = _CLAUSE_HEAD.search(scene.lower, begin, offset)
    if found is None or subject_end(scene, found.start("noun"), offset) < found.end("noun"):
        return None
    return found.start("noun"), scene.content[found.start("noun") : found.end("noun")]


def _recognises(scene: Scene, predicate: Predicate) -> bool:
    """Whether the chain of verbs recognises, whatever verb ends it: `cấp giấy chứng nhận đủ điều kiện`."""
    return predicate.kind == "recognise" or any(
        "verbs:recognise" in token.roles
        for token in scene.tokens
        if predicate.start <= token.start < predicate.verb_end
    )


def _recognition_before(scene: Scene, predicate: Predicate) -> int | None:
    """Where a verb of recognising begins whose noun meets a norm: cấp bằng công nhận trường đạt chuẩn …."""
    for token in reversed(scene.tokens):
        if token.start < predicate.start - _BEARER_BACK:
            return None
        if token.end < predicate.start and "verbs:recognise" in token.roles:
            plain = _BEARER.fullmatch(scene.lower, token.end, predicate.start)
            return token.start if plain is not None else None
    return None


def read_inverted(
    scene: Scene,
    subjects: tuple[Subject, ...],
    predicate: Predicate,
    local: list[tuple[int, int]],
    taken: list[tuple[int, int]],
) -> list[Draft]:
    """`công nhận “Thôn không tội phạm” cho 5 thôn`."""
    begin = predicate.start if _recognises(scene, predicate) else _recognition_before(scene, predicate)
    if predicate.standard is None or begin is None:
        return []
    if any(low <= predicate.start < high for low, high in taken):
        return []
    quote = next((q for q in scene.quotes if q.inner[1] == predicate.end), None)
    after = quote.end if quote else predicate.end
    for subject in subjects:
        if subject.start >= after and _FOR.fullmatch(scene.lower, after, subject.start):
            status = predicate.status or trait_status(scene, predicate, predicate.start, local)
            draft = trait_draft(scene, subject, status, predicate.standard.start, predicate.standard.end)
            return [replace(draft, start=begin, end=max(subject.end, draft.end))]
    return []
