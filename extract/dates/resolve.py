"""Phrases to facts: each against the day of publication, or against the date that the text is at."""

from collections.abc import Callable

from extract.dates.calendar import Resolved
from extract.dates.days import resolve_day
from extract.dates.lengths import length_value
from extract.dates.phrase import Phrase
from extract.dates.rules import rule_of
from extract.dates.spans import (
    resolve_century,
    resolve_decade,
    resolve_edge,
    resolve_month,
    resolve_months,
    resolve_quarter,
    resolve_same_period,
    resolve_season,
    resolve_week,
    resolve_year,
)
from extract.dates.timeline import Timeline, note_mention, timeline_of
from extract.facts import DateFact
from extract.reading import Reading


def resolve_phrases(phrases: list[Phrase], reading: Reading) -> tuple[DateFact, ...]:
    """The facts of phrases in order; what names no day of any calendar (`31/2`) gives none."""
    line = timeline_of(reading)
    facts = []
    for phrase in phrases:
        found = _RESOLVERS.get(phrase.shape, resolve_day)(phrase, line)
        if found and phrase.edge:
            found = resolve_edge(phrase, found, line)
        if found:
            type_, _, ends = found
            if ends and type_ != "DURATION":
                note_mention(phrase, ends, line)
            facts.append(_fact(phrase, found, rule_of(phrase, found[0]), reading.content))
    return tuple(facts)


def _fact(phrase: Phrase, found: Resolved, rule: str, content: str) -> DateFact:
    type_, value, ends = found
    return DateFact(
        start=phrase.start,
        end=phrase.end,
        text=content[phrase.start : phrase.end],
        rule=rule,
        type=type_,
        value=value,
        mod=phrase.mod or None,
        from_day=ends[0].isoformat() if ends else None,
        to_day=ends[1].isoformat() if ends else None,
    )


def _set(phrase: Phrase, line: Timeline) -> Resolved:
    return "SET", phrase.value, None


def _vague(phrase: Phrase, line: Timeline) -> Resolved:
    return "DATE", phrase.value, None


_RESOLVERS: dict[str, Callable[[Phrase, Timeline], Resolved | None]] = {
    "set": _set,
    "vague": _vague,
    "length": length_value,
    "decade": resolve_decade,
    "century": resolve_century,
    **dict.fromkeys(("year", "near-year", "same-year", "lunar-year"), resolve_year),
    **dict.fromkeys(("month", "month-year", "near-month", "same-month"), resolve_month),
    "months": resolve_months,
    "near-quarter": resolve_quarter,
    "same-period": resolve_same_period,
    "near-week": resolve_week,
    "same-week": resolve_week,
    "season": resolve_season,
}
