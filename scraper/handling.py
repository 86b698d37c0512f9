"""What an answer means: which article, which further pages, when to ask again. Pure."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from corpus.clock import iso_time
from corpus.frontier import Page, Record, Step
from scraper.decoding import decode_page
from scraper.discover import Found, read_feed, read_listing, read_sitemap
from scraper.outcomes import Failure, Fetched, NotModified, Outcome, Response
from scraper.parse import NotAnArticle, parse_article
from scraper.sources import Source
from scraper.visits import after_reading, after_trouble

# So many known articles in a row at a listing's top, and what follows is known too.
ENOUGH_KNOWN = 5
# Without a back-fill, what sitemaps and feeds say to be older than this is not asked for.
RECENT = timedelta(days=30)
# Pages of one listing without a back-fill, however many articles on them are new.
MOST_PAGES = 20

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


def handle(
    page: Page,
    outcome: Outcome,
    *,
    source: Source,
    now: float,
    known: Known,
    since: str | None = None,
    record: Record | None = None,
) -> Handled:
    """What an answer to asking for `page` changes.

    now: when it came, seconds since 1970 in UTC. known: those of some addresses that were asked for before.
    since: the ISO day, month or year back to which the source is filled in; None where it is not.
    record: where the answer is kept.
    """
    if isinstance(outcome, Failure):
        return _failed(page, outcome, now, record)
    if isinstance(outcome, NotModified):
        return Handled(step=Step(page=after_reading(page, now=now, changed=False), record=record))
    text = (
        decode_page(outcome.response, charset=source.charset) if page.kind in ("article", "listing") else ""
    )
    if text is None:
        trouble = Failure(url=page.url, trouble="undecodable", detail="the page is in no encoding known here")
        return _failed(page, trouble, now, record)
    seen = _validators(page, outcome.response)
    if page.kind == "article":
        return _article(seen, text, outcome, source, now, record)
    return _further(page, seen, text, outcome, source, now, known, since, record)


def _failed(page: Page, failure: Failure, now: float, record: Record | None) -> Handled:
    return Handled(step=Step(page=after_trouble(page, failure, now=now), record=record), failure=failure)


def _validators(page: Page, response: Response) -> Page:
    """The page with what makes the next request conditional."""
    return replace(
        page,
        etag=response.header("etag"),
        last_modified=response.header("last-modified"),
        sha256=sha256(response.body).hexdigest(),
    )


def _article(
    page: Page, text: str, outcome: Fetched, source: Source, now: float, record: Record | None
) -> Handled:
    read = parse_article(text, url=outcome.response.url, source=source, seen=iso_time(now))
    if isinstance(read, NotAnArticle):
        # what was stored of it stays: the page may be another layout, or a mistake of the server
        failure = Failure(
            url=page.url, trouble=read.trouble, detail=read.detail, status=outcome.response.status
        )
        return _failed(page, failure, now, record)
    article = replace(
        read.article,
        source=source.name,
        province=read.article.province or source.province,
        raw_sha256=page.sha256,
    )
    page = replace(page, article_id=article.id)
    step = Step(
        page=after_reading(page, now=now, changed=True, article=article),
        unchanged=after_reading(page, now=now, changed=False, article=article),
        article=article,
        record=record,
    )
    return Handled(step=step, missing=read.missing)


def _further(
    page: Page,
    seen: Page,
    text: str,
    outcome: Fetched,
    source: Source,
    now: float,
    known: Known,
    since: str | None,
    record: Record | None,
) -> Handled:
    found = _read(page, text, outcome.response, source)
    if found.problem is not None:
        failure = Failure(url=page.url, trouble="unexpected_type", detail=found.problem)
        return _failed(page, failure, now, record)
    wanted = [_waiting(each, now) for each in found.pages if _is_wanted(each, page, now, since)]
    links = sha256("\n".join(each.url for each in found.pages).encode()).hexdigest()
    after = replace(after_reading(seen, now=now, changed=True), sha256=links)
    again: tuple[Page, ...] = ()
    if found.next is not None and links != page.sha256 and _goes_on(page, found, wanted, known, since):
        again = (replace(_waiting(found.next, now), sha256=links),)
    return Handled(step=Step(page=after, found=tuple(wanted), again=again, record=record))


def _read(page: Page, text: str, response: Response, source: Source) -> Found:
    if page.kind == "feed":
        return read_feed(response.body, page=page, source=source)
    if page.kind == "sitemap":
        return read_sitemap(response.body, page=page, source=source)
    return read_listing(text, page=page, source=source)


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
        return bool(wanted)
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
