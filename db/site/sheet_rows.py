"""The rows of an Excel sheet as the XML that stands in the file: one text for all of them.

A library that writes any workbook looks at each cell several times over; here are rows of one shape.
"""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from db.spreadsheets import safe_cell

_LONGEST = 32_767  # characters of a cell, as Excel has them
_CUT = " […]"
_NOUGHT = datetime(1899, 12, 30)  # Excel's day 0
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_MOMENT = re.compile(rf"({_DAY.pattern}T\d\d:\d\d(?::\d\d)?)\+07:00")
# What XML can't have is written by its number, and what is spelt like that says so (ECMA-376, ST_Xstring).
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
# The faster half of what zlib can do: files are a tenth larger.
_PACKED = 3


def rows_xml(
    rows: Iterable[Sequence[Any]], *, first: int, dated: Sequence[bool], day: str, moment: str
) -> str:
    """The rows with their cells. first: the number of the first row.

    dated: of each column, whether its days and moments are dates; day, moment: the numbers of their styles.
    """
    letters = [column_letters(number) for number in range(len(dated))]
    # Columns say the same things again and again.
    known: list[dict[Any, str]] = [{} for _ in dated]
    columns = list(zip(letters, dated, known, strict=True))
    parts: list[str] = []
    for line, row in enumerate(rows, first):
        parts.append(f'<row r="{line}">')
        for value, (letter, is_dated, said) in zip(row, columns, strict=True):
            if value is None:
                continue
            key = value if type(value) is str else (type(value), value)
            cell = said.get(key)
            if cell is None:
                cell = said[key] = _cell(value, day, moment) if is_dated else _plain(value)
            parts.append(f'<c r="{letter}{line}"{cell}')
        parts.append("</row>")
    return "".join(parts)


def column_letters(number: int) -> str:
    """What Excel calls a column, counted from 0: A, Z, AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def with_part(package: bytes, name: str, text: str) -> bytes:
    """The Excel file `package` with another text in one of its parts."""
    stream = BytesIO()
    with ZipFile(BytesIO(package)) as read, ZipFile(stream, "w") as written:
        for part in read.infolist():
            body = text.encode() if part.filename == name else read.read(part)
            written.writestr(part, body, ZIP_DEFLATED, _PACKED)
    return stream.getvalue()


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


def _cell(value: Any, day: str, moment: str) -> str:
    when = moment_of(value)
    if when is None:
        return _plain(value)
    style = moment if isinstance(when, datetime) else day
    return f' s="{style}"><v>{_serial(when)}</v></c>'


def _plain(value: Any) -> str:
    """What follows a cell's place: a number, or a text that no spreadsheet takes for a formula."""
    if isinstance(value, bool | int | float) and math.isfinite(value):
        return f"><v>{value:.16G}</v></c>"
    text = str(safe_cell(str(value)))
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 4] + _CUT
    space = ' xml:space="preserve"' if text != text.strip() else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f' t="inlineStr"><is><t{space}>{_UNWRITABLE.sub(_number_of, text)}</t></is></c>'


def _number_of(match: re.Match[str]) -> str:
    return f"_x{ord(match.group()):04X}_"


def _serial(when: date | datetime) -> float:
    """A day or a moment as Excel counts: days, with parts of them."""
    exact = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)
    since = exact - _NOUGHT
    return since.days + since.seconds / 86_400 if since.seconds else since.days
