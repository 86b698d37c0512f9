"""What is known of an article's spots while the units that they name are being chosen."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from extract.gazetteer.table import Unit, UnitLevel
from extract.localities.spots import Spot
from extract.reading import Reading

Gap = Literal["link", "separator", "both", "none"]


@dataclass(slots=True)
class Choice:
    """A spot with the unit chosen for it, if one could be, or the candidates between which none could.

    raw_commune: a commune with its type as written, where no unit of the place `unit` has that name.
    """

    spot: Spot
    gap: Gap = "none"
    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    rule: str = ""
    raw_commune: str | None = None


@dataclass(slots=True)
class Context:
    """What the article has named so far, while its spots are being resolved level by level."""

    reading: Reading
    day: str
    hint: Unit | None
    choices: list[Choice]
    group_ends: dict[int, int]
    typed_communes: frozenset[str]
    provinces: Counter[Unit] = field(default_factory=Counter)
    province_at: list[tuple[int, Unit]] = field(default_factory=list)
    districts: list[tuple[int, Unit]] = field(default_factory=list)
    pasts: dict[int, bool] = field(default_factory=dict)
    claimed: dict[tuple[UnitLevel, str], Unit] = field(default_factory=dict)
    neighbours: dict[tuple[int, UnitLevel], tuple[Unit | None, bool]] = field(default_factory=dict)
    eras: dict[tuple[UnitLevel, str, tuple[str, ...], bool], list[Unit]] = field(default_factory=dict)
