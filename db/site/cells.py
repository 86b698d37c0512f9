"""Cells of Datasette's own tables that lead somewhere or say something plainer than the stored code."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from db.schema import FACT_TABLES
from db.site.labels import vietnamese

_TO_FACT = Markup('<a class="quote" href="/bai/{article}#f-{fact}">{text}</a>')
_TO_ARTICLE = Markup('<a href="/bai/{article}">{text}</a>')
_CODES = {
    ("criteria", "status"): "status",
    ("events", "type"): "event_types",
    ("units", "kind"): "unit_kinds",
    ("units", "level"): "levels",
    ("localities", "level"): "levels",
    ("places", "level"): "levels",
}


def linked_cell(row: Any, value: Any, column: str, table: str | None) -> Markup | str | None:
    """HTML for a cell, or None to leave it to Datasette."""
    if value in (None, ""):
        return None
    names = _names(row)
    if table in FACT_TABLES and column == "text" and {"article_id", "id"} <= names:
        return _TO_FACT.format(article=_path(_plain(row["article_id"])), fact=_plain(row["id"]), text=value)
    if column in ("label", "article") and (table == "articles" or "article_id" in names):
        article = row["id"] if table == "articles" else _plain(row["article_id"])
        return _TO_ARTICLE.format(article=_path(article), text=value)
    if column == "quote" and {"article_id", "id"} <= names:
        return _TO_FACT.format(article=_path(_plain(row["article_id"])), fact=_plain(row["id"]), text=value)
    group = _CODES.get((table or "", column))
    return f"{vietnamese(group, str(value))} ({value})" if group else None


def _names(row: Any) -> set[str]:
    return set(row.keys())


def _plain(value: Any) -> Any:
    """The value of a foreign key that Datasette has expanded with its label."""
    return value["value"] if isinstance(value, Mapping) else value


def _path(article_id: Any) -> str:
    return quote(str(article_id), safe="")
