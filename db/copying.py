"""What goes from the working database into a published one, and how much of each article's text.

A source's policy decides: `full` shows the article whole, `quotes` the passages that facts stand in, `link`
nothing but the facts' values and the address. Suppressed articles are not copied; suppressed people are not
listed, their names are painted over in every text, at the same length, so that offsets still hold, and
addresses and ids that spell them are left out or hashed. Whoever the joining takes for a suppressed person is
suppressed too, under each spelling. Hashes of a text that names them are made of what is shown of it: from
the others, names could be found by trying.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from db.articles import first_words
from db.fold import sort_key
from db.ids import article_mark, short_id
from db.people import name_key
from db.published import published_tables
from db.schema import FACT_TABLES
from db.suppress import Names, Span

_QUOTE = "CASE policy WHEN 'link' THEN NULL ELSE t.text END"
_POLICY: dict[tuple[str, str], str] = {
    ("revisions", "content"): "CASE policy WHEN 'full' THEN t.content END",
    ("articles", "opening"): "CASE WHEN t.title IS NULL THEN CASE policy WHEN 'full' THEN t.label"
    " ELSE coalesce(without_names(t.url), public_id) END END",
    ("revisions", "title"): "CASE WHEN t.id IS NOT a.revision_id THEN t.title END",
    # An event in an article without a title is called by words of the text.
    ("events", "title"): "CASE policy WHEN 'link' THEN"
    " (SELECT a.title FROM work.articles a WHERE a.id = t.article_id) ELSE t.title END",
    ("passages", "text"): _QUOTE,
    ("mentions", "text"): _QUOTE,
    **{(table, "text"): _QUOTE for table in FACT_TABLES},
}
# A text without a title is listed by the first words that are shown of it.
_OPENING_QUOTED = """UPDATE main.articles SET opening = coalesce(
    (SELECT beginning(p.text) FROM main.passages p
     WHERE p.article_id = articles.id AND p.text IS NOT NULL ORDER BY p.start LIMIT 1), opening)
    WHERE title IS NULL AND id IN (SELECT public_id FROM allowed WHERE policy = 'quotes')"""
# An article's own id is long, and may spell a suppressed name, as its addresses may.
_ADDRESSES = {
    ("articles", "id"): "public_id",
    ("articles", "url"): "without_names(t.url)",
    ("articles", "canonical_url"): "without_names(nullif(t.canonical_url, t.url))",
    ("copies", "original_id"): "article_mark(t.original_id)",
}
# Columns that no table of the same name has in the working database.
_FROM_ELSEWHERE = {
    **{(table, "rule"): "e.rule" for table in FACT_TABLES},
    ("localities", "candidates"): "e.candidates",
    ("articles", "read_revision_id"): "(SELECT nullif(x.revision_id, t.revision_id)"
    " FROM work.extractions x WHERE x.article_id = t.id)",
}
# What is said of a story may come from an article that is not shown: it is filled in from those that are.
_ONLY = {"stories": ("id",)}
_AT_OFFSETS = ("text", "content")
_OF_ALLOWED = "JOIN allowed ON allowed.article_id = t.article_id"
# Made of a name, which it may spell in letters of its own.
_MADE_OF_NAMES = {"sort_key": sort_key, "name_key": name_key}
_OF_REVISIONS = {("revisions", "id"), ("revision_changes", "before_id"), ("articles", "read_revision_id")}
_JOIN = {
    "articles": "JOIN allowed ON allowed.article_id = t.id",
    "revisions": f"{_OF_ALLOWED} JOIN work.articles a ON a.id = t.article_id",
    "blocks": "JOIN work.revisions r ON r.id = t.revision_id"
    " JOIN allowed ON allowed.article_id = r.article_id",
    "revision_changes": "JOIN work.revisions r ON r.id = t.revision_id"
    " JOIN allowed ON allowed.article_id = r.article_id",
    **dict.fromkeys(
        FACT_TABLES,
        "JOIN allowed ON allowed.article_id = t.article_id JOIN work.fact_evidence e ON e.id = t.id",
    ),
    "mentions": "JOIN work.fact_evidence e ON e.id = t.fact_id"
    " JOIN allowed ON allowed.article_id = e.article_id",
    "positions": "JOIN main.officials o ON o.id = t.official_id",
    "event_participants": "JOIN main.events o ON o.id = t.event_id",
    "award_recipients": "JOIN main.awards o ON o.id = t.award_id",
}
_ORDER = {
    "articles": "t.number",
    "revisions": "allowed.number, t.number",
    "blocks": "allowed.number, t.revision_id, t.number",
    "mentions": "allowed.number, t.fact_id, t.start",
    "positions": "o.rowid, t.number",
    "event_participants": "o.rowid, t.number",
    "award_recipients": "o.rowid, t.number",
    "passages": "t.id",
    "revision_changes": "allowed.number, t.revision_id, t.number",
    "copies": "allowed.number",
}
_OF_ARTICLES = ("articles", "revisions", "blocks", "passages", *FACT_TABLES, "revision_changes", "copies")
_PARTS = ("positions", "award_recipients", "event_participants")
_OF_FACTS = (*_PARTS, "mentions")
_SHARED = ("people", "organisations", "stories", "places", "programmes", "sources", "runs")
_JOINS = ("person_joins", "event_joins", "person_aliases", "story_aliases")
_WHERE = {
    "blocks": "allowed.policy = 'full'",  # they are spans of the text, which is shown of no other
    "mentions": "t.fact_id IN (SELECT id FROM temp.kept)",
    "copies": "t.original_id IN (SELECT article_id FROM temp.allowed)",
    "award_recipients": "NOT hidden(t.name)",
    "officials": "NOT hidden(t.name)",
    "runs": "t.status <> 'running'",
    "sources": "t.id IN (SELECT source_id FROM main.articles)",
    "people": "t.id IN (SELECT person_id FROM main.officials)",
    "organisations": "t.id IN (SELECT organisation_id FROM main.units UNION"
    " SELECT organisation_id FROM main.positions)",
    "stories": "t.id IN (SELECT story_id FROM main.events)",
    "event_participants": "t.official_id IN (SELECT id FROM main.officials)"
    " OR t.unit_id IN (SELECT id FROM main.units)",
    # "+" keeps their key unused: by it, each official of the one list would be tried with each of the other.
    "person_joins": "+t.first_official_id IN (SELECT id FROM main.officials)"
    " AND +t.second_official_id IN (SELECT id FROM main.officials)",
    "event_joins": "+t.first_event_id IN (SELECT id FROM main.events)"
    " AND +t.second_event_id IN (SELECT id FROM main.events)",
    "person_aliases": "t.person_id IN (SELECT id FROM main.people)",
    "story_aliases": "t.story_id IN (SELECT id FROM main.stories)",
    "programmes": "t.id IN (SELECT programme_id FROM temp.kept)",
    "places": "t.id IN (WITH RECURSIVE used(id) AS ("
    "SELECT place_id FROM temp.kept UNION SELECT place_id FROM main.articles UNION"
    " SELECT place_id FROM main.people UNION SELECT place_id FROM main.organisations UNION"
    " SELECT p.parent_id FROM work.places p JOIN used ON p.id = used.id) SELECT id FROM used)",
}


def copy_published(connection: sqlite3.Connection, *, default_policy: str) -> None:
    """Fill `main` from `work`, the attached working database, as policies and suppressions say.

    default_policy: of articles whose source is not known.
    """
    names = _names(connection)
    connection.create_function("article_mark", 1, article_mark, deterministic=True)
    _choose_articles(connection, default_policy)
    _register(connection, names)
    for _, statement in published_tables(connection, schema="work"):
        connection.execute(statement)
    for table in _OF_ARTICLES:
        _copy(connection, table, names)
    kept = " UNION ALL ".join(f"SELECT id, place_id, programme_id FROM main.{table}" for table in FACT_TABLES)
    connection.execute("CREATE TEMP TABLE kept (id PRIMARY KEY, place_id, programme_id)")
    connection.execute(f"INSERT INTO temp.kept {kept}")
    connection.execute(_OPENING_QUOTED)
    for table in (*_OF_FACTS, *_SHARED, *_JOINS):
        _copy(connection, table, names)


def _choose_articles(connection: sqlite3.Connection, default_policy: str) -> None:
    connection.execute(
        "CREATE TEMP TABLE allowed AS"
        " SELECT a.id AS article_id, article_mark(a.id) AS public_id, a.number,"
        " coalesce(s.policy, ?) AS policy"
        " FROM work.articles a LEFT JOIN work.sources s ON s.id = a.source_id"
        " WHERE a.id NOT IN (SELECT value FROM work.suppressions WHERE kind = 'article')"
        " AND article_mark(a.id) NOT IN (SELECT value FROM work.suppressions WHERE kind = 'article')",
        [default_policy],
    )
    connection.execute("CREATE UNIQUE INDEX temp.allowed_id ON allowed (article_id)")


def _copy(connection: sqlite3.Connection, table: str, names: Names) -> None:
    said = connection.execute(f"PRAGMA main.table_info({table})").fetchall()
    columns = [column for column in said if column[1] in _ONLY.get(table, (column[1],))]
    chosen = ", ".join(_expression(table, name, type_, names) for _, name, type_, *_ in columns)
    listed = ", ".join(f'"{name}"' for _, name, *_ in columns)
    join = _JOIN.get(table, _OF_ALLOWED)
    shared = table not in _OF_ARTICLES + _OF_FACTS
    order = _ORDER.get(table, "t.rowid" if shared else "allowed.number, t.start, t.id")
    connection.execute(
        f"INSERT INTO main.{table} ({listed}) SELECT {chosen} FROM work.{table} t {'' if shared else join}"
        f" WHERE {_WHERE.get(table, '1')} ORDER BY {order}"
    )


def _expression(table: str, column: str, type_: str, names: Names) -> str:
    value = _FROM_ELSEWHERE.get((table, column)) or _POLICY.get((table, column), f't."{column}"')
    if (table, column) in _ADDRESSES:
        return _ADDRESSES[table, column]
    if column == "article_id":
        return "public_id"
    if column == "revision_id" or (table, column) in _OF_REVISIONS:
        return f"revision_shown({value})"
    if not names or type_ != "TEXT" or column == "id" or column.endswith("_id"):
        return value
    if column in _MADE_OF_NAMES:
        return f"{column}_shown({value}, t.name)"
    if (table, column) == ("revisions", "sha256"):
        return f"sha256_shown(t.id, {value})"
    at_offset = column in _AT_OFFSETS
    start = ("0" if table == "revisions" else "t.start") if at_offset else "NULL"
    if table == "revisions" and at_offset:  # spans of facts count in the text in force, in no older one
        start = "(SELECT 0 FROM work.articles a WHERE a.revision_id = t.id)"
    return f"cover({value}, {_article_of(table)}, {start})"


def _article_of(table: str) -> str:
    """The article that a row is of, by its own or its public id; NULL where it is of none."""
    if table in _PARTS:
        return "o.article_id"
    return "allowed.article_id" if table in _OF_ARTICLES + _OF_FACTS else "NULL"


def _names(connection: sqlite3.Connection) -> Names:
    """The names of the suppressed, and those that the same people are called by elsewhere."""
    rows = connection.execute("SELECT value FROM work.suppressions WHERE kind = 'person'")
    listed = [value for (value,) in rows]
    names = Names(listed)
    if not names:
        return names
    connection.create_function("listed", 1, names.has, deterministic=True)
    spelt = connection.execute(
        "SELECT DISTINCT name FROM work.officials WHERE person_id IN"
        " (SELECT person_id FROM work.officials WHERE listed(name))"
    )
    return Names([*listed, *(name for (name,) in spelt)])


@dataclass(slots=True)
class _Hidden:
    """Where the suppressed stand.

    spans: of mentions, by article. named: articles that spell a name out, by both of their ids.
    revisions: public id and hash of texts that do, by id.
    """

    spans: dict[str, list[Span]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    revisions: dict[str, tuple[str, str]] = field(default_factory=dict)


def _register(connection: sqlite3.Connection, names: Names) -> None:
    """The SQL functions that keep suppressed people out."""
    hidden = _hidden(connection, names) if names else _Hidden()

    def cover(text: str | None, article_id: str | None, start: int | None) -> str | None:
        spans = hidden.spans.get(article_id or "", ()) if start is not None else ()
        moved = [(first - (start or 0), last - (start or 0)) for first, last in spans]
        return names.cover(text, moved, short=article_id in hidden.named)

    def shown(revision_id: str | None) -> str | None:
        return hidden.revisions[revision_id][0] if revision_id in hidden.revisions else revision_id

    def hash_shown(revision_id: str, known: str | None) -> str | None:
        return hidden.revisions[revision_id][1] if revision_id in hidden.revisions else known

    connection.create_function("cover", 3, cover, deterministic=True)
    for column, make in _MADE_OF_NAMES.items():
        connection.create_function(f"{column}_shown", 2, _key_shown(names, make), deterministic=True)
    connection.create_function("revision_shown", 1, shown, deterministic=True)
    connection.create_function("sha256_shown", 2, hash_shown, deterministic=True)
    connection.create_function("beginning", 1, first_words, deterministic=True)
    connection.create_function("without_names", 1, names.without, deterministic=True)
    connection.create_function("hidden", 1, names.has, deterministic=True)


def _key_shown(names: Names, make: Callable[[str], str]) -> Callable[[str | None, str | None], str | None]:
    def key(known: str | None, name: str | None) -> str | None:
        covered = names.cover(name)
        return known if covered == name or covered is None else make(covered)

    return key


def _hidden(connection: sqlite3.Connection, names: Names) -> _Hidden:
    hidden = _Hidden(spans=_spans_of_hidden(connection, names))
    texts = dict.fromkeys(hidden.spans)
    for article_id, title, content in _texts(connection):
        if names.stand_in(title) or names.stand_in(content):
            texts[article_id] = None
    for article_id in texts:
        hidden.named |= {article_id, article_mark(article_id)}
    for revision_id, article_id, number, content, current in _revisions(connection, texts):
        spans = hidden.spans.get(article_id, ()) if current else ()
        covered = names.cover(content, spans, short=True)
        if covered is not None and covered != content:
            public = short_id("revision", article_mark(article_id), number, "covered")
            hidden.revisions[revision_id] = public, sha256(covered.encode("utf-8")).hexdigest()
    return hidden


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, str | None, str]]:
    """Every text that a published article has had."""
    yield from connection.execute(
        "SELECT r.article_id, r.title, r.content FROM temp.allowed JOIN work.revisions r"
        " ON r.article_id = allowed.article_id"
    )


def _revisions(
    connection: sqlite3.Connection, articles: Iterable[str]
) -> Iterator[tuple[str, str, int, str, bool]]:
    for article_id in articles:
        yield from connection.execute(
            "SELECT r.id, r.article_id, r.number, r.content, r.id = a.revision_id FROM work.revisions r"
            " JOIN work.articles a ON a.id = r.article_id WHERE a.id = ?",
            [article_id],
        ).fetchall()


def _spans_of_hidden(connection: sqlite3.Connection, names: Names) -> dict[str, list[Span]]:
    """Where suppressed officials are mentioned, by article: also where only a part of the name stands."""
    hidden = {
        fact_id: (article_id, (start, end))
        for fact_id, name, article_id, start, end in connection.execute(
            'SELECT id, name, article_id, start, "end" FROM work.officials'
        )
        if names.has(name)
    }
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for fact_id, (article_id, span) in hidden.items():
        mentions = connection.execute(
            'SELECT start, "end" FROM work.mentions WHERE fact_id = ?', [fact_id]
        ).fetchall()
        spans[article_id] += [span, *mentions]
    return spans
