"""What a reader may have meant where nothing is found: other letters, fewer words."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.fold import fold
from db.search import normal

if TYPE_CHECKING:
    from datasette.database import Database

_WORDS = 10  # of a query; longer ones are left as they are
_MISSPELT = 2  # words that are looked at letter by letter
_LONGEST = 14  # letters of such a word
_FEWER = 3
_ENOUGH = 200  # sentences that a word is counted in
_LETTERS = "abcdeghiklmnopqrstuvxy"  # of Vietnamese without accents
_WORD = re.compile(r"[^\W_]+")
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestions:
    """Queries that find something. respelt: with letters changed, or None; fewer: with a word left out."""

    respelt: str | None
    fewer: tuple[str, ...]


async def suggestions(database: "Database", query: str) -> Suggestions:
    """What else to search for where `query` finds nothing; nothing for queries of many words."""
    words = _WORD.findall(normal(query))
    if not 0 < len(words) <= _WORDS:
        return Suggestions(respelt=None, fewer=())
    found: Suggestions = await database.execute_fn(_Vocabulary(words).suggest)
    return found


class _Vocabulary:
    """Looks words up in the search table; one connection, many small questions."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.folded = [fold(word) for word in words]

    def suggest(self, connection: sqlite3.Connection) -> Suggestions:
        self.connection = connection
        unknown = [place for place, word in enumerate(self.folded) if not self._count([word], most=1)]
        respelt = self._respelt(unknown) if 0 < len(unknown) <= _MISSPELT else None
        fewer = () if respelt or len(self.words) == 1 else tuple(self._fewer(unknown))
        return Suggestions(respelt=respelt, fewer=fewer)

    def _respelt(self, unknown: list[int]) -> str | None:
        words, folded = list(self.words), list(self.folded)
        for place in unknown:
            near = _near(folded[place])
            counted = [
                (self._count([word], most=_ENOUGH), word) for word in near if self._count([word], most=1)
            ]
            # A word that stands beside the others is meant sooner than one that is common.
            beside = [pair for pair in counted if self._beside(folded, place, pair[1])]
            best = max(beside or counted, default=None)
            if best is None:
                return None
            words[place] = folded[place] = best[1]
        return " ".join(words) if self._count(folded, most=1) else None

    def _beside(self, folded: list[str], place: int, word: str) -> bool:
        pairs = [(folded[place - 1], word)] if place else []
        pairs += [(word, folded[place + 1])] if place + 1 < len(folded) else []
        return any(self._count([" ".join(pair)], most=1) for pair in pairs)

    def _fewer(self, unknown: list[int]) -> Iterator[str]:
        left = [place for place in range(len(self.words)) if place not in unknown]
        if unknown and left and self._found(left):
            yield self._of(left)
            return
        shorter = [[other for other in left if other != place] for place in reversed(left)]
        found = [places for places in shorter if places and self._found(places)]
        yield from dict.fromkeys(map(self._of, found[:_FEWER]))

    def _found(self, places: Iterable[int]) -> bool:
        return self._count([self.folded[place] for place in places], most=1) > 0

    def _of(self, places: Iterable[int]) -> str:
        return " ".join(self.words[place] for place in places)

    def _count(self, folded: list[str], *, most: int) -> int:
        matched = " AND ".join(f'"{word}"' for word in folded)
        return int(self.connection.execute(_COUNT, [matched, most]).fetchone()[0])


def _near(word: str) -> list[str]:
    """The words one slip away: a letter too many, too few, another, or two that changed places."""
    if len(word) > _LONGEST or not word.isalpha():
        return []
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    slips = [left + right[1:] for left, right in cuts if right]
    slips += [left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1]
    slips += [left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS]
    slips += [left + letter + right for left, right in cuts for letter in _LETTERS]
    return [slip for slip in dict.fromkeys(slips) if len(slip) > 1 and slip != word]
