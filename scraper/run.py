"""A run: what is due is asked for, kept, read and stored, source by source, one request at a time a host."""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import chain
from queue import SimpleQueue
from typing import Any, Protocol
from urllib.parse import urlsplit

from corpus.clock import Clock, seconds_of
from corpus.frontier import Frontier, Page, PageKind, Record
from scraper.archive import Archive
from scraper.handling import Handled, handle_read, handle_unread
from scraper.harvest import Tally
from scraper.identity import settle_identity
from scraper.outcomes import Failure, Fetched, Outcome, Purpose, Response, Trouble
from scraper.reading import InlineReader, Read, Reader, Task
from scraper.replay import is_beside, outcome_of, page_of, source_of
from scraper.sources import Source, source_of_host

AT_ONCE = 32  # sources; their threads do little but wait for the hosts' pace
BATCH = 200  # pages that are taken from the frontier at a time
MOST_UNREAD = 64  # answers that wait to be read before fetching waits for reading
_REAP_EVERY = 60.0  # seconds; so much of the counts is lost to a kill
# A source whose host fails so often in a row rests until the next run.
_PATIENCE = 3
_OF_HOSTS: frozenset[Trouble] = frozenset(
    ("robots_unreachable", "dns_error", "tls_error", "connection_error", "timeout", "challenge", "parked")
)


log = logging.getLogger(__name__)


class Fetches(Protocol):
    """What asks for pages: `scraper.fetch.Fetcher`."""

    def fetch(
        self,
        url: str,
        source: Source,
        *,
        purpose: PageKind,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Outcome:
        """The page, or why there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What has just been done, and what was had of that source so far: for who watches."""

    source: str
    url: str
    change: str
    failure: Failure | None
    fetched: int
    new: int


class Beside:
    """Answers on the way to others, redirects and robots.txt: noted by fetching threads, kept by a run."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[tuple[Response, Purpose, Source]] = SimpleQueue()

    def __call__(self, response: Response, purpose: Purpose, source: Source) -> None:
        """Note an answer: the fetcher's `witness`."""
        self._queue.put((response, purpose, source))

    def take(self) -> Iterator[tuple[Response, Purpose, Source]]:
        """What was noted since the last time."""
        while not self._queue.empty():
            yield self._queue.get()


@dataclass(slots=True)
class _Lane:
    """A source at work: what is to be asked for, what is on its way, what it has had."""

    source: Source
    tally: Tally
    since: str | None
    queue: deque[Page] = field(default_factory=deque)
    on_its_way: set[str] = field(default_factory=set)
    asked: int = 0
    resting: bool = False
    troubles: int = 0
    reaped: float = 0.0


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer that is kept and not yet stored; `reading` where it has to be read."""

    lane: _Lane
    page: Page
    outcome: Outcome
    record: Record | None
    now: float
    task: Task | None = None
    reading: "Future[Read] | None" = None


class Run:
    """Asks for what is due of some sources until nothing is, or `limit` pages of each have been asked for.

    declared: all sources by name, for what was kept or waits of others; those of this run if not given.
    beside: redirects and answers of robots.txt, as the fetcher's threads put them there.
    A source is asked for its next page while the last one is read. Answers are stored in the order in which
    they were kept in the archive, so that after a kill what is missing is the archive's end.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        frontier: Frontier,
        archive: Archive,
        fetcher: Fetches,
        clock: Clock,
        run_id: int,
        declared: Mapping[str, Source] | None = None,
        limit: int | None = None,
        reader: Reader | None = None,
        beside: Beside | None = None,
        report: Callable[[Progress], None] | None = None,
    ) -> None:
        self._frontier, self._archive, self._fetcher, self._clock = frontier, archive, fetcher, clock
        self._run_id, self._limit, self._report = run_id, limit, report
        self._declared = declared or {source.name: source for source in sources}
        self._reader = reader or InlineReader()
        self._beside = beside or Beside()
        self._answers: deque[_Answer] = deque()
        self._lanes = [
            _Lane(source, Tally(source.name, clock.now()), frontier.backfill(source.name))
            for source in sources
        ]

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What was had of each source so far."""
        return tuple(lane.tally for lane in self._lanes)

    def go(self) -> None:
        """Work until nothing is due. Interrupted, what was answered is stored, now or by the next run."""
        self._frontier.mend_times(now=self._clock.now())
        self._adopt()
        self._recover()
        for lane in self._lanes:
            self._frontier.add(first_pages(lane.source, now=self._clock.now()))
        pool = ThreadPoolExecutor(max_workers=min(AT_ONCE, len(self._lanes)) or 1, thread_name_prefix="fetch")
        try:
            self._work(pool)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            self._reader.close()
            self._frontier.flush()
            now = self._clock.now()
            for lane in self._lanes:
                lane.tally.waiting = self._frontier.waiting(lane.source.name, now=now)
                lane.tally.next_due = self._frontier.next_due(lane.source.name)
                self._frontier.reap(self._run_id, lane.tally.harvest(now))
                if lane.since is not None and not lane.resting:
                    self._frontier.end_backfill(lane.source.name)

    def _adopt(self) -> None:
        """Give what waits for sources that are declared no more to those that declare its host now."""
        found = (
            (url, source_of_host(urlsplit(url).hostname or "", self._declared))
            for url, _ in self._frontier.orphans(self._declared)
        )
        self._frontier.hand_over([(url, source.name) for url, source in found if source is not None])

    def _recover(self) -> None:
        """Read what an earlier run kept and was killed before it could store, of whichever source."""
        lanes = {lane.source.name: lane for lane in self._lanes}
        for kept in self._archive.unaccounted():
            source = source_of(kept, self._declared)
            if source is not None and not is_beside(kept):
                lane = lanes.get(source.name) or _Lane(source, Tally(source.name, 0.0), None)
                page = self._frontier.page(kept.response.asked) or page_of(kept)
                now = seconds_of(kept.record.kept_at)
                self._take(self._answer(lane, page, outcome_of(kept), kept.record, now))

    def _work(self, pool: ThreadPoolExecutor) -> None:
        flying: dict[Future[Outcome], tuple[_Lane, Page]] = {}
        idle = deque(self._lanes)
        while idle or flying or self._answers:
            waiting: deque[_Lane] = deque()
            while idle:
                lane = idle.popleft()
                page = self._next(lane)
                if page is not None:
                    flying[pool.submit(self._ask, lane.source, page)] = (lane, page)
                elif lane.on_its_way:
                    waiting.append(lane)  # what is being read may name more
            idle = waiting
            pending: list[Future[Any]] = [*flying]
            if self._answers and self._answers[0].reading is not None:
                pending.append(self._answers[0].reading)
            wait(pending, return_when=FIRST_COMPLETED)
            for future in [each for each in flying if each.done()]:
                lane, page = flying.pop(future)
                self._keep(lane, page, future.result())
                idle.append(lane)
            self._store(all_of_them=len(self._answers) > MOST_UNREAD)

    def _next(self, lane: _Lane) -> Page | None:
        """What is to be asked for next of a source; None where nothing is at the moment."""
        if lane.resting or (self._limit is not None and lane.asked >= self._limit):
            return None
        if not lane.queue:
            due = self._frontier.due(lane.source.name, now=self._clock.now(), limit=BATCH)
            lane.queue.extend(page for page in due if page.url not in lane.on_its_way)
        if not lane.queue:
            return None
        lane.asked += 1
        page = lane.queue.popleft()
        lane.on_its_way.add(page.url)
        return page

    def _ask(self, source: Source, page: Page) -> Outcome:
        """The outcome; what nobody foresaw is one too, lest one address end this run and all later ones."""
        try:
            return self._fetcher.fetch(
                page.url, source, purpose=page.kind, etag=page.etag, last_modified=page.last_modified
            )
        except Exception as error:
            log.exception("%s cannot be asked for", page.url)
            detail = f"asking for it fails: {type(error).__name__}: {error}"
            return Failure(url=page.url, trouble="connection_error", detail=detail)

    def _keep(self, lane: _Lane, page: Page, outcome: Outcome) -> None:
        """Put an answer into the archive and begin to read it."""
        self._keep_beside()
        if isinstance(outcome, Failure):
            self._frontier.flush()  # a pause that the host asked for must outlive whatever comes
        if isinstance(outcome, Failure) and outcome.response is None and outcome.retry_after is not None:
            lane.resting = True  # the host asked for more patience than a run has
            lane.tally.rest = outcome.detail
            lane.on_its_way.discard(page.url)
            return
        response = getattr(outcome, "response", None)
        record: Record | None = None
        if response is not None:
            earlier = self._frontier.last_record(page.url) if page.fetched_at else None
            record = self._archive.append(
                response, purpose=page.kind, source=lane.source.name, earlier=earlier
            )
        self._answers.append(self._answer(lane, page, outcome, record, self._clock.now()))

    def _keep_beside(self) -> None:
        """Put what came on the way to an answer into the archive: redirects and robots.txt."""
        for response, purpose, source in self._beside.take():
            self._archive.append(response, purpose=purpose, source=source.name, earlier=None)

    def _answer(
        self, lane: _Lane, page: Page, outcome: Outcome, record: Record | None, now: float
    ) -> _Answer:
        if not isinstance(outcome, Fetched):
            return _Answer(lane, page, outcome, record, now)
        task = Task(page=page, response=outcome.response, source=lane.source, now=now)
        return _Answer(lane, page, outcome, record, now, task, self._reader.submit(task))

    def _store(self, *, all_of_them: bool) -> None:
        """Store the answers that have been read, the oldest first, up to one that has not."""
        while self._answers:
            reading = self._answers[0].reading
            if reading is not None and not reading.done() and not all_of_them:
                return
            self._take(self._answers.popleft())

    def _take(self, answer: _Answer) -> None:
        handled = self._handle(answer)
        lane = answer.lane
        change = self._frontier.take(handled.step)
        lane.on_its_way.discard(answer.page.url)
        lane.tally.add(handled, change)
        self._rest_if_down(lane, handled)
        if abs(self._clock.now() - lane.reaped) >= _REAP_EVERY:
            lane.reaped = self._clock.now()
            self._frontier.reap(self._run_id, lane.tally.harvest(None))
        if self._report is not None:
            self._report(
                Progress(
                    source=lane.source.name,
                    url=answer.page.url,
                    change=change,
                    failure=handled.failure,
                    fetched=lane.tally.fetched,
                    new=lane.tally.new,
                )
            )

    def _handle(self, answer: _Answer) -> Handled:
        if answer.task is not None and answer.reading is not None:
            handled = handle_read(
                answer.task,
                answer.reading.result(),
                known=self._frontier.known,
                since=answer.lane.since,
                record=answer.record,
            )
            return settle_identity(handled, answer.task, self._frontier)
        assert not isinstance(answer.outcome, Fetched)
        return handle_unread(answer.page, answer.outcome, now=answer.now, record=answer.record)

    def _rest_if_down(self, lane: _Lane, handled: Handled) -> None:
        failure = handled.failure
        lane.troubles = lane.troubles + 1 if failure is not None and failure.trouble in _OF_HOSTS else 0
        if lane.troubles >= _PATIENCE and failure is not None:
            lane.resting = True
            lane.tally.rest = f"{lane.troubles} times in a row: {failure.trouble}"


def first_pages(source: Source, *, now: float) -> Iterator[Page]:
    """The pages where a source's articles are found."""
    kinds: tuple[tuple[PageKind, Sequence[str]], ...] = (
        ("feed", source.feeds),
        ("sitemap", source.sitemaps),
        ("listing", [listing.url for listing in source.listings]),
    )
    for kind, url in chain.from_iterable(((kind, url) for url in urls) for kind, urls in kinds):
        yield Page(
            url=url,
            source=source.name,
            kind=kind,
            next_check=now,
            found_at=now,
            depth=1 if kind == "listing" else 0,
        )
