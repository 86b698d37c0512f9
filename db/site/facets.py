"""Facets in words: Datasette's own, and those that are counted at publication."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request

from db.site import months
from db.site.asking import changed, local, without
from db.site.columns import Pair, code_label, column_label, tables_said
from db.site.kinds_apart import KINDS
from db.site.language import capital
from db.site.once import found_out
from db.site.rows import published
from db.site.together import NARROWED, by_months

if TYPE_CHECKING:
    from datasette.app import Datasette

# Readers look for these by their values, not by how often they come.
_IN_ORDER = ("year", "month")


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


async def show_facets(
    datasette: "Datasette", request: Request, table: str, facets: list[dict[str, Any]]
) -> list[Facet]:
    """Datasette's facets in words, after those that are counted anyway."""
    asked = {facet["name"] for facet in facets}
    counted = await _counted_facets(datasette, request, table)
    others = [each for each in counted if each.values and each.name not in asked]
    return [*others, *(_facet(request, table, facet) for facet in facets if facet["results"])]


async def _counted_facets(datasette: "Datasette", request: Request, table: str) -> list[Facet]:
    """The facets of facts of all kinds, of which SQLite would have to read each: as far as they are counted.

    Kinds always; years where nothing is asked for but kinds, years and days.
    """
    if table != months.ALL or NARROWED not in found_out():
        return []
    _, conditions, parameters = found_out()[NARROWED]
    if not months.is_counted(table, conditions, columns=months.OF_ALL):
        return [_counted(request, table, "kind", found_out().get(KINDS, Counter()))]
    ask = published(datasette).execute
    counts = await by_months(ask, table, conditions, parameters, columns=months.OF_ALL)
    return [_counted(request, table, column, found) for column, found in counts.items()]


def _counted(request: Request, table: str, column: str, counts: Counter[Any]) -> Facet:
    known = Counter({value: count for value, count in counts.items() if value is not None})
    ordered = sorted(known.items(), reverse=True) if column in _IN_ORDER else known.most_common()
    asked = request.args.getlist(column)
    return Facet(
        name=column,
        label=column_label(table, column),
        values=[
            FacetValue(
                label=code_label(table, column, value) or (str(value), str(value)),
                count=count,
                address=changed(request.full_path, **{column: None if str(value) in asked else str(value)}),
                selected=str(value) in asked,
            )
            for value, count in ordered
        ],
        remove="",
        more="",
    )


def further_facets(request: Request, table: str, there: list[str]) -> list[tuple[Pair, str]]:
    """What else the table can be faceted by: (column's label, address). there: what it is faceted by."""
    here = without(request.full_path, "_next")
    joint = "&" if "?" in here else "?"
    return [
        (column_label(table, column), f"{here}{joint}{urlencode({'_facet': column})}")
        for column in tables_said()["facets"].get(table, ())
        if column not in there
    ]


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
    if name == "programme_id":
        shown = capital(str(shown))
    return FacetValue(
        label=code_label(table, name, result["value"]) or (str(shown), str(shown)),
        count=result["count"],
        address=local(result["toggle_url"]),
        selected=bool(result["selected"]),
    )
