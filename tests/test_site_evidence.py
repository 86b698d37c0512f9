"""The row of a fact shows the sentence that it was read from, and how to cite it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from lives import look
from towns import publish_towns

from db.schema import FACT_TABLES
from db.site.addresses import article_address


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_towns(tmp_path_factory.mktemp("evidence"))


def first_of(published: Path, table: str) -> dict[str, Any]:
    with closing(sqlite3.connect(published)) as connection:
        connection.row_factory = sqlite3.Row
        fact = dict(connection.execute(f"SELECT * FROM {table} LIMIT 1").fetchone())
        asked = "SELECT text FROM passages WHERE id = ?"
        (fact["sentence"],) = connection.execute(asked, [fact["passage_id"]]).fetchone()
        return fact


@pytest.mark.parametrize("table", ["criteria", "events", "localities"])
def test_a_fact_s_row_has_its_sentence_with_its_words_marked(published: Path, table: str) -> None:
    fact = first_of(published, table)
    status, shown = look(published, f"/{published.stem}/{table}/{fact['id']}")
    evidence = shown.select_one("section.evidence")
    assert status == 200
    assert fact["sentence"].startswith(evidence.blockquote.text.strip(" …")[:40])
    assert evidence.mark.text.lower() == fact["text"].lower()
    links = [a["href"] for a in evidence.select("a")]
    article = article_address(fact["article_id"])
    assert links[:2] == [f"{article}#f-{fact['id']}", f"{article}#l-{fact['id']}"]
    for link in links[2:]:
        assert f"fact={fact['id']}" in link and look(published, link)[0] == 200


def test_where_a_source_lets_only_links_be_shown_a_row_has_no_sentence(tmp_path: Path) -> None:
    published = publish_towns(tmp_path, policy="link")
    fact = first_of(published, "criteria")
    _, shown = look(published, f"/{published.stem}/criteria/{fact['id']}")
    evidence = shown.select_one("section.evidence")
    assert evidence.blockquote is None and evidence.mark is None
    assert evidence.a["href"].endswith(f"#f-{fact['id']}")


@pytest.mark.parametrize("table", ["articles", "places", "stories"])
def test_what_is_no_fact_has_no_sentence(published: Path, table: str) -> None:
    assert table not in FACT_TABLES
    with closing(sqlite3.connect(published)) as connection:
        (identity,) = connection.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()
    status, shown = look(published, f"/{published.stem}/{table}/{identity}")
    assert status == 200 and shown.select_one("section.evidence") is None


def test_a_row_is_taken_away_as_one_row(published: Path) -> None:
    fact = first_of(published, "criteria")
    _, row = look(published, f"/{published.stem}/criteria/{fact['id']}")
    _, table = look(published, f"/{published.stem}/criteria")
    assert "Lấy dòng này" in row.select_one("p.export").text
    assert "Lấy những dòng này" in table.select_one("p.export").text
