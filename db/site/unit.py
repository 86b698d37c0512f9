"""The page of a unit: its names, who held office in it, its events, also under those before and after it."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from db.site.addresses import article_id_in
from db.site.criteria import COLUMNS, told
from db.site.entities import frame, province_of
from db.site.labels import labels
from db.site.offices import office_holders
from db.site.quotes import quote
from db.site.relatives import MOST, relatives_of
from db.site.rows import Row, fetch_all, fetch_one, published
from extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

# How many of each are shown; the tables have all.
NAMES, RELATIONS, EVENTS, CRITERIA, ARTICLES = 30, 40, 30, 6, 12
MENTIONS = 300
_STEPS = 6  # how far successors of successors are followed

_UNIT = """SELECT o.*, l.path AS place, l.valid_to AS place_ended
  FROM organisations o LEFT JOIN places l ON l.id = o.place_id
 WHERE o.id = :id"""
_NAMES = f"""SELECT name, first_seen, last_seen, articles FROM organisation_names
 WHERE organisation_id = :id ORDER BY last_seen DESC, name LIMIT {NAMES + 1}"""
# `step` counts how many changes away a unit is: below 0 it came before, above 0 after.
_RELATIONS = f"""WITH RECURSIVE
later(id, step) AS (
  SELECT successor_id, 1 FROM organisation_successors WHERE organisation_id = :id
  UNION
  SELECT s.successor_id, later.step + 1 FROM later
  JOIN organisation_successors s ON s.organisation_id = later.id WHERE later.step < {_STEPS}),
earlier(id, step) AS (
  SELECT organisation_id, -1 FROM organisation_successors WHERE successor_id = :id
  UNION
  SELECT s.organisation_id, earlier.step - 1 FROM earlier
  JOIN organisation_successors s ON s.successor_id = earlier.id WHERE earlier.step > -{_STEPS})
SELECT o.id, o.name, o.first_seen, o.last_seen, o.articles, r.step
  FROM (SELECT id, min(step) AS step FROM (SELECT * FROM later UNION ALL SELECT * FROM earlier)
        WHERE id <> :id GROUP BY id) r
  JOIN organisations o ON o.id = r.id
 ORDER BY r.step, o.sort_key, o.id LIMIT {RELATIONS + 1}"""
# Only of the latest mentions: a ministry is in every tenth article.
_EVENTS = f"""WITH latest(number) AS (
  SELECT rowid FROM units WHERE organisation_id IN (SELECT value FROM json_each(:ids))
  ORDER BY date_from DESC LIMIT {MENTIONS}),
taken AS (
  SELECT e.story_id, max(e.date_from) AS day, group_concat(DISTINCT x.role) AS roles,
    min(x.organisation_id <> :id) AS other, min(x.organisation_id) AS organisation_id
  FROM latest
  JOIN units u ON u.rowid = latest.number
  JOIN event_participants x ON x.unit_id = u.id
  JOIN events e ON e.id = x.event_id
  WHERE e.story_id IS NOT NULL
  GROUP BY e.story_id ORDER BY day DESC, e.story_id LIMIT {EVENTS + 1})
SELECT s.id, s.type, s.title, s.date_from, s.date_to, s.articles, l.path AS place, t.roles, t.other,
    t.organisation_id
  FROM taken t
  JOIN stories s ON s.id = t.story_id
  LEFT JOIN places l ON l.id = s.place_id
 ORDER BY s.date_from DESC, s.id"""
_MANY = f"""SELECT count(*) AS mentions FROM (
  SELECT 1 FROM units WHERE organisation_id IN (SELECT value FROM json_each(:ids)) LIMIT {MENTIONS + 1})"""
_OF_PLACE = "SELECT * FROM criteria WHERE place_id = :place"
# Told in one sentence with a unit that has no place of its own, in its latest mentions.
_OF_SENTENCES = f"""SELECT * FROM criteria WHERE passage_id IN (SELECT u.passage_id FROM (
    SELECT rowid AS number FROM units WHERE organisation_id = :id ORDER BY date_from DESC LIMIT {MENTIONS}) l
    JOIN units u ON u.rowid = l.number)"""
_CRITERIA = f"""SELECT {COLUMNS} FROM (
    {{chosen}} ORDER BY date_from DESC, id LIMIT {CRITERIA + 1}) c
  JOIN articles a ON a.id = c.article_id
  LEFT JOIN passages q ON q.id = c.passage_id
  LEFT JOIN places l ON l.id = c.place_id ORDER BY c.date_from DESC, c.id"""
_ARTICLES = f"""SELECT u.id, u.article_id, u.name, u.start - q.start AS first,
    u."end" - q.start AS last, a.label, a.title IS NULL AS untitled,
    a.published, s.title AS source_title, q.text AS quote, c.original_id
  FROM (SELECT * FROM units WHERE organisation_id = :id ORDER BY date_from DESC, id LIMIT {ARTICLES}) u
  JOIN articles a ON a.id = u.article_id
  LEFT JOIN sources s ON s.id = a.source_id
  LEFT JOIN passages q ON q.id = u.passage_id
  LEFT JOIN copies c ON c.article_id = a.id
 ORDER BY u.date_from DESC, u.id"""


async def unit_page(datasette: "Datasette", request: Request) -> Response:
    """`/don-vi/<id>`. Raises NotFound where no such organisation is published."""
    unit_id = article_id_in(request.url_vars["organisation_id"])
    database = published(datasette)
    asked = {"id": unit_id}
    unit = await fetch_one(database, _UNIT, asked)
    if unit is None:
        raise NotFound(f"Không có đơn vị {unit_id} · There is no unit {unit_id}")
    relations = await fetch_all(database, _RELATIONS, asked)
    events = await _events(database, unit, relations)
    context: dict[str, Any] = {
        **await frame(datasette, request),
        "unit": unit,
        "ended": ended_on(unit),
        "names": await fetch_all(database, _NAMES, asked),
        "earlier": [row for row in relations if row["step"] < 0],
        "later": [row for row in relations if row["step"] > 0],
        "relatives": await relatives_of(database, unit),
        "holders": await office_holders(database, unit_id),
        "events": events[:EVENTS],
        "by_type": _by_type(events[:EVENTS]),
        "more_events": len(events) > EVENTS,
        "all_mentions": await _has_few_mentions(database, unit, relations),
        "criteria": await _criteria(database, unit),
        "articles": [_quoted(row) for row in await fetch_all(database, _ARTICLES, asked)],
        "located": await province_of(database, unit["place_id"]),
        "most": {
            "names": NAMES,
            "events": EVENTS,
            "criteria": CRITERIA,
            "mentions": MENTIONS,
            "relatives": MOST,
        },
    }
    return Response.html(await datasette.render_template("unit.html", context, request=request))


def ended_on(unit: Row) -> tuple[str, bool] | None:
    """The day (ISO) on which the unit's place was reorganised or, where the second is true, units of its kind
    ended: the police of districts did so before the districts; None where it stands.
    """
    if unit["place_ended"] is None:
        return None
    police_of_district = unit["kind"] == "police" and unit["level"] == "district"
    reform = str(load_lexicon("careers")["police_reform"])
    if police_of_district and unit["place_ended"] > reform:
        return reform, True
    return unit["place_ended"], False


async def _events(database: "Database", unit: Row, relations: list[Row]) -> list[Row]:
    """Each story once; `under` is the unit before or after that took part where this one did not."""
    names = {row["id"]: row["name"] for row in relations}
    rows = await fetch_all(database, _EVENTS, {"id": unit["id"], "ids": _ids(unit, relations)})
    return [{**row, "under": names.get(row["organisation_id"]) if row["other"] else None} for row in rows]


def _by_type(events: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Events by their types, in the order of the labels."""
    types: dict[str, list[Row]] = {type_: [] for type_ in labels()["event_types"]}
    for row in events:
        types.setdefault(row["type"] or "other", []).append(row)
    return [(type_, rows) for type_, rows in types.items() if rows]


async def _has_few_mentions(database: "Database", unit: Row, relations: list[Row]) -> bool:
    """Whether all mentions were looked at for events."""
    counted = await fetch_one(database, _MANY, {"ids": _ids(unit, relations)})
    return counted is not None and counted["mentions"] <= MENTIONS


def _ids(unit: Row, relations: Iterable[Row]) -> str:
    return json.dumps([unit["id"], *(row["id"] for row in relations)])


async def _criteria(database: "Database", unit: Row) -> list[Row]:
    """What was counted and judged in the unit's place, else where it is named, the latest first."""
    sql = _CRITERIA.format(chosen=_OF_PLACE if unit["place_id"] else _OF_SENTENCES)
    rows = await fetch_all(database, sql, {"place": unit["place_id"], "id": unit["id"]})
    return [told(row) for row in rows]


def _quoted(row: Row) -> Row:
    html = quote(row["quote"], row["first"], row["last"]) if row["quote"] else None
    return {**row, "html": html}
