"""What an answer means: which article, which further pages, when to ask again. Pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from corpus.clock import iso_time
from corpus.frontier import Page, Record, Step
from scraper.discover import Found
from scraper.outcomes import Failure, NotModified
from scraper.parse import ParsedPage
from scraper.reading import Read, Task, body_digest
from scraper.visits import after_reading, after_trouble

# So many known articles in a row at a listing's top, and what follows is known too.
ENOUGH_KNOWN = 5
# Without a back-fill, what sitemaps and feeds say to be older than this is not asked for.
RECENT = timedelta(days=30)
# Pages of one listing without a back-fill, however many articles on them are new; and with one, after which a
# listing is taken for one that has no end.
MOST_PAGES = 20
MOST_PAGES_BACK = 20_000

Known = Callable[[Iterable[str]], Collection[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Handled:
    """A step to store, with what there is to count.

    missing: the fields that an article's family has and this one lacks. failure: where there was no page, or
    one with no article.
    """

    step: Step
    missing: tuple[str, ...] = ()
    failure: Failure | None = None


def handle_unread(
    page: Page, outcome: Failure | NotModified, *, now: float, record: Record | None
) -> Handled:
    """What an answer changes in which there is nothing to be read."""
    if isinstance(outcome, Failure):
        return _failed(page, outcome, now, record)
    return Handled(step=Step(page=after_reading(page, now=now, changed=False), record=record))


def handle_read(
    task: Task, read: Read, *, known: Known, since: str | None = None, record: Record | None = None
) -> Handled:
    """What an answer changes in which `read` stood.

    known: those of some addresses that were asked for before. since: the ISO day, month or year back to which
    the source is filled in; None where it is not. record: where the answer is kept.
    """
    if isinstance(read, ParsedPage):
        return _article(task, read, record)
    if isinstance(read, Found) and read.problem is None:
        return _further(task, read, known, since, record)
    failure = Failure(
        url=task.page.url,
        trouble="unexpected_type" if isinstance(read, Found) else read.trouble,
        detail=read.problem or "" if isinstance(read, Found) else read.detail,
        status=task.response.status,
    )
    # what was stored of an article stays: the page may have another layout, or be a mistake of the server
    return _failed(task.page, failure, task.now, record)


def _failed(page: Page, failure: Failure, now: float, record: Record | None) -> Handled:
    return Handled(step=Step(page=after_trouble(page, failure, now=now), record=record), failure=failure)


def _validated(task: Task) -> Page:
    """The page with what makes the next request conditional."""
    return replace(
        task.page,
        etag=task.response.header("etag"),
        last_modified=task.response.header("last-modified"),
        sha256=body_digest(task.response),
    )


def _article(task: Task, read: ParsedPage, record: Record | None) -> Handled:
    page = replace(_validated(task), article_id=read.article.id)
    article = replace(
        read.article,
        source=task.source.name,
        province=read.article.province or task.source.province,
        raw_sha256=page.sha256,
    )
    step = Step(
        page=after_reading(page, now=task.now, changed=True, article=article),
        unchanged=after_reading(page, now=task.now, changed=False, article=article),
        article=article,
        record=record,
    )
    return Handled(step=step, missing=read.missing)


def _further(task: Task, found: Found, known: Known, since: str | None, record: Record | None) -> Handled:
    page, now = task.page, task.now
    wanted = [_waiting(each, now) for each in found.pages if _is_wanted(each, page, now, since)]
    links = sha256("\n".join(each.url for each in found.pages).encode()).hexdigest()
    after = replace(after_reading(_validated(task), now=now, changed=True), sha256=links)
    again: tuple[Page, ...] = ()
    if found.next is not None and links != page.sha256 and _goes_on(page, found, wanted, known, since):
        again = (replace(_waiting(found.next, now), sha256=links),)
    return Handled(step=Step(page=after, found=tuple(wanted), again=again, record=record))


def _waiting(page: Page, now: float) -> Page:
    return replace(page, state="waiting", next_check=now, found_at=page.found_at or now)


def _is_wanted(found: Page, named_by: Page, now: float, since: str | None) -> bool:
    """Whether something is to be asked for, by what is said of its day.

    Feeds and lists name what is new. Most of what a sitemap names is old, which is wanted to fill in alone.
    """
    if since is None and named_by.kind != "sitemap":
        return True
    oldest = since or iso_time(now - RECENT.total_seconds())
    if found.lastmod is None:
        return since is not None or found.kind == "sitemap"
    return found.lastmod >= oldest[: len(found.lastmod)]


def _goes_on(page: Page, found: Found, wanted: list[Page], known: Known, since: str | None) -> bool:
    """Whether the next page of a listing is asked for: while there is something new, or to fill in."""
    if not found.pages:
        return False
    if since is not None:
        return bool(wanted) and page.depth < MOST_PAGES_BACK
    return page.depth < MOST_PAGES and not _is_known(wanted, known)


def _is_known(listed: list[Page], known: Known) -> bool:
    """Whether so many in a row are known that those after them are too, or all are."""
    there = known([each.url for each in listed])
    run = 0
    for each in listed:
        run = run + 1 if each.url in there else 0
        if run >= ENOUGH_KNOWN:
            return True
    return run == len(listed)
