"""The frontier in the working database: what `corpus.frontier` asks for."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, fields
from operator import attrgetter
from threading import Lock
from typing import Any

from corpus.article import Article
from corpus.clock import iso_time
from corpus.frontier import LONGEST_WAIT, Harvest, Host, Page, PageKind, Record, Step
from db.articles import load_article, store_article
from db.sql import Row, in_groups, insert, upsert
from db.working import transaction

_FIELDS = tuple(field.name for field in fields(Page))
_COLUMNS = tuple("source_id" if name == "source" else name for name in _FIELDS)
_VALUES_OF = attrgetter(*_FIELDS)
_HOST_COLUMNS = tuple(field.name for field in fields(Host))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM pages"
# What names articles goes first, then articles never seen, what names older ones, then those seen before.
_ORDER = """CASE WHEN kind = 'listing' AND depth > 1 THEN 2 WHEN kind <> 'article' THEN 0
    WHEN fetched_at IS NULL THEN 1 ELSE 3 END, next_check, lastmod DESC, url"""
# Known pages are left alone, but for those that say that they have changed since they were read.
_FIND_AGAIN = """UPDATE pages SET lastmod = :lastmod, state = 'waiting', next_check = :next_check
    WHERE url = :url AND state IN ('done', 'waiting') AND (lastmod IS NULL OR lastmod < :lastmod)
    AND strftime('%Y-%m-%dT%H:%M:%SZ', fetched_at, 'unixepoch') < :lastmod"""


_VALUES = ", ".join(f":{name}" for name in _COLUMNS)
_ASK_AGAIN = f"""INSERT INTO pages ({", ".join(_COLUMNS)}) VALUES ({_VALUES})
    ON CONFLICT (url) DO UPDATE SET state = excluded.state, next_check = excluded.next_check,
    depth = excluded.depth, sha256 = excluded.sha256, fetched_at = NULL, etag = NULL, last_modified = NULL"""
# What names articles is read from the beginning, as if it had never been.
_READ_AGAIN = """UPDATE pages SET state = 'waiting', next_check = 0, fetched_at = NULL, etag = NULL,
    last_modified = NULL, sha256 = NULL WHERE source_id = ? AND kind <> 'article' AND depth <= 1"""
_TO_READ = """SELECT 1 FROM pages WHERE source_id = ? AND kind <> 'article' AND state = 'waiting'
    AND fetched_at IS NULL LIMIT 1"""


class DatabaseFrontier:
    """Pages, hosts and records in the working database.

    One thread calls it, but for `host` and `keep_host`, which any thread may: what they keep is written with
    the next step, and by `flush`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()
        rows = connection.execute(f"SELECT {', '.join(_HOST_COLUMNS)} FROM hosts")
        self._hosts = {row[0]: Host(**dict(zip(_HOST_COLUMNS, row, strict=True))) for row in rows}
        self._unwritten: set[str] = set()

    def host(self, name: str) -> Host:
        """What is known of it; a fresh one where nothing is."""
        with self._lock:
            return self._hosts.get(name) or Host(host=name)

    def keep_host(self, host: Host) -> None:
        """Remember it; written with the next step."""
        with self._lock:
            self._hosts[host.host] = host
            self._unwritten.add(host.host)

    def flush(self) -> None:
        """Write what is kept of hosts."""
        with transaction(self._connection):
            self._write_hosts()

    def add(self, pages: Iterable[Page]) -> int:
        """Add pages that are not known; returns how many there were."""
        with transaction(self._connection):
            return self._add(pages)

    def due(self, source: str, *, now: float, limit: int, kinds: Sequence[PageKind] = ()) -> list[Page]:
        """Pages of a source that may be asked for now: feeds, sitemaps, listings, then articles."""
        wanted = f"AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        sql = f"{_SELECT} WHERE source_id = ? AND next_check <= ? {wanted} ORDER BY {_ORDER} LIMIT ?"
        return [_page(row) for row in self._connection.execute(sql, [source, now, *kinds, limit])]

    def next_due(self, source: str) -> float | None:
        """When the next page of a source may be asked for; None where none is to be."""
        sql = "SELECT min(next_check) FROM pages WHERE source_id = ? AND next_check IS NOT NULL"
        (found,) = self._connection.execute(sql, [source]).fetchone()
        return None if found is None else float(found)

    def waiting(self, source: str, *, now: float) -> int:
        """How many pages of a source may be asked for now."""
        sql = "SELECT count(*) FROM pages WHERE source_id = ? AND next_check <= ?"
        (count,) = self._connection.execute(sql, [source, now]).fetchone()
        return int(count)

    def page(self, url: str) -> Page | None:
        """What is known of an address."""
        row = self._connection.execute(f"{_SELECT} WHERE url = ?", [url]).fetchone()
        return _page(row) if row else None

    def article(self, article_id: str) -> Article | None:
        """An article as it is stored."""
        there = self._connection.execute("SELECT 1 FROM articles WHERE id = ?", [article_id]).fetchone()
        return load_article(self._connection, article_id) if there else None

    def gives(self, article_id: str, *, besides: str) -> bool:
        """Whether a page at another address than `besides` gives an article, and is there still."""
        sql = "SELECT 1 FROM pages WHERE article_id = ? AND url <> ? AND state IN ('waiting', 'done') LIMIT 1"
        return self._connection.execute(sql, [article_id, besides]).fetchone() is not None

    def mend_times(self, *, now: float) -> None:
        """Have pages asked for that wait longer than any may: the clock was ahead when they were put off."""
        sql = "UPDATE pages SET next_check = :now WHERE next_check > :now + :longest"
        self._connection.execute(sql, {"now": now, "longest": LONGEST_WAIT})

    def orphans(self, sources: Collection[str]) -> list[tuple[str, str]]:
        """Address and source of pages that wait for sources other than these."""
        rows = self._connection.execute(
            "SELECT DISTINCT source_id FROM pages WHERE next_check IS NOT NULL"
        ).fetchall()
        sql = "SELECT url, source_id FROM pages WHERE source_id = ? AND next_check IS NOT NULL"
        lost = [name for (name,) in rows if name not in sources]
        return [row for name in lost for row in self._connection.execute(sql, [name])]

    def hand_over(self, pages: Iterable[tuple[str, str]]) -> None:
        """Give pages, by their addresses, to other sources."""
        rows = [(source, url) for url, source in pages]
        with transaction(self._connection):
            self._connection.executemany("UPDATE pages SET source_id = ? WHERE url = ?", rows)

    def known(self, urls: Iterable[str]) -> set[str]:
        """Those of the addresses that were asked for before, whatever came of it."""
        found: set[str] = set()
        for group in in_groups(urls):
            sql = (
                f"SELECT url FROM pages WHERE url IN ({', '.join('?' * len(group))})"
                " AND (fetched_at IS NOT NULL OR failures > 0)"
            )
            rows = self._connection.execute(sql, group)
            found.update(url for (url,) in rows)
        return found

    def take(self, step: Step) -> str:
        """Write what an answer changes; returns `new`, `changed`, `unchanged` for its article, else ``."""
        with transaction(self._connection):
            change = ""
            if step.article is not None:
                fetched_at = step.page.fetched_at or 0.0
                change = store_article(self._connection, step.article, now=iso_time(fetched_at))
            page = step.unchanged if change == "unchanged" and step.unchanged else step.page
            upsert(self._connection, "pages", [_row(page)], key="url")
            self._add(step.found)
            self._connection.executemany(_ASK_AGAIN, [_row(page) for page in step.again])
            if step.record is not None:
                insert(self._connection, "responses", [_record(step.page.url, step.record)], ignore=True)
            self._write_hosts()
        return change

    def last_record(self, url: str) -> Record | None:
        """Where the body of the last answer of an address is kept: with the first answer that had it."""
        sql = (
            "SELECT file, position, length, digest, kept_at FROM responses WHERE url = :url AND digest ="
            " (SELECT digest FROM responses WHERE url = :url ORDER BY kept_at DESC LIMIT 1)"
            " ORDER BY kept_at LIMIT 1"
        )
        row = self._connection.execute(sql, {"url": url}).fetchone()
        return (
            Record(file=row[0], offset=row[1], length=row[2], digest=row[3], kept_at=row[4]) if row else None
        )

    def record_end(self, file: str) -> int:
        """The byte after the last record of an archive file that is accounted for."""
        sql = "SELECT coalesce(max(position + length), 0) FROM responses WHERE file = ?"
        (end,) = self._connection.execute(sql, [file]).fetchone()
        return int(end)

    def backfill(self, source: str) -> str | None:
        """The ISO day, month or year back to which a source is being filled in; None where it is not."""
        sql = "SELECT since FROM backfills WHERE source_id = ? AND NOT finished"
        row = self._connection.execute(sql, [source]).fetchone()
        return str(row[0]) if row else None

    def start_backfill(self, source: str, since: str) -> None:
        """Begin to fill a source in; goes on where that was begun for the same day or an earlier one."""
        row = self._connection.execute("SELECT since, finished FROM backfills WHERE source_id = ?", [source])
        before = row.fetchone()
        if before is not None and before[0] <= since and not before[1]:
            return
        with transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO backfills (source_id, since) VALUES (?, ?)", [source, since]
            )
            self._connection.execute(_READ_AGAIN, [source])

    def end_backfill(self, source: str) -> bool:
        """Whether a source is filled in: nothing that names articles is left to be read; noted if it is."""
        if self._connection.execute(_TO_READ, [source]).fetchone():
            return False
        self._connection.execute("UPDATE backfills SET finished = 1 WHERE source_id = ?", [source])
        return True

    def reap(self, run_id: int, harvest: Harvest) -> None:
        """Write what a run had from a source so far."""
        row = {"run_id": run_id, "source_id": harvest.source, **asdict(harvest)}
        del row["source"]
        row["troubles"] = json.dumps(dict(sorted(harvest.troubles.items())))
        row["missing"] = json.dumps(dict(sorted(harvest.missing.items())))
        names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
        self._connection.execute(f"INSERT OR REPLACE INTO harvests ({names}) VALUES ({values})", row)

    def _add(self, pages: Iterable[Page]) -> int:
        rows = [_row(page) for page in pages]
        if not rows:
            return 0
        (before,) = self._connection.execute("SELECT total_changes()").fetchone()
        insert(self._connection, "pages", rows, ignore=True)
        (after,) = self._connection.execute("SELECT total_changes()").fetchone()
        self._connection.executemany(_FIND_AGAIN, [row for row in rows if row["lastmod"]])
        return int(after) - int(before)

    def _write_hosts(self) -> None:
        with self._lock:
            rows = [asdict(self._hosts[name]) for name in self._unwritten]
            self._unwritten.clear()
        upsert(self._connection, "hosts", rows, key="host")


def _page(row: Sequence[Any]) -> Page:
    return Page(**dict(zip(_FIELDS, row, strict=True)))


def _row(page: Page) -> Row:
    return dict(zip(_COLUMNS, _VALUES_OF(page), strict=True))


def _record(url: str, record: Record) -> Row:
    return {
        "file": record.file,
        "position": record.offset,
        "length": record.length,
        "url": url,
        "digest": record.digest,
        "kept_at": record.kept_at,
    }
