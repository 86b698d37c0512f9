"""Datasette's page of a table, for readers: its columns by name and in order, its cells."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils import to_css_class
from datasette.utils.asgi import Request
from markupsafe import Markup, escape

from db.metadata import published_columns
from db.site.asking import changed
from db.site.cells import is_number, is_vietnamese
from db.site.columns import LINK, Pair, column_label, shown_columns, sorted_by
from db.site.evidence import Evidence, evidence_of
from db.site.frame import pair
from db.site.language import language, says
from db.site.naming import put_names, stored
from db.site.reasons import say_reasons
from db.site.rows import published

if TYPE_CHECKING:
    from datasette.app import Datasette

_ROW, _ROW_END, _CELL_END = Markup("<tr>"), Markup("</tr>\n"), Markup("</td>")
_CELL = Markup('<td class="%s" data-label="%s"%s>')
_WORDS = Markup(' lang="vi"')
ALL_COLUMNS = "_moi_cot"  # the parameter that shows all columns
# What a row is about, the first of these that it has.
_TITLES = ("label", "title", "name", "path", "text", "award", "subject")
_SORTED_TYPES = ("integer", "numeric", "real")
_SORTED_TEXTS = {
    "date_from", "date_to", "month", "published", "first_seen", "last_seen", "valid_from", "valid_to",
    "document_date", "as_of", "code", "retracted_at", "last_run", "last_success", "last_new", "sort_key",
    "ended", "since",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: what it is called and means.

    sort: the address of the table sorted by it, "" where that order would say nothing.
    vietnamese: its cells are, on an English page too.
    order: "ascending" or "descending" where the table is sorted by it.
    """

    name: str
    label: Pair
    meaning: Pair
    sort: str = ""
    order: str = ""
    numeric: bool = False
    vietnamese: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The columns and cells of a page, and the columns that it leaves out."""

    columns: list[Column]
    rows: list[list[Any]]
    left_out: list[Column]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One row by its columns; title: what it is about, "" where no column says so; evidence: of a fact."""

    title: str
    cells: list[tuple[Column, Any]]
    evidence: Evidence | None


async def show_table(
    datasette: "Datasette",
    request: Request,
    table: str,
    columns: list[dict[str, Any]],
    rows: Any,
    *,
    sort: str | None,
    sort_desc: str | None,
    metadata: dict[str, Any],
    is_view: bool,
) -> Shown:
    """What Datasette found, its `display_columns` and `display_rows`, as readers want it."""
    names = [column["name"] for column in columns]
    meanings = metadata.get("columns") or {}
    known = {column["name"]: _column(request, table, column, sort, sort_desc, meanings) for column in columns}
    kept = _kept(request, table, names)
    cells = [{cell["column"]: cell for cell in row} for row in rows]
    values = [[_value(cell[name]) for name in kept] for cell in cells]
    unnamed = [
        name for name in kept if is_view or any(cell[name]["value_type"] == "pk" for cell in cells[:1])
    ]
    await put_names(datasette, kept, unnamed, cells, values)
    await say_reasons(published(datasette), table, kept, values)
    left = [column_of(table, name, meanings) for name in _columns(table, names) if name not in kept]
    return Shown(columns=[known[name] for name in kept], rows=values, left_out=left)


async def show_row(
    datasette: "Datasette", table: str, columns: list[dict[str, Any]], rows: Any, metadata: dict[str, Any]
) -> ShownRow:
    """One row: the columns that have a value, those that a reader wants first."""
    names = [column["name"] for column in columns]
    meanings = metadata.get("columns") or {}
    wanted = shown_columns(table, names)
    ordered = [*wanted, *(name for name in names if name not in wanted and name != LINK)]
    cells = {cell["column"]: cell for row in rows for cell in row}
    values = [_value(cells[name]) for name in ordered]
    await put_names(datasette, ordered, ordered, [cells], [values])
    await say_reasons(published(datasette), table, ordered, [values])
    title = next((str(stored(cells[name])) for name in _TITLES if name in cells and stored(cells[name])), "")
    pairs = zip(ordered, values, strict=True)
    kept = {name: stored(cell) for name, cell in cells.items()}
    return ShownRow(
        title=title,
        cells=[(column_of(table, name, meanings), value) for name, value in pairs if value != ""],
        evidence=await evidence_of(published(datasette), table, kept),
    )


def column_of(table: str, name: str, meanings: dict[str, Any]) -> Column:
    """A column that nothing can be sorted by."""
    return Column(
        name=name,
        label=column_label(table, name),
        meaning=_meaning(table, name, meanings),
        vietnamese=is_vietnamese(table, name),
    )


def _meaning(table: str, name: str, meanings: dict[str, Any]) -> Pair:
    """What a column says, in words; nothing where that is its label again."""
    meaning = pair(meanings.get(name))
    label = column_label(table, name)
    return ("", "") if meaning[0].rstrip(".").casefold() == label[0].casefold() else meaning


def drawn(shown: Shown) -> Markup:
    """The rows in HTML, in one go: a template would say of each cell anew what is the same in a column."""
    begins = [_cell_begin(column) for column in shown.columns]
    parts: list[Markup] = []
    for row in shown.rows:
        parts.append(_ROW)
        for begin, value in zip(begins, row, strict=True):
            parts += (begin, escape(value), _CELL_END)
        parts.append(_ROW_END)
    return Markup("".join(parts))  # all of them are escaped


def _cell_begin(column: Column) -> Markup:
    classes = f"col-{to_css_class(column.name)}{' number' if column.numeric else ''}"
    words = _WORDS if column.vietnamese and language() == "en" else ""
    return _CELL % (classes, says(*column.label), words)


def choosable(table: str, shown: Shown) -> list[Column]:
    """All columns of a table, those that are shown first."""
    return [*shown.columns, *shown.left_out]


def _kept(request: Request, table: str, names: list[str]) -> list[str]:
    """Which columns are shown, in their order."""
    if ALL_COLUMNS in request.args:
        wanted = shown_columns(table, names)
        return [*wanted, *(name for name in names if name not in wanted and name != LINK)]
    if "_col" in request.args:
        return [name for name in dict.fromkeys(request.args.getlist("_col")) if name in names] or names
    return shown_columns(table, names)


def _columns(table: str, names: list[str]) -> list[str]:
    return list(published_columns().get(table, names))


def _column(
    request: Request,
    table: str,
    column: dict[str, Any],
    sort: str | None,
    sort_desc: str | None,
    meanings: dict[str, Any],
) -> Column:
    name = column["name"]
    key = sorted_by(table, name)
    sortable = column["sortable"] and (
        key != name or name in _SORTED_TEXTS or str(column["type"]).lower() in _SORTED_TYPES
    )
    order = "ascending" if key == sort else "descending" if key == sort_desc else ""
    asked = {"_sort": None, "_sort_desc": key} if key == sort else {"_sort": key, "_sort_desc": None}
    return Column(
        name=name,
        label=column_label(table, name),
        meaning=_meaning(table, name, meanings),
        sort=changed(request.full_path, **asked) if sortable else "",
        order=order if sortable else "",
        numeric=is_number(table, name),
        vietnamese=is_vietnamese(table, name),
    )


def _value(cell: dict[str, Any]) -> Any:
    return "" if stored(cell) in (None, "") else cell["value"]
