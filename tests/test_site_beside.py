"""Sentences that have the words themselves come before those found by what is indexed beside them."""

import sqlite3
from contextlib import closing

import pytest
from bs4 import BeautifulSoup
from published_pages import page, said
from running import Sample

from db.site.beside import APART, BESIDE, TOGETHER, own, own_first, words_of
from db.site.search import PAGE, Hit, _hit, _told_once, stand_apart


@pytest.mark.parametrize(
    ("text", "query", "how"),
    [
        ("Công an phường Hội An ra quân.", "hoi an", TOGETHER),
        ("Hội nghị ở phường Tân An.", "hoi an", APART),
        ("Đảng ủy phường họp.", "hoi an", BESIDE),
        ("Hội Anh em", "hoi an", BESIDE),
        ("Đạt 22/22 chỉ tiêu", "22/22", TOGETHER),
        ("Ngày 22 tháng 11", "22/22", APART),
    ],
)
def test_how_a_sentence_has_what_was_asked_for(text: str, query: str, how: int) -> None:
    assert own(text, words_of(query)) == how


def test_those_that_say_it_themselves_come_first_within_a_tier() -> None:
    texts = [(0, "Đảng ủy phường họp"), (0, "phường Hội An"), (2, "hội ở Tân An"), (0, "An ninh, hội nghị")]
    rows = [{"tier": tier, "text": text, "label": "x"} for tier, text in sorted(texts)]
    found = [row["text"] for row in own_first(rows, "hoi an")]
    assert found == ["phường Hội An", "An ninh, hội nghị", "Đảng ủy phường họp", "hội ở Tân An"]


@pytest.mark.parametrize(
    ("query", "tier", "apart"), [("22/22", 2, True), ("22/22", 1, False), ("22", 2, False)]
)
def test_words_that_stand_together_nowhere(query: str, tier: int, apart: bool) -> None:
    assert stand_apart(query, [{"tier": tier}]) is apart
    assert not stand_apart(query, [])


def hits(shown: BeautifulSoup) -> list[tuple[str, str | None]]:
    found = []
    for hit in shown.select("ol.hits > li"):
        by = hit.select_one(".beside")
        found.append((said(hit.select_one(".sentence")), said(by) if by else None))
    return found


def test_what_is_found_by_its_surroundings_says_by_what(sample: Sample) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT DISTINCT name FROM units ORDER BY 1 LIMIT 60")
        ]
    told = 0
    for name in names:
        found = hits(page(sample.published, f"/tim?q={name}"))
        how = [own(text, words_of(name)) for text, _ in found]
        for (_, by), each in zip(found, how, strict=True):
            assert (by is None) or each == BESIDE
            told += by is not None and by.startswith("có trong")
    assert told


def test_words_that_stand_apart_are_told_in_both_languages(sample: Sample) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        texts = connection.execute("SELECT text FROM passages WHERE length(text) > 80 LIMIT 8").fetchall()
    told = 0
    for words in (words_of(text) for (text,) in texts):
        query = f"{words[-1]} {words[0]}"
        shown = page(sample.published, f"/tim?q={query}")
        if shown.select("p.apart"):
            told += 1
            assert f"Không có câu nào có đúng “{query}”" in said(shown.select_one("p.apart"))
            assert all(own(text, words_of(query)) != TOGETHER for text, _ in hits(shown))
            english = page(sample.published, f"/tim?q={query}", english=True)
            assert f"No sentence has exactly “{query}”" in said(english.select_one("p.apart"))
    assert told
    assert page(sample.published, "/tim?q=công+an").select("p.apart") == []


def test_pages_of_what_is_found_share_no_sentence(sample: Sample) -> None:
    addresses: list[str] = []
    for number in range(1, 7):
        shown = page(sample.published, f"/tim?q=cong+an&trang={number}")
        addresses += [str(a["href"]) for a in shown.select("ol.hits .sentence a")]
    assert len(addresses) > PAGE
    assert len(addresses) == len(set(addresses))


def hit(text: str, label: str, original: str, subjects: list[tuple[str, str]] | None = None) -> Hit:
    row = {"id": 1, "text": text, "label": label, "article_id": label, "original_id": original, "untitled": 0}
    return _hit(row, "họp", [], subjects or [], [])


def test_a_reprinted_sentence_is_listed_once_with_the_reprints() -> None:
    first, again = hit("Công an xã họp.", "A", "a"), hit("Công an xã  họp", "B", "a")
    other = hit("Công an xã họp.", "C", "c")
    shown = _told_once([first, again, other])
    assert [each.row["label"] for each in shown] == ["A", "C"]
    assert [row["label"] for row in shown[0].also] == ["B"] and not shown[1].also


def test_what_the_sentence_or_title_says_is_not_said_again_as_an_event() -> None:
    subjects = [("/su-kien/x", "Công an xã họp"), ("/don-vi/y", "Công an xã Bình An")]
    said = hit("Công an xã họp.", "Công an xã họp", "a", subjects)
    assert said.titled and said.subjects == [("/don-vi/y", "Công an xã Bình An")]
    assert not hit("Công an xã họp bàn việc.", "Công an xã họp", "a").titled


def test_the_first_words_of_an_untitled_article_are_not_said_again() -> None:
    row = {"id": 1, "text": "Công an xã họp bàn việc.", "label": "Công an xã …", "article_id": "a"}
    row |= {"original_id": "a", "untitled": 1}
    assert _hit(row, "họp", [], [], []).titled
    assert not _hit({**row, "text": "Sáng nay công an xã họp."}, "họp", [], [], []).titled
