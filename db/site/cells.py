"""Cells of Datasette's own tables that lead somewhere or say something plainer than what is stored."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
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
from db.site.columns import code_group, code_said, is_hidden_in_query
from db.site.days import days_said
from db.site.language import capital, language, number, says

Address = Callable[[str], str]
# Of a row, a cell's value and its column; None for what it can't draw.
Draw = Callable[[Any, Any, str], Markup | str | None]
_TO_FACT = Markup('<a class="quote" href="%s#f-%s">%s</a>')
_TO_PAGE = Markup('<a href="%s">%s</a>')
_TIME = Markup('<time datetime="%s">%s</time>')
_CODE = Markup('<span title="%s">%s</span>')
# What has a page of its own: the columns with its id, and those that name it beside its id.
_PAGES: dict[str, Address] = {
    "person_id": person_address,
    "organisation_id": organisation_address,
    "successor_id": organisation_address,
    "story_id": story_address,
    "place_id": place_address,
    "part_id": place_address,
    "parent_id": place_address,
    "programme_id": programme_address,
}
_NAMED: dict[tuple[str | None, str], tuple[str, Address]] = {
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
    "annotated", "expected", "of",
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
    if value is None or value == "":
        return None
    for draw in _drawn_by(table, column):
        cell = draw(row, value, column)
        if cell is not None:
            return cell
    return None


@cache
def is_vietnamese(table: str | None, column: str) -> bool:
    """Whether a column's cells are words of articles or names, in whichever language the page is."""
    said_anew = _NUMBERS | _DAYS | set(_STRETCHES) | _NO_WORDS
    return column not in said_anew and code_group(table, column) is None


@cache
def _drawn_by(table: str | None, column: str) -> tuple[Draw, ...]:
    """What draws a column's cells, each tried after the other: a page has thousands of cells."""
    if table is None and is_hidden_in_query(column):
        return ()
    found: list[Draw] = [_numbered] if column in _NUMBERS else []
    if column == "quote" or (column == "text" and table in FACT_TABLES):
        found.append(_to_fact)
    if column in ("label", "article"):
        found.append(_to_itself if table == "articles" else _to_its_article)
    if column in _MENTIONS:
        found.append(_to_mention)
    if column in _ARTICLES:
        found.append(_to_article)
    if column == "last_article":
        found.append(_to_last_article)
    if column in _PAGES:
        found.append(_to_page)
    if (table, column) in _NAMED:
        found.append(partial(_to_named, *_NAMED[table, column]))
    if column in _STRETCHES:
        found.append(_stretch)
    if column in _DAYS:
        found.append(_dated)
    if code_group(table, column) is not None:
        found.append(partial(_coded, table))
    return tuple(found)


def page_address(column: str, identity: str) -> str | None:
    """The page of what a column has the id of."""
    if column in _ARTICLES:
        return article_address(identity)
    return _PAGES[column](identity) if column in _PAGES else None


def _numbered(row: Any, value: Any, column: str) -> str | None:
    return number(value) if isinstance(value, int | float) else None


def _to_fact(row: Any, text: Any, column: str) -> Markup | None:
    names = _names(row)
    if "article_id" not in names or "id" not in names:
        return None
    return _TO_FACT % (article_address(_plain(row["article_id"])), _plain(row["id"]), text)


def _to_itself(row: Any, label: Any, column: str) -> Markup:
    return _link(article_address, row["id"], label)


def _to_its_article(row: Any, label: Any, column: str) -> Markup | None:
    return _link(article_address, _plain(row["article_id"]), label) if "article_id" in _names(row) else None


def _to_last_article(row: Any, label: Any, column: str) -> Markup | None:
    there = "last_article_id" in _names(row)
    return _link(article_address, _plain(row["last_article_id"]), label) if there else None


def _to_article(row: Any, value: Any, column: str) -> Markup:
    return _link(article_address, _plain(value), _said(value))


def _to_mention(row: Any, value: Any, column: str) -> Markup | None:
    if _MENTIONS[column] not in _names(row):
        return None
    return _TO_FACT % (article_address(_plain(value)), _plain(row[_MENTIONS[column]]), _said(value))


def _to_page(row: Any, value: Any, column: str) -> Markup:
    return _link(_PAGES[column], _plain(value), _said(value))


def _to_named(identity: str, address: Address, row: Any, value: Any, column: str) -> Markup | None:
    """A name that leads to the page of what the row has the id of in the column `identity`."""
    known = _plain(row[identity]) if identity in _names(row) else None
    return _link(address, known, _said(value)) if known else None


# A table says the same places, programmes and articles again and again.
@lru_cache(maxsize=4096, typed=True)
def _link(address: Address, identity: Any, name: Any) -> Markup:
    """Programmes are stored as they stand in a sentence."""
    said = capital(name) if address is programme_address and name != identity else name
    return _TO_PAGE % (address(identity), said)


def _dated(row: Any, value: Any, column: str) -> Markup | None:
    """A day as readers write it, as far as it is known."""
    return _day(value, language()) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _day(value: str, lang: str) -> Markup | None:
    if _PART_OF_YEAR.fullmatch(value):
        return _CODE % (value, days_said(value, lang=lang))
    match = _STAMP.fullmatch(value)
    if not match:
        return None
    clock = (match["time"] or "").removeprefix("T")
    return _TIME % (value, " ".join(filter(None, (days_said(value[:10], lang=lang), clock))))


def _stretch(row: Any, first: Any, column: str) -> Markup | None:
    last, precision = _STRETCHES[column]
    names = _names(row)
    if last not in names or not isinstance(first, str):  # a month or a year would look like its first day
        return None
    known = row[precision] if precision in names else None
    return _days(first, row[last] or first, known, language())


@lru_cache(maxsize=4096)
def _days(first: str, last: str, known: str | None, lang: str) -> Markup | None:
    if not _STAMP.fullmatch(first):
        return None
    said = _TIME % (first, days_said(first, last, lang=lang))
    note = {"month": ("chỉ biết tháng", "month only"), "year": ("chỉ biết năm", "year only")}.get(known or "")
    return said + Markup(" <small>%s</small>") % (says(*note),) if note else said


def _coded(table: str | None, row: Any, value: Any, column: str) -> Markup | None:
    return None if isinstance(value, Mapping) else _code(table, column, value, language())


@lru_cache(maxsize=4096, typed=True)
def _code(table: str | None, column: str, value: Any, lang: str) -> Markup | None:
    said = code_said(table, column, value)
    return _CODE % (value, said) if said else None


def _names(row: Any) -> Any:
    """The names of its columns: a row of SQLite's is no mapping."""
    return row.keys()


def _plain(value: Any) -> Any:
    """The value of a foreign key that Datasette has expanded with its label."""
    return value["value"] if isinstance(value, Mapping) else value


def _said(value: Any) -> Any:
    """The label of a foreign key that Datasette has expanded, or the value."""
    return value["label"] or value["value"] if isinstance(value, Mapping) else value
