"""What stands in an answer: an article, or the pages that it names. Pure, and most of a run's work.

So it is done in a process of its own beside the one that fetches and stores.
"""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol

from corpus.clock import iso_time
from corpus.frontier import Page
from scraper.decoding import decode_page
from scraper.discover import Found, read_feed, read_listing, read_sitemap
from scraper.outcomes import Response, Trouble
from scraper.parse import NotAnArticle, ParsedPage, parse_article
from scraper.sources import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """Why an answer cannot be read; detail: one sentence for people."""

    trouble: Trouble
    detail: str


Read = ParsedPage | NotAnArticle | Found | Unreadable

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """An answer to be read: what was asked for, the answer, and when it came, seconds since 1970 in UTC."""

    page: Page
    response: Response
    source: Source
    now: float


class Reader(Protocol):
    """What reads answers, sooner or later."""

    def submit(self, task: Task) -> "Future[Read]":
        """Begin to read an answer."""

    def close(self) -> None:
        """Let go of what reading takes."""


def read_answer(task: Task) -> Read:
    """What stands in an answer to asking for a page; one that the parsers stumble over is unreadable.

    It is in the archive already: raised, the error would end this run and, as it is read first, every next.
    """
    try:
        return _read(task)
    except Exception as error:
        log.exception("%s cannot be read", task.response.url)
        return Unreadable(trouble="undecodable", detail=f"the parser fails: {type(error).__name__}: {error}")


def _read(task: Task) -> Read:
    page, response, source = task.page, task.response, task.source
    if page.kind == "feed":
        return read_feed(response.body, page=page, source=source, base=response.url)
    if page.kind == "sitemap":
        return read_sitemap(response.body, page=page, source=source, base=response.url)
    text = decode_page(response, charset=source.charset)
    if text is None:
        return Unreadable(trouble="undecodable", detail="the page is in no encoding that is known here")
    if page.kind == "listing":
        return read_listing(text, page=page, source=source, base=response.url)
    return parse_article(text, url=response.url, source=source, seen=iso_time(task.now))


def body_digest(response: Response) -> str:
    """What names the body of an answer, as articles carry it: its SHA-256."""
    return sha256(response.body).hexdigest()


class InlineReader:
    """Reads at once, in this process."""

    def submit(self, task: Task) -> "Future[Read]":
        """What stands in the answer, ready."""
        done: Future[Read] = Future()
        done.set_result(read_answer(task))
        return done

    def close(self) -> None:
        """Nothing is held."""


class ProcessReader:
    """Reads in another process, which starts with the first answer.

    A page that brings it down is unreadable, and costs nothing else: it is started again.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    def submit(self, task: Task) -> "Future[Read]":
        """What will stand in the answer."""
        result: Future[Read] = Future()
        self._send(task, result, again=True)
        return result

    def close(self) -> None:
        """End the other process; what it has not read yet is cancelled."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _send(self, task: Task, result: "Future[Read]", *, again: bool) -> None:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=_end_with_parent)
        pool = self._pool

        def take(done: "Future[Read]") -> None:
            if done.cancelled() or self._closed:
                result.cancel()
                return
            error = done.exception()
            if error is None:
                result.set_result(done.result())
            elif isinstance(error, BrokenProcessPool) and again:
                self._replace(pool)
                self._send(task, result, again=False)
            elif isinstance(error, BrokenProcessPool):
                self._replace(pool)
                result.set_result(Unreadable(trouble="undecodable", detail="the page brings the parser down"))
            else:
                result.set_exception(error)

        # what came over the wire is not read, and need not be sent
        sent = replace(task, response=replace(task.response, wire=b""))
        with _untroubled():
            reading = pool.submit(read_answer, sent)
        reading.add_done_callback(take)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        if self._pool is broken:
            self._pool = None


@contextmanager
def _untroubled() -> Iterator[None]:
    """Have a process that is started here not hear of Ctrl-C and SIGTERM: it ends with its parent."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Have this process end when the one that started it is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)
