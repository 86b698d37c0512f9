"""What a mistyped address may have meant: pages whose ids are one slip away, or whose names it spells."""

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.schema import FACT_TABLES
from db.site.addresses import (
    article_address,
    article_id_in,
    organisation_address,
    person_address,
    place_address,
    programme_address,
    story_address,
)
from db.site.found_names import pages_named
from db.site.rows import fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

MOST = 5
_PAGES = {
    "bai": ("articles", "label", article_address),
    "dia-ban": ("places", "path", place_address),
    "can-bo": ("people", "name", person_address),
    "don-vi": ("organisations", "name", organisation_address),
    "chuong-trinh": ("programmes", "name", programme_address),
    "su-kien": ("stories", "title", story_address),
}
_PAGE = re.compile(rf"/(?P<kind>{'|'.join(_PAGES)})/(?P<id>.+?)(?:\.bib|\.csl\.json|\.json)?/*")
_FACT = re.compile(r"/[^/]+/[a-z_]+/(?P<id>[^/]{11,13}?)(?:\.json)?/*")
_HASH = re.compile(r"[a-z2-7]{11,13}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_LOOK_ALIKE = str.maketrans({"0": "o", "1": "l", "8": "b", "9": "g"})
_AROUND = " \t.,;:!?)(]['\"<>»«“”’…/"  # what is copied along with an address
_LEAST_PREFIX = 3
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """A page that may have been meant."""

    address: str
    title: str


async def pages_near(datasette: "Datasette", path: str) -> list[Near]:
    """The pages that a path which leads nowhere may have meant, at most MOST."""
    database = published(datasette)
    page = _PAGE.fullmatch(path)
    if page is not None:
        identity = article_id_in(page["id"]).strip(_AROUND)
        found = await _by_id(database, page["kind"], identity)
        return found or await _by_name(database, identity)
    fact = _FACT.fullmatch(path)
    return await _facts(database, fact["id"]) if fact is not None else []


def words_in(path: str) -> str:
    """What a path spells, to search for: `cua lo` of `/dia-ban/cua-lo`; ids that say nothing are left out."""
    last = article_id_in(path.strip("/").rpartition("/")[2])
    words = [word for word in _WORDS.findall(last) if not any(map(str.isdigit, word)) and len(word) < 12]
    return " ".join(words)[:100]


async def _by_id(database: "Database", kind: str, identity: str) -> list[Near]:
    table, title, address = _PAGES[kind]
    columns = f"id, coalesce({title}, id) AS title"
    sql = f"SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(:ids)) LIMIT {MOST}"
    rows = await fetch_all(database, sql, {"ids": json.dumps(_slips(identity))})
    for size in _prefixes(identity) if not rows else ():
        sql = f"SELECT {columns} FROM {table} WHERE id >= :first AND id < :last ORDER BY id LIMIT {MOST}"
        first = identity[:size]
        rows = await fetch_all(database, sql, {"first": first, "last": first + "\U0010ffff"})
        if rows:
            break
    return [Near(address=address(row["id"]), title=row["title"]) for row in rows]


def _slips(identity: str) -> list[str]:
    """The id as it may be meant: in small letters; of those that are hashes, all that are one slip away."""
    plain = identity.lower()
    near = [identity, plain]
    code = plain.translate(_LOOK_ALIKE)
    if _HASH.fullmatch(code):
        cuts = [(code[:place], code[place:]) for place in range(len(code) + 1)]
        near += [code]
        near += [left + right[1:] for left, right in cuts if right]
        near += [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
        near += [left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS]
        near += [left + letter + right for left, right in cuts for letter in _LETTERS]
    return list(dict.fromkeys(near))


def _prefixes(identity: str) -> range:
    """How much of an id is looked for: all of it, then less, down to two thirds."""
    size = min(len(identity), 120)
    return range(size, max(min(size, _LEAST_PREFIX), 2 * size // 3) - 1, -1)


async def _by_name(database: "Database", identity: str) -> list[Near]:
    named, _ = await pages_named(database, " ".join(_WORDS.findall(identity))[:200], most=MOST)
    return [Near(address=each.address, title=each.name) for each in named]


async def _facts(database: "Database", identity: str) -> list[Near]:
    """Facts of the id, or one slip away from it, in whatever table."""
    ids = _slips(identity)
    if len(ids) < 3:
        return []
    of_kinds = " UNION ALL ".join(
        f"SELECT id, '{table}' AS kind, text FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))"
        for table in FACT_TABLES
    )
    sql = f"SELECT id, kind, text FROM ({of_kinds}) LIMIT {MOST}"
    rows = await fetch_all(database, sql, {"ids": json.dumps(ids)})
    return [
        Near(address=f"/{database.name}/{row['kind']}/{row['id']}", title=row["text"] or row["id"])
        for row in rows
    ]
