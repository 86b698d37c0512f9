"""Events into stories: those that have changed are grouped again, with all that they may be one story with.

Which events are one story is decided by the function that is handed in
(`extract.across.stories.group_stories`). It is given the events of the days around; where a group reaches
events that were not asked about, those are asked about too, so that the end is the same as if all events
were grouped at once.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from db.identities import give_ids
from db.ids import short_id
from db.join_places import Places
from db.pending import pending, settle
from db.sql import Row, in_groups, insert, upsert
from db.working import transaction
from extract.across.seen import SeenEvent, Story

BATCH = 4000
# Days between two reports of one story, at most, with room to spare.
WINDOW = 21
GroupStories = Callable[[Sequence[SeenEvent]], tuple[Story, ...]]
_EVENTS = """SELECT e.id, e.article_id, e.type, e.date_from, e.date_to, e.date_basis, e.host, e.title,
        e.place_id, e.place_basis, substr(a.published, 1, 10), a.title, a.source_id, a.origin,
        r.content, e.story_id
    FROM events e JOIN articles a ON a.id = e.article_id JOIN revisions r ON r.id = a.revision_id"""
# An event without a day of its own has that of its article; where neither is known it may be any day's.
_AROUND = "SELECT id FROM events WHERE date_from BETWEEN ? AND ? OR date_from IS NULL"


class _Events:
    """Events as the grouping takes them, each read once."""

    def __init__(self, connection: sqlite3.Connection, places: Places) -> None:
        self._connection = connection
        self._places = places
        self.seen: dict[str, SeenEvent] = {}
        self.rows: dict[str, Row] = {}

    def read(self, ids: Iterable[str]) -> list[SeenEvent]:
        """The events of these ids, in the order of the ids."""
        wanted = sorted(ids)
        missing = [id for id in wanted if id not in self.seen]
        for group in in_groups(missing):
            marks = ", ".join("?" * len(group))
            people = self._people(group, marks)
            for row in self._connection.execute(f"{_EVENTS} WHERE e.id IN ({marks})", group):
                self._keep(row, people.get(row[1], frozenset()))
        return [self.seen[id] for id in wanted if id in self.seen]

    def order(self, story: Story) -> tuple[str, str]:
        """By the day of the original, those of no known day last."""
        return self.rows[story.ids[0]]["date_from"] or "9999", story.ids[0]

    def _people(self, group: list[str], marks: str) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for article, person in self._connection.execute(
            "SELECT o.article_id, o.person_id FROM events e JOIN officials o ON o.article_id = e.article_id"
            f" WHERE e.id IN ({marks})",
            group,
        ):
            found.setdefault(article, set()).add(person)
        return {article: frozenset(people) for article, people in found.items()}

    def _keep(self, row: tuple[str, ...], people: frozenset[str]) -> None:
        (id, article, type_, first, last, date_basis, host, title, place, place_basis, day, article_title,
         source, origin, content, story) = row  # fmt: skip
        stated = date_basis == "stated"
        self.rows[id] = {
            "title": title or article_title, "type": type_, "date_from": first, "date_to": last,
            "place_id": place, "story_id": story,
        }  # fmt: skip
        self.seen[id] = SeenEvent(
            id=id,
            article_id=article,
            type=type_,  # type: ignore[arg-type]
            date=first if stated else None,
            date_to=last if stated else None,
            place=self._places.seen(place) if place_basis == "stated" else None,
            host=host,
            people=people,
            day=day,
            title=article_title or "",
            text=content[len(article_title) + 1 :] if article_title else content,
            source=source,
            origin=origin,
        )


def join_pending_stories(connection: sqlite3.Connection, group: GroupStories, places: Places) -> int:
    """Group the events that are pending; returns how many were looked at."""
    looked_at = 0
    while (events := _next_events(connection)) or pending(connection, "stories", 1):
        with transaction(connection):
            stories = [] if events else pending(connection, "stories", BATCH)
            asked = {*_there(connection, "id", events), *_there(connection, "story_id", stories)}
            found = _Events(connection, places)
            groups, closed = _grouped(connection, found, group, asked)
            settled = _write(connection, sorted(groups, key=found.order), found, stories)
            settle(connection, "events", {*events, *closed})
            settle(connection, "stories", settled)
        looked_at += len(closed)
    return looked_at


def _next_events(connection: sqlite3.Connection) -> list[str]:
    """Pending events of days near one another, so that the days around are few."""
    rows = connection.execute(
        "SELECT p.key FROM pending_joins p LEFT JOIN events e ON e.id = p.key WHERE p.kind = 'events'"
        " ORDER BY e.date_from IS NULL, e.date_from, p.key LIMIT ?",
        [BATCH],
    )
    return [key for (key,) in rows]


def _grouped(
    connection: sqlite3.Connection, found: _Events, group: GroupStories, asked: set[str]
) -> tuple[list[Story], set[str]]:
    """The stories of the events that are asked about, and of all that those stories have or had."""
    while True:
        around = asked | _around(connection, found, asked)
        groups = [story for story in group(found.read(around)) if asked.intersection(story.ids)]
        now = {id for story in groups for id in story.ids}
        before = {found.rows[id]["story_id"] for id in now} - {None}
        closed = asked | now | set(_there(connection, "story_id", before))
        if closed == asked:
            return groups, closed
        asked = closed


def _there(connection: sqlite3.Connection, column: str, values: Iterable[str]) -> list[str]:
    found: list[str] = []
    for group in in_groups(sorted(values)):
        marks = ", ".join("?" * len(group))
        found += [
            id for (id,) in connection.execute(f"SELECT id FROM events WHERE {column} IN ({marks})", group)
        ]
    return found


def _around(connection: sqlite3.Connection, found: _Events, asked: set[str]) -> set[str]:
    """The events of the days around those that are asked about, and those of no known day."""
    found.read(asked)
    days = sorted({day for id in asked if id in found.rows and (day := found.rows[id]["date_from"])})
    spans: list[tuple[str, str]] = []
    for day in days:
        first, last = _moved(day, -WINDOW), _moved(day, WINDOW)
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return {id for span in spans or [("", "")] for (id,) in connection.execute(_AROUND, span)}


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _story_id(event_id: str, nth: int = 0) -> str:
    return short_id("story", event_id, *([nth] if nth else []))


def _write(
    connection: sqlite3.Connection, groups: Sequence[Story], found: _Events, emptied: Iterable[str]
) -> set[str]:
    """Write the stories down; returns the ids of all that were looked at."""
    members = {id for story in groups for id in story.ids}
    before = {id: found.rows[id]["story_id"] for id in members if found.rows[id]["story_id"] is not None}
    old = {*before.values(), *emptied}

    def is_taken(id: str) -> bool:
        known = connection.execute("SELECT 1 FROM stories WHERE id = ?", [id]).fetchone()
        return id not in old and known is not None

    given = give_ids([story.ids for story in groups], before, derive=_story_id, is_taken=is_taken)
    upsert(
        connection,
        "stories",
        [_row(id, story, found) for id, story in zip(given.ids, groups, strict=True)],
    )
    moved = [
        (id, event)
        for id, story in zip(given.ids, groups, strict=True)
        for event in story.ids
        if before.get(event) != id
    ]
    connection.executemany("UPDATE events SET story_id = ? WHERE id = ?", moved)
    _forget(connection, old - set(given.ids), given.ids, given.retired)
    insert(
        connection,
        "event_joins",
        [
            {
                "first_event_id": join.first,
                "second_event_id": join.second,
                "story_id": id,
                "reasons": " ".join(join.reasons),
            }
            for id, story in zip(given.ids, groups, strict=True)
            for join in story.joins
        ],
    )
    return {*old, *given.ids}


def _row(id: str, story: Story, found: _Events) -> Row:
    """A row of `stories`: what the original says, with what only others say."""
    rows = [found.rows[event] for event in story.ids]
    first = rows[0]
    place = next((row["place_id"] for row in rows if row["place_id"]), None)
    day = first["date_from"]
    return {
        "id": id,
        "title": first["title"],
        "type": first["type"],
        "date_from": day,
        "date_to": first["date_to"],
        "year": int(day[:4]) if day else None,
        "place_id": place,
        "articles": len({found.seen[event].article_id for event in story.ids}),
        "event_id": story.ids[0],
    }


def _forget(
    connection: sqlite3.Connection, gone: set[str], kept: Iterable[str], retired: dict[str, str]
) -> None:
    """Take away stories that are no more; their ids lead to those that have most of their events."""
    connection.executemany("DELETE FROM event_joins WHERE story_id = ?", ((id,) for id in {*gone, *kept}))
    connection.executemany("DELETE FROM story_aliases WHERE id = ?", ((id,) for id in kept))
    connection.executemany(
        "UPDATE story_aliases SET story_id = ? WHERE story_id = ?",
        ((heir, id) for id, heir in retired.items()),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO story_aliases (id, story_id) VALUES (?, ?)", sorted(retired.items())
    )
    connection.executemany("DELETE FROM stories WHERE id = ?", ((id,) for id in gone))
