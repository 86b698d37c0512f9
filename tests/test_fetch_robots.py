"""What robots.txt says is done, as RFC 9309 has it."""

import logging
from itertools import pairwise

import pytest
from farm import FakeClock, Farm, KeptHosts, Reply, fetcher, source_of
from farm.hosts import raw
from farm.keeping import page

from scraper.fetch.robots import Rules, parse_robots
from scraper.outcomes import Failure, Fetched

TEXT = page("Hội phụ nữ phường trao tặng nhiều phần quà cho các gia đình có hoàn cảnh khó khăn. " * 4)
DAY = 86400.0


def rules(text, status=200, **more):
    return Reply(text, status, kind="text/plain", **more)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def farm(clock):
    with Farm(2, clock=clock) as farm:
        for host in farm.hosts:
            host.routes["*"] = Reply(TEXT)
        yield farm


@pytest.fixture
def host(farm):
    return farm.hosts[0]


@pytest.fixture
def hosts():
    return KeptHosts()


@pytest.fixture
def ask(farm, clock, hosts):
    """Ask a new fetcher for a path of the first host."""

    def ask(path="/bai", *, purpose="article", **limits):
        with fetcher(clock=clock, hosts=hosts, **limits) as fetch:
            return fetch.fetch(farm.hosts[0].url(path), source_of(*farm.hosts), purpose=purpose)

    return ask


def test_robots_are_asked_for_first_and_once(farm, clock, host):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /quan-tri")
    with fetcher(clock=clock) as fetch:
        for path in ("/a", "/b", "/quan-tri/c", "/d"):
            fetch.fetch(host.url(path), source_of(host), purpose="article")
    assert [seen.path for seen in host.log] == ["/robots.txt", "/a", "/b", "/d"]


def test_what_is_forbidden_is_not_asked_for(host, ask):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /bai")
    outcome = ask()
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "disallowed"
    assert host.paths() == []


@pytest.mark.parametrize("purpose", ["article", "listing", "feed", "sitemap"])
def test_it_holds_for_every_purpose(host, ask, purpose):
    host.routes["/robots.txt"] = rules("User-agent: diaban\nDisallow: /")
    assert ask(purpose=purpose).trouble == "disallowed"
    assert host.paths() == []


def test_a_redirect_leads_to_nothing_that_is_forbidden(host, ask):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /kin")
    host.routes["/bai"] = Reply(status=302, headers=[("Location", "/kin/1")])
    assert ask().trouble == "disallowed"
    assert host.paths() == ["/bai"]


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /a", "/ab", False),
        ("User-agent: *\nDisallow: /a/", "/ab", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/b/c.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/b/c.pdf?d", True),
        ("User-agent: *\nDisallow: /*?", "/b?trang=2", False),
        ("User-agent: *\nDisallow: /tin\nAllow: /tin/cong-an", "/tin/cong-an/1", True),
        ("User-agent: *\nAllow: /\nDisallow: /tin", "/tin/1", False),
        ("User-agent: *\nDisallow: /tin\nAllow: /tin", "/tin/1", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: diaban\nDisallow: /kin", "/tin", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: DiaBan\nDisallow: /kin", "/kin", False),
        ("User-agent: a\nUser-agent: diaban\nDisallow: /tin", "/tin", False),
        ("User-agent: khac\nDisallow: /", "/tin", True),
        ("User-agent: diaban\nDisallow: /a\n\nUser-agent: diaban\nDisallow: /b", "/b", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a # ghi chú\r\n", "/a", False),
        ("User-agent: *\nDisallow: /tin-tức", "/tin-t%E1%BB%A9c/1", False),
        ("User-agent: *\nDisallow: /tin-t%e1%bb%a9c", "/tin-t%E1%BB%A9c/1", False),
        ("<html><body>Disallow: /</body></html>", "/a", True),
        ("Disallow: /a", "/a", True),
    ],
)
def test_rules(host, ask, text, path, allowed):
    host.routes["/robots.txt"] = rules(text)
    outcome = ask(path)
    assert isinstance(outcome, Fetched) if allowed else outcome.trouble == "disallowed"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 410, 418, 451, 204])
def test_where_there_are_none_all_is_allowed(host, ask, status):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /", status)
    assert isinstance(ask(), Fetched)


def cut_off(connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nUser-agent: *\nAllow: /")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(rules("", 500), id="500"),
        pytest.param(rules("", 503), id="503"),
        pytest.param(raw(b""), id="closed"),
        pytest.param(raw(b"nonsense\r\n\r\n"), id="no HTTP"),
        pytest.param(raw(cut_off), id="cut"),
        pytest.param(rules("x", headers=[("Content-Encoding", "br")]), id="a coding that is not known"),
        pytest.param(rules("", 302, headers=[("Location", "https://khac.vn/robots.txt")]), id="elsewhere"),
    ],
)
def test_where_they_cannot_be_had_nothing_is_allowed(host, hosts, ask, answer):
    host.routes["/robots.txt"] = answer
    outcome = ask()
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "robots_unreachable"
    assert "robots.txt" in outcome.detail
    assert host.paths() == []
    assert hosts.host(host.authority).robots_state == "deny"


def test_robots_that_do_not_come_in_time_allow_nothing(host, ask):
    host.routes["/robots.txt"] = raw(lambda connection: connection.recv(1) and None)
    outcome = ask(read=0.05)
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "robots_unreachable"
    assert host.paths() == []


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (rules("", 429), "rate_limited"),
        (rules("", 429, headers=[("Retry-After", "5")]), "rate_limited"),
        (Reply('<script>document.cookie="D1N=1";location.reload()</script>'), "challenge"),
    ],
)
def test_some_names_tell_more_than_unreachable(host, ask, answer, trouble):
    host.routes["/robots.txt"] = answer
    outcome = ask()
    assert isinstance(outcome, Failure)
    assert outcome.trouble == trouble
    assert host.paths() == []


def test_the_host_opens_again_when_its_robots_do(host, hosts, clock, ask):
    host.routes["/robots.txt"] = rules("", 500)
    ask()
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /kin")
    outcome = ask(longest_wait=5.0)
    assert isinstance(outcome, Failure)
    assert (outcome.trouble, outcome.status) == ("rate_limited", None)
    assert outcome.retry_after is not None
    clock.sleep(outcome.retry_after)
    assert isinstance(ask(), Fetched)
    assert ask("/kin").trouble == "disallowed"
    assert hosts.host(host.authority).robots_state == "rules"


def test_redirects_are_followed_also_to_another_host_of_the_source(farm, ask):
    first, second = farm.hosts
    first.routes["/robots.txt"] = Reply(status=301, headers=[("Location", second.url("/luat.txt"))])
    second.routes["/luat.txt"] = rules("User-agent: *\nDisallow: /bai")
    assert ask().trouble == "disallowed"
    assert [seen.path for seen in farm.log] == ["/robots.txt", "/luat.txt"]


@pytest.mark.parametrize(("hops", "allowed"), [(5, False), (6, True)])
def test_after_five_redirects_there_are_none(host, ask, hops, allowed):
    host.routes["/robots.txt"] = Reply(status=302, headers=[("Location", "/r1")])
    for hop in range(1, hops):
        host.routes[f"/r{hop}"] = Reply(status=302, headers=[("Location", f"/r{hop + 1}")])
    host.routes[f"/r{hops}"] = rules("User-agent: *\nDisallow: /")
    assert isinstance(ask(), Fetched) is allowed


def test_they_hold_for_a_day_also_in_the_next_process(host, clock, ask):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /kin")
    ask()
    clock.sleep(DAY - 60)
    ask()
    assert host.paths(robots=True).count("/robots.txt") == 1
    clock.sleep(120)
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /bai")
    assert ask().trouble == "disallowed"
    assert host.paths(robots=True).count("/robots.txt") == 2


@pytest.mark.parametrize(
    "answer", [rules("", 500), raw(b""), rules("", 302, headers=[("Location", "//khac.vn/")])]
)
def test_the_last_good_ones_go_on_for_thirty_days(host, clock, ask, answer):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /kin")
    ask()
    host.routes["/robots.txt"] = answer
    for day in (2, 10, 29):
        clock.sleep(DAY * day - (clock.now() - FakeClock().now()))
        assert isinstance(ask(), Fetched), day
        assert ask("/kin").trouble == "disallowed"
    clock.sleep(DAY * 2)
    assert ask().trouble == "robots_unreachable"


def test_while_they_cannot_be_had_they_are_asked_for_once_an_hour(host, clock):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /kin")
    with fetcher(clock=clock) as fetch:
        source = source_of(host)
        fetch.fetch(host.url("/a"), source, purpose="article")
        host.routes["/robots.txt"] = rules("", 500)
        clock.sleep(DAY + 1)
        for _ in range(6):
            assert isinstance(fetch.fetch(host.url("/a"), source, purpose="article"), Fetched)
            clock.sleep(1200)
    assert host.paths(robots=True).count("/robots.txt") == 3


def test_robots_that_lead_away_are_not_asked_for_with_every_page(host, clock):
    host.routes["/robots.txt"] = rules("", 302, headers=[("Location", "https://khac.vn/robots.txt")])
    with fetcher(clock=clock) as fetch:
        source = source_of(host)
        for path in "abcd":
            outcome = fetch.fetch(host.url(f"/{path}"), source, purpose="article")
            assert isinstance(outcome, Failure)
            assert (outcome.trouble, outcome.url) == ("robots_unreachable", host.url(f"/{path}"))
        assert [seen.path for seen in host.log] == ["/robots.txt"]
        clock.sleep(3601)
        host.routes["/robots.txt"] = rules("")
        assert isinstance(fetch.fetch(host.url("/e"), source, purpose="article"), Fetched)
        assert isinstance(fetch.fetch(host.url("/f"), source, purpose="article"), Fetched)


def test_only_so_much_is_read_and_no_half_line_counts(host, ask):
    head = "User-agent: *\nDisallow: /kin\n"
    long = head + "# " + "x" * 300 + "\nDisallow: /bai-khac\n"
    host.routes["/robots.txt"] = rules(long)
    limit = len(long) - len("-khac\n")
    assert isinstance(ask(robots_bytes=limit), Fetched)
    assert ask("/kin", robots_bytes=limit).trouble == "disallowed"


def test_a_megabyte_of_robots_is_read_quickly(host, ask):
    host.routes["/robots.txt"] = rules("User-agent: *\n" + "Disallow: /*a*b*c*d*e*f$\n" * 60_000)
    assert isinstance(ask("/" + "abcde" * 200), Fetched)


@pytest.mark.parametrize(
    ("text", "pace", "expected"),
    [
        ("User-agent: *\nCrawl-delay: 7", 2.0, 7.0),
        ("User-agent: *\nCrawl-delay: 0.5", 2.0, 2.0),
        ("User-agent: *\nCrawl-delay: 100000", 2.0, 60.0),
        ("User-agent: *\nRequest-rate: 1/9", 2.0, 9.0),
        ("User-agent: *\nCrawl-delay: -5", 2.0, 2.0),
        ("User-agent: *\nCrawl-delay: nan", 2.0, 2.0),
        ("User-agent: *\nCrawl-delay: nhanh", 2.0, 2.0),
        ("User-agent: diaban\nCrawl-delay: 5\n\nUser-agent: *\nCrawl-delay: 50", 2.0, 5.0),
    ],
)
def test_the_longer_of_pace_and_crawl_delay_is_kept(host, clock, text, pace, expected):
    host.routes["/robots.txt"] = rules(text)
    with fetcher(clock=clock) as fetch:
        for path in "abcd":
            fetch.fetch(host.url(f"/{path}"), source_of(host, pace=pace), purpose="article")
    times = [seen.time for seen in host.log][1:]
    waits = [later - earlier for earlier, later in pairwise(times)]
    assert all(expected <= wait <= expected * 1.25 for wait in waits)


def test_a_crawl_delay_that_is_not_kept_is_logged_once(host, clock, caplog):
    host.routes["/robots.txt"] = rules("User-agent: *\nCrawl-delay: 3600")
    with caplog.at_level(logging.WARNING), fetcher(clock=clock) as fetch:
        for path in "abc":
            fetch.fetch(host.url(f"/{path}"), source_of(host), purpose="article")
    told = [record.getMessage() for record in caplog.records if "3600" in record.getMessage()]
    assert len(told) == 1
    assert "60 s are kept" in told[0]


def test_robots_tell_of_sitemaps(host, clock):
    host.routes["/robots.txt"] = rules(
        "Sitemap: https://vidu.vn/sitemap.xml\nUser-agent: *\nDisallow: /kin\n"
    )
    with fetcher(clock=clock) as fetch:
        found = fetch.robots(host.url("/a"), source_of(host))
        elsewhere = fetch.robots("http://khac.vn/", source_of(host))
        nowhere = fetch.robots("khac", source_of(host))
    assert isinstance(found, Rules)
    assert found.sitemaps == ("https://vidu.vn/sitemap.xml",)
    assert not found.allow(host.url("/kin"))
    assert isinstance(elsewhere, Failure)
    assert isinstance(nowhere, Failure)


def test_robots_themselves_may_always_be_asked_for(host, ask):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /")
    outcome = ask("/robots.txt", purpose="robots")
    assert isinstance(outcome, Fetched)
    assert b"Disallow" in outcome.response.body


def test_calling_a_page_robots_opens_nothing(host, ask):
    host.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /")
    assert ask("/bai", purpose="robots").trouble == "disallowed"
    assert host.paths() == []


def test_no_rules_allow_all():
    assert Rules("diaban").allow("http://vidu.vn/a")
    assert Rules("diaban").delay == 0.0
    assert Rules("diaban").sitemaps == ()
    assert Rules("diaban", parse_robots("User-agent: *\nCrawl-delay: 4")).delay == 4.0
