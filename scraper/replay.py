"""Reading the archive again: the same articles as today's parsers read them, without the network."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from corpus.clock import seconds_of
from corpus.frontier import Frontier, Page
from scraper.archive import Kept
from scraper.fetch.asking import Wish
from scraper.fetch.body import BadBody, unpack
from scraper.fetch.judging import Moved, judge
from scraper.fetch.limits import Limits
from scraper.handling import Handled, handle_read, handle_unread
from scraper.outcomes import Failure, Fetched, Outcome
from scraper.reading import Task, read_answer
from scraper.sources import Source, source_of_host


def replay(
    answers: Iterable[Kept], sources: Mapping[str, Source], *, frontier: Frontier
) -> Iterator[tuple[Kept, Handled, str]]:
    """Store what archived articles say, in their order; yields what each was: `new`, `changed`, `unchanged`.

    A page that the frontier knows stays as it is there; one that it does not, in an empty database, is as it
    was when it was fetched. Answers of sources that are declared no more are passed over.
    """
    for kept in answers:
        source = sources.get(kept.source) or source_of_host(
            urlsplit(kept.response.url).hostname or "", sources
        )
        if source is None or kept.purpose != "article" or kept.same or is_beside(kept):
            continue
        known = frontier.page(kept.response.asked)
        page, now = known or page_of(kept), seconds_of(kept.record.kept_at)
        outcome = outcome_of(kept)
        if isinstance(outcome, Fetched):
            task = Task(page=page, response=outcome.response, source=source, now=now)
            handled = handle_read(task, read_answer(task), known=frontier.known, record=kept.record)
        else:
            handled = handle_unread(page, outcome, now=now, record=kept.record)
        if handled.step.article is None and known is not None:
            continue
        step = replace(handled.step, page=known, unchanged=None) if known else handled.step
        yield kept, handled, frontier.take(step)


def is_beside(kept: Kept) -> bool:
    """Whether an answer only came on the way to another: a redirect, or robots.txt."""
    return kept.purpose == "robots" or 300 <= kept.response.status < 400


def page_of(kept: Kept) -> Page:
    """The page of an archived answer, as it was before it was asked for the first time."""
    kind = "article" if kept.purpose == "robots" else kept.purpose
    return Page(url=kept.response.asked, source=kept.source, kind=kind)


def outcome_of(kept: Kept) -> Outcome:
    """What an archived answer means, as it did when it came."""
    answer, limits = kept.response, Limits()
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
