"""Ids and addresses stay over rebuilds; what is gone says so for good, with the reason, in both languages."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from crawling import datasette_on
from protected import IN_OFFICE, read_news

from cli_settings import Settings
from cli_work import change_suppressions, existing_database, extract_articles, publish_facts, remove_ids
from db.ids import article_mark
from db.schema import FACT_TABLES

TABLES = (*FACT_TABLES, "people", "stories", "organisations", "passages", "places", "programmes", "revisions")
PAGES = {"people": "can-bo", "stories": "su-kien", "organisations": "don-vi"}


def ids(path: Path, table: str, where: str = "1") -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [id for (id,) in connection.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id")]


def all_ids(path: Path) -> dict[str, list[str]]:
    return {table: ids(path, table) for table in TABLES}


def ask(path: Path, addresses: Iterable[str]) -> list[httpx.Response]:
    async def all_of_them() -> list[httpx.Response]:
        site = datasette_on(path)
        return [await site.client.get(address) for address in addresses]

    return asyncio.run(all_of_them())


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The news published once."""
    settings = read_news(tmp_path_factory.mktemp("gone"))
    publish_facts(settings, force=False)
    return settings


def copy_of(settings: Settings, folder: Path) -> Settings:
    shutil.copytree(settings.database.parent, folder / "copy", symlinks=True)
    return Settings(
        database=folder / "copy" / "diaban.db",
        published=folder / "copy" / "published",
        sources=folder / "copy" / "sources",
    )


def complain(message: str) -> None:
    raise AssertionError(message)


@pytest.mark.parametrize("again", ["the published files are lost", "all is read again", "both"])
def test_ids_stay_over_rebuilds(news: Settings, tmp_path: Path, again: str) -> None:
    settings = copy_of(news, tmp_path)
    current = settings.published / "diaban.db"
    before = all_ids(current)
    assert all(before[table] for table in TABLES if table not in ("documents",))
    if again != "all is read again":
        shutil.rmtree(settings.published)
    if again != "the published files are lost":
        extract_articles(settings, everything=True, complain=complain)
    publish_facts(settings, force=False)
    assert all_ids(current) == before
    assert ids(current, "retractions") == []


def test_a_new_version_of_the_rules_that_reads_the_same_moves_nothing(
    news: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = copy_of(news, tmp_path)
    before = all_ids(settings.published / "diaban.db")
    monkeypatch.setattr("extract.version.extractor_version", _other_version)
    assert extract_articles(settings, everything=False, complain=complain).articles == 5
    publish_facts(settings, force=False)
    assert all_ids(settings.published / "diaban.db") == before


def _other_version() -> str:
    return "another"


@pytest.fixture(scope="module")
def taken_down(news: Settings, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """The file after an article and an official were taken down and two more publications; what there was."""
    settings = copy_of(news, tmp_path_factory.mktemp("down"))
    current = settings.published / "diaban.db"
    before = all_ids(current)
    entries = [("article", "bai-zqgoneidqz"), ("person", IN_OFFICE)]
    change_suppressions(settings, entries, reason=None, lift=False)  # type: ignore[arg-type]
    publish_facts(settings, force=True)
    remove_ids(settings, ["bai-full"])
    publish_facts(settings, force=True)
    with existing_database(settings) as connection:
        assert connection.execute("SELECT count(*) FROM retractions").fetchone()[0] > 10
    publish_facts(settings, force=True)
    return current, before


def addresses(table: str, id: str) -> list[str]:
    found = [f"/diaban/{table}/{id}", f"/diaban/{table}/{id}.json"]
    return [*found, f"/{PAGES[table]}/{id}"] if table in PAGES else found


@pytest.mark.parametrize("table", [*(table for table in FACT_TABLES if table != "documents"), *PAGES])
def test_what_is_gone_says_so_with_the_reason(
    taken_down: tuple[Path, dict[str, list[str]]], table: str
) -> None:
    current, before = taken_down
    there = set(ids(current, table))
    gone = [id for id in before[table] if id not in there]
    assert gone
    for address in [address for id in gone[:2] for address in addresses(table, id)]:
        for said in ask(current, [address, f"{address}?_lang=en"]):
            assert said.status_code == 410, address
            if address.endswith(".json"):
                assert (said.json()["reason"], said.json()["kind"]) in (
                    ("withdrawn", table),
                    ("unnamed", table),
                )
                assert said.json()["retracted_at"] and said.json()["message"]
        assert said.status_code == 410
    both = ask(current, [f"/diaban/{table}/{gone[0]}", f"/diaban/{table}/{gone[0]}?_lang=en"])
    assert '<html lang="vi"' in both[0].text and '<html lang="en"' in both[1].text
    assert "không còn" in both[0].text and "gone" in both[1].text
    for id in sorted(there)[:1]:
        assert [said.status_code for said in ask(current, addresses(table, id))] == [
            200 for _ in addresses(table, id)
        ]


def test_the_page_of_a_person_who_may_not_be_named_says_why_and_not_who(
    news: Settings, tmp_path: Path
) -> None:
    settings = copy_of(news, tmp_path)
    current = settings.published / "diaban.db"
    person = ids(current, "people", f"name = '{IN_OFFICE}'")[0]
    fact = ids(current, "officials", f"person_id = '{person}'")[0]
    entry = [("person", IN_OFFICE)]
    change_suppressions(settings, entry, reason="asked by mail", lift=False)  # type: ignore[arg-type]
    publish_facts(settings, force=True)
    page, english, row = ask(
        current, [f"/can-bo/{person}", f"/can-bo/{person}?_lang=en", f"/diaban/officials/{fact}.json"]
    )
    assert page.status_code == english.status_code == row.status_code == 410
    assert "người này không còn được nêu tên" in page.text
    assert "this person is no longer named on this site" in english.text
    assert row.json()["reason"] == "unnamed" and "no longer named" in row.text + english.text
    for said in (page, english, row):
        assert IN_OFFICE not in said.text and "asked by mail" not in said.text


def test_a_page_whose_articles_were_taken_down_says_so(taken_down: tuple[Path, dict[str, list[str]]]) -> None:
    current, _ = taken_down
    gone = ids(current, "retractions", "kind = 'stories' AND reason = 'withdrawn'")
    assert "các bài nói đến đã được gỡ" in ask(current, [f"/su-kien/{gone[0]}"])[0].text


@pytest.mark.parametrize(
    "address",
    ["/bai/bai-full", "/bai/bai-full.bib", "/bai/bai-full.csl.json", "/diaban/articles/bai-full",
     "/diaban/articles/bai-full.json", "/bai/bai-zqgoneidqz", f"/bai/{article_mark('bai-full')}",
     f"/diaban/articles/{article_mark('bai-full')}.json"],
)  # fmt: skip
def test_an_article_that_is_gone_says_so(taken_down: tuple[Path, dict[str, list[str]]], address: str) -> None:
    (said,) = ask(taken_down[0], [address])
    assert said.status_code == 410
    assert "withdrawn" in said.text or "gỡ" in said.text


def test_a_fact_that_is_gone_from_an_article_that_is_there_says_so(
    taken_down: tuple[Path, dict[str, list[str]]],
) -> None:
    current, before = taken_down
    gone = next(id for id in before["officials"] if id not in ids(current, "officials"))
    cite = f"/bai/{article_mark('bai-quotes')}.bib"
    cited, never = ask(current, [f"{cite}?fact={gone}", f"{cite}?fact=zzzzzzzzzzzz"])
    assert (cited.status_code, never.status_code) == (410, 404)


@pytest.mark.parametrize(
    "address", ["/can-bo/zzzzzzzzzzzz", "/su-kien/zzzzzzzzzzzz", "/diaban/events/zzzzzzzzzzzz", "/bai/never"]
)
def test_what_never_was_is_not_found(taken_down: tuple[Path, dict[str, list[str]]], address: str) -> None:
    assert ask(taken_down[0], [address])[0].status_code == 404


def test_what_is_gone_is_known_when_all_published_files_are_lost(news: Settings, tmp_path: Path) -> None:
    settings = copy_of(news, tmp_path)
    remove_ids(settings, ["bai-full"])
    publish_facts(settings, force=True)
    known = ids(settings.published / "diaban.db", "retractions")
    shutil.rmtree(settings.published)
    publish_facts(settings, force=False)
    assert known and ids(settings.published / "diaban.db", "retractions") == known


def test_what_is_published_again_is_not_gone(news: Settings, tmp_path: Path) -> None:
    settings = copy_of(news, tmp_path)
    before = all_ids(settings.published / "diaban.db")
    entries = [("article", "bai-full"), ("person", IN_OFFICE)]
    change_suppressions(settings, entries, reason=None, lift=False)  # type: ignore[arg-type]
    publish_facts(settings, force=True)
    assert ids(settings.published / "diaban.db", "retractions")
    change_suppressions(settings, entries, reason=None, lift=True)  # type: ignore[arg-type]
    publish_facts(settings, force=True)
    assert all_ids(settings.published / "diaban.db") == before
    assert ids(settings.published / "diaban.db", "retractions") == []
