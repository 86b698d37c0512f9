"""Units into organisations, all at once: a second for a million facts.

Which units are one body is decided by the function that is handed in
(`extract.across.organisations.join_organisations`). It is asked about every name with its place once, not
about every unit.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from db.fold import sort_key
from db.ids import short_id
from db.join_places import Places
from db.pending import pending, settle
from db.sql import Row, upsert
from db.working import transaction
from extract.across.seen import Body, Organisation, SeenUnit
from extract.facts import Place

JoinUnits = Callable[[Iterable[SeenUnit]], tuple[Organisation, ...]]
# The id of the first version of a place; the day tells which version is meant where the place has no code.
FirstVersion = Callable[[Place, str | None], str | None]
_Named = tuple[str, str, str | None, str | None, str | None]

# Name, kind, level, the place that the name says, and for a place without a code the day.
_NAMED = """u.name, u.kind, u.level, CASE u.place_basis WHEN 'stated' THEN u.place_id END,
    CASE WHEN u.place_basis = 'stated' AND p.code IS NULL THEN substr(a.published, 1, 10) END"""
_UNITS = "FROM units u JOIN articles a ON a.id = u.article_id LEFT JOIN places p ON p.id = u.place_id"
_LOOSE = "FROM positions WHERE unit_id IS NULL AND unit IS NOT NULL"


def join_pending_units(
    connection: sqlite3.Connection, join: JoinUnits, places: Places, first_version: FirstVersion
) -> None:
    """Bring organisations, and the identity of places, in line with the units, where any have changed."""
    if not (waiting := pending(connection, "units")):
        return
    with transaction(connection):
        _identify_places(connection, places, first_version)
        named = _named_units(connection, places, first_version)
        loose = {
            name: SeenUnit(id=f"position {name}", name=name, kind="other")
            for (name,) in connection.execute(f"SELECT DISTINCT unit {_LOOSE} ORDER BY unit")
        }
        bodies = {
            id: organisation.body
            for organisation in join([*named.values(), *loose.values()])
            for id in organisation.ids
        }
        _write_organisations(connection, named, bodies)
        ids = {id: organisation_id(body) for id, body in bodies.items()}
        _write_units(connection, {key: ids.get(seen.id) for key, seen in named.items()})
        _write_positions(connection, {name: ids.get(seen.id) for name, seen in loose.items()})
        connection.execute(
            "DELETE FROM organisations WHERE id NOT IN"
            " (SELECT organisation_id FROM units WHERE organisation_id IS NOT NULL)"
        )
        settle(connection, "units", waiting)


def organisation_id(body: Body) -> str:
    """The id of a body: always the same, since it hangs on no article."""
    return short_id("organisation", body.role, body.place or "")


def _identify_places(connection: sqlite3.Connection, places: Places, first_version: FirstVersion) -> None:
    rows = connection.execute("SELECT id, identity_id FROM places").fetchall()
    found = ((first_version(places.place(id), None) or id, id, known) for id, known in rows)
    changed = [(identity, id) for identity, id, known in found if identity != known]
    connection.executemany("UPDATE places SET identity_id = ? WHERE id = ?", changed)


def _named_units(
    connection: sqlite3.Connection, places: Places, first_version: FirstVersion
) -> dict[_Named, SeenUnit]:
    rows: Iterator[_Named] = connection.execute(f"SELECT DISTINCT {_NAMED} {_UNITS} ORDER BY 1, 2, 3, 4, 5")
    return {row: _seen(number, row, places, first_version) for number, row in enumerate(rows)}


def _seen(number: int, row: _Named, places: Places, first_version: FirstVersion) -> SeenUnit:
    name, kind, level, place, day = row
    return SeenUnit(
        id=str(number),
        name=name,
        kind=kind,  # type: ignore[arg-type]
        level=level,  # type: ignore[arg-type]
        place=(first_version(places.place(place), day) or place) if place else None,
        place_names=places.names(place) if place else (),
    )


def _write_organisations(
    connection: sqlite3.Connection, named: dict[_Named, SeenUnit], bodies: dict[str, Body]
) -> None:
    rows: dict[str, Row] = {}
    for (_, _, _, place, _), seen in named.items():
        body = bodies.get(seen.id)
        if body is not None:
            row = _row(body, seen, place)
            rows.setdefault(row["id"], row)
    upsert(connection, "organisations", list(rows.values()))


def _row(body: Body, seen: SeenUnit, place: str | None) -> Row:
    """A row of `organisations`; the latest name, and what is counted, are filled in when publishing."""
    return {
        "id": organisation_id(body),
        "name": seen.name,
        "kind": seen.kind,
        "level": seen.level,
        "place_id": place,
        "basis": "name" if body.place is None else "place",
        "role": body.role,
        "place_identity": body.place,
        "sort_key": sort_key(seen.name),
    }


def _write_units(connection: sqlite3.Connection, ids: dict[_Named, str | None]) -> None:
    rows = connection.execute(f"SELECT u.id, u.organisation_id, {_NAMED} {_UNITS}")
    changed = [(ids[tuple(named)], id) for id, known, *named in rows if ids[tuple(named)] != known]
    connection.executemany("UPDATE units SET organisation_id = ? WHERE id = ?", changed)


def _write_positions(connection: sqlite3.Connection, ids: dict[str, str | None]) -> None:
    """Offices are held in the organisation of their unit; where that is no fact, in the one of its name."""
    rows = connection.execute(f"SELECT official_id, number, unit, organisation_id {_LOOSE}")
    changed = [(ids[name], id, number) for id, number, name, known in rows if ids[name] != known]
    connection.executemany(
        "UPDATE positions SET organisation_id ="
        " (SELECT id FROM organisations WHERE id = ?) WHERE official_id = ? AND number = ?",
        changed,
    )
    connection.execute(
        "UPDATE positions SET organisation_id = u.organisation_id FROM units u"
        " WHERE u.id = positions.unit_id AND positions.organisation_id IS NOT u.organisation_id"
    )
