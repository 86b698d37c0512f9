"""What is looked at before a file that was built is switched to."""

import sqlite3
from dataclasses import dataclass

from db.errors import RefusedToPublish
from db.schema import FACT_TABLES

LEAST_SHARE = 0.5
# Of a table that had fewer rows, half may go because of a single article.
FEWEST = 20
# Articles that are suppressed by now are no loss.
_KEPT = (
    "{} NOT IN (SELECT value FROM work.suppressions WHERE kind = 'article'"
    " UNION SELECT article_mark(value) FROM work.suppressions WHERE kind = 'article')"
)
_OF_ARTICLE = _KEPT.format("article_id")


@dataclass(frozen=True, slots=True)
class Loss:
    """A table of which more than half is gone since the last publication."""

    table: str
    before: int
    after: int

    def __str__(self) -> str:
        return f"only {self.after} {self.table} where {self.before} were"


def losses(connection: sqlite3.Connection) -> list[Loss]:
    """What the file that is built has too little of: `main`, beside `prev`, the last, and `work`.

    Of all articles and all facts half may not be gone, however few; of one kind, of passages, and of what is
    joined over articles only where there was enough of it.
    """
    found = [
        _loss(connection, "articles", "articles", _KEPT.format("id"), fewest=1),
        _loss(connection, "facts", "fact_evidence", _OF_ARTICLE, fewest=1),
    ]
    for table in ("passages", *FACT_TABLES):
        found.append(_loss(connection, table, table, _OF_ARTICLE, fewest=FEWEST))
    for table in ("people", "organisations", "stories"):
        found.append(_loss(connection, table, table, "true", fewest=FEWEST))
    return [loss for loss in found if loss is not None]


def _loss(connection: sqlite3.Connection, name: str, table: str, which: str, *, fewest: int) -> Loss | None:
    known = "SELECT 1 FROM prev.sqlite_master WHERE name = ?"
    if connection.execute(known, [table]).fetchone() is None:  # the last was built by another version
        return None
    before, after = connection.execute(
        f"SELECT (SELECT count(*) FROM prev.{table} WHERE {which}),"
        f" (SELECT count(*) FROM main.{table} WHERE {which})"
    ).fetchone()
    return Loss(name, before, after) if before >= fewest and after < before * LEAST_SHARE else None


def refuse_losses(connection: sqlite3.Connection) -> None:
    """Raises RefusedToPublish where more than half of something is gone since the last publication."""
    if found := losses(connection):
        raise RefusedToPublish(
            f"{', '.join(map(str, found))} published last, which stays in force: find out why,"
            " or publish with --force"
        )


def check_file(connection: sqlite3.Connection) -> None:
    """Raises RefusedToPublish where the file is damaged or a row refers to one that is not there."""
    (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise RefusedToPublish(f"the file that was built is damaged ({verdict}): check the disk")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RefusedToPublish(f"{len(broken)} rows refer to rows that are missing, first in {broken[0][0]}")
