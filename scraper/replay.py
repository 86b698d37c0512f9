"""Reading the archive again: the same articles as today's parsers read them, without the network."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from corpus.clock import seconds_of
from corpus.frontier import Frontier, Page, Step
from scraper.archive import Kept
from scraper.fetch.asking import Wish
from scraper.fetch.body import BadBody, unpack
from scraper.fetch.judging import Moved, judge
from scraper.fetch.limits import Limits
from scraper.handling import Handled, handle_read, handle_unread
from scraper.identity import settle_identity
from scraper.outcomes import Failure, Fetched, NotModified, Outcome
from scraper.reading import Task, read_answer
from scraper.sources import Source, source_of_host


def replay(
    answers: Iterable[Kept], sources: Mapping[str, Source], *, frontier: Frontier
) -> Iterator[tuple[Kept, Handled, str]]:
    """Store what archived articles say, in their order; yields what each was: `new`, `changed`, `unchanged`.

    In an empty database, a page is as it was when it was fetched. Of a page that the frontier knows, the
    answer is read again that was read last, and what came after it: what an article said before stays as it
    was read then. Answers of sources that are declared no more are passed over.
    """
    for kept in answers:
        source = source_of(kept, sources)
        if source is None or kept.purpose != "article" or kept.same or is_beside(kept):
            continue
        known = frontier.page(kept.response.asked)
        handled = _handled(kept, known or page_of(kept), source, frontier)
        step = _step(handled.step, known, seconds_of(kept.record.kept_at))
        if step is not None:
            yield kept, handled, frontier.take(step)


def _handled(kept: Kept, page: Page, source: Source, frontier: Frontier) -> Handled:
    outcome, now = outcome_of(kept), seconds_of(kept.record.kept_at)
    if not isinstance(outcome, Fetched):
        return handle_unread(page, outcome, now=now, record=kept.record)
    task = Task(page=page, response=outcome.response, source=source, now=now)
    handled = handle_read(task, read_answer(task), known=frontier.known, record=kept.record)
    return settle_identity(handled, task, frontier)


def _step(step: Step, known: Page | None, now: float) -> Step | None:
    """What is stored of an answer that came at `now`; None where the frontier knows better."""
    if known is None:
        return step
    if step.article is None:
        return None
    if known.article_id is None or known.fetched_at is None or now > known.fetched_at:
        return step
    return replace(step, page=known, unchanged=None) if step.page.sha256 == known.sha256 else None


def source_of(kept: Kept, sources: Mapping[str, Source]) -> Source | None:
    """The source that an answer is of: that which it was asked for, or which declares its host now."""
    return sources.get(kept.source) or source_of_host(urlsplit(kept.response.url).hostname or "", sources)


def is_beside(kept: Kept) -> bool:
    """Whether an answer only came on the way to another: a redirect, or robots.txt."""
    return kept.purpose == "robots" or (300 <= kept.response.status < 400 and not kept.same)


def page_of(kept: Kept) -> Page:
    """The page of an archived answer, as it was before it was asked for the first time."""
    kind = "article" if kept.purpose == "robots" else kept.purpose
    return Page(url=kept.response.asked, source=kept.source, kind=kind)


def outcome_of(kept: Kept) -> Outcome:
    """What an archived answer means, as it did when it came."""
    answer, limits = kept.response, Limits()
    if kept.same:
        return NotModified(url=answer.asked, fetched_at=answer.fetched_at, response=answer)
    _, cap = limits.caps(kept.purpose)
    body = unpack(answer.wire, answer.header("content-encoding") or "", cap=cap)
    if isinstance(body, BadBody):
        return Failure(url=answer.asked, trouble=body.trouble, detail=body.detail, status=answer.status)
    wish = Wish(url=answer.url, host="", purpose=kept.purpose, asked=answer.asked)
    meant = judge(replace(answer, body=body), wish, longest_retry_after=limits.longest_retry_after)
    if isinstance(meant, Moved):
        detail = f"more redirects than were followed, the last to {meant.target[:200]}"
        return Failure(url=answer.asked, trouble="too_many_redirects", detail=detail, status=answer.status)
    return meant
