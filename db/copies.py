"""Which articles are copies of others: syndicated, shortened, taken over with other titles.

`near_bands` finds candidates, `near_pairs` keeps what was compared and found alike, and `copies` says which
article of a group is the original. Only articles that are new or changed are compared.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from corpus.near_duplicates import Signature, bands, signature, similarity
from corpus.near_duplicates_copies import Copy, original_first
from db.sql import in_groups, insert
from db.working import transaction

BATCH = 200
# Of texts of one template that fill a band, so many are compared, the latest.
_NEIGHBOURS = 50
_ALIKE = ("same", "part")


def link_copies(connection: sqlite3.Connection) -> int:
    """Compare the articles that are new or changed; returns how many there were.

    Each batch is a transaction: interrupted, the next call goes on with the rest.
    """
    with transaction(connection):
        _settle_groups(connection, _orphans(connection))
    done = 0
    while articles := _unsigned(connection):
        with transaction(connection):
            touched = _partners(connection, articles)
            for article_id in articles:
                touched |= _compare(connection, article_id)
            _settle_groups(connection, touched)
        done += len(articles)
    return done


def _unsigned(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT a.id FROM articles a LEFT JOIN signatures s ON s.article_id = a.id"
        " WHERE s.revision_id IS NOT a.revision_id ORDER BY a.number LIMIT ?",
        [BATCH],
    )
    return [article_id for (article_id,) in rows]


def _orphans(connection: sqlite3.Connection) -> set[str]:
    """Articles of groups that have lost their original."""
    rows = connection.execute(
        "SELECT first_id FROM near_pairs WHERE first_id NOT IN (SELECT article_id FROM copies)"
        " AND second_id NOT IN (SELECT article_id FROM copies)"
    )
    return {article_id for (article_id,) in rows}


def _partners(connection: sqlite3.Connection, articles: Sequence[str]) -> set[str]:
    """Those that the articles were linked with, and themselves."""
    found = set(articles)
    for article_id in articles:
        found |= set(_neighbours(connection, article_id))
    return found


def _neighbours(connection: sqlite3.Connection, article_id: str) -> list[str]:
    rows = connection.execute(
        "SELECT second_id FROM near_pairs WHERE first_id = :id UNION"
        " SELECT first_id FROM near_pairs WHERE second_id = :id",
        {"id": article_id},
    )
    return [other for (other,) in rows]


def _compare(connection: sqlite3.Connection, article_id: str) -> set[str]:
    """Sign an article, and pair it with those that it is like; returns them."""
    revision, title, content = connection.execute(
        "SELECT r.id, r.title, r.content FROM articles a JOIN revisions r ON r.id = a.revision_id"
        " WHERE a.id = ?",
        [article_id],
    ).fetchone()
    own = signature(content[len(title) + 1 :] if title else content)
    connection.execute("DELETE FROM near_bands WHERE article_id = ?", [article_id])
    connection.execute("DELETE FROM near_pairs WHERE first_id = :id OR second_id = :id", {"id": article_id})
    candidates = _candidates(connection, bands(own))
    connection.execute(
        "INSERT OR REPLACE INTO signatures VALUES (?, ?, ?)", [article_id, revision, own.to_bytes()]
    )
    connection.executemany(
        "INSERT OR IGNORE INTO near_bands VALUES (?, ?)", [(band, article_id) for band in bands(own)]
    )
    alike = {
        other
        for other, theirs in _signatures(connection, candidates)
        if similarity(own, theirs).verdict in _ALIKE
    }
    pairs = [sorted((article_id, other)) for other in alike]
    connection.executemany("INSERT OR IGNORE INTO near_pairs VALUES (?, ?)", pairs)
    return alike


def _candidates(connection: sqlite3.Connection, keys: Iterable[int]) -> set[str]:
    found: set[str] = set()
    for band in keys:
        rows = connection.execute(
            "SELECT b.article_id FROM near_bands b JOIN articles a ON a.id = b.article_id WHERE b.band = ?"
            " ORDER BY a.number DESC LIMIT ?",
            [band, _NEIGHBOURS],
        )
        found.update(article_id for (article_id,) in rows)
    return found


def _signatures(connection: sqlite3.Connection, articles: Iterable[str]) -> Iterable[tuple[str, Signature]]:
    for group in in_groups(sorted(articles)):
        marks = ", ".join("?" * len(group))
        sql = f"SELECT article_id, signature FROM signatures WHERE article_id IN ({marks})"
        for article_id, stored in connection.execute(sql, group).fetchall():
            yield article_id, Signature.from_bytes(stored)


def _settle_groups(connection: sqlite3.Connection, touched: set[str]) -> None:
    """Say anew which article is the original in every group that has one of `touched`."""
    waiting = set(touched)
    while waiting:
        group = _group(connection, waiting.pop())
        waiting -= group
        _settle(connection, sorted(group))


def _group(connection: sqlite3.Connection, article_id: str) -> set[str]:
    group, waiting = {article_id}, [article_id]
    while waiting:
        new = set(_neighbours(connection, waiting.pop())) - group
        group |= new
        waiting.extend(new)
    return group


def _settle(connection: sqlite3.Connection, group: list[str]) -> None:
    connection.executemany("DELETE FROM copies WHERE article_id = ?", [(each,) for each in group])
    if len(group) < 2:
        return
    original, *copies = original_first(_copy(connection, article_id) for article_id in group)
    signatures = dict(_signatures(connection, group))
    rows = []
    for copy in copies:
        alike = similarity(signatures[original], signatures[copy])
        rows.append(
            {
                "article_id": copy,
                "original_id": original,
                "resemblance": round(alike.jaccard, 3),
                "containment": round(alike.containment, 3),
            }
        )
    insert(connection, "copies", rows)


def _copy(connection: sqlite3.Connection, article_id: str) -> Copy:
    source, origin, dateline, day, title, content = connection.execute(
        "SELECT a.source_id, a.origin, a.dateline, a.published, r.title, r.content FROM articles a"
        " JOIN revisions r ON r.id = a.revision_id WHERE a.id = ?",
        [article_id],
    ).fetchone()
    text = content[len(title) + 1 :] if title else content
    return Copy(id=article_id, text=text, source=source, origin=origin or dateline, day=day and day[:10])
