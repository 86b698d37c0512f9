"""What the status says, what is asked with, and what is no page of the kind that was wanted."""

import pytest
from farm import FakeClock, Farm, Reply, fetcher, source_of
from farm.keeping import AGENT, page

from scraper.outcomes import Failure, Fetched, NotModified

TEXT = page("Ban chỉ huy quân sự huyện tổ chức hội nghị tổng kết công tác tuyển quân năm nay. " * 4)
FEED = "<?xml version='1.0' encoding='utf-8'?><rss><channel/></rss>"


@pytest.fixture
def host():
    with Farm(clock=FakeClock()) as farm:
        yield farm.hosts[0]


@pytest.fixture
def ask(host):
    with fetcher() as fetch:

        def ask(reply, *, purpose="article", **more):
            host.routes["/bai"] = reply
            return fetch.fetch(host.url("/bai"), source_of(host), purpose=purpose, **more)

        yield ask


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (204, "http_error"), (205, "http_error"), (206, "http_error"), (202, "http_error"),
        (226, "http_error"), (304, "http_error"), (400, "http_error"), (401, "forbidden"),
        (402, "http_error"), (403, "forbidden"), (404, "not_found"), (405, "http_error"),
        (406, "http_error"), (408, "http_error"), (410, "gone"), (418, "http_error"),
        (429, "rate_limited"), (451, "forbidden"), (500, "server_error"), (501, "server_error"),
        (502, "server_error"), (503, "server_error"), (504, "server_error"), (520, "server_error"),
        (599, "server_error"), (700, "server_error"), (999, "server_error"),
    ],
)  # fmt: skip
def test_statuses_have_names(ask, status, trouble):
    outcome = ask(Reply("<html><p>Không</p></html>", status))
    assert isinstance(outcome, Failure)
    assert (outcome.trouble, outcome.status) == (trouble, status)
    assert outcome.response is not None
    assert str(status) in outcome.detail


def test_503_that_says_when_to_come_again_limits_the_rate(ask):
    outcome = ask(Reply(status=503, headers=[("Retry-After", "7")]))
    assert isinstance(outcome, Failure)
    assert (outcome.trouble, outcome.retry_after) == ("rate_limited", 7.0)


def test_a_page_that_is_too_big_beside_an_error_is_that_error(ask):
    assert ask(Reply(b"x" * 3_000_000, 404)).trouble == "not_found"


def test_a_request_says_who_asks_and_what_it_takes(host, ask):
    ask(Reply(TEXT))
    headers = host.log[-1].headers
    assert headers["user-agent"] == AGENT
    assert headers["accept-encoding"] == "gzip"
    assert headers["host"] == host.authority
    assert "cookie" not in headers
    assert "referer" not in headers
    assert "if-none-match" not in headers
    assert "if-modified-since" not in headers


def test_what_is_known_goes_along_and_304_is_nothing_new(host, ask):
    outcome = ask(Reply(status=304), etag='W/"a-1"', last_modified="Tue, 29 Aug 2023 00:47:00 GMT")
    assert isinstance(outcome, NotModified)
    assert outcome.url == host.url("/bai")
    assert outcome.fetched_at == "2027-01-15T08:00:00Z"
    headers = host.log[-1].headers
    assert headers["if-none-match"] == 'W/"a-1"'
    assert headers["if-modified-since"] == "Tue, 29 Aug 2023 00:47:00 GMT"


def test_what_has_changed_comes_with_200(ask):
    assert isinstance(ask(Reply(TEXT), etag='"a"'), Fetched)


@pytest.mark.parametrize("etag", ["", '"a\r\nX-B: c"', '"ă"', '"\0"', "x" * 600])
def test_a_validator_that_is_no_header_stays_at_home(host, ask, etag):
    assert isinstance(ask(Reply(TEXT), etag=etag), Fetched)
    assert "if-none-match" not in host.log[-1].headers
    assert "x-b" not in host.log[-1].headers


def test_robots_are_asked_for_without_conditions(host, ask):
    ask(Reply(TEXT), etag='"a"')
    assert host.log[0].path == "/robots.txt"
    assert "if-none-match" not in host.log[0].headers


def test_cookies_are_not_kept(host, ask):
    ask(Reply(TEXT, headers=[("Set-Cookie", "D1N=abc; path=/")]))
    ask(Reply(TEXT))
    assert all("cookie" not in seen.headers for seen in host.log)


@pytest.mark.parametrize(
    ("body", "kind", "purpose"),
    [
        (b"%PDF-1.7 ...", "application/pdf", "article"),
        (b"%PDF-1.7 ...", "text/html", "article"),
        (b"\xff\xd8\xff\xe0 JFIF", "image/jpeg", "article"),
        (b"PK\x03\x04 docx", "application/octet-stream", "article"),
        (b"\x1f\x8b\x08", "text/html", "article"),
        (b'{"tin": []}', "application/json", "article"),
        (b"var a = 1;", "application/javascript; charset=utf-8", "listing"),
        (b"body { color: red }", "text/css", "listing"),
        (FEED.encode(), "application/rss+xml", "article"),
        (FEED.encode(), "text/html", "listing"),
        (TEXT.encode(), "text/html", "feed"),
        (TEXT.encode(), "application/rss+xml", "feed"),
        (b"", "application/rss+xml", "feed"),
        (b"Not XML", "text/xml", "sitemap"),
    ],
)
def test_what_is_of_another_kind_is_refused(ask, body, kind, purpose):
    outcome = ask(Reply(body, kind=kind), purpose=purpose)
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "unexpected_type"


@pytest.mark.parametrize(
    ("body", "kind", "purpose"),
    [
        (TEXT.encode(), "text/html", "article"),
        (TEXT.encode(), "application/json", "article"),
        (TEXT.encode(), "image/png", "article"),
        (b"\xef\xbb\xbf\n" + TEXT.encode(), "text/html", "article"),
        (FEED.encode(), "text/html", "feed"),
        (b"\xef\xbb\xbf\n" + FEED.encode(), "application/rss+xml", "feed"),
        (b"<!-- may -->\n<feed xmlns='a'></feed>", "text/plain", "feed"),
        (b"\x1f\x8b\x08", "application/x-gzip", "sitemap"),
        (b"https://vidu.vn/a\nhttps://vidu.vn/b\n", "text/plain", "sitemap"),
    ],
)
def test_what_it_begins_with_counts_before_what_it_is_called(ask, body, kind, purpose):
    assert isinstance(ask(Reply(body, kind=kind), purpose=purpose), Fetched)
