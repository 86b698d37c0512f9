"""The canned queries as forms: what each box is called, how it is filled in, what stands in it at first.

Their SQL asks for no more rows than are shown: `:_rows_most` of them after `:_rows_before`, of the page that
`trang` says. The forms for programs have the largest pages that Datasette gives.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from db.metadata import DATABASE, build_metadata
from db.site.asking import PAGE_NUMBER, changed, page_asked
from db.site.cells import is_number, is_vietnamese
from db.site.columns import Pair, column_label, shown_in_query
from db.site.frame import pair
from db.site.tables import Column, Shown

if TYPE_CHECKING:
    from datasette.app import Datasette

PAGE = 50  # as tables have
_NOTHING = "&nbsp;"  # what Datasette draws where there is no value


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A box: kind is "text", "search" or "date"."""

    name: str
    label: Pair
    hint: Pair
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A canned query."""

    name: str
    title: Pair
    description: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The boxes of a query; first: nothing has been asked yet, and they hold an example."""

    fields: list[Field]
    first: bool


def asked_of(request: Request, query: str, values: dict[str, Any]) -> Asked:
    """The boxes of a query with what was asked, or with their defaults where nothing was."""
    first = not any(name in request.args for name in values)
    boxes = _boxes()
    fields = []
    for name, value in values.items():
        box = {**boxes.get(name, {}), **boxes.get(f"{query}.{name}", {})}
        fields.append(
            Field(
                name=name,
                label=_pair(box.get("label"), column_label(None, name)),
                hint=_pair(box.get("hint"), ("", "")),
                kind=_kind(box.get("kind", "text"), str(value or "")),
                value=str(box.get("default", "")) if first else str(value or ""),
            )
        )
    return Asked(fields=fields, first=first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Which rows a page shows, from 1, and the addresses of the pages before and after it, "" for none."""

    first: int
    last: int
    earlier: str
    later: str


def rows_asked(datasette: "Datasette", suffix: str, request: Request) -> int:
    """`:_rows_most` and `:_rows_before`: the rows of a page, and one that says whether there are more.

    Raises KeyError for any other suffix.
    """
    form = request.path.rpartition("/")[2].partition(".")[2]
    size = PAGE if not form else int(datasette.setting("max_returned_rows"))
    # Excel files are of all rows, which they ask for themselves.
    return {"most": 0 if form == "xlsx" else size + 1, "before": size * (page_asked(request) - 1)}[suffix]


def pages_of(request: Request, found: int) -> Pages:
    """found: how many rows Datasette has of the page, of which one may be the next page's."""
    page, here = page_asked(request), request.full_path
    before = PAGE * (page - 1)
    return Pages(
        first=before + 1,
        last=before + min(found, PAGE),
        earlier=changed(here, **{PAGE_NUMBER: str(page - 1) if page > 2 else None}) if page > 1 else "",
        later=changed(here, **{PAGE_NUMBER: str(page + 1)}) if found > PAGE else "",
    )


def show_query(columns: list[str], rows: list[list[Any]]) -> Shown:
    """The rows of a page of a query without the columns that are for programs."""
    kept = shown_in_query(columns) or columns
    places = [columns.index(name) for name in kept]
    return Shown(
        columns=[
            Column(
                name=name,
                label=column_label(None, name),
                meaning=("", ""),
                numeric=is_number(None, name),
                vietnamese=is_vietnamese(None, name),
            )
            for name in kept
        ],
        rows=[["" if row[place] == _NOTHING else row[place] for place in places] for row in rows[:PAGE]],
        left_out=[],
    )


def _kind(kind: str, value: str) -> str:
    """A box for days can't hold what is no whole day."""
    return "text" if kind == "date" and len(value) not in (0, 10) else kind


def _pair(said: list[str] | None, otherwise: Pair) -> Pair:
    return (said[0], said[1]) if said else otherwise


@cache
def questions() -> list[Question]:
    """All of them; the next line of Datasette lists no more than five."""
    said = build_metadata()["databases"][DATABASE]["queries"]
    return [
        Question(name=name, title=pair(entry["title"]), description=pair(entry["description"]))
        for name, entry in said.items()
    ]


@cache
def _boxes() -> dict[str, dict[str, Any]]:
    said = tomllib.loads((files(__package__) / "questions.toml").read_text(encoding="utf-8"))
    boxes: dict[str, dict[str, Any]] = said["boxes"]
    return boxes
