"""The shipped configuration of nginx, in the real nginx before two real processes of the site."""

import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from behind_nginx import NGINX, SHIPPED, Processes, in_front, two_processes
from running import Sample, run_diaban
from switches import generation, make_generations

from db.releases import switch

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx)"),
]
SAFETY = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")


@pytest.fixture(scope="module")
def data(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample with a dump."""
    folder = tmp_path_factory.mktemp("data") / "diaban"
    shutil.copytree(sample.folder, folder, symlinks=True)
    assert run_diaban("dump", "--to", "var/dump", folder=folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def processes(data: Path) -> Iterator[Processes]:
    with two_processes(data) as processes:
        yield processes


@pytest.fixture
def front(processes: Processes, tmp_path: Path) -> Iterator[str]:
    with in_front(processes, tmp_path) as front:
        yield front


@pytest.fixture
def reader(front: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=front, timeout=60) as reader:
        yield reader


def test_a_second_reader_gets_the_answer_that_was_kept(reader: httpx.Client) -> None:
    first, second = reader.get("/"), reader.get("/")
    assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT")
    assert first.text == second.text
    head = reader.head("/")
    assert (head.status_code, head.headers["x-cache"], head.content) == (200, "HIT", b"")
    known = reader.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    packed = reader.get("/", headers={"accept-encoding": "gzip"})
    assert (packed.headers["content-encoding"], packed.text) == ("gzip", first.text)


def test_headers_that_keep_readers_safe_come_once(reader: httpx.Client) -> None:
    addresses = ("/", "/diaban/criteria", "/khong-co", "/-/versions", "/diaban.db", "/tai-ve/manifest.json")
    for address in (*addresses, "/diaban/criteria.csv", "/robots.txt"):
        answer = reader.get(address)
        for name in SAFETY:
            assert len(answer.headers.get_list(name)) == 1, (address, name)
        assert answer.headers.get_list("server") == ["nginx"]


def test_pages_about_the_server_are_closed(reader: httpx.Client) -> None:
    for name in ("versions", "databases", "plugins", "settings", "threads", "metadata"):
        assert reader.get(f"/-/{name}").status_code == 404
        assert reader.get(f"/-/{name}.json").status_code == 404
    style = reader.get("/-/static/app.css")
    assert (style.status_code, style.headers.get_list("cache-control")) == (200, ["public, max-age=600"])


def test_each_language_is_kept_apart(reader: httpx.Client) -> None:
    def words(**headers: str) -> tuple[str, str]:
        answer = reader.get("/", headers=headers)
        found = "vi" if '<html lang="vi"' in answer.text else "en"
        return found, answer.headers["x-cache"]

    assert words() == ("vi", "MISS")
    assert words(cookie="lang=en") == ("en", "MISS")
    assert words(cookie="lang=en; other=1") == ("en", "HIT")
    assert words(cookie="lang=vi") == ("vi", "HIT")
    assert words() == ("vi", "HIT")


def test_a_choice_of_language_is_remembered_for_each_reader(reader: httpx.Client) -> None:
    for _ in range(2):  # never from what is kept for others
        chosen = reader.get("/?_lang=en", headers={"cookie": "lang=vi"})
        assert "lang=en" in chosen.headers["set-cookie"]
        assert chosen.headers["x-cache"] != "HIT"
        reader.cookies.clear()
    assert reader.get("/?_lang=en", headers={"cookie": "lang=en"}).status_code == 200
    reader.cookies.clear()
    assert "lang=en" in reader.get("/?_lang=en").headers["set-cookie"]


def test_questions_are_not_for_search_engines(reader: httpx.Client) -> None:
    assert reader.get("/tim?q=cong+an").headers.get_list("x-robots-tag") == ["noindex"]
    assert "x-robots-tag" not in reader.get("/").headers


def test_too_many_questions_are_refused_and_pages_are_not(front: str, reader: httpx.Client) -> None:
    def status(number: int) -> int:
        return httpx.get(f"{front}/tim?q=xa+{number}", timeout=60).status_code

    with ThreadPoolExecutor(8) as readers:
        counts = Counter(readers.map(status, range(40)))
    assert counts[200] >= 11 and counts[429] >= 10, counts
    assert set(counts) == {200, 429}
    refused = next(answer for _ in range(40) if (answer := reader.get("/tim?q=x")).status_code == 429)
    assert "Quá nhiều yêu cầu" in refused.text and "Too many requests" in refused.text
    assert refused.headers["retry-after"] == "10"
    for name in SAFETY:
        assert len(refused.headers.get_list(name)) == 1, name
    assert reader.get("/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/diaban/criteria?_facet=year",
        "/diaban/criteria.csv",
        "/diaban/criteria?_search=xa",
        "/diaban/tim?q=xa",
    ],
)
def test_what_takes_long_is_limited_though_it_is_kept(front: str, address: str) -> None:
    counts = Counter(httpx.get(front + address, timeout=60).status_code for _ in range(40))
    assert counts[429] > 0, counts


def test_one_process_that_is_gone_is_not_missed_and_both_are_with_what_to_do(
    data: Path, tmp_path: Path
) -> None:
    with (
        two_processes(data) as processes,
        in_front(processes, tmp_path) as address,
        httpx.Client(base_url=address, timeout=60) as reader,
    ):
        processes.kill(0)
        statuses = {reader.get(f"/diaban/criteria?year={year}").status_code for year in range(2000, 2015)}
        assert statuses == {200}
        shown = reader.get("/").text
        processes.kill(1)
        assert reader.get("/").text == shown
        away = reader.get("/ban-do")
        assert away.status_code == 503
        assert "Trang tạm thời không trả lời" in away.text and "try again later" in away.text
        assert "retry-after" in away.headers


def test_a_publication_is_seen_when_what_is_kept_is_forgotten(
    data: Path, tmp_path: Path, reader: httpx.Client
) -> None:
    published = data / "var" / "published"
    before = published / (published / "diaban.db").readlink()
    first, second = make_generations(published, 2)
    switch(published, first)
    assert generation(reader.get("/").text) == {1}
    switch(published, second)
    assert generation(reader.get("/chat-luong").text) == {2}
    # What README.md says to do where something must be gone at once.
    for kept in (tmp_path / "cache").iterdir():
        shutil.rmtree(kept)
    assert generation(reader.get("/").text) == {2}
    switch(published, before)


def test_a_publication_is_seen_when_what_is_kept_is_old(
    data: Path, processes: Processes, tmp_path: Path
) -> None:
    published = data / "var" / "published"
    before = published / (published / "diaban.db").readlink()
    first, second = make_generations(published, 2)
    switch(published, first)
    with in_front(processes, tmp_path, kept="1s") as address:
        assert generation(httpx.get(address, timeout=60).text) == {1}
        switch(published, second)
        switched = time.monotonic()
        while generation(httpx.get(address, timeout=60).text) == {1}:
            assert time.monotonic() - switched < 20
    switch(published, before)


def test_the_published_file_is_read_in_parts(data: Path, reader: httpx.Client) -> None:
    whole = (data / "var" / "published" / "diaban.db").read_bytes()
    answer = reader.get("/diaban.db", headers={"range": "bytes=0-15"})
    assert (answer.status_code, answer.content) == (206, b"SQLite format 3\x00")
    assert answer.headers["content-range"] == f"bytes 0-15/{len(whole)}"
    rest = reader.get("/diaban.db", headers={"range": "bytes=16-", "if-range": answer.headers["etag"]})
    assert answer.content + rest.content == whole
    assert "attachment" in answer.headers["content-disposition"]


def test_the_dump_can_be_taken(reader: httpx.Client) -> None:
    manifest = reader.get("/tai-ve/manifest.json")
    assert manifest.status_code == 200
    name = next(file["name"] for file in manifest.json()["files"] if file["name"].endswith("criteria.jsonl"))
    assert reader.get(f"/tai-ve/{name}").text.count("\n") > 1
    listed = reader.get("/tai-ve/")
    assert listed.status_code == 200 and name.split("/")[0] in listed.text
    assert reader.get("/tai-ve/../diaban.db.lock").status_code in (400, 404)
    assert reader.get("/tai-ve../diaban.db").status_code in (400, 404)


def test_addresses_in_answers_are_those_of_readers(reader: httpx.Client) -> None:
    lied = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
        "forwarded": "host=evil.example",
    }
    text = reader.get("/sitemap.xml", headers=lied).text
    assert "evil.example" not in text and "<loc>http://127.0.0.1" in text


def test_the_site_is_told_how_it_was_asked(processes: Processes) -> None:
    port = processes.ports[0]
    secure = httpx.get(f"http://127.0.0.1:{port}/sitemap.xml", headers={"x-forwarded-proto": "https"})
    assert "<loc>https://127.0.0.1" in secure.text
    assert "proxy_set_header   X-Forwarded-Proto $scheme;" in SHIPPED.read_text(encoding="utf-8")


def test_the_site_does_not_write_down_who_asks(
    data: Path, processes: Processes, reader: httpx.Client
) -> None:
    for _ in range(4):  # both processes, whichever is asked
        reader.get("/khong-co-trang-nay", headers={"x-forwarded-for": "203.0.113.7"})
        reader.get("/khong-co-trang-kia", headers={"x-forwarded-for": "203.0.113.7"})
    logs = [(data / f"serve-{port}.log").read_text() for port in processes.ports]
    assert any("khong-co-trang" in log for log in logs)
    assert not any("203.0.113.7" in log for log in logs)


def test_the_log_names_no_reader(tmp_path: Path, reader: httpx.Client) -> None:
    reader.get("/robots.txt")
    lines = (tmp_path / "diaban.log").read_text(encoding="utf-8").splitlines()
    assert lines and all(line.startswith("127.0.0.0 [") for line in lines)


def test_nothing_of_the_working_database_is_served(data: Path, reader: httpx.Client) -> None:
    with closing(sqlite3.connect(data / "var" / "diaban.db")) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    for address in ("/var/diaban.db", "/etc/passwd", "/published/diaban.db"):
        assert reader.get(address).status_code in (400, 404)
