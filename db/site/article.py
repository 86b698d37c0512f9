"""The page of an article: its text with every fact marked in place, and the facts beside it.

Below the text: what was changed in it and when, where it was taken from and who took it over, how it and each
of its facts are cited.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from datasette.utils import tilde_encode
from datasette.utils.asgi import NotFound, Request, Response
from markupsafe import Markup

from db.schema import FACT_TABLES
from db.site.addresses import article_id_in
from db.site.cards import FactCard, article_cards
from db.site.citation import cited_article, no_such_article
from db.site.cite import plain_of_article
from db.site.days import days_said
from db.site.language import label
from db.site.marks import MarkedFact, mark_text
from db.site.of_article import OF_ARTICLE
from db.site.origins import origin_of
from db.site.revisions import history_of
from db.site.rows import Row, fetch_all, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

# Facts count in the text that they were read from, which may not be the latest yet: that one is shown.
_ARTICLE = """SELECT a.*, s.title AS source_title, s.policy, s.url AS source_url, r.content, r.sha256,
    CASE WHEN a.read_revision_id IS NULL THEN a.title ELSE r.title END AS read_title,
    r.number AS revision_number,
    p.path AS place, v.article_id IS NOT NULL AS vanished, v.last_seen AS last_seen
  FROM articles a
  LEFT JOIN sources s ON s.id = a.source_id
  LEFT JOIN revisions r ON r.id = coalesce(a.read_revision_id, a.revision_id)
  LEFT JOIN places p ON p.id = a.place_id
  LEFT JOIN vanished v ON v.article_id = a.id
 WHERE a.id = :id"""
_BLOCKS = """SELECT b.kind, b.start, b."end" FROM articles a JOIN blocks b
    ON b.revision_id = coalesce(a.read_revision_id, a.revision_id)
 WHERE a.id = :id ORDER BY b.number"""
_MENTIONS = f"""SELECT m.fact_id, m.start, m."end" FROM mentions m WHERE m.fact_id IN (
    SELECT id FROM officials WHERE {OF_ARTICLE} UNION ALL SELECT id FROM units WHERE {OF_ARTICLE}
    UNION ALL SELECT id FROM localities WHERE {OF_ARTICLE}) ORDER BY m.start"""
_PASSAGES = """SELECT text, paragraph, start, "end" FROM passages
 WHERE article_id = :id AND text IS NOT NULL ORDER BY start"""


_MOST_AROUND = 6
_MARK = re.compile(r'<mark id="f-(\w+)"')


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the article as HTML; `gap` says that text was left out before it."""

    kind: str
    html: Markup
    gap: bool = False


async def article_page(datasette: "Datasette", request: Request) -> Response:
    """`/bai/<id>`. Raises NotFound where no such article is published."""
    article_id = article_id_in(request.url_vars["article_id"])
    database = published(datasette)
    article = await fetch_one(database, _ARTICLE, {"id": article_id})
    if article is None:
        raise NotFound(no_such_article(article_id))
    cards = await article_cards(database, article_id)
    lines = await _lines(database, article, await _marked_facts(database, article_id, cards))
    cited = cited_article(datasette, request, article)
    context: dict[str, Any] = {
        "article": article,
        "published": _moment(article["published"]),
        "heading": lines[0] if lines and lines[0].kind == "title" else None,
        "lines": [line for line in lines if line.kind != "title"],
        "cards": cards,
        "around": around(cards),
        "drawn": _drawn(lines),
        "cited": plain_of_article(cited),
        "address": cited.address,
        "kinds": _kinds(cards),
        "history": await history_of(
            database, article_id, article["read_revision_id"] or article["revision_id"]
        ),
        "origin": await origin_of(database, article),
        "days": days_said,
        "database": database.name,
        "row_address": f"/{database.name}/articles/{tilde_encode(article_id)}",
    }
    return Response.html(await datasette.render_template("article.html", context, request=request))


async def _marked_facts(database: "Database", article_id: str, cards: list[FactCard]) -> list[MarkedFact]:
    """What to draw: every fact where it was read, and the further mentions of people, units and places."""
    by_id = {card.id: card for card in cards}
    spans = [(card, card.start, card.end, True) for card in cards]
    for row in await fetch_all(database, _MENTIONS, {"article": article_id}):
        card = by_id.get(row["fact_id"])
        if card is not None and row["start"] != card.start:
            spans.append((card, row["start"], row["end"], False))
    return [
        MarkedFact(id=c.id, kind=c.kind, label=f"{c.kind_label}: {c.headline}", start=s, end=e, first=first)
        for c, s, e, first in spans
    ]


async def _lines(database: "Database", article: Row, facts: list[MarkedFact]) -> list[Line]:
    """The whole text where it may be shown, else the passages around facts, else nothing."""
    content = article["content"]
    if content is not None:
        blocks = await fetch_all(database, _BLOCKS, {"id": article["id"]})
        spans = [("title", 0, len(article["read_title"]))] if article["read_title"] else []
        spans += [(block["kind"], block["start"], block["end"]) for block in blocks]
        within = _by_line([(start, end) for _, start, end in spans], facts)
        return [
            Line(kind=kind, html=mark_text(content, start, end, marked))
            for (kind, start, end), marked in zip(spans, within, strict=True)
        ]
    return _quoted(await fetch_all(database, _PASSAGES, {"id": article["id"]}), facts)


def _quoted(passages: list[Row], facts: list[MarkedFact]) -> list[Line]:
    lines: list[Line] = []
    end = 0
    apart = list(_apart(passages))
    within = _by_line([(passage["start"], passage["end"]) for passage in apart], facts)
    for passage, marked in zip(apart, within, strict=True):
        start, text = passage["start"], passage["text"]
        moved = [replace(fact, start=fact.start - start, end=fact.end - start) for fact in marked]
        lines.append(Line(kind="quote", html=mark_text(text, 0, len(text), moved), gap=start > end + 1))
        end = passage["end"]
    return lines


def _apart(passages: Iterable[Row]) -> Iterator[Row]:
    end = 0
    for passage in passages:
        if passage["start"] >= end:
            yield passage
            end = passage["end"]


def _by_line(lines: Iterable[tuple[int, int]], facts: Iterable[MarkedFact]) -> Iterator[list[MarkedFact]]:
    """The facts that reach into each line; lines come in order, so each fact is met where it stands only."""
    waiting = deque(sorted(facts, key=attrgetter("start")))
    met: list[MarkedFact] = []
    for start, end in lines:
        while waiting and waiting[0].start < end:
            met.append(waiting.popleft())
        met = [fact for fact in met if fact.end > start]
        yield met


def around(cards: Iterable[FactCard]) -> dict[str, list[FactCard]]:
    """By id of a fact, the other facts in whose words it stands, the shortest first, at most `_MOST_AROUND`.

    Facts at the very same words are around one another. cards: by where they begin, then the longest first.
    """
    found: dict[str, list[FactCard]] = {}
    reaching: list[FactCard] = []
    for card in cards:
        reaching = [each for each in reaching if each.end > card.start]
        for each in reaching:
            if each.end >= card.end:
                found.setdefault(card.id, []).insert(0, each)
            if (each.start, each.end) == (card.start, card.end):
                found.setdefault(each.id, []).append(card)
        reaching.append(card)
    return {fact: near[:_MOST_AROUND] for fact, near in found.items()}


def _drawn(lines: list[Line]) -> set[str]:
    """The facts that are marked in the text, so that their addresses lead there."""
    return {fact for line in lines for fact in _MARK.findall(line.html)}


def _moment(published: str | None) -> str:
    """The day, and the time where it is known: `9/3/2024, 07:30`."""
    day, _, time = (published or "").partition("T")
    return ", ".join(filter(None, (days_said(day or None), time[:5])))


def _kinds(cards: list[FactCard]) -> list[tuple[str, str, int]]:
    """(kind, its name, number of facts), in the order in which the list shows them."""
    counts: dict[str, int] = {}
    for card in cards:
        counts[card.kind] = counts.get(card.kind, 0) + 1
    return [(kind, label("kinds", kind), counts[kind]) for kind in FACT_TABLES if kind in counts]
