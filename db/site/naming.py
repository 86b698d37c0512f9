"""Names in place of ids that Datasette does not know the names of."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from datasette.utils import tilde_encode
from markupsafe import Markup

from db.site.cells import page_address
from db.site.language import capital
from db.site.rows import fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette

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


async def put_names(
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
        ids = sorted({str(stored(row[name])) for row in cells if stored(row[name]) is not None})
        labels = await names_of(datasette, name, ids)
        for row, value in zip(cells, values, strict=True):
            identity = stored(row[name])
            if identity in labels:
                page = page_address(name, str(identity)) or _row_address(datasette, name, str(identity))
                text = capital(labels[identity]) if name == "programme_id" else labels[identity]
                value[place] = _LINK.format(page=page, text=text)


async def name_of(datasette: "Datasette", column: str, identity: str) -> str | None:
    """What has an id in a column; None where the column has no ids, or nothing has this one."""
    return (await names_of(datasette, column, [identity])).get(identity)


async def names_of(datasette: "Datasette", column: str, ids: list[str]) -> dict[str, str]:
    """What has each of the ids in a column; nothing where the column has none that are known."""
    if column not in _NAMES:
        return {}
    table, name = _NAMES[column]
    sql = f"SELECT id, {name} AS label FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))"
    rows = await fetch_all(published(datasette), sql, {"ids": json.dumps(ids)})
    return {row["id"]: row["label"] or row["id"] for row in rows}


def stored(cell: dict[str, Any]) -> Any:
    """What is stored, also where Datasette has put the label of a foreign key beside it."""
    raw = cell["raw"]
    return raw["value"] if isinstance(raw, Mapping) else raw


def _row_address(datasette: "Datasette", column: str, identity: str) -> str:
    return f"/{published(datasette).name}/{_NAMES[column][0]}/{tilde_encode(identity)}"
