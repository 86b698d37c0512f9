"""What a stretch of text says about time, before any calendar is consulted."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """One time as written; 0 and "" stand for what the words do not say.

    A tuple rather than a dataclass: an article makes dozens and each is replaced several times while
    neighbours join, and a tuple is the cheapest record to copy.

    shape: which calendar fields the words fill; it decides what the phrase may join and how it is resolved.
    bare: only figures, so that the words around must speak of time.
    minute: -1 where the clock gives none. first, last: months of the year that a quarter or a half spans.
    edge: which day or week of a span is meant, or how many days, from its beginning or, below 0, from its
    end; `value` says of what (day, days, week).
    offset: units away from publication (near-*) or from the day that the text is at (same-*).
    """

    start: int
    end: int
    rule: str
    shape: str
    bare: bool = False
    hour: int = -1
    minute: int = -1
    part: str = ""
    weekday: int = 0
    day: int = 0
    month: int = 0
    year: int = 0
    cycle: int = 0
    first: int = 0
    last: int = 0
    lunar: bool = False
    leap: bool = False
    unit: str = ""
    offset: int = 0
    amount: float = 0.0
    tail: str = ""
    value: str = ""
    mod: str = ""
    edge: int = 0
