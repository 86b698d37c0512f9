"""Facts into the working database: those of an article replace the ones it had."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.article_ids import own_ids
from db.found_by import context_of
from db.pending import note_coming, note_leaving
from db.people import keep_people, mentioned_people
from db.places import FindPlace, place_by_names
from db.rows import FactRows, rows_of
from db.schema import FACT_TABLES
from db.sql import Row, in_groups, insert
from db.working import transaction
from extract.facts import Facts

_SHARED_TABLES = ("programmes", "places", "people")
_PART_TABLES = ("positions", "award_recipients", "mentions", "event_participants")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The facts of one article with what placing them takes.

    revision_id: the revision that they were read from.
    sentences: half-open spans in order, in code points of its content.
    """

    facts: Facts
    revision_id: str
    content: str
    sentences: tuple[tuple[int, int], ...]
    published: str | None = None
    province: str | None = None


def articles_to_extract(
    connection: sqlite3.Connection, version: str, *, everything: bool = False
) -> list[str]:
    """Ids of the articles that are new, changed, or were read by another version of the extractor."""
    rows = connection.execute(
        "SELECT a.id FROM articles a LEFT JOIN extractions e ON e.article_id = a.id"
        " WHERE ? OR e.article_id IS NULL OR e.revision_id IS NOT a.revision_id OR e.extractor_version <> ?"
        " ORDER BY a.number",
        [everything, version],
    )
    return [article_id for (article_id,) in rows]


def store_facts(
    connection: sqlite3.Connection,
    batch: Sequence[Extracted],
    *,
    version: str,
    run_id: int,
    now: str,
    find_place: FindPlace = place_by_names,
) -> int:
    """Replace the facts of the articles of a batch, in one transaction; returns how many there are."""
    rows = [_rows(extracted, find_place) for extracted in batch]
    with transaction(connection):
        ids = [extracted.facts.id for extracted in batch]
        numbers = _passages_of(connection, ids)
        _keep_identities(connection, rows, ids)
        note_leaving(connection, ids)
        _forget_facts(connection, ids)
        _number_passages(connection, rows, numbers)
        for table in _SHARED_TABLES:
            shared = {identity: row for each in rows for identity, row in each.shared.get(table, {}).items()}
            insert(connection, table, list(shared.values()), ignore=True)
        insert(connection, "passages", [p for each in rows for p in each.passages.values()])
        for table in ("fact_evidence", *FACT_TABLES, *_PART_TABLES):
            insert(connection, table, _joined(rows, table))
        for extracted, each in zip(batch, rows, strict=True):
            place = each.article_place_id
            connection.execute(
                "UPDATE articles SET place_id = ? WHERE id = ? AND place_id IS NOT ?",
                [place, extracted.facts.id, place],
            )
        insert(connection, "extractions", [_extraction(each, version, run_id, now) for each in batch])
        note_coming(connection, _joined(rows, "officials"), _joined(rows, "events"))
    return sum(len(each.tables.get("fact_evidence", ())) for each in rows)


def remove_articles(connection: sqlite3.Connection, ids: Iterable[str]) -> list[str]:
    """Take articles back with all that was read from them; returns the ids that there were none of.

    ids: their own or those under which they are published.
    """
    asked = list(ids)
    found = own_ids(connection, asked)
    with transaction(connection):
        for article_id in found.values():
            note_leaving(connection, [article_id])
            connection.execute("DELETE FROM articles WHERE id = ?", [article_id])
    return [each for each in asked if each not in found]


def _rows(extracted: Extracted, find_place: FindPlace) -> FactRows:
    context = context_of(
        extracted.facts,
        revision_id=extracted.revision_id,
        content=extracted.content,
        sentences=extracted.sentences,
        published=extracted.published,
        province=extracted.province,
        find_place=find_place,
    )
    return rows_of(extracted.facts, context)


def _joined(rows: Iterable[FactRows], table: str) -> list[Row]:
    return [row for each in rows for row in each.tables.get(table, ())]


def _keep_identities(connection: sqlite3.Connection, rows: list[FactRows], ids: list[str]) -> None:
    """Facts that are read again stay the people and stories that they were, until they are joined anew."""
    keep_people(_joined(rows, "officials"), mentioned_people(connection, ids))
    known = {official["person_id"] for official in _joined(rows, "officials")}
    for each in rows:
        people = each.shared.get("people", {})
        for identity in [identity for identity in people if identity not in known]:
            del people[identity]
    for event in _joined(rows, "events"):
        row = connection.execute("SELECT story_id FROM events WHERE article_id = ?", [event["article_id"]])
        (event["story_id"],) = row.fetchone() or (None,)


def _forget_facts(connection: sqlite3.Connection, ids: list[str]) -> None:
    for group in in_groups(ids):
        marks = ", ".join("?" * len(group))
        for table in ("fact_evidence", "passages", "extractions"):
            connection.execute(f"DELETE FROM {table} WHERE article_id IN ({marks})", group)


Numbers = dict[tuple[str, int, int], int]


def _passages_of(connection: sqlite3.Connection, ids: list[str]) -> Numbers:
    """The ids of the passages that the articles have, so that a passage keeps its id."""
    found: Numbers = {}
    for group in in_groups(ids):
        marks = ", ".join("?" * len(group))
        for identity, *key in connection.execute(
            f'SELECT id, article_id, start, "end" FROM passages WHERE article_id IN ({marks})', group
        ):
            article_id, start, end = key
            found[article_id, start, end] = identity
    return found


def _number_passages(connection: sqlite3.Connection, rows: list[FactRows], known: Numbers) -> None:
    """Give each passage its id, and the facts that stand in it; kept ids first, then new ones upwards."""
    (highest,) = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()
    highest = max(highest, *known.values(), 0) if known else highest
    for each in rows:
        for (start, end), passage in sorted(each.passages.items()):
            identity = known.get((passage["article_id"], start, end))
            if identity is None:
                highest += 1
                identity = highest
            passage["id"] = identity
        for table in FACT_TABLES:
            for fact in each.tables.get(table, ()):
                fact["passage_id"] = each.passages[fact.pop("passage")]["id"]


def _extraction(extracted: Extracted, version: str, run_id: int, now: str) -> Row:
    return {
        "article_id": extracted.facts.id,
        "revision_id": extracted.revision_id,
        "extractor_version": version,
        "run_id": run_id,
        "extracted_at": now,
    }
