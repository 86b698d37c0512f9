"""From a host's name to addresses, within a time."""

import queue
import socket
import threading
from collections.abc import Callable

Resolve = Callable[[str, int], tuple[str, ...]]
"""The IP addresses of a host and port, in the order to try them; raises OSError."""


class NameTimeout(OSError):
    """The system's resolver took too long."""


def resolve_name(host: str, port: int) -> tuple[str, ...]:
    """The addresses that the system's resolver tells.

    Raises OSError (socket.gaierror) where the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve_within(resolve: Resolve, host: str, port: int, *, seconds: float) -> tuple[str, ...]:
    """What `resolve` tells, waited for no longer than `seconds`: the system's resolver cannot be stopped.

    Raises OSError; NameTimeout where it took too long.
    """
    answers: queue.SimpleQueue[tuple[str, ...] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:
            answers.put(OSError(str(error)))

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise NameTimeout(f"no answer within {seconds:.0f} seconds") from None
    if isinstance(answer, OSError):
        raise answer
    return answer
