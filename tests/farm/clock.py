"""A clock that nobody waits for."""

import threading

START = 1_800_000_000.0


class FakeClock:
    """Its time goes on by what is slept, and only so. `slept`: the waits, in order."""

    def __init__(self, now: float = START) -> None:
        self._now = now
        self._lock = threading.Lock()
        self.slept: list[float] = []

    def now(self) -> float:
        """Seconds since 1970."""
        return self._now

    def sleep(self, seconds: float) -> None:
        """Go on by so much, at once."""
        if seconds > 0:
            with self._lock:
                self.slept.append(seconds)
                self._now += seconds
