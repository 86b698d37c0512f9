"""What the addresses of articles have in common."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.addresses import canonical_url, path_and_query
from scraper.survey.infer import infer_article_url
from scraper.survey.propose import bare_source

NUMBERS = range(1039887, 1039895)
MENU = [  # what is no article
    f"https://bao.vn/{path}"
    for path in (
        "", "an-ninh", "phap-luat/", "thoi-su.htm", "lien-he.html", "rss", "tag/cong-an",
        "thong-tin-toa-soan",
        "su-kien-123",
    )
]  # fmt: skip


def of(form, numbers=NUMBERS):
    return [f"https://bao.vn{form.format(number)}" for number in numbers]


@pytest.mark.parametrize(
    ("form", "pattern"),
    [
        ("/ra-quan-tuan-tra-post{}.html", r"-post\d{6,8}\.html$"),
        ("/an-ninh/202504/ra-quan-tuan-tra-{}/", r"/\d{6}/[^/]+-\d{7}/$"),
        ("/vi/news/tin/ra-quan-tuan-tra-{}.html", r"-\d{6,8}\.html$"),
        ("/ra-quan-tuan-tra-2026030708{}.htm", r"-\d{17}\.htm$"),
        ("/vu-an/ra-quan-tuan-tra_{}.html", r"_\d{6,8}\.html$"),
        ("/2026/03/ra-quan-tuan-tra-{}.html", r"/\d{4}/\d{1,2}/(?:\d{1,2}/)?[^/]+-\d{6,8}\.html$"),
        ("/?page=news&id={}", r"[?&]id=\d+"),
        ("/{}/ra-quan-tuan-tra.html", r"/\d{6,8}[-/][a-z0-9-]+\.html$"),
        ("/Phap-luat/ra-quan-tuan-tra-i{}/", r"-i\d{6,8}/$"),
        ("/ra-quan-tuan-tra-d{}.html", r"-d\d{6,8}\.html$"),
        ("/bai-viet/ra-quan-tuan-tra-176068{}", r"-\d{12,14}$"),
        ("/tin/ra-quan-tuan-tra", None),
        ("/tin-{}", None),
        ("/anh/{}.jpg", None),
    ],
)
def test_the_form_of_addresses(form, pattern):
    found, members = infer_article_url([*of(form), *MENU])
    assert found == pattern
    if found is not None:
        assert all(re.search(found, path_and_query(canonical_url(url))) for url in of(form))
        assert not any(re.search(found, path_and_query(canonical_url(url))) for url in MENU)
        assert set(members) == set(of(form))


def test_numbers_with_letters_are_told_from_words():
    urls = [
        f"https://b.vn/a/202504/ra-quan-tuan-tra-{n}/" for n in ("ac645ab", "1039887", "2887253", "1ca37b2")
    ]
    assert infer_article_url(urls)[0] == r"/\d{6}/[^/]+-[0-9a-f]{7}/$"


def test_two_forms_are_both_kept_and_a_stray_one_is_not():
    urls = [*of("/a-b-c-post{}.html"), *of("/a-b-c-{}.htm"), *of("/a-b-c-d{}.html", [1234567])]
    assert infer_article_url(urls)[0] == r"-post\d{6,8}\.html$|-\d{6,8}\.htm$"


def test_a_few_are_not_enough():
    assert infer_article_url(of("/ra-quan-tuan-tra-post{}.html", range(1000, 1002))) == (None, ())
    assert infer_article_url([]) == (None, ())


@given(st.lists(st.text("abc-_/.?=&019post", max_size=40), max_size=30))
def test_what_it_was_told_from_fits(paths):
    urls = [url for url in (canonical_url(f"https://bao.vn/{path}") for path in paths) if url]
    pattern, members = infer_article_url(urls)
    assert all(re.search(pattern, path_and_query(url)) for url in members)


@pytest.mark.parametrize(
    ("url", "kind", "policy", "province"),
    [
        ("https://congan.hatinh.gov.vn/a", "police", "full", "Hà Tĩnh"),
        ("https://conganhatinh.gov.vn/", "police", "full", "Hà Tĩnh"),
        ("https://www.baothanhhoa.vn/", "paper", "quotes", "Thanh Hóa"),
        ("https://baoyen.laocai.gov.vn/", "portal", "full", "Lào Cai"),
        ("http://kontumtv.vn", "television", "quotes", "Kon Tum"),
        ("https://vidu.net/", "other", "quotes", None),
    ],
)
def test_what_an_address_alone_tells(url, kind, policy, province):
    source = bare_source(url)
    assert source is not None
    assert (source.kind, source.policy, source.province) == (kind, policy, province)
    assert not source.hosts[0].startswith("www.")
