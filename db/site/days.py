"""Days as readers write them: `6/11/2023`, or `6 November 2023` on an English page.

Facts have a first and a last day. Where the two are a whole month, quarter, half or year, that is all that is
known, and all that is said: `11/2023`, `quý 3/2023`, `nửa đầu 2023`, `2023`.
"""

import re
from calendar import month_name, monthrange
from functools import lru_cache

from markupsafe import Markup

from db.site.language import both, language

_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_HALVES = {(1, 6): ("đầu", "first"), (7, 12): ("cuối", "second")}
_Parts = tuple[int, int | None, int | None]


def days_said(first: str | None, last: str | None = None, *, lang: str | None = None) -> str:
    """A stretch of days (ISO, of any precision, both inclusive), as short as it can be; "" where unknown.

    first: a quarter or half of a year too, as TIMEX3 has them: `2026-Q3`, `2026-H1`.

    lang: "vi" or "en"; the page's where None.
    """
    return _stretch(first, last, lang or language())


def days_marked(first: str | None, last: str | None = None) -> Markup:
    """The same for people and programs: a day or what is known of it as `<time>`; a stretch has none."""
    return _marked(first, last, language()) if first else both("không rõ ngày", "day unknown")


@lru_cache(maxsize=16384)
def _marked(first: str, last: str | None, lang: str) -> Markup:
    said = _stretch(first, last, lang)
    if said == _stretch(first, None, lang):
        return Markup('<time datetime="{}">{}</time>').format(first[:10], said)
    return Markup('<span data-from="{}" data-to="{}">{}</span>').format(
        first[:10], (last or first)[:10], said
    )


@lru_cache(maxsize=16384)
def _stretch(first: str | None, last: str | None, lang: str) -> str:
    part = _PART.fullmatch(first or "")
    if part is not None:
        months = 3 if part[2] == "Q" else 6
        ends = int(part[3]) * months
        return _months(int(part[1]), ends - months + 1, ends, lang) if ends <= 12 else part[1]
    begin, end = _parts(first), _parts(last or first)
    if begin is None or end is None:
        return first or ""
    if begin == end:
        return _said(*begin, lang)
    (year, month, day), (last_year, last_month, last_day) = begin, end
    if None in (month, day, last_month, last_day):
        return f"{_said(*begin, lang)} – {_said(*end, lang)}"
    whole_months = day == 1 and last_day == monthrange(last_year, last_month or 1)[1]
    if whole_months and year == last_year:
        return _months(year, month or 1, last_month or 1, lang)
    if (year, month) == (last_year, last_month):
        return f"{day}–{_said(*end, lang)}"
    return f"{_said(*begin, lang)} – {_said(*end, lang)}"


def _parts(stamp: str | None) -> _Parts | None:
    found = _DAY.match(stamp or "")
    if found is None or not 1 <= int(found[2] or 1) <= 12:
        return None
    return int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None


def _said(year: int, month: int | None, day: int | None, lang: str) -> str:
    if lang == "en":
        named = (str(day) if day else "", month_name[month] if month else "", str(year))
        return " ".join(filter(None, named))
    return "/".join(str(part) for part in (day, month, year) if part)


def _months(year: int, first: int, last: int, lang: str) -> str:
    """Whole months of a year: the year where they are all of it, else its half or quarter."""
    if (first, last) == (1, 12):
        return str(year)
    if first == last:
        return _said(year, first, None, lang)
    if (first, last) in _HALVES:
        vi, en = _HALVES[first, last]
        return f"{en} half of {year}" if lang == "en" else f"nửa {vi} {year}"
    if last - first == 2 and last % 3 == 0:
        return f"Q{last // 3} {year}" if lang == "en" else f"quý {last // 3}/{year}"
    begin = month_name[first] if lang == "en" else str(first)
    return f"{begin}–{_said(year, last, None, lang)}"
