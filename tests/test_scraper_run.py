"""Whole runs against five sites on loopback, judged by what the sites saw."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from newsfarm import ARTICLES, Farm, news_farm

from corpus.clock import StoppableClock, Stopped, SystemClock
from db.frontier import DatabaseFrontier
from db.runs import start_run
from db.working import working_database
from scraper.archive import ROTATE_AT, Archive, archive_files, read_archive
from scraper.fetch import Fetcher
from scraper.replay import replay
from scraper.run import Beside, Run

AGENT = "diaban/test (+https://example.org/about)"


class FastClock:
    """A clock that waits for nothing: sleeping moves it on."""

    def __init__(self, start: float) -> None:
        self.time = start
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            self.slept.append(seconds)
            self.time += seconds


@contextmanager
def scraping(folder: Path, farm: Farm, clock=None, **options) -> Iterator[tuple[Run, DatabaseFrontier]]:
    """A run that is ready to go, and its frontier."""
    clock = clock or SystemClock()
    chosen = options.pop("sources", None) or farm.sources()
    with working_database(folder / "diaban.db") as connection:
        frontier = DatabaseFrontier(connection)
        archive = Archive(
            folder / "archive",
            software=AGENT,
            accounted=frontier.record_end,
            rotate_at=options.pop("rotate_at", ROTATE_AT),
        )
        beside = Beside()
        with Fetcher(
            clock=clock, hosts=frontier, user_agent=AGENT, allow_loopback=True, witness=beside
        ) as fetcher:
            run_id = start_run(connection, "scrape", now="2026-03-01T00:00:00Z")
            for source in chosen if "since" in options else ():
                frontier.start_backfill(source.name, options["since"])
            options.pop("since", None)
            yield (
                Run(
                    chosen,
                    frontier=frontier,
                    archive=archive,
                    fetcher=fetcher,
                    clock=clock,
                    run_id=run_id,
                    beside=beside,
                    **options,
                ),
                frontier,
            )
        archive.close()


def stored(folder: Path) -> dict[str, str]:
    """The text of every article in the working database, by its address."""
    with working_database(folder / "diaban.db") as connection:
        return dict(
            connection.execute(
                "SELECT a.url, r.content FROM articles a JOIN revisions r ON r.id = a.revision_id"
            )
        )


def expected(farm: Farm, sites=range(5)) -> dict[str, list[str]]:
    return {
        farm.root(site) + farm.article_path(site, number): farm.text(site, number)
        for site in sites
        for number in range(1, ARTICLES + 1)
    }


@pytest.fixture
def farm() -> Iterator[Farm]:
    with news_farm() as farm:
        yield farm


def test_a_run_reads_every_article_of_every_site(tmp_path, farm):
    with scraping(tmp_path, farm) as (run, _):
        run.go()
    texts = stored(tmp_path)
    wanted = expected(farm)
    assert set(texts) == set(wanted)
    for url, lines in wanted.items():
        assert all(line in texts[url] for line in lines), url


def test_the_sites_saw_a_polite_visitor(tmp_path, farm):
    with scraping(tmp_path, farm) as (run, _):
        run.go()
    for site in range(5):
        own = [each for each in farm.seen if each.host == farm.host(site)]
        assert own[0].path == "/robots.txt"
        assert [each.path for each in own].count("/robots.txt") == 1
        assert not any(each.path.startswith("/cam/") for each in own)
        assert max(each.at_once for each in own) == 1
        assert max(Counter(each.path for each in own).values()) == 1
        assert all(each.headers["user-agent"] == AGENT for each in own)


def test_the_pace_is_kept_between_requests_to_a_host(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    (source,) = [each for each in farm.sources(pace=7.0) if each.name == "site0"]
    with scraping(tmp_path, farm, clock, sources=[source], limit=6) as (run, _):
        run.go()
    assert len(farm.asked(0)) == 6  # robots.txt too, and of the six pages one is forbidden
    assert len(clock.slept) == 5
    assert all(7.0 <= wait <= 7.0 * 1.25 for wait in clock.slept)


def test_a_second_run_asks_for_nothing_twice(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    with scraping(tmp_path, farm, clock) as (run, _):
        run.go()
    before = len(farm.seen)
    with scraping(tmp_path, farm, clock) as (run, _):
        run.go()
    assert len(farm.seen) == before


def test_articles_are_visited_again_with_conditional_requests(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[:1]
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    first = len(farm.seen)
    clock.time += 3700
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    again = [each for each in farm.seen[first:] if each.path != "/robots.txt"]
    assert all("if-none-match" in each.headers for each in again)
    assert sum(each.path.endswith(".html") for each in again) == ARTICLES
    assert run.tallies[0].unchanged == ARTICLES
    assert run.tallies[0].changed == 0


def test_a_changed_article_is_a_new_revision(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[:1]
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    path = farm.article_path(0, 7)
    farm.versions[path] = 1
    clock.time += 3700
    with scraping(tmp_path, farm, clock, sources=sources) as (run, frontier):
        run.go()
        page = frontier.page(farm.root(0) + path)
    assert run.tallies[0].changed == 1
    assert "Cập nhật lần 1" in stored(tmp_path)[farm.root(0) + path]
    assert page is not None
    assert page.changed_at is not None
    assert page.next_check == page.changed_at + 3600


def test_a_vanished_article_is_gone_and_kept(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[:1]
    url = farm.root(0) + farm.article_path(0, 7)
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    farm.gone.add(farm.article_path(0, 7))
    for _ in range(3):
        clock.time += 90_000
        with scraping(tmp_path, farm, clock, sources=sources) as (run, frontier):
            run.go()
            page = frontier.page(url)
    assert page is not None
    assert (page.state, page.next_check) == ("gone", None)
    assert url in stored(tmp_path)


def test_new_articles_are_found_without_reading_the_old_lists(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[:1]
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    first = len(farm.seen)
    farm.more = 3
    clock.time += 1200
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    asked = [each.path for each in farm.seen[first:]]
    assert sorted(asked) == sorted(
        ["/rss/home.rss", "/an-ninh", *(farm.article_path(0, ARTICLES + n) for n in (1, 2, 3))]
    )
    assert run.tallies[0].new == 3


def test_a_limit_stops_a_run_and_the_next_goes_on(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[:1]
    for _ in range(40):
        with scraping(tmp_path, farm, clock, sources=sources, limit=4) as (run, _):
            run.go()
    assert set(stored(tmp_path)) == set(expected(farm, [0]))
    articles = Counter(path for path in farm.asked(0) if path.endswith(".html"))
    assert max(articles.values()) == 1


def test_a_back_fill_goes_through_every_list_and_ends(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[1:3]
    for _ in range(30):
        with scraping(tmp_path, farm, clock, sources=sources, since="2018", limit=10) as (run, frontier):
            run.go()
    with scraping(tmp_path, farm, clock, sources=sources) as (_, frontier):
        assert [frontier.backfill(source.name) for source in sources] == [None, None]
    assert set(stored(tmp_path)) == set(expected(farm, [1, 2]))


def test_the_archive_alone_gives_the_same_articles(tmp_path, farm):
    with scraping(tmp_path, farm) as (run, _):
        run.go()
    again = tmp_path / "again"
    with working_database(again / "diaban.db") as connection:
        sources = {source.name: source for source in farm.sources()}
        answers = read_archive(tmp_path / "archive")
        changes = Counter(
            change for _, _, change in replay(answers, sources, frontier=DatabaseFrontier(connection))
        )
    assert changes == {"new": 5 * ARTICLES}
    assert stored(again) == stored(tmp_path)


def test_what_a_killed_run_kept_is_read_and_not_fetched_again(tmp_path, farm):
    sources = farm.sources()[:1]
    with scraping(tmp_path, farm, sources=sources, limit=12) as (run, _):
        run.go()
    with working_database(tmp_path / "diaban.db") as connection:
        # as if the run had been killed after the archive had its last two answers, before the frontier did
        last = connection.execute(
            "SELECT url, position FROM responses ORDER BY position DESC LIMIT 2"
        ).fetchall()
        for url, position in last:
            connection.execute("DELETE FROM responses WHERE position = ?", [position])
            connection.execute("DELETE FROM articles WHERE url = ?", [url])
            connection.execute(
                "UPDATE pages SET fetched_at = NULL, next_check = 0, state = 'waiting' WHERE url = ?", [url]
            )
    before = len(farm.seen)
    with scraping(tmp_path, farm, sources=sources) as (run, _):
        run.go()
    assert not {url.removeprefix(farm.root(0)) for url, _ in last} & {s.path for s in farm.seen[before:]}
    assert set(stored(tmp_path)) == set(expected(farm, [0]))
    assert len(archive_files(tmp_path / "archive")) == 1


def test_a_source_whose_host_is_down_rests_and_the_others_go_on(tmp_path, farm):
    well, down = farm.sources()[1], farm.sources()[0]
    nowhere = tuple(f"http://127.0.0.99:{farm.port}/an-ninh-{number}" for number in range(9))
    down = replace(down, hosts=("127.0.0.99",), feeds=nowhere, listings=())
    with scraping(tmp_path, farm, FastClock(1_770_000_000.0), sources=[down, well]) as (run, _):
        run.go()
    ill, healthy = run.tallies
    assert 0 < ill.fetched < len(nowhere)
    assert ill.troubles.keys() <= {"connection_error", "robots_unreachable"}
    assert healthy.new == ARTICLES


def test_everything_that_the_sites_answered_is_in_the_archive(tmp_path, farm):
    farm.moved["/an-ninh"] = "/an-ninh?trang=1"
    with scraping(tmp_path, farm, FastClock(1_770_000_000.0)) as (run, _):
        run.go()
    asked = Counter(f"http://{each.host}:{farm.port}{each.path}" for each in farm.seen)
    kept = Counter(each.response.url for each in read_archive(tmp_path / "archive"))
    assert kept == asked
    moved = [each for each in read_archive(tmp_path / "archive") if each.response.status == 302]
    assert [each.response.url for each in moved] == [farm.root(0) + "/an-ninh"]


def test_what_a_host_asks_to_be_waited_for_outlives_the_run(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[:1]
    farm.busy = 3600
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    asked = len(farm.seen)
    farm.busy = 0
    clock.time += 1800
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    assert len(farm.seen) == asked
    clock.time += 1900
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    assert run.tallies[0].new == ARTICLES


def test_who_waits_for_a_host_can_be_told_to_stop():
    clock = StoppableClock()
    clock.sleep(0.0)
    ended: list[bool] = []

    def wait() -> None:
        with pytest.raises(Stopped):
            clock.sleep(60.0)
        ended.append(True)

    thread = threading.Thread(target=wait)
    thread.start()
    clock.stop()
    thread.join(timeout=10)
    assert ended == [True]


def test_what_has_not_changed_is_in_the_archive_too_and_recovered_from_there(tmp_path, farm):
    clock = FastClock(1_770_000_000.0)
    sources = farm.sources()[:1]
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    first = len(farm.seen)
    clock.time += 3700
    with scraping(tmp_path, farm, clock, sources=sources) as (run, _):
        run.go()
    kept = list(read_archive(tmp_path / "archive"))
    assert len(kept) == len(farm.seen)
    again = kept[first:]
    assert {(each.response.status, each.same) for each in again} == {(304, True)}
    assert [each.record.digest for each in again] == [
        next(whole.record.digest for whole in kept if whole.response.url == each.response.url)
        for each in again
    ]
    with working_database(tmp_path / "diaban.db") as connection:  # as if killed before the last was stored
        url, position = again[-1].response.url, again[-1].record.offset
        connection.execute("DELETE FROM responses WHERE position = ?", [position])
        connection.execute("UPDATE pages SET next_check = 0 WHERE url = ?", [url])
        asked = len(farm.seen)
        with scraping(tmp_path, farm, clock, sources=sources) as (run, frontier):
            run.go()
            page = frontier.page(url)
    assert len(farm.seen) == asked
    assert page is not None
    assert (page.state, page.failures) == ("waiting", 0)


def test_a_killed_run_leaves_its_counts(tmp_path, farm):
    class Killed(BaseException):
        pass

    def kill(progress):
        if progress.fetched == 20:
            raise Killed

    clock = FastClock(1_770_000_000.0)
    sources = farm.sources(pace=7.0)[:1]
    with scraping(tmp_path, farm, clock, sources=sources, report=kill) as (run, frontier):
        frontier.reap = lambda run_id, harvest: (
            None if harvest.finished_at else type(frontier).reap(frontier, run_id, harvest)
        )
        with pytest.raises(Killed):
            run.go()
    with working_database(tmp_path / "diaban.db") as connection:
        ((fetched, finished),) = connection.execute("SELECT fetched, finished_at FROM harvests").fetchall()
    assert 10 <= fetched <= 20
    assert finished is None
