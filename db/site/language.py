"""Which language a page speaks: Vietnamese with English beside it, or English alone.

Asked for by `_lang=en` in an address, which a cookie remembers for the pages that follow. What the site shows
of articles is not translated.
"""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup, escape

from db.site.labels import labels

LANGUAGES = ("vi", "en")
PARAMETER = "_lang"
COOKIE = "lang"
_BESIDE = Markup('{} <span lang="en">{}</span>')
_A_YEAR = 365 * 24 * 3600
_spoken: ContextVar[str] = ContextVar("diaban_language", default=LANGUAGES[0])

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def language() -> str:
    """The language of the page being made: "vi" or "en"."""
    return _spoken.get()


def says(vi: object, en: object) -> str:
    """One of the two as plain text: for attributes, titles and options."""
    return str(en if language() == "en" else vi)


def both(vi: object, en: object) -> Markup:
    """Vietnamese and English beside it, or English alone; markup in either is kept, text is escaped."""
    if language() == "en":
        return escape(en)
    if isinstance(vi, str) and isinstance(en, str):
        return _beside(vi, en)
    return _BESIDE.format(vi, en)


# A page says the same words often. Typed: markup is kept, and text that is spelt like it is not.
@lru_cache(maxsize=8192, typed=True)
def _beside(vi: str, en: str) -> Markup:
    return _BESIDE.format(vi, en)


def label(group: str, key: str | None) -> str:
    """What `labels.toml` calls a thing, in the page's language; the key itself where it has no name."""
    return says(*_pair(group, key))


def both_labels(group: str, key: str | None) -> Markup:
    """What `labels.toml` calls a thing in both languages."""
    return both(*_pair(group, key))


def capital(name: str) -> str:
    """A name at the start of a label: `Nông thôn mới` of the programme `nông thôn mới`."""
    return name[:1].upper() + name[1:]


def number(value: float) -> str:
    """1234.5 as `1.234,5` on a Vietnamese page and `1,234.5` on an English one."""
    text = f"{value:,}"
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))


def switch_address(address: str) -> str:
    """The same page, with all that it was asked for, in the other language.

    `address` is path and query as requested.
    """
    path, _, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != PARAMETER]
    other = LANGUAGES[1 - LANGUAGES.index(language())]
    # Two slashes at the start would name another host.
    return f"/{path.lstrip('/')}?{urlencode([*kept, (PARAMETER, other)])}"


def speaking(app: App) -> App:
    """`app` whose pages are in the language that each request asks for."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        scope = {**scope, "headers": [each for each in scope.get("headers", []) if not _broken(*each)]}
        asked, kept = _asked(scope), _kept(scope)
        _spoken.set(asked or kept or LANGUAGES[0])
        await app(scope, receive, _with_language(send, asked if asked != kept else None))

    return answer


def _pair(group: str, key: str | None) -> tuple[str, str]:
    return labels()[group].get(key or "", (key or "", key or ""))


def _asked(scope: Scope) -> str | None:
    query = scope.get("query_string", b"")
    if PARAMETER.encode() not in query:
        return None
    found = dict(parse_qsl(query.decode("utf-8", "replace"))).get(PARAMETER)
    return found if found in LANGUAGES else None


def _kept(scope: Scope) -> str | None:
    cookie: SimpleCookie = SimpleCookie()
    for name, value in scope.get("headers", []):
        if name == b"cookie":
            try:
                cookie.load(value.decode("ascii"))
            except CookieError:
                return None
    found = cookie[COOKIE].value if COOKIE in cookie else None
    return found if found in LANGUAGES else None


def _broken(name: bytes, value: bytes) -> bool:
    # Datasette's own reading of cookies fails on other bytes, which anyone may send.
    return name == b"cookie" and not value.isascii()


def _with_language(send: Send, remember: str | None) -> Send:
    async def send_with_language(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": _headers(list(message.get("headers", [])), remember)}
        await send(message)

    return send_with_language


def _headers(headers: list[tuple[bytes, bytes]], remember: str | None) -> list[tuple[bytes, bytes]]:
    page = any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)
    if not page:
        return headers
    varying = [*(header for header in headers if header[0].lower() != b"vary"), (b"vary", b"Cookie")]
    if remember is None:
        return varying
    cookie = f"{COOKIE}={remember}; Path=/; Max-Age={_A_YEAR}; SameSite=Lax; HttpOnly"
    return [*varying, (b"set-cookie", cookie.encode())]
