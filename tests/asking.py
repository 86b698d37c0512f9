"""Requests as no client writes them: any bytes in path and query, and every header of the answer as it is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

App = Any
ONCE = (
    "content-type", "content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """An answer; header names in lower case, as often as they stand there."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known == name), None)

    @property
    def repeated(self) -> list[str]:
        """Headers that must stand there once and stand there more often, or not at all."""
        counts = Counter(name for name, _ in self.headers)
        needed = ONCE if self.status not in (301, 302, 304) else ONCE[1:]
        often = [name for name, count in counts.items() if count > 1 and name not in ("link", "set-cookie")]
        return [*often, *(name for name in needed if counts[name] != 1)]


async def ask(
    app: App,
    path: bytes,
    query: bytes = b"",
    *,
    method: str = "GET",
    headers: Iterable[tuple[bytes, bytes]] = (),
) -> Said:
    """What an ASGI app answers; path: as on the wire, with percent signs."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),  # as uvicorn has it
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": [(b"host", b"localhost"), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    pairs = start["headers"]
    bodies = (message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Said(
        status=start["status"],
        headers=[(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in pairs],
        body=b"".join(bodies),
    )
