"""Which units of a name an article of a day may speak of."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from extract.gazetteer.table import Unit, unit_on, units_by_code
from extract.reading import Reading

_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_PREFIX = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LATEST = "2100"


def article_day(reading: Reading) -> str:
    """The ISO day that chooses the era: the day of publication, else the latest year that the text names."""
    value = (reading.published or "")[:10]
    if not _PREFIX.fullmatch(value):
        value = max(_YEAR.findall(reading.content), default=_LATEST)
    return value + "-07-01"[len(value) - 4 :] if len(value) < 10 else value


def first_day(reading: Reading) -> str | None:
    """The first ISO day on which the article can have appeared; None where nothing is known of its day."""
    value = (reading.published or "")[:10]
    return value + "-01-01"[len(value) - 4 :] if _PREFIX.fullmatch(value) else None


def in_era(units: Iterable[Unit], day: str) -> list[Unit]:
    """Units in force on `day`, or else those of a year around it, or else the last that ended.

    Papers go on using a name for a year or so after a reform, and use a new one before it takes effect.
    """
    units = list(units)
    standing = [unit for unit in units if unit.stands_on(day)]
    return standing or [unit for unit in units if is_near(unit, day)] or _last(units, day)


def near_era(units: Iterable[Unit], day: str) -> list[Unit]:
    """Units in force on `day` or within a year of it, those in force first, one for each code."""
    near = [unit for unit in units if is_near(unit, day)]
    ordered = [unit for unit in near if unit.stands_on(day)] + [
        unit for unit in near if not unit.stands_on(day)
    ]
    return list({unit.code: unit for unit in reversed(ordered)}.values())[::-1]


def gone_before(units: Iterable[Unit], day: str) -> list[Unit]:
    """The last of each code that had ended by `day`: what a paper calls old."""
    ended = {unit.code: unit for unit in units if "" < unit.valid_to <= day}
    return list(ended.values())


def is_near(unit: Unit, day: str) -> bool:
    """Whether the unit was in force on `day` or within a year of it."""
    if unit.stands_on(day):
        return True
    year, rest = int(day[:4]), day[4:]
    return unit.stands_on(f"{year - 1:04d}{rest}") or unit.stands_on(f"{year + 1:04d}{rest}")


def _last(units: list[Unit], day: str) -> list[Unit]:
    ended = [unit for unit in units if unit.valid_to and unit.valid_to <= day]
    last = max((unit.valid_to for unit in ended), default="")
    return [unit for unit in ended if unit.valid_to == last]


@lru_cache(maxsize=8192)
def parent_of(unit: Unit, day: str) -> Unit | None:
    """The unit above as it was on `day`, or as near to it as both stood."""
    if not unit.parent:
        return None
    if not unit.stands_on(day):
        day = unit.valid_from if day < unit.valid_from else _day_before_end(unit)
    return unit_on(unit.parent, day) or next(reversed(units_by_code().get(unit.parent, [])), None)


def _day_before_end(unit: Unit) -> str:
    return (date.fromisoformat(unit.valid_to) - timedelta(days=1)).isoformat()


@lru_cache(maxsize=8192)
def province_of(unit: Unit, day: str) -> Unit:
    """The province that the unit is or lies in."""
    above = parent_of(unit, day)
    return unit if above is None else province_of(above, day)
