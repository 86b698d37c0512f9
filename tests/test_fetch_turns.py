"""Hosts are asked one request at a time, at their pace, and left alone while they want to be."""

import threading
from dataclasses import replace
from email.utils import formatdate
from itertools import pairwise

import pytest
from farm import FakeClock, Farm, KeptHosts, Reply, fetcher, source_of
from farm.clock import START
from farm.keeping import page
from hypothesis import given
from hypothesis import strategies as st

from corpus.frontier import Host
from scraper.fetch.limits import Limits
from scraper.fetch.turns import settle
from scraper.outcomes import Failure, Fetched

TEXT = page("Đoàn thanh niên xã ra quân dọn vệ sinh, trồng cây xanh dọc các tuyến đường liên thôn. " * 4)
JITTER = Limits().jitter


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def farm(clock):
    with Farm(3, clock=clock) as farm:
        for host in farm.hosts:
            host.routes["*"] = Reply(TEXT)
            host.routes["/robots.txt"] = Reply(status=404)
        yield farm


def gaps(host):
    times = [seen.time for seen in host.log]
    return [later - earlier for earlier, later in pairwise(times)]


def test_requests_to_a_host_keep_its_pace_with_jitter(farm, clock):
    host = farm.hosts[0]
    with fetcher(clock=clock) as fetch:
        for number in range(30):
            fetch.fetch(host.url(f"/{number}"), source_of(host, pace=2.0), purpose="article")
    assert len(host.log) == 31
    assert all(2.0 <= gap <= 2.0 * (1 + JITTER) for gap in gaps(host))
    assert len({round(gap, 4) for gap in gaps(host)}) > 20


def test_the_pace_holds_for_redirects_and_robots(farm, clock):
    host = farm.hosts[0]
    host.routes["/a"] = Reply(status=301, headers=[("Location", "/b")])
    with fetcher(clock=clock) as fetch:
        fetch.fetch(host.url("/a"), source_of(host, pace=3.0), purpose="article")
    assert [seen.path for seen in host.log] == ["/robots.txt", "/a", "/b"]
    assert min(gaps(host)) >= 3.0


def test_the_pace_of_one_host_holds_up_no_other(farm, clock):
    first, second, _ = farm.hosts
    source = source_of(first, second, pace=10.0)
    with fetcher(clock=clock) as fetch:
        fetch.fetch(first.url("/robots.txt"), source, purpose="robots")
        before = clock.now()
        fetch.fetch(second.url("/robots.txt"), source, purpose="robots")
    assert clock.now() == before


def test_the_pace_outlives_the_fetcher(farm, clock):
    host = farm.hosts[0]
    hosts = KeptHosts()
    for number in range(3):
        with fetcher(clock=clock, hosts=hosts) as fetch:
            fetch.fetch(host.url(f"/{number}"), source_of(host, pace=5.0), purpose="article")
    assert min(gaps(host)) >= 5.0
    assert [seen.path for seen in host.log] == ["/robots.txt", "/0", "/1", "/2"]


def test_no_pace_writes_nothing(farm, clock):
    host = farm.hosts[0]
    hosts = KeptHosts()
    with fetcher(clock=clock, hosts=hosts) as fetch:
        for number in range(5):
            fetch.fetch(host.url(f"/{number}"), source_of(host), purpose="article")
    assert hosts.writes == 1  # robots.txt


def test_one_request_at_a_time_between_threads_and_sources(farm, clock):
    host, other, _ = farm.hosts
    gate = threading.Barrier(8)
    sources = [source_of(host, other, name=name) for name in ("mot.vn", "hai.vn")]

    def work(number):
        gate.wait()
        for turn in range(5):
            for place in (host, other):
                outcome = fetch.fetch(place.url(f"/{number}-{turn}"), sources[number % 2], purpose="article")
                assert isinstance(outcome, Fetched)

    with fetcher(clock=clock) as fetch:
        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for place in (host, other):
        assert len(place.log) == 41
        assert max(seen.in_flight for seen in place.log) == 1
        assert place.paths(robots=True).count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        (" 30 ", 30.0),
        ("2.5", 2.5),
        (formatdate(START + 45, usegmt=True), 45.0),
        ("Friday, 15-Jan-27 08:00:45 GMT", 45.0),
        (formatdate(START - 45, usegmt=True), 0.0),
        ("99999999", 86400.0),
        (formatdate(START + 99999999, usegmt=True), 86400.0),
        ("-5", None),
        ("soon", None),
        ("Fri, 99 Foo 2027 08:00:45 GMT", None),
        ("", None),
    ],
)
def test_retry_after_is_read_in_both_forms(farm, clock, value, seconds):
    host = farm.hosts[0]
    host.routes["/a"] = Reply(status=429, headers=[("Retry-After", value)])
    with fetcher(clock=clock) as fetch:
        outcome = fetch.fetch(host.url("/a"), source_of(host), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "rate_limited"
    assert outcome.retry_after == seconds


def test_a_date_is_counted_from_the_servers_own_clock(farm, clock):
    host = farm.hosts[0]
    slow = START - 7200
    headers = [("Date", formatdate(slow, usegmt=True)), ("Retry-After", formatdate(slow + 20, usegmt=True))]
    host.routes["/a"] = Reply(status=503, headers=headers)
    with fetcher(clock=clock) as fetch:
        outcome = fetch.fetch(host.url("/a"), source_of(host), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.retry_after == 20.0


@pytest.mark.parametrize("status", [429, 503, 403, 500])
def test_retry_after_is_obeyed_also_by_the_next_process(farm, clock, status):
    host = farm.hosts[0]
    hosts = KeptHosts()
    host.routes["/a"] = Reply(status=status, headers=[("Retry-After", "60")])
    with fetcher(clock=clock, hosts=hosts) as fetch:
        fetch.fetch(host.url("/a"), source_of(host), purpose="article")
    with fetcher(clock=clock, hosts=hosts) as fetch:
        assert isinstance(fetch.fetch(host.url("/b"), source_of(host), purpose="article"), Fetched)
    assert gaps(host)[-1] >= 60.0


def test_a_wait_that_is_too_long_is_told_instead(farm, clock):
    host = farm.hosts[0]
    host.routes["/a"] = Reply(status=429, headers=[("Retry-After", "600")])
    source = source_of(host)
    with fetcher(clock=clock) as fetch:
        fetch.fetch(host.url("/a"), source, purpose="article")
        seen = len(host.log)
        outcome = fetch.fetch(host.url("/b"), source, purpose="article")
        assert isinstance(outcome, Failure)
        assert (outcome.trouble, outcome.status) == ("rate_limited", None)
        assert outcome.retry_after == pytest.approx(600.0)
        assert len(host.log) == seen
        clock.sleep(600)
        assert isinstance(fetch.fetch(host.url("/b"), source, purpose="article"), Fetched)


def test_trouble_doubles_how_long_a_host_rests(farm, clock):
    host = farm.hosts[0]
    hosts = KeptHosts()
    host.routes["/a"] = Reply(status=500)
    waits = []
    for _ in range(14):
        with fetcher(clock=clock, hosts=hosts) as fetch:
            fetch.fetch(host.url("/a"), source_of(host), purpose="article")
        wait = hosts.host(host.authority).free_at - clock.now()
        waits.append(wait)
        clock.sleep(wait)
    expected = [min(30.0 * 2**number, 6 * 3600.0) for number in range(14)]
    for wait, least in zip(waits, expected, strict=True):
        assert least <= wait <= min(least * (1 + JITTER), 6 * 3600.0)


def test_one_trouble_is_waited_for_and_three_are_told(farm, clock):
    """A page that is broken does not keep a run from the others."""
    host = farm.hosts[0]
    host.routes["/hong"] = Reply(status=500)
    source = source_of(host)
    with fetcher(clock=clock) as fetch:
        fetch.fetch(host.url("/hong"), source, purpose="article")
        assert isinstance(fetch.fetch(host.url("/tot"), source, purpose="article"), Fetched)
        for _ in range(3):
            outcome = fetch.fetch(host.url("/hong"), source, purpose="article")
            assert isinstance(outcome, Failure)
            assert outcome.trouble == "server_error"
        outcome = fetch.fetch(host.url("/tot"), source, purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "rate_limited"


def test_a_state_that_a_wrong_clock_kept_does_not_close_a_host(farm, clock):
    host = farm.hosts[0]
    hosts = KeptHosts()
    later = clock.now() + 400 * 86400
    hosts.keep_host(Host(host=host.authority, free_at=later, robots_state="allow", robots_at=later))
    with fetcher(clock=clock, hosts=hosts) as fetch:
        assert isinstance(fetch.fetch(host.url("/a"), source_of(host), purpose="article"), Fetched)
    assert clock.slept == []
    assert [seen.path for seen in host.log] == ["/robots.txt", "/a"]


def test_what_goes_well_halves_the_troubles(farm, clock):
    host = farm.hosts[0]
    hosts = KeptHosts()
    hosts.keep_host(Host(host=host.authority, failures=5, robots_state="allow", robots_at=clock.now()))
    failures = []
    with fetcher(clock=clock, hosts=hosts) as fetch:
        for _ in range(4):
            fetch.fetch(host.url("/a"), source_of(host), purpose="article")
            failures.append(hosts.host(host.authority).failures)
    assert failures == [2, 1, 0, 0]


@pytest.mark.parametrize(
    ("status", "failures"), [(404, 2), (410, 2), (403, 4), (401, 4), (500, 5), (429, 5), (502, 5)]
)
def test_only_the_hosts_own_trouble_counts(farm, clock, status, failures):
    host = farm.hosts[0]
    hosts = KeptHosts()
    hosts.keep_host(Host(host=host.authority, failures=4, robots_state="allow", robots_at=clock.now()))
    host.routes["/a"] = Reply(status=status)
    with fetcher(clock=clock, hosts=hosts) as fetch:
        fetch.fetch(host.url("/a"), source_of(host), purpose="article")
    assert hosts.host(host.authority).failures == failures


def test_a_wall_makes_the_host_rest(farm, clock):
    host = farm.hosts[0]
    hosts = KeptHosts()
    wall = '<script>document.cookie="D1N=0f"+"; path=/";window.location.reload(true);</script>'
    host.routes["/a"] = Reply(wall)
    with fetcher(clock=clock, hosts=hosts) as fetch:
        outcome = fetch.fetch(host.url("/a"), source_of(host), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "challenge"
    assert hosts.host(host.authority).free_at >= clock.now() + 30


@given(
    st.integers(0, 10**6),
    st.sampled_from(["good", "bad", "neither"]),
    st.floats(0, 120),
    st.none() | st.floats(0, 86400),
    st.floats(0, 1),
)
def test_a_state_is_always_sound(failures, verdict, pace, wait, chance):
    limits = Limits()
    host = Host(host="vidu.vn", failures=failures)
    after = settle(host, verdict, now=START, pace=pace, wait=wait, limits=limits, chance=chance)
    assert START + pace <= after.free_at <= START + max(limits.longest_backoff, 86400.0)
    assert 0 <= after.failures <= failures + 1
    assert replace(after, failures=0, free_at=0.0) == Host(host="vidu.vn")
