"""Which article is meant: by its own id, by the one that it is published under, by an address of either."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

from db.ids import article_mark

_FIND = """SELECT id FROM articles WHERE id = :said
UNION ALL SELECT id FROM articles WHERE article_mark(id) = :said
UNION ALL SELECT id FROM articles WHERE :said LIKE 'http%' AND :said IN (url, canonical_url)"""
_FIND_SUPPRESSED = f"""{_FIND}
UNION ALL SELECT value FROM suppressions WHERE kind = 'article' AND :said IN (value, article_mark(value))"""
# Of a page of the site, its files, or a row of its tables, as addresses stand in letters.
_PAGE = re.compile(r"(?:^|/)(?:bai|articles)/(?P<id>[^/?#\s]+)")
_FILE = re.compile(r"\.(?:bib|csl\.json|json)$")
_COPIED_ALONG = " \t\r\n.,;:!?)(]['\"<>«»“”’…"
_ADDRESS = re.compile(r"https?://|/?bai/", re.IGNORECASE)


def own_ids(
    connection: sqlite3.Connection, asked: Iterable[str], *, suppressed: bool = False
) -> dict[str, str]:
    """The own ids of the articles that there are, by what they were asked for by.

    asked: own ids, ids or addresses on the site, addresses at the source.
    suppressed: also those on the list of suppressions, which need not be there.
    """
    find = _FIND_SUPPRESSED if suppressed else _FIND
    connection.create_function("article_mark", 1, article_mark, deterministic=True)
    found = {}
    for typed in asked:
        rows = (connection.execute(find, {"said": said}).fetchone() for said in _may_mean(typed))
        known = next(filter(None, rows), None)
        if known is not None:
            found[typed] = str(known[0])
    return found


def many_own_ids(connection: sqlite3.Connection, asked: Iterable[str]) -> dict[str, str]:
    """As `own_ids`, of own ids, ids on the site and addresses at the source, as they are written.

    One walk over all articles at most, where `own_ids` takes one for each that is not there.
    """
    wanted = set(asked)
    found = {
        each: each
        for each in wanted
        if connection.execute("SELECT 1 FROM articles WHERE id = ?", [each]).fetchone()
    }
    if len(found) < len(wanted):
        for own, *addresses in connection.execute("SELECT id, url, canonical_url FROM articles"):
            for each in (article_mark(own), *addresses):
                if each in wanted:
                    found.setdefault(each, own)
    return found


def is_address(typed: str) -> bool:
    """Whether what was typed is an address, and no id."""
    return _ADDRESS.match(typed.strip()) is not None


def _may_mean(typed: str) -> Iterator[str]:
    yield typed
    plain = typed.strip(_COPIED_ALONG)
    yield plain
    page = _PAGE.search(plain)
    last = _FILE.sub("", page["id"].strip(_COPIED_ALONG)) if page is not None else plain
    if page is not None:
        yield last
        yield unquote_plus(last.replace("~", "%"))
    yield last.lower()
