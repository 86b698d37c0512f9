"""The commands that fetch: what is due of the sources, into the archive and the working database."""

import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import click
from rich.console import Console

from cli_settings import BadSettings, Settings, declared_sources
from corpus.clock import StoppableClock, iso_time
from db.lock import only_one

if TYPE_CHECKING:
    from scraper.harvest import Tally
    from scraper.run import Progress, Run
    from scraper.sources import Source

_TELL_EVERY = 60.0  # seconds, in a log
_SINCE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CONTACT = re.compile(r"https?://[^\s()]+\.[^\s()]+|[^\s()@]+@[^\s()@]+\.[^\s()@]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Orders:
    """What a run is to do.

    names: of sources; where none is named, those of the settings. since: back to when to fill in, an ISO
    day, month or year. limit: pages of each source. allow_loopback: for tests against servers of their own,
    without pace.
    """

    names: tuple[str, ...] = ()
    since: str | None = None
    limit: int | None = None
    allow_loopback: bool = False


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@click.option("--since", metavar="DAY", help="Fill in what is older too, back to a year, month or day.")
@click.option("--limit", type=click.IntRange(1), help="Ask for so many pages of each source and stop.")
@click.option("--replay", is_flag=True, help="Read the archived pages again instead, without the network.")
@click.option("--allow-loopback", is_flag=True, hidden=True, help="For tests with servers of their own.")
@click.pass_obj
def scrape(
    settings: Settings,
    names: tuple[str, ...],
    since: str | None,
    limit: int | None,
    replay: bool,
    allow_loopback: bool,
) -> None:
    """Fetch what is new at the sources, politely, and keep every answer in the archive.

    SOURCE is the name of a declaration (`diaban sources` lists them); without one, those that the setting
    `scrape` names are asked. A run ends
    when nothing is due; stopped at any moment, the next one goes on. A back-fill with --since may take weeks:
    each run goes on with it for as long as it is let, --limit or Ctrl-C ends it for now.

    Example: diaban scrape congan.nghean.gov.vn --since 2018 --limit 500
    """
    if since is not None and not _SINCE.fullmatch(since):
        raise click.BadParameter(
            "a year, month or day is wanted: 2018, 2018-03, 2018-03-31", param_hint="--since"
        )
    chosen = names or (() if replay else settings.scrape)
    orders = Orders(names=chosen, since=since, limit=limit, allow_loopback=allow_loopback)
    from cli_work import lock_path

    with only_one(lock_path(settings)):
        if replay:
            counts = replay_archive(settings, orders)
            click.echo(
                f"replayed {counts.total()} pages: {counts['new']} new, {counts['changed']} changed,"
                f" {counts['unchanged']} unchanged articles; {counts['failed']} held none"
            )
            return
        tallies = scrape_sources(settings, orders)
    for line in summary(tallies):
        click.echo(line)
    if any(has_failed(tally) for tally in tallies):
        click.get_current_context().exit(1)


def scrape_sources(settings: Settings, orders: Orders) -> tuple["Tally", ...]:
    """Ask the sources for what is due; returns what each had.

    Raises BadSettings where there is no contact, or no source of a name.
    """
    from cli_work import run_of
    from db.frontier import DatabaseFrontier
    from db.working import working_database
    from scraper.archive import Archive
    from scraper.fetch import Fetcher
    from scraper.reading import ProcessReader
    from scraper.run import Beside, Run

    agent = user_agent(settings)
    with working_database(settings.database) as connection, run_of(connection, "scrape") as (run_id, tally):
        sources = chosen_sources(settings, orders.names)
        if orders.allow_loopback:
            sources = [replace(source, pace=0.0) for source in sources]
        frontier = DatabaseFrontier(connection)
        if orders.since is not None:
            for source in sources:
                frontier.start_backfill(source.name, orders.since)
        clock = StoppableClock()
        beside = Beside()
        archive = Archive(settings.archive, software=agent, accounted=frontier.record_end)
        with (
            Fetcher(
                clock=clock,
                hosts=frontier,
                user_agent=agent,
                allow_loopback=orders.allow_loopback,
                witness=beside,
            ) as fetcher,
            watched() as report,
            _ending_softly(),
        ):
            run = Run(
                sources,
                frontier=frontier,
                archive=archive,
                fetcher=fetcher,
                clock=clock,
                run_id=run_id,
                declared=declared_sources(settings.sources),
                limit=orders.limit,
                reader=ProcessReader(),
                beside=beside,
                report=report,
            )
            try:
                _go(run)
            finally:
                clock.stop()
                archive.close()
                tally.articles = sum(each.parsed for each in run.tallies)
                tally.errors = sum(has_failed(each) for each in run.tallies)
        return run.tallies


def _go(run: "Run") -> None:
    """Let a run work; what it had is told where it is interrupted, too."""
    try:
        run.go()
    except KeyboardInterrupt:
        for line in summary(run.tallies):
            _complain(line)
        raise


def replay_archive(settings: Settings, orders: Orders) -> Counter[str]:
    """Read the archive again; counts what its articles were."""
    from cli_work import run_of, track
    from db.frontier import DatabaseFrontier
    from db.working import working_database
    from scraper.archive import read_archive
    from scraper.replay import replay

    counts: Counter[str] = Counter()
    with working_database(settings.database) as connection, run_of(connection, "replay") as (_, tally):
        declared = declared_sources(settings.sources)
        sources = {name: each for name, each in declared.items() if name in (orders.names or declared)}
        frontier = DatabaseFrontier(connection)
        answers = read_archive(settings.archive)
        with _ending_softly():
            for _, _, change in track(replay(answers, sources, frontier=frontier), "reading the archive"):
                counts[change or "failed"] += 1
                tally.articles += bool(change)
    return counts


def chosen_sources(settings: Settings, names: Sequence[str]) -> list["Source"]:
    """The sources of these names.

    Raises BadSettings for no name, one that no declaration has, and for a source that cannot be scraped.
    """
    sources = declared_sources(settings.sources)
    if not names:
        raise BadSettings(
            "nothing says which sources to scrape: name them, or list them as `scrape` in diaban.toml;"
            " `diaban sources` shows those there are"
        )
    unknown = [name for name in names if name not in sources]
    if unknown:
        raise BadSettings(f"there is no source {', '.join(unknown)}: `diaban sources` lists those there are")
    chosen = [sources[name] for name in names]
    able = [source for source in chosen if source.feeds or source.sitemaps or source.listings]
    if len(able) < len(chosen):
        lacking = ", ".join(source.name for source in chosen if source not in able)
        raise BadSettings(f"{lacking}: the declaration names no feed, sitemap or listing to find articles by")
    return able


def user_agent(settings: Settings) -> str:
    """What the scraper calls itself, with a way to reach who runs it.

    Raises BadSettings where the settings give none.
    """
    if not _CONTACT.fullmatch(settings.contact or ""):
        raise BadSettings(
            "sites must be able to reach who scrapes them: set `contact` in diaban.toml to your address,"
            " a page (https://…) or mail"
        )
    return f"diaban/{version('diaban')} (+{settings.contact})"


def summary(tallies: Sequence["Tally"]) -> Iterator[str]:
    """What was had, a line a source and one for all."""
    for tally in tallies:
        yield f"{tally.source}: {'; '.join(_parts(tally))}"
    count = len(tallies)
    yield (
        f"scraped {count} {'source' if count == 1 else 'sources'}: {sum(t.fetched for t in tallies)} pages,"
        f" {sum(t.new for t in tallies)} new and {sum(t.changed for t in tallies)} changed articles,"
        f" {sum(t.failed for t in tallies)} failures"
    )


def _parts(tally: "Tally") -> Iterator[str]:
    if tally.fetched:
        yield f"{tally.fetched} pages, {tally.new} new and {tally.changed} changed articles"
    elif tally.rest is None and not tally.waiting:
        when = f" before {iso_time(tally.next_due)}" if tally.next_due is not None else ""
        yield f"nothing is to be asked for{when}"
    if tally.troubles:
        yield ", ".join(f"{count} {name}" for name, count in tally.troubles.most_common())
    if tally.rest is not None:
        yield f"left alone for now: {tally.rest}"
    if tally.waiting:
        yield f"{tally.waiting} pages wait for the next run"


def has_failed(tally: "Tally") -> bool:
    """Whether a source gave nothing but trouble."""
    return tally.failed > 0 and tally.failed == tally.fetched


@contextmanager
def _ending_softly() -> Iterator[None]:
    """Have SIGTERM, by which services are stopped, end the run as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def watched() -> Iterator[Callable[["Progress"], None]]:
    """Shows what is being done: a line that changes on a terminal; in a log, troubles and a line a minute."""
    console = Console(stderr=True)
    had: dict[str, Progress] = {}
    if console.is_terminal:
        with console.status("scraping") as status:

            def show(progress: "Progress") -> None:
                had[progress.source] = progress
                status.update(f"{_so_far(had)}: {progress.source}")

            yield show
        return
    told = time.monotonic()

    def log(progress: "Progress") -> None:
        nonlocal told
        had[progress.source] = progress
        if progress.failure is not None:
            _complain(f"{progress.source}: {progress.failure.trouble}: {progress.failure.detail}")
        if time.monotonic() - told >= _TELL_EVERY:
            told = time.monotonic()
            _complain(_so_far(had))

    yield log


def _so_far(had: Mapping[str, "Progress"]) -> str:
    pages, new = sum(each.fetched for each in had.values()), sum(each.new for each in had.values())
    return (
        f"scraping {len(had)} {'source' if len(had) == 1 else 'sources'}: {pages} pages, {new} new articles"
    )


def _complain(message: str) -> None:
    click.echo(message, err=True)
