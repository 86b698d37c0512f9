"""What the articles of an event tell, each once, and where they disagree."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from lives import look, publish_lives

from db.ids import article_mark
from db.site.addresses import story_address
from db.site.cards import fact_card
from db.site.told import Told, differences

PLACES = {
    "xã": "Xã Bịa, Huyện Đặt, Tỉnh Thử",
    "huyện": "Huyện Đặt, Tỉnh Thử",
    "khác": "Xã Khác, Huyện Đặt, Tỉnh Thử",
}


def report(
    article: str, *, day: str | None = None, to: str | None = None, place: str | None = None
) -> dict[str, Any]:
    return {
        "id": f"e-{article}", "article_id": article, "label": f"Tin {article}", "date_from": day,
        "date_to": to or day, "date_basis": "stated" if day else "article", "place": place and PLACES[place],
        "place_basis": "stated" if place else "article",
    }  # fmt: skip


def figure(
    id: str, article: str, value: float, unit: str | None = "người chết", **more: Any
) -> dict[str, Any]:
    return {
        "id": id, "article_id": article, "value": value, "value_max": None, "percent": None, "unit": unit,
        "approx": None, "change": None, "compared_to": None, "text": f"{value} {unit}", "start": 0, "end": 4,
        "confidence": 0.9, **more,
    }  # fmt: skip


def told(*rows: dict[str, Any]) -> dict[str, list[Told]]:
    return {
        "figures": [
            Told(card=fact_card("figures", row), row=row, facts={row["article_id"]: row["id"]})
            for row in rows
        ]
    }


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        ([("a", "2024-05-04"), ("b", "2024-05-05")], ["4/5/2024", "5/5/2024"]),
        ([("a", "2024-05-04"), ("b", "2024-05-05"), ("c", "2024-05-04")], ["4/5/2024", "5/5/2024"]),
        ([("a", "2024-05-04"), ("b", "2024-05-04")], None),
        ([("a", "2024-05-04"), ("b", None)], None),
    ],
)
def test_days_that_differ_are_shown(reports: list[tuple[str, str | None]], said: list[str] | None) -> None:
    found = differences([report(article, day=day) for article, day in reports], {})
    assert [value for each in found for value, _ in each.values] == (said or [])


def test_a_month_and_a_day_in_it_do_not_differ() -> None:
    reports = [report("a", day="2024-05-04"), report("b", day="2024-05-01", to="2024-05-31")]
    assert differences(reports, {}) == []


@pytest.mark.parametrize(
    ("places", "count"), [(("xã", "xã"), 0), (("xã", "huyện"), 0), (("xã", "khác"), 1), (("xã", None), 0)]
)
def test_places_that_differ_are_shown_but_not_those_within_one_another(
    places: tuple[str, str | None], count: int
) -> None:
    reports = [report(article, place=place) for article, place in zip("ab", places, strict=True)]
    assert len(differences(reports, {})) == count


def test_numbers_that_differ_lead_to_who_says_so() -> None:
    facts = told(figure("f1", "a", 3), figure("f2", "b", 4), figure("f3", "c", 4))
    (found,) = differences([report("a"), report("b"), report("c")], facts)
    assert found.what == ("người chết", "người chết")
    assert found.values == (
        ("3 người chết", (("f1", "a", "Tin a"),)),
        ("4 người chết", (("f2", "b", "Tin b"), ("f3", "c", "Tin c"))),
    )


@pytest.mark.parametrize(
    "rows",
    [
        (figure("f1", "a", 3), figure("f2", "b", 3)),
        (figure("f1", "a", 3), figure("f2", "b", 4, unit="người bị thương")),
        (figure("f1", "a", 3), figure("f2", "b", 4, unit=None)),
        (figure("f1", "a", 3), figure("f2", "b", 4), figure("f3", "b", 5)),
        (figure("f1", "a", 3), figure("f2", "b", 4, change="increase")),
        (figure("f1", "a", 3), figure("f2", "a", 4)),
        (figure("f1", "a", 3, unit="đồng"), figure("f2", "b", 4, unit="đồng")),
        (figure("f1", "a", 200, approx="hơn"), figure("f2", "b", 212)),
        (figure("f1", "a", 3, unit="Km"), figure("f2", "b", 4, unit="Km")),
        (figure("f1", "a", 3), figure("f2", "b", 4), figure("f3", "b", 3, unit="nạn nhân")),
    ],
    ids=[
        "same",
        "other unit",
        "no unit",
        "two in one article",
        "a change",
        "one article",
        "money",
        "a rough one",
        "a measure",
        "both numbers in one article",
    ],
)
def test_numbers_that_may_be_of_other_things_are_no_difference(rows: tuple[dict[str, Any], ...]) -> None:
    assert differences([report("a"), report("b")], told(*rows)) == []


_FIGURE = """INSERT INTO figures (id, text, value, unit, article_id, passage_id, start, "end", confidence,
    date_from, date_to, date_basis, rule)
  SELECT ?, 'quân số', ?, ?, e.article_id, e.passage_id, 0, 4, 0.9, ?, ?, 'stated', 'invented' FROM events e
  WHERE e.article_id = ?"""


def test_the_page_tells_the_facts_of_all_its_articles_once_the_nearest_first(tmp_path: Path) -> None:
    path = tmp_path / "diaban.db"
    path.write_bytes(publish_lives(tmp_path / "lives").read_bytes())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM copies")
        for id, value, unit, day, article in [
            ("old", 9, "trạm", "2010-01-01", "a4"), ("one", 3, "đội", "2024-05-04", "a4"),
            ("two", 3, "đội", "2024-05-04", "b4"), ("some", 2, "xe", "2024-05-04", "a4"),
            ("other", 5, "xe", "2024-05-04", "b4"),
        ]:  # fmt: skip
            connection.execute(_FIGURE, [id, value, unit, day, day, article_mark(article)])
        (story,) = connection.execute("SELECT id FROM stories WHERE articles = 2").fetchone()
    _, page = look(path, story_address(story))
    items = page.select("section[aria-labelledby=du-kien] li")
    assert [item.a.text for item in items] == ["3 đội", "2 xe", "5 xe", "9 trạm"]
    assert "2 bài" in items[0].text and "bài" not in items[1].text
    rows = page.select("section[aria-labelledby=khac] tbody tr")
    assert [row.td.text for row in rows] == ["2 xe", "5 xe"]
    assert [row.a["href"] for row in rows] == [
        f"/bai/{article_mark('a4')}#f-some",
        f"/bai/{article_mark('b4')}#f-other",
    ]
