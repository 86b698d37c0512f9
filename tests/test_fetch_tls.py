"""Certificates are always checked, and what is wrong with one has a name."""

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from farm import Farm, Reply, fetcher, source_of
from farm.keeping import page

from scraper.fetch.tls import make_context
from scraper.outcomes import Failure, Fetched

TEXT = page("Trường tiểu học tổ chức ngày hội đọc sách cho học sinh vùng cao. " * 5)
NAME = "congan.vidu.vn"
LAST_YEAR = datetime.now(UTC) - timedelta(days=365)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def bundle(authority, tmp_path):
    """The file that a source would name as its `ca_bundle`."""
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


def server_context(cert):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert.configure_cert(context)
    return context


def ask(context, *, ca_bundle, name=NAME, path="/a", routes=None):
    with Farm(tls=context) as farm:
        host = farm.hosts[0]
        host.routes = routes or {"*": Reply(TEXT)}
        with fetcher(resolve=lambda _name, port: (host.address,)) as fetch:
            source = source_of(NAME, ca_bundle=ca_bundle)
            outcome = fetch.fetch(f"https://{name}:{host.port}{path}", source, purpose="article")
        return outcome, host


def test_a_certificate_that_the_bundle_vouches_for_is_taken(authority, bundle):
    outcome, host = ask(server_context(authority.issue_cert(NAME)), ca_bundle=bundle)
    assert isinstance(outcome, Fetched)
    assert outcome.response.ip == host.address
    assert {seen.headers["host"] for seen in host.log} == {f"{NAME}:{host.port}"}


def test_the_name_is_told_in_the_handshake(authority, bundle):
    context = server_context(authority.issue_cert(NAME))
    told = []
    context.sni_callback = lambda connection, name, _context: told.append(name)
    ask(context, ca_bundle=bundle)
    assert told == [NAME]


def test_another_bundle_of_the_same_host_is_another_connection(authority, bundle):
    """What one source trusts is not what another one of that host trusts."""
    with Farm(tls=server_context(authority.issue_cert(NAME))) as farm:
        host = farm.hosts[0]
        host.routes["*"] = Reply(TEXT)
        url = f"https://{NAME}:{host.port}/a"
        with fetcher(resolve=lambda _name, port: (host.address,)) as fetch:
            assert isinstance(fetch.fetch(url, source_of(NAME, ca_bundle=bundle), purpose="article"), Fetched)
            outcome = fetch.fetch(url, source_of(NAME), purpose="article")
        assert isinstance(outcome, Failure)
        assert outcome.trouble == "tls_error"


@pytest.mark.parametrize(
    ("options", "detail"),
    [
        pytest.param({"not_after": LAST_YEAR}, "has expired", id="expired"),
        pytest.param({"not_before": datetime.now(UTC) + timedelta(days=30)}, "not valid yet", id="too early"),
    ],
)
def test_a_certificate_out_of_its_time_is_named(authority, bundle, options, detail):
    if "not_after" in options:
        options = {"not_before": LAST_YEAR - timedelta(days=90), **options}
    outcome, host = ask(server_context(authority.issue_cert(NAME, **options)), ca_bundle=bundle)
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "tls_error"
    assert detail in outcome.detail
    assert host.log == []


def test_a_certificate_of_another_host_is_named(authority, bundle):
    outcome, host = ask(server_context(authority.issue_cert("khac.vn")), ca_bundle=bundle)
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "tls_error"
    assert "another host's" in outcome.detail
    assert host.log == []


def test_a_certificate_that_signs_itself_is_named(tmp_path, bundle):
    alone = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    alone.cert_pem.write_to_path(tmp_path / "alone.pem")
    alone.private_key_pem.write_to_path(tmp_path / "alone.key")
    context.load_cert_chain(tmp_path / "alone.pem", tmp_path / "alone.key")
    outcome, _ = ask(context, ca_bundle=bundle)
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "tls_error"
    assert "signed by itself" in outcome.detail


def test_an_unknown_authority_is_named(authority):
    outcome, host = ask(server_context(authority.issue_cert(NAME)), ca_bundle=None)
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "tls_error"
    assert "not known" in outcome.detail
    assert "ca_bundle" in outcome.detail
    assert host.log == []


def test_a_forgotten_certificate_in_between_is_what_a_bundle_is_for(authority, tmp_path):
    between = authority.create_child_ca()
    leaf = between.issue_cert(NAME)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    (tmp_path / "leaf.pem").write_bytes(leaf.cert_chain_pems[0].bytes())
    leaf.private_key_pem.write_to_path(tmp_path / "leaf.key")
    context.load_cert_chain(tmp_path / "leaf.pem", tmp_path / "leaf.key")
    root = tmp_path / "root.pem"
    authority.cert_pem.write_to_path(root)
    outcome, _ = ask(context, ca_bundle=str(root))
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "tls_error"
    both = tmp_path / "both.pem"
    both.write_bytes(authority.cert_pem.bytes() + between.cert_pem.bytes())
    assert isinstance(ask(context, ca_bundle=str(both))[0], Fetched)


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_bundle_that_cannot_be_read_is_named(authority, tmp_path, content):
    path = tmp_path / "thieu.pem"
    if content is not None:
        path.write_text(content)
    outcome, host = ask(server_context(authority.issue_cert(NAME)), ca_bundle=str(path))
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "tls_error"
    assert "thieu.pem" in outcome.detail
    assert host.connections == 0


def test_a_server_without_tls_is_named():
    def answer(server):
        connection, _ = server.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.2", 0)) as server, fetcher() as fetch:
        thread = threading.Thread(target=answer, args=(server,))
        thread.start()
        url = f"https://127.0.0.2:{server.getsockname()[1]}/"
        outcome = fetch.fetch(url, source_of("127.0.0.2"), purpose="article")
        thread.join()
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "tls_error"
    assert "no secure connection" in outcome.detail


def test_a_handshake_that_never_answers_ends():
    with socket.create_server(("127.0.0.2", 0)) as silent, fetcher(connect=0.1) as fetch:
        url = f"https://127.0.0.2:{silent.getsockname()[1]}/robots.txt"
        outcome = fetch.fetch(url, source_of("127.0.0.2"), purpose="robots")
    assert isinstance(outcome, Failure)
    assert outcome.trouble == "timeout"


def test_http_may_lead_to_https(authority, bundle):
    with Farm(tls=server_context(authority.issue_cert(NAME))) as safe, Farm() as plain:
        there, here = safe.hosts[0], plain.hosts[0]
        there.routes["*"] = Reply(TEXT)
        here.routes["/a"] = Reply(status=301, headers=[("Location", f"https://{NAME}:{there.port}/a")])
        with fetcher(resolve=lambda _name, port: (there.address,)) as fetch:
            source = source_of(NAME, ca_bundle=bundle)
            outcome = fetch.fetch(f"http://{NAME}:{here.port}/a", source, purpose="article")
    assert isinstance(outcome, Fetched)


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_https_never_leads_to_http(authority, bundle, path):
    away = Reply(status=301, headers=[("Location", f"http://{NAME}/b")])
    routes = {"*": Reply(TEXT), "/robots.txt": Reply(status=404)} | {path: away}
    outcome, _ = ask(server_context(authority.issue_cert(NAME)), ca_bundle=bundle, routes=routes)
    assert isinstance(outcome, Failure)
    assert outcome.trouble == ("refused_redirect" if path == "/a" else "robots_unreachable")
    assert "from https to http" in outcome.detail


@pytest.mark.parametrize("path", [None, "/etc/ssl/certs"])
def test_there_are_always_roots_and_always_checks(monkeypatch, path):
    paths = ssl.get_default_verify_paths()._replace(cafile=None, capath=path)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    make_context.cache_clear()
    context = make_context(None)
    make_context.cache_clear()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert path is not None or context.cert_store_stats()["x509_ca"] > 50
