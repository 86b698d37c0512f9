"""Cells of Datasette's own tables that lead somewhere or say something plainer than what is stored."""

import re
from collections.abc import Callable, Mapping
from functools import cache
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
from db.site.columns import code_group, code_said
from db.site.days import days_said
from db.site.language import capital, number, says

_TO_FACT = Markup('<a class="quote" href="{article}#f-{fact}">{text}</a>')
_TO_PAGE = Markup('<a href="{page}">{text}</a>')
_TO_ARTICLE = Markup('<a href="{article}">{text}</a>')
_TIME = Markup('<time datetime="{stamp}">{said}</time>')
_CODE = Markup('<span title="{code}">{said}</span>')
# What has a page of its own: the columns with its id, and those that name it beside its id.
_PAGES: dict[str, Callable[[str], str]] = {
    "person_id": person_address,
    "organisation_id": organisation_address,
    "successor_id": organisation_address,
    "story_id": story_address,
    "place_id": place_address,
    "part_id": place_address,
    "parent_id": place_address,
    "programme_id": programme_address,
}
_NAMED = {
    ("people", "name"): ("id", person_address),
    ("organisations", "name"): ("id", organisation_address),
    ("stories", "title"): ("id", story_address),
    ("places", "path"): ("id", place_address),
    ("place_names", "name"): ("place_id", place_address),
    ("organisation_names", "name"): ("organisation_id", organisation_address),
    ("programmes", "name"): ("id", programme_address),
    ("criteria_by_locality", "place"): ("place_id", place_address),
    ("criteria_by_locality", "programme"): ("programme_id", programme_address),
    ("official_timeline", "name"): ("person_id", person_address),
    ("official_timeline", "unit"): ("organisation_id", organisation_address),
    ("positions", "unit"): ("organisation_id", organisation_address),
    ("officials", "name"): ("person_id", person_address),
    ("units", "name"): ("organisation_id", organisation_address),
    ("localities", "name"): ("place_id", place_address),
    ("events", "title"): ("story_id", story_address),
    (None, "dia_ban"): ("place_id", place_address),
    (None, "chuong_trinh"): ("programme_id", programme_address),
    (None, "ho_ten"): ("person_id", person_address),
    (None, "don_vi"): ("organisation_id", organisation_address),
    (None, "su_kien"): ("story_id", story_address),
}
# What the words of a fact and the title of an article may be called.
_WORDS = {"quote", "text", "label", "article", "last_article"}
# The articles of a post, and where in them it is mentioned.
_MENTIONS = {"first_article_id": "first_official_id", "last_article_id": "last_official_id"}
_ARTICLES = {"article_id", "original_id"}
# Where a stretch of days begins, with the columns that may say where it ends and how exactly it is known.
_STRETCHES = {"date_from": ("date_to", "date_precision"), "ngay": ("den_ngay_cuoi", "do_chinh_xac")}
_DAYS = {
    "date_to", "published", "first_seen", "last_seen", "valid_from", "valid_to", "document_date", "as_of",
    "ended", "since", "retracted_at", "last_run", "last_success", "last_new", "imported_at", "built_at",
    "day", "added", "tu", "den", "ngay_dang",
}  # fmt: skip
_NUMBERS = {
    "count", "of_total", "percent", "met_min", "met_max", "criteria_total", "value", "value_max", "articles",
    "facts", "facts_once", "stories", "achieved", "confidence", "resemblance", "containment", "error_rate",
    "new_a_week", "days_without_new", "right", "seen", "right_unseen", "seen_unseen", "so_bai", "items",
    "so_luong", "tren", "phan_tram", "told", "found", "gold", "found_unseen", "gold_unseen", "measured",
    "expected", "of",
}  # fmt: skip
# Ids, addresses, codes, and sentences that are in the page's language.
_NO_WORDS = {
    "id", "rowid", "code", "url", "canonical_url", "sha256", "parser", "rule", "sort_key",
    "name_key", "start", "end", "number", "year", "month", "passage_id", "revision_id", "identity_id",
    "reasons", "basis", "vi", "en", "paragraph", "trouble", "missing", "extractor_version", "what",
}  # fmt: skip
_PART_OF_YEAR = re.compile(r"\d{4}-[QH][1-4]")
_STAMP = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?P<time>T\d\d:\d\d)?[-+:.0-9Z]*)?)?")


def is_number(table: str | None, column: str) -> bool:
    """Whether a column counts or measures, so that its cells are aligned as numbers."""
    return column in _NUMBERS and (table, column) != ("dates", "value")


def linked_cell(row: Any, value: Any, column: str, table: str | None) -> Markup | str | None:
    """HTML for a cell, or None to leave it to Datasette."""
    if value in (None, "") or not _says_more(table, column):
        return None
    if column in _NUMBERS and isinstance(value, int | float):
        return number(value)
    return _led(row, value, column, table) or _dated(row, value, column) or _coded(value, column, table)


@cache
def is_vietnamese(table: str | None, column: str) -> bool:
    """Whether a column's cells are words of articles or names, in whichever language the page is."""
    said_anew = _NUMBERS | _DAYS | set(_STRETCHES) | _NO_WORDS
    return column not in said_anew and code_group(table, column) is None


@cache
def _says_more(table: str | None, column: str) -> bool:
    """Whether a column is any that is shown otherwise than it is stored: a page may have 20,000 cells."""
    by_name = _NUMBERS | _DAYS | _ARTICLES | set(_PAGES) | set(_MENTIONS) | set(_STRETCHES) | _WORDS
    return column in by_name or (table, column) in _NAMED or code_group(table, column) is not None


def page_address(column: str, identity: str) -> str | None:
    """The page of what a column has the id of."""
    if column in _ARTICLES:
        return article_address(identity)
    return _PAGES[column](identity) if column in _PAGES else None


def _led(row: Any, value: Any, column: str, table: str | None) -> Markup | None:
    """A cell that leads to the words, to an article or to a page."""
    names = _names(row)
    is_quote = column == "quote" or (column == "text" and table in FACT_TABLES)
    if is_quote and {"article_id", "id"} <= names:
        return _to_fact(row, value)
    if column in ("label", "article") and (table == "articles" or "article_id" in names):
        article = row["id"] if table == "articles" else _plain(row["article_id"])
        return _TO_ARTICLE.format(article=article_address(article), text=value)
    if column in _MENTIONS and _MENTIONS[column] in names:
        return _to_mention(row, value, column)
    if column in _ARTICLES:
        return _TO_ARTICLE.format(article=article_address(_plain(value)), text=_said(value))
    if column == "last_article" and "last_article_id" in names:
        return _TO_ARTICLE.format(article=article_address(_plain(row["last_article_id"])), text=value)
    if column in _PAGES:
        return _to_page(_PAGES[column], _plain(value), _said(value))
    identity, address = _NAMED.get((table, column), (None, None))
    if address is not None and identity in names and _plain(row[identity]):
        return _to_page(address, _plain(row[identity]), _said(value))
    return None


def _dated(row: Any, value: Any, column: str) -> Markup | None:
    """A day as readers write it, as far as it is known."""
    if not isinstance(value, str):
        return None
    if column in _DAYS and _PART_OF_YEAR.fullmatch(value):
        return _CODE.format(code=value, said=days_said(value))
    if not (match := _STAMP.fullmatch(value)):
        return None
    if column in _STRETCHES:
        return _stretch(row, value, column)
    if column not in _DAYS:
        return None
    clock = (match["time"] or "").removeprefix("T")
    return _TIME.format(stamp=value, said=" ".join(filter(None, (days_said(value[:10]), clock))))


def _stretch(row: Any, first: str, column: str) -> Markup | None:
    names = _names(row)
    last, precision = _STRETCHES[column]
    if last not in names:  # a month or a year would look like its first day
        return None
    end = row[last] or first
    said = _TIME.format(stamp=first, said=days_said(first, end))
    known = row[precision] if precision in names else None
    note = {"month": ("chỉ biết tháng", "month only"), "year": ("chỉ biết năm", "year only")}.get(known or "")
    return said + Markup(" <small>{}</small>").format(says(*note)) if note else said


def _coded(value: Any, column: str, table: str | None) -> Markup | None:
    if isinstance(value, Mapping):
        return None
    said = code_said(table, column, value)
    return _CODE.format(code=value, said=said) if said else None


def _names(row: Any) -> set[str]:
    return set(row.keys())


def _plain(value: Any) -> Any:
    """The value of a foreign key that Datasette has expanded with its label."""
    return value["value"] if isinstance(value, Mapping) else value


def _said(value: Any) -> Any:
    """The label of a foreign key that Datasette has expanded, or the value."""
    return value["label"] or value["value"] if isinstance(value, Mapping) else value


def _to_page(address: Callable[[str], str], identity: str, name: str) -> Markup:
    """Programmes are stored as they stand in a sentence."""
    said = capital(name) if address is programme_address and name != identity else name
    return _TO_PAGE.format(page=address(identity), text=said)


def _to_mention(row: Any, value: Any, column: str) -> Markup:
    article, text = _plain(value), _said(value)
    fact = _plain(row[_MENTIONS[column]])
    return _TO_FACT.format(article=article_address(article), fact=fact, text=text)


def _to_fact(row: Any, text: Any) -> Markup:
    article = article_address(_plain(row["article_id"]))
    return _TO_FACT.format(article=article, fact=_plain(row["id"]), text=text)
