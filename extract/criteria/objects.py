"""What verbs of meeting take: norms, titles, grades, yardsticks, traits of a noun."""

import re

from extract.criteria.known import standard_at
from extract.criteria.met import read_met
from extract.criteria.open_objects import OPENS_WITH, is_pledged, model_of, open_object, own_share
from extract.criteria.phrases import NO_LEAD, standard_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, Token, tokens_between, words_pattern
from extract.criteria.verbs import Standard, quantity_from, verb_kind

_PHRASES = LEXICON["phrases"]
BARE = frozenset(verb["kind"] for verb in LEXICON["verbs"] if verb.get("bare"))
_NEVER_MET = frozenset({"finish", "lag"})
_FILLERS = re.compile(rf"[ \xa0]+(?:{NO_LEAD}{words_pattern(_PHRASES['fillers'])}[ \xa0]+)*")
_NOUN_TRAITS = {
    kind: frozenset(f"standards:{role}" for role in roles)
    for kind, roles in LEXICON["rates"]["noun_traits"].items()
}
_PLEDGED = frozenset({"register", "build", "launch"})
_MAX_NOUN = 60
_PURE_NOUN = re.compile(r"[^\d;:.()“\"]+")
_WITH_MET = re.compile(r"(?:[ \xa0]\w+){0,9}[ \xa0]với[ \xa0](?:đủ[ \xa0]|việc đạt[ \xa0]|đạt[ \xa0])?")
_WITH = re.compile(r"[ \xa0]với[ \xa0](?:đủ[ \xa0])?")
_NORM = re.compile(rf"{words_pattern(LEXICON['standards']['norm'])}[ \xa0](?:được[ \xa0])?")


def read_object(scene: Scene, verb: Token, kind: str) -> Standard | None:
    """What a verb of meeting of this `kind` takes; None where it takes nothing that is met."""
    if kind in _NEVER_MET:
        return None
    if kind in BARE:
        return _read_arrival(scene, verb)
    filler = _FILLERS.match(scene.lower, verb.end)
    if filler is None:
        return model_of(scene, verb) if kind in _PLEDGED else None
    own = own_share(scene, filler.end()) if kind == "meet" else None
    if own is not None:
        return own
    quantity = quantity_from(scene, verb.end, filler.end())
    if quantity is not None:
        return read_met(scene, verb, quantity)
    for start in _object_starts(scene, verb.end, filler.end()):
        standard = standard_at(scene, start, kind)
        if standard is not None:
            return _counted_after(scene, verb, standard) or standard
    if kind in _PLEDGED and is_pledged(scene, verb):
        for start in (filler.end(), verb.end + 1):
            if OPENS_WITH.match(scene.lower, start, scene.end):
                return Standard(start, standard_end(scene, start, start + 2), "open")
        return model_of(scene, verb)
    of_noun = _trait_of_noun(scene, filler.end(), _NOUN_TRAITS[kind]) if kind in _NOUN_TRAITS else None
    return of_noun or open_object(scene, verb, filler.end())


def _counted_after(scene: Scene, verb: Token, standard: Standard) -> Standard | None:
    """`đạt chuẩn với 19/19 tiêu chí`, `đạt chuẩn 12/19 tiêu chí`: the yardsticks that a norm is met by."""
    if standard.role != "norm":
        return None
    with_met = _WITH.match(scene.lower, standard.end) or _NORM.match(scene.lower, standard.start)
    quantity = quantity_from(scene, with_met.end() - 1, with_met.end()) if with_met else None
    return read_met(scene, verb, quantity) if quantity and quantity.whole is not None else None


def _trait_of_noun(scene: Scene, start: int, roles: frozenset[str]) -> Standard | None:
    """`xây dựng Công an phường điển hình …`: the trait of an uncounted noun that the verb governs."""
    for token in scene.tokens:
        if token.start > start + _MAX_NOUN:
            return None
        if start <= token.start and verb_kind(token):
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


def _read_arrival(scene: Scene, verb: Token) -> Standard:
    """`cán đích nông thôn mới`, `được nghiệm thu về PCCC`, `về đích với 15/15 tiêu chí`."""
    end = standard_end(scene, verb.start, verb.end)
    with_met = _WITH_MET.match(scene.lower, verb.end)
    quantity = quantity_from(scene, with_met.end() - 1, with_met.end()) if with_met else None
    met = read_met(scene, verb, quantity) if quantity else None
    if met is None and quantity is not None and quantity.whole is not None and not quantity.percent:
        met = Standard(quantity.end, quantity.end, "yardstick", quantity)
    return met or Standard(verb.start, end, "arrival")
