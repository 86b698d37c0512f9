"""What a page that is not there says: in both languages, with what may have been meant, and a way on."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from crawling import datasette_on
from invented import NOW, article, fill
from published_pages import answers, loop, said

from db.ids import article_mark
from db.publish import publish
from db.site.errors import answer
from db.site.language import _spoken
from db.site.nearby import _slips, words_in

MARK = article_mark("bai-ve-cua-lo-2024")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("nearby")
    fill(folder / "diaban.db", article("bai-ve-cua-lo-2024"), article("bai khác/ý"))
    yield publish(folder / "diaban.db", folder / "out", run_id=1, now=NOW).path


def wrong(site: Path, address: str, *, english: bool = False, status: int = 404) -> BeautifulSoup:
    (answer,) = answers(site, [address], english=english)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.text, "html.parser")


def suggested(site: Path, address: str) -> list[str]:
    return [a["href"] for a in wrong(site, address).select("main ul.articles a")]


def one(site: Path, table: str, column: str = "id") -> str:
    with closing(sqlite3.connect(site)) as connection:
        return str(connection.execute(f"SELECT {column} FROM {table} ORDER BY 1 LIMIT 1").fetchone()[0])


@pytest.mark.parametrize(
    "address",
    [
        f"/bai/{MARK}4",
        f"/bai/{MARK}).",
        f"/bai/{MARK[:8]}",
        f"/bai/{MARK.upper()}",
        f"/bai/{MARK}%E2%80%A6",
        f"/bai/{MARK[:-1]}0",
        f"/bai/{MARK[:8]}.bib",
    ],
)
def test_a_mistyped_article_is_found_again(site: Path, address: str) -> None:
    assert suggested(site, address) == [f"/bai/{MARK}"]


def test_a_mistyped_code_is_one_slip_away(site: Path) -> None:
    person = one(site, "people")
    other = "2" if person[4] != "2" else "3"
    for typed in (
        person[:4] + other + person[5:],
        person[:-1],
        person + "a",
        person[:2] + person[3] + person[2] + person[4:],
        person.upper(),
        f"{person},",
    ):
        if typed != person:
            assert suggested(site, f"/can-bo/{typed}") == [f"/can-bo/{person}"], typed


def test_a_fact_is_found_in_the_table_that_has_it(site: Path) -> None:
    fact = one(site, "events")
    name = site.stem
    leads = [address.split("/", 2)[2] for address in suggested(site, f"/{name}/criteria/{fact}")]
    assert f"events/{fact}" in leads


@pytest.mark.parametrize("typed", ["413", "413-2018", "413-2018-01-02"])
def test_a_place_is_found_by_its_code(site: Path, typed: str) -> None:
    assert "/dia-ban/413-2018-01-01" in suggested(site, f"/dia-ban/{typed}")


@pytest.mark.parametrize(
    ("typed", "start"),
    [("/dia-ban/cua-lo", "/dia-ban/413"), ("/can-bo/dang-thu-nghiem", "/can-bo/"),
     ("/can-bo/%C4%90%E1%BA%B7ng%20Th%E1%BB%AD%20Nghi%E1%BB%87m", "/can-bo/")],
)  # fmt: skip
def test_names_typed_as_addresses_lead_to_their_pages(site: Path, typed: str, start: str) -> None:
    assert suggested(site, typed)[0].startswith(start)


@pytest.mark.parametrize(
    "address",
    ["/khong-co", "/bai/x", "/bai/%00", "/bai/%27%20OR%201", "/dia-ban/" + "9" * 500, "/can-bo/" + "a" * 3000,
     "/su-kien/%F0%9F%98%80", "/don-vi/..%2F..%2Fetc", "/chuong-trinh/%3Cscript%3E"],
)  # fmt: skip
def test_nonsense_is_answered_with_a_way_on(site: Path, address: str) -> None:
    shown = wrong(site, address)
    assert len(shown.select("h1")) == 1
    assert shown.select_one("main form[action='/tim'] input[name=q]")
    assert "<script>" not in str(shown.select_one("main"))


def test_what_the_address_spells_is_in_the_search_box(site: Path) -> None:
    assert wrong(site, "/dia-ban/khong-co-dau").select_one("#find-here")["value"] == "khong co dau"
    assert words_in("/bai/22/abc234def567") == ""


def test_the_english_page_is_english(site: Path) -> None:
    shown = wrong(site, "/bai/bai-ve-cua-lo", english=True)
    assert shown.select_one("html")["lang"] == "en"
    main = said(shown.select_one("main"))
    assert "Is it one of these?" in main and "There is no" in main and "Không" not in main


@pytest.mark.parametrize(
    ("address", "status"), [("/tim?q=" + "a" * 301, 400), ("/diaban-x?sql=select+1", 404)]
)
def test_other_errors_lead_on_too(site: Path, address: str, status: int) -> None:
    assert wrong(site, address, status=status).select_one("main form[action='/tim']")


def test_closed_sql_says_what_is_open(site: Path) -> None:
    shown = wrong(site, f"/{site.stem}?sql=select+1", status=403)
    assert "SQL" in said(shown.select_one("main"))


def test_only_codes_are_looked_for_letter_by_letter() -> None:
    assert len(_slips("bai-1")) == 1
    assert len(_slips("abcdefgh2345")) > 500
    assert len(_slips("a" * 400)) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 503])
@pytest.mark.parametrize("english", [False, True])
def test_every_error_has_a_search_box_and_says_what_to_do(site: Path, status: int, english: bool) -> None:
    async def drawn() -> str:
        _spoken.set("en" if english else "vi")
        served = datasette_on(site)
        await served.invoke_startup()
        return (await answer(served, None, status)).body

    shown = BeautifulSoup(asyncio.run_coroutine_threadsafe(drawn(), loop()).result(timeout=60), "html.parser")
    assert shown.select_one("html")["lang"] == ("en" if english else "vi")
    assert shown.select_one("main form[action='/tim']")
    assert len(shown.select("h1")) == 1 and shown.select_one("meta[name=robots]")["content"] == "noindex"
    if english:
        assert not shown.select_one("main").find(string=re.compile("[ạảấầẩậắặẹếềểễệịọốồộớờợụứừữựđ]"))
    if status in (400, 403, 500, 503):
        assert len(shown.select("main > p")) >= 2
