"""Whether a sentence that was found has the words itself, or the title, place or name indexed beside it."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from db.fold import fold
from db.search import normal
from db.site.rows import Row, fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

# How the sentence itself has what was asked for: together, all words apart, or not all of them.
TOGETHER, APART, BESIDE = 0, 1, 2
# So many names at most say by what a sentence was found.
_NAMES = 2
_WORD = re.compile(r"[^\W_]+")
# As in `fill_search`, in the order in which they say most.
_BESIDE = """SELECT s.id AS passage_id, u.name AS words, 0 AS place
  FROM passages s JOIN units u ON u.passage_id = s.id
 WHERE s.id IN (SELECT value FROM json_each(:passages))
UNION SELECT f.passage_id,
  coalesce(f.rank || ' ', '') || coalesce(f.name, '') || coalesce(' ' || f.post, ''), 1
  FROM officials f WHERE f.passage_id IN (SELECT value FROM json_each(:passages))
UNION SELECT l.passage_id, p.path, 2 FROM localities l JOIN places p ON p.id = l.place_id
 WHERE l.passage_id IN (SELECT value FROM json_each(:passages))
UNION SELECT e.passage_id, p.path, 2 FROM events e JOIN places p ON p.id = e.place_id
 WHERE e.passage_id IN (SELECT value FROM json_each(:passages))
UNION SELECT s.id, a.title, 3 FROM passages s JOIN articles a ON a.id = s.article_id
 WHERE s.id IN (SELECT value FROM json_each(:passages)) AND a.title IS NOT NULL
ORDER BY 1, 3, 2 LIMIT 2000"""


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without accents."""
    return [fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def own(text: str, asked: list[str]) -> int:
    """TOGETHER, APART or BESIDE. asked: the words of the query, of `words_of`."""
    words = words_of(text)
    if f" {' '.join(asked)} " in f" {' '.join(words)} ":
        return TOGETHER
    return APART if set(asked) <= set(words) else BESIDE


def own_first(rows: list[Row], query: str) -> list[Row]:
    """The rows, each tier's with those first whose own sentence has the words, else in their order."""
    asked = words_of(normal(query))
    keys = [(row["tier"], own(row["text"] or row["label"], asked)) for row in rows]
    return [rows[at] for at in sorted(range(len(rows)), key=keys.__getitem__)]


async def found_by(database: "Database", rows: Iterable[Row], query: str) -> dict[int, list[str]]:
    """By passage, what is indexed beside its sentence and has what the sentence has not."""
    asked = words_of(normal(query))
    missing = {
        row["id"]: set(asked) - set(words_of(row["text"] or row["label"]))
        for row in rows
        if own(row["text"] or row["label"], asked) == BESIDE
    }
    if not missing:
        return {}
    beside: dict[int, list[str]] = {}
    for row in await fetch_all(database, _BESIDE, {"passages": json.dumps(list(missing))}):
        beside.setdefault(row["passage_id"], []).append(row["words"])
    return {passage: _best(names, asked, missing[passage]) for passage, names in beside.items()}


def _best(names: list[str], asked: list[str], missing: set[str]) -> list[str]:
    """One name that has all together, or all that is missing; else those that have some of it."""
    said: Mapping[str, list[str]] = {name: words_of(name) for name in names}
    for name in names:
        if own(name, asked) == TOGETHER:
            return [name]
    for name in names:
        if missing <= set(said[name]):
            return [name]
    return [name for name in names if missing & set(said[name])][:_NAMES]
