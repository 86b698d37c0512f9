"""`/tim`: ranked search over the sentences that facts stand in."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import BadRequest, Request, Response
from markupsafe import Markup, escape

from db.fold import fold
from db.schema import FACT_TABLES
from db.search import count_sql, query_parameters, ranked_sql
from db.site.addresses import article_address
from db.site.filters import LONGEST, Filters, filters_of, places_named, sources_listed
from db.site.rows import Row, fetch_all, published
from db.site.subjects import subjects_of

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

PAGE = 30
# So many hits are ranked and counted; who needs more asks for something narrower.
MOST = 1_000
_WORD = re.compile(r"[^\W_]+")
_HITS = """WITH ranked AS ({ranked})
SELECT ranked.tier, s.id, s.text, s.article_id, a.label, a.published, a.published_precision, p.path AS place,
    a.place_id,
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A page of what was found. total: counted up to MOST + 1. unknown_place: no place has the name typed."""

    rows: list[Row]
    total: int
    unknown_place: bool = False


async def search_page(datasette: "Datasette", request: Request) -> Response:
    """`/tim?q=&loai=&dia_ban=&tu_ngay=&den_ngay=&nguon=&trang=`: PAGE sentences a page, the best first.

    Raises BadRequest where the query is too long.
    """
    query = (request.args.get("q") or "").strip()
    if len(query) > LONGEST:
        raise BadRequest(
            f"Câu tìm dài quá {LONGEST} ký tự · What is searched for is longer than {LONGEST} characters"
        )
    filters, page = filters_of(request), _page(request)
    database = published(datasette)
    found = await _find(database, query, filters, page) if query else Found(rows=[], total=0)
    shown = [row["id"] for row in found.rows]
    facts = await _facts_of(datasette, shown)
    subjects = await subjects_of(database, shown)
    last = -(-min(found.total, MOST) // PAGE)
    context: dict[str, Any] = {
        "query": query,
        "filters": filters,
        "kinds": FACT_TABLES,
        "sources": await sources_listed(database),
        "hits": [
            _hit(row, query, facts.get(row["id"], []), subjects.get(row["id"], [])) for row in found.rows
        ],
        "total": min(found.total, MOST),
        "more": found.total > MOST,
        "first": (page - 1) * PAGE + 1,
        "unknown_place": found.unknown_place,
        "page": page,
        "last_page": last,
        "earlier": filters.address(query, page - 1) if 1 < page <= last + 1 else None,
        "later": filters.address(query, page + 1) if page < last else None,
        "unfiltered": Filters().address(query),
        "database": database.name,
    }
    return Response.html(await datasette.render_template("search.html", context, request=request))


async def _find(database: "Database", query: str, filters: Filters, page: int) -> Found:
    places = await places_named(database, filters.place)
    if filters.place and not places:
        return Found(rows=[], total=0, unknown_place=True)
    asked = {**query_parameters(query), **filters.parameters(places)}
    narrowed = {"join": filters.join, "conditions": filters.conditions}
    (count,) = await fetch_all(database, count_sql(**narrowed), {**asked, "most": MOST + 1})
    offset = (page - 1) * PAGE
    if offset >= min(count["hits"], MOST):
        return Found(rows=[], total=count["hits"])
    limits = {"limit": min(PAGE, MOST - offset), "offset": offset}
    rows = await fetch_all(database, _HITS.format(ranked=ranked_sql(**narrowed)), {**asked, **limits})
    return Found(rows=rows, total=count["hits"])


def _page(request: Request) -> int:
    typed = request.args.get("trang") or ""
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


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
