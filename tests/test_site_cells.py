"""Cells of Datasette's tables that lead to articles."""

import pytest

from db.site.cells import linked_cell


@pytest.mark.parametrize(
    ("row", "column", "table", "expected"),
    [
        (
            {"id": "f1", "article_id": "a b"},
            "text",
            "criteria",
            '<a class="quote" href="/bai/a+b#f-f1">x&lt;</a>',
        ),
        (
            {"id": {"value": "f1"}, "article_id": {"value": "a"}},
            "text",
            "dates",
            '<a class="quote" href="/bai/a#f-f1">x&lt;</a>',
        ),
        ({"id": "a"}, "label", "articles", '<a href="/bai/a">x&lt;</a>'),
        ({"article_id": "a"}, "article", None, '<a href="/bai/a">x&lt;</a>'),
        ({"id": "f1", "article_id": "a"}, "quote", None, '<a class="quote" href="/bai/a#f-f1">x&lt;</a>'),
        ({"last_article_id": "b"}, "last_article", None, '<a href="/bai/b">x&lt;</a>'),
    ],
)
def test_cells_that_lead_to_articles(
    row: dict[str, object], column: str, table: str | None, expected: str
) -> None:
    assert str(linked_cell(row, "x<", column, table)) == expected


@pytest.mark.parametrize(
    ("row", "column", "table"),
    [
        ({"id": "1"}, "text", "passages"),
        ({"id": "1"}, "label", "programmes"),
        ({"id": "f1", "article_id": "a"}, "subject", "criteria"),
    ],
)
def test_cells_left_to_datasette(row: dict[str, object], column: str, table: str) -> None:
    assert linked_cell(row, "x", column, table) is None


def test_the_articles_of_a_post_lead_to_where_it_is_mentioned() -> None:
    row = {"first_article_id": {"value": "a", "label": "Tin <1>"}, "first_official_id": "f1"}
    cell = linked_cell(row, row["first_article_id"], "first_article_id", "official_timeline")
    assert str(cell) == '<a class="quote" href="/bai/a#f-f1">Tin &lt;1&gt;</a>'


@pytest.mark.parametrize(
    ("row", "column", "table", "expected"),
    [
        ({"person_id": {"value": "p1", "label": "An <1>"}}, "person_id", "officials",
         '<a href="/can-bo/p1">An &lt;1&gt;</a>'),
        ({"organisation_id": "o1"}, "organisation_id", "positions", '<a href="/don-vi/o1">o1</a>'),
        ({"story_id": {"value": "s1", "label": None}}, "story_id", "events", '<a href="/su-kien/s1">s1</a>'),
        ({"id": "p1", "name": "An"}, "name", "people", '<a href="/can-bo/p1">An</a>'),
        ({"id": "o1", "name": "Công an"}, "name", "organisations", '<a href="/don-vi/o1">Công an</a>'),
        ({"id": "s1", "title": "Họp"}, "title", "stories", '<a href="/su-kien/s1">Họp</a>'),
        ({"place_id": {"value": "40-2018-01-01", "label": "Tỉnh Nghệ An"}}, "place_id", "events",
         '<a href="/dia-ban/40-2018-01-01">Tỉnh Nghệ An</a>'),
        ({"programme_id": "g1"}, "programme_id", "criteria", '<a href="/chuong-trinh/g1">g1</a>'),
        ({"programme_id": {"value": "g1", "label": "nông thôn mới"}}, "programme_id", "criteria",
         '<a href="/chuong-trinh/g1">Nông thôn mới</a>'),
        ({"id": "g1", "name": "nông thôn mới"}, "name", "programmes",
         '<a href="/chuong-trinh/g1">Nông thôn mới</a>'),
        ({"id": "40", "path": "Tỉnh Nghệ An"}, "path", "places", '<a href="/dia-ban/40">Tỉnh Nghệ An</a>'),
        ({"place": "Tỉnh Nghệ An", "place_id": "40"}, "place", "criteria_by_locality",
         '<a href="/dia-ban/40">Tỉnh Nghệ An</a>'),
        ({"part_id": "41"}, "part_id", "place_parts", '<a href="/dia-ban/41">41</a>'),
        ({"su_kien": "Họp", "story_id": "s1"}, "su_kien", None, '<a href="/su-kien/s1">Họp</a>'),
        ({"ho_ten": "An", "person_id": "p1"}, "ho_ten", None, '<a href="/can-bo/p1">An</a>'),
    ],
)  # fmt: skip
def test_cells_that_lead_to_pages(
    row: dict[str, object], column: str, table: str | None, expected: str
) -> None:
    assert str(linked_cell(row, row[column], column, table)) == expected


@pytest.mark.parametrize("row", [{"don_vi": "Sở"}, {"don_vi": "Sở", "organisation_id": None}])
def test_a_name_without_an_id_leads_nowhere(row: dict[str, object]) -> None:
    assert linked_cell(row, "Sở", "don_vi", None) is None


def test_a_part_of_a_year_is_said_in_words() -> None:
    said = linked_cell({"id": "f"}, "2026-Q3", "as_of", "criteria")
    assert str(said) == '<span title="2026-Q3">quý 3/2026</span>'


def test_nothing_is_made_of_an_empty_cell() -> None:
    assert linked_cell({"id": "f1", "article_id": "a"}, None, "text", "criteria") is None


def test_codes_are_said_in_words_and_kept_beside_them() -> None:
    said = linked_cell({"id": "1"}, "not_met", "status", "criteria")
    assert str(said) == '<span title="not_met">chưa đạt</span>'


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"date_from": "2024-03-09", "date_to": "2024-03-09", "date_precision": "day"},
         '<time datetime="2024-03-09">9/3/2024</time>'),
        ({"date_from": "2024-03-01", "date_to": "2024-03-31", "date_precision": "month"},
         '<time datetime="2024-03-01">3/2024</time> <small>chỉ biết tháng</small>'),
        ({"date_from": "2024-01-01", "date_to": "2024-12-31", "date_precision": "year"},
         '<time datetime="2024-01-01">2024</time> <small>chỉ biết năm</small>'),
        ({"date_from": "2024-03-09", "date_to": "2024-03-12", "date_precision": "span"},
         '<time datetime="2024-03-09">9–12/3/2024</time>'),
        ({"date_from": "2024-03-01", "date_to": "2024-03-31"}, '<time datetime="2024-03-01">3/2024</time>'),
    ],
)  # fmt: skip
def test_days_are_said_as_far_as_they_are_known(row: dict[str, str], expected: str) -> None:
    assert str(linked_cell(row, row["date_from"], "date_from", "events")) == expected


def test_a_first_day_alone_is_not_taken_for_all_that_is_known() -> None:
    assert linked_cell({"date_from": "2024-03-01"}, "2024-03-01", "date_from", "events") is None


def test_a_moment_keeps_its_hour() -> None:
    said = linked_cell({"id": "a"}, "2026-01-16T08:15:00+07:00", "published", "articles")
    assert str(said) == '<time datetime="2026-01-16T08:15:00+07:00">16/1/2026 08:15</time>'


@pytest.mark.parametrize("value", ["2024-13-45 <b>", "<script>", "2024/5"])
def test_what_is_no_day_is_left_as_it_is(value: str) -> None:
    assert linked_cell({"id": "a"}, value, "published", "articles") is None


def test_numbers_are_written_as_vietnamese_write_them_and_years_are_not() -> None:
    assert linked_cell({"id": "f"}, 1234.5, "value", "figures") == "1.234,5"
    assert linked_cell({"id": "f"}, 2024, "year", "figures") is None
