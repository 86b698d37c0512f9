"""`/tim`: ranked search over the sentences that facts stand in, and the pages that a query names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import BadRequest, Request, Response
from markupsafe import Markup, escape

from db.fold import fold, has_accents
from db.schema import FACT_TABLES
from db.search import count_sql, listed_sql, normal, query_parameters, ranked_sql
from db.site.addresses import article_address
from db.site.beside import found_by, own_first, words_of
from db.site.days import days_said
from db.site.filters import LONGEST, Filters, filters_of, places_named, sources_listed
from db.site.found_names import pages_named, stories_named
from db.site.rows import Row, fetch_all, published
from db.site.spelling import suggestions
from db.site.subjects import subjects_of
from db.site.xlsx import has_xlsx

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

PAGE = 30
# So many neighbours in the ranking are put in order by what their own sentences say; of whole pages.
BLOCK = 4 * PAGE
# Of a long sentence so many letters are shown, with what is kept before the first match.
_SHOWN, _BEFORE = 600, 200
# So many hits are ranked and counted; who needs more asks for something narrower.
MOST = 1_000
# Of more hits than these none is ranked: words like `công an` stand in most sentences.
RANKED = 40_000
_WORD = re.compile(r"[^\W_]+")
HITS = """WITH ranked AS ({ranked})
SELECT ranked.tier, s.id, s.text, s.article_id, a.label, a.title IS NULL AS untitled, a.published,
    a.published_precision, p.path AS place, a.place_id,
    o.title AS source_title, coalesce(c.original_id, a.id) AS original_id
  FROM ranked JOIN passages s ON s.id = ranked.passage_id
  JOIN articles a ON a.id = s.article_id
  LEFT JOIN places p ON p.id = a.place_id
  LEFT JOIN sources o ON o.id = a.source_id
  LEFT JOIN copies c ON c.article_id = a.id
 ORDER BY ranked.tier, ranked.rank, s.id"""
# Those that were found to meet the filters: they need not be compared again.
_ALL_FOUND = {"join": "", "conditions": " AND +hits.rowid IN (SELECT value FROM json_each(:found))"}
_LATEST = """SELECT hits.rowid AS passage_id, 0 AS tier, -hits.rowid AS rank FROM passages_fts AS hits {join}
 WHERE passages_fts MATCH :{words}{conditions} ORDER BY hits.rowid DESC LIMIT :limit OFFSET :offset"""
_FIRST_FACT = "\nUNION ALL ".join(
    f"SELECT passage_id, id, '{table}' AS kind, start FROM {table}"
    " WHERE passage_id IN (SELECT value FROM passages_found)"
    for table in FACT_TABLES
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A sentence found: where to read it, its text with the words that were asked for, whom it is about.

    beside: by what it was found where the sentence itself has not all of the words; in_title: by the
    article's title. titled: the sentence is that title. also: reprints, or what they copy, with the same
    sentence: rows with their `href`.
    """

    row: Row
    html: Markup
    href: str
    kinds: tuple[str, ...]
    subjects: list[tuple[str, str]]
    beside: list[str]
    in_title: bool
    titled: bool
    also: list[Row]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A page of what was found. total: counted up to MOST + 1. unknown_place: no place has the name typed.

    latest: there are too many to rank; those that came in last are first.
    """

    rows: list[Row]
    total: int
    unknown_place: bool = False
    latest: bool = False


async def search_page(datasette: "Datasette", request: Request) -> Response:
    """`/tim?q=&loai=&dia_ban=&tu_ngay=&den_ngay=&nguon=&trang=`: PAGE sentences a page, the best first.

    Raises BadRequest where the query is too long.
    """
    query = query_of(request)
    filters, page = filters_of(request), _page(request)
    database = published(datasette)
    found = await _find(database, query, filters, page) if query else Found(rows=[], total=0)
    shown = [row["id"] for row in found.rows]
    named = query and page == 1 and not filters
    pages, more_pages = await pages_named(database, query) if named else ([], False)
    facts = await first_facts(datasette, shown)
    subjects = await subjects_of(database, shown)
    beside = await found_by(database, found.rows, query)
    last = -(-min(found.total, MOST) // PAGE)
    context: dict[str, Any] = {
        "query": query,
        "filters": filters,
        "kinds": FACT_TABLES,
        "sources": await sources_listed(database),
        "hits": _told_once(
            _hit(row, query, facts.get(row["id"], []), subjects.get(row["id"], []), beside.get(row["id"], []))
            for row in found.rows
        ),
        "shown": len(found.rows),
        "named": [*pages, *stories_named(query, subjects.values())] if named else [],
        "more_named": more_pages,
        "meant": await suggestions(database, query) if query and not found.total and not filters else None,
        "otherwise": otherwise_written(query, found.rows) if page == 1 else None,
        "apart": page == 1 and not found.latest and stand_apart(query, found.rows),
        "total": min(found.total, MOST),
        "more": found.total > MOST,
        "first": (page - 1) * PAGE + 1,
        "unknown_place": found.unknown_place,
        "latest": found.latest,
        "ranked": RANKED,
        "page": page,
        "last_page": last,
        "earlier": filters.address(query, page - 1) if 1 < page <= last + 1 else None,
        "later": filters.address(query, page + 1) if page < last else None,
        "unfiltered": Filters().address(query),
        "search_for": Filters().address,
        "days": days_said,
        "downloads": _downloads(query, filters),
        "database": database.name,
    }
    return Response.html(await datasette.render_template("search.html", context, request=request))


def query_of(request: Request) -> str:
    """What is searched for. Raises BadRequest where it is too long."""
    query = (request.args.get("q") or "").strip()
    if len(query) > LONGEST:
        raise BadRequest(
            f"Câu tìm dài quá {LONGEST} ký tự · What is searched for is longer than {LONGEST} characters"
        )
    return query


def _downloads(query: str, filters: Filters) -> list[tuple[str, str]]:
    """(form, address) of all that is found: for programs, and for who works in a spreadsheet."""
    _, _, asked = filters.address(query).partition("?")
    forms = [("CSV", "csv"), ("JSON", "json"), *([("Excel", "xlsx")] if has_xlsx() else [])]
    return [(form, f"/tim.{ending}?{asked}") for form, ending in forms]


async def _find(database: "Database", query: str, filters: Filters, page: int) -> Found:
    places = await places_named(database, filters.place)
    if filters.place and not places:
        return Found(rows=[], total=0, unknown_place=True)
    asked = {**query_parameters(query), **filters.parameters(places)}
    narrowed = {"join": filters.join, "conditions": filters.conditions}
    list_or_count = listed_sql if filters else count_sql
    (count,) = await fetch_all(database, list_or_count(**narrowed), {**asked, "most": MOST + 1})
    if filters and count["hits"] <= MOST:
        narrowed, asked = _ALL_FOUND, {**asked, "found": count["ids"]}
    offset = (page - 1) * PAGE
    if offset >= min(count["hits"], MOST):
        return Found(rows=[], total=count["hits"])
    within = offset % BLOCK
    limits = {"limit": min(BLOCK, MOST - offset + within), "offset": offset - within}
    ranked, latest = await best_first(database, asked, narrowed, min(offset + PAGE, MOST))
    rows = await fetch_all(database, HITS.format(ranked=ranked), {**asked, **limits})
    rows = in_order(rows, query, latest=latest)[within : within + PAGE]
    return Found(rows=rows, total=count["hits"], latest=latest)


def in_order(rows: list[Row], query: str, *, latest: bool) -> list[Row]:
    """The hits as pages have them: in each BLOCK of the ranking those first whose own sentences say it.

    rows: from the start of a block on; latest: they are not ranked, and stay as they are.
    """
    if latest:
        return rows
    blocks = (rows[first : first + BLOCK] for first in range(0, len(rows), BLOCK))
    return [row for block in blocks for row in own_first(block, query)]


async def best_first(
    database: "Database", asked: Mapping[str, object], narrowed: dict[str, str], wanted: int
) -> tuple[str, bool]:
    """The SQL of the hits in their order, and whether that is the latest first.

    That is where they are too many to rank: then those are taken that are closest to what was typed and are
    as many as are wanted.
    """
    (count,) = await fetch_all(database, count_sql(), {**asked, "most": RANKED + 1})
    if count["hits"] <= RANKED:
        return ranked_sql(**narrowed), False
    for words in ("accented_phrase", "phrase"):
        sql = count_sql(**narrowed).replace(":folded", f":{words}")
        (close,) = await fetch_all(database, sql, {**asked, "most": wanted})
        if close["hits"] >= wanted:
            return _LATEST.format(words=words, **narrowed), True
    return _LATEST.format(words="folded", **narrowed), True


def _page(request: Request) -> int:
    typed = request.args.get("trang") or ""
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


async def first_facts(datasette: "Datasette", passages: list[int]) -> dict[int, list[Row]]:
    """The facts that stand in each of the passages, in their order: id, kind and where they begin."""
    if not passages:
        return {}
    listed = ", ".join(f"({int(passage)})" for passage in passages)
    sql = f"WITH passages_found(value) AS (VALUES {listed}) {_FIRST_FACT} ORDER BY start"
    found: dict[int, list[Row]] = {}
    for row in await fetch_all(published(datasette), sql):
        found.setdefault(row["passage_id"], []).append(row)
    return found


def stand_apart(query: str, rows: list[Row]) -> bool:
    """Whether several words were asked for and stand together nowhere. rows: the hits, the best first."""
    return bool(rows) and rows[0]["tier"] > 1 and len(words_of(query)) > 1


def _hit(row: Row, query: str, facts: list[Row], subjects: list[tuple[str, str]], beside: list[str]) -> Hit:
    anchor = f"#f-{facts[0]['id']}" if facts else ""
    kinds = tuple(dict.fromkeys(fact["kind"] for fact in facts))
    said = row["text"] or row["label"]
    title = _alike(row["label"])
    # What has no title is listed by its first words.
    titled = _alike(said) == title or (bool(row["untitled"]) and _alike(said).startswith(title))
    return Hit(
        row=row,
        html=highlight(said, query),
        href=f"{article_address(row['article_id'])}{anchor}",
        kinds=kinds,
        # An event is often called what its sentence or its article is.
        subjects=[(address, name) for address, name in subjects if _alike(name) not in (_alike(said), title)],
        beside=[name for name in beside if _alike(name) != title],
        in_title=any(_alike(name) == title for name in beside),
        titled=titled,
        also=[],
    )


def _told_once(hits: Iterable[Hit]) -> list[Hit]:
    """A sentence that an article and its reprints have, once in a page: where it comes first."""
    found: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        said = _alike(hit.row["text"] or hit.row["label"])
        known = found.setdefault((hit.row["original_id"], said), hit)
        if known is not hit:
            known.also.append({**hit.row, "href": hit.href})
    return list(found.values())


def _alike(text: str) -> str:
    return " ".join(text.split()).strip(" .…").lower()


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
    first, last = _window(text, spans[0][0] if spans else 0)
    within = [(start - first, end - first) for start, end in spans if first <= start and end <= last]
    shown = _marked(text[first:last], within)
    return Markup("{}{}{}").format("… " if first else "", shown, " …" if last < len(text) else "")


def _window(text: str, match: int) -> tuple[int, int]:
    """Which part of a text is shown: all of it, or what stands around a match, in whole words."""
    if len(text) <= _SHOWN:
        return 0, len(text)
    start = max(0, min(match - _BEFORE, len(text) - _SHOWN))
    first = text.find(" ", start, match) + 1 or start if start else 0
    last = text.rfind(" ", match, first + _SHOWN)
    whole = first + _SHOWN >= len(text)
    return first, len(text) if whole else (last if last > match else first + _SHOWN)


def otherwise_written(query: str, rows: list[Row]) -> tuple[str, ...] | None:
    """How the sentences write what was typed with accents, where none has it so; None where some have.

    rows: the hits, the best first. Empty where the words stand apart in them.
    """
    if not rows or not has_accents(normal(query)) or rows[0]["tier"] not in (1, 3):
        return None
    asked = [fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", query))]
    spelt: Counter[str] = Counter()
    for row in rows:
        words = _WORD.findall(unicodedata.normalize("NFC", row["text"] or row["label"]))
        folded = [fold(word) for word in words]
        runs = (place for place in range(len(words)) if folded[place : place + len(asked)] == asked)
        spelt.update(" ".join(words[place : place + len(asked)]) for place in runs)
    return tuple(spelling for spelling, _ in spelt.most_common(2))


def _marked(text: str, spans: list[tuple[int, int]]) -> Markup:
    pieces: list[Markup] = []
    position = 0
    for start, end in spans:
        if start >= position:
            pieces += [escape(text[position:start]), Markup("<b>{}</b>").format(text[start:end])]
            position = end
    return Markup("").join([*pieces, escape(text[position:])])
