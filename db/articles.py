"""Articles into the working database: new ones, changed ones as new revisions, unchanged ones not at all."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from hashlib import sha256
from itertools import islice
from typing import Literal

from corpus.article import Article, Block, Published
from corpus.revisions import block_changes
from db.days import days_of
from db.ids import short_id
from db.sources import note_source
from db.sql import Row, insert, upsert
from db.working import transaction

BATCH = 200
LABEL_LENGTH = 80
Change = Literal["new", "changed", "unchanged"]


def import_articles(
    connection: sqlite3.Connection, articles: Iterable[Article], *, now: str
) -> Iterator[tuple[Article, Change]]:
    """Store articles as they come, some hundred in a transaction; yields what each was.

    now: ISO date-time of the import.
    An article whose id is there with another text, date or province gets a new revision. Interrupted,
    the import has stored whole batches only; run again, it goes on with what is missing.
    """
    source = iter(articles)
    while batch := list(islice(source, BATCH)):
        with transaction(connection):
            changes = [store_article(connection, article, now=now) for article in batch]
        yield from zip(batch, changes, strict=True)


def revision_id(article: Article) -> str:
    """Names everything of an article that facts depend on."""
    published = astuple(article.published) if article.published else None
    blocks = [astuple(block) for block in article.blocks]
    known = [article.title, article.text, published, article.province, article.source, blocks]
    return short_id("revision", article.id, json.dumps(known, ensure_ascii=False))


def label_of(article: Article) -> str:
    """What the article is listed as: its title, else how its text begins."""
    return article.title or first_words(article.text)


def first_words(text: str) -> str:
    """How a text begins, cut between words to a label's length."""
    line = text.lstrip()[: LABEL_LENGTH + 1].split("\n")[0]
    return line if len(line) <= LABEL_LENGTH else line[:LABEL_LENGTH].rsplit(" ", 1)[0] + " …"


def store_article(connection: sqlite3.Connection, article: Article, *, now: str) -> Change:
    """Store one article, within the caller's transaction."""
    revision = revision_id(article)
    stored = connection.execute(
        "SELECT revision_id, number FROM articles WHERE id = ?", [article.id]
    ).fetchone()
    if article.source:
        note_source(connection, article.source)
    before = load_article(connection, article.id) if stored and stored[0] != revision else None
    number = stored[1] if stored else _next_number(connection)
    upsert(connection, "articles", [_article_row(article, revision, number)])
    if stored and stored[0] == revision:
        return "unchanged"
    _store_revision(connection, article, revision, now)
    if before is not None:
        _store_changes(connection, before, article, stored[0], revision)
    return "changed" if stored else "new"


def _next_number(connection: sqlite3.Connection) -> int:
    (highest,) = connection.execute("SELECT coalesce(max(number), 0) FROM articles").fetchone()
    return int(highest) + 1


def _article_row(article: Article, revision: str, number: int) -> Row:
    published = article.published
    days = days_of(published.value) if published else None
    return {
        "id": article.id,
        "label": label_of(article),
        "title": article.title or None,
        "source_id": article.source,
        "published": published.value if published else None,
        "published_precision": published.precision if published else None,
        "published_provenance": published.provenance if published else None,
        "year": days.year if days else None,
        "month": days.month if days else None,
        "province": article.province,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "byline": article.byline,
        "origin": article.origin,
        "dateline": article.dateline,
        "revision_id": revision,
        "number": number,
    }


def _store_revision(connection: sqlite3.Connection, article: Article, revision: str, now: str) -> None:
    content = article.content
    (count,) = connection.execute(
        "SELECT count(*) FROM revisions WHERE article_id = ?", [article.id]
    ).fetchone()
    row = {
        "id": revision,
        "article_id": article.id,
        "number": count + 1,
        "title": article.title or None,
        "content": content,
        "sha256": sha256(content.encode("utf-8")).hexdigest(),
        "raw_sha256": article.raw_sha256,
        "parser": article.parser,
        "imported_at": now,
    }
    insert(connection, "revisions", [row], ignore=True)
    blocks = [
        {
            "revision_id": revision,
            "number": content.count("\n", 0, block.start),
            "kind": block.kind,
            "start": block.start,
            "end": block.end,
        }
        for block in article.blocks
    ]
    insert(connection, "blocks", blocks, ignore=True)


def _store_changes(
    connection: sqlite3.Connection, before: Article, after: Article, before_id: str, revision: str
) -> None:
    rows = [
        {
            "revision_id": revision,
            "number": number,
            "change": each.change,
            "kind": (each.after or each.before or Block(kind="note", start=0, end=0)).kind,
            "before_id": before_id,
            "before_start": each.before.start if each.before else None,
            "before_end": each.before.end if each.before else None,
            "start": each.after.start if each.after else None,
            "end": each.after.end if each.after else None,
        }
        for number, each in enumerate(block_changes(before, after))
    ]
    insert(connection, "revision_changes", rows, ignore=True)


_ARTICLE_SQL = """SELECT a.id, r.title, r.content, a.url, a.canonical_url, a.source_id, a.province,
    a.published, a.published_precision, a.published_provenance, a.byline, a.origin, a.dateline,
    r.raw_sha256, r.parser, r.id
    FROM articles a JOIN revisions r ON r.id = a.revision_id WHERE a.id = ?"""


def load_article(connection: sqlite3.Connection, article_id: str) -> Article:
    """The article as it was imported.

    Raises KeyError where there is none of that id.
    """
    row = connection.execute(_ARTICLE_SQL, [article_id]).fetchone()
    if row is None:
        raise KeyError(article_id)
    title, content = row[1] or "", row[2]
    blocks = connection.execute(
        'SELECT kind, start, "end" FROM blocks WHERE revision_id = ? ORDER BY number', [row[15]]
    )
    return Article(
        id=row[0],
        title=title,
        text=content[len(title) + 1 :] if title else content,
        url=row[3],
        canonical_url=row[4],
        source=row[5],
        province=row[6],
        published=Published(value=row[7], precision=row[8], provenance=row[9]) if row[7] else None,
        byline=row[10],
        origin=row[11],
        dateline=row[12],
        blocks=tuple(Block(kind=kind, start=start, end=end) for kind, start, end in blocks),
        raw_sha256=row[13],
        parser=row[14],
    )
