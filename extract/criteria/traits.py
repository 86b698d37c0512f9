"""Standards said of a counted noun with no verb of its own: xây dựng 7/7 phường điển hình về …."""

import re
from dataclasses import replace

from extract.criteria.attributes import percent_of
from extract.criteria.drafts import Draft
from extract.criteria.phrases import standard_end, subject_end
from extract.criteria.predicates import TITLE, Predicate
from extract.criteria.rates import linked_quantity, rate_before, rated_titles
from extract.criteria.scenes import Scene
from extract.criteria.status import scoped_status
from extract.criteria.subjects import BRACKETS, BREAK, Subject, coordinated
from extract.criteria.tokens import LEXICON, words_pattern
from extract.facts import Status

_CLAUSES = LEXICON["clauses"]
_GOVERNORS = frozenset(LEXICON["rates"]["governors"])
_FOR = re.compile(
    r"(?:[ \xa0](?:năm|giai đoạn|đợt|lần)[ \xa0][\w/–-]+(?:[ \xa0]-[ \xa0]\d+)?){0,2}[ \xa0]+(?:cho|đối với)[ \xa0]+(?:cả[ \xa0]+)?$"
)
_MAX_GAP = 60
_TITLE_ENDS = re.compile(r"[ \xa0]?(?:[,;.…()\n]|$)|[ \xa0](?:và|trong|năm|chiếm|đạt|trên|là|tăng|giảm|theo)(?!\w)")
_CLAUSE_HEAD = re.compile(
    rf"(?:^|[,;:\n•+(–-][ \xa0]?|(?<!\w){words_pattern(LEXICON['lists']['before_noun'])}[ \xa0])(?:các[ \xa0]|số[ \xa0])?"
    rf"(?P<noun>{words_pattern(LEXICON['subjects']['populations'])}[^,;:()\d\n]{{0,40}}?)[ \xa0](?:đạt[ \xa0])?[“\"]?$"
)
_HAVING_BACK = 4
_GRADES = frozenset({"grade", "grade_bare"})
_WITHOUT = re.compile(words_pattern(LEXICON["subjects"]["no_traits"]))
_POPULATION = re.compile(words_pattern(LEXICON["subjects"]["populations"]))
_OF_NOUN = re.compile(rf"(?<!\w){words_pattern(LEXICON['norm_nouns'])}[ \xa0]$")
_STAR = re.compile(r"[ \xa0]sao(?!\w)")
_SELF = re.compile(words_pattern(LEXICON["self_traits"]))
_NEGATION = re.compile(words_pattern([LEXICON["self_negation"]]))
_HAVING = re.compile(r"(?<!\w)có[ \xa0]$")
_JOINED = re.compile(r"[”\"]?(?:,|;| và|, và|; và)[ \xa0]$")


def read_traits(
    scene: Scene,
    subjects: tuple[Subject, ...],
    predicates: tuple[Predicate, ...],
    drafts: list[Draft],
    local: list[tuple[int, int]],
) -> list[Draft]:
    """Drafts of the traits and quotations in a sentence that no predicate has taken."""
    found: list[Draft] = []
    taken = [(draft.start, draft.end) for draft in drafts]
    at = scene.start
    for start, head_end in _find_traits(scene):
        if start < at + 2 or any(low <= start < high for low, high in taken):
            continue
        end = _trait_end(scene, start, head_end)
        ahead = tuple(subject for subject in subjects if subject.start >= at)
        read = _read_trait(scene, ahead, predicates, local, start, end, found)
        found += read
        at = end if read else at
    found += _read_grades(scene, subjects, drafts)
    for predicate in predicates:
        found += _read_inverted(
            scene, subjects, predicate, local, [*taken, *((d.start, d.end) for d in found)]
        )
    return found


def _read_grades(scene: Scene, subjects: tuple[Subject, ...], drafts: list[Draft]) -> list[Draft]:
    """`11 xã xếp loại tốt, 5 xã loại khá và 1 xã loại yếu`: grades that go on with no verb."""
    found: list[Draft] = []
    for token in scene.tokens:
        if "standards:grade" not in token.roles:
            continue
        earlier = [*drafts, *found]
        base = next((d for d in reversed(earlier) if d.end <= token.start), None)
        subject = next((s for s in subjects if 0 < token.start - s.end <= 1 and not s.modifier), None)
        if subject is None:
            continue
        goes_on = base is not None and base.standard_role in _GRADES
        if goes_on and base and _JOINED.fullmatch(scene.lower, base.end, subject.start):
            status = base.status
        elif _HAVING.search(scene.lower, max(scene.start, subject.start - _HAVING_BACK), subject.start):
            status = scoped_status(scene, subject.start, []) or "achieved"
        else:
            continue
        end = standard_end(scene, token.start, token.end)
        found.append(replace(_draft(scene, subject, status, token.start, end), standard_role="grade"))
    return found


def may_tell(scene: Scene, predicates: tuple[Predicate, ...]) -> bool:
    """Whether a sentence has any predicate or trait that a draft may be made of."""
    return (
        any(predicate.standard is not None or predicate.bare for predicate in predicates)
        or bool(_find_traits(scene))
        or any("standards:grade" in token.roles for token in scene.tokens)
    )


def _find_traits(scene: Scene) -> list[tuple[int, int]]:
    traits = [(t.start, t.end) for t in scene.tokens if "standards:trait" in t.roles]
    traits += [(q.start, star.end()) for q in scene.quantities if (star := _STAR.match(scene.lower, q.end))]
    traits += _norms_of_nouns(scene)
    traits += [span for span in [*rated_titles(scene), *_counted_titles(scene)] if span not in traits]
    return sorted([*traits, *((quote.start, quote.end) for quote in scene.quotes)])


def _counted_titles(scene: Scene) -> list[tuple[int, int]]:
    """`17 xã nông thôn mới`: what makes a title of a counted noun."""
    found = []
    for quantity in scene.quantities:
        title = TITLE.match(scene.lower, quantity.end + 1)
        if title is not None and _TITLE_ENDS.match(scene.lower, title.end(), scene.end + 1):
            found.append(title.span("tail"))
    return found


def _norms_of_nouns(scene: Scene) -> list[tuple[int, int]]:
    """`38 trường chuẩn`: the norm right after what has met it."""
    return [
        (token.start, token.end)
        for token in scene.tokens
        if "standards:norm" in token.roles and _OF_NOUN.search(scene.lower, scene.start, token.start)
    ]


def _counts_inside(scene: Scene, start: int, end: int) -> bool:
    return any(start < quantity.start < end for quantity in scene.quantities)


def _trait_end(scene: Scene, start: int, head_end: int) -> int:
    quote = next((quote for quote in scene.quotes if quote.start == start), None)
    if quote is None:
        return standard_end(scene, start, head_end)
    return standard_end(scene, start + 1, start + 2) if _counts_inside(scene, start, quote.end) else quote.end


def _read_trait(
    scene: Scene,
    subjects: tuple[Subject, ...],
    predicates: tuple[Predicate, ...],
    local: list[tuple[int, int]],
    start: int,
    end: int,
    earlier: list[Draft],
) -> list[Draft]:
    before = [subject for subject in subjects if subject.end <= start]
    index = next((i for i in range(len(before) - 1, -1, -1) if _is_next_to(scene, before[i], start)), None)
    if index is None:
        return _read_rate(scene, predicates, local, start, end)
    listed = coordinated(scene, before, index)
    governor = _governor(scene, predicates, listed[0].start)
    if governor is None and earlier and _JOINED.fullmatch(scene.lower, earlier[-1].end, listed[0].start):
        return [_draft(scene, subject, earlier[-1].status, start, end) for subject in listed]
    if governor is None and (
        _says_itself(scene, listed, start) or (listed[0].part and _STAR.search(scene.lower, start, end))
    ):
        status = scoped_status(scene, listed[0].start, local) or "achieved"
        return [_draft(scene, subject, status, start, end) for subject in listed]
    if governor is None:
        return []
    status = governor.status or _status(scene, governor, listed[0].start, local)
    return [_draft(scene, subject, status, start, end) for subject in listed]


def _says_itself(scene: Scene, listed: list[Subject], start: int) -> bool:
    """`có 18/142 xã không có tệ nạn ma túy`: a share, or a known trait, with no verb but `có`.

    A negation is a verb itself: `trên 60% xã không có ma túy`.
    """
    quantity = listed[-1].quantity
    share = quantity is not None and (quantity.percent or quantity.whole is not None)
    negation = _NEGATION.match(scene.lower, start) is not None
    known = negation or _SELF.match(scene.lower, start) is not None
    if known and (share or listed[0].part):
        return True
    having = _HAVING.search(scene.lower, max(scene.start, listed[0].start - 4), listed[0].start) is not None
    if (share or having) and _TITLE_ENDS.match(scene.lower, standard_end(scene, start, start + 2), scene.end + 1):
        return True
    share = share or known
    before = scene.lower[max(scene.start, listed[0].start - 4) : listed[0].start]
    return share and _HAVING.search(before) is not None


def _is_next_to(scene: Scene, subject: Subject, start: int) -> bool:
    gap = BRACKETS.sub("", scene.lower[subject.end : start])
    bracketed = [span.span() for span in BRACKETS.finditer(scene.lower, subject.end, start)]
    return (
        not subject.modifier
        and not _is_launched(subject.name.lower())
        and len(gap) <= _MAX_GAP
        and not any(mark in gap for mark in ";:.")
        and not BREAK.search(gap)
        and not gap.rstrip().endswith(",")
        and not any(
            subject.end <= q.start < start and not any(low < q.start < high for low, high in bracketed)
            for q in scene.quantities
        )
        and not any(subject.end <= t.start < start and _is_verb(t.roles) for t in scene.tokens)
    )


def _is_launched(name: str) -> bool:
    """Whether those counted are launched without any standard: tổ tự quản, but not tổ dân phố."""
    without, known = _WITHOUT.match(name), _POPULATION.match(name)
    return without is not None and (known is None or known.end() <= without.end())


def _is_verb(roles: frozenset[str]) -> bool:
    return any(role.startswith("verbs") for role in roles)


def _governor(scene: Scene, predicates: tuple[Predicate, ...], offset: int) -> Predicate | None:
    """The verb of building or recognising that the counted noun depends on."""
    for predicate in reversed(predicates):
        if predicate.end <= offset and predicate.standard is None:
            gap = scene.lower[predicate.end : offset]
            if len(gap) <= 40 and not any(mark in gap for mark in ";:.,("):
                return predicate if predicate.kind in _GOVERNORS else None
    return None


def _status(scene: Scene, governor: Predicate, offset: int, local: list[tuple[int, int]]) -> Status:
    if governor.done:
        return "achieved"
    return scoped_status(scene, offset, local) or ("target" if governor.kind == "build" else "achieved")


def _draft(scene: Scene, subject: Subject, status: Status, start: int, end: int) -> Draft:
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


def _read_rate(
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
    if linked is None or not name or len(scene.content[rate[0] : start]) > _MAX_GAP:
        return []
    quantity, link = linked
    share, last = percent_of(scene, quantity.end, quantity.end, quantity.end) if not quantity.percent else (None, 0)
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
    """The noun phrase at the head of a clause that a trait follows: `; chi bộ trong sạch, vững mạnh đạt 90%`."""
    begin = max(scene.start, offset - _MAX_GAP)
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


def _read_inverted(
    scene: Scene,
    subjects: tuple[Subject, ...],
    predicate: Predicate,
    local: list[tuple[int, int]],
    taken: list[tuple[int, int]],
) -> list[Draft]:
    """`công nhận “Thôn không tội phạm” cho 5 thôn`."""
    if predicate.standard is None or not _recognises(scene, predicate):
        return []
    if any(low <= predicate.start < high for low, high in taken):
        return []
    quote = next((q for q in scene.quotes if q.inner[1] == predicate.end), None)
    after = quote.end if quote else predicate.end
    for subject in subjects:
        if subject.start >= after and _FOR.fullmatch(scene.lower, after, subject.start):
            status = predicate.status or _status(scene, predicate, predicate.start, local)
            draft = _draft(scene, subject, status, predicate.standard.start, predicate.standard.end)
            return [replace(draft, start=predicate.start, end=max(subject.end, draft.end))]
    return []
