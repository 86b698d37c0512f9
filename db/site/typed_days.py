"""Days as people type them: `9/3/2024`, `03/2024`, `2024`, `2024-03-09`."""

import re
from datetime import date

_TYPED = (
    re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?:(?:ngày )?(?P<day>\d{1,2}) )?tháng (?P<month>\d{1,2})(?: năm|,)? (?P<year>\d{4})", re.I),
    re.compile(r"năm (?P<year>\d{4})", re.I),
)


def typed_day(text: str) -> str | None:
    """ISO of a day, month or year, as far as it was typed; None where that is none."""
    plain = " ".join(text.split()).replace(" /", "/").replace("/ ", "/")
    found = next((match for each in _TYPED if (match := each.fullmatch(plain))), None)
    if found is None:
        return None
    parts = [found["year"], *(_part(found, name) for name in ("month", "day"))]
    known = [part for part in parts if part]
    year, month, day = (*map(int, known), *(1,) * (3 - len(known)))
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join(f"{int(part):0{4 if place == 0 else 2}}" for place, part in enumerate(known))


def shown_day(day: str) -> str:
    """An ISO day, month or year as it is typed in Vietnam: `09/03/2024`."""
    return "/".join(reversed(day.split("-")))


def _part(found: re.Match[str], name: str) -> str | None:
    return found.groupdict().get(name)
