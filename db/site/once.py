"""What one request has found out, for all that it asks after."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
# One dictionary for a request and all tasks that it begins.
_found: ContextVar[dict[Any, Any] | None] = ContextVar("diaban_found", default=None)


def remembering(app: App) -> App:
    """`app` within whose requests what is found out once is there for all."""

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
        token = _found.set({})
        try:
            await app(scope, receive, send)
        finally:
            _found.reset(token)

    return answer


def found_out() -> dict[Any, Any]:
    """What this request has found out; to be added to. Outside of requests nothing is kept."""
    found = _found.get()
    return {} if found is None else found
