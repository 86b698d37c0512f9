"""How much of what the gold sets have is found, kind by kind."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files


def measured_recall() -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Kind, and found out of there: on all sets, and on the sealed one alone, (0, 0) where not measured.

    `event.date` and `event.locality` are what was right of an event, where the gold has one.
    """
    counts = tomllib.loads((files("extract") / "recall.toml").read_text(encoding="utf-8"))
    for kind, groups in counts.items():
        sealed, fitted = groups.get("sealed", [0, 0]), groups.get("fitted", [0, 0])
        yield kind, (sealed[0] + fitted[0], sealed[1] + fitted[1]), (sealed[0], sealed[1])
