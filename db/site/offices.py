"""Who holds office in a unit as last reported, and who did before, with what says that it is over."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from db.fold import one_tone_spelling
from db.site.addresses import article_address
from db.site.charts import Mark, Stretch, Timeline, draw_timeline, mark_of_article
from db.site.language import says
from db.site.rows import Row, fetch_all
from extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from datasette.database import Database

# How many posts are shown, and drawn; the table has all.
POSTS, DRAWN = 40, 15
_LATER = 400

_CHOSEN = f"""SELECT * FROM official_timeline WHERE organisation_id = :id
 ORDER BY former, last_seen DESC, id LIMIT {POSTS + 1}"""
_POSTS = f"""SELECT t.*, f.label AS first_label, l.label AS last_label, f.published AS first_published,
    l.published AS last_published
  FROM ({_CHOSEN}) t
  JOIN articles f ON f.id = t.first_article_id
  JOIN articles l ON l.id = t.last_article_id
 ORDER BY t.former, t.last_seen DESC, t.id"""
# Who is appointed is in one article with the old post and the new one; of the old one nothing is told later.
_POSTS_AFTER = f"""SELECT t.id AS before, o.post, o.unit, o.organisation_id, o.first_seen
  FROM ({_CHOSEN}) t
  JOIN official_timeline o ON o.person_id = t.person_id AND o.former = 0 AND o.first_seen >= t.last_seen
 WHERE o.post IS NOT NULL AND (o.first_seen > t.last_seen
   OR o.last_seen > t.last_seen AND t.first_seen < o.first_seen)
 ORDER BY o.first_seen, o.id LIMIT {_LATER}"""


class Office(NamedTuple):
    """What an office is in its body; one: of one holder at a time; side: held besides another.

    word: the first of its title, for a company has a chairman and a director.
    """

    role: str
    word: str
    one: bool
    side: bool


async def office_holders(database: "Database", organisation_id: str) -> dict[str, Any]:
    """`now`, `before`: posts in a unit, those in front first; `more`: whether there are more; `timeline`."""
    asked = {"id": organisation_id}
    posts = await fetch_all(database, _POSTS, asked)
    after: dict[int, Row] = {}
    for row in await fetch_all(database, _POSTS_AFTER, asked):
        if not office_of(row["post"]).side:
            after.setdefault(row["before"], row)
    shown = [{**post, **_over(post, posts, after)} for post in posts[:POSTS]]
    return {
        "now": sorted((post for post in shown if not post["over"]), key=_in_front),
        "before": [post for post in shown if post["over"]],
        "more": len(posts) > POSTS,
        "most": POSTS,
        "drawn": DRAWN,
        "timeline": _timeline(posts),
    }


@lru_cache(maxsize=4096)
def office_of(title: str | None) -> Office:
    """What `careers.toml` says of an office with this title."""
    words = one_tone_spelling(title or "").lower()
    acting = next((word for word in _careers()["acting"]["starts"] if words.startswith(word)), "")
    words = words.removeprefix(acting)
    first = words.partition(" ")[0]
    for row in _careers()["role"]:
        if words in row.get("is", ()) or words.startswith(tuple(row.get("starts", ()))):
            return Office(row["role"], first, bool(row.get("one")), bool(row.get("side")))
    return Office("", first, one=False, side=False)


@cache
def _careers() -> dict[str, Any]:
    return load_lexicon("careers")


def _over(post: Row, posts: Iterable[Row], after: dict[int, Row]) -> dict[str, Any]:
    """`over`: what says that somebody has left a post: `former`, `moved` or `followed`; else None.

    `moved` comes with `then`, the later post; `followed` with the post of who has the office since.
    """
    office = office_of(post["post"])
    if post["former"] or any(_told_past(other, post, office) for other in posts):
        return {"over": "former", "then": None}
    if post["id"] in after and not office.side:
        return {"over": "moved", "then": after[post["id"]]}
    if office.one and post["last_seen"]:
        heirs = [other for other in posts if _follows(other, post, office)]
        if heirs:
            return {"over": "followed", "then": min(heirs, key=_first_seen)}
    return {"over": None, "then": None}


def _told_past(other: Row, post: Row, office: Office) -> bool:
    """Whether a later article tells of the same person that the office is a past one."""
    return bool(
        other["former"]
        and other["person_id"] == post["person_id"]
        and (other["first_seen"] or "") > (post["last_seen"] or "")
        and office_of(other["post"]) == office
    )


def _follows(other: Row, post: Row, office: Office) -> bool:
    return bool(
        not other["former"]
        and other["person_id"] != post["person_id"]
        and (other["first_seen"] or "") > post["last_seen"]
        and office_of(other["post"]) == office
    )


def _first_seen(row: Row) -> str:
    return row["first_seen"] or ""


def _in_front(post: Row) -> tuple[bool, bool, bool]:
    """Heads first, then their deputies; the order of days is kept."""
    office = office_of(post["post"])
    return not office.one, office.role != "deputy", office.side


def _timeline(posts: Iterable[Row]) -> Timeline | None:
    """Those of a known day who were reported last, by the day of the first report of each."""
    known = [row for row in posts if row["first_seen"]][:DRAWN]
    return draw_timeline([_stretch(row) for row in sorted(known, key=_by_first_report)])


def _by_first_report(row: Row) -> tuple[bool, str, int]:
    return bool(row["former"]), row["first_seen"], row["id"]


def _stretch(row: Row) -> Stretch:
    said = ", ".join(part for part in (row["name"], row["post"]) if part)
    return Stretch(
        label=f"{said} ({says('nguyên', 'former')})" if row["former"] else said,
        first=row["first_seen"],
        last=row["last_seen"] or row["first_seen"],
        marks=tuple(_marks(row)),
        past=bool(row["former"]),
    )


def _marks(row: Row) -> Iterable[Mark]:
    ends = ("first",) if row["first_official_id"] == row["last_official_id"] else ("first", "last")
    for end in ends:
        day = row[f"{end}_seen"]
        if day:
            href = f"{article_address(row[f'{end}_article_id'])}#f-{row[f'{end}_official_id']}"
            yield mark_of_article(day, row[f"{end}_published"], href=href, label=row[f"{end}_label"])
