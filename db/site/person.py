"""The page of an official: posts over time with their articles, and why the mentions are one person's."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from db.fold import one_tone_spelling
from db.site.addresses import article_address, article_id_in
from db.site.charts import Mark, Stretch, Timeline, draw_timeline, mark_of_article
from db.site.entities import frame
from db.site.joins import reasons_said
from db.site.language import says
from db.site.posts import office_said
from db.site.quotes import quote
from db.site.rows import Row, fetch_all, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

# How many of each are shown; the tables have all.
POSTS, MENTIONS, ARTICLES, EVENTS, JOINS, NAMESAKES = 40, 120, 20, 20, 20, 20
LATEST = 400

_PERSON = """SELECT p.*, l.path AS place FROM people p LEFT JOIN places l ON l.id = p.place_id
 WHERE p.id = :id"""
_POSTS = f"""SELECT t.*, f.label AS first_label, l.label AS last_label, f.published AS first_published,
    l.published AS last_published
  FROM (SELECT *, count(*) OVER () AS posts FROM official_timeline WHERE person_id = :id
        ORDER BY last_seen DESC, id LIMIT {POSTS}) t
  JOIN articles f ON f.id = t.first_article_id
  JOIN articles l ON l.id = t.last_article_id
 ORDER BY t.former, t.first_seen IS NULL, t.first_seen, t.id"""
_MENTIONS = f"""SELECT o.id, o.article_id, o.date_from, a.label, a.published, p.title AS post, p.unit,
    p.organisation_id, coalesce(p.former, 0) AS former
  FROM (SELECT id, article_id, date_from FROM officials
        WHERE person_id = :id ORDER BY date_from DESC, id LIMIT {MENTIONS}) o
  JOIN articles a ON a.id = o.article_id
  LEFT JOIN positions p ON p.official_id = o.id
 ORDER BY o.date_from, o.id"""
_RANKS = """SELECT r.*, f.article_id AS first_article, l.article_id AS last_article,
    fa.published AS first_published, la.published AS last_published
  FROM person_ranks r
  JOIN officials f ON f.id = r.first_official_id JOIN articles fa ON fa.id = f.article_id
  JOIN officials l ON l.id = r.last_official_id JOIN articles la ON la.id = l.article_id
 WHERE r.person_id = :id ORDER BY r.first_seen IS NULL, r.first_seen LIMIT 20"""
_ARTICLES = f"""SELECT o.id, o.article_id, o.rank, o.post, o.start - q.start AS first,
    o."end" - q.start AS last,
    a.label, a.title IS NULL AS untitled, a.published, s.title AS source_title, q.text AS quote, c.original_id
  FROM (SELECT * FROM officials WHERE person_id = :id ORDER BY date_from DESC, id LIMIT {ARTICLES}) o
  JOIN articles a ON a.id = o.article_id
  LEFT JOIN sources s ON s.id = a.source_id
  LEFT JOIN passages q ON q.id = o.passage_id
  LEFT JOIN copies c ON c.article_id = a.id
 ORDER BY o.date_from DESC, o.id"""
# Only of the latest mentions: a minister is in thousands of articles.
_EVENTS = f"""WITH latest AS (
  SELECT id FROM officials WHERE person_id = :id ORDER BY date_from DESC LIMIT {LATEST}),
taken AS (
  SELECT e.story_id, max(e.date_from) AS day, group_concat(DISTINCT x.role) AS roles
  FROM latest JOIN event_participants x ON x.official_id = latest.id JOIN events e ON e.id = x.event_id
  WHERE e.story_id IS NOT NULL
  GROUP BY e.story_id ORDER BY day DESC, e.story_id LIMIT {EVENTS + 1})
SELECT s.id, s.type, s.title, s.date_from, s.date_to, s.articles, l.path AS place, t.roles
  FROM taken t
  JOIN stories s ON s.id = t.story_id
  LEFT JOIN places l ON l.id = s.place_id
 ORDER BY s.date_from DESC, s.id"""
_JOINS = f"""SELECT j.reasons, f.id AS first_id, f.article_id AS first_article, fa.label AS first_label,
    fa.published AS first_day, s.id AS second_id, s.article_id AS second_article, sa.label AS second_label,
    sa.published AS second_day
  FROM person_joins j
  JOIN officials f ON f.id = j.first_official_id JOIN articles fa ON fa.id = f.article_id
  JOIN officials s ON s.id = j.second_official_id JOIN articles sa ON sa.id = s.article_id
 WHERE j.person_id = :id LIMIT {JOINS + 1}"""
_NAMESAKES = f"""SELECT p.id, p.name, p.rank, p.post, p.first_seen, p.last_seen, l.path AS place
  FROM people p LEFT JOIN places l ON l.id = p.place_id
 WHERE p.name = :name AND p.id <> :id ORDER BY p.last_seen DESC, p.id LIMIT {NAMESAKES + 1}"""


async def person_page(datasette: "Datasette", request: Request) -> Response:
    """`/can-bo/<id>`. Raises NotFound where nobody published has the id."""
    person_id = article_id_in(request.url_vars["person_id"])
    database = published(datasette)
    asked = {"id": person_id}
    person = await fetch_one(database, _PERSON, asked)
    if person is None:
        raise NotFound(f"Không có cán bộ {person_id} · There is no official {person_id}")
    posts = await fetch_all(database, _POSTS, asked)
    context: dict[str, Any] = {
        **await frame(datasette, request),
        "person": person,
        "posts": _latest_first(posts),
        "timeline": await _timeline(database, asked, posts),
        "ranks": await fetch_all(database, _RANKS, asked),
        "articles": [_quoted(row) for row in await fetch_all(database, _ARTICLES, asked)],
        "events": await fetch_all(database, _EVENTS, asked),
        "joins": await reasons_said(database, "people", await fetch_all(database, _JOINS, asked)),
        "namesakes": await fetch_all(database, _NAMESAKES, {**asked, "name": person["name"]}),
        "most": {
            "posts": POSTS,
            "articles": ARTICLES,
            "events": EVENTS,
            "latest": LATEST,
            "joins": JOINS,
            "namesakes": NAMESAKES,
        },
        "more_posts": any(post["posts"] > POSTS for post in posts),
    }
    return Response.html(await datasette.render_template("person.html", context, request=request))


def _latest_first(posts: list[Row]) -> list[Row]:
    """Posts held before past ones, each told last first; `latest` are those told last, if held then."""
    last = max((post["last_seen"] or "" for post in posts if post["post"]), default="")
    return [
        {**post, "latest": bool(last and post["post"]) and not post["former"] and post["last_seen"] == last}
        for post in sorted(posts, key=_last_seen, reverse=True)
    ]


def _last_seen(post: Row) -> tuple[bool, bool, str, str]:
    return bool(post["post"]), not post["former"], post["last_seen"] or "", post["first_seen"] or ""


async def _timeline(database: "Database", asked: dict[str, str], posts: list[Row]) -> Timeline | None:
    """A row for each post of a known day, with the mentions of the person in it."""
    marks: dict[tuple[object, ...], list[Mark]] = {}
    for row in await fetch_all(database, _MENTIONS, asked):
        if row["date_from"]:
            marks.setdefault(_key(row), []).append(
                _mark(row["date_from"], row["published"], row["article_id"], row["id"], row["label"])
            )
    return draw_timeline([_stretch(post, marks.get(_key(post), [])) for post in posts if post["first_seen"]])


def _stretch(post: Row, marks: Iterable[Mark]) -> Stretch:
    first = _mark(
        post["first_seen"],
        post["first_published"],
        post["first_article_id"],
        post["first_official_id"],
        post["first_label"],
    )
    return Stretch(
        label=post_label(post),
        first=post["first_seen"],
        last=post["last_seen"] or post["first_seen"],
        marks=(first, *marks),
        past=bool(post["former"]),
    )


def _mark(day: str, published: str | None, article_id: str, fact_id: str, label: str) -> Mark:
    return mark_of_article(day, published, href=f"{article_address(article_id)}#f-{fact_id}", label=label)


def post_label(post: Row) -> str:
    """`Phó Giám đốc Công an tỉnh Nghệ An`, and that it was told as a past one."""
    said = office_said(post["post"], post["unit"]) or says("Không nêu chức vụ", "No office stated")
    return f"{said} ({says('nguyên', 'former')})" if post["former"] else said


def _key(row: Row) -> tuple[object, ...]:
    """What `official_timeline` takes for one post: office, body and whether it is a past one."""
    return _alike(row["post"]), row["organisation_id"] or _alike(row["unit"]), row["former"]


def _alike(text: str | None) -> str | None:
    return None if text is None else one_tone_spelling(text).lower()


def _quoted(row: Row) -> Row:
    html = quote(row["quote"], row["first"], row["last"]) if row["quote"] else None
    return {**row, "html": html}
