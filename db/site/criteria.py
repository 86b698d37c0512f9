"""Criteria as pages list them, each with its figures in one line and the words that it was read from."""

from db.site.addresses import article_address
from db.site.charts_places import numbers_said
from db.site.quotes import quote
from db.site.rows import Row

# Of `criteria c`, `passages q`, `places l` and `articles a`.
COLUMNS = """c.id, c.article_id, c.subject, c.count, c.of_total, c.percent, c.met_min, c.met_max,
    c.criteria_total, c.standard, c.status, c.approx, c.as_of, c.date_from, c.start - q.start AS first,
    c."end" - q.start AS last, q.text AS quote, l.path AS place, c.place_id, a.label"""
_AROUND = 90


def told(row: Row) -> Row:
    """The row with `html`, its words marked in their sentence; `numbers`; `href`, where they stand."""
    html = quote(row["quote"], row["first"], row["last"], around=_AROUND) if row["quote"] else None
    href = f"{article_address(row['article_id'])}#f-{row['id']}"
    return {**row, "html": html, "numbers": numbers_said(row), "href": href}
