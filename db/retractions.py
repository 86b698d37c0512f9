"""What was published and is no more: facts, articles, and who and what they were joined to over articles.

Each publication notes what the one before had. The list stands in the published file, so that its address
answers with the reason, and in the working database, so that it outlives the published files.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.ids import article_mark
from db.schema import FACT_TABLES

# What is over articles: the table and column of what is joined to it, and where ids that were given up lead.
_OVER_ARTICLES = {
    "people": ("officials", "person_id", "person_aliases"),
    "stories": ("events", "story_id", "story_aliases"),
    "organisations": ("units", "organisation_id", None),
}
# Withdrawn: the article was taken down. Revised: the article says or is read otherwise. Unnamed: the article
# is there and read as before, but a person must not be named; why that is, is not published.
_FACTS = """INSERT OR IGNORE INTO main.retractions
SELECT p.id, '{table}', CASE
    WHEN {mark} IN (SELECT id FROM main.articles)
        AND p.id NOT IN (SELECT id FROM work.{table}) THEN 'revised'
    WHEN {mark} IN (SELECT id FROM main.articles) THEN 'unnamed'
    ELSE 'withdrawn' END, :now
  FROM prev.{table} p WHERE p.id NOT IN (SELECT id FROM main.{table})"""
_ARTICLES = """INSERT OR IGNORE INTO main.retractions
SELECT {mark}, 'articles', 'withdrawn', :now
  FROM prev.articles p WHERE {mark} NOT IN (SELECT id FROM main.articles)"""
_JOINED = """INSERT OR IGNORE INTO main.retractions
SELECT p.id, '{table}', CASE
    WHEN NOT EXISTS (
        SELECT 1 FROM prev.{mentions} m WHERE m.{column} = p.id
          AND {mark} IN (SELECT id FROM main.articles)) THEN 'withdrawn'
    WHEN p.id NOT IN (SELECT id FROM work.{table}) THEN 'revised'
    ELSE 'unnamed' END, :now
  FROM prev.{table} p WHERE p.id NOT IN (SELECT id FROM main.{table})"""
_ALIASES = """INSERT OR IGNORE INTO main.retractions
SELECT id, '{table}', 'withdrawn', :now FROM prev.{aliases}"""


def fill_retractions(connection: sqlite3.Connection, *, retracted_at: str, previous: bool = True) -> None:
    """Note what earlier publications had and `main`, which is being built from `work`, has no more.

    previous: whether the publication before is attached, as `prev`.
    """
    connection.create_function("article_mark", 1, article_mark, deterministic=True)
    connection.execute(
        "INSERT INTO main.retractions SELECT id, kind, reason, retracted_at FROM work.retractions"
    )
    if previous:
        _note_missing(connection, retracted_at)
    _forget_what_is_there(connection)


def _note_missing(connection: sqlite3.Connection, now: str) -> None:
    there = {name for (name,) in connection.execute("SELECT name FROM prev.sqlite_master")}
    statements = [
        "INSERT OR IGNORE INTO main.retractions SELECT id, kind, reason, retracted_at FROM prev.retractions"
    ]
    mark = _mark_before(connection)
    statements += [_FACTS.format(table=table, mark=mark.format("p.article_id")) for table in FACT_TABLES]
    statements.append(_ARTICLES.format(mark=mark.format("p.id")))
    for table, (mentions, column, aliases) in _OVER_ARTICLES.items():
        if table in there:  # else it was built by an earlier version
            said = mark.format("m.article_id")
            statements.append(_JOINED.format(table=table, mentions=mentions, column=column, mark=said))
        if aliases in there:
            statements.append(_ALIASES.format(table=table, aliases=aliases))
    for statement in statements:
        connection.execute(statement, {"now": now} if ":now" in statement else {})


def _mark_before(connection: sqlite3.Connection) -> str:
    """How the ids of articles in the publication before become those of today."""
    columns = {row[1] for row in connection.execute("PRAGMA prev.table_xinfo(articles)")}
    return "{}" if "opening" in columns else "article_mark({})"  # earlier versions published the long ids


def _forget_what_is_there(connection: sqlite3.Connection) -> None:
    """What is published again, or leads on to something that is, is not gone."""
    for table in FACT_TABLES:
        _forget(connection, table, f"SELECT id FROM main.{table}")
    _forget(connection, "articles", "SELECT id FROM main.articles")
    # What a version that knows no marks makes of them where it is put back for a while.
    _forget(connection, "articles", "SELECT article_mark(id) FROM main.articles")
    for table, (_, _, aliases) in _OVER_ARTICLES.items():
        _forget(connection, table, f"SELECT id FROM main.{table}")
        if aliases is not None:
            _forget(connection, table, f"SELECT id FROM main.{aliases}")


def _forget(connection: sqlite3.Connection, kind: str, ids: str) -> None:
    connection.execute(f"DELETE FROM main.retractions WHERE kind = ? AND id IN ({ids})", [kind])


def keep_retractions(connection: sqlite3.Connection, published: Path) -> None:
    """Write the list of a published file down in the working database, within the caller's transaction."""
    with closing(sqlite3.connect(f"{published.absolute().as_uri()}?mode=ro", uri=True)) as shown:
        rows = shown.execute("SELECT id, kind, reason, retracted_at FROM retractions").fetchall()
    connection.execute("DELETE FROM retractions")
    connection.executemany("INSERT INTO retractions VALUES (?, ?, ?, ?)", rows)
