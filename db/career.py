"""What the working database tells of one person: posts over time, and why the mentions are one."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from db.people import name_key, normal_name


@dataclass(frozen=True, slots=True)
class Mention:
    """An official as one article has them."""

    id: str
    name: str
    rank: str | None
    day: str | None
    article_id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A post, from when to when it was reported, in how many articles, the first of them and the last."""

    title: str | None
    unit: str | None
    former: bool
    first_seen: str | None
    last_seen: str | None
    articles: int
    sources: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Career:
    """One person; `joins` are pairs of officials with the codes of what joined them."""

    id: str
    name: str
    posts: tuple[Reported, ...]
    joins: tuple[tuple[str, str, tuple[str, ...]], ...]


_Held = tuple[Mention, str | None, str | None, bool, str | None]
_MENTION = """SELECT o.id, o.name, o.rank, substr(a.published, 1, 10), a.id, a.label
    FROM officials o JOIN articles a ON a.id = o.article_id"""
_HELD = """SELECT o.id, o.name, o.rank, substr(a.published, 1, 10), a.id, a.label, p.title, p.unit,
        coalesce(p.former, 0), p.organisation_id
    FROM officials o JOIN articles a ON a.id = o.article_id LEFT JOIN positions p ON p.official_id = o.id
    WHERE o.person_id = ? ORDER BY a.published, o.id, p.number"""


def people_called(connection: sqlite3.Connection, who: str) -> list[str]:
    """Ids of the people who have an id (or had it, or have it as an official), else of those of a name.

    A part of the name will do; what is typed with accents must be written so.
    """
    by_id = connection.execute(
        "SELECT id FROM people WHERE id = :id UNION SELECT person_id FROM officials WHERE id = :id"
        " UNION SELECT person_id FROM person_aliases WHERE id = :id",
        {"id": who},
    ).fetchall()
    if by_id:
        return [id for (id,) in by_id]
    part = name_key(who)
    rows = connection.execute(
        "SELECT id, name FROM people WHERE instr(name_key, ?) ORDER BY sort_key, id", [part]
    ).fetchall()
    spelt = normal_name(who).lower()
    return [id for id, name in rows if spelt == part or spelt in name.lower()]


def career_of(connection: sqlite3.Connection, person_id: str) -> Career:
    """The posts of a person, by the day of the first report of each."""
    (name,) = connection.execute("SELECT name FROM people WHERE id = ?", [person_id]).fetchone()
    joins = connection.execute(
        "SELECT first_official_id, second_official_id, reasons FROM person_joins WHERE person_id = ?"
        " ORDER BY first_official_id, second_official_id",
        [person_id],
    )
    held = [(Mention(*row[:6]), *row[6:]) for row in connection.execute(_HELD, [person_id])]
    return Career(
        id=person_id,
        name=name,
        posts=tuple(_posts(held)),
        joins=tuple((first, second, tuple(reasons.split())) for first, second, reasons in joins),
    )


def mention_of(connection: sqlite3.Connection, official_id: str) -> Mention:
    """An official as the article has them."""
    return Mention(*connection.execute(f"{_MENTION} WHERE o.id = ?", [official_id]).fetchone())


def are_one(connection: sqlite3.Connection, first: str, second: str) -> bool:
    """Whether two officials are taken for one person."""
    rows = connection.execute("SELECT person_id FROM officials WHERE id IN (?, ?)", [first, second])
    return len({person for (person,) in rows}) == 1


def _posts(held: Iterable[_Held]) -> Iterable[Reported]:
    """Mentions of one office in one body together, in the order of the first of each."""
    posts: dict[tuple[object, ...], list[_Held]] = {}
    for each in held:
        _, title, unit, former, organisation = each
        body = organisation or (unit and normal_name(unit).lower())
        posts.setdefault((title and normal_name(title).lower(), body, former), []).append(each)
    for mentions in posts.values():
        days = [mention.day for mention, *_ in mentions if mention.day]
        first, last = mentions[0][0], mentions[-1][0]
        yield Reported(
            title=mentions[-1][1],
            unit=mentions[-1][2],
            former=bool(mentions[-1][3]),
            first_seen=min(days, default=None),
            last_seen=max(days, default=None),
            articles=len({mention.article_id for mention, *_ in mentions}),
            sources=(first,) if first == last else (first, last),
        )
