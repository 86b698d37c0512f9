"""A fact in the making: what one clause says, before totals, dates and places are read from around it."""

from dataclasses import dataclass

from extract.criteria.predicates import Predicate, Standard
from extract.criteria.scenes import Scene
from extract.criteria.subjects import Subject
from extract.facts import Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One subject with one predicate. Offsets are those of the evidence; `sentence` is where its sentence starts.

    rest: `còn lại` is said of it; part: it is a part of what was counted before; inside: the parenthesis that
    holds it, as the offset at which that opens; clause: which of the clauses between semicolons it is in;
    done: its verb says that it is done.
    """

    start: int
    end: int
    sentence: int
    rule: str
    name: str
    status: Status
    standard: str | None
    standard_role: str
    subject: Subject | None = None
    count: float | None = None
    of_total: float | None = None
    percent: float | None = None
    met_min: float | None = None
    met_max: float | None = None
    criteria_total: float | None = None
    approx: str | None = None
    rest: bool = False
    part: bool = False
    inside: int | None = None
    clause: int = 0
    done: bool = False


def standard_text(scene: Scene, predicate: Predicate, *, yardstick: bool) -> str | None:
    """The words of the standard; those of meeting it where the subject is the yardstick or the verb stands alone."""
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


def met_of(standard: Standard | None) -> dict[str, float | None]:
    """met_min, met_max and criteria_total of a standard that counts its yardsticks."""
    if standard is None or standard.met is None:
        return {}
    quantity = standard.met
    return {
        "met_min": quantity.low,
        "met_max": quantity.high if quantity.high is not None else quantity.low,
        "criteria_total": quantity.whole,
    }
