"""What the articles of an event tell besides who and where, each once, and where they disagree."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING

from markupsafe import Markup

from db.site.cards import EXTRA, FactCard, fact_card
from db.site.criteria import figures_said
from db.site.days import days_said
from db.site.quotes import quote
from db.site.rows import Row, fetch_all
from extract.lexicon import load_lexicon

if TYPE_CHECKING:
    from datasette.database import Database

KINDS = ("criteria", "awards", "figures", "documents")
# So many of an event's articles are read, and so many facts of a kind in them.
ARTICLES, FACTS = 8, 160
# What two facts may have in common though they count different things.
_NUMBERS = ("value", "value_max", "percent", "count", "met_min", "met_max")
_NEAR = timedelta(days=366)
_AROUND = 50
_TOLD = f"""SELECT t.*{{extra}}, q.text AS quote, t.start - q.start AS first, t."end" - q.start AS last
  FROM {{kind}} t JOIN passages q ON q.id = t.passage_id
 WHERE t.passage_id IN (SELECT id FROM passages WHERE article_id IN (SELECT value FROM json_each(:articles)))
 ORDER BY t.passage_id, t.start LIMIT {FACTS}"""

# Two numbers of which one is a rough one are taken for one up to this share apart.
_ROUGH = 0.15
# A number in words, the id of the fact that tells it, and its row.
_Said = tuple[str, str, Row]
_Days = tuple[str | None, str | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A fact as the first of the articles has it that tell it; `facts`: its id in each article."""

    card: FactCard
    row: Row
    facts: dict[str, str]

    @property
    def words(self) -> Markup | None:
        """The fact marked among the words around it; None where they may not be shown."""
        row = self.row
        return quote(row["quote"], row["first"], row["last"], around=_AROUND) if row["quote"] else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What articles say differently: `what` in Vietnamese and English, each value with those who tell it.

    values: (what is said, (id of the fact, id of the article, the article's label) of each).
    """

    what: tuple[str, str]
    values: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


async def told_by(database: "Database", articles: list[str], *, near: _Days) -> dict[str, list[Told]]:
    """By kind, the facts of the first ARTICLES of `articles`, each once.

    Those of the days (ISO) that `near` has come first, then as the articles stand.
    """
    read = articles[:ARTICLES]
    found: dict[str, list[Told]] = {}
    for kind in KINDS:
        extra = f", {EXTRA[kind]}" if kind in EXTRA else ""
        sql = _TOLD.format(kind=kind, extra=extra)
        rows = await fetch_all(database, sql, {"articles": json.dumps(read)})
        rows.sort(key=partial(_in_order, near=near, articles=read))
        if told := _each_once(kind, rows):
            found[kind] = told
    return found


def differences(reports: Iterable[Row], told: dict[str, list[Told]]) -> list[Difference]:
    """Days and places that reports state and that can't all be right, and numbers that differ."""
    reports = list(reports)
    found = [_days(reports), _places(reports)]
    labels = {row["article_id"]: row["label"] for row in reports}
    known = _numbers_of_articles(told)
    for kind, said_by in (("figures", _figure), ("criteria", _criterion)):
        found += _numbers(told.get(kind, []), labels, said_by, known)
    return [each for each in found if each is not None]


def _in_order(row: Row, *, near: _Days, articles: list[str]) -> tuple[bool, int, int]:
    return not _is_near(row, near), articles.index(row["article_id"]), row["start"]


def _is_near(row: Row, near: _Days) -> bool:
    """Whether a fact's own days are within a year of the event's; where either is not known, it is."""
    first, last = near
    if row["date_basis"] != "stated" or not (first and last and row["date_from"]):
        return True
    begin, end = date.fromisoformat(first) - _NEAR, date.fromisoformat(last) + _NEAR
    own_first, own_last = str(row["date_from"]), str(row["date_to"] or row["date_from"])
    return begin.isoformat() <= own_last and own_first <= end.isoformat()


def _each_once(kind: str, rows: Iterable[Row]) -> list[Told]:
    found: dict[tuple[str, str], Told] = {}
    for row in rows:
        card = fact_card(kind, row)
        told = found.setdefault(
            (card.headline.lower(), card.detail.lower()), Told(card=card, row=row, facts={})
        )
        told.facts.setdefault(row["article_id"], row["id"])
    return list(found.values())


def _days(reports: list[Row]) -> Difference | None:
    stated = [row for row in reports if row["date_basis"] == "stated" and row["date_from"]]
    spans = [(row["date_from"], row["date_to"] or row["date_from"]) for row in stated]
    if not any(last < other for _, last in spans for other, _ in spans):
        return None
    in_order = sorted(stated, key=itemgetter("date_from"))
    said = ((days_said(row["date_from"], row["date_to"]), row) for row in in_order)
    return _difference(("Ngày", "Day"), said)


def _places(reports: list[Row]) -> Difference | None:
    """Places of which one lies in the other are no difference."""
    stated = [row for row in reports if row["place_basis"] == "stated" and row["place"]]
    paths = {row["place"] for row in stated}
    if all(one.endswith(other) or other.endswith(one) for one in paths for other in paths):
        return None
    return _difference(("Địa bàn", "Place"), ((row["place"], row) for row in stated))


def _difference(what: tuple[str, str], said: Iterable[tuple[str, Row]]) -> Difference:
    values: dict[str, list[tuple[str, str, str]]] = {}
    for value, row in said:
        values.setdefault(value, []).append((row["id"], row["article_id"], row["label"]))
    return Difference(what=what, values=tuple((value, tuple(by)) for value, by in values.items()))


def _numbers(
    told: list[Told],
    labels: dict[str, str],
    said_by: Callable[[Row], tuple[str, str] | None],
    known: dict[str, set[float]],
) -> Iterator[Difference]:
    """Of what each of several articles gives one number for, those numbers that differ.

    An article that gives two numbers of one thing speaks of two things, and so does one that has the other's
    number too. known: all numbers of each article.
    """
    things: dict[str, dict[str, list[_Said]]] = {}
    for each in told:
        thing, number = said_by(each.row) or ("", "")
        for article, fact in each.facts.items() if thing else ():
            things.setdefault(thing, {}).setdefault(article, []).append((number, fact, each.row))
    for thing, by_article in things.items():
        single = {article: said[0] for article, said in by_article.items() if len(said) == 1}
        values: dict[str, list[tuple[str, str, str]]] = {}
        for article, (value, fact, _) in single.items():
            values.setdefault(value, []).append((fact, article, labels.get(article, article)))
        apart = any(not _about_the_same(one, other) for one, other in combinations(single.values(), 2))
        if len(values) > 1 and apart and not _share_a_number(single, known):
            yield Difference(
                what=(thing, thing), values=tuple((value, tuple(by)) for value, by in values.items())
            )


def _about_the_same(one: _Said, other: _Said) -> bool:
    """Whether two numbers, one of which is told as a rough one, may be one."""
    first, second = (row.get("value") or row.get("count") or 0 for *_, row in (one, other))
    rough = any(row.get("approx") for *_, row in (one, other))
    return one[0] == other[0] or bool(rough and abs(first - second) <= _ROUGH * max(first, second))


def _share_a_number(single: dict[str, _Said], known: dict[str, set[float]]) -> bool:
    """Whether an article has the number that another gives for what it counts otherwise."""
    return any(
        value != other_value and _row_numbers(row) & known[other]
        for article, (value, _, row) in single.items()
        for other, (other_value, _, _) in single.items()
        if article != other
    )


def _numbers_of_articles(told: dict[str, list[Told]]) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for kind in ("figures", "criteria"):
        for each in told.get(kind, []):
            for article in each.facts:
                found.setdefault(article, set()).update(_row_numbers(each.row))
    return found


def _row_numbers(row: Row) -> set[float]:
    return {float(row[name]) for name in _NUMBERS if row.get(name) is not None}


def _figure(row: Row) -> tuple[str, str] | None:
    unit = row["unit"]
    if unit is None or row["value"] is None or row["change"] is not None or unit.lower() in _measures():
        return None
    return row["unit"], fact_card("figures", row).headline


@cache
def _measures() -> frozenset[str]:
    """Money, metres and the like: two amounts of them are hardly ever of one thing."""
    units = load_lexicon("figures")["units"]
    return frozenset((*units["money"], *units["measures"], *units["dong"]))


def _criterion(row: Row) -> tuple[str, str] | None:
    numbers = figures_said(row)
    thing = " – ".join(part for part in (row["subject"], row["standard"]) if part)
    return (thing, numbers) if thing and numbers else None
