"""Which pairs of reports are worth a look: they share a day and something telling, or begin alike."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from zlib import crc32

import numpy as np

from extract.across.seen import SeenEvent
from extract.across.stories.evidence import COPIED_WITHIN, REPORTED_WITHIN, Report, days_apart
from extract.across.stories.features import telling

_FULL = len("2025-07-01")
_LONGEST = 7  # days of an event that are looked at
# What more reports of a day share tells none from another.
_MOST_SHARING = 150
_LONG_FIGURE = 3
# Keys are a span of time and a sign's hash; spans of copies come after all days.
_SIGN_BITS = 32
_COPIES = 1 << 24
_UNDATED = 1 << 25


def find_candidates(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes, some more than once, of reports that one province or an unknown one holds.

    Keys are sorted as numbers: a hundred thousand reports have ten million.
    """
    keys, owners = array("Q"), array("Q")
    for index, report in enumerate(reports):
        own = _keys(report)
        keys.extend(own)
        owners.extend([index] * len(own))
    table, owner = np.frombuffer(keys, dtype=np.uint64), np.frombuffer(owners, dtype=np.uint64)
    order = np.argsort(table, kind="stable")
    ordered = table[order]
    ends = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True)) + 1
    starts = np.concatenate(([0], ends[:-1])) if len(table) else ends
    lands = [_land(report.event) for report in reports]
    several = ends - starts > 1
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        yield from _pairs_by_land(owner[order[start:end]].tolist(), lands)


def _keys(report: Report) -> list[int]:
    """The days of a report with each of its signs, and its fortnights with each key of its opening."""
    signs = [crc32(sign.encode(errors="surrogatepass")) for sign in _signs(report)]
    keys = [(day << _SIGN_BITS) | sign for day in _days(report.event) for sign in signs]
    openings = [crc32(str(key).encode()) for key in report.features.sketch]
    return keys + [(span << _SIGN_BITS) | key for span in _fortnights(report.event) for key in openings]


def _pairs_by_land(indexes: list[int], lands: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Pairs of those of one province, and of those of an unknown one with all."""
    groups: dict[str | None, list[int]] = {}
    for index in indexes:
        groups.setdefault(lands[index], []).append(index)
    unknown = groups.pop(None, [])
    for group in (unknown, *groups.values()):
        if len(group) <= _MOST_SHARING:
            yield from combinations(group, 2)
    known = [index for group in groups.values() for index in group]
    if len(unknown) <= _MOST_SHARING and len(known) <= _MOST_SHARING:
        yield from ((one, other) for one in unknown for other in known)


def _land(event: SeenEvent) -> str | None:
    """Today's province of an event; None where it is not known or there are several."""
    region = event.place.region if event.place is not None else frozenset()
    return next(iter(region)) if len(region) == 1 else None


def _signs(report: Report) -> set[str]:
    event, features = report.event, report.features
    figures = (figure for figure in features.figures if len(figure) >= _LONG_FIGURE)
    signs = {
        *telling(features.title),
        *features.names,
        *features.communes,
        *figures,
        *features.kinds,
        *event.people,
    }
    if event.host is not None:
        signs.add(event.host)
    if event.place is not None and event.place.level == "commune":
        signs |= event.place.land
    return signs


def _days(event: SeenEvent) -> range:
    """Days, as ordinals, that an event may be told of: its own, else those before its report."""
    if event.date is not None:
        first, last = _ordinal(event.date), _ordinal(event.date_to or event.date)
        length = min(max(0, last - first), _LONGEST) + days_apart(event, event)
        return range(first, first + length + 1)
    if event.day is None or len(event.day) < _FULL:
        return range(0)
    reported = _ordinal(event.day)
    return range(reported - REPORTED_WITHIN, reported + 1)


def _fortnights(event: SeenEvent) -> list[int]:
    """Two spans each, so that copies that came out within two weeks of each other share one."""
    day = event.day if event.day and len(event.day) >= _FULL else event.date
    if day is None:
        return [_UNDATED]
    number = _COPIES + _ordinal(day) // COPIED_WITHIN
    return [number, number + 1]


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:_FULL]).toordinal()
