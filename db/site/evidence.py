"""The sentence that a fact was read from, for the page of its row: with its words marked, and who says so."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from db.schema import FACT_TABLES
from db.site.addresses import article_address
from db.site.quotes import quote
from db.site.rows import fetch_one

if TYPE_CHECKING:
    from datasette.database import Database

_SENTENCE = """SELECT p.text, p.start, p.article_id, a.label, a.published, s.title AS source
  FROM passages p JOIN articles a ON a.id = p.article_id LEFT JOIN sources s ON s.id = a.source_id
 WHERE p.id = :passage"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a fact rests on.

    html: the sentence, None where its source lets none be shown. href: where it stands in its article;
    cited: the address of the article's citations, to which a form (`.bib`) and the fact are added.
    """

    fact: str
    html: Markup | None
    href: str
    cited: str
    label: str
    published: str | None
    source: str | None


async def evidence_of(database: "Database", table: str, row: dict[str, object]) -> Evidence | None:
    """By the stored values of a row of a fact table; None for any other row, or without a sentence."""
    if table not in FACT_TABLES or row.get("passage_id") is None:
        return None
    found = await fetch_one(database, _SENTENCE, {"passage": row["passage_id"]})
    if found is None:
        return None
    start, end = (int(str(row[name])) - found["start"] for name in ("start", "end"))
    address = article_address(found["article_id"])
    return Evidence(
        fact=str(row["id"]),
        html=quote(found["text"], start, end) if found["text"] else None,
        href=f"{address}#f-{row['id']}",
        cited=address,
        label=found["label"],
        published=found["published"],
        source=found["source"],
    )
