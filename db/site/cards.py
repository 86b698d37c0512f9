"""Facts as a reader meets them beside the text: a headline, a detail, a link to the row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.schema import FACT_TABLES
from db.site.addresses import organisation_address, person_address, story_address
from db.site.criteria import figures_said, when_said
from db.site.days import days_said
from db.site.labels import labels
from db.site.language import label, says
from db.site.numbers import number
from db.site.of_article import OF_ARTICLE
from db.site.posts import posts_said
from db.site.rows import Row, fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

# Further columns of facts of a kind, of `{kind} t`, that a card needs.
EXTRA = {
    "officials": """(SELECT group_concat(line, '; ') FROM (SELECT title || coalesce(', ' || unit, '')
        || CASE former WHEN 1 THEN ' ({former})' ELSE '' END AS line
        FROM positions WHERE official_id = t.id ORDER BY number)) AS positions""",
    "awards": """(SELECT group_concat(coalesce(count || ' ', '') || coalesce(kind, name), ', ')
        FROM award_recipients WHERE award_id = t.id) AS recipients""",
    "localities": "(SELECT path FROM places WHERE id = t.place_id) AS path",
}
# What facts of a kind are over articles.
_JOINED = {
    "officials": ("people", "person_id"),
    "units": ("organisations", "organisation_id"),
    "events": ("stories", "story_id"),
}

_PAGES = {"people": person_address, "organisations": organisation_address, "stories": story_address}


@dataclass(frozen=True, kw_only=True, slots=True)
class FactCard:
    """One fact in the list beside an article; `mentions` are its further spans in the text.

    joined: table and id of what it is over articles, a person, an organisation or a story; else None.
    """

    id: str
    kind: str
    start: int
    end: int
    text: str
    headline: str
    detail: str
    confidence: float
    joined: tuple[str, str] | None = None

    @property
    def page(self) -> str | None:
        """Where what the fact is over articles has its page."""
        return _PAGES[self.joined[0]](self.joined[1]) if self.joined else None

    @property
    def kind_label(self) -> str:
        """The kind's name in the page's language."""
        return label("kinds", self.kind)


async def article_cards(
    database: "Database", article_id: str, *, kinds: Iterable[str] = FACT_TABLES, most: int = -1
) -> list[FactCard]:
    """Every fact of an article, by where it begins, then the longest first.

    kinds: of these only. most: the first so many of each kind; all where negative.
    """
    cards: list[FactCard] = []
    for kind in kinds:
        extra = f", {EXTRA[kind].format(former=says('nguyên', 'former'))}" if kind in EXTRA else ""
        sql = f"SELECT t.*{extra} FROM {kind} t WHERE {OF_ARTICLE} ORDER BY start LIMIT :most"
        rows = await fetch_all(database, sql, {"article": article_id, "most": most})
        cards += [fact_card(kind, row) for row in rows]
    return sorted(cards, key=_position)


def _position(card: FactCard) -> tuple[int, int]:
    return card.start, -card.end


def fact_card(kind: str, row: Row) -> FactCard:
    """The card of a row of the table of a kind, with its EXTRA columns."""
    headline, detail = _SAY[kind](row)
    return FactCard(
        id=row["id"],
        kind=kind,
        start=row["start"],
        end=row["end"],
        text=row["text"] or "",
        headline=headline,
        detail=detail,
        confidence=row["confidence"],
        joined=_over_articles(kind, row),
    )


def _over_articles(kind: str, row: Row) -> tuple[str, str] | None:
    table, column = _JOINED.get(kind, ("", ""))
    return (table, row[column]) if table and row[column] else None


def _joined(parts: Iterable[object], separator: str = " · ") -> str:
    return separator.join(str(part) for part in parts if part not in (None, ""))


def _range(low: float | None, high: float | None) -> str:
    return number(low) if high in (None, low) else f"{number(low)}–{number(high)}"


def _date(row: Row) -> tuple[str, str]:
    days = (row["date_from"], row["date_to"]) if row["date_basis"] != "article" else (None, None)
    known = row["value"] in labels()["time_values"]
    said = days_said(*days) or (label("time_values", row["value"]) if known else "")
    kind = label("time_types", row["type"])
    return row["text"] or row["value"], _joined((kind, said), ": ")


def _official(row: Row) -> tuple[str, str]:
    return _joined((row["rank"], row["name"]), " "), posts_said(row["positions"])


def _unit(row: Row) -> tuple[str, str]:
    return row["name"], _joined((label("unit_kinds", row["kind"]), label("levels", row["level"])))


def _locality(row: Row) -> tuple[str, str]:
    code = f"{says('mã', 'code')} {row['code']}" if row["code"] else ""
    return row["name"], _joined((row["path"] if row["path"] != row["name"] else "", code))


def _criteria(row: Row) -> tuple[str, str]:
    status = label("status", row["status"])
    # A day that is only the article's is said with the article.
    when = when_said(row) if row["as_of"] else ""
    headline = _joined((row["subject"], figures_said(row)), ": ")
    return headline or row["standard"] or "", _joined((status, row["standard"], when))


def _figure(row: Row) -> tuple[str, str]:
    change = label("changes", row["change"])
    share = f"{number(row['percent'])}%" if row["percent"] is not None else ""
    amount = _range(row["value"], row["value_max"])
    against = f"{says('so với', 'compared with')} {row['compared_to']}" if row["compared_to"] else ""
    return _joined((change, row["approx"], amount, share, row["unit"]), " "), against


def _document(row: Row) -> tuple[str, str]:
    title = f"“{row['title']}”" if row["title"] else ""
    return _joined((row["kind"], row["number"], title), " "), _joined(
        (row["issuer"], days_said(row["document_date"]))
    )


def _award(row: Row) -> tuple[str, str]:
    return row["award"], _joined((row["awarded_by"], row["recipients"]))


def _event(row: Row) -> tuple[str, str]:
    days = (row["date_from"], row["date_to"]) if row["date_basis"] == "stated" else (None, None)
    when = days_said(*days)
    return row["title"] or row["text"] or "", _joined((label("event_types", row["type"]), when, row["host"]))


_SAY: dict[str, Callable[[Row], tuple[str, str]]] = {
    "dates": _date,
    "officials": _official,
    "units": _unit,
    "localities": _locality,
    "criteria": _criteria,
    "figures": _figure,
    "documents": _document,
    "awards": _award,
    "events": _event,
}
