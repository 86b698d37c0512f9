"""Lists to browse: officials, units, events and places, in the order that publication wrote down."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from datasette.utils.asgi import BadRequest, Request, Response

from db.browsing import own_name_key
from db.site.days import days_said
from db.site.labels import labels
from db.site.rows import Row, fetch_all, published
from extract.facts import EventType, UnitKind

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

PAGE = 50
# So many are found by a name.
NAMED = 500
# What `tinh` is where no province is known.
NOWHERE = "khong-ro"
_LETTERS = ("#", *"AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ")
_LAST_PAGE = 10_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class _List:
    """One list: its name in `listed`, its address, what its parts are called in addresses, and its rows."""

    name: str
    path: str
    parameter: str
    parts: tuple[str, ...]
    sql: str
    years: bool = False


_CHOSEN = """(SELECT item_id, position, part FROM listed WHERE list = :list AND {conditions}
  ORDER BY position LIMIT :limit OFFSET :offset) x"""
PEOPLE = _List(
    name="people",
    path="/can-bo",
    parameter="chu",
    parts=_LETTERS,
    sql="""SELECT p.id, p.name, p.rank, p.post, p.place_id, l.path AS place, p.first_seen, p.last_seen,
        p.articles, x.part FROM {chosen} JOIN people p ON p.id = x.item_id
        LEFT JOIN places l ON l.id = p.place_id ORDER BY x.position""",
)
UNITS = _List(
    name="organisations",
    path="/don-vi",
    parameter="loai",
    parts=get_args(UnitKind),
    sql="""SELECT o.id, o.name, o.kind, o.place_id, l.path AS place, o.first_seen, o.last_seen, o.articles,
        NULL AS part FROM {chosen} JOIN organisations o ON o.id = x.item_id
        LEFT JOIN places l ON l.id = o.place_id ORDER BY x.position""",
)
EVENTS = _List(
    name="stories",
    path="/su-kien",
    parameter="loai",
    parts=get_args(EventType),
    years=True,
    sql="""SELECT s.id, s.title, s.type, s.date_from, s.date_to, s.articles, l.path AS place,
        substr(s.date_from, 1, 7) AS part FROM {chosen} JOIN stories s ON s.id = x.item_id
        LEFT JOIN places l ON l.id = s.place_id ORDER BY x.position""",
)
PLACES = _List(
    name="places",
    path="/dia-ban",
    parameter="chu",
    parts=_LETTERS,
    sql="""SELECT p.id, p.name, p.path, p.level, p.valid_from, p.valid_to, coalesce(n.stories, 0) AS stories,
        x.part FROM {chosen} JOIN places p ON p.id = x.item_id
        LEFT JOIN place_counts n ON n.place_id = p.id ORDER BY x.position""",
)
# Of these, those reported most; who types one word of a name wants to see who there is.
_NAMED = f"""item_id IN (SELECT n.item_id FROM names_fts JOIN names n ON n.id = names_fts.rowid
    WHERE names_fts MATCH escape_fts(:name) AND n.kind = :list ORDER BY names_fts.rowid LIMIT {NAMED})"""
_COUNTS_OF_NAMED = f"""(SELECT list, part, province_id, year, 1 AS items, position AS first, position AS last
    FROM listed WHERE list = :list AND {_NAMED})"""
_COUNTED = "sum(items) AS items, min(first) AS first, max(last) AS last FROM {source} WHERE list = :list"
_PROVINCES = f"""SELECT c.*, p.name, p.path, p.valid_to FROM (
    SELECT province_id AS id, {_COUNTED} AND {{conditions}} GROUP BY province_id) c
  LEFT JOIN places p ON p.id = c.id"""
# Of all provinces that articles name; today's first.
_MAIN_PLACES = """SELECT p.id, p.name, p.valid_to, coalesce(n.stories, 0) AS stories
  FROM places p LEFT JOIN place_counts n ON n.place_id = p.id
 WHERE p.level = 'province' AND p.code IS NOT NULL LIMIT 300"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What of a list is asked for; empty where all is. name: words of it. page: from 1."""

    name: str
    part: str
    province: str
    year: str
    page: int


async def people_list(datasette: "Datasette", request: Request) -> Response:
    """`/can-bo?ten=&chu=&tinh=&trang=`: officials by given name. Raises BadRequest."""
    return await _answer(datasette, request, PEOPLE, {})


async def units_list(datasette: "Datasette", request: Request) -> Response:
    """`/don-vi?ten=&loai=&tinh=&trang=`: units by name. Raises BadRequest."""
    return await _answer(datasette, request, UNITS, {})


async def events_list(datasette: "Datasette", request: Request) -> Response:
    """`/su-kien?loai=&nam=&tinh=&trang=`: events, the latest first. Raises BadRequest."""
    return await _answer(datasette, request, EVENTS, {})


async def places_list(datasette: "Datasette", request: Request) -> Response:
    """`/dia-ban?ten=&chu=&tinh=&trang=`: provinces, and all places by their own names. Raises BadRequest."""
    provinces = await fetch_all(published(datasette), _MAIN_PLACES)
    provinces.sort(key=_name_of)
    today = [row for row in provinces if row["valid_to"] is None]
    return await _answer(
        datasette, request, PLACES, {"today": today, "former": [row for row in provinces if row["valid_to"]]}
    )


async def _answer(datasette: "Datasette", request: Request, of: _List, further: dict[str, Any]) -> Response:
    asked = _asked(request, of)
    database = published(datasette)
    found = await _found(database, of, asked)
    chosen = {"ten": asked.name, of.parameter: asked.part, "nam": asked.year, "tinh": asked.province}
    context = {
        **further,
        **found,
        "of": of,
        "asked": asked,
        "pages": _pages(of.path, chosen, asked.page, found["total"]),
        "address": _addresses(of.path, chosen),
        "named": NAMED,
        "database": database.name,
    }
    return Response.html(await datasette.render_template(f"list_{of.name}.html", context, request=request))


def _asked(request: Request, of: _List) -> Asked:
    names = ("ten", of.parameter, "tinh", "nam", "trang")
    said = {name: (request.args.get(name) or "").strip() for name in names}
    part = said[of.parameter]
    if of.parts is _LETTERS:
        part = part.upper()
    if part and part not in of.parts:
        known = ", ".join(of.parts)
        raise BadRequest(f"“{of.parameter}” chỉ có thể là: {known} · “{of.parameter}” can only be: {known}")
    if said["nam"] and not (of.years and said["nam"].isdecimal() and len(said["nam"]) == 4):
        raise BadRequest("“nam” phải là một năm, như 2024 · “nam” must be a year, such as 2024")
    page = said["trang"] or "1"
    if not (page.isdecimal() and 1 <= int(page[:20]) <= _LAST_PAGE):
        raise BadRequest("“trang” phải là số trang, từ 1 · “trang” must be the number of a page, from 1")
    name = "" if of is EVENTS else said["ten"][:100]
    return Asked(name=name, part=part, province=said["tinh"][:40], year=said["nam"], page=int(page))


async def _found(database: "Database", of: _List, asked: Asked) -> dict[str, Any]:
    """The page of the list, how many rows there are, and how many with another part, year or province."""
    given: dict[str, Any] = {"list": of.name, "name": asked.name, "part": asked.part, "year": asked.year}
    given["province"] = None if asked.province == NOWHERE else asked.province
    conditions = {
        "part": "part = :part" if asked.part else "",
        "year": "year = CAST(:year AS INTEGER)" if asked.year else "",
        "province": "province_id IS :province" if asked.province else "",
    }
    source = _COUNTS_OF_NAMED if asked.name else "list_counts"
    counted = _COUNTED.format(source=source)
    (total,) = await fetch_all(database, f"SELECT {counted} AND {_all(conditions)}", given)
    span = {"first": total["first"] or 0, "last": -1 if total["last"] is None else total["last"]}
    within = f"position BETWEEN :first AND :last{f' AND {_NAMED}' if asked.name else ''}"
    rows = await fetch_all(
        database,
        of.sql.format(chosen=_CHOSEN.format(conditions=_all(conditions, within))),
        {**given, **span, "limit": PAGE, "offset": (asked.page - 1) * PAGE},
    )
    by = f"SELECT {{column}} AS id, {counted} AND {{conditions}} GROUP BY 1 ORDER BY first"
    parts = by.format(column="part", conditions=_all(conditions, without="part"))
    years = by.format(column="year", conditions=_all(conditions, without="year"))
    provinces = _PROVINCES.format(source=source, conditions=_all(conditions, without="province"))
    return {
        "total": total["items"] or 0,
        "groups": _groups(rows),
        "parts": _in_order(await fetch_all(database, parts, given), of),
        "years": await fetch_all(database, years, given) if of.years else [],
        "provinces": sorted(await fetch_all(database, provinces, given), key=_name_of),
    }


def _all(conditions: dict[str, str], further: str = "1", *, without: str = "") -> str:
    """The conditions as one; without that of one name."""
    return " AND ".join([*(each for name, each in conditions.items() if each and name != without), further])


def _groups(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows under the letter, or the month, that they have in common; "" where there is none."""
    return [(part or "", list(of_part)) for part, of_part in groupby(rows, _part)]


def _part(row: Row) -> str | None:
    part: str | None = row["part"]
    return days_said(part) if part and len(part) > 1 else part


def _in_order(parts: list[Row], of: _List) -> list[Row]:
    """Letters as in the list, kinds and types as labels name them."""
    if of.parts is _LETTERS:
        return parts
    order = list(labels()["unit_kinds" if of is UNITS else "event_types"])
    known = {row["id"]: row for row in parts}
    return [known[part] for part in order if part in known]


def _name_of(row: Row) -> tuple[bool, bool, str]:
    """Sorts provinces: today's first, each by its own name; what has none last."""
    return row["name"] is None, row["valid_to"] is not None, own_name_key(row["name"] or "")


def _pages(path: str, chosen: dict[str, str], page: int, total: int) -> dict[str, Any]:
    """Addresses of the first, previous, next and last page, None where this is it."""
    last = max(1, -(-total // PAGE))
    wanted = {
        "first": 1 if page > 1 else None,
        "previous": min(page - 1, last) if page > 1 else None,
        "next": page + 1 if page < last else None,
        "last": last if page < last else None,
    }
    said = {
        name: number and _address(path, {**chosen, "trang": str(number)}) for name, number in wanted.items()
    }
    return {**said, "number": page, "count": last}


def _addresses(path: str, chosen: dict[str, str]) -> Any:
    """The address of the list with one thing asked for in another way; from its first page."""

    def address(name: str, value: object) -> str:
        return _address(path, {**chosen, name: "" if value is None else str(value)})

    return address


def _address(path: str, chosen: dict[str, str]) -> str:
    query = urlencode(
        {name: value for name, value in chosen.items() if value and (name, value) != ("trang", "1")}
    )
    return f"{path}?{query}" if query else path
