"""Redirects are followed by hand: a few, within the source, never from https to http."""

import pytest
from farm import Farm, Reply, fetcher, source_of
from farm.keeping import page

from scraper.outcomes import Failure, Fetched

TEXT = page("Lực lượng chức năng đã kịp thời dập tắt đám cháy, không để xảy ra thiệt hại về người. " * 4)


def to(target, status=302):
    return Reply(status=status, headers=[("Location", target)])


@pytest.fixture
def farm():
    with Farm(2) as farm:
        farm.hosts[0].routes["/dich"] = Reply(TEXT)
        yield farm


@pytest.fixture
def fetch(farm):
    with fetcher() as fetch:
        host = farm.hosts[0]
        yield lambda path, **more: fetch.fetch(host.url(path), source_of(host), purpose="article", **more)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_kept(farm, fetch, status):
    host = farm.hosts[0]
    host.routes["/a"] = to("/dich", status)
    outcome = fetch("/a")
    assert isinstance(outcome, Fetched)
    assert outcome.response.asked == host.url("/a")
    assert outcome.response.url == host.url("/dich")
    assert outcome.response.redirects == ((status, host.url("/a")),)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("dich", "/tin/dich"),
        ("../dich", "/dich"),
        ("/dich#duoi", "/dich"),
        ("/./b/../dich", "/dich"),
        ("?trang=2", "/tin/a?trang=2"),
        ("/tìm kiếm", "/t%C3%ACm%20ki%E1%BA%BFm"),
        ("  /dich ", "/dich"),
        ("\\dich", "/dich"),
    ],
)
def test_targets_are_read_on_their_page(farm, fetch, target, path):
    host = farm.hosts[0]
    host.routes["/tin/a"] = Reply(status=302, headers=[("Location", target.encode().decode("latin-1"))])
    fetch("/tin/a")
    assert host.paths() == ["/tin/a", path]


def test_five_are_followed_and_no_more(farm, fetch):
    host = farm.hosts[0]
    for hop in range(9):
        host.routes[f"/{hop}"] = to(f"/{hop + 1}")
    host.routes["/5"] = Reply(TEXT)
    assert isinstance(fetch("/0"), Fetched)
    host.routes["/5"] = to("/6")
    outcome = fetch("/0")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "too_many_redirects"
    assert outcome.url == host.url("/0")
    assert host.paths()[-1] == "/5"


@pytest.mark.parametrize("loop", [["/a"], ["/a", "/b"], ["/a", "/b", "/c"]])
def test_a_loop_ends_where_it_closes(farm, fetch, loop):
    host = farm.hosts[0]
    for here, there in zip(loop, [*loop[1:], loop[0]], strict=True):
        host.routes[here] = to(there)
    outcome = fetch("/a")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "too_many_redirects"
    assert host.paths() == loop


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://khac.vn/a", "none of vidu.vn's"),
        ("//khac.vn/a", "none of vidu.vn's"),
        ("file:///etc/passwd", "no address"),
        ("javascript:alert(1)", "no address"),
        ("http://user@127.0.0.2/", "no address"),
        ("http://[::1", "no address"),
        ("http://2130706434/", "no address"),
    ],
)
def test_redirects_to_elsewhere_are_refused(farm, fetch, target, why):
    farm.hosts[0].routes["/a"] = to(target)
    outcome = fetch("/a")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "refused_redirect"
    assert why in outcome.detail
    assert outcome.status == 302
    assert outcome.response is not None
    assert outcome.response.header("location") == target


def test_another_loopback_host_is_refused_unless_it_is_the_sources(farm):
    first, second = farm.hosts
    first.routes["/a"] = to(second.url("/b"))
    second.routes["/b"] = Reply(TEXT)
    with fetcher() as fetch:
        refused = fetch.fetch(first.url("/a"), source_of(first), purpose="article")
        assert isinstance(refused, Failure)
        assert refused.trouble == "refused_redirect"
        assert second.log == []
        followed = fetch.fetch(first.url("/a"), source_of(first, second), purpose="article")
    assert isinstance(followed, Fetched)
    assert [seen.path for seen in second.log] == ["/robots.txt", "/b"]


def test_the_second_host_is_asked_for_its_own_rules(farm):
    first, second = farm.hosts
    first.routes["/a"] = to(second.url("/b"))
    second.routes["/robots.txt"] = Reply("User-agent: *\nDisallow: /b", kind="text/plain")
    with fetcher() as fetch:
        outcome = fetch.fetch(first.url("/a"), source_of(first, second), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "disallowed"
    assert outcome.url == first.url("/a")
    assert second.paths() == []


@pytest.mark.parametrize(
    "reply", [Reply(status=302), to(""), Reply(status=300), to("/dich", 305), Reply(status=306)]
)
def test_a_redirect_to_nowhere_is_an_error(farm, fetch, reply):
    farm.hosts[0].routes["/a"] = reply
    outcome = fetch("/a")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "http_error"
    assert farm.hosts[0].paths() == ["/a"]


def test_a_refresh_in_the_page_is_told_and_not_followed(farm, fetch):
    farm.hosts[0].routes["/a"] = Reply(
        '<html><head><meta http-equiv="refresh" content="0; url=/dich"></head></html>'
    )
    outcome = fetch("/a")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "empty_shell"
    assert "/dich" in outcome.detail
    assert farm.hosts[0].paths() == ["/a"]


def test_answers_that_no_outcome_carries_are_told_of(farm):
    first, second = farm.hosts
    first.routes["/robots.txt"] = to("/luat.txt")
    first.routes["/luat.txt"] = Reply("User-agent: *\nDisallow:", kind="text/plain")
    first.routes["/a"] = to(second.url("/b"))
    second.routes["/b"] = Reply(TEXT)
    second.routes["/c"] = to("https://khac.vn/")
    told = []

    def witness(response, purpose, source):
        told.append((purpose, response.status, response.url, source.name))

    with fetcher(witness=witness) as fetch:
        source = source_of(first, second)
        fetch.fetch(first.url("/a"), source, purpose="article")
        refused = fetch.fetch(second.url("/c"), source, purpose="article")
    assert isinstance(refused, Failure)
    assert refused.response is not None
    assert told == [
        ("robots", 302, first.url("/robots.txt"), "vidu.vn"),
        ("robots", 200, first.url("/luat.txt"), "vidu.vn"),
        ("article", 302, first.url("/a"), "vidu.vn"),
        ("robots", 404, second.url("/robots.txt"), "vidu.vn"),
    ]


def test_a_huge_body_beside_a_redirect_is_no_trouble(farm, fetch):
    farm.hosts[0].routes["/a"] = Reply(b"x" * 3_000_000, 301, headers=[("Location", "/dich")])
    assert isinstance(fetch("/a"), Fetched)
