"""Dates, times, spans and recurring times, after TIMEX3, resolved against publication and the text."""

from extract.dates.join import join_phrases
from extract.dates.resolve import resolve_phrases
from extract.dates.scan import find_phrases
from extract.facts import DateFact
from extract.reading import Reading


def find_dates(reading: Reading) -> tuple[DateFact, ...]:
    """Every expression of time in order of `start`, each with its TIMEX3 value and the days it covers."""
    phrases = find_phrases(reading.lower, reading.content)
    return resolve_phrases(join_phrases(phrases, reading.lower), reading)
