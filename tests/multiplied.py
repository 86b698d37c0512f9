"""A working database made large: its articles with all their facts over and over, spread over the country."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from cli_places import find_place
from db.places import KnownPlace, place_row, with_ancestors
from db.schema import FACT_TABLES
from db.sql import insert
from extract.facts import Place
from extract.gazetteer.table import load_units

TABLES = (
    "people", "stories", "articles", "revisions", "blocks", "passages", "fact_evidence", *FACT_TABLES,
    "positions", "award_recipients", "mentions", "event_participants", "person_joins", "event_joins",
)  # fmt: skip
_KEPT = ("organisation_id", "programme_id", "source_id")
# How often reports are about a province, a district, a commune.
_WEIGHTS = {"province": 5, "district": 4, "commune": 3}
_DAYS = 3000


def multiply(database: Path, copies: int) -> None:
    """Add the articles of a joined database `copies` times, each in a place of its own, in earlier years."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        places = _all_places(connection)
        articles = [id for (id,) in connection.execute("SELECT id FROM articles ORDER BY number")]
        draw = random.Random(20260701)
        connection.execute(
            "CREATE TEMP TABLE copies (n INTEGER, article_id TEXT, place_id TEXT, days INTEGER)"
        )
        connection.executemany(
            "INSERT INTO copies VALUES (?, ?, ?, ?)",
            (
                (n, article, draw.choice(places[draw.choices(*_levels())[0]]), draw.randrange(_DAYS))
                for n in range(1, copies + 1)
                for article in articles
            ),
        )
        connection.execute("CREATE INDEX temp.copies_article ON copies (article_id)")
        indexes = _drop_indexes(connection)
        for table in TABLES:
            _copy(connection, table)
        for sql in indexes:
            connection.execute(sql)
        connection.commit()


def _levels() -> tuple[list[str], list[int]]:
    return list(_WEIGHTS), list(_WEIGHTS.values())


def _all_places(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Put all units of the gazetteer to `places`; their ids by level."""
    known = [find_place(Place(code=unit.code, valid_from=unit.valid_from)) for unit in load_units()]
    chains: list[KnownPlace] = [each for place in known if place for each in with_ancestors(place)]
    insert(connection, "places", [place_row(each) for each in dict.fromkeys(chains)], ignore=True)
    found: dict[str, list[str]] = {}
    for place in known:
        if place is not None:
            found.setdefault(place.level, []).append(place.id)
    return found


def _drop_indexes(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in rows:
        connection.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in rows]


def _copy(connection: sqlite3.Connection, table: str) -> None:
    columns = [(name, kind) for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")]
    names = ", ".join(f'"{name}"' for name, _ in columns)
    values = ", ".join(_value(table, name, kind) for name, kind in columns)
    connection.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t JOIN copies c ON {_of(table)}"
    )


def _of(table: str) -> str:
    """How the rows of a table belong to an article."""
    by_fact = "(SELECT article_id FROM fact_evidence WHERE id = t.{})"
    ways = {
        "articles": "t.id",
        "blocks": "(SELECT article_id FROM revisions WHERE id = t.revision_id)",
        "people": "(SELECT min(article_id) FROM officials WHERE person_id = t.id)",
        "stories": by_fact.format("event_id"),
        "positions": by_fact.format("official_id"),
        "award_recipients": by_fact.format("award_id"),
        "mentions": by_fact.format("fact_id"),
        "event_participants": by_fact.format("event_id"),
        "person_joins": by_fact.format("first_official_id"),
        "event_joins": by_fact.format("first_event_id"),
    }
    return f"c.article_id = {ways.get(table, 't.article_id')}"


def _value(table: str, name: str, kind: str) -> str:
    column = f't."{name}"'
    if name == "place_id":
        return f"CASE WHEN {column} IS NULL THEN NULL ELSE c.place_id END"
    if name in _KEPT:
        return column
    if (name in ("id", "passage_id") and kind == "INTEGER") or (table, name) == ("articles", "number"):
        return f"{column} + c.n * 1000000"
    if name == "id" or name.endswith("_id"):
        return f"{column} || '-' || c.n"
    if name in ("date_from", "date_to", "published"):
        return f"date({column}, '-' || c.days || ' days')"
    return column
