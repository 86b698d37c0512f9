"""The time, handed in so that tests need not wait."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
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


class Stopped(BaseException):
    """Waiting was ended: what was waited for is wanted no more. It is no error, so that none hides it."""


class StoppableClock:
    """The machine's own; whoever waits on it in another thread can be told to stop."""

    def __init__(self) -> None:
        self._stopped = Event()

    def now(self) -> float:
        """Seconds since 1970 in UTC."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait; returns at once for nothing or less. Raises Stopped."""
        if self._stopped.wait(max(seconds, 0.0)):
            raise Stopped

    def stop(self) -> None:
        """End all waits, those to come too."""
        self._stopped.set()


def iso_time(seconds: float) -> str:
    """ISO date-time in UTC of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def seconds_of(time: str) -> float:
    """Seconds since 1970 in UTC of an ISO date-time with its offset; ValueError for anything else."""
    return datetime.fromisoformat(time).timestamp()
