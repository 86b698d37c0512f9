"""Why things are taken for one, in sentences where tables have codes."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from db.site.language import both
from db.site.rows import fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

# Tables with codes: the column, and which codes they are.
_CODES = {
    "person_joins": ("reasons", "people"),
    "event_joins": ("reasons", "stories"),
    "people": ("basis", "people"),
}
_ALONE = ("chỉ một bài", "one article only")
_LIST = Markup('<ul class="reasons">{}</ul>')
_ITEM = Markup('<li title="{}">{}</li>')


async def say_reasons(database: "Database", table: str, kept: list[str], values: list[list[Any]]) -> None:
    """Put sentences where the column of codes stands among the columns `kept`."""
    column, kind = _CODES.get(table, ("", ""))
    if column not in kept:
        return
    sql = "SELECT code, vi, en FROM join_reasons WHERE kind = :kind"
    said = {row["code"]: (row["vi"], row["en"]) for row in await fetch_all(database, sql, {"kind": kind})}
    place = kept.index(column)
    for row in values:
        row[place] = _sentences(str(row[place]), {"alone": _ALONE, **said})


def _sentences(codes: str, said: dict[str, tuple[str, str]]) -> Markup:
    items = [_ITEM.format(code, both(*said.get(code, (code, code)))) for code in codes.split()]
    return _LIST.format(Markup("").join(items)) if items else Markup("")
