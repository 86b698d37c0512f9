"""Runs against sites that lie, move, break, change their minds; and after what may happen to files."""

from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from hostile import hostile_site, library, links, moved, page, patrol
from test_scraper_run import FastClock, scraping

import scraper.reading
from corpus.frontier import Page
from db.frontier import DatabaseFrontier
from db.working import working_database
from scraper.archive import archive_files, read_archive
from scraper.fetch import Fetcher
from scraper.harvest import Tally
from scraper.replay import replay
from scraper.sources import Source

NOON = 1_770_000_000.0
HOUR = 3700.0
DAY = 90_000.0


def go(folder: Path, source: Source, clock: FastClock, **options) -> Tally:
    with scraping(folder, None, clock, sources=[source], **options) as (run, _):
        run.go()
    return run.tallies[0]


def rows(folder: Path, sql: str) -> list[tuple]:
    with working_database(folder / "diaban.db") as connection:
        return connection.execute(sql).fetchall()


def pages(folder: Path) -> dict[str, Page]:
    with working_database(folder / "diaban.db") as connection:
        frontier = DatabaseFrontier(connection)
        found = {url: frontier.page(url) for (url,) in connection.execute("SELECT url FROM pages")}
    return {url[url.index("/", 8) :]: each for url, each in found.items() if each}


def replayed(folder: Path, source: Source) -> Counter[str]:
    with working_database(folder / "diaban.db") as connection:
        answers = read_archive(folder / "archive")
        frontier = DatabaseFrontier(connection)
        return Counter(change for _, _, change in replay(answers, {source.name: source}, frontier=frontier))


def three(path: str):
    if path.startswith("/ds"):
        return links("/tin/bai-1", "/tin/bai-2", "/tin/bai-3")
    return page(f"Tin số {path[-1]}", *patrol(int(path[-1])))


def test_pages_that_all_claim_one_address_are_articles_of_their_own(tmp_path):
    head = "<link rel='canonical' href='/chuyen-muc/tin-hay-nhat'>"

    def answer(path):
        number = int(path[-1]) if path.startswith("/tin") else 0
        told = library(number) if number % 2 else patrol(number)
        return page(f"Tin số {number}", *told, head=head) if number else three(path)

    clock = FastClock(NOON)
    with hostile_site(answer) as site:
        assert go(tmp_path, site.source(), clock).new == 3
        clock.time += HOUR
        again = go(tmp_path, site.source(), clock)
    assert (again.parsed, again.new, again.changed) == (3, 0, 0)
    assert {label for (label,) in rows(tmp_path, "SELECT label FROM articles")} == {
        "Tin số 1",
        "Tin số 2",
        "Tin số 3",
    }


def test_a_second_address_of_an_article_is_no_second_article_and_is_not_visited(tmp_path):
    head = "<link rel='canonical' href='/tin/bai-1'>"

    def answer(path):
        if path.startswith("/ds"):
            return links("/tin/bai-1", "/tin/bai-1-ban-in")
        return page("Tin số 1", *patrol(1), head=head)

    clock = FastClock(NOON)
    with hostile_site(answer) as site:
        assert go(tmp_path, site.source(), clock).new == 1
        clock.time += HOUR
        go(tmp_path, site.source(), clock)
        assert (site.asked.count("/tin/bai-1"), site.asked.count("/tin/bai-1-ban-in")) == (2, 1)


def test_an_article_that_moved_stays_the_article_and_is_visited_at_its_new_address(tmp_path):
    has_moved = False

    def answer(path):
        if path.startswith("/ds"):
            return links("/tin/cu-1")
        return moved("/tin/moi-1") if has_moved and path == "/tin/cu-1" else page("Tin", *patrol(1))

    clock = FastClock(NOON)
    with hostile_site(answer) as site:
        go(tmp_path, site.source(), clock)
        has_moved = True
        for _ in range(3):
            clock.time += DAY
            assert go(tmp_path, site.source(), clock).new == 0
        assert site.asked.count("/tin/cu-1") == 2
        assert site.asked.count("/tin/moi-1") == 2
    assert len(rows(tmp_path, "SELECT 1 FROM articles")) == 1
    assert pages(tmp_path)["/tin/cu-1"].article_id == pages(tmp_path)["/tin/moi-1"].article_id


def test_an_article_whose_address_leads_to_another_is_gone_and_kept(tmp_path):
    closed = False

    def answer(path):
        if path.startswith("/ds"):
            return links("/tin/bai-1", "/tin/bai-2")
        if path == "/tin/bai-1":
            return moved("/tin/bai-2", 302) if closed else page("Tin một", *patrol(1))
        return page("Tin hai", *library(2))

    clock = FastClock(NOON)
    with hostile_site(answer) as site:
        go(tmp_path, site.source(), clock)
        closed = True
        for _ in range(4):
            clock.time += 2 * DAY
            go(tmp_path, site.source(), clock)
    found = pages(tmp_path)
    assert (found["/tin/bai-1"].state, found["/tin/bai-1"].trouble) == ("gone", "soft_404")
    assert set(rows(tmp_path, "SELECT label FROM articles")) == {("Tin một",), ("Tin hai",)}


def test_a_list_without_end_that_names_ever_new_articles_ends(tmp_path):
    number = count(1)

    def answer(path):
        if path.startswith("/ds"):
            return links(*(f"/tin/bai-{next(number)}" for _ in range(3)))
        return page("Một tin", *patrol(1))

    with hostile_site(answer) as site:
        go(tmp_path, site.source(), FastClock(NOON))
        assert sum(path.startswith("/ds") for path in site.asked) == 20


def test_a_list_that_grows_while_it_is_read_loses_nothing(tmp_path):
    there = 30

    def answer(path):
        nonlocal there
        if not path.startswith("/ds"):
            return page(f"Tin {path}", *patrol(int(path.rpartition("-")[2])))
        there += 3 * (there < 45)
        number = int(path.partition("p=")[2] or 1)
        newest = [f"/tin/bai-{each}" for each in range(there, 0, -1)]
        return links(*newest[(number - 1) * 10 : number * 10])

    clock = FastClock(NOON)
    with hostile_site(answer) as site:
        for _ in range(3):
            go(tmp_path, site.source(), clock)
            clock.time += HOUR
    assert len(rows(tmp_path, "SELECT 1 FROM articles")) == 45


def test_a_page_that_differs_at_every_visit_is_not_visited_for_ever(tmp_path):
    views = count(1000)

    def answer(path):
        if path.startswith("/ds"):
            return links("/tin/bai-1")
        return page("Một tin", *patrol(1), f"Bài này đã có {next(views)} lượt xem kể từ khi đăng.")

    clock = FastClock(NOON)
    with hostile_site(answer) as site:
        for _ in range(40):
            clock.time += 2 * DAY
            go(tmp_path, site.source(), clock)
        assert site.asked.count("/tin/bai-1") == 24


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        ((200, {"Content-Type": "text/html"}, b""), "empty_shell"),
        ((304, {}, b""), "http_error"),
        ((200, {"Content-Type": "text/html"}, b"\0" * 1000), "undecodable"),
        (moved("/tin/bai-1"), "too_many_redirects"),
        ((503, {"Retry-After": "Mon, 01 Jan 2035 00:00:00 +9999999999"}, b""), "server_error"),
    ],
)
def test_an_answer_that_is_none_is_named(tmp_path, answer, trouble):
    with hostile_site(lambda path: links("/tin/bai-1") if path.startswith("/ds") else answer) as site:
        tally = go(tmp_path, site.source(), FastClock(NOON))
    assert tally.troubles == {trouble: 1}
    assert rows(tmp_path, "SELECT 1 FROM articles") == []


def test_a_robots_file_that_changes_its_mind_is_obeyed_both_ways(tmp_path):
    clock = FastClock(NOON)
    with hostile_site(three) as site:
        go(tmp_path, site.source(), clock)
        site.robots = "User-agent: *\nDisallow: /\n"
        clock.time += DAY
        before = len(site.asked)
        go(tmp_path, site.source(), clock)
        assert site.asked[before:] == ["/robots.txt"]
        site.robots = ""
        clock.time += 10 * DAY
        assert go(tmp_path, site.source(), clock).parsed == 3


def test_a_clock_that_was_ahead_does_not_silence_a_source(tmp_path):
    with hostile_site(three) as site:
        go(tmp_path, site.source(), FastClock(NOON + 1000 * DAY))
        tally = go(tmp_path, site.source(), FastClock(NOON))
    assert (tally.parsed, tally.new) == (3, 0)


def test_a_source_that_is_called_otherwise_goes_on(tmp_path):
    clock = FastClock(NOON)
    with hostile_site(three) as site:
        go(tmp_path, site.source(), clock, limit=2)
        clock.time += HOUR
        go(tmp_path, site.source(name="y"), clock)
        assert {path for path in site.asked if path.startswith("/tin")} == {
            "/tin/bai-1",
            "/tin/bai-2",
            "/tin/bai-3",
        }


def test_a_page_that_the_parser_stumbles_over_ends_no_run(tmp_path, monkeypatch, caplog):
    parse = scraper.reading.parse_article

    def stumble(html, *, url, source, seen):
        if url.endswith("-2"):
            raise RecursionError("too deep")
        return parse(html, url=url, source=source, seen=seen)

    monkeypatch.setattr(scraper.reading, "parse_article", stumble)
    with hostile_site(three) as site:
        tally = go(tmp_path, site.source(), FastClock(NOON))
    assert (tally.new, tally.troubles) == (2, {"undecodable": 1})
    assert "bai-2 cannot be read" in caplog.text


def test_an_address_that_cannot_even_be_asked_for_ends_no_run(tmp_path, monkeypatch, caplog):
    fetch = Fetcher.fetch

    def stumble(self, url, source, **options):
        if url.endswith("-2"):
            raise OverflowError("date value out of range")
        return fetch(self, url, source, **options)

    monkeypatch.setattr(Fetcher, "fetch", stumble)
    with hostile_site(three) as site:
        tally = go(tmp_path, site.source(), FastClock(NOON))
    assert (tally.new, tally.troubles) == (2, {"connection_error": 1})
    assert "bai-2 cannot be asked for" in caplog.text


def test_reading_the_archive_again_leaves_what_articles_said_before(tmp_path):
    version = 0

    def answer(path):
        if path.startswith("/ds"):
            return links("/tin/bai-1")
        return page(
            "Một tin", *patrol(1), *(f"Cập nhật lần {n}: thêm cơ sở ký cam kết." for n in range(version))
        )

    clock = FastClock(NOON)
    history = "SELECT r.number, c.change FROM revision_changes c JOIN revisions r ON r.id = c.revision_id"
    with hostile_site(answer) as site:
        source = site.source()
        for _ in range(3):
            go(tmp_path, source, clock)
            version += 1
            clock.time += 2 * HOUR
    assert sorted(rows(tmp_path, history)) == [(2, "added"), (3, "added")]
    assert replayed(tmp_path, source) == {"unchanged": 1}
    (tmp_path / "diaban.db").rename(tmp_path / "before.db")
    assert replayed(tmp_path, source) == {"new": 1, "changed": 2}
    assert replayed(tmp_path, source) == {"unchanged": 1}
    assert sorted(rows(tmp_path, history)) == [(2, "added"), (3, "added")]


def test_damage_in_the_archive_costs_the_damaged_answers_alone(tmp_path, caplog):
    with hostile_site(three) as site:
        source = site.source()
        go(tmp_path, source, FastClock(NOON))
    (file,) = archive_files(tmp_path / "archive")
    (start, length) = rows(
        tmp_path, "SELECT position, length FROM responses WHERE url LIKE '%bai-2' ORDER BY position LIMIT 1"
    )[0]
    data = bytearray(file.read_bytes())
    for place in range(start + length // 2, start + length // 2 + 9):
        data[place] ^= 0x5A
    file.write_bytes(data)
    (tmp_path / "diaban.db").rename(tmp_path / "before.db")
    assert replayed(tmp_path, source) == {"new": 2}
    assert "is damaged after byte" in caplog.text


def test_an_archive_file_that_lost_its_end_is_left_as_it_is_and_another_begun(tmp_path, caplog):
    clock = FastClock(NOON)
    with hostile_site(three) as site:
        source = site.source()
        go(tmp_path, source, clock)
        (file,) = archive_files(tmp_path / "archive")
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2])
        clock.time += HOUR
        assert go(tmp_path, source, clock).parsed == 3
    first, second = archive_files(tmp_path / "archive")
    assert first.read_bytes() == data[: len(data) // 2]
    assert {each.record.file for each in read_archive(tmp_path / "archive")} == {first.name, second.name}


def test_a_deleted_archive_file_costs_nothing_else_and_its_number_is_not_given_again(tmp_path):
    clock = FastClock(NOON)
    with hostile_site(three) as site:
        source = site.source()
        with scraping(tmp_path, None, clock, sources=[source], rotate_at=1) as (run, _):
            run.go()
        files = archive_files(tmp_path / "archive")
        for path in files[:2]:
            path.unlink()
        clock.time += HOUR
        go(tmp_path, source, clock, rotate_at=1)
    assert archive_files(tmp_path / "archive")[-1].name > files[-1].name


def test_what_was_kept_in_several_files_and_of_other_sources_is_recovered(tmp_path):
    """Killed after the archive had the answers and before the frontier did, with a file for each answer."""
    clock = FastClock(NOON)
    with hostile_site(three) as site:
        source = site.source()
        with scraping(tmp_path, None, clock, sources=[source], rotate_at=1) as (run, _):
            run.go()
        with working_database(tmp_path / "diaban.db") as connection:
            connection.execute("DELETE FROM articles")
            connection.execute("DELETE FROM responses WHERE url LIKE '%/tin/%' OR url LIKE '%p=2'")
            connection.execute(
                "UPDATE pages SET fetched_at = NULL, article_id = NULL, state = 'waiting', next_check = 0"
                " WHERE kind = 'article'"
            )
        before = len(site.asked)
        other = site.source(name="z", listings=(), feeds=(f"{site.root}/rss",))
        both = {"x": source, "z": other}
        with scraping(tmp_path, None, clock, sources=[other], declared=both) as (run, _):
            run.go()
        assert [path for path in site.asked[before:] if path.startswith("/tin")] == []
    assert len(rows(tmp_path, "SELECT 1 FROM articles")) == 3
