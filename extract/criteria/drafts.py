"""A fact in the making: what one clause says, before totals, dates and places are read from around it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from extract.criteria.counted import Subject
from extract.criteria.scenes import Scene
from extract.criteria.verbs import Predicate, Standard
from extract.facts import Status
from extract.quantities import Quantity

# Evidence overlaps no further back than this.
_OVERLAPPING = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One subject with one predicate. Offsets are those of the evidence; `sentence` is where that starts.

    rest: `còn lại` is said of it; part: it is a part of what was counted before; inside: the parenthesis that
    holds it, as the offset at which that opens; part_from: where the
    words stand that open the list of parts it is in; clause: which of those between semicolons it is in;
    done: its verb says that it is done.
    """

    start: int
    end: int
    sentence: int
    rule: str
    name: str | None
    status: Status
    standard: str | None
    standard_role: str
    subject: Subject | None = None
    count: float | None = None
    of_total: float | None = None
    percent: float | None = None
    met: Quantity | None = None
    approx: str | None = None
    rest: bool = False
    part: bool = False
    inside: int | None = None
    part_from: int | None = None
    clause: int = 0
    done: bool = False


def standard_text(scene: Scene, predicate: Predicate, *, yardstick: bool) -> str | None:
    """The words of the standard; those of meeting it where the subject is itself the yardstick."""
    standard = predicate.standard
    verb = scene.content[predicate.verb_start : predicate.verb_end]
    if standard is None:
        return verb
    if standard.start == standard.end:
        return None
    if yardstick:
        return scene.content[predicate.verb_start : standard.end]
    if standard.role in ("condition", "task"):
        return scene.content[predicate.main_start : standard.end]
    return scene.content[standard.start : standard.end]


def spans_of(drafts: Iterable[Draft]) -> list[tuple[int, int]]:
    """The offsets of what the drafts have in evidence, in order."""
    return sorted((draft.start, draft.end) for draft in drafts)


def is_taken(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether what stands at `offset` is in one of the `spans` (see `spans_of`)."""
    after = bisect_left(spans, (offset + 1, 0))
    return any(offset < end for _, end in spans[max(0, after - _OVERLAPPING) : after])


def met_of(standard: Standard | None) -> Quantity | None:
    """How many yardsticks of a standard are met, where it counts them."""
    return standard.met if standard is not None else None
