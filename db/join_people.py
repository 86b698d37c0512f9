"""Officials into people: those whose names have changed mentions are joined again, all others stay.

Who is one person is decided by the function that is handed in (`extract.across.people.join_people`); here
it is given all mentions of a name at once, and its answer is written down. The ids of people stay:
`db.identities`.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from db.corrections import standing_corrections
from db.identities import give_ids
from db.join_places import Places
from db.pending import note_pending, pending, settle
from db.people import NEW, name_key, normal_name, person_id, person_row
from db.sql import in_groups, insert, upsert
from db.working import transaction
from extract.across.seen import Person, SeenOfficial, SeenPosition

# Names a transaction: what Ctrl-C undoes is done again by the next run.
BATCH = 2000
Pairs = Sequence[tuple[str, str]]
BlocksOf = Callable[[Iterable[str]], Mapping[str, str]]
_OFFICIALS = """SELECT o.id, o.article_id, o.name, o.rank, o.person_id, p.basis, substr(a.published, 1, 10),
        a.source_id, o.place_id, o.place_basis
    FROM people p JOIN officials o ON o.person_id = p.id JOIN articles a ON a.id = o.article_id
    WHERE p.name_key IN ({marks}) ORDER BY o.id"""
_POSITIONS = """SELECT p.official_id, p.title, p.unit, p.former, u.kind, u.level,
        CASE u.place_basis WHEN 'stated' THEN u.place_id END
    FROM positions p LEFT JOIN units u ON u.id = p.unit_id
    WHERE p.official_id IN ({marks}) ORDER BY p.official_id, p.number"""


class JoinPeople(Protocol):
    """Officials into people; corrections are pairs of ids."""

    def __call__(
        self, seen: Sequence[SeenOfficial], /, *, same: Pairs, different: Pairs
    ) -> tuple[Person, ...]: ...


class Mentions:
    """All mentions of some names: what is handed to the joining, and who each was before."""

    def __init__(self, connection: sqlite3.Connection, keys: Iterable[str], places: Places) -> None:
        self.seen: dict[str, SeenOfficial] = {}
        self.place_ids: dict[str, str] = {}
        self.had: dict[str, str] = {}
        self.before: dict[str, str] = {}
        rows = list(_in(connection, _OFFICIALS, keys))
        positions: dict[str, list[SeenPosition]] = {}
        for official, *said in _in(connection, _POSITIONS, [row[0] for row in rows]):
            positions.setdefault(official, []).append(_position(said, places))
        for id, article, name, rank, person, basis, day, source, place, place_basis in rows:
            self.had[id] = person
            if basis != NEW:
                self.before[id] = person
            if place_basis == "stated":
                self.place_ids[id] = place
            self.seen[id] = SeenOfficial(
                id=id,
                article_id=article,
                name=name,
                rank=rank,
                positions=tuple(positions.get(id, ())),
                day=day,
                place=places.seen(place),
                place_stated=place_basis == "stated",
                source=source,
            )

    def order(self, person: Person) -> tuple[str, str]:
        """By the day of the first mention, those of no known day last."""
        return self.seen[person.ids[0]].day or "9999", person.ids[0]


class _Names:
    """The names of all mentions in blocks: names that may be one person's, by evidence or by correction."""

    def __init__(self, connection: sqlite3.Connection, blocks_of: BlocksOf) -> None:
        self.standing = standing_corrections(connection)
        names = connection.execute("SELECT DISTINCT name FROM officials")
        there = {name_key(name) for (name,) in names}
        # Names that are there no more may have held others together.
        self.block_of = blocks_of(sorted(there.union(pending(connection, "people"))))
        self._keys: defaultdict[str, set[str]] = defaultdict(set)
        for key, block in self.block_of.items():
            self._keys[block].add(key)
        self._bound: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.standing:
            first, second = self.block_of[each.first_key], self.block_of[each.second_key]
            self._bound[first].add(second)
            self._bound[second].add(first)

    def together(self, key: str) -> frozenset[str]:
        """The blocks that a name's mentions have to be joined with."""
        reached: set[str] = set()
        waiting = [self.block_of[key]]
        while waiting:
            block = waiting.pop()
            if block not in reached:
                reached.add(block)
                waiting += self._bound[block]
        return frozenset(reached)

    def keys(self, blocks: Iterable[str]) -> set[str]:
        """The names of blocks."""
        return {key for block in blocks for key in self._keys[block]}


def join_pending_people(
    connection: sqlite3.Connection, join: JoinPeople, places: Places, blocks_of: BlocksOf
) -> int:
    """Join the officials of all names that are pending; returns how many were looked at.

    blocks_of: puts names that may be one person's into one block. The joining is done block by block, so that
    it is the same whatever else is joined.
    """
    looked_at = 0
    if not pending(connection, "people", 1):
        return looked_at
    names = _Names(connection, blocks_of)
    while waiting := pending(connection, "people", BATCH):
        parts = sorted({names.together(key) for key in waiting}, key=sorted)
        keys = {*waiting, *(key for part in parts for key in names.keys(part))}
        with transaction(connection):
            mentions = Mentions(connection, keys, places)
            people = sorted(_joined(mentions, names, parts, join), key=mentions.order)
            _write(connection, people, mentions, keys, places)
            settle(connection, "people", keys)
        looked_at += len(mentions.seen)
    return looked_at


def _joined(
    mentions: Mentions, names: _Names, parts: Iterable[frozenset[str]], join: JoinPeople
) -> Iterator[Person]:
    by_block: defaultdict[str, list[SeenOfficial]] = defaultdict(list)
    for seen in mentions.seen.values():
        by_block[names.block_of[name_key(seen.name)]].append(seen)
    for part in parts:
        seen_here = [seen for block in sorted(part) for seen in by_block[block]]
        ids = {seen.id for seen in seen_here}
        told = [each for each in names.standing if each.first in ids and each.second in ids]
        yield from join(
            seen_here,
            same=[(each.first, each.second) for each in told if each.kind == "same"],
            different=[(each.first, each.second) for each in told if each.kind == "different"],
        )


def _in(connection: sqlite3.Connection, sql: str, values: Iterable[str]) -> Iterable[tuple[Any, ...]]:
    for group in in_groups(sorted(values)):
        yield from connection.execute(sql.format(marks=", ".join("?" * len(group))), group)


def _position(said: Sequence[Any], places: Places) -> SeenPosition:
    title, unit, former, kind, level, place = said
    return SeenPosition(
        title=title, unit=unit, former=bool(former), kind=kind, level=level, place=places.seen(place)
    )


def _write(
    connection: sqlite3.Connection,
    people: Sequence[Person],
    mentions: Mentions,
    keys: Iterable[str],
    places: Places,
) -> None:
    old = {id for (id,) in _in(connection, "SELECT id FROM people WHERE name_key IN ({marks})", keys)}

    def is_taken(id: str) -> bool:
        known = connection.execute("SELECT 1 FROM people WHERE id = ?", [id]).fetchone()
        return id not in old and known is not None

    given = give_ids([person.ids for person in people], mentions.before, derive=person_id, is_taken=is_taken)
    rows = [
        person_row(
            id,
            _name([mentions.seen[each].name for each in person.ids]),
            basis=_basis(person),
            place_id=_province(person, mentions, places),
        )
        for id, person in zip(given.ids, people, strict=True)
    ]
    upsert(connection, "people", rows)
    moved = [
        {"id": official, "person_id": id}
        for id, person in zip(given.ids, people, strict=True)
        for official in person.ids
        if mentions.had[official] != id
    ]
    connection.executemany("UPDATE officials SET person_id = :person_id WHERE id = :id", moved)
    _note_events(connection, [row["id"] for row in moved])
    _forget(connection, old - set(given.ids), given.ids, given.retired)
    insert(
        connection,
        "person_joins",
        [
            {
                "first_official_id": join.first,
                "second_official_id": join.second,
                "person_id": id,
                "reasons": " ".join(join.reasons),
            }
            for id, person in zip(given.ids, people, strict=True)
            for join in person.joins
        ],
    )


def _forget(
    connection: sqlite3.Connection, gone: set[str], kept: Iterable[str], retired: dict[str, str]
) -> None:
    """Take away who is nobody any more; their ids lead to those who have most of their mentions."""
    connection.executemany("DELETE FROM person_joins WHERE person_id = ?", ((id,) for id in {*gone, *kept}))
    connection.executemany("DELETE FROM person_aliases WHERE id = ?", ((id,) for id in kept))
    connection.executemany(
        "UPDATE person_aliases SET person_id = ? WHERE person_id = ?",
        ((heir, id) for id, heir in retired.items()),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO person_aliases (id, person_id) VALUES (?, ?)", sorted(retired.items())
    )
    connection.executemany("DELETE FROM people WHERE id = ?", ((id,) for id in gone))


def _note_events(connection: sqlite3.Connection, officials: Iterable[str]) -> None:
    """Who took part may make two events one story: have the events of officials looked at again."""
    sql = "SELECT e.id FROM officials o JOIN events e ON e.article_id = o.article_id WHERE o.id IN ({marks})"
    note_pending(connection, "events", (id for (id,) in _in(connection, sql, officials)))


def _name(names: Sequence[str]) -> str:
    """The commonest spelling, capitals throughout only where there is no other; of equals the earliest."""
    spelt = [normal_name(name) for name in names]
    counts = Counter([name for name in spelt if not name.isupper()] or spelt)
    return counts.most_common(1)[0][0]


def _basis(person: Person) -> str:
    """The reasons that joined the mentions, the commonest first; `alone` where there is one mention."""
    reasons = Counter(sorted(reason for join in person.joins for reason in join.reasons))
    return " ".join(reason for reason, _ in reasons.most_common()) or "alone"


def _province(person: Person, mentions: Mentions, places: Places) -> str | None:
    """The province of the last mention that states a place."""
    stated = [mentions.place_ids[id] for id in person.ids if id in mentions.place_ids]
    return places.province(stated[-1]) if stated else None
