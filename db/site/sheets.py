"""A workbook for readers: one heading row and the data, and a second sheet that says what the columns are.

No cell is a formula or a link; whole days are dates, so that they sort and chart, and what is known to the
month or the year only stays text.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from db.site.columns import Pair
from db.site.sheet_rows import column_letters, rows_xml, with_part

MOST = 10_000
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Columns with days or moments. Excel knows none before 1900.
_DATED = frozenset({
    "date_from", "date_to", "published", "first_seen", "last_seen", "valid_from", "valid_to", "ended",
    "since", "document_date", "as_of", "day", "added", "retracted_at", "built_at",
    "ngay", "den_ngay_cuoi", "ngay_dang", "tu", "den",
})  # fmt: skip
_WIDE = frozenset({"text", "quote", "cau", "title", "label", "article", "article_id", "place_id", "content"})
_PAGE = "xl/worksheets/sheet1.xml"  # the data's part of the file
_SAMPLE = re.compile(r'<row r="2".*?s="(?P<day>\d+)".*?s="(?P<moment>\d+)".*?</row>')
_SIZE = re.compile(r'<dimension ref="[^"]*"/>')
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
    with Workbook(stream, {"in_memory": True, **plain}) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        page = book.add_worksheet(_PART if sheet.more else _WHOLE)
        for number, (column, said) in enumerate(zip(sheet.columns, headings(sheet.columns), strict=True)):
            page.set_column(number, number, 50 if column.name in _WIDE else 16)
            page.write_string(0, number, said, heading)
        page.freeze_panes(1, 0)
        for place, form in enumerate(("yyyy-mm-dd", "yyyy-mm-dd hh:mm")):
            page.write_number(1, place, 0, book.add_format({"num_format": form}))
        _write_about(book.add_worksheet(_ABOUT), sheet, heading)
    return _with_rows(stream.getvalue(), sheet)


def headings(columns: tuple[Column, ...]) -> list[str]:
    """What columns are called in Vietnamese, no two the same."""
    said: list[str] = []
    for column in columns:
        label = column.label[0]
        said.append(f"{label} ({column.name})" if label in said else label)
    return said


def _with_rows(package: bytes, sheet: Sheet) -> bytes:
    """The file with its rows in the place of the one that says which styles days and moments have."""
    with ZipFile(BytesIO(package)) as read:
        page = read.read(_PAGE).decode()
    sample = _SAMPLE.search(page)
    if sample is None:
        raise ValueError(f"{_PAGE} has no sample row")
    dated = [column.name in _DATED for column in sheet.columns]
    rows = rows_xml(sheet.rows, first=2, dated=dated, day=sample["day"], moment=sample["moment"])
    last = f"{column_letters(len(sheet.columns) - 1)}{len(sheet.rows) + 1}"
    begin, end = _SIZE.sub(f'<dimension ref="A1:{last}"/>', page[: sample.start()]), page[sample.end() :]
    return with_part(package, _PAGE, f"{begin}{rows}{end}")


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
