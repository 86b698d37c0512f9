"""Verb phrases that say that a standard is met, with their object and what they say of its status."""

import re
from dataclasses import dataclass, replace

from extract.criteria.phrases import standard_end
from extract.criteria.scenes import Scene, quote_at
from extract.criteria.tokens import LEXICON, Token, tokens_between, words_pattern
from extract.facts import Status
from extract.quantities import Quantity

_PHRASES = LEXICON["phrases"]
_OBJECTS: dict[str, frozenset[str]] = {verb["kind"]: frozenset(verb["objects"]) for verb in LEXICON["verbs"]}
_BARE = frozenset(verb["kind"] for verb in LEXICON["verbs"] if verb.get("bare"))
_BARE_AFTER_ALL = frozenset({"meet", "complete"})
_BARE_OF_YARDSTICKS = frozenset({"exceed", "finish", "lag"})
_BARE_RECOGNITIONS = frozenset(LEXICON["bare_recognitions"])
_OPEN = LEXICON["open"]
_OPEN_VERBS = tuple(_OPEN["verbs"])
_NOT_OPEN = re.compile(words_pattern(_OPEN["not_objects"]))
_OPENS_WITH = re.compile(r"[^\W\d_]{2}")
NAMED_STANDARDS = frozenset(
    f"standards:{role}" for role in ("norm", "title", "scheme", "trait", "certificate")
)
_NAMED_BACK = 800
_NEVER_MET = frozenset({"finish", "lag"})
_STATUSES: tuple[Status, ...] = ("not_met", "registered", "target", "forecast")

_PLAIN = re.compile(rf"[ \xa0](?:{words_pattern(LEXICON['aux']['plain'])}[ \xa0])*")
_COORDINATED = frozenset({"verbs:recognise", "verbs:grade", "verbs:meet", "verbs:complete"})
_JOINED_VERBS = re.compile(r"(?:,|,? và|,? hoặc)[ \xa0](?:được[ \xa0])?")
# công nhận tỉnh hoàn thành …, công nhận là xã đạt …
_ECHO = re.compile(rf"[ \xa0](?:là[ \xa0])?(?:{words_pattern(LEXICON['titles']['heads'])}|tỉnh|thành phố|thị xã|quận)[ \xa0]")
_FILLERS = re.compile(rf"[ \xa0]+(?:{words_pattern(_PHRASES['fillers'])}[ \xa0]+)*")
YARDSTICK_AFTER = re.compile(rf"[ \xa0]+(?:các[ \xa0]+)?({words_pattern(LEXICON['subjects']['yardsticks'])})")
_SOME_YARDSTICK = re.compile(words_pattern(LEXICON["subjects"]["yardsticks"]))
_NOUN_TRAITS = {
    kind: frozenset(f"standards:{role}" for role in roles)
    for kind, roles in LEXICON["rates"]["noun_traits"].items()
}
_TITLE_HEADS = words_pattern(LEXICON["titles"]["heads"])
_TITLE_TAILS = words_pattern(LEXICON["titles"]["tails"])
TITLE = re.compile(
    rf"{_TITLE_HEADS}(?:, {_TITLE_HEADS}){{0,2}}[ \xa0](?:[^\W\d_]+[ \xa0]){{0,3}}?"
    rf"(?P<tail>{_TITLE_TAILS}(?:(?:,|[ \xa0]và)?[ \xa0]{_TITLE_TAILS})?)"
)
_OR_MORE = re.compile(rf"[ \xa0,]*{words_pattern(_PHRASES['or_more'])}$")
# To build what has a title is work, and is said of who stands next to the verb.
_WORK = frozenset({"build", "launch"})
_AND = " và "
_PLEDGES = frozenset({"aux:registered", "verbs:register"})
_ALL = 100
_PLEDGED = frozenset({"register", "build", "launch"})
_PLEDGED_BEFORE = re.compile(rf"{words_pattern(_OPEN['pledges'])}[ \xa0](?:[^,.;]{{0,14}}[ \xa0])?[^\W\d_ ]+(?:[ \xa0][^\W\d_ ]+){{0,3}}$")
_OBJECT_AHEAD = 24
_MET = frozenset(LEXICON["subjects"]["met"])
_MAX_NOUN = 60
_PURE_NOUN = re.compile(r"[^\d;:.()“\"]+")
_WITH_MET = re.compile(r"(?:[ \xa0]\w+){0,9}[ \xa0]với[ \xa0](?:đủ[ \xa0]|việc đạt[ \xa0]|đạt[ \xa0])?")
_WITH = re.compile(r"[ \xa0]với[ \xa0](?:đủ[ \xa0])?")
_CLAUSE_END = re.compile(rf"[ \xa0]*(?:[,.;:!?()\n…]|$|[ \xa0]{words_pattern(_PHRASES['clause_after'])})")
_LEVEL_ENDS = re.compile(rf"[ \xa0]*(?:[,.;:!?()\n…/]|$|[ \xa0]{words_pattern([*_PHRASES['level_after'], *_PHRASES['or_more']])})")
_BARELY = re.compile(rf"(?<!\w){words_pattern(_PHRASES['before_bare_level'])}[ \xa0]$")
_OF_SHARE = re.compile(r"(?:tỷ lệ|tỉ lệ)[ \xa0](?:từ[ \xa0]|là[ \xa0])?")
_MEASURE = re.compile(r"[ \xa0]+sao(?!\w)")


@dataclass(frozen=True, slots=True)
class Standard:
    """What is met: offsets of its words, and how many yardsticks of it a place has.

    of_noun: it is said of a noun that the verb governs (`xây dựng Công an phường điển hình`).
    """

    start: int
    end: int
    role: str
    met: Quantity | None = None
    of_noun: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A chain of auxiliaries and verbs with its object.

    status is what the chain itself says, None where it says nothing; `done` where it says that it is done.
    standard is None where the verb stands alone (`chưa đạt`) or governs a counted noun (`xây dựng 7 phường`).
    """

    start: int
    verb_start: int
    main_start: int
    verb_end: int
    end: int
    kind: str
    status: Status | None
    done: bool
    soft: str | None
    standard: Standard | None
    bare: bool


def find_predicates(scene: Scene) -> tuple[Predicate, ...]:
    """The predicates of a sentence in order; verbs with no object of their own are kept as governors."""
    found: list[Predicate] = []
    at = scene.start
    for chain in _find_chains(scene):
        if chain[0].start >= at:
            predicate = _read_predicate(scene, chain)
            found.append(predicate)
            at = predicate.end
    levels = [level for level in _find_levels(scene) if not any(_holds(scene, p, level) for p in found)]
    return tuple(sorted([*found, *levels], key=_start_of) if levels else found)


def _start_of(predicate: Predicate) -> int:
    return predicate.start


def _is_bare_level(scene: Scene, quantity: Quantity) -> bool:
    """`…, 6 xã mới được 13 - 15`: so many of the yardsticks that the sentence speaks of."""
    return (
        not quantity.percent
        and _CLAUSE_END.match(scene.lower, quantity.end, scene.end + 1) is not None
        and _BARELY.search(scene.lower, max(scene.start, quantity.soft_start - 12), quantity.soft_start) is not None
        and any(scene.lower.find(word, scene.start, quantity.start) >= 0 for word in _MET)
    )


def _holds(scene: Scene, predicate: Predicate, level: Predicate) -> bool:
    """Whether a verb has the level for its object, or comes between it and whoever is counted."""
    if not predicate.start <= level.start <= predicate.verb_end + _OBJECT_AHEAD:
        return predicate.start <= level.start < predicate.end
    return not any(mark in scene.lower[predicate.verb_end : level.start] for mark in ",;")


def _find_levels(scene: Scene) -> list[Predicate]:
    """`3 xã dưới 15 tiêu chí`: so many yardsticks, said of the counted right before them with no verb."""
    found = []
    for quantity in scene.quantities:
        yardstick = None if quantity.percent else YARDSTICK_AFTER.match(scene.lower, quantity.end)
        if yardstick is None and _is_bare_level(scene, quantity):
            at, end = quantity.soft_start, quantity.end
            standard = Standard(end, end, "yardstick", quantity)
            found.append(Predicate(at, at, at, at, end, "level", None, False, None, standard, False))
        if yardstick is None or yardstick[1] not in _MET:
            continue
        start = yardstick.start(1)
        standard = Standard(start, yardstick_end(scene, start, yardstick.end()), "yardstick", quantity)
        if _LEVEL_ENDS.match(scene.lower, standard.end, scene.end + 1):
            at = quantity.soft_start
            found.append(Predicate(at, at, at, at, standard.end, "level", None, False, None, standard, False))
    return found


def _find_chains(scene: Scene) -> list[list[Token]]:
    chains: list[list[Token]] = []
    for token in scene.tokens:
        if not any(role.startswith(("aux", "verbs")) for role in token.roles):
            continue
        if chains and _follows(scene, chains[-1][-1], token):
            chains[-1].append(token)
        else:
            chains.append([token])
    trimmed = [chain[: _last_verb(chain) + 1] for chain in chains]
    return [chain for chain in trimmed if chain]


def _follows(scene: Scene, before: Token, token: Token) -> bool:
    gap = _PLAIN.match(scene.lower, before.end)
    if gap is not None and gap.end() == token.start:
        return True
    if _may_join(before) and _may_join(token) and _JOINED_VERBS.fullmatch(scene.lower, before.end, token.start):
        return True
    return "verbs:recognise" in before.roles and _ECHO.fullmatch(scene.lower, before.end, token.start) is not None


def _may_join(token: Token) -> bool:
    """Whether a verb may be one of two: được bình xét, công nhận …."""
    return not token.roles.isdisjoint(_COORDINATED)


def _last_verb(chain: list[Token]) -> int:
    return max((at for at, token in enumerate(chain) if _verb_kind(token)), default=-1)


def _verb_kind(token: Token) -> str | None:
    return next((role[6:] for role in token.roles if role.startswith("verbs:")), None)


def _read_predicate(scene: Scene, chain: list[Token]) -> Predicate:
    verb = chain[-1]
    kind = _verb_kind(verb) or ""
    if kind == "satisfy" and any(not _PLEDGES.isdisjoint(token.roles) for token in chain):
        kind = "pledge"
    standard = _read_object(scene, verb, kind)
    bare = standard is None and (_stands_alone(scene, verb, kind) or _recognised(scene, verb))
    first_verb = next(token for token in chain if _verb_kind(token))
    return Predicate(
        start=chain[0].start,
        verb_start=first_verb.start,
        main_start=verb.start,
        verb_end=verb.end,
        end=max(standard.end, verb.end, standard.met.end if standard.met else 0) if standard else verb.end,
        kind=kind,
        status=_status_of(chain, kind, standard),
        done=any("aux:done" in token.roles for token in chain),
        soft=next((scene.content[t.start : t.end] for t in chain if "aux:soft" in t.roles), None),
        standard=standard,
        bare=bare,
    )


def _status_of(chain: list[Token], kind: str, standard: Standard | None) -> Status | None:
    roles = {role for token in chain for role in token.roles}
    for status in _STATUSES:
        if f"aux:{status}" in roles:
            return status
    if kind == "lag" or (kind == "exceed" and standard is not None and standard.role == "limit"):
        return "not_met"
    return None


def _stands_alone(scene: Scene, verb: Token, kind: str) -> bool:
    return (
        kind in _BARE | _BARE_AFTER_ALL | _BARE_OF_YARDSTICKS
        and _CLAUSE_END.match(scene.lower, verb.end, scene.end + 1) is not None
    )


def _recognised(scene: Scene, verb: Token) -> bool:
    """Whether a recognition with no object is of a standard named before: `33 trường đã được công nhận`."""
    if scene.lower[verb.start : verb.end] not in _BARE_RECOGNITIONS:
        return False
    if _CLAUSE_END.match(scene.lower, verb.end, scene.end + 1) is None:
        return False
    return standard_named_before(scene, verb.start) is not None


def standard_named_before(scene: Scene, offset: int) -> str | None:
    """The norm, title or scheme last named in the text before `offset`, within a few sentences."""
    for token in reversed(tokens_between(scene.reading, max(0, offset - _NAMED_BACK), offset)):
        if not NAMED_STANDARDS.isdisjoint(token.roles):
            return scene.content[token.start : standard_end(scene, token.start, token.end)]
    return None


def _read_object(scene: Scene, verb: Token, kind: str) -> Standard | None:
    if kind in _NEVER_MET:
        return None
    if kind in _BARE:
        return _read_arrival(scene, verb)
    filler = _FILLERS.match(scene.lower, verb.end)
    if filler is None:
        return _model_of(scene, verb) if kind in _PLEDGED else None
    own = _own_share(scene, filler.end()) if kind == "meet" else None
    if own is not None:
        return own
    quantity = _quantity_from(scene, verb.end, filler.end())
    if quantity is not None:
        return _read_met(scene, verb, quantity)
    for start in _object_starts(scene, verb.end, filler.end()):
        standard = _standard_at(scene, start, kind)
        if standard is not None:
            return _counted_after(scene, verb, standard) or standard
    if kind in _PLEDGED and _is_pledged(scene, verb):
        for start in (filler.end(), verb.end + 1):
            if _OPENS_WITH.match(scene.lower, start, scene.end):
                return Standard(start, standard_end(scene, start, start + 2), "open")
        return _model_of(scene, verb)
    of_noun = _trait_of_noun(scene, filler.end(), _NOUN_TRAITS[kind]) if kind in _NOUN_TRAITS else None
    return of_noun or _open_object(scene, verb, filler.end())


def _model_of(scene: Scene, verb: Token) -> Standard | None:
    """`đăng ký xây dựng mô hình`: the model that the text is about."""
    if not scene.lower.endswith(_OPEN["model"], verb.start, verb.end) or not _is_pledged(scene, verb):
        return None
    return Standard(verb.end - len(_OPEN["model"]), verb.end, "open")


def _own_share(scene: Scene, start: int) -> Standard | None:
    """`402/463 trường đạt tỷ lệ 100%`: the share that each has to reach, and may be the share of those that do."""
    words = _OF_SHARE.match(scene.lower, start, scene.end)
    quantity = _quantity_from(scene, words.end() - 1, words.end()) if words else None
    if quantity is None or not quantity.percent:
        return None
    return Standard(start, standard_end(scene, start, quantity.end), "own_share")


def _is_pledged(scene: Scene, verb: Token) -> bool:
    """Whether a verb of building follows one of registering: đăng ký xây dựng Tộc họ văn hóa."""
    return _PLEDGED_BEFORE.search(scene.lower, max(scene.start, verb.start - 24), verb.end) is not None


def _open_object(scene: Scene, verb: Token, start: int) -> Standard | None:
    """Whatever a verb of meeting takes that is known for no standard, nor known to be none.

    It holds of counted places, bodies and things alone: 5/9 xã đạt tỷ lệ bao phủ bảo hiểm y tế.
    """
    if not scene.lower.endswith(_OPEN_VERBS, verb.start, verb.end):
        return None
    if _CLAUSE_END.match(scene.lower, verb.end, scene.end + 1):
        return None
    if _NOT_OPEN.match(scene.lower, start) or not _OPENS_WITH.match(scene.lower, start, scene.end):
        return None
    head = _OPENS_WITH.match(scene.lower, start)
    return Standard(start, standard_end(scene, start, head.end()), "open") if head else None


def _counted_after(scene: Scene, verb: Token, standard: Standard) -> Standard | None:
    """`đạt chuẩn với 19/19 tiêu chí`: the yardsticks that a norm is met by."""
    with_met = _WITH.match(scene.lower, standard.end) if standard.role == "norm" else None
    quantity = _quantity_from(scene, with_met.end() - 1, with_met.end()) if with_met else None
    return _read_met(scene, verb, quantity) if quantity and quantity.whole is not None else None


def _trait_of_noun(scene: Scene, start: int, roles: frozenset[str]) -> Standard | None:
    """`xây dựng Công an phường điển hình …`: the trait of an uncounted noun that the verb governs."""
    for token in scene.tokens:
        if token.start > start + _MAX_NOUN:
            return None
        if start <= token.start and _verb_kind(token):
            return None
        if token.start > start and not roles.isdisjoint(token.roles):
            if not _PURE_NOUN.fullmatch(scene.lower, start, token.start):
                return None
            return Standard(token.start, standard_end(scene, token.start, token.end), "trait", of_noun=True)
    return None


def _object_starts(scene: Scene, verb_end: int, filler_end: int) -> list[int]:
    """Where an object may begin: right after the verb, after a filler, or after all of them."""
    starts = [token.start for token in tokens_between(scene.reading, verb_end + 1, filler_end + 1)]
    return [*starts, filler_end] if filler_end not in starts else starts


def _quantity_from(scene: Scene, start: int, end: int) -> Quantity | None:
    return next((q for q in scene.quantities if start <= q.soft_start <= end and q.start <= end + 24), None)


def _read_met(scene: Scene, verb: Token, quantity: Quantity) -> Standard | None:
    """`đạt 20/22 tiêu chí`, `đạt 17/18`, `đạt 4 sao`."""
    if quantity.percent:
        return _read_share(scene, quantity)
    if quantity.in_words and scene.lower.endswith("cả ", 0, quantity.start):
        return _standard_at(scene, _after_spaces(scene, quantity.end), _verb_kind(verb) or "")
    quantity = _with_second(scene, quantity)
    yardstick = YARDSTICK_AFTER.match(scene.lower, quantity.end)
    if yardstick:
        start = yardstick.start(1)
        return Standard(start, yardstick_end(scene, start, yardstick.end()), "yardstick", quantity)
    stars = _MEASURE.match(scene.lower, quantity.end)
    if stars:
        return Standard(quantity.start, stars.end(), "star")
    earlier = _yardsticks_before(scene, verb, quantity) if quantity.whole is None else None
    if earlier is not None:
        return earlier
    after = scene.lower[quantity.end : quantity.end + 1]
    ends = after in (",", ";", ".", ")") or quantity.end >= scene.end
    if quantity.whole is not None and ends and _SOME_YARDSTICK.search(scene.lower, scene.start, scene.end):
        return Standard(quantity.end, quantity.end, "yardstick", quantity)
    return None


def _yardsticks_before(scene: Scene, verb: Token, quantity: Quantity) -> Standard | None:
    """`được giao 15 chỉ tiêu, đã hoàn thành 14`: so many of the yardsticks counted before the verb."""
    if _CLAUSE_END.match(scene.lower, quantity.end, scene.end + 1) is None or quantity.high is not None:
        return None
    other = next((other for other in reversed(scene.quantities) if other.end < verb.start), None)
    yardstick = YARDSTICK_AFTER.match(scene.lower, other.end) if other and not other.percent else None
    if other is None or yardstick is None or other.low < quantity.low or other.whole is not None:
        return None
    return Standard(*yardstick.span(1), "yardstick", replace(quantity, whole=other.low))


def _with_second(scene: Scene, quantity: Quantity) -> Quantity:
    """`đạt 19/22 và 20/22 tiêu chí`: two places with so many each, as one range."""
    for other in scene.quantities:
        if quantity.end < other.start <= quantity.end + len(_AND) and quantity.whole is not None:
            same = other.whole == quantity.whole and scene.lower[quantity.end : other.start] == _AND
            ends = (quantity.low, other.low)
            return (
                replace(quantity, low=min(ends), high=max(ends), end=other.end)
                if same and YARDSTICK_AFTER.match(scene.lower, other.end)
                else quantity
            )
    return quantity


def yardstick_end(scene: Scene, start: int, first_end: int) -> int:
    """`đạt từ 15 tiêu chí trở lên`: the words for more are no part of the standard."""
    end = standard_end(scene, start, first_end)
    more = _OR_MORE.search(scene.lower, first_end, end)
    return more.start() if more else end


def _read_share(scene: Scene, quantity: Quantity) -> Standard | None:
    """`đạt trên 90% tiêu chí`, `hoàn thành 100% chỉ tiêu`: a share of the yardsticks is what is met."""
    yardstick = YARDSTICK_AFTER.match(scene.lower, quantity.end)
    if not yardstick or (quantity.low != _ALL and yardstick[1] not in LEXICON["subjects"]["met"]):
        return None
    return Standard(quantity.soft_start, standard_end(scene, yardstick.start(1), yardstick.end()), "share")


def _after_spaces(scene: Scene, offset: int) -> int:
    return offset + len(scene.lower[offset : offset + 4]) - len(scene.lower[offset : offset + 4].lstrip())


def _read_arrival(scene: Scene, verb: Token) -> Standard:
    """`cán đích nông thôn mới`, `được nghiệm thu về PCCC`, `về đích sớm nhất với 22/22 tiêu chí`."""
    end = standard_end(scene, verb.start, verb.end)
    with_met = _WITH_MET.match(scene.lower, verb.end)
    quantity = _quantity_from(scene, with_met.end() - 1, with_met.end()) if with_met else None
    met = _read_met(scene, verb, quantity) if quantity else None
    if met is None and quantity is not None and quantity.whole is not None and not quantity.percent:
        met = Standard(quantity.end, quantity.end, "yardstick", quantity)
    return met or Standard(verb.start, end, "arrival")


def _standard_at(scene: Scene, start: int, kind: str) -> Standard | None:
    allowed = _OBJECTS[kind]
    quote = quote_at(scene, start)
    if quote is not None and "quote" in allowed:
        return Standard(quote.inner[0], quote.inner[1], "quote")
    for token in tokens_between(scene.reading, start, start + 1):
        for role in sorted(token.roles):
            name = role.removeprefix("standards:")
            if name in allowed and name != role:
                return Standard(start, standard_end(scene, start, token.end), name)
    title = TITLE.match(scene.lower, start) if "title" in allowed else None
    if title is None:
        return None
    return Standard(start, standard_end(scene, start, title.end()), "title", of_noun=kind in _WORK)
