"""Verb phrases that say that a standard is met, with their object and what they say of its status."""

import re

from extract.criteria.levels import find_levels
from extract.criteria.objects import BARE, read_object
from extract.criteria.phrases import standard_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, Token, tokens_between, words_pattern
from extract.criteria.verbs import CLAUSE_END, Predicate, Standard, verb_kind
from extract.facts import Status

_BARE_AFTER_ALL = frozenset({"meet", "complete"})
_BARE_OF_YARDSTICKS = frozenset({"exceed", "finish", "lag"})
_BARE_RECOGNITIONS = frozenset(LEXICON["bare_recognitions"])
NAMED_STANDARDS = frozenset(
    f"standards:{role}" for role in ("norm", "title", "scheme", "trait", "certificate")
)
_NAMED_BACK = 800
_MARKS = frozenset(",;.")
# được công nhận và cấp bằng trường đạt chuẩn: what is recognised comes after the second verb.
_AND_VERB = re.compile(
    rf"[ \xa0]và[ \xa0](?:được[ \xa0])?{words_pattern(LEXICON['second_verbs'])}[^,;.:()]{{0,60}}?"
    rf"(?<!\w){words_pattern(LEXICON['standards']['norm'])}"
)
_STATUSES: tuple[Status, ...] = ("not_met", "registered", "target", "forecast")

_PLAIN = re.compile(rf"[ \xa0](?:{words_pattern(LEXICON['aux']['plain'])}[ \xa0])*")
_COORDINATED = frozenset({"verbs:recognise", "verbs:grade", "verbs:meet", "verbs:complete"})
_JOINED_VERBS = re.compile(r"(?:,|,? và|,? hoặc)[ \xa0](?:được[ \xa0])?")
# công nhận tỉnh hoàn thành …, công nhận là xã đạt …
_ECHO = re.compile(
    rf"[ \xa0](?:là[ \xa0])?(?:{words_pattern(LEXICON['titles']['heads'])}|tỉnh|thành phố|thị xã|quận)[ \xa0]"
)
_PLEDGES = frozenset({"aux:registered", "verbs:register"})


def find_predicates(scene: Scene) -> tuple[Predicate, ...]:
    """The predicates of a sentence in order; verbs with no object of their own are kept as governors."""
    found: list[Predicate] = []
    at = scene.start
    for chain in _find_chains(scene):
        if chain[0].start >= at:
            predicate = _read_predicate(scene, chain)
            found.append(predicate)
            at = predicate.end
    levels = find_levels(scene, found)
    return tuple(sorted([*found, *levels], key=_start_of) if levels else found)


def _start_of(predicate: Predicate) -> int:
    return predicate.start


def _find_chains(scene: Scene) -> list[list[Token]]:
    chains: list[list[Token]] = []
    for token in scene.tokens:
        if not token.verbal:
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
    if (
        _may_join(before)
        and _may_join(token)
        and _JOINED_VERBS.fullmatch(scene.lower, before.end, token.start)
    ):
        return True
    return (
        "verbs:recognise" in before.roles
        and _ECHO.fullmatch(scene.lower, before.end, token.start) is not None
    )


def _may_join(token: Token) -> bool:
    """Whether a verb may be one of two: được bình xét, công nhận …."""
    return not token.roles.isdisjoint(_COORDINATED)


def _last_verb(chain: list[Token]) -> int:
    return max((at for at, token in enumerate(chain) if verb_kind(token)), default=-1)


def _read_predicate(scene: Scene, chain: list[Token]) -> Predicate:
    verb = chain[-1]
    kind = verb_kind(verb) or ""
    if kind == "satisfy" and any(not _PLEDGES.isdisjoint(token.roles) for token in chain):
        kind = "pledge"
    standard = read_object(scene, verb, kind)
    bare = standard is None and (_stands_alone(scene, verb, kind) or _recognised(scene, verb))
    first_verb = next(token for token in chain if verb_kind(token))
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
        kind in BARE | _BARE_AFTER_ALL | _BARE_OF_YARDSTICKS
        and CLAUSE_END.match(scene.lower, verb.end, scene.end + 1) is not None
    )


def _recognised(scene: Scene, verb: Token) -> bool:
    """Whether a recognition with no object is of a standard named before: `33 trường đã được công nhận`."""
    if scene.lower[verb.start : verb.end] not in _BARE_RECOGNITIONS:
        return False
    if CLAUSE_END.match(scene.lower, verb.end, scene.end + 1) is None:
        return False
    if _AND_VERB.match(scene.lower, verb.end, scene.end):
        return False
    if scene.lower[verb.end : verb.end + 1] in _MARKS:
        return named_standard(scene, verb.start) is not None
    return standard_before(scene, verb.start) is not None


def named_standard(scene: Scene, offset: int) -> str | None:
    """The norm, title or scheme last named before `offset`, within a few sentences, else next in its own."""
    return standard_before(scene, offset) or _first_named(
        scene, tokens_between(scene.reading, offset, scene.end)
    )


def standard_before(scene: Scene, offset: int) -> str | None:
    """The norm, title or scheme last named in the text before `offset`, within a few sentences."""
    before = tokens_between(scene.reading, max(0, offset - _NAMED_BACK), offset)
    return _first_named(scene, tuple(reversed(before)))


def _first_named(scene: Scene, tokens: tuple[Token, ...]) -> str | None:
    for token in tokens:
        if not NAMED_STANDARDS.isdisjoint(token.roles):
            return scene.content[token.start : standard_end(scene, token.start, token.end)]
    return None
