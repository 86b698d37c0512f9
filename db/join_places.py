"""The places of the working database as the joining takes them."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from extract.across.seen import SeenPlace
from extract.facts import Place

FindSeenPlace = Callable[[Place], SeenPlace | None]


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    level: str
    parent: str | None
    code: str | None
    valid_from: str | None


class Places:
    """All places that facts are found by, read once; the gazetteer is asked about them when needed."""

    def __init__(self, connection: sqlite3.Connection, find: FindSeenPlace) -> None:
        self._known = {
            id: _Known(*row)
            for id, *row in connection.execute(
                "SELECT id, name, level, parent_id, code, valid_from FROM places"
            )
        }
        self._find = find
        self._seen: dict[str, SeenPlace | None] = {}

    def seen(self, id: str | None) -> SeenPlace | None:
        """The place over time; None where the gazetteer does not know it."""
        if id is None:
            return None
        if id not in self._seen:
            self._seen[id] = self._find(self.place(id))
        return self._seen[id]

    def place(self, id: str) -> Place:
        """The place as facts have it."""
        known = self._known[id]
        names = dict(zip(self._levels(id), self.names(id), strict=True))
        return Place(
            province=names.get("province"),
            district=names.get("district"),
            commune=names.get("commune"),
            code=known.code,
            valid_from=known.valid_from,
        )

    def names(self, id: str) -> tuple[str, ...]:
        """Its name and those above it, the finest first."""
        return tuple(self._known[each].name for each in self._chain(id))

    def province(self, id: str) -> str | None:
        """The id of the province above it."""
        return next((each for each in self._chain(id) if self._known[each].level == "province"), None)

    def _levels(self, id: str) -> tuple[str, ...]:
        return tuple(self._known[each].level for each in self._chain(id))

    def _chain(self, id: str) -> list[str]:
        chain: list[str] = []
        at: str | None = id
        while at is not None:
            chain.append(at)
            at = self._known[at].parent
        return chain
