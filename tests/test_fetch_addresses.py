"""Addresses have one written form, and hosts belong to their source."""

import pytest
from farm import source_of
from hypothesis import given
from hypothesis import strategies as st

from scraper.addresses import LONGEST, Address, canonical_url, is_host_of, path_and_query, read_address

BASE = "https://congan.vidu.vn/tin-tuc/202504/bai-1/?trang=2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP://CongAn.ViDu.VN", "http://congan.vidu.vn/"),
        ("http://congan.vidu.vn:80/a", "http://congan.vidu.vn/a"),
        ("https://congan.vidu.vn:443/a", "https://congan.vidu.vn/a"),
        ("https://congan.vidu.vn:/a", "https://congan.vidu.vn/a"),
        ("http://congan.vidu.vn:443/a", "http://congan.vidu.vn:443/a"),
        ("http://congan.vidu.vn:8080/a", "http://congan.vidu.vn:8080/a"),
        ("http://congan.vidu.vn./a", "http://congan.vidu.vn/a"),
        ("http://a.vn/x#binh-luan", "http://a.vn/x"),
        ("http://a.vn/b/./c/../d", "http://a.vn/b/d"),
        ("http://a.vn/../../d", "http://a.vn/d"),
        ("http://a.vn/b/c/..", "http://a.vn/b/"),
        ("http://a.vn/b/.", "http://a.vn/b/"),
        ("http://a.vn/b/%2E%2e/d", "http://a.vn/d"),
        ("http://a.vn/...x/.y", "http://a.vn/...x/.y"),
        ("http://a.vn//b//c", "http://a.vn//b//c"),
        ("http://a.vn/%7euser/%c4%91", "http://a.vn/~user/%C4%91"),
        ("http://a.vn/tin tức/đội-1", "http://a.vn/tin%20t%E1%BB%A9c/%C4%91%E1%BB%99i-1"),
        ("http://a.vn/100%", "http://a.vn/100%25"),
        ("http://a.vn/100%zz", "http://a.vn/100%25zz"),
        ("http://a.vn/a?b=c d&e=[1]", "http://a.vn/a?b=c%20d&e=%5B1%5D"),
        ("http://a.vn/a?b=../c", "http://a.vn/a?b=../c"),
        ("http://a.vn?b=1", "http://a.vn/?b=1"),
        ("http://a.vn/a?", "http://a.vn/a?"),
        ("http://a.vn/a?b=2&a=1", "http://a.vn/a?b=2&a=1"),
        ("http://a.vn\\b\\c?d=\\", "http://a.vn/b/c?d=%5C"),
        (" \n http://a.vn/b\n/c\t ", "http://a.vn/b/c"),
        ("http://côngan.vn/a", "http://xn--cngan-6ta.vn/a"),
        ("http://CÔNGAN.vn/a", "http://xn--cngan-6ta.vn/a"),
        ("http://127.0.0.2:81/", "http://127.0.0.2:81/"),
        ("http://[::1]/", "http://[::1]/"),
        ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"),
    ],
)
def test_addresses_have_one_form(text, expected):
    assert canonical_url(text) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("", BASE),
        ("#duoi", BASE),
        ("?trang=3", "https://congan.vidu.vn/tin-tuc/202504/bai-1/?trang=3"),
        ("anh.html", "https://congan.vidu.vn/tin-tuc/202504/bai-1/anh.html"),
        ("../bai-2/", "https://congan.vidu.vn/tin-tuc/202504/bai-2/"),
        ("/rss", "https://congan.vidu.vn/rss"),
        ("//khac.vn/a", "https://khac.vn/a"),
        ("\\\\khac.vn\\a", "https://khac.vn/a"),
        ("http://khac.vn/a", "http://khac.vn/a"),
    ],
)
def test_references_are_read_on_their_page(reference, expected):
    assert canonical_url(reference, base=BASE) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("javascript:alert(1)", "neither http nor https"),
        ("mailto:toasoan@vidu.vn", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("tin-tuc/bai", "no http or https address"),
        ("/rss", "no http or https address"),
        ("http:/a.vn/b", "no http or https address"),
        ("http:a", "no http or https address"),
        ("http:///b", "no host"),
        ("http://user@a.vn/", "user name or password"),
        ("http://a.vn:pass@b.vn/", "user name or password"),
        ("http://a.vn:99999/", "no port"),
        ("http://a.vn:0/", "no port"),
        ("http://a.vn:8a/", "no host"),
        ("http://a b.vn/", "no host"),
        ("http://a..vn/", "no host"),
        ("http://a%2evn/", "no host"),
        ("http://[::1/", "no host"),
        ("http://[::zz]/", "no host"),
        ("http://-a-.vn/", "no host"),
        ("http://2130706433/", "no host"),
        ("http://0x7f000001/", "no host"),
        ("http://0177.0.0.1/", "no host"),
        ("http://127.1/", "no host"),
        ("http://1.2.3.999/", "no host"),
        ("http://a.vn/" + "x" * LONGEST, "longer than"),
    ],
)
def test_what_is_no_address_says_why(text, reason):
    found = read_address(text)
    assert not isinstance(found, Address)
    assert reason in found.reason
    assert canonical_url(text) is None


@given(
    st.text(alphabet=st.sampled_from("ab/.%2Ee?&=#:\\[] ~đằ\u0301+;,@_-"), max_size=60),
    st.sampled_from(["http://a.vn/", "https://a.vn", "http://a.vn/b/c?d", "", "//a.vn/", "http://"]),
)
def test_the_form_is_final(rest, start):
    once = canonical_url(start + rest, base="https://b.vn/c/d?e")
    assert once is None or canonical_url(once) == once


@given(st.text(max_size=200))
def test_any_text_is_an_address_or_says_why_not(text):
    found = read_address(text)
    assert found.url.isascii() and "#" not in found.url if isinstance(found, Address) else found.reason


@pytest.mark.parametrize(
    ("host", "declared", "expected"),
    [
        ("congan.vidu.vn", "congan.vidu.vn", True),
        ("www.congan.vidu.vn", "congan.vidu.vn", True),
        ("congan.vidu.vn", "www.congan.vidu.vn", True),
        ("pc07.congan.vidu.vn", "congan.vidu.vn", True),
        ("vidu.vn", "congan.vidu.vn", False),
        ("xcongan.vidu.vn", "congan.vidu.vn", False),
        ("congan.vidu.vn.khac.vn", "congan.vidu.vn", False),
        ("xn--cngan-6ta.vn", "côngan.vn", True),
        ("127.0.0.2", "127.0.0.3", False),
    ],
)
def test_hosts_belong_to_their_source(host, declared, expected):
    assert is_host_of(host, source_of(declared)) is expected


@pytest.mark.parametrize(
    ("url", "expected"), [("http://a.vn/b?c=d", "/b?c=d"), ("http://a.vn/b", "/b"), ("http://a.vn", "/")]
)
def test_path_and_query(url, expected):
    assert path_and_query(url) == expected
