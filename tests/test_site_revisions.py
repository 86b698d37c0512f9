"""What the page of an article says of its earlier texts, of reprints, and of what is gone at the source."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from invented import NOW, TEXT, article, fill
from markupsafe import Markup
from published_pages import page, said

from corpus.article import Published
from db.articles import import_articles
from db.copies import link_copies
from db.ids import article_mark
from db.publish import publish
from db.site.differences import added, removed, reworded
from db.site.revisions import MOST_CHANGES
from db.working import working_database

LATER = "2026-01-03T03:04:05Z"
EARLIER = TEXT.replace("20/22", "19/22").replace("Một câu không có gì", "Một câu cũ không có gì")
MORE = f"{TEXT}\nĐoạn này mới thêm vào sau."


def plain(html: Markup) -> tuple[str, list[str], list[str]]:
    page = BeautifulSoup(f"<p>{html}</p>", "html.parser")
    for hidden in page.select(".hidden"):
        hidden.decompose()
    gone, new = ([node.get_text() for node in page.select(tag)] for tag in ("del", "ins"))
    return page.get_text(), gone, new


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("đạt 20/22 tiêu chí", "đạt 21/22 tiêu chí", ["20"], ["21"]),
        ("ông An đến", "ông An đến họp", [], [" họp"]),
        ("ông An đến họp", "ông An họp", ["đến "], []),
        ("<b>", "<i>", ["b"], ["i"]),
    ],
)
def test_words_that_changed_are_marked(before: str, after: str, gone: list[str], new: list[str]) -> None:
    _, was, became = plain(reworded(before, after))
    assert ("".join(was).split(), "".join(became).split()) == ("".join(gone).split(), "".join(new).split())


def test_marks_say_in_words_too_what_they_are() -> None:
    assert "[bỏ:]" in removed("a") and "[thêm:]" in added("a")


def test_a_long_stretch_without_a_change_is_left_out() -> None:
    words = " ".join(f"chữ{number}" for number in range(100))
    text, gone, new = plain(reworded(f"{words} cũ {words}", f"{words} mới {words}"))
    assert (gone, new) == (["cũ"], ["mới"])
    assert text.startswith(" … ") and text.endswith(" … ")
    assert len(text) < 300


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    text, gone, new = plain(reworded("a " * 5000, "b " * 5000))
    assert len(gone) == len(new) == 1
    assert len(text) < 3000


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_out_of_their_difference(before: str, after: str) -> None:
    shown = BeautifulSoup(f"<p>{reworded(before, after)}</p>".replace("\r", "\u2028"), "html.parser")
    for hidden in shown.select(".hidden"):
        hidden.decompose()
    for node in shown.select("ins"):
        node.decompose()
    # Control characters are not what is tested: a parser may read them otherwise.
    kept = {char for char in shown.get_text() if char.isalnum()}
    assert kept <= set(before)


@pytest.fixture(scope="module", params=["full", "quotes", "link"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """An article with three texts, and one without a change, of a source of each policy."""
    folder = tmp_path_factory.mktemp(request.param)
    database = folder / "diaban.db"
    with working_database(database) as connection:
        list(import_articles(connection, [article(text=EARLIER)], now="2026-01-01T03:04:05Z"))
        list(import_articles(connection, [article(text=TEXT)], now=NOW))
        list(import_articles(connection, [article(text=MORE, byline="Người Khác")], now=LATER))
    fill(database, article(text=MORE), article("bai-2", text="Không sửa gì."), policy=request.param)
    path = publish(database, folder / "out", run_id=1, now=LATER).path
    return request.param, path


def test_every_change_is_told_as_far_as_the_policy_lets_it(house: tuple[str, Path]) -> None:
    policy, path = house
    section = page(path, f"/bai/{article_mark('bai-1')}").select_one("section.history")
    assert [said(h3).split()[1] for h3 in section.select("h3")] == ["3", "2", "1"]
    assert "sửa 2 đoạn" in said(section) and "thêm 1 đoạn" in said(section)
    gone = " ".join(node.get_text() for node in section.select("del"))
    new = " ".join(node.get_text() for node in section.select("ins"))
    if policy == "full":
        assert "19" in gone and "20" in new and "Đoạn này mới thêm" in new
    else:
        assert gone == new == ""
        assert "Nguồn không cho đăng lại cả bài" in said(section)
        assert "câu cũ" not in page(path, f"/bai/{article_mark('bai-1')}").get_text()


def test_times_are_those_of_vietnam(house: tuple[str, Path]) -> None:
    section = page(house[1], f"/bai/{article_mark('bai-1')}").select_one("section.history")
    assert "3/1/2026, 10:04" in said(section)


def test_an_article_without_a_change_has_no_such_section(house: tuple[str, Path]) -> None:
    shown = page(house[1], f"/bai/{article_mark('bai-2')}")
    assert shown.select("section.history, section.origin") == []


def test_the_english_page_says_it_in_english(house: tuple[str, Path]) -> None:
    section = page(house[1], f"/bai/{article_mark('bai-1')}", english=True).select_one("section.history")
    assert "Changes" in said(section) and "sửa" not in said(section)


def test_an_article_that_went_back_to_its_first_text_says_so(tmp_path: Path) -> None:
    database = tmp_path / "diaban.db"
    with working_database(database) as connection:
        for text, now in ((TEXT, NOW), (MORE, LATER), (TEXT, "2026-01-04T00:00:00Z")):
            list(import_articles(connection, [article(text=text)], now=now))
    fill(database, article())
    shown = page(
        publish(database, tmp_path / "out", run_id=1, now=LATER).path, f"/bai/{article_mark('bai-1')}"
    )
    current = next(li for li in shown.select("ol.revisions > li") if "đang hiện" in said(li))
    assert "So với bản 2" in said(current) and "bỏ 1 đoạn" in said(current)


def test_facts_are_drawn_in_the_text_that_they_were_read_from(tmp_path: Path) -> None:
    database = tmp_path / "diaban.db"
    fill(database, article())
    with working_database(database) as connection:
        newer = article(title="Tên mới dài hơn tên cũ nhiều", text=f"Câu mới đứng đầu.\n{TEXT}")
        list(import_articles(connection, [newer], now=LATER))
    path = publish(database, tmp_path / "out", run_id=1, now=LATER).path
    shown = page(path, f"/bai/{article_mark('bai-1')}")
    with closing(sqlite3.connect(path)) as connection:
        facts = connection.execute("SELECT id, text FROM officials UNION SELECT id, text FROM criteria")
        for fact, text in facts.fetchall():
            assert shown.select_one(f"mark#f-{fact}").get_text() == text
    assert "máy chưa đọc" in said(shown.select_one(".about"))
    current = next(li for li in shown.select("ol.revisions > li") if "đang hiện" in said(li))
    assert said(current.select_one("h3")).startswith("Bản 1")


def test_many_changes_are_cut_and_lead_to_the_table(tmp_path: Path) -> None:
    database = tmp_path / "diaban.db"
    lines = [f"Đoạn số {number} của bài." for number in range(MOST_CHANGES + 40)]
    with working_database(database) as connection:
        list(import_articles(connection, [article(text=TEXT)], now=NOW))
    fill(database, article(text="\n".join([TEXT, *lines])))
    path = publish(database, tmp_path / "out", run_id=1, now=LATER).path
    section = page(path, f"/bai/{article_mark('bai-1')}").select_one("section.history")
    assert len(section.select(".change")) == MOST_CHANGES
    page(path, section.select_one("a[href*='/revisions?']")["href"])


def day(value: str) -> Published:
    return Published(value=value, precision="day", provenance="header")


LONG = "\n".join(
    f"Đoạn thứ {number} kể việc {word} của xã trong buổi họp đầu tháng, có bà con và cán bộ cùng bàn kỹ."
    for number, word in enumerate(("làm đường", "trồng cây", "dựng nhà", "đắp đê", "mở chợ", "dạy nghề"))
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An original with two reprints, the original gone at its source."""
    folder = tmp_path_factory.mktemp("copies")
    database = folder / "diaban.db"
    first = article("goc", text=LONG, source="baomot.vn", published=day("2024-03-10"))
    again = replace(first, id="lai", source="baohai.vn", published=day("2024-03-11"), title="Bài đăng lại")
    third = replace(first, id="nua", source="baoba.vn", published=day("2024-03-12"), title="Bài đăng nữa")
    fill(database, first, again, third)
    with working_database(database) as connection:
        link_copies(connection)
        connection.execute(
            "INSERT INTO pages (url, source_id, kind, state, fetched_at, article_id) VALUES"
            " ('https://baomot.vn/goc', 'baomot.vn', 'article', 'gone', 1710000000, 'goc'),"
            " ('https://baohai.vn/lai', 'baohai.vn', 'article', 'gone', 1710000000, 'lai'),"
            " ('https://baohai.vn/lai?x', 'baohai.vn', 'article', 'done', 1710000000, 'lai')"
        )
        connection.commit()
    return publish(database, folder / "out", run_id=1, now=LATER).path


def test_reprints_lead_to_their_original_and_back(copied: Path) -> None:
    original, reprint = (
        page(copied, f"/bai/{article_mark('goc')}"),
        page(copied, f"/bai/{article_mark('lai')}"),
    )
    assert {a["href"] for a in original.select("section.origin a")} == {
        f"/bai/{article_mark('lai')}",
        f"/bai/{article_mark('nua')}",
    }
    assert reprint.select_one(f".about .problem a[href='/bai/{article_mark('goc')}']")
    assert {a["href"] for a in reprint.select("section.origin a")} == {
        f"/bai/{article_mark('goc')}",
        f"/bai/{article_mark('nua')}",
    }
    assert "đăng sớm nhất" in said(original.select_one("section.origin"))
    assert "100%" in said(reprint.select_one("section.origin"))


def test_why_an_article_is_the_original(tmp_path: Path) -> None:
    database = tmp_path / "diaban.db"
    late = article("goc", text=LONG, source="baomot.vn", published=day("2024-03-20"))
    named = replace(late, id="lai", source="baohai.vn", published=day("2024-03-11"), origin="Báo Một")
    fill(database, late, named)
    with working_database(database) as connection:
        link_copies(connection)
        connection.commit()
    path = publish(database, tmp_path / "out", run_id=1, now=LATER).path
    section = page(path, f"/bai/{article_mark('lai')}").select_one("section.origin")
    assert section.select_one(f"a[href='/bai/{article_mark('goc')}']")
    assert "dẫn nguồn" in said(section)


def test_what_is_gone_at_its_source_says_so_first(copied: Path) -> None:
    with closing(sqlite3.connect(copied)) as connection:
        assert connection.execute("SELECT * FROM vanished").fetchall() == [
            (article_mark("goc"), "2024-03-09")
        ]
    assert "không còn ở nguồn, lần cuối còn thấy ngày 9/3/2024" in said(
        page(copied, f"/bai/{article_mark('goc')}").select_one(".about")
    )
    assert "Gone at its source" in said(
        page(copied, f"/bai/{article_mark('goc')}", english=True).select_one(".about")
    )
    assert "không còn ở nguồn" not in said(page(copied, f"/bai/{article_mark('lai')}").select_one(".about"))
