"""`/tim`: ranked search over the sentences that facts stand in."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from db.fold import fold
from db.schema import FACT_TABLES
from db.search import RANKED_SQL, query_parameters
from db.site.addresses import article_address
from db.site.rows import Row, fetch_all, published
from db.site.subjects import subjects_of

if TYPE_CHECKING:
    from datasette.app import Datasette

PAGE = 30
_WORD = re.compile(r"[^\W_]+")
_HITS = f"""WITH ranked AS ({RANKED_SQL})
SELECT ranked.tier, s.id, s.text, s.article_id, a.label, a.published, a.published_precision, p.path AS place,
    o.title AS source_title
  FROM ranked JOIN passages s ON s.id = ranked.passage_id
  JOIN articles a ON a.id = s.article_id
  LEFT JOIN places p ON p.id = a.place_id
  LEFT JOIN sources o ON o.id = a.source_id
 ORDER BY ranked.tier, ranked.rank, s.id"""
_FIRST_FACT = "\nUNION ALL ".join(
    f"SELECT passage_id, id, '{table}' AS kind, start FROM {table}"
    " WHERE passage_id IN (SELECT value FROM passages_found)"
    for table in FACT_TABLES
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A sentence found: where to read it, its text with the words that were asked for, whom it is about."""

    row: Row
    html: Markup
    href: str
    kinds: tuple[str, ...]
    subjects: list[tuple[str, str]]


async def search_page(datasette: "Datasette", request: Request) -> Response:
    """`/tim?q=`: at most PAGE sentences, the best first."""
    query = (request.args.get("q") or "").strip()
    database = published(datasette)
    rows: list[Row] = []
    if query:
        rows = await fetch_all(database, _HITS, {**query_parameters(query), "limit": PAGE + 1})
    shown = [row["id"] for row in rows[:PAGE]]
    facts = await _facts_of(datasette, shown)
    subjects = await subjects_of(database, shown)
    context: dict[str, Any] = {
        "query": query,
        "hits": [
            _hit(row, query, facts.get(row["id"], []), subjects.get(row["id"], [])) for row in rows[:PAGE]
        ],
        "more": len(rows) > PAGE,
        "database": database.name,
    }
    return Response.html(await datasette.render_template("search.html", context, request=request))


async def _facts_of(datasette: "Datasette", passages: list[int]) -> dict[int, list[Row]]:
    if not passages:
        return {}
    listed = ", ".join(f"({int(passage)})" for passage in passages)
    sql = f"WITH passages_found(value) AS (VALUES {listed}) {_FIRST_FACT} ORDER BY start"
    found: dict[int, list[Row]] = {}
    for row in await fetch_all(published(datasette), sql):
        found.setdefault(row["passage_id"], []).append(row)
    return found


def _hit(row: Row, query: str, facts: list[Row], subjects: list[tuple[str, str]]) -> Hit:
    anchor = f"#f-{facts[0]['id']}" if facts else ""
    kinds = tuple(dict.fromkeys(fact["kind"] for fact in facts))
    return Hit(
        row=row,
        html=highlight(row["text"] or row["label"], query),
        href=f"{article_address(row['article_id'])}{anchor}",
        kinds=kinds,
        subjects=subjects,
    )


def highlight(text: str, query: str) -> Markup:
    """`text` as HTML with what was asked for marked, accents or not: the words together, else each one."""
    asked = [fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", query))]
    words = list(_WORD.finditer(text))
    folded = [fold(word.group()) for word in words]
    size = len(asked)
    runs = [i for i in range(len(words) - size + 1) if asked and folded[i : i + size] == asked]
    if runs:
        spans = [(words[i].start(), words[i + size - 1].end()) for i in runs]
    else:
        spans = [word.span() for word, plain in zip(words, folded, strict=True) if plain in asked]
    return _marked(text, spans)


def _marked(text: str, spans: list[tuple[int, int]]) -> Markup:
    pieces: list[Markup] = []
    position = 0
    for start, end in spans:
        if start >= position:
            pieces += [escape(text[position:start]), Markup("<b>{}</b>").format(text[start:end])]
            position = end
    return Markup("").join([*pieces, escape(text[position:])])
