"""Datasette's page of a table, for readers: columns in order and by name, what it is filtered by, facets."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from datasette.utils import tilde_encode
from datasette.utils.asgi import Request
from markupsafe import Markup

from db.metadata import published_columns
from db.site.between import FROM, TO
from db.site.cells import is_number, page_address
from db.site.columns import LINK, Pair, code_label, column_label, shown_columns, sorted_by, tables_said
from db.site.frame import pair
from db.site.reasons import say_reasons
from db.site.rows import fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette

ALL_COLUMNS = "_moi_cot"  # the parameter that shows all columns
_LINK = Markup('<a href="{page}">{text}</a>')
# What is behind the ids that views have; Datasette only knows those of tables.
_NAMES = {
    "place_id": ("places", "path"),
    "parent_id": ("places", "path"),
    "part_id": ("places", "path"),
    "article_id": ("articles", "label"),
    "original_id": ("articles", "label"),
    "programme_id": ("programmes", "name"),
    "person_id": ("people", "name"),
    "organisation_id": ("organisations", "name"),
    "successor_id": ("organisations", "name"),
    "source_id": ("sources", "title"),
    "story_id": ("stories", "title"),
    "event_id": ("events", "title"),
    "official_id": ("officials", "name"),
    "unit_id": ("units", "name"),
    "award_id": ("awards", "award"),
}
# What a row is about, the first of these that it has.
_TITLES = ("label", "title", "name", "path", "text", "award", "subject")
# Readers look for these by their values, not by how often they come.
_IN_ORDER = ("year", "month")
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
    order: "ascending" or "descending" where the table is sorted by it.
    """

    name: str
    label: Pair
    meaning: Pair
    sort: str = ""
    order: str = ""
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The columns and cells of a page, and the columns that it leaves out."""

    columns: list[Column]
    rows: list[list[Any]]
    left_out: list[Column]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """One row by its columns; title: what it is about, "" where no column says so."""

    title: str
    cells: list[tuple[Column, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """One thing that the rows are narrowed down by, and the address without it."""

    column: Pair
    lookup: Pair | None
    value: Pair
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value of a facet; `address` takes it in, or out where it is `selected`."""

    label: Pair
    count: int
    address: str
    selected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A facet with its values; `more`: the address with further values, "" where these are all."""

    name: str
    label: Pair
    values: list[FacetValue]
    remove: str
    more: str


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
    await _label(datasette, kept, unnamed, cells, values)
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
    await _label(datasette, ordered, ordered, [cells], [values])
    await say_reasons(published(datasette), table, ordered, [values])
    title = next((str(_raw(cells[name])) for name in _TITLES if name in cells and _raw(cells[name])), "")
    pairs = zip(ordered, values, strict=True)
    return ShownRow(
        title=title, cells=[(column_of(table, name, meanings), value) for name, value in pairs if value != ""]
    )


def column_of(table: str, name: str, meanings: dict[str, Any]) -> Column:
    """A column that nothing can be sorted by."""
    return Column(name=name, label=column_label(table, name), meaning=pair(meanings.get(name)))


def changed(address: str, **arguments: str | None) -> str:
    """`address`, a path and query, with parameters set or, where None, left out; a page's mark goes too."""
    path, _, query = address.partition("?")
    gone = {*arguments, "_next"}
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name not in gone]
    kept += [(name, value) for name, value in arguments.items() if value is not None]
    path = f"/{path.lstrip('/')}"
    return f"{path}?{urlencode(kept)}" if kept else path


def also(address: str | None, **arguments: str) -> str:
    """The path and query of an address of this site, with parameters added."""
    found = local(address)
    return f"{found}{'&' if '?' in found else '?'}{urlencode(arguments)}"


def without(address: str, name: str, value: str | None = None) -> str:
    """`address` without one parameter, or one of its values."""
    path, _, query = address.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [
        each for each in pairs if each[0] != "_next" and not (each[0] == name and value in (None, each[1]))
    ]
    return f"{path}?{urlencode(kept)}" if kept else path


def local(address: str | None) -> str:
    """The path and query of an address of this site."""
    parts = urlsplit(address or "")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


async def narrowed_by(datasette: "Datasette", request: Request, table: str, filters: Any) -> list[Narrowed]:
    """What the rows are narrowed down by: words, days, filters."""
    here = request.full_path
    found = []
    for name, vi, en in (("_search", "có chữ", "with the words"), (FROM, "từ", "from"), (TO, "đến", "until")):
        value = request.args.get(name)
        if value:
            found.append(
                Narrowed(column=(vi, en), lookup=None, value=(value, value), without=without(here, name))
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


def show_facets(request: Request, table: str, facets: list[dict[str, Any]]) -> list[Facet]:
    """Datasette's facets in words."""
    return [_facet(request, table, facet) for facet in facets if facet["results"]]


async def counted_facets(datasette: "Datasette", request: Request, table: str) -> list[Facet]:
    """The facets of all facts, which are counted at publication: for the page that asks for nothing yet."""
    if table != "facts" or request.query_string:
        return []
    rows = await fetch_all(published(datasette), "SELECT kind, year, facts FROM fact_counts")
    found = []
    for column in ("kind", "year"):
        counts: Counter[Any] = Counter()
        for row in rows:
            if row[column] is not None:
                counts[row[column]] += row["facts"]
        ordered = sorted(counts.items(), reverse=True) if column == "year" else counts.most_common()
        values = [
            FacetValue(
                label=code_label(table, column, value) or (str(value), str(value)),
                count=count,
                address=changed(request.full_path, **{column: str(value)}),
                selected=False,
            )
            for value, count in ordered
        ]
        found.append(Facet(name=column, label=column_label(table, column), values=values, remove="", more=""))
    return found


def further_facets(request: Request, table: str, facets: list[dict[str, Any]]) -> list[tuple[Pair, str]]:
    """What else the table can be faceted by: (column's label, address)."""
    there = {facet["name"] for facet in facets}
    here = without(request.full_path, "_next")
    joint = "&" if "?" in here else "?"
    return [
        (column_label(table, column), f"{here}{joint}{urlencode({'_facet': column})}")
        for column in tables_said()["facets"].get(table, ())
        if column not in there
    ]


def choosable(table: str, shown: Shown) -> list[Column]:
    """All columns of a table, those that are shown first."""
    return [*shown.columns, *shown.left_out]


def hidden_arguments(request: Request, *left_out: str) -> list[tuple[str, str]]:
    """The parameters that a form keeps: all but those that it sets itself, and a page's mark."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    return [each for each in pairs if each[0] not in (*left_out, "_next")]


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
        meaning=pair(meanings.get(name)),
        sort=changed(request.full_path, **asked) if sortable else "",
        order=order if sortable else "",
        numeric=is_number(table, name),
    )


def _raw(cell: dict[str, Any]) -> Any:
    """What is stored, also where Datasette has put the label of a foreign key beside it."""
    raw = cell["raw"]
    return raw["value"] if isinstance(raw, Mapping) else raw


def _value(cell: dict[str, Any]) -> Any:
    return "" if _raw(cell) in (None, "") else cell["value"]


async def _label(
    datasette: "Datasette",
    kept: list[str],
    unnamed: list[str],
    cells: list[dict[str, Any]],
    values: list[list[Any]],
) -> None:
    """Put names where there are only ids, in the columns `unnamed`."""
    for place, name in enumerate(kept):
        if name not in _NAMES or name not in unnamed:
            continue
        ids = sorted({str(_raw(row[name])) for row in cells if _raw(row[name]) is not None})
        labels = await _labels(datasette, name, ids)
        for row, value in zip(cells, values, strict=True):
            identity = _raw(row[name])
            if identity in labels:
                page = page_address(name, str(identity)) or _row_address(datasette, name, str(identity))
                value[place] = _LINK.format(page=page, text=labels[identity])


def _row_address(datasette: "Datasette", column: str, identity: str) -> str:
    return f"/{published(datasette).name}/{_NAMES[column][0]}/{tilde_encode(identity)}"


async def _labels(datasette: "Datasette", column: str, ids: list[str]) -> dict[str, str]:
    table, name = _NAMES[column]
    sql = f"SELECT id, {name} AS label FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))"
    rows = await fetch_all(published(datasette), sql, {"ids": json.dumps(ids)})
    return {row["id"]: row["label"] or row["id"] for row in rows}


async def _value_label(datasette: "Datasette", table: str, column: str, value: str) -> Pair:
    if column in _NAMES:
        name = (await _labels(datasette, column, [value])).get(value, value)
        return name, name
    return code_label(table, column, value) or (value, value)


def _facet(request: Request, table: str, facet: dict[str, Any]) -> Facet:
    name = facet["name"]
    found = facet["results"]
    if name in _IN_ORDER:
        found = sorted(found, key=_by_value, reverse=True)
    return Facet(
        name=name,
        label=column_label(table, name),
        values=[_facet_value(table, name, each) for each in found],
        remove=local(facet["toggle_url"]) if facet.get("hideable") else "",
        more=changed(request.full_path, _facet_size="max")
        if facet.get("truncated") and request.args.get("_facet_size") != "max"
        else "",
    )


def _by_value(result: dict[str, Any]) -> str:
    return str(result["value"] or "")


def _facet_value(table: str, name: str, result: dict[str, Any]) -> FacetValue:
    shown = result["label"] if result["label"] not in (None, "") else "–"
    return FacetValue(
        label=code_label(table, name, result["value"]) or (str(shown), str(shown)),
        count=result["count"],
        address=local(result["toggle_url"]),
        selected=bool(result["selected"]),
    )
