"""What editors say of officials over articles: that two are the same person, or two people.

A correction names two officials by the ids of their facts. It is kept apart from the facts, with article
and name of both, so that it holds again whenever they are read again, also where the id has changed.
"""

import sqlite3
from dataclasses import dataclass
from typing import Literal, NamedTuple

from db.errors import DatabaseError
from db.pending import note_pending
from db.people import name_key
from db.working import transaction

Kind = Literal["same", "different"]
_COLUMNS = "kind, first_id, second_id, first_name, second_name, reason, added_at"


class BadCorrection(DatabaseError):
    """A correction that can't be made; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the list; the reason is never published."""

    kind: Kind
    first_id: str
    second_id: str
    first_name: str
    second_name: str
    reason: str | None
    added_at: str


class Standing(NamedTuple):
    """A correction whose two officials are there now, by their ids and the keys of their names."""

    kind: Kind
    first: str
    second: str
    first_key: str
    second_key: str


def correct(
    connection: sqlite3.Connection, kind: Kind, first_id: str, second_id: str, *, reason: str | None, now: str
) -> None:
    """Say that two officials are the same person, or two; what was said of the two before is replaced.

    Raises BadCorrection where one is no official, or where other corrections say the contrary.
    """
    if first_id == second_id:
        raise BadCorrection(f"{first_id} is one fact: name two")
    first, second = sorted((first_id, second_id))
    named = {id: official_named(connection, id) for id in (first, second)}
    with transaction(connection):
        connection.execute("DELETE FROM corrections WHERE first_id = ? AND second_id = ?", [first, second])
        contrary = _contradiction(standing_corrections(connection), kind, first, second)
        if contrary is not None:
            raise BadCorrection(contrary)
        connection.execute(
            "INSERT INTO corrections (kind, first_id, second_id, first_article_id, second_article_id,"
            " first_name, second_name, reason, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                kind,
                first,
                second,
                named[first][0],
                named[second][0],
                named[first][1],
                named[second][1],
                reason,
                now,
            ],
        )
        note_pending(connection, "people", (name_key(name) for _, name in named.values()))


def lift_correction(connection: sqlite3.Connection, first_id: str, second_id: str) -> bool:
    """Take back what was said of two officials; whether anything was."""
    first, second = sorted((first_id, second_id))
    with transaction(connection):
        gone = connection.execute(
            "DELETE FROM corrections WHERE first_id = ? AND second_id = ? RETURNING first_name, second_name",
            [first, second],
        ).fetchall()
        note_pending(connection, "people", (name_key(name) for names in gone for name in names))
    return bool(gone)


def corrections(connection: sqlite3.Connection) -> list[Correction]:
    """The list, in the order in which it grew."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM corrections ORDER BY id")
    return [Correction(*row) for row in rows]


def standing_corrections(connection: sqlite3.Connection) -> list[Standing]:
    """The corrections whose two officials are there; of those that contradict by now the earlier ones."""
    rows = connection.execute(
        "SELECT kind, first_id, first_article_id, first_name, second_id, second_article_id, second_name"
        " FROM corrections ORDER BY id"
    ).fetchall()
    found: list[Standing] = []
    for kind, *said in rows:
        first, second = _present(connection, *said[:3]), _present(connection, *said[3:])
        if (
            first
            and second
            and first[0] != second[0]
            and _contradiction(found, kind, first[0], second[0]) is None
        ):
            found.append(Standing(kind, first[0], second[0], first[1], second[1]))
    return found


def official_named(connection: sqlite3.Connection, id: str) -> tuple[str, str]:
    """Article and name of an official; raises BadCorrection where there is none of that id."""
    row = connection.execute("SELECT article_id, name FROM officials WHERE id = ?", [id]).fetchone()
    if row is not None:
        return row[0], row[1]
    other = connection.execute("SELECT kind FROM fact_evidence WHERE id = ?", [id]).fetchone()
    if other is not None:
        raise BadCorrection(f"{id} is one of the {other[0]}: only officials can be joined and split")
    raise BadCorrection(
        f"there is no fact {id}: an official's id is the last part of its row's page, /diaban/officials/ID"
    )


def _present(connection: sqlite3.Connection, id: str, article_id: str, name: str) -> tuple[str, str] | None:
    """Id and name's key of the official of a correction: by id, else the one of that name in the article."""
    row = connection.execute("SELECT id, name FROM officials WHERE id = ?", [id]).fetchone()
    if row is not None:
        return row[0], name_key(row[1])
    others = connection.execute(
        "SELECT id, name FROM officials WHERE article_id = ?", [article_id]
    ).fetchall()
    alike = [other for other, called in others if name_key(called) == name_key(name)]
    return (alike[0], name_key(name)) if len(alike) == 1 else None


def _contradiction(standing: list[Standing], kind: Kind, first: str, second: str) -> str | None:
    """Why a correction can't stand beside others; None where it can."""
    one, other = _same_as(standing, first), _same_as(standing, second)
    if kind == "different":
        held = (
            f"{first} and {second} are held together by other corrections: `diaban people corrections` lists"
        )
        return f"{held} them; lift one of those first" if second in one else None
    apart = [each for each in standing if each.kind == "different" and {each.first, each.second} & one]
    crossing = next((each for each in apart if {each.first, each.second} & other), None)
    if crossing is None:
        return None
    told = f"what is said of {crossing.first} and {crossing.second}: lift that first"
    return f"{first} and {second} are kept apart by {told}"


def _same_as(standing: list[Standing], id: str) -> set[str]:
    together = {id}
    grown = True
    while grown:
        ends = [{each.first, each.second} for each in standing if each.kind == "same"]
        reached = set().union(together, *(pair for pair in ends if pair & together))
        grown = reached != together
        together = reached
    return together
