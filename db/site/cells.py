"""Cells of Datasette's own tables that lead somewhere or say something plainer than the stored code."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from db.schema import FACT_TABLES
from db.site.addresses import (
    article_address,
    organisation_address,
    person_address,
    place_address,
    programme_address,
    story_address,
)
from db.site.labels import vietnamese

_TO_FACT = Markup('<a class="quote" href="{article}#f-{fact}">{text}</a>')
_TO_PAGE = Markup('<a href="{page}">{text}</a>')
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
# What has a page of its own: the columns with its id, and those that name it beside its id.
_PAGES: dict[str, Callable[[str], str]] = {
    "person_id": person_address,
    "organisation_id": organisation_address,
    "successor_id": organisation_address,
    "story_id": story_address,
    "place_id": place_address,
    "part_id": place_address,
    "programme_id": programme_address,
}
_NAMED = {
    ("people", "name"): ("id", person_address),
    ("organisations", "name"): ("id", organisation_address),
    ("stories", "title"): ("id", story_address),
    ("places", "path"): ("id", place_address),
    ("programmes", "name"): ("id", programme_address),
    ("criteria_by_locality", "place"): ("place_id", place_address),
    ("criteria_by_locality", "programme"): ("programme_id", programme_address),
    ("official_timeline", "name"): ("person_id", person_address),
    (None, "ho_ten"): ("person_id", person_address),
    (None, "don_vi"): ("organisation_id", organisation_address),
    (None, "su_kien"): ("story_id", story_address),
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
    if column in _PAGES:
        return _TO_PAGE.format(page=_PAGES[column](_plain(value)), text=_said(value))
    identity, address = _NAMED.get((table, column), (None, None))
    if address is not None and identity in names and _plain(row[identity]):
        return _TO_PAGE.format(page=address(_plain(row[identity])), text=_said(value))
    group = _CODES.get((table or "", column))
    return f"{vietnamese(group, str(value))} ({value})" if group else None


def _names(row: Any) -> set[str]:
    return set(row.keys())


def _plain(value: Any) -> Any:
    """The value of a foreign key that Datasette has expanded with its label."""
    return value["value"] if isinstance(value, Mapping) else value


def _said(value: Any) -> Any:
    """The label of a foreign key that Datasette has expanded, or the value."""
    return value["label"] or value["value"] if isinstance(value, Mapping) else value


def _to_mention(row: Any, value: Any, column: str) -> Markup:
    article, text = _plain(value), _said(value)
    fact = _plain(row[_MENTIONS[column]])
    return _TO_FACT.format(article=article_address(article), fact=fact, text=text)


def _to_fact(row: Any, text: Any) -> Markup:
    article = article_address(_plain(row["article_id"]))
    return _TO_FACT.format(article=article, fact=_plain(row["id"]), text=text)
