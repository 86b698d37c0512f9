"""What a published file says over articles, filled from what is published: nothing else shows through."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping

from db.fold import one_tone_spelling
from db.people import name_key
from extract.across.seen import Body

ACROSS_TABLES = (
    """CREATE TABLE official_timeline (
    id INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people(id),
    name TEXT NOT NULL,
    rank TEXT,
    post TEXT,
    unit TEXT,
    organisation_id TEXT REFERENCES organisations(id),
    former INTEGER NOT NULL,
    first_seen TEXT,
    last_seen TEXT,
    articles INTEGER NOT NULL,
    first_article_id TEXT NOT NULL REFERENCES articles(id),
    last_article_id TEXT NOT NULL REFERENCES articles(id),
    first_official_id TEXT NOT NULL REFERENCES officials(id),
    last_official_id TEXT NOT NULL REFERENCES officials(id))""",
    """CREATE TABLE organisation_names (
    organisation_id TEXT NOT NULL REFERENCES organisations(id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    first_seen TEXT,
    last_seen TEXT,
    articles INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, name)) WITHOUT ROWID""",
    """CREATE TABLE join_reasons (
    kind TEXT NOT NULL CHECK (kind IN ('people', 'stories')),
    code TEXT NOT NULL,
    vi TEXT NOT NULL,
    en TEXT NOT NULL,
    PRIMARY KEY (kind, code))""",
    """CREATE TABLE organisation_successors (
    organisation_id TEXT NOT NULL REFERENCES organisations(id),
    successor_id TEXT NOT NULL REFERENCES organisations(id),
    PRIMARY KEY (organisation_id, successor_id))""",
)
FindSuccessors = Callable[[Body], Iterable[Body]]
# What codes of joins say, in Vietnamese and English, by `people` and `stories`.
Reasons = Mapping[str, Mapping[str, tuple[str, str]]]

_PEOPLE = """UPDATE main.people SET
    (first_seen, last_seen, articles) =
        (SELECT min(date_from), max(date_to), count(DISTINCT article_id)
         FROM main.officials WHERE person_id = people.id),
    (rank, post) =
        (SELECT rank, post
         FROM main.officials WHERE person_id = people.id ORDER BY date_to DESC, id LIMIT 1)"""
_ORGANISATIONS = """UPDATE main.organisations SET
    (first_seen, last_seen, articles) =
        (SELECT min(date_from), max(date_to), count(DISTINCT article_id)
         FROM main.units WHERE organisation_id = organisations.id),
    (name, kind, level, place_id) =
        (SELECT name, kind, level, CASE place_basis WHEN 'stated' THEN place_id END
         FROM main.units WHERE organisation_id = organisations.id
         ORDER BY place_basis IS NOT 'stated', date_to DESC, id LIMIT 1)
    WHERE id IN (SELECT organisation_id FROM main.units)"""
# The original where it is shown, else the first of those that are.
_STORIES = """UPDATE main.stories SET
    (title, type, date_from, date_to, year, place_id, event_id) =
        (SELECT e.title, e.type, e.date_from, e.date_to, e.year, e.place_id, e.id
         FROM main.events e JOIN work.stories s ON s.id = e.story_id
         WHERE e.story_id = stories.id ORDER BY e.id <> s.event_id, e.date_from, e.id LIMIT 1),
    articles = (SELECT count(DISTINCT article_id) FROM main.events WHERE story_id = stories.id)"""
_NAMES = """INSERT INTO main.organisation_names
    SELECT organisation_id, name, folded(name), min(date_from), max(date_to), count(DISTINCT article_id)
    FROM main.units WHERE organisation_id IS NOT NULL GROUP BY organisation_id, name"""
_PARTICIPANTS = (
    """UPDATE main.event_participants SET person_id = o.person_id
    FROM main.officials o WHERE o.id = event_participants.official_id""",
    """UPDATE main.event_participants SET organisation_id = u.organisation_id
    FROM main.units u WHERE u.id = event_participants.unit_id""",
)
# The same office in the same body is one post, whatever the capitals; a body that is not known goes by its
# name.
_TIMELINE = """INSERT INTO main.official_timeline (person_id, name, rank, post, unit, organisation_id, former,
    first_seen, last_seen, articles, first_article_id, last_article_id, first_official_id, last_official_id)
WITH held AS (
    SELECT o.person_id, o.rank, o.date_from, o.date_to, o.article_id, o.id, p.title, p.unit,
    p.organisation_id,
        coalesce(p.former, 0) AS former, coalesce(alike(p.title), '') AS office,
        coalesce(p.organisation_id, alike(p.unit), '') AS body
    FROM main.officials o LEFT JOIN main.positions p ON p.official_id = o.id),
numbered AS (
    SELECT *,
        row_number() OVER (PARTITION BY person_id, office, body, former
            ORDER BY date_from IS NULL, date_from, id) AS nth,
        row_number() OVER (PARTITION BY person_id, office, body, former
            ORDER BY date_to DESC, id DESC) AS nth_last
    FROM held)
SELECT n.person_id, p.name, max(CASE nth_last WHEN 1 THEN n.rank END),
    max(CASE nth_last WHEN 1 THEN n.title END),
    max(CASE nth_last WHEN 1 THEN n.unit END), max(CASE nth_last WHEN 1 THEN n.organisation_id END), n.former,
    min(n.date_from), max(n.date_to), count(DISTINCT n.article_id),
    max(CASE nth WHEN 1 THEN n.article_id END), max(CASE nth_last WHEN 1 THEN n.article_id END),
    max(CASE nth WHEN 1 THEN n.id END), max(CASE nth_last WHEN 1 THEN n.id END)
FROM numbered n JOIN main.people p ON p.id = n.person_id
GROUP BY n.person_id, n.office, n.body, n.former
ORDER BY p.sort_key, n.person_id, min(n.date_from), n.former, n.office, n.body"""


def no_successors(body: Body) -> Iterable[Body]:
    """For where no gazetteer is at hand."""
    return ()


def fill_across(connection: sqlite3.Connection, find_successors: FindSuccessors, reasons: Reasons) -> None:
    """Fill in what is counted of people, organisations and stories, who took part, posts and successors.

    find_successors: the bodies that a body went into. reasons: what the codes of joins say.
    """
    for statement in (_PEOPLE, _ORGANISATIONS, _STORIES, *_PARTICIPANTS):
        connection.execute(statement)
    connection.create_function("alike", 1, _alike, deterministic=True)
    connection.create_function("folded", 1, name_key, deterministic=True)
    connection.execute(_TIMELINE)
    connection.execute(_NAMES)
    _fill_successors(connection, find_successors)
    connection.executemany(
        "INSERT INTO main.join_reasons VALUES (?, ?, ?, ?)",
        [(kind, code, *said) for kind, codes in reasons.items() for code, said in codes.items()],
    )


def _fill_successors(connection: sqlite3.Connection, find_successors: FindSuccessors) -> None:
    rows = connection.execute("SELECT id, role, place_identity FROM main.organisations ORDER BY rowid")
    bodies = {Body(role, place): id for id, role, place in rows}
    connection.executemany(
        "INSERT OR IGNORE INTO main.organisation_successors VALUES (?, ?)",
        [
            (id, bodies[heir])
            for body, id in bodies.items()
            for heir in find_successors(body)
            if heir in bodies and heir != body
        ],
    )


def _alike(text: str | None) -> str | None:
    return None if text is None else one_tone_spelling(text).lower()
