"""`/api`: how each table, query and feed is had by a program, with addresses that work."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request, Response

from db.site.recipes import recipes
from db.site.rows import fetch_one, published
from db.site.xlsx import has_xlsx

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

# What is asked for in the examples, taken from the file so that they find something.
_EXAMPLES = {
    "dia_ban": "SELECT p.name AS value FROM events e JOIN places p ON p.id = e.place_id LIMIT 1",
    "ten": "SELECT name AS value FROM people LIMIT 1",
    "don_vi": "SELECT o.name AS value FROM event_participants x"
    " JOIN organisations o ON o.id = x.organisation_id LIMIT 1",
}
_OF_CRITERIA = "SELECT p.name AS value FROM criteria c JOIN places p ON p.id = c.place_id LIMIT 1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A table or a query: its title, and its addresses by form."""

    name: str
    title: tuple[str, str]
    description: tuple[str, str]
    page: str
    forms: tuple[tuple[str, str], ...]


async def api_page(datasette: "Datasette", request: Request) -> Response:
    """Every table and query with an example in each form."""
    database = published(datasette)
    said = _said()
    values = {name: await _value(database, sql) for name, sql in _EXAMPLES.items()}
    values["q"] = "công an"
    counted = {**values, "dia_ban": await _value(database, _OF_CRITERIA)}
    asked = await recipes(database)
    context: dict[str, Any] = {
        "tables": [
            _example(database.name, name, entry, {"_size": "100"})
            for name, entry in said["tables"].items()
            if not entry.get("hidden")
        ],
        "queries": [
            _example(
                database.name, name, entry, _asked(entry, counted if "criteria" in entry["sql"] else values)
            )
            for name, entry in said["queries"].items()
        ],
        "recipes": asked,
        "labelled": f"/{database.name}/criteria.csv?{urlencode({'_labels': 'on', '_size': 100})}",
        "example": next((each.address for each in asked if each.form == "JSON"), None),
        "download": bool(datasette.setting("allow_download")) and not database.is_mutable,
        "site": datasette.absolute_url(request, "/").rstrip("/"),
        "largest": datasette.setting("max_returned_rows"),
        "has_xlsx": has_xlsx(),
        "database": database.name,
    }
    return Response.html(await datasette.render_template("api.html", context, request=request))


def _example(database: str, name: str, entry: dict[str, Any], asked: dict[str, str]) -> Example:
    path = f"/{database}/{name}"
    forms = [
        ("CSV", f"{path}.csv?{urlencode(asked)}"),
        ("JSON", f"{path}.json?{urlencode({**asked, '_shape': 'array'})}"),
        ("JSONL", f"{path}.json?{urlencode({**asked, '_shape': 'array', '_nl': 'on'})}"),
    ]
    if has_xlsx():
        kept = {each: value for each, value in asked.items() if not each.startswith("_")}
        forms.append(("Excel", f"{path}.xlsx{'?' if kept else ''}{urlencode(kept)}"))
    return Example(
        name=name,
        title=(entry["title"][0], entry["title"][1]),
        description=(entry["description"][0], entry["description"][1]),
        page=path,
        forms=tuple(forms),
    )


def _asked(query: dict[str, Any], values: dict[str, str]) -> dict[str, str]:
    return {name: values.get(name, "") for name in query["params"]}


async def _value(database: "Database", sql: str) -> str:
    row = await fetch_one(database, sql, {})
    return str(row["value"]) if row else ""


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((files("db") / "metadata.toml").read_text(encoding="utf-8"))
