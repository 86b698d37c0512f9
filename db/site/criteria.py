"""Criteria as pages list them, each with its figures in one line and the words that it was read from."""

from collections.abc import Iterable

from db.fold import fold
from db.site.addresses import article_address
from db.site.days import days_said
from db.site.language import label, says
from db.site.numbers import number
from db.site.quotes import quote
from db.site.rows import Row

# Of `criteria c`, `passages q`, `places l` and `articles a`.
COLUMNS = """c.id, c.article_id, c.subject, c.count, c.of_total, c.percent, c.met_min, c.met_max,
    c.criteria_total, c.standard, c.status, c.approx, c.as_of, c.date_from, c.date_to, c.date_basis,
    c.start - q.start AS first, c."end" - q.start AS last, q.text AS quote, l.path AS place, c.place_id,
    a.label, a.published, (SELECT s.title FROM sources s WHERE s.id = a.source_id) AS source"""
_AROUND = 90
_BELOW = ("dưới", "chưa đến", "chưa tới", "không đến", "không đầy")
_AT_LEAST = ("trở lên", "ít nhất", "tối thiểu")
# What makes two facts say the same.
_CLAIM = (
    "place_id", "count", "of_total", "percent", "met_min", "met_max", "criteria_total", "status", "approx",
    "as_of", "date_from",
)  # fmt: skip


def told(row: Row) -> Row:
    """The row with what a page says of it.

    html: its words marked in their sentence. numbers: its figures in one line; rough: what they leave out.
    when: its time, as readers write it. href: where its words stand.
    """
    html = quote(row["quote"], row["first"], row["last"], around=_AROUND) if row["quote"] else None
    href = f"{article_address(row['article_id'])}#f-{row['id']}"
    return {
        **row,
        "html": html,
        "numbers": numbers_said(row),
        "when": when_said(row),
        "href": href,
        "rough": _left_out(row),
    }


def when_said(row: Row) -> str:
    """The time of a criterion: `6/11/2023`, `quý 3/2026`, "" where it is not known."""
    return days_said(row["date_from"] or row["as_of"], row["date_to"])


def until(row: Row) -> str:
    """The last day of a criterion's time, "" where none is known: what holds of a year is so by its end."""
    return row["date_to"] or row["date_from"] or ""


def latest_first(rows: Iterable[Row]) -> list[Row]:
    """By the end of their times, as pictures have them; those without last."""
    return sorted(rows, key=until, reverse=True)


def once(rows: Iterable[Row]) -> list[Row]:
    """What several reports say alike, once: the first of them, with the others under `also`."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        claim = (*(row[name] for name in _CLAIM), fold(row["subject"] or ""), fold(row["standard"] or ""))
        known = found.setdefault(claim, {**row, "also": []})
        if known["id"] != row["id"]:
            known["also"].append(row)
    return list(found.values())


def said(row: Row) -> str:
    """A criterion in a line: `6/2024 · Công an phường · 5/7, đều 22/22 tiêu chí · đã đạt`."""
    parts = (row["when"], row["subject"], figures_said(row), label("status", row["status"]))
    return " · ".join(part for part in parts if part)


def most_telling(row: Row) -> tuple[str, bool, float, float]:
    """Sorts last what tells most of a place: the latest time, then how many criteria, then of how many."""
    met = row["met_max"] if row["met_max"] is not None else row["met_min"]
    counted = row["count"] if row["count"] is not None else row["percent"]
    return until(row), bool(row["criteria_total"]), float(met or 0), float(counted or 0)


def share_of(row: Row) -> float | None:
    """From 0 to 1: the share told, else of those counted, else of the criteria that one met.

    That 76 communes met 19 of 19 says nothing of how many there are.
    """
    if row["percent"] is not None:
        return float(row["percent"]) / 100
    if row["count"] is not None:
        return float(row["count"]) / float(row["of_total"]) if row["of_total"] else None
    met = row["met_max"] if row["met_max"] is not None else row["met_min"]
    return float(met) / float(row["criteria_total"]) if met is not None and row["criteria_total"] else None


def figures_said(row: Row) -> str:
    """The figures of a criterion with how exact they are: `15/19 tiêu chí (cơ bản)`."""
    rough = _left_out(row)
    return " ".join(filter(None, (numbers_said(row), f"({rough})" if rough else "")))


def _left_out(row: Row) -> str | None:
    """How exact the figures are, where they don't say themselves which end is not known."""
    one_end = (row["met_min"] is None) != (row["met_max"] is None)
    return None if one_end and row["approx"] in (*_BELOW, *_AT_LEAST) else row["approx"]


def numbers_said(row: Row) -> str:
    """The figures of a criterion in one line: `38/42 (90,5%)`, `15/19 tiêu chí`, `5, đều 19/19 tiêu chí`."""
    said = []
    if row["count"] is not None:
        of = f"/{number(row['of_total'])}" if row["of_total"] is not None else ""
        said.append(f"{number(row['count'])}{of}")
    if row["percent"] is not None:
        share = f"{number(row['percent'])}%"
        said.append(f"({share})" if said else share)
    met = _met_said(row)
    each = f", {says('đều', 'each')} " if row["count"] != 1 else f" {says('với', 'with')} "
    return f"{' '.join(said)}{each if said and met else ''}{met}"


def _met_said(row: Row) -> str:
    """How many criteria: `20–22/22 tiêu chí`; with only one end known, from or up to that."""
    low, high = row["met_min"], row["met_max"]
    if low is None and high is None:
        return ""
    of = f"/{number(row['criteria_total'])}" if row["criteria_total"] is not None else ""
    if high is None:
        met = says(f"từ {number(low)}{of}", f"{number(low)}{of} or more")
    elif low is None:
        below = row["approx"] in _BELOW
        met = f"{says('dưới', 'below') if below else says('đến', 'up to')} {number(high)}{of}"
    else:
        met = f"{number(low)}–{number(high)}{of}" if low != high else f"{number(high)}{of}"
    return f"{met} {says('tiêu chí', 'criteria')}"
