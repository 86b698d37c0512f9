"""Counting what a run has from a source."""

from collections import Counter
from dataclasses import dataclass, field

from corpus.frontier import Harvest
from scraper.handling import Handled


@dataclass(slots=True)
class Tally:
    """What a run has had from a source so far.

    rest: why the source is left alone before all is asked for. waiting: pages that were left to be asked for
    when the run ended; next_due: when the next one may be, seconds since 1970.
    """

    source: str
    started_at: float
    fetched: int = 0
    unchanged: int = 0
    failed: int = 0
    found: int = 0
    parsed: int = 0
    new: int = 0
    changed: int = 0
    troubles: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    rest: str | None = None
    waiting: int = 0
    next_due: float | None = None

    def add(self, handled: Handled, change: str) -> None:
        """Count an answer; `change` is what its article turned out to be."""
        step = handled.step
        self.fetched += 1
        self.found += sum(page.kind == "article" for page in step.found)
        self.parsed += step.article is not None
        self.new += change == "new"
        self.changed += change == "changed"
        self.unchanged += step.article is None and handled.failure is None and step.page.kind == "article"
        self.missing.update(handled.missing)
        if handled.failure is not None:
            self.failed += 1
            self.troubles[handled.failure.trouble] += 1

    def harvest(self, finished_at: float | None) -> Harvest:
        """The counts as they are now."""
        return Harvest(
            source=self.source,
            started_at=self.started_at,
            finished_at=finished_at,
            fetched=self.fetched,
            unchanged=self.unchanged,
            failed=self.failed,
            found=self.found,
            parsed=self.parsed,
            new=self.new,
            changed=self.changed,
            troubles=dict(self.troubles),
            missing=dict(self.missing),
        )
