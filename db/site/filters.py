"""What search can be kept to: a kind of fact, a place, days, a source."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request

from db.passage_filters import SOURCE_NUMBER, kind_bit
from db.schema import FACT_TABLES
from db.site.rows import fetch_all
from db.site.typed_days import shown_day, typed_day

if TYPE_CHECKING:
    from datasette.database import Database

LONGEST = 300  # characters of what is typed
_PLACES = """SELECT DISTINCT q.part_id AS id
  FROM (SELECT DISTINCT n.place_id FROM place_names_fts JOIN place_names n ON n.id = place_names_fts.rowid
        WHERE place_names_fts MATCH search_place(:place)) named
  JOIN place_parts q ON q.place_id = named.place_id"""
# CROSS JOIN keeps the search first: a filter alone would read a whole table.
_JOIN = "CROSS JOIN passage_filters f ON f.passage_id = hits.rowid"
# Days may be known to the month or the year only: they are compared as far as they are known.
_CONDITIONS = {
    "source": f"f.source = {SOURCE_NUMBER.format(':source')}"
    " AND EXISTS (SELECT 1 FROM sources WHERE id = :source)",
    "first": "f.published >= substr(:first, 1, length(f.published))",
    "last": "substr(f.published, 1, length(:last)) <= substr(:last, 1, length(f.published))",
    # Of what is searched, not of the joined row: that need not be looked up then.
    "place": "+hits.rowid IN (SELECT passage_id FROM passage_places"
    " WHERE place_id IN (SELECT value FROM json_each(:places)))",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What a reader asked for; empty means any. problems: what is not understood, [Vietnamese, English]."""

    kind: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    source: str = ""
    problems: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any((self.kind, self.place, self.first, self.last, self.source))

    @property
    def first_shown(self) -> str:
        """The first day as readers type it."""
        return shown_day(self.first) if self.first else ""

    @property
    def last_shown(self) -> str:
        """The last day likewise."""
        return shown_day(self.last) if self.last else ""

    @property
    def join(self) -> str:
        """What the conditions need of a hit."""
        return _JOIN if any((self.kind, self.first, self.last, self.source)) else ""

    @property
    def conditions(self) -> str:
        """For the WHERE of a search."""
        asked = [sql for name, sql in _CONDITIONS.items() if getattr(self, name)]
        if self.kind in FACT_TABLES:
            asked.append(f"f.kinds & {kind_bit(self.kind)}")
        return "".join(f" AND {condition}" for condition in asked)

    def parameters(self, places: list[str]) -> dict[str, str]:
        """Those of the conditions."""
        return {"source": self.source, "first": self.first, "last": self.last, "places": json.dumps(places)}

    def address(self, query: str, page: int = 1) -> str:
        """Where the same is asked for; another page of it."""
        asked = {
            "q": query,
            "loai": self.kind,
            "dia_ban": self.place,
            "tu_ngay": self.first,
            "den_ngay": self.last,
            "nguon": self.source,
            "trang": str(page) if page > 1 else "",
        }
        return f"/tim?{urlencode({name: value for name, value in asked.items() if value})}"


def filters_of(request: Request) -> Filters:
    """What the address asks for; what makes no sense is left out, days with a word on why."""
    typed = {name: _typed(request, name) for name in ("tu_ngay", "den_ngay")}
    days = {name: typed_day(day) for name, day in typed.items() if day}
    first, last = days.get("tu_ngay") or "", days.get("den_ngay") or ""
    kind = _typed(request, "loai")
    return Filters(
        kind=kind if kind in FACT_TABLES else "",
        place=_typed(request, "dia_ban"),
        first=first,
        last=last,
        source=_typed(request, "nguon"),
        problems=tuple(_problems(typed, days)),
    )


def _problems(typed: dict[str, str], days: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    for name, day in days.items():
        if day is None:
            yield (
                f"Không hiểu ngày “{typed[name]}”: gõ như 09/03/2024, 03/2024 hoặc 2024",
                f"“{typed[name]}” is no day: type it as 09/03/2024, 03/2024 or 2024",
            )
    first, last = days.get("tu_ngay"), days.get("den_ngay")
    if first and last and first > last and not first.startswith(last):
        yield (
            f"Ngày đầu ({shown_day(first)}) sau ngày cuối ({shown_day(last)})",
            f"The first day ({shown_day(first)}) is after the last one ({shown_day(last)})",
        )


async def places_named(database: "Database", place: str) -> list[str]:
    """Ids of the places of a name, old or new, with all that lies in them."""
    if not place:
        return []
    return [row["id"] for row in await fetch_all(database, _PLACES, {"place": place})]


async def sources_listed(database: "Database") -> list[dict[str, Any]]:
    """The sources to choose from."""
    return await fetch_all(database, "SELECT id, title FROM sources ORDER BY title, id LIMIT 400")


def _typed(request: Request, name: str) -> str:
    return (request.args.get(name) or "").strip()[:LONGEST]
