"""The page on how to get the data: each of its examples is asked for."""

import csv
import io
import json

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
        (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
        return int(sheet.max_row) - 2
    return len(answer.text)


@pytest.mark.parametrize("form", ["CSV", "JSON", "JSONL", "Excel", "Atom", "ICS", "BibTeX", "CSL"])
def test_every_example_works(site: str, form: str) -> None:
    addresses = [address for kind, address in examples(site) if kind == form]
    assert addresses
    for address in addresses:
        answer = httpx.get(f"{site}{address}", timeout=60)
        assert answer.status_code == 200, address
        assert count(form, answer) >= 0, address


def test_queries_are_shown_with_values_that_find_something(site: str) -> None:
    queries = build_metadata()["databases"]["diaban"]["queries"]
    addresses = [
        a for kind, a in examples(site) if kind == "JSON" and a.split("/")[2].split(".")[0] in queries
    ]
    assert len(addresses) == len(queries)
    for address in addresses:
        assert httpx.get(f"{site}{address}", timeout=60).json(), address


def test_every_table_that_is_not_hidden_is_there(site: str) -> None:
    tables = build_metadata()["databases"]["diaban"]["tables"]
    named = {address.split("/")[2].split(".")[0] for kind, address in examples(site) if kind == "CSV"}
    assert {name for name, entry in tables.items() if not entry.get("hidden")} <= named
