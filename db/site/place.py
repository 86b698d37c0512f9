"""The page of a locality: what it was and became, what happened there, what it reached, who is seen there."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Request, Response
from markupsafe import Markup

from db.site.addresses import article_id_in
from db.site.charts_counts import COLUMNS_HEIGHT, draw_columns
from db.site.charts_places import Shares, draw_shares
from db.site.charts_reached import SHAPES, draw_reached
from db.site.charts_within import draw_within
from db.site.criteria import COLUMNS, latest_first, once, said, share_of, told, until
from db.site.entities import frame
from db.site.language import both, capital, number, says
from db.site.provinces import locator, shapes
from db.site.rows import Row, fetch_each, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

# How many of each are shown; the tables have all.
NAMES, STORIES, POSSIBLE, CRITERIA, UNITS, PEOPLE, CHILDREN = 40, 30, 15, 40, 20, 20, 200
# Events before the rest is folded; places within it that are listed unfolded, else those with most events.
AT_ONCE, LISTED, BUSIEST = 6, 24, 10
# Years of which events are counted.
YEARS = 15
# Heirs that are named at once.
HEIRS = 6
# Criteria of places within the place.
WITHIN = 12
# Bars of one programme; officials of a place are counted in so many of the latest mentions.
BARS, MENTIONS = 6, 1000
# Units of the gazetteer's first day are older than it; nobody says by how much.
_FIRST_DAY = "2018-01-01"

_PLACE = """SELECT p.*, coalesce(n.stories, 0) AS stories, m.latitude, m.longitude FROM places p
  LEFT JOIN place_counts n ON n.place_id = p.id
  LEFT JOIN place_points m ON m.place_id = p.id WHERE p.id = :id"""
_ABOVE = """WITH RECURSIVE above(id, name, parent_id, code, valid_to, step) AS (
  SELECT q.id, q.name, q.parent_id, q.code, q.valid_to, 1
  FROM places p JOIN places q ON q.id = p.parent_id WHERE p.id = :id
  UNION ALL
  SELECT q.id, q.name, q.parent_id, q.code, q.valid_to, step + 1
  FROM above JOIN places q ON q.id = above.parent_id)
SELECT id, name, code, valid_to FROM above ORDER BY step"""
_NAMES = f"""SELECT n.name, n.relation, n.sure, p.id, p.valid_from, p.valid_to,
    p.identity_id = :identity AS same, n.unit_id, n.stands
  FROM place_names n LEFT JOIN places p ON p.id = n.unit_id
 WHERE n.place_id = :id AND n.relation <> 'own'
 ORDER BY n.relation, substr(n.unit_id, -10), n.name LIMIT {NAMES + 1}"""
# Chosen by what the index has, then read.
_STORIES = """SELECT s.id, s.title, s.type, s.date_from, s.date_to, s.articles, l.path AS place, f.relation,
    s.place_id
  FROM (SELECT s.rowid AS number, x.relation FROM place_parts x JOIN stories s ON s.place_id = x.part_id
        WHERE x.place_id = :id AND x.sure = :sure AND (x.since IS NULL OR s.date_from >= x.since)
        ORDER BY s.date_from DESC, s.rowid LIMIT :most) f
  JOIN stories s ON s.rowid = f.number
  JOIN places l ON l.id = s.place_id
 ORDER BY s.date_from DESC, s.id"""
# Where a level stands in it is how high it is.
_LEVELS = "commune district province"
# Of the place itself and of what it was or became, or of the smaller places within it.
_CRITERIA = f"""SELECT {COLUMNS}, g.name AS programme, c.programme_id, f.relation
  FROM (SELECT c.rowid AS number, c.date_from, x.relation
        FROM place_parts x JOIN places l ON l.id = x.part_id
        JOIN criteria c ON c.place_id = x.part_id
        WHERE x.place_id = :id AND x.sure AND (x.since IS NULL OR c.date_from >= x.since)
          AND (instr('{_LEVELS}', l.level) >= instr('{_LEVELS}', :level)) = :own
        ORDER BY c.date_from DESC, c.rowid LIMIT :most) f
  JOIN criteria c ON c.rowid = f.number
  JOIN places l ON l.id = c.place_id
  JOIN articles a ON a.id = c.article_id
  LEFT JOIN passages q ON q.id = c.passage_id
  LEFT JOIN programmes g ON g.id = c.programme_id
 ORDER BY c.date_from DESC, c.id"""
_UNITS = f"""SELECT o.id, o.name, o.articles, o.first_seen, o.last_seen
  FROM place_parts x JOIN organisations o ON o.place_id = x.part_id
 WHERE x.place_id = :id AND x.sure ORDER BY o.articles DESC, o.sort_key, o.id LIMIT {UNITS + 1}"""
# Officials hold posts in provinces, as the table of people has it; of smaller places, those seen there.
_PEOPLE_OF_PROVINCE = f"""SELECT o.id, o.name, o.rank, o.post, o.last_seen, o.articles
  FROM place_parts x JOIN people o ON o.place_id = x.part_id
 WHERE x.place_id = :id AND x.sure ORDER BY o.articles DESC, o.last_seen DESC, o.id LIMIT {PEOPLE + 1}"""
_PEOPLE_SEEN = f"""SELECT o.id, o.name, o.rank, o.post, max(f.date_to) AS last_seen,
    count(DISTINCT f.article_id) AS articles
  FROM (SELECT f.person_id, f.date_to, f.article_id
        FROM place_parts x JOIN officials f ON f.place_id = x.part_id
        WHERE x.place_id = :id AND x.sure AND (x.since IS NULL OR f.date_from >= x.since)
          AND f.place_basis = 'stated'
        LIMIT {MENTIONS}) f
  JOIN people o ON o.id = f.person_id
 GROUP BY o.id ORDER BY articles DESC, last_seen DESC, o.id LIMIT {PEOPLE + 1}"""
# Of a province, which alone is counted by year: under its name of today, or as it was.
_YEARS = """SELECT year, sum(stories) AS stories FROM province_counts
 WHERE place_id = :id AND before_reform = :former AND year IS NOT NULL GROUP BY year ORDER BY year"""
# For a place that is named so that no one unit can be told: the unit that is the same place.
_SAME = """SELECT id, path FROM places
 WHERE identity_id = :identity AND id <> :id AND code IS NOT NULL ORDER BY valid_from DESC LIMIT 1"""
# Whatever the unit above was called at the time.
_CHILDREN = f"""SELECT p.id, p.name, p.valid_to, coalesce(n.stories, 0) AS stories, m.latitude, m.longitude
  FROM places p LEFT JOIN place_counts n ON n.place_id = p.id
  LEFT JOIN place_points m ON m.place_id = p.id
 WHERE p.parent_id IN (SELECT id FROM places WHERE identity_id = :identity)
 ORDER BY p.valid_to IS NOT NULL, p.sort_key, p.id LIMIT {CHILDREN + 1}"""


async def place_page(datasette: "Datasette", request: Request) -> Response:
    """`/dia-ban/<id>`. Raises NotFound where no published place has the id."""
    place_id = article_id_in(request.url_vars["place_id"])
    database = published(datasette)
    place = await fetch_one(database, _PLACE, {"id": place_id})
    if place is None:
        raise NotFound(f"Không có địa bàn {place_id} · There is no place {place_id}")
    (above,) = await fetch_each(database, (_ABOVE, {"id": place_id}))
    province = above[-1] if above else place
    context: dict[str, Any] = {
        **await frame(datasette, request),
        "place": place,
        "stood": _stood(place),
        "above": above,
        "located": locator(province["code"], stands=province["valid_to"] is None, point=_point(place)),
        "shapes": shapes(),
        "feed": urlencode({"dia_ban": place["path"]}),
        "most": {
            "names": NAMES, "stories": STORIES, "possible": POSSIBLE, "criteria": CRITERIA, "units": UNITS,
            "people": PEOPLE, "children": CHILDREN, "bars": BARS,
            "within": WITHIN, "at_once": AT_ONCE, "listed": LISTED,
        },
        **(told_of := await _told_of(database, place)),
        **_heirs(place, told_of["names"]),
        **await _criteria(database, place),
    }  # fmt: skip
    return Response.html(await datasette.render_template("place.html", context, request=request))


async def _told_of(database: "Database", place: Row) -> dict[str, Any]:
    """Names, events, units, officials and places within it: each one more than is shown, where there is."""
    asked = {"id": place["id"], "identity": place["identity_id"]}
    people_of = _PEOPLE_OF_PROVINCE if place["level"] == "province" else _PEOPLE_SEEN
    names, stories, possible, years, units, people, children, same = await fetch_each(
        database,
        (_NAMES, asked),
        (_STORIES, {**asked, "sure": 1, "most": STORIES + 1}),
        (_STORIES, {**asked, "sure": 0, "most": POSSIBLE + 1}),
        (_YEARS, {**asked, "former": place["valid_to"] is not None}),
        *((sql, asked) for sql in (_UNITS, people_of, _CHILDREN, _SAME)),
    )
    return {
        "names": names,
        "stories": _counted(stories),
        "possible": _counted(possible),
        "years": _by_year(database.name, place, years),
        "units": _counted(units),
        "people": _counted(people),
        "children": children,
        "busiest": _busiest(children),
        "map_within": draw_within(place["code"], children[:CHILDREN], stands=place["valid_to"] is None),
        "same": same[0] if same and not place["code"] else None,
    }


def _by_year(database: str, place: Row, counted: list[Row]) -> dict[str, Any] | None:
    """Events of each year, the latest first, and their picture; None where they are all of one year.

    rows: (year, events, where they are listed).
    """
    if len(counted) < 2:
        return None
    counts = {int(row["year"]): int(row["stories"]) for row in counted}
    shown = range(max(min(counts), max(counts) - YEARS + 1), max(counts) + 1)
    return {
        "rows": [
            (year, counts[year], _events_of(database, place, year))
            for year in reversed(shown)
            if year in counts
        ],
        "first": shown[0],
        "last": shown[-1],
        "outline": draw_columns([counts.get(year, 0) for year in shown]),
        "height": COLUMNS_HEIGHT,
    }


def _events_of(database: str, place: Row, year: int) -> str:
    if place["valid_to"] is None:
        return f"/su-kien?{urlencode({'tinh': place['id'], 'nam': year})}"
    days = {"tu_ngay": f"{year}-01-01", "den_ngay": f"{year}-12-31"}
    return f"/{database}/su_kien_moi_cau_chuyen?{urlencode({'dia_ban': place['path'], **days})}"


def _busiest(children: list[Row]) -> list[Row]:
    """Those with most events of a long list of places; none where the list itself is short, or cut."""
    if not LISTED < len(children) <= CHILDREN:
        return []
    told = [row for row in children if row["stories"]]
    return sorted(told, key=_events, reverse=True)[:BUSIEST]


def _events(row: Row) -> int:
    return int(row["stories"])


def _counted(rows: list[Row]) -> list[Row]:
    """The rows with `told`, in how many articles, in words."""
    return [{**row, "told": _articles_said(row["articles"])} for row in rows]


def _articles_said(count: int | None) -> Markup:
    return Markup("{} {}").format(number(count or 0), both("bài", "article" if count == 1 else "articles"))


def _heirs(place: Row, names: list[Row]) -> dict[str, Any]:
    """What the place is today, where it is no more: those that have all of it first."""
    heirs = (
        [row for row in names if row["relation"] == "later" and row["stands"]] if place["valid_to"] else []
    )
    whole_first = sorted(heirs, key=_part_only)
    return {"heirs": whole_first[:HEIRS], "more_heirs": max(len(heirs) - HEIRS, 0)}


def _part_only(row: Row) -> bool:
    return not row["sure"]


async def _criteria(database: "Database", place: Row) -> dict[str, Any]:
    asked = {"id": place["id"], "level": place["level"]}
    rows, within = await fetch_each(
        database,
        (_CRITERIA, {**asked, "own": 1, "most": CRITERIA + 1}),
        (_CRITERIA, {**asked, "own": 0, "most": WITHIN + 1}),
    )
    shown = latest_first(once(told(row) for row in rows[:CRITERIA]))
    programmes_first = sorted(shown, key=_of_none)
    return {
        "criteria": shown,
        "more_criteria": len(rows) > CRITERIA,
        "within": once(told(row) for row in within[:WITHIN]),
        "more_within": len(within) > WITHIN,
        "sign_of": SHAPES,
        "timeline": draw_reached(programmes_first, name=_scheme, say=said),
        "charts": _charts(programmes_first),
    }


def _point(place: Row) -> tuple[float, float] | None:
    """Where a place within a province is; provinces are drawn."""
    known = place["level"] != "province" and place["latitude"] is not None
    return (place["latitude"], place["longitude"]) if known else None


def _stood(place: Row) -> tuple[str | None, str | None]:
    """The first and the last day on which the unit stood, inclusive; None where not known, or not over."""
    first = place["valid_from"]
    last = place["valid_to"]
    return (
        first if first != _FIRST_DAY else None,
        (date.fromisoformat(last) - timedelta(days=1)).isoformat() if last else None,
    )


def _charts(criteria: Iterable[Row]) -> list[Shares]:
    """A chart for each programme and one for the rest, of the latest so many, in the order of days."""
    groups: dict[str, list[tuple[Row, str]]] = {}
    for row in criteria:
        groups.setdefault(_scheme(row), []).append((row, row["href"]))
    drawn = (
        (title, [each for each in rows if share_of(each[0]) is not None]) for title, rows in groups.items()
    )
    charts = (draw_shares(title, sorted(rows[:BARS], key=_day)) for title, rows in drawn)
    return [chart for chart in charts if chart is not None]


def _scheme(row: Row) -> str:
    """The programme that a criterion belongs to, as a heading; those of none stand under one."""
    return capital(str(row["programme"] or says("Tiêu chí khác", "Other criteria")))


def _of_none(row: Row) -> bool:
    return not row["programme"]


def _day(bar: tuple[Row, str]) -> str:
    return until(bar[0])
