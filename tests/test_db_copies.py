"""Which articles are copies of others, and what changed from one revision to the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpus.article import Article, Block, Published
from db.articles import import_articles
from db.copies import link_copies
from db.store import remove_articles
from db.working import working_database

LINES = (
    "Đêm 12/3, tổ tuần tra của Công an xã Phước Sơn phát hiện hai thanh niên chở theo ba chiếc máy bơm cũ.",
    "Qua kiểm tra, cả hai khai đã lấy trộm số máy bơm này ở đầm tôm của ông Huỳnh Văn Lẹ tại ấp Bà Cồng.",
    "Đại úy Trương Hữu Nghĩa, Phó Trưởng Công an xã, cho biết tang vật trị giá khoảng 18 triệu đồng.",
    "Lực lượng chức năng đã trao trả ba máy bơm cho chủ đầm ngay trong buổi sáng hôm sau.",
    "Người dân ấp Bà Cồng mong tuyến đê được lắp thêm đèn để việc trông coi đầm tôm đỡ vất vả.",
)
OTHER = (
    "Hội Cựu chiến binh phường Ka Long vừa tặng hai con bò giống cho gia đình bà Lý Thị Sín ở khu 4.",
    "Nguồn vốn do hội viên góp trong chín tháng, mỗi người mười lăm nghìn đồng mỗi tháng.",
)


def article(id: str, *lines: str, day: str = "2026-03-13", **fields: str) -> Article:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    title = f"Tin {id}"
    offset = len(title) + 1
    blocks = tuple(
        Block(kind="para", start=offset + start, end=offset + start + len(line))
        for start, line in zip(starts, lines, strict=True)
    )
    published = Published(value=day, precision="day", provenance="given")
    return Article(id=id, title=title, text=text, published=published, blocks=blocks, **fields)


@contextmanager
def linked(folder: Path, *articles: Article) -> Iterator[list[tuple[str, str]]]:
    """Copies and their originals."""
    with working_database(folder / "diaban.db") as connection:
        list(import_articles(connection, articles, now="2026-03-14T00:00:00Z"))
        link_copies(connection)
        yield list(connection.execute("SELECT article_id, original_id FROM copies ORDER BY 1"))


FIRST = article("a", *LINES, source="baophuocson.vn")
COPY = article("b", *LINES, day="2026-03-14", source="nongthon.vn", origin="Báo Phước Sơn")
SHORT = article("c", *LINES[:4], day="2026-03-15", source="tinnhanh.vn")


def test_copies_are_linked_to_their_original(tmp_path):
    with linked(tmp_path, COPY, FIRST, SHORT, article("d", *OTHER)) as copies:
        assert copies == [("b", "a"), ("c", "a")]


def test_whom_a_copy_names_is_the_original_though_it_came_later(tmp_path):
    late = replace(FIRST, published=Published(value="2026-03-16", precision="day", provenance="given"))
    with linked(tmp_path, COPY, late) as copies:
        assert copies == [("b", "a")]


def test_what_comes_later_joins_the_group(tmp_path):
    with linked(tmp_path, SHORT) as copies:
        assert copies == []
    with linked(tmp_path, COPY) as copies:
        assert copies == [("c", "b")]
    with linked(tmp_path, FIRST) as copies:
        assert copies == [("b", "a"), ("c", "a")]


def test_a_copy_that_becomes_another_text_is_none(tmp_path):
    with linked(tmp_path, FIRST, COPY, SHORT) as copies:
        assert len(copies) == 2
    with linked(tmp_path, article("b", *OTHER, day="2026-03-14", source="nongthon.vn")) as copies:
        assert copies == [("c", "a")]


def test_copies_of_what_was_taken_down_have_another_original(tmp_path):
    with linked(tmp_path, FIRST, COPY, SHORT) as copies:
        assert {original for _, original in copies} == {"a"}
    with working_database(tmp_path / "diaban.db") as connection:
        remove_articles(connection, ["a"])
    with linked(tmp_path) as copies:
        assert copies == [("c", "b")]


def test_a_revision_tells_what_changed(tmp_path):
    changed = article(
        "a", LINES[0], LINES[1].replace("máy bơm", "máy nổ"), *LINES[3:], OTHER[0], source="baophuocson.vn"
    )
    with linked(tmp_path, FIRST):
        pass
    with linked(tmp_path, changed):
        pass
    with working_database(tmp_path / "diaban.db") as connection:
        rows = connection.execute(
            "SELECT c.change, substr(b.content, c.before_start + 1, c.before_end - c.before_start),"
            ' substr(r.content, c.start + 1, c."end" - c.start) FROM revision_changes c'
            " JOIN revisions r ON r.id = c.revision_id JOIN revisions b ON b.id = c.before_id"
            " ORDER BY c.number"
        ).fetchall()
    assert rows == [
        ("changed", LINES[1], LINES[1].replace("máy bơm", "máy nổ")),
        ("removed", LINES[2], None),
        ("added", None, OTHER[0]),
    ]
