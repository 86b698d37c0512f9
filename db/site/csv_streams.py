"""Datasette's CSV made safe to open in a spreadsheet, on its way out.

Rows are whole before they are looked at, however the stream is cut: no more than one is held. What a number
is can't be told from a text any more here, so what reads as one is left alone.

Datasette ends a stream that it can't go on with by the words of the error, which may be those of a query:
they are replaced. A stream ends after MOST_SECONDS, whatever is left.
"""

import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

from db.spreadsheets import safe_cell

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Callable[[], Awaitable[Any]], Send], Awaitable[None]]

MOST_SECONDS = 60.0
_END = b"\r\n"
_CUT_SHORT = (
    "Bị cắt ở đây: quá nhiều hoặc quá lâu, hãy lọc bớt · Cut short here: too much or too long, filter more"
)
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_CELL = re.compile(r'(?:"((?:[^"]++|"")*+)"|([^,\r\n"]*+))(,|\r\n|$)')
_KINDS = (b"text/plain", b"text/csv")


def disarmed(app: App) -> App:
    """`app` with an apostrophe before each text in CSV that a spreadsheet would run as a formula."""

    async def answer(scope: Scope, receive: Callable[[], Awaitable[Any]], send: Send) -> None:
        if scope["type"] == "http" and scope["path"].endswith(".csv"):
            scope = _in_large_pages(scope)
            send = _disarming(send)
        await app(scope, receive, send)

    return answer


def _in_large_pages(scope: Scope) -> Scope:
    """A stream of all rows with the largest pages that are allowed.

    Datasette reads a page at a time, each with a query that begins at the first row.
    """
    query = scope.get("query_string", b"")
    if b"_stream=" not in query or b"_size=" in query:
        return scope
    return {**scope, "query_string": query + b"&_size=max"}


class TooLong(Exception):
    """A stream has taken all the time that it has."""


def _disarming(send: Send) -> Send:
    rows = Rows()
    is_csv = ended = False
    began = time.monotonic()

    async def send_disarmed(message: dict[str, Any]) -> None:
        nonlocal is_csv, ended
        if ended:
            return
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            kind = {name.lower(): value for name, value in headers}.get(b"content-type", b"")
            is_csv = message["status"] == 200 and kind.startswith(_KINDS)
            if is_csv:  # its length is another now
                kept = [(name, value) for name, value in headers if name.lower() != b"content-length"]
                message = {**message, "headers": kept}
        elif is_csv and message["type"] == "http.response.body":
            too_long = time.monotonic() - began > MOST_SECONDS
            ended = too_long or not message.get("more_body", False)
            body = rows.disarm(message.get("body", b""))
            if ended and (too_long or rows.held):
                body += f"{_CUT_SHORT}\r\n".encode()
            message = {**message, "body": body, "more_body": not ended}
            await send(message)
            if too_long:
                raise TooLong
            return
        await send(message)

    return send_disarmed


class Rows:
    """A stream of CSV as it comes."""

    def __init__(self) -> None:
        self._held = b""
        self._quoted = False  # whether what is held ends within quotes

    @property
    def held(self) -> bytes:
        """What has come since the last whole row."""
        return self._held

    def disarm(self, body: bytes, *, last: bool = False) -> bytes:
        """What can be sent on after `body` has come: the rows that are whole, all of it at the last."""
        start = len(self._held)
        self._held += body
        if last:
            whole, self._held = self._held, b""
            return disarm_rows(whole.decode("utf-8", "replace")).encode()
        end = self._end_of_rows(start)
        whole, self._held = self._held[:end], self._held[end:]
        return disarm_rows(whole.decode("utf-8", "replace")).encode() if whole else b""

    def _end_of_rows(self, start: int) -> int:
        """Where the last whole row ends; what stands before `start` has been looked at."""
        end = 0
        for match in re.finditer(rb'"|\r\n', self._held[max(start - 1, 0) :]):
            if match.group() == b'"':
                if match.start() + max(start - 1, 0) >= start:
                    self._quoted = not self._quoted
            elif not self._quoted:
                end = match.end() + max(start - 1, 0)
        return end


def disarm_rows(text: str) -> str:
    """Rows of CSV with their texts disarmed."""
    return _CELL.sub(_disarm_cell, text)


def _disarm_cell(match: re.Match[str]) -> str:
    quoted, plain, end = match.groups()
    cell = plain if quoted is None else quoted
    if safe_cell(cell) == cell or _NUMBER.fullmatch(cell):
        return match.group()
    return f'"\'{cell}"{end}' if quoted is not None else f"'{cell}{end}"
