"""A workbook for readers: one heading row and the data, and a second sheet that says what the columns are.

No cell is a formula or a link; whole days are dates, so that they sort and chart, and what is known to the
month or the year only stays text.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from db.site.columns import Pair
from db.spreadsheets import safe_cell

MOST = 10_000
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST = 32_767  # characters of a cell, as Excel has them
_CUT = " […]"
_NOUGHT = datetime(1899, 12, 30)  # Excel's day 0
# Columns with days or moments. Excel knows none before 1900.
_DATED = frozenset({
    "date_from", "date_to", "published", "first_seen", "last_seen", "valid_from", "valid_to", "ended",
    "since", "document_date", "as_of", "day", "added", "retracted_at", "built_at",
    "ngay", "den_ngay_cuoi", "ngay_dang", "tu", "den",
})  # fmt: skip
_WIDE = frozenset({"text", "quote", "cau", "title", "label", "article", "article_id", "place_id", "content"})
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_MOMENT = re.compile(rf"({_DAY.pattern}T\d\d:\d\d(?::\d\d)?)\+07:00")
_WHOLE, _PART = "diaban", "diaban – 10.000 dòng đầu"  # the data's sheet; at most 31 characters
_ABOUT = "Cột · Columns"
_ABOUT_HEADED = ("Cột", "Column", "Tên trong CSV, JSON · Name in CSV, JSON", "Nghĩa", "Meaning")
_CUT_SHORT = (
    f"Chỉ {MOST} dòng đầu; hãy lọc bớt, hoặc tải CSV · Only the first {MOST} rows: filter more, or take CSV"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name in CSV and JSON, what it is called, and what it means; "" where nothing says."""

    name: str
    label: Pair
    meaning: Pair = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is written: columns, rows, whether there is more, and the name of the file."""

    title: str
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]]
    more: bool


def write_sheet(sheet: Sheet) -> bytes:
    """The Excel file of a sheet."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    plain = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}
    with Workbook(stream, {"constant_memory": True, **plain}) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        page = book.add_worksheet(_PART if sheet.more else _WHOLE)
        for number, (column, said) in enumerate(zip(sheet.columns, headings(sheet.columns), strict=True)):
            page.set_column(number, number, 50 if column.name in _WIDE else 16)
            page.write_string(0, number, said, heading)
        page.freeze_panes(1, 0)
        _write_rows(book, page, sheet)
        _write_about(book.add_worksheet(_ABOUT), sheet, heading)
    return stream.getvalue()


def headings(columns: tuple[Column, ...]) -> list[str]:
    """What columns are called in Vietnamese, no two the same."""
    said: list[str] = []
    for column in columns:
        label = column.label[0]
        said.append(f"{label} ({column.name})" if label in said else label)
    return said


def moment_of(value: Any) -> date | datetime | None:
    """A whole day, or a moment in Vietnam's time; None for what is neither, and for days that are none."""
    if not isinstance(value, str):
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
        moment = _MOMENT.fullmatch(value)
        return datetime.fromisoformat(moment[1]) if moment else None
    except ValueError:
        return None


def _write_rows(book: Any, page: Any, sheet: Sheet) -> None:
    day, moment = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"))
    dated = [column.name in _DATED for column in sheet.columns]
    for line, row in enumerate(sheet.rows, 1):
        for number, value in enumerate(row):
            when = moment_of(value) if dated[number] else None
            if when is None:
                _write_cell(page, line, number, value)
            else:
                page.write_number(line, number, _serial(when), moment if isinstance(when, datetime) else day)


def _serial(when: date | datetime) -> float:
    """A day or a moment as Excel counts: days, with parts of them."""
    exact = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)
    since = exact - _NOUGHT
    return since.days + since.seconds / 86_400 if since.seconds else since.days


def _write_cell(page: Any, line: int, number: int, value: Any) -> None:
    if isinstance(value, bool | int | float):
        page.write_number(line, number, value)
    elif value is not None:
        text = str(safe_cell(str(value)))
        page.write_string(line, number, text if len(text) <= _LONGEST else text[: _LONGEST - 4] + _CUT)


def _write_about(page: Any, sheet: Sheet, heading: Any) -> None:
    """What the columns are, and that there are more rows."""
    for number, width in enumerate((24, 24, 24, 60, 60)):
        page.set_column(number, number, width)
    top = 0
    if sheet.more:
        page.write_string(0, 0, _CUT_SHORT, heading)
        top = 1
    for number, said in enumerate(_ABOUT_HEADED):
        page.write_string(top, number, said, heading)
    for line, (column, said) in enumerate(zip(sheet.columns, headings(sheet.columns), strict=True), top + 1):
        for number, text in enumerate((said, column.label[1], column.name, *column.meaning)):
            page.write_string(line, number, text)
