"""What an answer means: a page, nothing new, somewhere else, or a named trouble."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scraper.fetch.asking import Wish
from scraper.fetch.kinds import wrong_kind
from scraper.outcomes import Failure, Fetched, NotModified, Outcome, Response, Trouble
from scraper.recognise import recognise

_PAGE = (200, 203)
_MOVED = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_SECONDS = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_NAMES: dict[int, Trouble] = {
    401: "forbidden",
    403: "forbidden",
    404: "not_found",
    410: "gone",
    429: "rate_limited",
    451: "forbidden",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """The answer names another address, as it wrote it."""

    response: Response
    target: str


def judge(response: Response, wish: Wish, *, longest_retry_after: float) -> Outcome | Moved:
    """What the answer to a wish means."""
    status = response.status
    target = _text(response.header("location"))
    if status in _MOVED and target:
        return Moved(response=response, target=target)
    if status == _NOT_MODIFIED and (wish.etag or wish.last_modified):
        return NotModified(url=wish.asked, fetched_at=response.fetched_at, response=response)
    if status not in _PAGE:
        return _refusal(response, wish, longest_retry_after)
    found = recognise(response, wish.purpose) or wrong_kind(response, wish.purpose)
    return _failure(response, *found) if found else Fetched(response=response)


def _refusal(response: Response, wish: Wish, longest: float) -> Failure:
    """The trouble that a status other than success names; a wall may hide behind any of them."""
    found = recognise(response, wish.purpose)
    if found and found[0] == "challenge":
        return _failure(response, *found)
    wait = retry_after(response, longest=longest)
    said = f"the server answers {response.status} {_text(response.reason) or ''}".rstrip()
    return _failure(response, _name(response.status, wait), said, wait=wait)


def _name(status: int, wait: float | None) -> Trouble:
    if status >= 500:
        return "rate_limited" if status == 503 and wait is not None else "server_error"
    return _NAMES.get(status, "http_error")


def _failure(response: Response, trouble: Trouble, detail: str, *, wait: float | None = None) -> Failure:
    return Failure(
        url=response.asked,
        trouble=trouble,
        detail=f"{response.url}: {detail}",
        status=response.status,
        retry_after=wait,
        response=response,
    )


def retry_after(response: Response, *, longest: float) -> float | None:
    """The seconds that the answer asks to wait: none less than 0, none more than `longest`.

    A day and time is counted from the answer's own Date, so that a wrong clock there does no harm, else from
    when it was fetched.
    """
    text = (response.header("retry-after") or "").strip()
    if _SECONDS.fullmatch(text):
        return min(float(text), longest)
    until = _moment(text)
    if until is None:
        return None
    since = _moment(response.header("date") or "") or datetime.fromisoformat(response.fetched_at)
    return min(max((until - since).total_seconds(), 0.0), longest)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _text(value: str | None) -> str | None:
    """A header's value, which servers write in UTF-8 where HTTP has Latin-1."""
    if not value:
        return None
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
