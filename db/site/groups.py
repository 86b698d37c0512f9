"""The page of all tables: what each is, by what they are for."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from db.metadata import DATABASE, build_metadata
from db.site.columns import Pair, tables_said
from db.site.frame import pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A table or view; count is None where the rows are too many to be counted for a page."""

    name: str
    title: Pair
    description: Pair
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Tables that are for the same."""

    name: str
    title: Pair
    tables: list[Listed]


def grouped(tables: list[Any], views: list[Any], hidden_too: bool) -> list[Group]:
    """Datasette's tables and views in groups; those in no group come last."""
    said = tables_said()
    there = {
        each["name"]: each.get("count")
        for each in map(_as_dict, [*tables, *views])
        if (hidden_too or not each.get("hidden")) and "_fts" not in each["name"]
    }
    groups = {name: [each for each in listed if each in there] for name, listed in said["groups"].items()}
    named = {each for listed in groups.values() for each in listed}
    groups["other"] = [each for each in there if each not in named]
    return [
        Group(
            name=name,
            title=(said["group_titles"][name][0], said["group_titles"][name][1]),
            tables=[_listed(each, there[each]) for each in listed],
        )
        for name, listed in groups.items()
        if listed
    ]


def table_pair(table: str) -> Pair:
    """What a table is called in both languages."""
    return pair(_said().get(table, {}).get("title") or table)


def _listed(name: str, count: int | None) -> Listed:
    return Listed(
        name=name,
        title=table_pair(name),
        description=pair(_said().get(name, {}).get("description")),
        count=count,
    )


def _as_dict(entry: Any) -> dict[str, Any]:
    """The next line of Datasette has objects where this one has dictionaries."""
    return entry if isinstance(entry, dict) else vars(entry)


@cache
def _said() -> dict[str, Any]:
    tables: dict[str, Any] = build_metadata()["databases"][DATABASE]["tables"]
    return tables
