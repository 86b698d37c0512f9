"""Articles that are no longer at their source."""

import sqlite3

VANISHED = """CREATE TABLE vanished (
    article_id TEXT PRIMARY KEY REFERENCES articles(id),
    last_seen TEXT)"""
# An article may have had several addresses: it has vanished when none of them leads to it.
_FILL = """INSERT INTO main.vanished (article_id, last_seen)
    SELECT d.public_id, date(max(p.fetched_at), 'unixepoch')
      FROM work.pages p JOIN temp.allowed d ON d.article_id = p.article_id
     WHERE p.article_id IS NOT NULL GROUP BY d.public_id HAVING min(p.state = 'gone') = 1
     ORDER BY d.public_id"""


def fill_vanished(connection: sqlite3.Connection) -> None:
    """Note which of the published articles the scraper has found gone, and when it last saw them."""
    connection.execute(_FILL)
