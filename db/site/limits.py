"""What is refused before Datasette sees it, and what is left out of an address."""

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request

from db.site.errors import answer
from db.site.moved import own_ids
from db.site.parameters import asks_the_impossible, has_no_such_form, heeded, like_marks

if TYPE_CHECKING:
    from datasette.app import Datasette

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LONGEST_ADDRESS = 4_096  # octets
LONGEST_VALUE = 1_000  # characters of one parameter
_METHODS = ("GET", "HEAD", "OPTIONS")
# What search is made of, and what SQLite keeps of tables: no rows that a reader wants, but what may not be
# shown, word for word.
_SEARCH_TABLES = re.compile(r"^/[^/]+/(?:[a-z_]+_fts(?:_[a-z]+)?|sqlite_\w+)(?:[/.]|$)")

# Pages about the server (file paths, versions, threads) are nobody's business; static files are.
# So are those of the next line of Datasette about databases and tables, for those who may write.
_CLOSED = re.compile(r"^/(?:-/(?!static/|static-plugins/)|[^/]+/(?:[^/]+/){0,2}-/)")


def limited(datasette: "Datasette") -> Callable[[App], App]:
    """A wrapper of apps: only reading, nothing of the server, no endless addresses or unknown parameters."""

    def wrapped(app: App) -> App:
        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            refused = _refusal(scope) if scope["type"] == "http" else None
            if refused is None:
                refused = await _answered(app, await _without_unknown(datasette, scope), receive, send)
            if refused is None:
                return
            await datasette.invoke_startup()
            headers = {"allow": ", ".join(_METHODS)} if refused == 405 else None
            # Templates are given a mark for forms that write, which Datasette makes further in.
            asked = Request({**scope, "csrftoken": str}, receive)
            request = asked if refused == 404 and _closed(scope) else None
            page = await answer(datasette, request, refused, headers=headers)
            await page.asgi_send(send)

        return guarded

    return wrapped


async def _answered(app: App, scope: Scope, receive: Receive, send: Send) -> int | None:
    """None where the app has answered; 404 where a file is not there: Datasette has no page to say so."""
    if scope["type"] != "http" or not scope["path"].startswith("/-/"):
        await app(scope, receive, send)
        return None
    lost = False

    async def found(message: dict[str, Any]) -> None:
        nonlocal lost
        lost = lost or message.get("status") == 404
        if not lost:
            await send(message)

    await app(scope, receive, found)
    return 404 if lost else None


def _refusal(scope: Scope) -> int | None:
    if scope["method"] not in _METHODS:
        return 405
    path = scope["path"]
    # Datasette leads addresses that end with a stroke to those without: "//" to none, "/\\host/" elsewhere.
    if "\0" in path or path.startswith(("//", "/\\")) or _SEARCH_TABLES.match(path) or has_no_such_form(path):
        return 404
    query = scope.get("query_string", b"")
    if len(scope.get("raw_path") or scope["path"].encode()) + len(query) > LONGEST_ADDRESS:
        return 400
    pairs = _pairs(query)
    if any(len(value) > LONGEST_VALUE for _, value in pairs):
        return 400
    if asks_the_impossible(path, pairs):
        return 400
    return 404 if _closed(scope) else None


def _closed(scope: Scope) -> bool:
    return _CLOSED.match(scope["path"]) is not None


async def _without_unknown(datasette: "Datasette", scope: Scope) -> Scope:
    """Without what is no column of the table: shared links have some, and Datasette would filter by them."""
    if scope["type"] != "http" or not scope.get("query_string"):
        return scope
    path, pairs = scope["path"], _pairs(scope["query_string"])
    own = await own_ids(datasette, like_marks(path, pairs))
    kept = heeded(path, pairs, own=own)
    return scope if kept == pairs else {**scope, "query_string": urlencode(kept).encode("ascii")}


def _pairs(query: bytes) -> list[tuple[str, str]]:
    return parse_qsl(query.decode("latin-1"), keep_blank_values=True)
