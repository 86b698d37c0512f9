"""What is sent with every answer."""

from collections.abc import Awaitable, Callable
from typing import Any

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Callable[[], Awaitable[Any]], Send], Awaitable[None]]

# Scripts and styles are files of this site; nothing comes from another host.
HEADERS = (
    (b"content-security-policy", b"default-src 'self'; script-src 'self'; style-src 'self'; "
     b"img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
)  # fmt: skip


def guarded(app: App) -> App:
    """`app` with the headers on every answer."""

    async def answer(scope: Scope, receive: Callable[[], Awaitable[Any]], send: Send) -> None:
        await app(scope, receive, _with_headers(send) if scope["type"] == "http" else send)

    return answer


def _with_headers(send: Send) -> Send:
    replaced = {name for name, _ in HEADERS}

    async def send_with_headers(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            kept = [
                (name, value) for name, value in message.get("headers", []) if name.lower() not in replaced
            ]
            message = {**message, "headers": [*kept, *HEADERS]}
        await send(message)

    return send_with_headers
