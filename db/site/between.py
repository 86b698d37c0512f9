"""From which day and until which: `_tu` and `_den` of any table with days, in every form that it is had in.

What is known to the month or year only, or lasts, is found where any day of it is asked for.
"""

import re

from datasette.filters import FilterArguments
from datasette.utils.asgi import Request
from datasette.views.base import DatasetteError

from db.metadata import published_columns

FROM, TO = "_tu", "_den"
# The parameters that conditions have their days in; the last day has "~" at its end, which is after what a
# stamp goes on with: months, days, hours.
FROM_DAY, UNTIL_DAY = "first_day", "last_day"
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
    begins, *lasts = clauses_from(begin, end)
    conditions, parameters = [begins], {"earliest": "0"}
    if first:
        conditions += lasts
        parameters = {
            "earliest": f"{max(int(first[:4]) - _LONGEST, 0):04}",
            FROM_DAY: first,
            "first_year": first[:4],
        }
    if last:
        conditions += clauses_until(begin)
        parameters[UNTIL_DAY] = f"{last}~"
    return FilterArguments(conditions, parameters)


def clauses_from(begin: str, end: str) -> tuple[str, ...]:
    """The conditions for what has its first and last day in two columns: not over before a day.

    The first holds for all, since nothing lasts so long; with both ends SQLite takes the index of days for
    facets too, not theirs. A shorter stamp is compared as far as it goes.
    """
    known = f'"{end}" >= :first_year AND "{end}" >= substr(:{FROM_DAY}, 1, length("{end}"))'
    return f'"{begin}" >= :earliest', known


def clauses_until(begin: str) -> tuple[str, ...]:
    """The conditions likewise: begun by the end of a day."""
    return (f'"{begin}" <= :{UNTIL_DAY}',)


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
