"""`diaban sources add`: what is proposed of a site that is looked at."""

# ruff: noqa: E501 - a row of a table is read in one line

import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from newsfarm import Farm, news_farm
from small_sites import ARTICLE, D1N, HTML, LIST, Run, site, sources_command

from scraper.discover.links import is_article_url
from scraper.sources import parse_source
from scraper.survey.finding import ADVICE


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return sources_command(tmp_path)


@pytest.fixture(scope="module")
def farm() -> Iterator[Farm]:
    with news_farm() as farm:
        yield farm


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
