"""When a page may be asked for: the visits of articles that may change, the pauses after trouble."""

from dataclasses import replace
from datetime import UTC, date, datetime

from corpus.article import Article
from corpus.frontier import Page
from scraper.outcomes import LASTING, Failure, Trouble

HOUR, DAY = 3600.0, 86400.0
# After it was first read, and again after each change. News is corrected within hours and days, seldom later.
LADDER = (HOUR, DAY, 7 * DAY, 30 * DAY)
# An article whose page always differs, by a counter say, is not visited for ever.
MOST_CHECKS = 24
# What names articles is asked again by the next run, but not by one that follows at once.
BETWEEN_LISTINGS = 10 * 60.0
_FIRST_PAUSE: dict[Trouble, float] = {
    "server_error": 10 * 60.0,
    "timeout": 10 * 60.0,
    "connection_error": 10 * 60.0,
    "truncated": 10 * 60.0,
    "rate_limited": 30 * 60.0,
    "robots_unreachable": HOUR,
    "dns_error": 6 * HOUR,
    "tls_error": 12 * HOUR,
    "challenge": 12 * HOUR,
    "parked": 7 * DAY,
    "disallowed": 7 * DAY,
}
_PAUSE = DAY
_LONGEST_PAUSE = 14 * DAY
_LONGEST_OF_LISTS = 2 * DAY  # what names articles is how anyone learns that a site is back
_SHORTEST_PAUSE = 60.0
# Trouble in a row after which an article's page is left alone.
_PATIENCE = 6
# A page that was there is gone once this has said so twice, and not by one slip of the server.
_MISSING: frozenset[Trouble] = frozenset(("not_found", "soft_404", "gone"))
_MISSES = 2
# The host is to blame, not the page: it is never given up for these.
_OF_HOSTS: frozenset[Trouble] = frozenset(
    ("robots_unreachable", "dns_error", "tls_error", "connection_error", "rate_limited", "challenge")
)


def after_reading(page: Page, *, now: float, changed: bool, article: Article | None = None) -> Page:
    """The page after an answer: visited again as long as it may change.

    changed: whether its article differs from the last; true for one that is read for the first time.
    """
    fresh = replace(page, fetched_at=now, failures=0, trouble=None, detail=None)
    if page.kind != "article":
        again = None if page.depth > 1 else now + BETWEEN_LISTINGS
        return replace(fresh, state="waiting" if again else "done", next_check=again)
    since = now if changed else (page.changed_at or now)
    fresh = replace(fresh, changed_at=since, checks=page.checks + 1)
    rung = next((since + rung for rung in LADDER if since + rung > now), None)
    if rung is None or fresh.checks >= MOST_CHECKS or _is_old(article, now):
        return replace(fresh, state="done", next_check=None)
    return replace(fresh, state="waiting", next_check=rung)


def after_trouble(page: Page, failure: Failure, *, now: float) -> Page:
    """The page after a failure: asked again after a pause that doubles, or left alone."""
    failures = page.failures + 1
    troubled = replace(page, failures=failures, trouble=failure.trouble, detail=failure.detail)
    if failure.trouble in _MISSING and page.article_id and (failures >= _MISSES or failure.trouble == "gone"):
        return replace(troubled, state="gone", next_check=None)
    if _is_given_up(troubled, failure.trouble):
        return replace(troubled, state="done" if page.article_id else "failed", next_check=None)
    longest = _LONGEST_PAUSE if page.kind == "article" else _LONGEST_OF_LISTS
    first = _FIRST_PAUSE.get(failure.trouble, _PAUSE if page.kind == "article" else HOUR)
    pause = min(first * 2 ** (failures - 1), longest)
    if failure.retry_after is not None:
        pause = max(_SHORTEST_PAUSE, failure.retry_after)
    return replace(troubled, state="waiting", next_check=now + pause)


def _is_given_up(page: Page, trouble: Trouble) -> bool:
    """Whether an article's page is not asked for again; what names articles always is."""
    if page.kind != "article" or trouble in _OF_HOSTS:
        return False
    if page.article_id is None and (trouble in LASTING or trouble in _MISSING):
        return page.failures >= _MISSES or trouble in LASTING
    return page.failures >= _PATIENCE


def _is_old(article: Article | None, now: float) -> bool:
    """Whether an article came out so long ago that nobody corrects it any more."""
    if article is None or article.published is None or len(article.published.value) < len("2026-11-22"):
        return False
    day = date.fromisoformat(article.published.value[:10])
    return (datetime.fromtimestamp(now, UTC).date() - day).days > LADDER[-1] / DAY
