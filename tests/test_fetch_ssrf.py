"""Nothing but public addresses of the source's hosts is connected to, at any hop."""

import socket
import threading

import pytest
from farm import FakeClock, Farm, KeptHosts, Reply, fetcher, source_of
from farm.keeping import AGENT, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.fetch import Fetcher
from scraper.outcomes import Failure, Fetched

TEXT = page("Công an xã đã kịp thời có mặt, tổ chức cứu nạn và đưa người bị thương đi cấp cứu. " * 3)


def strict(resolve):
    """A fetcher as the program has it: loopback is closed."""
    return Fetcher(clock=FakeClock(), hosts=KeptHosts(), user_agent=AGENT, resolve=resolve)


def names(**addresses):
    """A resolver that knows these names (`_` for a dot) and no others."""
    known = {name.replace("_", "."): tuple(found.split()) for name, found in addresses.items()}

    def resolve(host, port):
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known[host]

    return resolve


@pytest.fixture
def connections(monkeypatch):
    """The addresses that were connected to; none is reached."""
    tried = []

    def connect(address, *rest, **more):
        tried.append(address[0])
        raise ConnectionRefusedError("nobody is there")

    monkeypatch.setattr(socket, "create_connection", connect)
    return tried


@pytest.mark.parametrize(
    "addresses",
    [
        "127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.3.4", "0.0.0.0", "::1", "::ffff:127.0.0.1",
        "fe80::1%eth0", "64:ff9b::7f00:1", "2002:7f00:1::", "8.8.8.8 127.0.0.1", "127.0.0.1 8.8.8.8",
        "8.8.8.8 ::1", "224.0.0.1",
    ],
)  # fmt: skip
def test_names_with_an_address_that_is_not_public_are_refused(addresses, connections):
    with strict(names(vidu_vn=addresses)) as fetch:
        outcome = fetch.fetch("http://vidu.vn/", source_of("vidu.vn"), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "refused_address"
    assert "no public address" in outcome.detail
    assert connections == []


def test_the_connection_goes_to_the_address_that_was_checked(connections):
    with strict(names(vidu_vn="203.162.4.191 2405:4800::1")) as fetch:
        outcome = fetch.fetch("https://vidu.vn/", source_of("vidu.vn"), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "robots_unreachable"
    assert connections == ["203.162.4.191", "2405:4800::1"]


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.1", "127.1", "127.0.1",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::1]", "127.0.0.1", "127.0.0.1.", "localhost",
        "①②⑦.⓪.⓪.①", "127。0。0。1", "[fe80::1%25eth0]", "169.254.169.254", "metadata.google.internal",
    ],
)  # fmt: skip
def test_no_way_of_writing_a_host_reaches_inside(host, connections):
    declared = source_of(host, host.strip("[]"), "vidu.vn")
    with Fetcher(clock=FakeClock(), hosts=KeptHosts(), user_agent=AGENT) as fetch:
        outcome = fetch.fetch(f"http://{host}/", declared, purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble in ("refused_address", "dns_error")
    assert connections == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.ip_addresses(), st.ip_addresses(network="127.0.0.0/8"), st.ip_addresses(network="::/64")
        ),
        min_size=1,
        max_size=3,
    )
)
def test_only_addresses_that_python_calls_global_are_connected_to(connections, addresses):
    connections.clear()
    with strict(lambda host, port: tuple(map(str, addresses))) as fetch:
        outcome = fetch.fetch("http://vidu.vn/", source_of("vidu.vn"), purpose="article")
    assert isinstance(outcome, Failure)
    assert set(connections) <= {str(address) for address in addresses if address.is_global}
    assert not connections or all(address.is_global for address in addresses)


@pytest.mark.parametrize(
    "url", ["http://khac.vn/", "http://vidu.vn.khac.vn/", "http://xvidu.vn/", "http://vidu.vn@khac.vn/"]
)
def test_hosts_of_others_are_refused_before_their_name_is_resolved(url, connections):
    asked = []
    with strict(lambda host, port: asked.append(host) or ("8.8.8.8",)) as fetch:
        outcome = fetch.fetch(url, source_of("vidu.vn"), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "refused_address"
    assert asked == connections == []


@pytest.mark.parametrize("port", [22, 25, 3306, 8080, 65535])
def test_ports_of_other_services_are_refused(port, connections):
    with strict(names(vidu_vn="8.8.8.8")) as fetch:
        outcome = fetch.fetch(f"http://vidu.vn:{port}/", source_of("vidu.vn"), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "refused_address"
    assert f"port {port}" in outcome.detail
    assert connections == []


def test_loopback_opens_loopback_alone(connections):
    with fetcher(resolve=names(vidu_vn="192.168.1.1")) as fetch:
        outcome = fetch.fetch("http://vidu.vn/", source_of("vidu.vn"), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "refused_address"
    assert connections == []


def test_host_stays_the_name_while_the_address_is_pinned():
    with Farm(2) as farm:
        first, second = farm.hosts
        first.routes["*"] = Reply(TEXT)
        answers = iter([(first.address,), (second.address,)])
        with fetcher(resolve=lambda host, port: next(answers)) as fetch:
            outcome = fetch.fetch(f"http://vidu.vn:{first.port}/a", source_of("vidu.vn"), purpose="article")
        assert isinstance(outcome, Fetched)
        assert outcome.response.ip == first.address
        assert {seen.headers["host"] for seen in first.log} == {f"vidu.vn:{first.port}"}
        assert second.log == []


def test_names_that_are_not_ascii_are_asked_for_in_ascii():
    asked = []
    with Farm() as farm:
        host = farm.hosts[0]
        host.routes["*"] = Reply(TEXT)
        with fetcher(resolve=lambda name, port: asked.append(name) or (host.address,)) as fetch:
            url = f"http://CÔNGAN.vn:{host.port}/tin-tức"
            outcome = fetch.fetch(url, source_of("côngan.vn"), purpose="article")
        assert isinstance(outcome, Fetched)
        assert asked == ["xn--cngan-6ta.vn"]
        assert host.log[-1].headers["host"] == f"xn--cngan-6ta.vn:{host.port}"
        assert host.log[-1].path == "/tin-t%E1%BB%A9c"


def test_a_name_is_resolved_once_for_a_connection():
    asked = []
    with Farm() as farm:
        farm.hosts[0].routes["*"] = Reply(TEXT)
        with fetcher(resolve=lambda host, port: asked.append(host) or ("127.0.0.2",)) as fetch:
            for path in "abc":
                fetch.fetch(
                    f"http://vidu.vn:{farm.hosts[0].port}/{path}", source_of("vidu.vn"), purpose="article"
                )
        assert farm.hosts[0].connections == 1
    assert asked == ["vidu.vn"]


def test_each_hop_is_checked_again():
    with Farm() as farm:
        host = farm.hosts[0]
        inside = f"http://trong.vidu.vn:{host.port}/a"
        host.routes["/a"] = Reply(status=302, headers=[("Location", inside)])
        with fetcher(resolve=names(vidu_vn=host.address, trong_vidu_vn="10.0.0.1")) as fetch:
            outcome = fetch.fetch(f"http://vidu.vn:{host.port}/a", source_of("vidu.vn"), purpose="article")
        assert isinstance(outcome, Failure)
        assert outcome.trouble == "refused_address"
        assert "10.0.0.1" in outcome.detail


def test_a_name_that_changes_its_address_is_checked_again():
    """A new connection to a host whose name leads inside by now is refused."""
    with Farm() as farm:
        host = farm.hosts[0]
        host.routes["/robots.txt"] = Reply(status=404, headers=[("Connection", "close")])
        host.routes["*"] = Reply(TEXT)
        answers = iter([(host.address,), ("192.168.0.1",)])
        with fetcher(resolve=lambda _host, port: next(answers)) as fetch:
            outcome = fetch.fetch(f"http://vidu.vn:{host.port}/a", source_of("vidu.vn"), purpose="article")
        assert isinstance(outcome, Failure)
        assert outcome.trouble == "refused_address"
        assert host.paths() == []


def test_names_that_are_not_known_are_a_trouble_of_their_own():
    with fetcher(resolve=names()) as fetch:
        outcome = fetch.fetch("http://vidu.vn/", source_of("vidu.vn"), purpose="article")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "dns_error"
    assert "Name or service not known" in outcome.detail


def test_a_resolver_that_hangs_is_not_waited_for():
    go_on = threading.Event()

    def resolve(host, port):
        go_on.wait(20)
        return ("127.0.0.2",)

    with fetcher(resolve=resolve, connect=0.05) as fetch:
        outcome = fetch.fetch("http://vidu.vn/", source_of("vidu.vn"), purpose="article")
    go_on.set()
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "dns_error"


def test_the_environment_cannot_send_requests_elsewhere(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.99:9")
    with Farm() as farm:
        farm.hosts[0].routes["*"] = Reply(TEXT)
        with fetcher() as fetch:
            outcome = fetch.fetch(farm.hosts[0].url("/a"), source_of(farm.hosts[0]), purpose="article")
    assert isinstance(outcome, Fetched)


@pytest.mark.parametrize(
    "agent", ["diaban", "diaban/1.0", "Mozilla/5.0 (X11)", "diaban/1.0 (+)", "diaban/1.0 (+x)", ""]
)
def test_a_user_agent_without_a_contact_is_refused(agent):
    with pytest.raises(ValueError, match="no user agent"):
        Fetcher(clock=FakeClock(), hosts=KeptHosts(), user_agent=agent)


@pytest.mark.parametrize(
    "agent",
    ["diaban/1.0 (+https://vidu.org/a)", "diaban/1.0 (+mailto:a@vidu.org)", "diaban/1.0 (+a@vidu.org)"],
)
def test_a_contact_is_an_address_of_the_web_or_of_mail(agent):
    with (
        Farm() as farm,
        Fetcher(clock=FakeClock(), hosts=KeptHosts(), user_agent=agent, allow_loopback=True) as fetch,
    ):
        fetch.fetch(farm.hosts[0].url("/"), source_of(farm.hosts[0]), purpose="article")
        assert {seen.headers["user-agent"] for seen in farm.log} == {agent}
