"""The page on how to get the data: each of its examples is asked for."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys

import httpx
import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from db.metadata import build_metadata


def examples(site: str) -> list[tuple[str, str]]:
    answer = httpx.get(f"{site}/api", timeout=30)
    assert answer.status_code == 200
    page = BeautifulSoup(answer.text, "html.parser")
    assert len(page.select("h1")) == 1
    return [(str(a["data-form"]), str(a["href"])) for a in page.select("a.example")]


def count(form: str, answer: httpx.Response) -> int:
    if form == "CSV":
        return len(list(csv.reader(io.StringIO(answer.text, newline="")))) - 1
    if form == "JSON":
        return len(answer.json())
    if form == "JSONL":
        return len([json.loads(line) for line in answer.text.splitlines()])
    if form == "Excel":
        sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
        return int(sheet.max_row) - 1
    return len(answer.text)


@pytest.mark.parametrize(
    "form", ["CSV", "JSON", "JSONL", "Excel", "Atom", "ICS", "BibTeX", "CSL", "XML", "text"]
)
def test_every_example_works(site: str, form: str) -> None:
    addresses = [address for kind, address in examples(site) if kind == form]
    assert addresses
    for address in addresses:
        answer = httpx.get(f"{site}{address}", timeout=60)
        assert answer.status_code == 200, address
        assert count(form, answer) >= 0, address


def name_in(address: str) -> str:
    """The table or query that an address asks, if it asks any."""
    return address.split("?")[0].partition("/diaban/")[2].split(".")[0]


def test_queries_are_shown_with_values_that_find_something(site: str) -> None:
    queries = build_metadata()["databases"]["diaban"]["queries"]
    addresses = [a for kind, a in examples(site) if kind == "JSON" and name_in(a) in queries]
    assert len(addresses) == len(queries)
    for address in addresses:
        assert httpx.get(f"{site}{address}", timeout=60).json(), address


def test_every_table_that_is_not_hidden_is_there(site: str) -> None:
    tables = build_metadata()["databases"]["diaban"]["tables"]
    named = {name_in(address) for kind, address in examples(site) if kind == "CSV"}
    assert {name for name, entry in tables.items() if not entry.get("hidden")} <= named


def commands(site: str) -> list[tuple[str, str]]:
    page = BeautifulSoup(httpx.get(f"{site}/api", timeout=30).text, "html.parser")
    return [(str(code["data-language"]), code.get_text()) for code in page.select("code.command")]


def test_every_program_on_the_page_runs_and_says_something(site: str) -> None:
    found = commands(site)
    assert {language for language, _ in found} == {"sh", "python"}
    for language, text in found:
        assert site in text
        if language == "sh" and shutil.which("curl") is None:
            continue
        run = ["sh", "-c", text] if language == "sh" else [sys.executable, "-c", text]
        done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, ""), text
        assert len(done.stdout) > 100, text


def test_every_question_finds_something(site: str) -> None:
    page = BeautifulSoup(httpx.get(f"{site}/api", timeout=30).text, "html.parser")
    asked = page.select("section[aria-labelledby=hoi] a.example")
    assert len(asked) == 12
    for link in asked:
        assert len(httpx.get(f"{site}{link['href']}", timeout=30).text) > 100, link["href"]


def test_the_whole_file_can_be_had(site: str) -> None:
    page = BeautifulSoup(httpx.get(f"{site}/api", timeout=30).text, "html.parser")
    for link in page.select("a.file"):
        with httpx.stream("GET", f"{site}{link['href']}", timeout=60) as answer:
            assert next(answer.iter_bytes()).startswith(b"SQLite format 3")


def test_the_english_page_has_no_vietnamese_but_names(site: str) -> None:
    text = httpx.get(f"{site}/api?_lang=en", timeout=30).text
    main = BeautifulSoup(text, "html.parser").select_one("main")
    for hidden in main.select("a[href], code"):
        hidden.decompose()
    assert not re.search(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹđ]", main.get_text().lower())


def test_every_id_that_is_explained_is_a_column_and_points_where_it_says(site: str) -> None:
    page = BeautifulSoup(httpx.get(f"{site}/api", timeout=30).text, "html.parser")
    explained = {tuple(code.text for code in dt.select("code")) for dt in page.select("dl.ids dt")}
    pointing = {names for names in explained if len(names) == 2}
    assert len(pointing) == 7 and ("id",) in explained
    columns = {"article_id", "passage_id"}
    for table in ("criteria", "events", "officials", "units"):
        columns |= set(
            httpx.get(f"{site}/diaban/{table}.csv?_size=1", timeout=30).text.split("\r\n")[0].split(",")
        )
    for column, target in pointing:
        assert column in columns
        table, _, key = target.partition(".")
        assert httpx.get(f"{site}/diaban/{table}.csv?_size=1", timeout=30).text.split(",")[0] == key


def test_labels_stand_beside_ids_where_they_are_asked_for(site: str) -> None:
    (address,) = (a for form, a in examples(site) if form == "CSV" and "_labels=on" in a)
    heads = httpx.get(f"{site}{address}", timeout=30).text.split("\r\n")[0].split(",")
    assert heads[heads.index("place_id") + 1] == "place_id_label"
