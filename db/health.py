"""How the sources are: what the scraper's last runs had from each."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.clock import iso_time

# ok: it gives what it usually does. new: no run has asked it. failing: nothing but trouble of late.
# suspect: nothing new where something new is usual. drifting: fields go missing that its pages used to have.
State = Literal["ok", "new", "failing", "suspect", "drifting"]

DAY = 86400.0
_RUNS = 50  # of a source that are looked at
_FAILING = 3  # runs in a row with nothing but trouble
# Days without anything new, in units of the days that usually pass; at least two, for weekends and feasts.
_LATE = 5.0
_LATEST = 2.0 * DAY
_ENOUGH_NEW = 5  # articles before anything can be called usual
_ENOUGH_PARSED = 5  # articles before a share of missing fields means anything
_OFTEN, _SELDOM = 0.5, 0.1  # shares of articles that lack a field: now, and before


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """A source's state over its last runs, which `detail` explains in a sentence.

    last_success: when a page of it was last had, ISO in UTC; last_new: when an article was.
    error_rate: the share of its answers that were trouble, 0 to 1; None where nothing was asked.
    new_a_week: articles, over the time of the runs. missing: fields that go missing, with their shares.
    worst: the trouble that was met most of late. days_without_new: where that is unusual.
    """

    source: str
    state: State
    detail: str
    last_run: str | None = None
    last_success: str | None = None
    last_new: str | None = None
    error_rate: float | None = None
    new_a_week: float | None = None
    missing: tuple[tuple[str, float], ...] = ()
    worst: str | None = None
    days_without_new: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Had:
    """What a run had from a source; times are seconds since 1970."""

    at: float
    fetched: int
    failed: int
    parsed: int
    new: int
    troubles: dict[str, int]
    missing: dict[str, int]


def source_health(connection: sqlite3.Connection, sources: Sequence[str], *, now: float) -> list[Health]:
    """How each of the sources is at `now`, seconds since 1970 in UTC."""
    return [_health(name, _harvests(connection, name), now) for name in sources]


def scraped_sources(connection: sqlite3.Connection) -> list[str]:
    """The sources that runs have asked, by name."""
    rows = connection.execute("SELECT DISTINCT source_id FROM harvests ORDER BY source_id")
    return [name for (name,) in rows]


def _harvests(connection: sqlite3.Connection, source: str) -> list[_Had]:
    """The newest first."""
    rows = connection.execute(
        "SELECT started_at, fetched, failed, parsed, new, troubles, missing FROM harvests"
        " WHERE source_id = ? AND fetched > 0 ORDER BY started_at DESC LIMIT ?",
        [source, _RUNS],
    )
    return [
        _Had(
            at=at,
            fetched=fetched,
            failed=failed,
            parsed=parsed,
            new=new,
            troubles=json.loads(troubles),
            missing=json.loads(missing),
        )
        for at, fetched, failed, parsed, new, troubles, missing in rows
    ]


def _health(source: str, runs: list[_Had], now: float) -> Health:
    if not runs:
        return Health(source=source, state="new", detail="no run has asked it yet")
    drift, waited = _drift(runs), _waited_in_vain(runs, now)
    state, detail = _judge(runs, drift, waited)
    answered = sum(run.fetched for run in runs)
    days = max((runs[0].at - runs[-1].at) / DAY, 1.0)
    return Health(
        source=source,
        state=state,
        detail=detail,
        last_run=iso_time(runs[0].at),
        last_success=_last([run.at for run in runs if run.failed < run.fetched]),
        last_new=_last([run.at for run in runs if run.new]),
        error_rate=round(sum(run.failed for run in runs) / answered, 3),
        new_a_week=round(sum(run.new for run in runs) / days * 7, 1),
        missing=drift,
        worst=_worst(runs),
        days_without_new=None if waited is None else round(waited, 1),
    )


def _last(times: list[float]) -> str | None:
    return iso_time(times[0]) if times else None


def _judge(runs: list[_Had], drift: tuple[tuple[str, float], ...], waited: float | None) -> tuple[State, str]:
    latest = runs[:_FAILING]
    if all(run.failed == run.fetched for run in latest):
        return "failing", f"the last {len(latest)} runs had nothing but trouble, mostly {_worst(runs)}"
    if drift:
        fields = ", ".join(f"{name} in {share:.0%}" for name, share in drift)
        return "drifting", f"its pages lack what they used to have: {fields} of the last articles"
    if waited is not None:
        return "suspect", f"nothing new for {waited:.0f} days, where something new is usual"
    return "ok", "it gives what it usually does"


def _worst(runs: list[_Had]) -> str | None:
    troubles = sum((Counter(run.troubles) for run in runs[:_FAILING]), Counter[str]())
    return troubles.most_common(1)[0][0] if troubles else None


def _waited_in_vain(runs: list[_Had], now: float) -> float | None:
    """Days without anything new, where that is unusual; None where it is not."""
    fresh = [run for run in runs if run.new]
    # the first run had what was old already
    counted = sum(run.new for run in fresh[:-1])
    if counted < _ENOUGH_NEW or len(fresh) < 3:
        return None
    usual = (fresh[0].at - fresh[-1].at) / (len(fresh) - 1)
    waited = now - fresh[0].at
    asked_since = runs[0].at > fresh[0].at
    return waited / DAY if asked_since and waited > max(_LATE * usual, _LATEST) else None


def _drift(runs: list[_Had]) -> tuple[tuple[str, float], ...]:
    """Fields that the latest articles lack often and the earlier ones lacked seldom."""
    now_parsed, now_missing, rest = _share_of_latest(runs)
    before = sum(run.parsed for run in rest)
    if now_parsed < _ENOUGH_PARSED or before < _ENOUGH_PARSED:
        return ()
    missed = sum((Counter(run.missing) for run in rest), Counter[str]())
    return tuple(
        (name, round(count / now_parsed, 2))
        for name, count in sorted(now_missing.items())
        if count / now_parsed >= _OFTEN and missed[name] / before <= _SELDOM
    )


def _share_of_latest(runs: list[_Had]) -> tuple[int, Counter[str], list[_Had]]:
    """The latest runs that make enough articles, what these lack, and the runs before them."""
    parsed, missing = 0, Counter[str]()
    for number, run in enumerate(runs):
        if parsed >= _ENOUGH_PARSED:
            return parsed, missing, runs[number:]
        parsed += run.parsed
        missing.update(run.missing)
    return parsed, missing, []
