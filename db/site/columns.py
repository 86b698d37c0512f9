"""What the columns of tables and queries are called and which of them are shown, from `tables.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from db.site.labels import labels
from db.site.language import says

Pair = tuple[str, str]
# Which group of `labels.toml` says what a stored code means: in one table, or wherever the column is.
_GROUPS = {
    "status": "status",
    "role": "roles",
    "level": "levels",
    "state": "health",
    "date_precision": "precisions",
    "published_precision": "precisions",
    "date_basis": "bases",
    "place_basis": "bases",
    "former": "former",
    "sure": "yes_no",
    "stands": "yes_no",
    "before_reform": "yes_no",
    "relation": "relations",
    "change": "changes",
    "policy": "policies",
    "loai": "event_types",
    "trang_thai": "status",
    "vai_tro": "roles",
    "quan_he": "answers",
    "da_thoi": "former",
    "do_chinh_xac": "precisions",
}
_GROUPS_IN_TABLES = {
    ("events", "type"): "event_types",
    ("stories", "type"): "event_types",
    ("units", "kind"): "unit_kinds",
    ("organisations", "kind"): "unit_kinds",
    ("organisations", "basis"): "organisation_bases",
    ("facts", "kind"): "kinds",
    ("retractions", "kind"): "retracted",
    ("retractions", "reason"): "retraction_reasons",
    ("evaluation", "kind"): "kinds",
    ("recall", "kind"): "kinds",
    ("source_precision", "kind"): "kinds",
    ("fact_counts", "kind"): "kinds",
    ("fact_evidence", "kind"): "kinds",
    ("dates", "type"): "timex_types",
    ("dates", "mod"): "timex_mods",
    ("sources", "kind"): "source_kinds",
    ("join_reasons", "kind"): "joined_things",
    ("revision_changes", "kind"): "blocks",
    ("blocks", "kind"): "blocks",
}
LINK = "Link"  # the column that Datasette adds where a table has no key of one column
# For programs; shown where all columns are.
_TECHNICAL = {
    "sort_key",
    "name_key",
    "start",
    "end",
    "passage_id",
    "identity_id",
    "place_identity",
    "id",
    "rowid",
}


@cache
def tables_said() -> dict[str, dict[str, Any]]:
    """`tables.toml`."""
    return tomllib.loads((files(__package__) / "tables.toml").read_text(encoding="utf-8"))


def column_label(table: str | None, column: str) -> Pair:
    """What a column is called; its own name, with spaces, where nothing is said of it."""
    said = tables_said()["columns"]
    plain = column.replace("_", " ")
    found = said.get(f"{table}.{column}") or said.get(column) or (plain, plain)
    return found[0], found[1]


def code_group(table: str | None, column: str) -> str | None:
    """The group of `labels.toml` in which a column's codes are explained."""
    return _GROUPS_IN_TABLES.get((table or "", column)) or _GROUPS.get(column)


def code_label(table: str | None, column: str, value: object) -> Pair | None:
    """What a stored code means; None where it means what it says."""
    group = code_group(table, column)
    return labels()[group].get(str(value)) if group else None


def code_said(table: str | None, column: str, value: object) -> str | None:
    """The same in the page's language."""
    found = code_label(table, column, value)
    return says(*found) if found else None


def shown_columns(table: str, columns: list[str]) -> list[str]:
    """Those of `columns` that a reader wants, in the order in which they are wanted."""
    wanted = tables_said()["shown"].get(table)
    if wanted is None:
        return [column for column in columns if column not in _TECHNICAL and column != LINK] or columns
    return [column for column in wanted if column in columns]


def is_for_programs(column: str) -> bool:
    """Whether a column says nothing to a reader: keys to sort by, offsets, names of rules."""
    return column in _TECHNICAL or column == "rule"


def shown_in_query(columns: list[str]) -> list[str]:
    """Those columns of a query that are for readers."""
    return [column for column in columns if not is_hidden_in_query(column)]


def is_hidden_in_query(column: str) -> bool:
    """Whether queries have a column only for programs, or so that other columns can lead somewhere."""
    return column in tables_said()["queries"]["hidden"]


def sorted_by(table: str, column: str) -> str:
    """The column whose stored key puts a column's values into their order; itself where it needs none."""
    return str(tables_said()["sorted_by"].get(f"{table}.{column}", column))
