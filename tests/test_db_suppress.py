"""Names that must not be published: under every spelling, also where only a part of them stands."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented import NOW, article, fill

from db.publish import publish
from db.suppress import COVER, Names, suppress
from db.working import working_database

NAMES = Names(["Ngạc Thiểu Bưởng"])


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("ông Bưởng cười", ["Bưởng"]),
        ("Đại tá Thiểu Bưởng, anh Bưởng", ["Thiểu Bưởng", "Bưởng"]),
        ("bị can Bưởng khai", ["Bưởng"]),
        ("CHÁU BƯỞNG", ["BƯỞNG"]),
        ("xã Bưởng", []),
        ("anh bưởng bịu", []),
        ("ông Bưởngg", []),
        ("ông Buong", []),
        ("trông Bưởng", []),
        ("ông Ngạc", []),
    ],
)
def test_short_forms_are_covered_where_the_article_has_the_whole_name(text: str, covered: list[str]) -> None:
    expected = text
    for words in covered:
        expected = expected.replace(words, COVER * len(words), 1)
    assert NAMES.cover(text, short=True) == expected
    assert NAMES.cover(text) == text


def test_a_name_of_one_word_has_no_short_form() -> None:
    assert Names(["Bưởng"]).cover("ông Thiểu, ông Bưởng", short=True) == f"ông Thiểu, ông {COVER * 5}"
    assert Names([]).cover("ông Bưởng", short=True) == "ông Bưởng"


def test_a_text_without_any_part_of_a_name_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr("db.suppress._lowered", fail)
    assert NAMES.cover("Công an phường họp", short=True) == "Công an phường họp"
    assert not NAMES.stand_in("Công an phường họp") and not NAMES.stand_in(None)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Two articles, whose officials were taken for one person under two spellings; one is suppressed."""
    other = "Đặng Thữ Nghiệm"
    text = f"Sáng 15/3/2024, Đại tá {other} đến. Sau đó Đại tá Đặng Thử Nghiệm Long phát biểu."
    database = tmp_path / "diaban.db"
    fill(database, article(), article("bai-2", text=text, title=f"Gặp {other}"))
    with working_database(database) as connection:
        ((person, *_),) = connection.execute("SELECT person_id FROM officials WHERE article_id = 'bai-1'")
        connection.execute(
            "UPDATE officials SET name = ?, person_id = ? WHERE article_id = 'bai-2'", [other, person]
        )
        suppress(connection, "person", "Đặng Thử Nghiệm", reason=None, now=NOW)
    publish(database, tmp_path / "published", run_id=1, now=NOW)
    return tmp_path / "published" / "diaban.db"


def test_whoever_is_taken_for_a_suppressed_person_is_suppressed_too(published: Path) -> None:
    with closing(sqlite3.connect(published)) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM officials").fetchone() == (0,)
        dump = "\n".join(connection.iterdump())
    assert "Thữ" not in dump and "Thử" not in dump
    assert "Long phát biểu" in dump
