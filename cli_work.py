"""What the commands do, told apart from how they are called: reading, extracting, publishing."""

import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cli_settings import Settings, declared_sources
from corpus.article import Article
from corpus.clock import SystemClock
from corpus.readers import InputError
from db.article_ids import is_address, own_ids
from db.articles import import_articles, load_article, revision_id
from db.copies import link_copies
from db.errors import DatabaseError
from db.health import scraped_sources, source_health
from db.publish import Publication, publish
from db.releases import current_release
from db.retractions import keep_retractions
from db.runs import Outcome, finish_run, start_run, status_of
from db.sources import DeclaredSource, declare_sources
from db.store import Extracted, articles_to_extract, remove_articles, store_facts
from db.suppress import Kind, Suppression, lift_suppression, suppress, suppressions
from db.working import transaction, working_database

if TYPE_CHECKING:
    from db.evaluation import Judged
    from scraper.sources import Source

BATCH = 100
T = TypeVar("T")
Complain = Callable[[str], None]
_LOG = logging.getLogger("diaban")


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    articles: int = 0
    facts: int = 0
    errors: int = 0

    def outcome(self, status: str) -> Outcome:
        """How the run ended."""
        return Outcome(status=status, articles=self.articles, facts=self.facts, errors=self.errors)


def now() -> str:
    """The time in UTC as ISO date-time."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def lock_path(settings: Settings) -> Path:
    """The file that the commands which must not run side by side hold."""
    return settings.database.with_name(f"{settings.database.name}.lock")


def import_paths(settings: Settings, paths: Sequence[Path], *, complain: Complain) -> Counter[str]:
    """Import files and folders; counts what articles were `new`, `changed`, `unchanged` and what `failed`."""
    from corpus.readers import read_paths
    from scraper.parse import saved_page_reader
    from scraper.sources import settle_source

    counts: Counter[str] = Counter()
    with working_database(settings.database) as connection, run_of(connection, "import") as (_, tally):
        sources = _declare_sources(connection, settings)
        found = read_paths(paths, read_page=saved_page_reader(sources))
        readable = _without_errors(found, counts, complain)
        settled = (settle_source(article, sources) for article in readable)
        stored = import_articles(connection, settled, now=now())
        for article, change in track(stored, "importing"):
            counts[change] += 1
            tally.articles += 1
            _LOG.info("%s: %s", article.id, change)
        tally.errors = counts["failed"]
    return counts


def extract_articles(settings: Settings, *, everything: bool, complain: Complain) -> Tally:
    """Bring the facts of the working database up to date."""
    from cli_across import join_articles
    from cli_places import find_place
    from extract import warm_up
    from extract.version import extractor_version

    version = extractor_version()
    with (
        existing_database(settings) as connection,
        run_of(connection, "extract", version) as (run_id, tally),
    ):
        waiting = articles_to_extract(connection, version, everything=everything)
        if waiting:
            warm_up()
        articles = (load_article(connection, each) for each in track(waiting, "extracting", len(waiting)))
        extracted = _read_facts(articles, tally, complain)
        while batch := list(islice(extracted, BATCH)):
            tally.facts += store_facts(
                connection, batch, version=version, run_id=run_id, now=now(), find_place=find_place
            )
            tally.articles += len(batch)
        join_articles(connection)
        link_copies(connection)
    return tally


def publish_facts(settings: Settings, *, force: bool, complain: Complain = _LOG.warning) -> Publication:
    """Publish what the working database holds.

    Raises BadSettings for a file of `settings.gold` that can't be used; nothing is published then.
    """
    from cli_across import reasons, successors
    from cli_measured import measured
    from cli_places import lands, other_names

    with existing_database(settings) as connection, run_of(connection, "publish") as (run_id, tally):
        _declare_sources(connection, settings)
        judged = _judged(connection, settings, complain)
        with Console(stderr=True).status("publishing"):  # shows on a terminal only
            publication = publish(
                settings.database,
                settings.published,
                run_id=run_id,
                now=now(),
                default_policy=settings.default_policy,
                find_names=other_names,
                find_lands=lands,
                find_successors=successors,
                reasons=reasons(),
                measured=[*measured(), *judged],
                force=force,
            )
        with transaction(connection):
            keep_retractions(connection, publication.path)
        tally.articles, tally.facts = publication.articles, publication.facts
    return publication


def status_report(settings: Settings) -> dict[str, Any]:
    """What `diaban status` shows."""
    from extract.version import extractor_version

    with existing_database(settings) as connection:
        report = status_of(connection, extractor_version())
        scraped = scraped_sources(connection)
        report["health"] = [
            asdict(each) for each in source_health(connection, scraped, now=SystemClock().now())
        ]
    published = current_release(settings.published)
    return {"database": str(settings.database), "published": published and str(published), **report}


def remove_ids(settings: Settings, ids: Sequence[str]) -> list[str]:
    """Remove articles; returns the ids that there are none of."""
    with existing_database(settings) as connection:
        return remove_articles(connection, ids)


def absent_articles(settings: Settings, ids: Sequence[str]) -> list[str]:
    """The ids that no article has, neither of its own nor on the site."""
    with existing_database(settings) as connection:
        found = own_ids(connection, ids)
        return [each for each in ids if each not in found]


def suppression_list(settings: Settings) -> list[Suppression]:
    """What must not be published."""
    with existing_database(settings) as connection:
        return suppressions(connection)


def change_suppressions(
    settings: Settings, entries: Sequence[tuple[Kind, str]], *, reason: str | None, lift: bool
) -> list[tuple[Kind, str]]:
    """Put entries on the list, or take them off it; returns those that were not there to take off.

    Nor are addresses of no article put on it: one may be suppressed before it is there by its id only.
    """
    with existing_database(settings) as connection:
        articles = [value for kind, value in entries if kind == "article"]
        own = own_ids(connection, articles, suppressed=True)
        if lift:
            return [
                (kind, value)
                for kind, value in entries
                if not any(
                    lift_suppression(connection, kind, each) for each in {value, own.get(value, value)}
                )
            ]
        missing: list[tuple[Kind, str]] = [
            (kind, value)
            for kind, value in entries
            if kind == "article" and value not in own and is_address(value)
        ]
        for kind, value in entries:
            if (kind, value) not in missing:
                known = own.get(value, value) if kind == "article" else value
                suppress(connection, kind, known, reason=reason, now=now())
    return missing


def existing_database(settings: Settings) -> AbstractContextManager[sqlite3.Connection]:
    """The working database, which must be there; raises DatabaseError."""
    if not settings.database.exists():
        raise DatabaseError(f"there is no database {settings.database} yet: run `diaban import PATH` first")
    return working_database(settings.database)


def _judged(connection: sqlite3.Connection, settings: Settings, complain: Complain) -> "list[Judged]":
    """How right the facts of the articles are that the settings' gold files annotate."""
    from cli_measured import fitting, judged, read_gold
    from extract import warm_up

    gold = read_gold(settings.gold)
    annotated = fitting(connection, gold, complain=complain) if gold else []
    if annotated:
        warm_up()
    of = f"measuring on {len(annotated)} annotated articles"
    return list(judged(connection, track(annotated, of, len(annotated))))


def _declare_sources(connection: sqlite3.Connection, settings: Settings) -> "Mapping[str, Source]":
    """Bring the sources in the database in line with their declarations, which are returned."""
    sources = declared_sources(settings.sources)
    declared = [
        DeclaredSource(
            id=source.name,
            title=source.title,
            url=f"https://{source.hosts[0]}/",
            kind=source.kind,
            province=source.province,
            policy=source.policy,
        )
        for source in sources.values()
    ]
    declare_sources(connection, declared, default_policy=settings.default_policy)
    return sources


def _without_errors(
    found: Iterable[Article | InputError], counts: Counter[str], complain: Complain
) -> Iterator[Article]:
    for article in found:
        if isinstance(article, Article):
            yield article
        else:
            counts["failed"] += 1
            complain(str(article))


def _read_facts(articles: Iterable[Article], tally: Tally, complain: Complain) -> Iterator[Extracted]:
    from extract import read_article
    from extract.reading import Reading
    from extract.sentences import find_sentences

    for article in articles:
        try:
            facts = read_article(article)
        except Exception as error:  # one article that trips a rule must not keep the others from being read
            tally.errors += 1
            complain(f"article {article.id}: its facts could not be read ({error!r}); please report it")
            _LOG.debug("article %s", article.id, exc_info=True)
            continue
        sentences = find_sentences(Reading(article.content))
        yield Extracted(
            facts=facts,
            revision_id=revision_id(article),
            content=article.content,
            sentences=tuple((sentence.start, sentence.end) for sentence in sentences),
            published=article.published.value if article.published else None,
            province=article.province,
        )


@contextmanager
def run_of(
    connection: sqlite3.Connection, command: str, version: str | None = None
) -> Iterator[tuple[int, Tally]]:
    """A row in `runs` from beginning to end, whatever the end."""
    run_id = start_run(connection, command, now=now(), version=version)
    tally = Tally()
    status = "failed"
    try:
        yield run_id, tally
        status = "failed" if tally.errors else "ok"
    except KeyboardInterrupt:
        status = "interrupted"
        raise
    finally:
        finish_run(connection, run_id, tally.outcome(status), now=now())


def track(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """The items, with a progress bar on standard error where that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        yield from progress.track(items, total=total, description=what)
