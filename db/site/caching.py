"""What a reader has already is not made again.

A page is made of the published file, of the site's own files and settings, in one language, on one day (a
citation names it). Where all of these are as they were, so is the page: its tag says which they were.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.version import __version__

from db.site.following import digest_in_use
from db.site.language import COOKIE, PARAMETER, language

if TYPE_CHECKING:
    from datasette.app import Datasette

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

# Ask each time whether it is still so: what is taken down must not stay in browsers.
_ASK = (b"cache-control", b"no-cache")


def revalidated(datasette: "Datasette") -> Callable[[App], App]:
    """A wrapper of apps: pages have tags, and 304 is the answer to who has the page in force."""
    own = _digest_of_site(datasette)

    def wrapped(app: App) -> App:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            scope = _without_language(scope)
            data = digest_in_use(datasette) if _is_page(scope) else None
            if data is None:
                await app(scope, receive, send)
                return
            tag = _digest(own, data, language(), f"{datetime.now(UTC):%Y-%m-%d}")[:24].encode()
            if tag in _known_tags(scope):
                headers = [_etag(tag), _ASK, (b"vary", b"Cookie")]
                await send({"type": "http.response.start", "status": 304, "headers": headers})
                await send({"type": "http.response.body", "body": b""})
                return
            await app(scope, receive, _with_tag(send, tag))

        return answer

    return wrapped


def _without_language(scope: Scope) -> Scope:
    """Without the cookie of the language, known by now: with any cookie, Datasette lets nothing be kept."""
    if scope["type"] != "http":
        return scope
    headers = scope.get("headers", [])
    said = b";".join(value for name, value in headers if name == b"cookie")
    others = [each for each in said.split(b";") if each.partition(b"=")[0].strip() != COOKIE.encode()]
    cookie = [(b"cookie", b";".join(others).strip())] if any(map(bytes.strip, others)) else []
    return {**scope, "headers": [*(header for header in headers if header[0] != b"cookie"), *cookie]}


def _is_page(scope: Scope) -> bool:
    """Whether this asks for what is made of the data, for anyone, and not for another language."""
    return (
        scope["type"] == "http"
        and scope["method"] in ("GET", "HEAD")
        and not scope["path"].startswith("/-/")
        and PARAMETER.encode() not in scope.get("query_string", b"")
        and not any(name in (b"cookie", b"authorization") for name, _ in scope.get("headers", []))
    )


def _known_tags(scope: Scope) -> list[bytes]:
    """The tags of what the reader has; proxies may have made them weak."""
    said = b",".join(value for name, value in scope.get("headers", []) if name == b"if-none-match")
    return [tag.strip().removeprefix(b"W/").strip(b'"') for tag in said.split(b",")]


def _with_tag(send: Send, tag: bytes) -> Send:
    async def send_with_tag(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = [(name.lower(), value) for name, value in message.get("headers", [])]
            message = {**message, "headers": _tagged(headers, tag)}
        await send(message)

    return send_with_tag


def _tagged(headers: Headers, tag: bytes) -> Headers:
    names = {name for name, _ in headers}
    if b"etag" in names or b"set-cookie" in names:
        return headers
    return [*(header for header in headers if header[0] != b"cache-control"), _etag(tag), _ASK]


def _etag(tag: bytes) -> tuple[bytes, bytes]:
    return (b"etag", b'W/"' + tag + b'"')


def _digest_of_site(datasette: "Datasette") -> str:
    """What the site is made of besides the data: its files, versions, metadata and settings."""
    folder = Path(str(files(__package__)))
    about = [(str(path.relative_to(folder)), path.stat()) for path in sorted(folder.rglob("*.*"))]
    own = [f"{name} {said.st_size} {said.st_mtime_ns}" for name, said in about if not name.endswith(".pyc")]
    metadata = json.dumps([datasette._metadata_local, datasette.settings_dict()], sort_keys=True, default=str)
    return _digest(version("diaban"), __version__, metadata, *own)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
