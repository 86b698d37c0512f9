"""The page of an event: one story, who took part, what is told of it, and every article that reports it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from db.site.addresses import article_id_in
from db.site.entities import frame, province_of
from db.site.joins import reasons_said
from db.site.labels import labels
from db.site.quotes import quote
from db.site.rows import Row, fetch_all, fetch_one, published
from db.site.told import ARTICLES, differences, told_by

if TYPE_CHECKING:
    from datasette.app import Datasette

# How many of each are shown; the tables and the articles have all.
REPORTS, PARTICIPANTS, JOINS, FACTS = 60, 200, 40, 8

_STORY = """SELECT s.*, l.path AS place, e.host, e.article_id, e.date_basis, e.date_precision, e.place_basis,
    q.text AS quote, e.start - q.start AS first, e."end" - q.start AS last
  FROM stories s
  LEFT JOIN places l ON l.id = s.place_id
  LEFT JOIN events e ON e.id = s.event_id
  LEFT JOIN passages q ON q.id = e.passage_id
 WHERE s.id = :id"""
_REPORTS = f"""SELECT e.id, e.article_id, e.title, e.date_from, e.date_to, e.date_basis, e.place_basis,
    l.path AS place, a.label, a.title IS NULL AS untitled, a.published,
    src.title AS source_title, c.original_id, c.containment, o.label AS original_label
  FROM events e
  JOIN articles a ON a.id = e.article_id
  LEFT JOIN places l ON l.id = e.place_id
  LEFT JOIN sources src ON src.id = a.source_id
  LEFT JOIN copies c ON c.article_id = a.id
  LEFT JOIN articles o ON o.id = c.original_id
 WHERE e.story_id = :id
 ORDER BY e.id <> :event, a.published IS NULL, a.published, e.id LIMIT {REPORTS + 1}"""
_PARTICIPANTS = f"""SELECT x.role, x.person_id, x.organisation_id, p.name AS person, f.rank, f.post,
    coalesce(o.name, u.name) AS unit, e.article_id, coalesce(x.official_id, x.unit_id) AS fact_id
  FROM events e
  JOIN event_participants x ON x.event_id = e.id
  LEFT JOIN officials f ON f.id = x.official_id
  LEFT JOIN people p ON p.id = x.person_id
  LEFT JOIN units u ON u.id = x.unit_id
  LEFT JOIN organisations o ON o.id = x.organisation_id
 WHERE e.story_id = :id ORDER BY e.id <> :event, e.id, x.number LIMIT {PARTICIPANTS + 1}"""
_JOINS = f"""SELECT j.reasons, f.id AS first_id, f.article_id AS first_article, fa.label AS first_label,
    fa.published AS first_day, s.id AS second_id, s.article_id AS second_article, sa.label AS second_label,
    sa.published AS second_day
  FROM event_joins j
  JOIN events f ON f.id = j.first_event_id JOIN articles fa ON fa.id = f.article_id
  JOIN events s ON s.id = j.second_event_id JOIN articles sa ON sa.id = s.article_id
 WHERE j.story_id = :id LIMIT {JOINS + 1}"""


async def event_page(datasette: "Datasette", request: Request) -> Response:
    """`/su-kien/<id>`. Raises NotFound where no such story is published."""
    story_id = article_id_in(request.url_vars["story_id"])
    database = published(datasette)
    story = await fetch_one(database, _STORY, {"id": story_id})
    if story is None:
        raise NotFound(f"Không có sự kiện {story_id} · There is no event {story_id}")
    asked = {"id": story_id, "event": story["event_id"]}
    reports = await fetch_all(database, _REPORTS, asked)
    participants = await fetch_all(database, _PARTICIPANTS, asked)
    own = [row["article_id"] for row in reports if row["original_id"] is None]
    told = await told_by(
        database,
        own or [row["article_id"] for row in reports[:1]],
        near=(story["date_from"], story["date_to"]),
    )
    joins = await fetch_all(database, _JOINS, {"id": story_id})
    context: dict[str, Any] = {
        **await frame(datasette, request),
        "story": story,
        "html": _evidence(story),
        "reports": reports[:REPORTS],
        "more_reports": len(reports) > REPORTS,
        "roles": _by_role(participants[:PARTICIPANTS]),
        "more_participants": len(participants) > PARTICIPANTS,
        "joins": await reasons_said(database, "stories", joins),
        "told": told,
        "differences": differences(reports, told),
        "read": {"articles": min(len(own), ARTICLES), "of": len(own)},
        "located": await province_of(database, story["place_id"]),
        "most": {"joins": JOINS, "facts": FACTS, "participants": PARTICIPANTS},
    }
    return Response.html(await datasette.render_template("event.html", context, request=request))


def _evidence(story: Row) -> Any:
    """The words that the event was read from, marked in their sentence; None where the title has them all."""
    if not story["quote"] or story["quote"].strip(" .") == (story["title"] or "").strip(" ."):
        return None
    return quote(story["quote"], story["first"], story["last"])


def _by_role(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Who took part by what they did, each once a role, as the original has them where it does."""
    roles: dict[str, dict[str, Row]] = {role: {} for role in labels()["roles"]}
    for row in rows:
        who = row["person_id"] or row["organisation_id"] or row["unit"]
        if who is not None:
            roles.setdefault(row["role"], {}).setdefault(who, row)
    return {role: list(took_part.values()) for role, took_part in roles.items() if took_part}
