"""Declarations of sources, and settling whose an article is."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article
from scraper.sources import Source, SourceError, load_sources, parse_source, province_of_host, settle_source

GOOD = """title = "Công an tỉnh Vị Xuyên"
hosts = ["congan.vixuyen.gov.vn"]
province = "Vị Xuyên"
kind = "police"
policy = "full"
aliases = ["CAVX"]
"""
ARTICLE = Article(id="a", text="Công an xã ra quân.")


def test_every_declaration_of_the_project_is_good():
    sources = load_sources()
    assert sources["congan.nghean.gov.vn"].province == "Nghệ An"
    assert {source.policy for source in sources.values()} <= {"full", "quotes", "link"}
    assert all(name == source.name for name, source in sources.items())


def test_reads_a_declaration():
    assert parse_source(GOOD.encode(), Path("congan.vixuyen.gov.vn.toml")) == Source(
        name="congan.vixuyen.gov.vn",
        title="Công an tỉnh Vị Xuyên",
        hosts=("congan.vixuyen.gov.vn",),
        province="Vị Xuyên",
        kind="police",
        policy="full",
        aliases=("CAVX",),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace("title =", "titel ="), "unknown key `titel`"),
        (GOOD.replace('policy = "full"', ""), "`policy` is missing"),
        (GOOD.replace('"full"', '"all"'), "`policy` is 'all'; one of full, quotes, link"),
        (GOOD.replace('"police"', '"blog"'), "`kind` is 'blog'"),
        (GOOD.replace('["congan.vixuyen.gov.vn"]', '"congan.vixuyen.gov.vn"'), "`hosts` must be a list"),
        (GOOD.replace('["congan.vixuyen.gov.vn"]', "[]"), "`hosts` is empty"),
        (
            GOOD.replace('["congan.vixuyen.gov.vn"]', '["https://congan.vixuyen.gov.vn/"]'),
            "a host alone is wanted",
        ),
        (GOOD.replace('["congan.vixuyen.gov.vn"]', "[1]"), "`hosts` must be a list of texts"),
        (GOOD.replace('"Vị Xuyên"', "12"), "`province` must be text"),
        ("title = ", "no TOML in UTF-8"),
    ],
)
def test_a_bad_declaration_names_file_and_key(text, words):
    with pytest.raises(SourceError) as caught:
        parse_source(text.encode(), Path("nguon/x.toml"))
    assert str(caught.value).startswith("nguon/x.toml: ")
    assert words in str(caught.value)


def test_a_declaration_that_is_not_utf8():
    with pytest.raises(SourceError, match="no TOML in UTF-8"):
        parse_source(b"title = '\xff'", Path("x.toml"))


def test_folders_of_the_user_add_and_replace(tmp_path):
    (tmp_path / "vixuyen.toml").write_text(GOOD, encoding="utf-8")
    own = load_sources()["congly.vn"]
    (tmp_path / "congly.vn.toml").write_text(
        f'title = "{own.title}"\nhosts = ["congly.vn"]\nkind = "paper"\npolicy = "link"\n', encoding="utf-8"
    )
    sources = load_sources(tmp_path)
    assert sources["vixuyen"].province == "Vị Xuyên"
    assert sources["congly.vn"].policy == "link"


def test_two_sources_may_not_share_a_host(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(SourceError, match=r"b\.toml: `hosts` has 'congan\.vixuyen\.gov\.vn'"):
        load_sources(tmp_path)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match="no folder"):
        load_sources(tmp_path / "khong-co")


@pytest.mark.parametrize(
    ("known", "source", "province"),
    [
        ({"url": "https://congan.nghean.gov.vn/a/202308/b-1/"}, "congan.nghean.gov.vn", "Nghệ An"),
        ({"url": "https://www.laocaitv.vn/a"}, "laocaitv.vn", "Lào Cai"),
        ({"canonical_url": "https://quyhop.nghean.gov.vn/a"}, "nghean.gov.vn", "Nghệ An"),
        ({"dateline": "Congan.nghean.gov.vn"}, "congan.nghean.gov.vn", "Nghệ An"),
        ({"dateline": "Laocaitv.vn"}, "laocaitv.vn", "Lào Cai"),
        ({"origin": "Báo Công Lý"}, "congly.vn", None),
        ({"source": "laocaitv.vn", "url": "https://congly.vn/a"}, "laocaitv.vn", "Lào Cai"),
        ({"source": "congan.nghean.gov.vn", "province": "Hà Tĩnh"}, "congan.nghean.gov.vn", "Hà Tĩnh"),
        ({"url": "https://congan.hatinh.gov.vn/a"}, "congan.hatinh.gov.vn", "Hà Tĩnh"),
        ({"dateline": "Congan.hagiang.gov.vn"}, "congan.hagiang.gov.vn", "Hà Giang"),
        ({"url": "https://vidu.net/a"}, "vidu.net", None),
        ({"source": "kho lưu"}, "kho lưu", None),
        ({"dateline": "Bộ Công an"}, None, None),
        ({}, None, None),
    ],
)
def test_settles_whose_an_article_is(known, source, province):
    settled = settle_source(replace(ARTICLE, **known), load_sources())
    assert (settled.source, settled.province) == (source, province)


@pytest.mark.parametrize(
    ("host", "province"),
    [
        ("quyhop.nghean.gov.vn", "Nghệ An"),
        ("conganhatinh.gov.vn", "Hà Tĩnh"),
        ("baothanhhoa.vn", "Thanh Hóa"),
        ("kontumtv.vn", "Kon Tum"),
        ("congan.com.vn", None),
        ("vnexpress.net", None),
        ("", None),
    ],
)
def test_provinces_of_hosts(host, province):
    assert province_of_host(host) == province


RICH = """title = "Báo Vị Xuyên"
hosts = ["baovixuyen.vn"]
kind = "paper"
policy = "quotes"
verified = false
cms = "epi"
feeds = ["https://baovixuyen.vn/rss/home.rss"]
sitemaps = ["https://www.baovixuyen.vn/sitemap.xml"]
article_url = '-post\\d+\\.html$'
pace = 3
ca_bundle = "vixuyen.pem"

[[listings]]
url = "https://baovixuyen.vn/an-ninh"
pages = "https://baovixuyen.vn/an-ninh?trang={page}"

[[layouts]]
cms = "generic"
valid_until = 2019-12-31
selectors = { body = "div.noidung" }
"""

EXAMPLES = RICH.replace(
    "pace = 3",
    """examples = ["https://baovixuyen.vn/ra-quan-post1.html"]
not_articles = ["https://baovixuyen.vn/an-ninh"]""",
)


def test_examples_are_read():
    source = parse_source(EXAMPLES.encode(), Path("nguon/baovixuyen.vn.toml"))
    assert source.examples == ("https://baovixuyen.vn/ra-quan-post1.html",)
    assert source.not_articles == ("https://baovixuyen.vn/an-ninh",)


def test_reads_where_articles_are_found_and_how_they_stand():
    source = parse_source(RICH.encode(), Path("nguon/baovixuyen.vn.toml"))
    assert source.listings[0].pages == "https://baovixuyen.vn/an-ninh?trang={page}"
    assert source.ca_bundle == "nguon/vixuyen.pem"
    assert source.layout_on("2019-05-02T10:00:00+07:00").selectors == {"body": "div.noidung"}
    assert source.layout_on("2020-01-01").cms == "epi"
    assert source.layout_on(None).cms == "epi"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (RICH.replace("pace = 3", "pace = 0"), "`pace` must be a number of seconds from 0.5"),
        (RICH.replace('"epi"', '"wordpress"'), "`cms` is 'wordpress'"),
        (RICH.replace("{page}", "2"), "`listings` `pages` is"),
        (RICH.replace("https://baovixuyen.vn/rss", "ftp://baovixuyen.vn/rss"), "`feeds` is 'ftp:"),
        (RICH.replace("https://baovixuyen.vn/rss", "https://baokhac.vn/rss"), "whose host is not in `hosts`"),
        (RICH.replace("'-post", "'(post"), "`article_url` is no regular expression"),
        (RICH.replace("pages =", 'next = "a[" # '), "`listings` `next` is no CSS selector"),
        (RICH.replace("div.noidung", "div:has(p)"), "`layouts` `selectors` `body` 'div:has(p)'"),
        (
            RICH.replace('url = "https://baovixuyen.vn/an-ninh"', 'url = "https://baokhac.vn/"'),
            "not in `hosts`",
        ),
        (RICH.replace('"https://baovixuyen.vn/an-ninh?', '"https://baokhac.vn/?'), "not in `hosts`"),
        (EXAMPLES.replace("-post1.html", "-1.html"), "which `article_url` does not fit"),
        (EXAMPLES.replace('/an-ninh"]', '/a-post1.html"]'), "which `article_url` fits"),
        (EXAMPLES.replace('["https://baovixuyen.vn/ra-', '["https://baokhac.vn/ra-'), "not in `hosts`"),
        (RICH.replace("body =", "noidung ="), "`layouts` `selectors` unknown key `noidung`"),
        (RICH.replace("2019-12-31", '"2019"'), "`valid_until` must be a day"),
        (RICH.replace("verified = false", 'verified = "no"'), "`verified` must be true or false"),
        (RICH + "\n[[layouts]]\nvalid_until = 2018-01-01\n", "`layouts` must stand from the oldest"),
    ],
)
def test_a_bad_way_to_articles_is_named(text, words):
    with pytest.raises(SourceError) as caught:
        parse_source(text.encode(), Path("nguon/x.toml"))
    assert words in str(caught.value)
