"""Rows counted by what was counted at publication, where only days and values of facets are asked for.

`month_counts` has the facts of each month and combination of values (`db.month_counts`). A fact that lies in
the months within what is asked for is counted there; facts of the first and the last month, of which a part
is asked for, are looked at themselves.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from db.month_counts import KIND
from db.said import facets_of
from db.schema import FACT_TABLES
from db.site.between import FROM_DAY, UNTIL_DAY, clauses_from, clauses_until

ALL = "facts"  # the view of all kinds
OF_ALL = ("kind", "year")  # what its rows are counted by
_FURTHER = ("month",)
_IS = re.compile(r'"(?P<column>\w+)" = :\w+')
_MONTH = len("2024-03")
_DAYS = frozenset((*clauses_from("date_from", "date_to"), *clauses_until("date_from")))
_FIRST_MONTH, _LAST_MONTH = "_first_month", "_last_month"
# Facts whose last day is in a month do not begin before the earliest that is counted so.
_BEGIN = f"(SELECT min(date_from) FROM month_counts WHERE {KIND} = '{{table}}' AND date_to = :{_FIRST_MONTH})"
_IN_FIRST = (
    f"date_from <= :{_FIRST_MONTH} || '~' AND date_from >= {_BEGIN} AND date_to <= :{_FIRST_MONTH} || '~'"
)
_IN_LAST = f"date_from >= :{_LAST_MONTH}"

Parameters = Mapping[str, Any]


def is_counted(table: str, conditions: str, *, columns: tuple[str, ...]) -> bool:
    """Whether rows of a table under conditions, as Datasette joins them, can be counted by these columns."""
    known = counted_by(table)
    asked = conditions.split(" and ") if conditions else []
    return bool(known) and known.issuperset(columns) and all(_is_known(each, known) for each in asked)


def counted_by(table: str) -> frozenset[str]:
    """The columns that rows of a table are counted by; none of a table that has no counts."""
    if table == ALL:
        return frozenset((*OF_ALL, *_FURTHER))
    return frozenset((*facets_of(table), *_FURTHER)) if table in FACT_TABLES else frozenset()


def grouped(
    table: str, conditions: str, parameters: Parameters, *, columns: tuple[str, ...]
) -> tuple[str, dict[str, Any]]:
    """The SQL, with its parameters, whose rows are values of `columns` and how many facts have them.

    For conditions that `is_counted` knows.
    """
    given = dict(parameters)
    first, last = str(given.get(FROM_DAY, "")), str(given.get(UNTIL_DAY, "")).rstrip("~")
    if len(first) > _MONTH:
        given[_FIRST_MONTH] = first[:_MONTH]
    if len(last) > _MONTH:
        given[_LAST_MONTH] = last[:_MONTH]
    parts = " UNION ALL ".join(_parts(table, conditions, given, columns))
    listed = ", ".join(f'"{column}"' for column in columns)
    return f"SELECT {listed}, sum(n) FROM ({parts}) GROUP BY {listed}", given


def _is_known(condition: str, columns: frozenset[str]) -> bool:
    match = _IS.fullmatch(condition.strip())
    return match["column"] in columns if match else condition.strip() in _DAYS


def _parts(table: str, conditions: str, given: Parameters, columns: tuple[str, ...]) -> Iterator[str]:
    """What is counted, and what is looked at: (values of the columns, n) each."""
    kinds = FACT_TABLES if table == ALL else (table,)
    asked = [conditions] if conditions else []
    within = [f"{KIND} = '{table}'"] if table != ALL else []
    if _FIRST_MONTH in given:
        within.append(f"date_to > :{_FIRST_MONTH}")
    if _LAST_MONTH in given:
        within.append(f"date_from < :{_LAST_MONTH}")
    counts = _as_kind(table, _selected(columns), KIND)
    yield f"SELECT {counts} facts AS n FROM month_counts{_where(*within, _as_kind(table, conditions, KIND))}"
    for kind in kinds:
        rows = f"SELECT {_as_kind(table, _selected(columns), repr(kind))} 1 AS n FROM {kind}"
        looked = [_as_kind(table, each, repr(kind)) for each in asked]
        if _FIRST_MONTH in given:
            yield rows + _where(_IN_FIRST.format(table=kind), *looked)
        if _LAST_MONTH in given:
            later = [f"date_to > :{_FIRST_MONTH} || '~'"] if _FIRST_MONTH in given else []
            yield rows + _where(_IN_LAST, *later, *looked)


def _selected(columns: tuple[str, ...]) -> str:
    return "".join(f'"{column}" AS [{column}], ' for column in columns)


def _as_kind(table: str, sql: str, kind: str) -> str:
    """SQL of the view of all kinds, for what has no column that says which it is."""
    return sql.replace('"kind"', kind) if table == ALL else sql


def _where(*conditions: str) -> str:
    asked = [each for each in conditions if each]
    return f" WHERE {' AND '.join(asked)}" if asked else ""
