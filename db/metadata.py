"""`datasette_metadata.json`, made from `metadata.toml` and the list of published tables."""

import json
import tomllib
from importlib.resources import files
from typing import Any

from db.schema import FACT_TABLES

DATABASE = "diaban"
_HIDDEN = ("passages_fts", "articles_fts")
_FTS_PARTS = ("", "_config", "_content", "_data", "_docsize", "_idx")


def build_metadata() -> dict[str, Any]:
    """The metadata file's value: titles, licences, descriptions, facets, search tables, canned queries."""
    said = tomllib.loads((files("db") / "metadata.toml").read_text(encoding="utf-8"))
    rights = {
        "license": _both(said["licence"]),
        "license_url": said["licence_url"],
        "source": _both(said["source"]),
    }
    tables = {name: _table(name, entry, said["columns"], rights) for name, entry in said["tables"].items()}
    tables |= {f"{name}{part}": {"hidden": True} for name in _HIDDEN for part in _FTS_PARTS}
    return {
        "title": said["title"],
        "description": _both(said["description"]),
        **rights,
        "databases": {
            DATABASE: {
                "title": said["title"],
                "description": _both(said["description"]),
                **rights,
                "allow_sql": False,
                "tables": tables,
                "queries": {name: _query(entry) for name, entry in said["queries"].items()},
            }
        },
    }


def metadata_text() -> str:
    """The metadata file's text."""
    return json.dumps(build_metadata(), ensure_ascii=False, indent=2) + "\n"


def _both(pair: list[str]) -> str:
    return " · ".join(pair)


def _table(
    name: str, entry: dict[str, Any], shared: dict[str, list[str]], rights: dict[str, str]
) -> dict[str, Any]:
    columns = {**shared, **entry.get("columns", {})}
    table: dict[str, Any] = {
        "title": _both(entry["title"]),
        "description": _both(entry["description"]),
        **rights,
        "columns": {column: _both(columns[column]) for column in entry.get("columns_in_order", columns)},
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
