"""From which day and until which: `_tu` and `_den` of any table with days, in every form that it is had in.

What is known to the month or year only, or lasts, is found where any day of it is asked for.
"""

import re

from datasette.filters import FilterArguments
from datasette.utils.asgi import Request
from datasette.views.base import DatasetteError

from db.metadata import published_columns

FROM, TO = "_tu", "_den"
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
# (first day, last day) of what has both.
_STRETCHES = (("date_from", "date_to"), ("first_seen", "last_seen"))
_MOMENTS = ("published", "retracted_at")
_LONGEST = 200  # years
_WRONG = "Ngày phải viết như 2024-03-31, 2024-03 hoặc 2024 · Days are written as 2024-03-31, 2024-03 or 2024"


def days_asked(request: Request, table: str) -> FilterArguments | None:
    """The conditions for the days that a request asks for; None where it asks for none or the table has none.

    Raises DatasetteError (400) for what is no day.
    """
    first, last = request.args.get(FROM), request.args.get(TO)
    found = stretch_of(table)
    if found is None or not (first or last):
        return None
    if any(day and not _DAY.fullmatch(day) for day in (first, last)):
        raise DatasetteError(_WRONG, status=400)
    begin, end = found
    # Nothing lasts so long; with both ends SQLite takes the index of days for facets too, not theirs.
    conditions = [f'"{begin}" >= :earliest']
    parameters = {"earliest": f"{max(int(first[:4]) - _LONGEST, 0):04}" if first else "0"}
    if first:
        # A shorter stamp is compared as far as it goes.
        conditions.append(f'"{end}" >= :first_year AND "{end}" >= substr(:first_day, 1, length("{end}"))')
        parameters |= {"first_day": first, "first_year": first[:4]}
    if last:
        # "~" is after what a stamp goes on with: months, days, hours.
        conditions.append(f'"{begin}" <= :last_day')
        parameters["last_day"] = f"{last}~"
    return FilterArguments(conditions, parameters)


def stretch_of(table: str) -> tuple[str, str] | None:
    """The columns with the first and the last day of a table's rows; None where they have no days."""
    columns = published_columns().get(table, ())
    for begin, end in _STRETCHES:
        if begin in columns and end in columns:
            return begin, end
    return next(((each, each) for each in _MOMENTS if each in columns), None)


def joined(*filters: FilterArguments | None) -> FilterArguments | None:
    """Filters that hold together: of one plugin, Datasette asks once."""
    found = [each for each in filters if each is not None]
    if not found:
        return None
    clauses = [clause for each in found for clause in each.where_clauses]
    return FilterArguments(clauses, {name: value for each in found for name, value in each.params.items()})
