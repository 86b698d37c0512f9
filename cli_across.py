"""What articles say together: hands what `extract.across` knows to what `db` stores."""

import sqlite3
import tomllib
from collections import deque
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from cli_places import first_version_id, heir_ids
from cli_settings import Settings
from cli_work import existing_database, lock_path, now
from db.career import Career, Mention, are_one, career_of, mention_of, people_called
from db.corrections import Correction, Kind, correct, corrections, lift_correction, official_named
from db.join_people import Mentions, join_pending_people
from db.join_places import Places
from db.join_stories import join_pending_stories
from db.join_units import join_pending_units
from db.lock import only_one
from db.pending import note_everything
from db.people import name_key
from extract.across.seen import Body


@dataclass(frozen=True, slots=True)
class Answer:
    """Why two officials are, or are not, taken for one person."""

    mentions: tuple[Mention, Mention]
    joined: bool
    because: tuple[str, ...]


def join_articles(connection: sqlite3.Connection, *, everything: bool = False) -> None:
    """Join people, organisations and stories where facts or corrections have changed, or all of them."""
    from extract.across.blocks import name_blocks
    from extract.across.build import seen_place
    from extract.across.organisations import join_organisations
    from extract.across.people import join_people
    from extract.across.stories import group_stories

    if everything:
        note_everything(connection)
    places = Places(connection, seen_place)
    join_pending_units(connection, join_organisations, places, first_version_id)
    join_pending_people(connection, join_people, places, name_blocks)
    join_pending_stories(connection, group_stories, places)


def successors(body: Body) -> tuple[Body, ...]:
    """The bodies that a body went into."""
    from extract.across.organisations import successors_of

    return successors_of(body, heir_ids(body.place) if body.place else ())


def find_people(settings: Settings, who: str) -> list[tuple[Career, list[str]]]:
    """The careers of the people who are called so, or have that id, each with a line for each join."""
    with existing_database(settings) as connection:
        careers = [career_of(connection, id) for id in people_called(connection, who)]
    return [(career, [_join_line(*join) for join in career.joins]) for career in careers]


def explain_officials(settings: Settings, first: str, second: str) -> Answer:
    """Why two officials are, or are not, taken for one person.

    Raises BadCorrection where one is no official.
    """
    with existing_database(settings) as connection:
        for each in (first, second):
            official_named(connection, each)
        mentions = mention_of(connection, first), mention_of(connection, second)
        joined = are_one(connection, first, second)
        if joined:
            (person,) = people_called(connection, first)
            because = _way(career_of(connection, person), first, second)
        else:
            because = _why_apart(connection, mentions)
    return Answer(mentions, joined, because)


def correct_officials(settings: Settings, kind: str, first: str, second: str, *, reason: str | None) -> bool:
    """Say that two officials are the same or different, and join anew; whether they are one person then."""
    with only_one(lock_path(settings)), existing_database(settings) as connection:
        correct(connection, cast(Kind, kind), first, second, reason=reason, now=now())
        join_articles(connection)
        return are_one(connection, first, second)


def correction_list(settings: Settings) -> list[Correction]:
    """What was said of officials."""
    with existing_database(settings) as connection:
        return corrections(connection)


def lift_one(settings: Settings, first: str, second: str) -> bool:
    """Take back what was said of two officials, and join anew; whether anything was said."""
    with only_one(lock_path(settings)), existing_database(settings) as connection:
        lifted = lift_correction(connection, first, second)
        join_articles(connection)
    return lifted


@cache
def reasons() -> dict[str, dict[str, tuple[str, str]]]:
    """What the codes of joins say, in Vietnamese and English, of `people` and of `stories`."""
    said = tomllib.loads((files("extract.across") / "reasons.toml").read_text(encoding="utf-8"))
    stories = said.pop("stories")
    return {
        kind: {code: (each["vi"], each["en"]) for code, each in codes.items()}
        for kind, codes in (("people", said), ("stories", stories))
    }


def _join_line(first: str, second: str, codes: tuple[str, ...]) -> str:
    return f"{first} = {second}: {_sentences(codes)}"


def _sentences(codes: tuple[str, ...]) -> str:
    return " ".join(reasons()["people"][code][1] for code in codes)


def _way(career: Career, first: str, second: str) -> tuple[str, ...]:
    """The joins that lead from one mention to the other; there is one way, since joins are a tree."""
    beside: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for one, other, codes in career.joins:
        beside.setdefault(one, []).append((other, codes))
        beside.setdefault(other, []).append((one, codes))
    ways: dict[str, tuple[str, ...]] = {first: ()}
    waiting = deque([first])
    while waiting and second not in ways:
        at = waiting.popleft()
        for other, codes in beside.get(at, ()):
            if other not in ways:
                ways[other] = (*ways[at], _join_line(at, other, codes))
                waiting.append(other)
    return ways.get(second, ())


def _why_apart(connection: sqlite3.Connection, mentions: tuple[Mention, Mention]) -> tuple[str, ...]:
    from extract.across.build import seen_place
    from extract.across.people import explain

    said = {(each.kind, each.first_id, each.second_id) for each in corrections(connection)}
    first, second = sorted(mention.id for mention in mentions)
    if ("different", first, second) in said:
        return ("A correction says so.",)
    keys = {name_key(mention.name) for mention in mentions}
    seen = Mentions(connection, keys, Places(connection, seen_place)).seen
    alone, codes = explain(seen[first], seen[second])
    if alone:
        return (f"The two alone would be one: {_sentences(codes)}", "Other mentions keep them apart.")
    return (_sentences(codes),)
