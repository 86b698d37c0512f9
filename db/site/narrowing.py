"""What the rows of a table are narrowed down by, in words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from db.site.asking import without
from db.site.between import FROM, TO
from db.site.columns import Pair, code_label, column_label, tables_said
from db.site.days import days_said
from db.site.naming import name_of

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """One thing that the rows are narrowed down by, and the address without it."""

    column: Pair
    lookup: Pair | None
    value: Pair
    without: str


async def narrowed_by(datasette: "Datasette", request: Request, table: str, filters: Any) -> list[Narrowed]:
    """What the rows are narrowed down by: words, days, filters."""
    here = request.full_path
    found = []
    for name, vi, en in (("_search", "có chữ", "with the words"), (FROM, "từ", "from"), (TO, "đến", "until")):
        value = request.args.get(name)
        if value:
            said = value if name == "_search" else days_said(value)
            found.append(
                Narrowed(column=(vi, en), lookup=None, value=(said, said), without=without(here, name))
            )
    lookups = tables_said()["lookups"]
    for column, lookup, value in filters.selections():
        name = column if lookup == "exact" and column in request.args else f"{column}__{lookup}"
        said = lookups.get(lookup, (lookup, lookup))
        found.append(
            Narrowed(
                column=column_label(table, column),
                lookup=None if lookup == "exact" else (said[0], said[1]),
                value=await _value_label(datasette, table, column, value),
                without=without(here, name, value),
            )
        )
    return found


async def _value_label(datasette: "Datasette", table: str, column: str, value: str) -> Pair:
    name = await name_of(datasette, column, value)
    if name is not None:
        return name, name
    return code_label(table, column, value) or (value, value)
