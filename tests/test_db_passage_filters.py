"""What search narrows by says the same as the tables that it is made of."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented import NOW, article, fill

from db.ids import article_mark
from db.passage_filters import SOURCE_NUMBER, kind_bit
from db.publish import publish
from db.schema import FACT_TABLES


@pytest.fixture
def published(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    database = tmp_path / "diaban.db"
    fill(database, article(), article("bai-2", source=None), article("bai-3", source="an.example.vn"))
    publication = publish(database, tmp_path / "published", run_id=1, now=NOW)
    with closing(sqlite3.connect(f"file:{publication.path}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def test_each_passage_has_the_kinds_of_its_facts(published: sqlite3.Connection) -> None:
    for kind in FACT_TABLES:
        said = published.execute(
            "SELECT passage_id FROM passage_filters WHERE kinds & ? ORDER BY 1", [kind_bit(kind)]
        ).fetchall()
        assert said == published.execute(f"SELECT DISTINCT passage_id FROM {kind} ORDER BY 1").fetchall(), (
            kind
        )


def test_each_passage_has_its_articles_source_and_day(published: sqlite3.Connection) -> None:
    asked = f"""SELECT f.passage_id FROM passage_filters f
        WHERE f.source = {SOURCE_NUMBER.format("?")} AND f.published = '2024-03-13' ORDER BY 1"""
    of_source = (
        "SELECT p.id FROM passages p JOIN articles a ON a.id = p.article_id WHERE a.source_id = ? ORDER BY 1"
    )
    for source in ("an.example.vn", "tin.example.vn"):
        found = published.execute(asked, [source]).fetchall()
        assert found
        assert found == published.execute(of_source, [source]).fetchall()
    of_none = (
        "SELECT count(*) FROM passage_filters f JOIN passages p ON p.id = f.passage_id WHERE f.source IS NULL"
    )
    others = published.execute(f"{of_none} AND p.article_id <> ?", [article_mark("bai-2")])
    assert others.fetchone() == (0,)
    assert published.execute(of_none).fetchone() != (0,)


def test_each_passage_has_the_places_that_it_names_and_its_articles(published: sqlite3.Connection) -> None:
    expected = {
        *published.execute("SELECT place_id, passage_id FROM localities WHERE place_id IS NOT NULL"),
        *published.execute("SELECT place_id, passage_id FROM criteria WHERE place_id IS NOT NULL"),
        *published.execute(
            "SELECT a.place_id, p.id FROM passages p JOIN articles a ON a.id = p.article_id"
            " WHERE a.place_id IS NOT NULL"
        ),
    }
    assert set(published.execute("SELECT place_id, passage_id FROM passage_places")) == expected
    assert expected
