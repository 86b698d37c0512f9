"""Which units of a name an article of a day may speak of."""

import re
from collections.abc import Iterable

from extract.gazetteer.table import FIRST_DAY, Unit, unit_on, units_by_code
from extract.reading import Reading

_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_LATEST = "2100-01-01"


def article_day(reading: Reading) -> str:
    """The ISO day that chooses the era: the day of publication, else the latest year that the text names."""
    value = reading.published
    if not value:
        value = max(_YEAR.findall(reading.content), default=_LATEST)
    return (value[:10] + "-07-01"[len(value[:10]) - 4 :]) if len(value[:10]) < 10 else value[:10]


def in_era(units: Iterable[Unit], day: str) -> list[Unit]:
    """Units in force on `day`; where there are none, those of a year around it; where none, the last that ended.

    Papers go on using a name for a year or so after a reform, and use a new one before it takes effect.
    """
    units = list(units)
    standing = [unit for unit in units if unit.stands_on(day)]
    return standing or [unit for unit in units if _near(unit, day)] or _last(units, day)


def near_era(units: Iterable[Unit], day: str) -> list[Unit]:
    """Units in force on `day` or within a year of it, those in force first."""
    near = [unit for unit in units if _near(unit, day)]
    return [unit for unit in near if unit.stands_on(day)] + [unit for unit in near if not unit.stands_on(day)]


def _near(unit: Unit, day: str) -> bool:
    return unit.stands_on(day) or unit.stands_on(_years_later(day, -1)) or unit.stands_on(_years_later(day, 1))


def _last(units: list[Unit], day: str) -> list[Unit]:
    ended = [unit for unit in units if unit.valid_to and unit.valid_to <= day]
    last = max((unit.valid_to for unit in ended), default="")
    return [unit for unit in ended if unit.valid_to == last] or units


def _years_later(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}"


def parent_of(unit: Unit, day: str) -> Unit | None:
    """The unit above as it was on `day`, or as near to it as both stood."""
    if not unit.parent:
        return None
    if not unit.stands_on(day):
        day = unit.valid_from if day < unit.valid_from else _day_before_end(unit)
    return unit_on(unit.parent, day) or next(reversed(units_by_code().get(unit.parent, [])), None)


def _day_before_end(unit: Unit) -> str:
    year, month, day = (int(part) for part in unit.valid_to.split("-"))
    if day > 1:
        return f"{year:04d}-{month:02d}-{day - 1:02d}"
    return f"{year:04d}-{month - 1:02d}-28" if month > 1 else f"{year - 1:04d}-12-31"


def province_code(unit: Unit, day: str) -> str:
    """Code of the province that the unit is or lies in."""
    above: Unit | None = unit
    while above is not None and above.parent:
        above = parent_of(above, day)
    return above.code if above is not None else ""


__all__ = ["FIRST_DAY", "article_day", "in_era", "near_era", "parent_of", "province_code"]
