"""Criteria facts: which subjects, how many of them, met how much of which standard."""

from bisect import bisect_right

from extract.criteria.carry import carry_totals
from extract.criteria.clauses import Clauses, read_clauses
from extract.criteria.context import Context, context_of
from extract.criteria.drafts import Draft
from extract.criteria.scenes import find_scenes
from extract.criteria.standards import settle_standards
from extract.facts import CriteriaFact
from extract.reading import Reading
from extract.sentences import find_paragraphs

_CONFIDENCE = {"counted": 0.9, "trait": 0.85, "rate": 0.8, "yardstick": 0.9, "named": 0.75, "nobody": 0.7}


def find_criteria(reading: Reading) -> tuple[CriteriaFact, ...]:
    """Every criteria fact of an article, in order of its start."""
    drafts = _find_drafts(reading)
    if not drafts:
        return ()
    context = context_of(reading)
    facts = [_to_fact(reading, draft, context) for draft in drafts]
    return tuple(sorted(facts, key=_span))


def _span(fact: CriteriaFact) -> tuple[int, int]:
    return fact.start, fact.end


def _find_drafts(reading: Reading) -> list[Draft]:
    starts = [paragraph.start for paragraph in reading.once(find_paragraphs)]
    by_paragraph: dict[int, Clauses] = {}
    for scene in find_scenes(reading):
        clauses = read_clauses(scene)
        paragraph = bisect_right(starts, scene.start)
        known = by_paragraph.setdefault(paragraph, Clauses([], []))
        known.drafts.extend(clauses.drafts)
        known.subjects.extend(clauses.subjects)
    found: list[Draft] = []
    for clauses in by_paragraph.values():
        found += settle_standards(carry_totals(clauses.drafts, clauses.subjects))
    return found


def _to_fact(reading: Reading, draft: Draft, context: Context) -> CriteriaFact:
    return CriteriaFact(
        start=draft.start, end=draft.end, text=reading.content[draft.start : draft.end], rule=draft.rule,
        confidence=_CONFIDENCE[draft.rule], subject=draft.name, standard=draft.standard, status=draft.status,
        count=draft.count, of_total=draft.of_total, percent=draft.percent, met_min=draft.met_min,
        met_max=draft.met_max, criteria_total=draft.criteria_total, approx=draft.approx,
        as_of=context.as_of(draft), programme=context.programme(draft), locality=context.locality(draft),
    )  # fmt: skip
