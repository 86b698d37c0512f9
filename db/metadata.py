"""`datasette_metadata.json`, made from `metadata.toml` and the list of published tables."""

import json
import sqlite3
from contextlib import closing
from functools import cache
from typing import Any

from db.filling import EXTRA_TABLES
from db.published import published_tables
from db.said import said
from db.schema import FACT_TABLES, all_statements
from db.views import VIEWS

DATABASE = "diaban"
_HIDDEN = ("passages_fts", "articles_fts")
_FTS_PARTS = ("", "_config", "_content", "_data", "_docsize", "_idx")


def build_metadata() -> dict[str, Any]:
    """The metadata file's value: titles, licences, descriptions, facets, search tables, canned queries."""
    file = said()
    rights = {
        "license": _both(file["licence"]),
        "license_url": file["licence_url"],
        "source": _both(file["source"]),
    }
    tables = {name: _table(name, entry, file["columns"], rights) for name, entry in file["tables"].items()}
    tables |= {f"{name}{part}": {"hidden": True} for name in _HIDDEN for part in _FTS_PARTS}
    return {
        "title": file["title"],
        "description": _both(file["description"]),
        **rights,
        "databases": {
            DATABASE: {
                "title": file["title"],
                "description": _both(file["description"]),
                **rights,
                "allow_sql": False,
                "tables": tables,
                "queries": {name: _query(entry) for name, entry in file["queries"].items()},
            }
        },
    }


def manifest_rights() -> dict[str, str]:
    """What a manifest says of all its files: what it is, under which licence, where it is from."""
    file = said()
    return {
        "name": file["title"],
        "description": _both(file["description"]),
        "licence": _both(file["licence"]),
        "licence_url": file["licence_url"],
        "source": _both(file["source"]),
    }


def metadata_text() -> str:
    """The metadata file's text."""
    return json.dumps(build_metadata(), ensure_ascii=False, indent=2) + "\n"


@cache
def published_columns() -> dict[str, tuple[str, ...]]:
    """The columns of every table and view of the published file, search tables apart, in their order."""
    with closing(sqlite3.connect(":memory:")) as work, closing(sqlite3.connect(":memory:")) as published:
        for statement in all_statements():
            work.execute(statement)
        tables = [statement for _, statement in published_tables(work)]
        for statement in (*tables, *EXTRA_TABLES, *VIEWS):
            published.execute(statement)
        names = published.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid"
        ).fetchall()
        return {
            name: tuple(row[1] for row in published.execute(f'PRAGMA table_xinfo("{name}")'))
            for (name,) in names
        }


def _both(pair: list[str]) -> str:
    return " · ".join(pair)


def _table(
    name: str, entry: dict[str, Any], shared: dict[str, list[str]], rights: dict[str, str]
) -> dict[str, Any]:
    words = {**shared, **entry.get("columns", {})}
    table: dict[str, Any] = {
        "title": _both(entry["title"]),
        "description": _both(entry["description"]),
        **rights,
        "columns": {column: _both(words[column]) for column in published_columns()[name]},
    }
    for key in ("facets", "sort", "sort_desc", "hidden"):
        if key in entry:
            table[key] = entry[key]
    if "label" in entry:
        table["label_column"] = entry["label"]
    if name in FACT_TABLES or name == "facts":
        table |= {"fts_table": "passages_fts", "fts_pk": "passage_id"}
    elif name == "passages":
        table |= {"fts_table": "passages_fts", "fts_pk": "id"}
    elif name == "articles":
        table |= {"fts_table": "articles_fts", "fts_pk": "number"}
    return table


def _query(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": _both(entry["title"]),
        "description": _both(entry["description"]),
        "sql": entry["sql"].strip(),
        "params": entry["params"],
        "hide_sql": True,
    }
