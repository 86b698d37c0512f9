"""`diaban sources` against sites on loopback, good and bad."""

# ruff: noqa: E501 - a row of a table is read in one line

import json
import socket
import threading
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result
from newsfarm import Farm, news_farm, write_declarations

from cli import main
from corpus.clock import SystemClock
from corpus.frontier import Host
from db.frontier import DatabaseFrontier
from db.runs import start_run
from db.working import working_database
from scraper.discover.links import is_article_url
from scraper.outcomes import Trouble
from scraper.sources import parse_source
from scraper.survey.finding import ADVICE, shown

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The command, with settings of its own."""
    config = tmp_path / "diaban.toml"
    config.write_text(
        'database = "diaban.db"\nsources = "nguon"\ncontact = "https://example.org/about"\n', encoding="utf-8"
    )
    (tmp_path / "nguon").mkdir()

    def call(*words: str) -> Result:
        return CliRunner().invoke(main, ["--config", str(config), "sources", *words])

    return call


@pytest.fixture(scope="module")
def farm() -> Iterator[Farm]:
    with news_farm() as farm:
        yield farm


Answer = tuple[int, str, str]
ARTICLE = (
    "<html><head><meta charset=utf-8><title>{0}</title></head><body><h1>{0}</h1><div class=date>07/03/2026 08:01</div>"
    "<div class='detail'><p>Tối 6/3, Công an xã ra quân tuần tra trên các tuyến đường liên thôn của xã.</p>"
    "<p>Lực lượng đã nhắc nhở mười trường hợp vi phạm và hướng dẫn người dân ký cam kết chấp hành.</p></div></body></html>"
)


@contextmanager
def site(pages: Mapping[str, Answer], host: str = "127.0.0.40") -> Iterator[tuple[str, list[str]]]:
    """A server that answers with these pages, by path; `/robots.txt` is not there unless it is among them."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            missing = (404, "text/html", "<html><body><h1>404</h1></body></html>")
            status, kind, text = pages.get(self.path, missing)
            body = text.replace("{root}", root).encode("cp1258" if kind == "text/x-1258" else "utf-8")
            kind = "text/html" if kind == "text/x-1258" else kind
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((host, 0), Handler)
    root = f"http://{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield root, asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def declare(tmp_path: Path, root: str, *lines: str) -> None:
    """A declaration `trang` of the site at `root`."""
    host = root.partition("//")[2].partition(":")[0]
    text = [f'title = "Trang"\nhosts = ["{host}"]\nkind = "portal"\npolicy = "full"', *lines]
    (tmp_path / "nguon" / "trang.toml").write_text("\n".join(text).replace("{root}", root), encoding="utf-8")


HTML = "text/html; charset=utf-8"


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


LIST = (
    "<html><body>"
    + "".join(f"<div><a href='/tin/ra-quan-{n}.html'>x</a></div>" for n in range(5))
    + "</body></html>"
)
GOOD = {
    "/": (200, HTML, LIST),
    **{f"/tin/ra-quan-{n}.html": (200, HTML, ARTICLE.format("Ra quân")) for n in range(5)},
}
D1N = '<html><body><script>document.cookie="D1N=0123456789abcdef0123456789abcdef"+"; expires=x; path=/";window.location.reload(true);</script></body></html>'
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


@pytest.mark.parametrize(("number", "path", "family"), [(0, "/an-ninh", "epi"), (1, "/vi/news/", "nukeviet")])
def test_a_proposal_for_the_farm_can_be_used(run, farm, number, path, family):
    result = run("add", farm.root(number) + path, "--allow-loopback")
    assert result.exit_code == 0, result.output
    source = parse_source(result.output.encode(), Path("trang.toml"))
    assert source.cms == family
    assert source.verified is False
    assert is_article_url(farm.root(number) + farm.article_path(number, 12), source)


NAV = "<nav><a href='/lien-he'>Liên hệ</a><a href='/phap-luat'>Pháp luật</a><a href='/thoi-su'>Thời sự</a></nav>"
SLUG = "/cong-an-xa-ra-quan-post{}.html"


def items(start):
    return "".join(f"<div><a href='{SLUG.format(n)}'>x</a></div>" for n in range(start, start + 6))


def whole_site():
    front = (
        "<html><head><meta charset=utf-8><meta property='og:site_name' content='Báo Vị Xuyên'>"
        f"<link rel=alternate type=application/rss+xml href=/rss/home.rss></head><body>{NAV}{items(800100)}</body></html>"
    )
    feed = "".join(f"<item><link>{{root}}{SLUG.format(n)}</link></item>" for n in range(800100, 800108))
    section = f"<html><body>{NAV}{items(800200)}<a href='/phap-luat/trang-2.html'>2</a></body></html>"
    pages = {
        "/": (200, HTML, front),
        "/rss/home.rss": (200, "text/xml", f"<rss><channel>{feed}</channel></rss>"),
        "/phap-luat": (200, HTML, section),
        "/thoi-su": (200, HTML, f"<html><body>{NAV}{items(800300)}</body></html>"),
        "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /admin/\nSitemap: {root}/map.xml"),
        "/map.xml": (
            200,
            "text/xml",
            f"<urlset><url><loc>{{root}}{SLUG.format(800999)}</loc></url></urlset>",
        ),
    }
    body = ARTICLE.replace("class='detail'", "class='article__body cms-body'").format("Ra quân")
    return pages | {SLUG.format(n): (200, HTML, body) for n in range(800100, 800108)}


def test_proposes_all_that_a_site_shows(run):
    with site(whole_site()) as (root, asked):
        result = run("add", root, "--allow-loopback", "--name", "vixuyen")
    assert result.exit_code == 0, result.output
    source = parse_source(result.output.encode(), Path("vixuyen.toml"))
    assert source.title == "Báo Vị Xuyên"
    assert source.feeds == (f"{root}/rss/home.rss",)
    assert source.sitemaps == (f"{root}/map.xml",)
    assert source.cms == "epi"
    assert source.article_url == r"-post\d{5,7}\.html$"
    assert source.listings[0].url == f"{root}/phap-luat"
    assert source.listings[0].pages == f"{root}/phap-luat/trang-{{page}}.html"
    assert [listing.url for listing in source.listings[1:]] == [f"{root}/thoi-su"]
    assert source.verified is False
    assert all(example.startswith(root) for example in source.examples)
    assert len(asked) <= 12
    assert "/lien-he" not in asked


def test_an_article_is_enough_to_begin_with(run):
    with site(whole_site()) as (root, asked):
        result = run("add", root + SLUG.format(800101), "--allow-loopback")
    source = parse_source(result.output.encode(), Path("vixuyen.toml"))
    assert source.title == "Báo Vị Xuyên"
    assert source.listings[0].url == f"{root}/phap-luat"
    assert len(asked) <= 13


def test_a_page_that_lists_feeds_leads_to_them(run):
    pages = whole_site()
    feed = pages.pop("/rss/home.rss")
    pages["/"] = (200, HTML, f"<html><body>{NAV}<a href=/rss>RSS</a>{items(800100)}</body></html>")
    pages["/rss"] = (
        200,
        HTML,
        "<html><body><a href=/rss/the-thao.rss>Thể thao</a><a href=/rss/phap-luat.rss>x</a></body></html>",
    )
    pages["/rss/phap-luat.rss"] = feed
    with site(pages) as (root, _):
        result = run("add", root, "--allow-loopback")
    assert parse_source(result.output.encode(), Path("x.toml")).feeds == (f"{root}/rss/phap-luat.rss",)


def decomposed(text: str) -> str:
    """As windows-1258 has it: the tone a character of its own, the letter under it whole."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    pieces = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        pieces.append(base + "".join(mark for mark in marks if mark in tones))
    return "".join(pieces)


@pytest.mark.parametrize(
    ("meta", "charset"),
    [("", "windows-1258"), ("<meta charset='windows-1258'>", None), ("<meta charset=utf-8>", None)],
)
def test_the_encoding_is_told_where_the_page_does_not(run, meta, charset):
    words = "Công an xã tuần tra, nhân dân phấn khởi, trật tự đảm bảo. " * 4
    kind = "text/html" if "utf" in meta else "text/x-1258"
    text = words if kind == "text/html" else decomposed(words)
    with site(
        {"/": (200, kind, f"<html><head>{meta}<title>Trang</title></head><body><p>{text}</p></body></html>")}
    ) as (root, _):
        result = run("add", root, "--allow-loopback")
    assert result.exit_code == 0, result.output
    assert tomllib.loads(result.output).get("charset") == charset


def test_no_page_is_asked_for_twice(run, farm):
    before = len(farm.seen)
    assert run("add", f"{farm.root(2)}/an-ninh/", "--allow-loopback").exit_code == 0
    paths = [each.path for each in farm.seen[before:]]
    assert len(paths) == len(set(paths))


def test_an_index_of_sitemaps_is_followed_to_the_newest(run, farm):
    result = run("add", farm.root(3) + farm.article_path(3, 3), "--allow-loopback")
    assert result.exit_code == 0
    fields = tomllib.loads(result.output)
    assert fields["sitemaps"] == [f"{farm.root(3)}/sitemap.xml"]
    assert "listings" not in fields  # an article is no list
    assert "was read with generic" in result.output


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "localhost", "127.0.0.1:8000", "[::1]"])
@pytest.mark.parametrize("command", ["add", "check"])
def test_no_address_inside_is_asked(run, command, host):
    result = run(command, f"http://{host}/latest/meta-data/")
    assert result.exit_code in (1, 2)
    assert "refused_address" in result.output or "no address of a page" in result.output


def test_what_is_said_by_hand_is_kept_and_sites_below_are_their_own(run, tmp_path):
    (tmp_path / "nguon" / "tren.toml").write_text(
        'title = "Trang tỉnh"\nhosts = ["127.0.0.42", "0.0.42"]\nkind = "agency"\npolicy = "link"\nprovince = "Nghệ An"\n',
        encoding="utf-8",
    )
    with site(whole_site(), "127.0.0.42") as (root, _):
        fields = tomllib.loads(run("add", root, "--allow-loopback").output)
    assert (fields["title"], fields["kind"], fields["policy"]) == ("Trang tỉnh", "agency", "link")
    assert fields["province"] == "Nghệ An"
    assert fields["hosts"] == ["127.0.0.42", "0.0.42"]
    with site(whole_site(), "127.0.0.43") as (root, _):
        (tmp_path / "nguon" / "tren.toml").write_text(
            'title = "T"\nhosts = ["0.0.43"]\nkind = "other"\npolicy = "link"\nfeeds = ["http://0.0.43/rss"]\n'
        )
        result = run("add", root, "--allow-loopback")
    assert tomllib.loads(result.output)["hosts"] == ["127.0.0.43"]


def test_what_is_not_found_stands_in_comments(run):
    pages = {
        "/": (
            200,
            HTML,
            "<html><head><title>Cổng tin</title></head><body><p>Đang xây dựng nội dung cho trang này.</p><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a></body></html>",
        )
    }
    with site(pages) as (root, _):
        result = run("add", root, "--allow-loopback")
    assert result.exit_code == 0, result.output
    for key in ("province", "feeds", "sitemaps", "article_url", "cms", "listings", "title"):
        assert f"# {key}: " in result.output
    fields = tomllib.loads(result.output)
    assert fields["listings"] == [{"url": f"{root}/"}]
    assert "article_url" not in fields


def test_writes_a_file_once(run, tmp_path):
    with site(whole_site()) as (root, _):
        first = run("add", root, "--write", "--name", "vixuyen", "--allow-loopback")
        again = run("add", root, "--write", "--name", "vixuyen", "--allow-loopback")
        checked = run("check", "vixuyen", "--allow-loopback")
    path = tmp_path / "nguon" / "vixuyen.toml"
    assert first.exit_code == 0
    assert f"written: {path}" in first.output
    assert again.exit_code == 1
    assert "declares this host" in again.output
    assert "not_found" in checked.output  # the site lists articles that are not there
    assert checked.exit_code == 1
    assert "title: Ra quân" in checked.output


def test_no_file_is_replaced(run, tmp_path):
    path = tmp_path / "nguon" / "vixuyen.toml"
    path.write_text('title = "X"\nhosts = ["x.vn"]\nkind = "other"\npolicy = "link"\n', encoding="utf-8")
    with site(whole_site()) as (root, asked):
        result = run("add", root, "--write", "--name", "vixuyen", "--allow-loopback")
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert asked == []
    assert "X" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["../x", "a/b", ".an", ""])
def test_no_file_is_written_elsewhere(run, tmp_path, name):
    result = run("add", "https://bao-moi.vn/", "--write", "--name", name)
    assert result.exit_code in (1, 2)
    assert list((tmp_path / "nguon").iterdir()) == []
    assert not (tmp_path / "x.toml").exists()


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({"/": (200, HTML, D1N)}, "challenge"),
        ({"/": (200, "application/pdf", "%PDF-1.7")}, "unexpected_type"),
        ({"/": (500, HTML, "")}, "server_error"),
        (
            {"/": (200, HTML, LIST), "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /")},
            "disallowed",
        ),
        ({"/": (200, HTML, LIST), "/robots.txt": (500, "text/plain", "")}, "robots_unreachable"),
    ],
)
def test_a_site_that_cannot_be_had_is_not_proposed(run, tmp_path, pages, said):
    with site(pages) as (root, _):
        result = run("add", root, "--write", "--allow-loopback")
    assert result.exit_code == 1
    assert said in result.output
    assert ADVICE[said] in result.output
    assert list((tmp_path / "nguon").iterdir()) == []


def test_a_front_page_of_nothing_but_links_is_borne(run):
    links = "".join(f"<a href='/rss/{n}.rss'>x</a><a href='/phap-luat-{n}'>x</a>" for n in range(20_000))
    with site({"/": (200, HTML, f"<html><body>{links}</body></html>")}) as (root, asked):
        result = run("add", root, "--allow-loopback")
    assert result.exit_code == 0, result.output
    assert len(asked) <= 16


def test_what_a_site_calls_itself_cannot_break_the_file(run):
    title = "Báo \"X\" \\ ''' \x1b[31m\u202e ]\n[[listings]]"
    pages = whole_site()
    pages["/"] = (
        200,
        HTML,
        pages["/"][2].replace("content='Báo Vị Xuyên'", f'content="{title.replace(chr(34), "&quot;")}"'),
    )
    with site(pages) as (root, _):
        result = run("add", root, "--allow-loopback")
    assert result.exit_code == 0, result.output
    assert tomllib.loads(result.output)["title"].startswith('Báo "X" \\')
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output


def test_there_is_advice_on_every_trouble():
    assert set(ADVICE) == set(get_args(Trouble))


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\n b\tc", "a b c"), ("\x1b[31mđỏ\x07", "[31mđỏ"), ("x" * 500, "x" * 79 + "…"), ("\u202eab\u2066", "ab"), ("", "")],
)  # fmt: skip
def test_texts_of_strangers_are_shown_on_one_line(text, line):
    assert shown(text) == line
