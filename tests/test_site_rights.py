"""What a policy forbids and what is suppressed is nowhere: no page, feed, file, index or free byte."""

import csv
import io
import json
import re
import sqlite3
import unicodedata
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from crawling import told, visited
from protected import ACCUSED, IN_OFFICE, POLICIES, SUPPRESSED, marker, publish_protected
from pyarrow import parquet

from db.dump import dump
from db.fold import fold, sort_key
from db.ids import article_mark

# What a policy keeps back, of the places of `protected.marker`.
FORBIDDEN = [
    *(("quotes", where) for where in ("plain", "older", "accused")),
    *(("link", where) for where in ("plain", "older", "accused", "quoted", "counted")),
    *(("gone", where) for where in ("plain", "older", "accused", "quoted", "counted")),
]
ALLOWED = [
    *(("full", where) for where in ("plain", "older", "accused", "quoted", "counted")),
    *(("quotes", where) for where in ("quoted", "counted")),
]
GONE = ("zqgoneid", "zqgonetitle", "zqgoneurl", "zqgonebyline", "zqgoneorigin", "zqreason")
NAMES = (fold(SUPPRESSED), fold(SUPPRESSED).replace(" ", "-"), sort_key(SUPPRESSED).lower(), "thieu buong")


def plainly(text: str) -> str:
    """Text in which a word is found however it is written."""
    return fold(unicodedata.normalize("NFC", text))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file, in a folder that the file before was in too."""
    return publish_protected(tmp_path_factory.mktemp("rights")).published / "diaban.db"


@pytest.fixture(scope="module")
def answers(published: Path) -> list[tuple[str, str]]:
    """Every address of the site with all that it says."""
    found = []
    for address, answer in visited(published):
        assert answer.status_code < 500, address
        found.append((address, plainly(told(answer))))
    return found


@pytest.fixture(scope="module")
def files(published: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What lies on the disk for readers: published files byte by byte, what they index, and the dump."""
    written = dump(published.resolve(), tmp_path_factory.mktemp("dump"), rights={}).path
    found = {str(path): read(path) for path in [*published.parent.iterdir(), *written.iterdir()]}
    found["indexed"] = " ".join(indexed(published))
    return found


def read(path: Path) -> str:
    if path.suffix == ".parquet":
        return plainly(str(parquet.read_table(path).to_pylist()))
    return plainly(path.read_bytes().decode("utf-8", "ignore"))


def indexed(published: Path) -> list[str]:
    """The words of the search tables, which keep them packed."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("ATTACH ? AS shown", [f"file:{published}?mode=ro"])
        words: list[str] = []
        sql = "SELECT name FROM shown.sqlite_master WHERE sql LIKE '%USING fts5%'"
        tables = [table for (table,) in connection.execute(sql)]
        assert {"passages_fts", "articles_fts"} <= set(tables)
        for table in tables:
            connection.execute(f"CREATE VIRTUAL TABLE temp.of_{table} USING fts5vocab(shown, {table}, row)")
            words += [word for (word,) in connection.execute(f"SELECT term FROM temp.of_{table}")]
    return words


def where(said: list[tuple[str, str]], word: str) -> list[str]:
    return [address for address, text in said if word in text]


def test_the_whole_site_was_read(answers: list[tuple[str, str]]) -> None:
    kinds = Counter(address.split("?")[0].split("/")[1].split(".")[0] for address, _ in answers)
    for kind in (
        "bai",
        "can-bo",
        "don-vi",
        "su-kien",
        "dia-ban",
        "chuong-trinh",
        "ban-do",
        "tim",
        "chat-luong",
    ):
        assert kinds[kind] > 0, kind
    forms = Counter(re.sub(r"\?.*", "", address).rpartition(".")[2] for address, _ in answers)
    for form in ("json", "csv", "xlsx", "bib", "atom", "ics", "xml", "txt"):
        assert forms[form] > 0, form
    assert len(answers) > 300


@pytest.mark.parametrize(("policy", "part"), FORBIDDEN)
def test_what_a_policy_keeps_back_is_on_no_page(
    answers: list[tuple[str, str]], policy: str, part: str
) -> None:
    assert where(answers, marker(policy, part)) == []


@pytest.mark.parametrize(("policy", "part"), FORBIDDEN)
def test_what_a_policy_keeps_back_is_in_no_file(files: dict[str, str], policy: str, part: str) -> None:
    assert where(list(files.items()), marker(policy, part)) == []


@pytest.mark.parametrize(("policy", "part"), ALLOWED)
def test_what_a_policy_allows_is_shown(
    answers: list[tuple[str, str]], files: dict[str, str], policy: str, part: str
) -> None:
    word = marker(policy, part)
    assert where(answers, word)
    found = where(list(files.items()), word)
    assert {Path(name).suffix for name in found} >= {".db", ".jsonl", ".csv", ".parquet"}
    assert "indexed" in found or part == "older"


@pytest.mark.parametrize("word", [*GONE, *NAMES])
def test_the_suppressed_are_on_no_page(answers: list[tuple[str, str]], word: str) -> None:
    assert where(answers, word) == []


@pytest.mark.parametrize("word", [*GONE, *NAMES, "buong"])
def test_the_suppressed_are_in_no_file(files: dict[str, str], word: str) -> None:
    assert where(list(files.items()), word) == []


def test_a_name_can_not_be_found_by_trying_hashes(published: Path, tmp_path: Path) -> None:
    open_to_all = publish_protected_openly(tmp_path)
    sql = "SELECT id, sha256 FROM revisions WHERE content IS NOT NULL"
    shown = {each for row in rows(published, sql) for each in row if each}
    known = {each for row in rows(open_to_all, sql) for each in row if each}
    assert len(shown) > 4 and shown.isdisjoint(known)
    assert rows(published, "PRAGMA foreign_key_check") == []


def publish_protected_openly(folder: Path) -> Path:
    """The published file of the same news with nothing suppressed."""
    from protected import publish_facts, read_news

    settings = read_news(folder)
    publish_facts(settings, force=False)
    return settings.published / "diaban.db"


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_only_who_is_in_office_is_a_person(published: Path, answers: list[tuple[str, str]]) -> None:
    assert rows(published, "SELECT name FROM people") == [(IN_OFFICE,)]
    accused = plainly(ACCUSED)
    pages = {address.split("?")[0] for address in where(answers, accused)}
    allowed = re.compile(rf"/bai/{article_mark('bai-full')}|/diaban/revisions(\.|/|$)|/diaban/[a-z]*articles")
    assert pages and not [page for page in pages if not allowed.match(page)]
    for table in ("officials", "people", "official_timeline", "award_recipients", "positions", "listed"):
        assert accused not in plainly(json.dumps(rows(published, f"SELECT * FROM {table}"), default=str))


def test_pages_of_people_are_kept_from_search_engines(answers: list[tuple[str, str]]) -> None:
    pages = [(address, text) for address, text in answers if address.startswith("/can-bo/")]
    assert pages
    for address, text in pages:
        assert re.search(r'<meta name="robots" content="[^"]*noindex', text), address
    maps = [text for address, text in answers if address.startswith("/sitemap")]
    assert maps and not any("/can-bo" in text for text in maps)


@pytest.mark.parametrize("policy", POLICIES)
def test_facts_of_every_policy_are_there_with_their_values(published: Path, policy: str) -> None:
    sql = "SELECT count, of_total, met_min, text IS NULL FROM criteria WHERE article_id = '{}'"
    assert rows(published, sql.format(article_mark(f"bai-{policy}"))) == [(5, 7, 20, policy == "link")]


def test_csv_of_the_dump_reads_back(files: dict[str, str]) -> None:
    (name,) = (name for name in files if name.endswith("articles.csv"))
    text = Path(name).read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == len(POLICIES) + 1
