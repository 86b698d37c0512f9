"""Cells of Datasette's own tables that lead somewhere or say something plainer than the stored code."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from db.schema import FACT_TABLES
from db.site.addresses import article_address
from db.site.labels import vietnamese

_TO_FACT = Markup('<a class="quote" href="{article}#f-{fact}">{text}</a>')
_TO_ARTICLE = Markup('<a href="{article}">{text}</a>')
_CODES = {
    ("criteria", "status"): "status",
    ("events", "type"): "event_types",
    ("units", "kind"): "unit_kinds",
    ("units", "level"): "levels",
    ("localities", "level"): "levels",
    ("places", "level"): "levels",
    ("organisations", "kind"): "unit_kinds",
    ("organisations", "level"): "levels",
    ("stories", "type"): "event_types",
    ("source_health", "state"): "health",
    ("event_participants", "role"): "roles",
}
# The articles of a post, and where in them it is mentioned.
_MENTIONS = {"first_article_id": "first_official_id", "last_article_id": "last_official_id"}


def linked_cell(row: Any, value: Any, column: str, table: str | None) -> Markup | str | None:
    """HTML for a cell, or None to leave it to Datasette."""
    if value in (None, ""):
        return None
    names = _names(row)
    is_quote = column == "quote" or (column == "text" and table in FACT_TABLES)
    if is_quote and {"article_id", "id"} <= names:
        return _to_fact(row, value)
    if column in ("label", "article") and (table == "articles" or "article_id" in names):
        article = row["id"] if table == "articles" else _plain(row["article_id"])
        return _TO_ARTICLE.format(article=article_address(article), text=value)
    if column in _MENTIONS and _MENTIONS[column] in names:
        return _to_mention(row, value, column)
    if column == "last_article" and "last_article_id" in names:
        return _TO_ARTICLE.format(article=article_address(_plain(row["last_article_id"])), text=value)
    group = _CODES.get((table or "", column))
    return f"{vietnamese(group, str(value))} ({value})" if group else None


def _names(row: Any) -> set[str]:
    return set(row.keys())


def _plain(value: Any) -> Any:
    """The value of a foreign key that Datasette has expanded with its label."""
    return value["value"] if isinstance(value, Mapping) else value


def _to_mention(row: Any, value: Any, column: str) -> Markup:
    article, text = _plain(value), value["label"] if isinstance(value, Mapping) else value
    fact = _plain(row[_MENTIONS[column]])
    return _TO_FACT.format(article=article_address(article), fact=fact, text=text)


def _to_fact(row: Any, text: Any) -> Markup:
    article = article_address(_plain(row["article_id"]))
    return _TO_FACT.format(article=article, fact=_plain(row["id"]), text=text)
