"""Servers that misbehave on the wire: each fault has its name, and none becomes a page."""

import gzip
import socket
import threading
import time
import tracemalloc
import zlib

import pytest
from farm import Farm, Reply, fetcher, source_of
from farm.hosts import raw
from farm.keeping import page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scraper.fetch import transport
from scraper.fetch.body import BadBody, unpack
from scraper.outcomes import Failure, Fetched, NotModified

TEXT = page("Công an huyện đã xác minh, làm rõ nhóm thanh niên gây rối trật tự công cộng trong đêm. " * 20)
PACKED = gzip.compress(TEXT.encode())
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
MEBIBYTE = 1024 * 1024


def outcome_of(answer, *, purpose="article", **limits):
    """What comes of asking for a page that is answered so."""
    with Farm() as farm, fetcher(**limits) as fetch:
        host = farm.hosts[0]
        host.routes["/bai"] = answer if isinstance(answer, Reply) or callable(answer) else raw(answer)
        return fetch.fetch(host.url("/bai"), source_of(host), purpose=purpose)


def failure_of(answer, **more):
    outcome = outcome_of(answer, **more)
    assert isinstance(outcome, Failure), outcome
    return outcome


def packed(body, **headers):
    return Reply(body, headers=[("Content-Encoding", "gzip"), *headers.items()])


def chunked(*pieces, end=b"0\r\n\r\n"):
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + body + end


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Reply(TEXT), id="plain"),
        pytest.param(packed(PACKED), id="gzip"),
        pytest.param(
            packed(gzip.compress(TEXT[:400].encode()) + gzip.compress(TEXT[400:].encode())), id="gzip in two"
        ),
        pytest.param(packed(PACKED + b"\0" * 40), id="gzip with something after it"),
        pytest.param(Reply(PACKED, headers=[("Content-Encoding", "x-gzip")]), id="x-gzip"),
        pytest.param(
            Reply(zlib.compress(TEXT.encode()), headers=[("Content-Encoding", "deflate")]), id="deflate"
        ),
        pytest.param(
            Reply(zlib.compress(TEXT.encode(), wbits=-15), headers=[("Content-Encoding", "Deflate ")]),
            id="bare deflate",
        ),
        pytest.param(Reply(TEXT, headers=[("Content-Encoding", "identity")]), id="identity"),
        pytest.param(chunked(TEXT[:99].encode(), TEXT[99:].encode()), id="chunked"),
        pytest.param(HEAD + b"\r\n" + TEXT.encode(), id="ended by closing"),
        pytest.param(HEAD + b"Content-Encoding: gzip\r\n\r\n" + PACKED, id="gzip, ended by closing"),
        pytest.param(b"HTTP/1.0 200\r\n\r\n" + TEXT.encode(), id="HTTP/1.0 without a reason"),
        pytest.param(
            b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Reply(TEXT).encode(), id="103 first"
        ),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + Reply(TEXT).encode(), id="100 first"),
        pytest.param(Reply(TEXT, kind=None), id="of no type"),
        pytest.param(Reply(TEXT, kind="application/octet-stream"), id="of any type"),
        pytest.param(Reply(TEXT, status=203), id="203"),
    ],
)
def test_whole_pages_come_whole(answer):
    outcome = outcome_of(answer)
    assert isinstance(outcome, Fetched)
    assert outcome.response.body == TEXT.encode()


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        pytest.param(
            packed(PACKED[: len(PACKED) // 2]), "packed body breaks off", id="half of gzip, length right"
        ),
        pytest.param(packed(PACKED[:-3]), "packed body breaks off", id="gzip without its end"),
        pytest.param(packed(PACKED[:5]), "packed body breaks off", id="gzip without its beginning's end"),
        pytest.param(packed(PACKED + PACKED[:30]), "packed body breaks off", id="second part of gzip cut"),
        pytest.param(
            Reply(zlib.compress(TEXT.encode())[:-40], headers=[("Content-Encoding", "deflate")]),
            "breaks off",
            id="half of deflate",
        ),
        pytest.param(HEAD + b"\r\n" + TEXT.encode()[:600], "no end", id="cut, ended by closing"),
        pytest.param(
            HEAD + b"Content-Encoding: gzip\r\n\r\n" + PACKED[:-20],
            "packed body breaks off",
            id="cut gzip, ended by closing",
        ),
        pytest.param(
            HEAD + b"Content-Length: 9999\r\n\r\n" + TEXT.encode(),
            "body breaks off",
            id="shorter than announced",
        ),
        pytest.param(chunked(TEXT.encode()[:300], end=b""), "body breaks off", id="no last chunk"),
        pytest.param(
            chunked(end=b"fff\r\n" + TEXT.encode()[:30]), "body breaks off", id="in the middle of a chunk"
        ),
        pytest.param(
            chunked(b"<html>", end=b"zz\r\nabc\r\n"), "body breaks off", id="no number where a chunk begins"
        ),
    ],
)
def test_cut_bodies_are_truncated(answer, detail):
    failure = failure_of(answer)
    assert failure.trouble == "truncated"
    assert detail in failure.detail
    assert failure.status == 200


def test_a_connection_that_is_reset_in_the_body_is_truncated():
    def write(connection):
        connection.sendall(HEAD + b"Content-Length: 9999\r\n\r\n" + b"<html>" * 9)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        connection.close()

    assert failure_of(raw(write)).trouble == "truncated"


@pytest.mark.parametrize(
    ("feed", "whole"),
    [
        ("<?xml version='1.0'?><rss><channel><title>Tin</title></channel></rss>\n", True),
        ("<?xml version='1.0'?><rss><channel><title>Tin</title></channel></rss><!-- x -->", True),
        ("<?xml version='1.0'?><rss><channel><title>Tin</title></chan", False),
        ("<?xml version='1.0'?><rss><channel><title>Tin</title> và", False),
    ],
)
def test_feeds_of_no_length_need_their_last_tag(feed, whole):
    outcome = outcome_of(b"HTTP/1.1 200 OK\r\n\r\n" + feed.encode(), purpose="feed")
    assert isinstance(outcome, Fetched) if whole else outcome.trouble == "truncated"


def bomb():
    """200 MiB, in 200 KB."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(MEBIBYTE)) for _ in range(200)) + packer.flush()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Reply(b"x" * (2 * MEBIBYTE + 1)), id="announced"),
        pytest.param(chunked(*[b"x" * 65536] * 40), id="in chunks"),
        pytest.param(HEAD + b"\r\n" + b"x" * (3 * MEBIBYTE), id="ended by closing"),
        pytest.param(packed(bomb()), id="194 KB that unpack to 200 MB"),
        pytest.param(packed(gzip.compress(b"<p>" * (3 * MEBIBYTE))), id="9 MiB unpacked"),
        pytest.param(packed(gzip.compress(b"<p>" * MEBIBYTE) * 3), id="9 MiB in three parts"),
        pytest.param(HEAD + b"X-A: " + b"a" * 300_000 + b"\r\n\r\n", id="a header that does not end"),
        pytest.param(HEAD + b"X-A: aaaa\r\n" * 30_000 + b"\r\n", id="headers that do not end"),
    ],
)
def test_more_than_may_be_is_too_big(answer):
    assert failure_of(answer).trouble == "too_big"


def test_a_bomb_takes_no_more_memory_than_the_cap():
    packed_up = bomb()
    tracemalloc.start()
    found = unpack(packed_up, "gzip", cap=8 * MEBIBYTE)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found, BadBody)
    assert most < 24 * MEBIBYTE


def test_exactly_as_much_as_may_be_is_a_page():
    body = TEXT.encode().ljust(4096, b" ")
    assert isinstance(outcome_of(Reply(body), wire_bytes=4096, decoded_bytes=4096), Fetched)
    assert failure_of(Reply(body), wire_bytes=4095).trouble == "too_big"
    assert failure_of(packed(gzip.compress(body)), decoded_bytes=4095).trouble == "too_big"


def test_a_sitemap_may_be_larger_than_a_page():
    body = b"<?xml version='1.0'?><urlset>" + b"<url/>" * MEBIBYTE + b"</urlset>"
    assert isinstance(outcome_of(Reply(body), purpose="sitemap"), Fetched)
    assert failure_of(Reply(body), purpose="feed").trouble == "too_big"


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        pytest.param(Reply(TEXT, headers=[("Content-Encoding", "br")]), "'br'", id="br"),
        pytest.param(Reply(TEXT, headers=[("Content-Encoding", "gzip, gzip")]), "'gzip, gzip'", id="twice"),
        pytest.param(packed(TEXT), "not packed as it says", id="gzip that is none"),
        pytest.param(
            packed(PACKED[:200] + b"\0\0\0\0" + PACKED[204:]), "not packed as it says", id="broken gzip"
        ),
    ],
)
def test_codings_that_cannot_be_undone(answer, detail):
    failure = failure_of(answer)
    assert failure.trouble == "undecodable"
    assert detail in failure.detail


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", id="another protocol"),
        pytest.param(b"<html><body>0.9</body></html>", id="HTTP/0.9"),
        pytest.param(HEAD, id="half a head"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", id="no number for a status"),
        pytest.param(HEAD + b"no colon\r\n\r\n" + TEXT.encode(), id="a header without a colon"),
        pytest.param(
            HEAD + "X-Tên: a\r\n\r\n".encode() + TEXT.encode(), id="a header's name that is no name"
        ),
        pytest.param(HEAD + b"X-A: a\0b\r\n\r\n" + TEXT.encode(), id="a header with a NUL"),
        pytest.param(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n123456", id="two lengths"),
        pytest.param(HEAD + b"Content-Length: -5\r\n\r\n123456", id="a negative length"),
    ],
)
def test_what_is_no_http_is_a_connection_error(answer):
    failure = failure_of(answer)
    assert failure.trouble == "connection_error"
    assert failure.status is None
    assert failure.response is None


def test_nobody_there_is_a_connection_error():
    with Farm() as farm:
        host = farm.hosts[0]
    with fetcher() as fetch:
        outcome = fetch.fetch(host.url("/robots.txt"), source_of(host), purpose="robots")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "connection_error"


def dripping(data, stop):
    """Sends a byte at a time, each in time, forever."""

    def write(connection):
        for index in range(10_000):
            if stop.is_set():
                return
            connection.sendall(data[index : index + 1] or b"x")
            time.sleep(0.01)

    return raw(write)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(HEAD + b"\r\n" + b"<html>" * 999, id="body"),
        pytest.param(HEAD + b"X-A: " + b"a" * 9999, id="head"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" * 999, id="100 Continue"),
        pytest.param(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\nx\r\n" * 9999, id="chunks"),
    ],
)
def test_a_slow_drip_ends_with_the_whole_time(data):
    stop = threading.Event()
    started = time.monotonic()
    failure = failure_of(dripping(data, stop), total=0.3, read=5.0)
    stop.set()
    assert failure.trouble == "timeout"
    assert time.monotonic() - started < 3


def test_silence_ends_with_the_time_for_a_step():
    stop = threading.Event()
    failure = failure_of(raw(lambda connection: stop.wait(20) and None), read=0.1)
    stop.set()
    assert failure.trouble == "timeout"


def test_silence_ends_with_the_whole_time_where_that_is_shorter():
    stop = threading.Event()
    started = time.monotonic()
    failure = failure_of(raw(lambda connection: stop.wait(20) and None), total=0.2, read=10.0)
    stop.set()
    assert failure.trouble == "timeout"
    assert time.monotonic() - started < 5


def test_what_is_announced_to_be_too_big_is_not_read():
    stop = threading.Event()

    def write(connection):
        connection.sendall(HEAD + b"Content-Length: 5000000000\r\n\r\n<html>")
        stop.wait(20)

    failure = failure_of(raw(write), total=5.0)
    stop.set()
    assert failure.trouble == "too_big"
    assert "5000000000" in failure.detail


def test_the_next_page_of_a_host_is_not_the_rest_of_the_last():
    """A connection whose answer was not read to its end is not used again."""
    with Farm() as farm, fetcher(wire_bytes=4096) as fetch:
        host = farm.hosts[0]
        host.routes["/lon"] = Reply(b"x" * 100_000)
        host.routes["/bai"] = Reply(TEXT[:700] + "</body></html>")
        source = source_of(host)
        assert fetch.fetch(host.url("/lon"), source, purpose="article").trouble == "too_big"
        outcome = fetch.fetch(host.url("/bai"), source, purpose="article")
        assert isinstance(outcome, Fetched)
        assert outcome.response.body.startswith(b"<!doctype html>")
        assert host.connections == 2


@pytest.fixture(scope="module")
def fuzzed():
    with Farm() as farm:
        yield farm.hosts[0]


HEADS = (
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 301\r\n", b"HTTP/1.1 304 Not\r\n", b"HTTP/1.1 99 a\r\n",
    b"HTTP/2 200\r\n", b"Content-Length: 5\r\n", b"Content-Length: 99999999999999999999\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip\r\n", b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: deflate\r\n", b"Location: /b\r\n", b"Location: \xe1\xbb\r\n",
    b"Location: http://[\r\n", b"Location: http://1.2.3.999/\r\n", b"Retry-After: 1e9\r\n",
    b"Retry-After: Mon, 99 Jan\r\n", b"Content-Type: text/html; charset=\xff\r\n", b"ETag: \xff\r\n",
    b"\r\n", b"5\r\nabcde\r\n", b"0\r\n\r\n", b"ffffffffffffffff\r\n", b"\x1f\x8b\x08\x00", b"x\x9c",
    b"<html>", b"</html>",
)  # fmt: skip


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(HEADS), st.binary(max_size=12)), max_size=14).map(b"".join))
def test_any_bytes_are_an_outcome(fuzzed, data):
    """Nothing that a server can send is raised."""
    fuzzed.routes = {"/robots.txt": Reply(status=404), "*": raw(data)}
    with fetcher(read=2.0) as fetch:
        outcome = fetch.fetch(fuzzed.url("/a"), source_of(fuzzed), purpose="article", etag='"a"')
    assert isinstance(outcome, Fetched | NotModified | Failure)


def test_a_connection_that_the_server_closed_meanwhile_is_opened_again():
    """Also where it closes only as the next request comes in; on a new connection that is an error."""
    with Farm() as farm, fetcher() as fetch:
        host = farm.hosts[0]
        answers = iter([Reply(TEXT), raw(b""), Reply(TEXT), raw(b""), raw(b"")])
        host.routes = {"/robots.txt": Reply(status=404), "*": lambda seen: next(answers)}
        source = source_of(host)
        outcomes = [fetch.fetch(host.url(f"/{number}"), source, purpose="article") for number in range(3)]
        assert [isinstance(outcome, Fetched) for outcome in outcomes] == [True, True, False]
        assert outcomes[2].trouble == "connection_error"
        assert host.paths() == ["/0", "/1", "/1", "/2", "/2"]
        assert host.connections == 3


def test_only_so_many_hosts_are_kept_connected(monkeypatch):
    monkeypatch.setattr(transport, "_KEPT_HOSTS", 2)
    with Farm(3) as farm, fetcher() as fetch:
        source = source_of(*farm.hosts)
        for host in (*farm.hosts, farm.hosts[2], farm.hosts[0]):
            host.routes["*"] = Reply(TEXT)
            assert isinstance(fetch.fetch(host.url("/a"), source, purpose="article"), Fetched)
        assert [host.connections for host in farm.hosts] == [2, 1, 1]


def test_not_modified_is_no_error():
    with Farm() as farm, fetcher() as fetch:
        host = farm.hosts[0]
        host.routes["/bai"] = Reply(status=304, headers=[("ETag", '"a"')])
        outcome = fetch.fetch(host.url("/bai"), source_of(host), purpose="article", etag='"a"')
        assert isinstance(outcome, NotModified)


def test_the_wire_and_what_it_unpacks_to_are_both_kept():
    outcome = outcome_of(packed(PACKED))
    assert isinstance(outcome, Fetched)
    assert outcome.response.wire == PACKED
    assert outcome.response.header("content-encoding") == "gzip"
