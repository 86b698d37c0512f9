"""Text that spreadsheets must not take for a formula.

Excel, LibreOffice and Google Sheets run what begins with one of a few characters, also out of a CSV file
(OWASP, "CSV Injection"). Such a text gets an apostrophe before it, which they show as text.
"""

from typing import Any

# The wide forms are what East Asian keyboards write; some spreadsheets take them for the narrow ones.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def safe_cell(value: Any) -> Any:
    """`value`, with an apostrophe before a text that a spreadsheet would run; numbers are left alone."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
