"""Which article this one was taken from, and which were taken from it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.near_duplicates_copies import is_same_source
from db.site.rows import Row, fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

MOST = 30
_FIELDS = """a.id, a.label, a.published, a.origin, a.dateline, a.source_id, s.title AS source,
    c.resemblance, c.containment"""
_ORIGINAL = f"""SELECT {_FIELDS} FROM copies c JOIN articles a ON a.id = c.original_id
  LEFT JOIN sources s ON s.id = a.source_id WHERE c.article_id = :id"""
_COPIES = f"""SELECT {_FIELDS} FROM copies c JOIN articles a ON a.id = c.article_id
  LEFT JOIN sources s ON s.id = a.source_id
 WHERE c.original_id = :id AND c.article_id <> :but ORDER BY a.published, a.id LIMIT {MOST + 1}"""
# Why one of several is taken for the original.
NAMED, EARLIEST, LONGEST = "named", "earliest", "longest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """An article among those with the same text.

    original: the one that this was taken from; None where this is the original itself.
    copies: the others, at most MOST. why: what makes the original one.
    """

    original: Row | None
    copies: list[Row]
    cut: bool
    why: str


async def origin_of(database: "Database", article: Row) -> Origin | None:
    """Where an article was taken from and who took it over; None where it has no copies."""
    originals = await fetch_all(database, _ORIGINAL, {"id": article["id"]})
    original = originals[0] if originals else None
    first = original or {**article, "source": article["source_title"]}
    asked = {"id": first["id"], "but": article["id"]}
    copies = await fetch_all(database, _COPIES, asked)
    if original is None and not copies:
        return None
    others = [*copies, *([article] if original else [])]
    return Origin(original=original, copies=copies[:MOST], cut=len(copies) > MOST, why=_why(first, others))


def _why(original: Row, others: list[Row]) -> str:
    """As the copies were sorted when they were found: by who is named, who was first, who says most."""
    names = [name for name in (original["source"], original["source_id"]) if name]
    if any(_names(other, name) for other in others for name in names):
        return NAMED
    day, earliest = _day(original), min(map(_day, others))
    if day == earliest:
        return LONGEST
    return EARLIEST if day < earliest else NAMED  # by a credit that only the text has


def _names(other: Row, source: str) -> bool:
    return any(is_same_source(said, source) for said in (other["origin"], other["dateline"]) if said)


def _day(row: Row) -> str:
    return (row["published"] or "9999")[:10]
