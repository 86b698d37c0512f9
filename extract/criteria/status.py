"""What a clause says of its status, by the cue that has it in scope."""

from extract.criteria.headings import heading_of
from extract.criteria.predicates import Predicate
from extract.criteria.scenes import Scene
from extract.facts import Status

_STATUS: dict[str, Status] = {
    "scope:target": "target",
    "scope:forecast": "forecast",
    "scope:registered": "registered",
    "scope:achieved": "achieved",
}
_SCOPES = frozenset(_STATUS)


def status_of(scene: Scene, predicate: Predicate, offset: int, local: list[tuple[int, int]]) -> Status:
    """The status of a clause that begins at `offset`.

    The predicate's own cues come first; then the last cue before the clause that is not in the verb phrase of
    another subject (`local` are the spans of those).
    """
    if predicate.status is not None:
        return predicate.status
    if predicate.done:
        return "achieved"
    return scoped_status(scene, offset, local) or _default(predicate)


def scoped_status(scene: Scene, offset: int, local: list[tuple[int, int]]) -> Status | None:
    """The status that holds at `offset` by a cue earlier in the sentence, or in the heading of its list."""
    for token in reversed(scene.tokens):
        if token.start >= offset or _SCOPES.isdisjoint(token.roles):
            continue
        if not any(start <= token.start < end for start, end in local):
            return next(_STATUS[role] for role in sorted(token.roles) if role in _STATUS)
    heading = heading_of(scene.reading, offset)
    return heading.status if heading is not None else None


def _default(predicate: Predicate) -> Status:
    return "target" if predicate.kind == "build" else "achieved"
