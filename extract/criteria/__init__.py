"""Criteria facts: which subjects, how many of them, met how much of which standard."""

from bisect import bisect_right
from dataclasses import replace

from extract.criteria.bounds import settle_bounds
from extract.criteria.carry import carry_totals
from extract.criteria.clauses import read_clauses
from extract.criteria.context import place_of_draft
from extract.criteria.drafts import Draft
from extract.criteria.grades import read_grades
from extract.criteria.joined_counts import read_joined_counts
from extract.criteria.lists import read_lists
from extract.criteria.parts import read_parts
from extract.criteria.predicates import find_predicates
from extract.criteria.programmes import programme_of
from extract.criteria.promises import carry_promises
from extract.criteria.roadmaps import read_roadmaps
from extract.criteria.scenes import OF_THOSE, Scene, find_scenes
from extract.criteria.scores import read_scores
from extract.criteria.sequels import read_sequels
from extract.criteria.sets import with_sets
from extract.criteria.standards import settle_standards
from extract.criteria.tables import read_tables
from extract.criteria.tasks import read_tasks
from extract.criteria.times import date_of, is_future, value_of
from extract.criteria.traits import may_tell
from extract.criteria.verbs import Predicate
from extract.facts import CriteriaFact
from extract.reading import Reading
from extract.sentences import find_paragraphs

# Nothing carries over a stretch of text longer than this.
_MAX_PARAGRAPH = 6000
# Standards that are listed nowhere.
_OPEN = frozenset({"open", "own_share"})


def find_criteria(reading: Reading) -> tuple[CriteriaFact, ...]:
    """Every criteria fact of an article, in order of its start."""
    facts = sorted((_to_fact(reading, draft) for draft in _find_drafts(reading)), key=_span)
    return tuple(_dated(reading, fact, facts) for fact in facts)


def _dated(reading: Reading, fact: CriteriaFact, facts: list[CriteriaFact]) -> CriteriaFact:
    """A title tells what the text tells with its date."""
    if fact.end > reading.title_end or fact.as_of is not None:
        return fact
    same = (
        other for other in facts if other.start >= reading.title_end and _numbers(other) == _numbers(fact)
    )
    told = next(same, None)
    return fact if told is None else replace(fact, as_of=told.as_of)


def _numbers(fact: CriteriaFact) -> tuple[float | None, ...]:
    return fact.count, fact.percent, fact.met_min, fact.met_max


def _span(fact: CriteriaFact) -> tuple[int, int]:
    return fact.start, fact.end


def _find_drafts(reading: Reading) -> list[Draft]:
    starts = reading.once(_paragraph_starts)
    by_paragraph: dict[tuple[int, int], list[tuple[Scene, tuple[Predicate, ...]]]] = {}
    for scene in find_scenes(reading):
        place = bisect_right(starts, scene.start), scene.start // _MAX_PARAGRAPH
        by_paragraph.setdefault(place, []).append((scene, find_predicates(scene)))
    found: list[Draft] = []
    for scenes in by_paragraph.values():
        if any(may_tell(scene, predicates) for scene, predicates in scenes):
            found += _read_paragraph(scenes)
    found += read_tasks(reading, found)
    found += read_lists(reading, found)
    found += read_grades(reading, found)
    found += read_sequels(reading, found)
    found += read_joined_counts(reading, found)
    found += read_parts(reading, found)
    found += read_roadmaps(reading, found)
    found += read_tables(reading)
    return with_sets(reading, found + read_scores(reading, found))


def _paragraph_starts(reading: Reading) -> list[int]:
    """Where paragraphs begin; one that goes on with `trong đó` begins none."""
    starts = [paragraph.start for paragraph in reading.once(find_paragraphs)]
    return [start for start in starts if not start or not OF_THOSE.match(reading.lower, start)]


def _read_paragraph(scenes: list[tuple[Scene, tuple[Predicate, ...]]]) -> list[Draft]:
    read = [read_clauses(scene, predicates) for scene, predicates in scenes]
    drafts = [draft for clauses in read for draft in clauses.drafts]
    subjects = [subject for clauses in read for subject in clauses.subjects]
    return carry_promises(settle_standards(carry_totals(drafts, subjects))) if drafts else []


def _with_closing_quote(content: str, start: int, end: int) -> int:
    """Where evidence ends whose quotation closes right after it."""
    opened = content.count("“", start, end) > content.count("”", start, end)
    return end + 1 if opened and content.startswith("”", end) else end


def _to_fact(reading: Reading, draft: Draft) -> CriteriaFact:
    date, met = date_of(reading, draft), draft.met
    low, high, end, approx = settle_bounds(reading, draft)
    end = _with_closing_quote(reading.content, draft.start, end)
    rule = "open" if draft.standard_role in _OPEN else draft.rule
    promised = draft.status == "achieved" and not draft.done and is_future(reading, date)
    return CriteriaFact(
        start=draft.start, end=end, text=reading.content[draft.start : end], rule=rule,
        subject=draft.name, standard=draft.standard,
        status="target" if promised else draft.status,
        count=draft.count, of_total=draft.of_total, percent=draft.percent,
        met_min=low, met_max=high, criteria_total=met.whole if met else None, approx=approx,
        as_of=value_of(date), programme=programme_of(reading, draft.start, draft.end, draft.sentence),
        locality=place_of_draft(reading, draft),
    )  # fmt: skip
