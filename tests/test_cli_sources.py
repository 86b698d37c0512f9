"""`diaban sources` against sites on loopback, good and bad."""

# ruff: noqa: E501 - a row of a table is read in one line

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from newsfarm import Farm, news_farm, write_declarations
from small_sites import ARTICLE, D1N, HTML, LIST, Run, declare, site, sources_command

from corpus.clock import SystemClock
from corpus.frontier import Host
from db.frontier import DatabaseFrontier
from db.runs import start_run
from db.working import working_database
from scraper.outcomes import Trouble
from scraper.survey.finding import ADVICE, shown


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return sources_command(tmp_path)


@pytest.fixture(scope="module")
def farm() -> Iterator[Farm]:
    with news_farm() as farm:
        yield farm


def test_lists_sources_by_how_their_articles_are_found(run):
    result = run()
    assert result.exit_code == 0
    assert (
        "baolaocai.vn: Báo Lào Cai | Lào Cai | paper | epi | 1 feed, 1 listing | unverified" in result.output
    )
    assert (
        "congan.angiang.gov.vn: Cổng thông tin điện tử Công an tỉnh An Giang | An Giang | police"
        in result.output
    )
    assert "a way to their articles" in result.output.splitlines()[-1]
    rows = {row["name"]: row for row in json.loads(run("--json").output)}
    assert rows["nhandan.vn"]["ways"]["sitemaps"] == ["https://nhandan.vn/sitemap.xml"]
    assert rows["nhandan.vn"]["verified"] is False
    assert rows["congan.angiang.gov.vn"]["ways"] == {}


def test_lists_how_sources_are_where_runs_have_asked_them(run, tmp_path):
    with working_database(tmp_path / "diaban.db") as connection:
        number = start_run(connection, "scrape", now="2026-03-01T00:00:00Z")
        connection.execute(
            "INSERT INTO harvests (run_id, source_id, started_at, finished_at, fetched, unchanged, failed, found, parsed, new,"
            " changed, troubles, missing) VALUES (?, 'nhandan.vn', 1.0, 2.0, 3, 0, 3, 0, 0, 0, 0, '{\"dns_error\": 3}', '{}')",
            [number],
        )
    line = next(line for line in run().output.splitlines() if line.startswith("nhandan.vn:"))
    assert "failing: " in line
    assert "dns_error" in line
    rows = {row["name"]: row for row in json.loads(run("--json").output)}
    assert rows["nhandan.vn"]["health"]["state"] == "failing"
    assert rows["plo.vn"]["health"] is None


@pytest.mark.parametrize("number", range(5))
def test_a_good_site_works(run, farm, tmp_path, number):
    write_declarations(farm, tmp_path / "nguon")
    before = len(farm.seen)
    result = run("check", f"site{number}", "--allow-loopback")
    assert result.exit_code == 0, result.output
    assert "allows" in result.output
    assert "15 articles" in result.output or "60 articles" in result.output
    assert "title: Công an phường ra quân đợt" in result.output
    assert "published: 2026-02-" in result.output
    assert f"site{number}: works" in result.output
    paths = [each.path for each in farm.seen[before:]]
    assert paths[0] == "/robots.txt"
    assert len(paths) == len(set(paths)) <= 8
    assert not any(path.startswith("/cam/") for path in paths)


def test_an_article_is_read_field_by_field(run, farm, tmp_path):
    write_declarations(farm, tmp_path / "nguon")
    result = run("check", farm.root(1) + farm.article_path(1, 5), "--allow-loopback")
    assert result.exit_code == 0
    assert "read with nukeviet." in result.output
    assert "text: " in result.output
    assert "sapo: found where pages of its family have it" in result.output


def test_what_a_page_of_its_family_lacks_is_said(run, tmp_path):
    page = ARTICLE.replace("class='detail'", "class='article__body cms-body'").replace(
        "class=date", "class=x"
    )
    with site(
        {**GOOD, **{f"/tin/ra-quan-{n}.html": (200, HTML, page.format("Ra quân")) for n in range(5)}}
    ) as (root, _):
        declare(tmp_path, root, PATTERN, WAY.replace("[[", 'cms = "epi"\n[['))
        result = run("check", "trang", "--allow-loopback")
    assert "weak   sapo: missing, and pages of its family have it" in result.output
    assert "selectors under `layouts`" in result.output
    assert result.exit_code == 0


def test_an_article_of_a_host_that_nobody_declares(run):
    with site({"/a.html": (200, HTML, ARTICLE.format("Ra quân"))}) as (root, _):
        result = run("check", f"{root}/a.html", "--allow-loopback")
    assert "nobody declares the host" in result.output
    assert "title: Ra quân" in result.output
    assert result.exit_code == 0


GOOD = {
    "/": (200, HTML, LIST),
    **{f"/tin/ra-quan-{n}.html": (200, HTML, ARTICLE.format("Ra quân")) for n in range(5)},
}
WAY = '[[listings]]\nurl = "{root}/"'
PATTERN = r"article_url = '/tin/[a-z-]+-\d+\.html$'"


@pytest.mark.parametrize(
    ("pages", "lines", "said"),
    [
        ({}, (), ["names no feed, sitemap or list", "diaban sources add"]),
        ({**GOOD, "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /")}, (PATTERN, WAY), ["allows 0 of 1", "ask the site for leave"]),
        ({**GOOD, "/robots.txt": (503, "text/html", "")}, (PATTERN, WAY), ["robots_unreachable"]),
        ({**GOOD, "/": (200, HTML, D1N)}, (PATTERN, WAY), ["challenge", "a browser, which is not imitated"]),
        ({**GOOD, "/": (404, HTML, "")}, (PATTERN, WAY), ["not_found", "correct the declaration"]),
        ({**GOOD, "/": (200, "application/pdf", "%PDF-1.7")}, (PATTERN, WAY), ["unexpected_type"]),
        ({**GOOD, "/": (200, HTML, "<html><body><div id=app></div><script src=a.js></script></body></html>")}, (PATTERN, WAY), ["empty_shell"]),
        (GOOD, (PATTERN.replace("tin", "bai"), WAY), ["none of the 5 links", "correct `article_url`"]),
        (GOOD, (PATTERN, WAY.replace("{root}/", "{root}/") + '\npages = "{root}/?p={page}"'), ["not_found"]),
        ({**GOOD, "/?p=2": (200, HTML, LIST)}, (PATTERN, WAY + '\npages = "{root}/?p={page}"'), ["nothing that page 1 does not"]),
        ({"/": (200, HTML, LIST)}, (PATTERN, WAY), ["article", "not_found"]),
        ({**GOOD, "/rss": (200, HTML, "<html><body>Trang RSS của báo</body></html>")}, (PATTERN, 'feeds = ["{root}/rss"]', WAY), ["feed", "unexpected_type"]),
        ({**GOOD, "/rss": (200, "text/xml", "<rss><channel><item><link>{root}/muc</link></item></channel></rss>")}, (PATTERN, 'feeds = ["{root}/rss"]', WAY), ["none of the 1 addresses"]),
    ],
)  # fmt: skip
def test_what_does_not_work_is_named_with_what_to_do(run, tmp_path, pages, lines, said):
    with site(pages) as (root, _):
        declare(tmp_path, root, *lines)
        result = run("check", "trang", "--allow-loopback")
    assert result.exit_code == 1, result.output
    assert "BAD" in result.output
    for words in said:
        assert words in result.output
    assert "Traceback" not in result.output


def test_pages_that_a_script_turns_are_no_failure(run, tmp_path):
    pages = {**GOOD, "/": (200, HTML, LIST.replace("</body>", "<a href='javascript:tai(2)'>2</a></body>"))}
    with site(pages) as (root, _):
        declare(tmp_path, root, PATTERN, WAY)
        result = run("check", "trang", "--allow-loopback")
    assert result.exit_code == 0
    assert "no links: a script asks for them" in result.output


def test_nothing_is_asked_of_what_robots_forbids(run, tmp_path):
    pages = {**GOOD, "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /")}
    with site(pages) as (root, asked):
        declare(tmp_path, root, PATTERN, WAY)
        run("check", "trang", "--allow-loopback")
    assert asked == ["/robots.txt"]


def test_a_host_that_wants_to_be_left_alone_is_left_alone(run, tmp_path):
    with site(GOOD) as (root, asked):
        declare(tmp_path, root, PATTERN, WAY)
        with working_database(tmp_path / "diaban.db") as connection:
            frontier = DatabaseFrontier(connection)
            frontier.keep_host(Host(host=root.removeprefix("http://"), free_at=SystemClock().now() + 3600))
            frontier.flush()
        result = run("check", "trang", "--allow-loopback")
    assert result.exit_code == 1
    assert "left alone for another" in result.output
    assert asked == []


def test_a_host_that_does_not_answer(run, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.41", 0))
        root = f"http://127.0.0.41:{free.getsockname()[1]}"
        declare(tmp_path, root, PATTERN, WAY)
        result = run("check", "trang", "--allow-loopback")
    assert result.exit_code == 1
    assert "robots_unreachable" in result.output or "connection_error" in result.output


def test_without_the_hidden_switch_loopback_is_refused(run, tmp_path):
    with site(GOOD) as (root, asked):
        declare(tmp_path, root, PATTERN, WAY)
        result = run("check", "trang")
    assert result.exit_code == 1
    assert asked == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("check", "khong-co"), 2, "there is no source khong-co"),
        (("check", "ftp://bao.vn/a"), 2, "no address of a page"),
        (("add", "bao.vn"), 2, "https://… is wanted"),
        (("add", "https://nhandan.vn/"), 1, "nhandan.vn declares this host"),
    ],
)
def test_called_wrongly(run, words, code, said):
    result = run(*words)
    assert result.exit_code == code
    assert said in result.output


def test_there_is_advice_on_every_trouble():
    assert set(ADVICE) == set(get_args(Trouble))


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\n b\tc", "a b c"), ("\x1b[31mđỏ\x07", "[31mđỏ"), ("x" * 500, "x" * 79 + "…"), ("\u202eab\u2066", "ab"), ("", "")],
)  # fmt: skip
def test_texts_of_strangers_are_shown_on_one_line(text, line):
    assert shown(text) == line
