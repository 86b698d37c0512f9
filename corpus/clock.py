"""The time, handed in so that tests need not wait."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What waits and what tells the time."""

    def now(self) -> float:
        """Seconds since 1970 in UTC."""

    def sleep(self, seconds: float) -> None:
        """Wait; returns at once for nothing or less."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own."""

    def now(self) -> float:
        """Seconds since 1970 in UTC."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait; returns at once for nothing or less."""
        if seconds > 0:
            time.sleep(seconds)


def iso_time(seconds: float) -> str:
    """ISO date-time in UTC of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def seconds_of(time: str) -> float:
    """Seconds since 1970 in UTC of an ISO date-time with its offset; ValueError for anything else."""
    return datetime.fromisoformat(time).timestamp()
