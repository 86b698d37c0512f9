"""What a criteria fact takes from around its clause, and what holds on any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.criteria import find_criteria
from extract.reading import Reading


def read(text, published="2024-06-20", title_end=0):
    return find_criteria(Reading(text, published=published, title_end=title_end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2023, huyện có 5/9 xã đạt chuẩn nông thôn mới.", ["2023"]),
        ("Tính đến 30/9/2023, toàn tỉnh có 21 xã đạt chuẩn.", ["2023-09-30"]),
        ("Huyện phấn đấu có 7 xã đạt chuẩn trong năm 2024.", ["2024"]),
        ("Đến nay có 5 xã đạt chuẩn.", [None]),
        ("Có 12 xã đạt chuẩn, tăng 3 xã so với năm 2022.", [None]),
        ("Năm 2023 có nhiều thuận lợi. Toàn huyện có 5 xã đạt chuẩn.", ["2023"]),
        ("Năm 2023 có nhiều thuận lợi.\nToàn huyện có 5 xã đạt chuẩn.", [None]),
        ("Năm 2014, huyện có 3 xã khó. Sau 5 năm, 10/13 xã đạt chuẩn, tăng 4 xã so với năm 2014.", [None]),
        ("Năm 2023 có nhiều thuận lợi. Sau sáp nhập, huyện có 5 xã đạt chuẩn.", ["2023"]),
        ("Năm 2023 có nhiều thuận lợi. Đến nay có 5 xã đạt chuẩn.", [None]),
        ("Mục tiêu đến năm 2023:\n- 5 xã đạt chuẩn;\n- 3 xã đạt chuẩn nâng cao.", ["2023", "2023"]),
        ("Kết quả năm 2023:\n- 5 xã đạt chuẩn.\nNgoài ra có 3 xã đạt chuẩn nâng cao.", ["2023", None]),
        ("Sáng 12/3/2024, tỉnh công bố 5 xã đạt chuẩn.", [None]),
        ("Năm 2022 có 5 xã đạt chuẩn, năm 2023 có 8 xã đạt chuẩn.", ["2022", "2023"]),
        ("Năm 2023, tỉnh có 60 xã đạt chuẩn, hiện có 62 xã đạt chuẩn.", ["2023", None]),
        ("Năm 2023 có nhiều thuận lợi. Nông dân được mùa. Toàn huyện có 5 xã đạt chuẩn.", ["2023"]),
        ("5 xã đạt “Bộ tiêu chí về y tế đến năm 2030”.", [None]),
        ("Đến năm 2030 sẽ khác. Toàn huyện có 5 xã đạt chuẩn.", [None]),
    ],
)
def test_the_time_comes_from_the_sentence_or_the_one_before(text, expected):
    assert [fact.as_of for fact in read(text)] == expected


def placed(text, province="Nam Định", published="2022-07-10"):
    facts = find_criteria(Reading(text, published=published, province=province))
    return [
        fact.locality and (fact.locality.commune or fact.locality.district or fact.locality.province)
        for fact in facts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến hết tháng 6, cả nước có 5.775/8.227 xã đạt chuẩn nông thôn mới.", [None]),
        ("Toàn quốc hiện có 249 huyện đạt chuẩn nông thôn mới.", [None]),
        ("Bình quân cả nước đạt 17 tiêu chí/xã.", [None]),
        ("Có 16 tỉnh có 100% số xã đạt chuẩn nông thôn mới.", [None]),
        ("Năm nay có 5 tỉnh được công nhận đạt chuẩn nông thôn mới.", [None]),
        # the province is what the sentence speaks of
        ("Đến nay toàn tỉnh có 204 xã đạt chuẩn nông thôn mới.", ["Tỉnh Nam Định"]),
        ("Cùng với cả nước, tỉnh đã có 204 xã đạt chuẩn nông thôn mới.", ["Tỉnh Nam Định"]),
        ("Dẫn đầu cả nước, Nam Định có 204 xã đạt chuẩn nông thôn mới.", ["Tỉnh Nam Định"]),
        ("So với cả nước, đã có 90% xã đạt chuẩn nông thôn mới.", ["Tỉnh Nam Định"]),
        ("Cả nước đang thi đua. Đến nay có 204 xã đạt chuẩn nông thôn mới.", ["Tỉnh Nam Định"]),
        # several of a kind lie in what is above them, one is itself
        ("Huyện Hải Hậu có 3 xã (Hải Anh, Hải Trung, Hải Long) đạt chuẩn kiểu mẫu.", ["Huyện Hải Hậu"]),
        ("Cả 3 xã Hải Anh, Hải Trung, Hải Long của huyện Hải Hậu đạt chuẩn.", ["Huyện Hải Hậu"]),
        (
            "Huyện Hải Hậu có 3 xã đạt, gồm: Hải Anh, Hải Trung, Hải Long; 4 đơn vị chưa đạt chuẩn.",
            ["Huyện Hải Hậu"] * 2,
        ),
        ("Ở xã Hải Anh, xã Nghĩa Trung có 7 đơn vị đạt chuẩn.", ["Tỉnh Nam Định"]),
        ("Ở các tỉnh Nam Định, Thái Bình có 7 đơn vị đạt chuẩn.", [None]),
        ("Ở hai huyện Hải Hậu, Nghĩa Hưng có 7 đơn vị đạt chuẩn.", ["Tỉnh Nam Định"]),
        ("Xã Hải Anh (huyện Hải Hậu) đạt 19/19 tiêu chí.", ["Xã Hải Anh"]),
        ("Hội nghị tại xã Hải Anh; huyện Hải Hậu có 12/15 xóm đạt chuẩn.", ["Huyện Hải Hậu"]),
        ("Xã Hải Anh, huyện Hải Hậu có 12/15 xóm đạt chuẩn.", ["Xã Hải Anh"]),
    ],
)
def test_what_is_said_of_the_country_or_of_several_units_is_in_none_of_them(text, expected):
    assert placed(text) == expected


def test_a_title_and_its_text_share_the_time():
    title = "5 xã đạt chuẩn năm 2023"
    facts = read(f"{title}\nToàn huyện có 7 xã đạt chuẩn.", title_end=len(title))
    assert [fact.as_of for fact in facts] == ["2023", "2023"]
    title = "5 xã đạt chuẩn"
    facts = read(f"{title}\nNăm 2023, toàn huyện có 5 xã đạt chuẩn.", title_end=len(title))
    assert [fact.as_of for fact in facts] == ["2023", "2023"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Đến năm 2030, có 90% xã đạt chuẩn.", "target"),
        ("Đến cuối năm, có 90% xã đạt chuẩn.", "target"),
        ("Tính đến năm 2030, có 90% xã đạt chuẩn.", "achieved"),
        ("Đến năm 2022, đã có 90% xã đạt chuẩn.", "achieved"),
    ],
)
def test_what_holds_in_a_later_year_is_a_target(text, status):
    assert [fact.status for fact in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("Có 5 xã đạt chuẩn nông thôn mới.", "nông thôn mới"),
        ("7 phường được công nhận “không ma túy”.", "xã, phường không ma túy"),
        ("Trong xây dựng nông thôn mới, có 5 xã đạt 19 tiêu chí.", "nông thôn mới"),
        ("Xây dựng nông thôn mới.\nPhong trào nông thôn mới.\nCó 5 xã đạt 19 tiêu chí.", "nông thôn mới"),
        ("Có 5 cơ sở đạt tiêu chuẩn.", None),
    ],
)
def test_the_programme_is_that_of_the_sentence_or_of_the_article(text, programme):
    assert [fact.programme for fact in read(text)] == [programme]


@pytest.mark.parametrize(
    ("text", "standards"),
    [
        ("Có 8 đơn vị đạt 17/18, 3 đơn vị đạt 15/18 tiêu chí.", ["tiêu chí", "tiêu chí"]),
        ("Có 5 xã đạt chuẩn nâng cao; 3 xã chưa đạt.", ["chuẩn nâng cao", "đạt chuẩn nâng cao"]),
        ("Có 13/14 chỉ tiêu đạt và vượt kế hoạch.", ["đạt và vượt kế hoạch"]),
        ("Tiêu chí số 17 về môi trường có 41/60 xã đạt.", ["Tiêu chí số 17 về môi trường"]),
        ("“Đã có 5 xã đạt 15 tiêu chí”, ông nói.", ["tiêu chí"]),
        ("Có 5 xã đạt từ 15 tiêu chí trở lên.", ["tiêu chí"]),
        ("Có 5 hộ đạt gia đình văn hóa tiêu biểu.", ["gia đình văn hóa tiêu biểu"]),
        ("Phường đạt 9/10 tiêu chí và phường Lê Lợi đạt 8/10 tiêu chí.", ["tiêu chí", "tiêu chí"]),
        ("Nâng tổng số xã đạt chuẩn của huyện lên 9/17 xã.", ["chuẩn"]),
        ("12 nhà nghỉ đạt tiêu chuẩn từ 2-3 sao đủ điều kiện đón khách.", ["tiêu chuẩn từ 2-3 sao"]),
        ("Có 5 trường đạt chuẩn quốc gia vào năm 2020.", ["chuẩn quốc gia"]),
        ("6 phường được công nhận “Phường sạch về ma túy” năm 2023.", ["Phường sạch về ma túy"]),
    ],
)
def test_the_standard_is_what_is_met(text, standards):
    assert [fact.standard for fact in read(text)] == standards


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("Gần 80% xã đạt chuẩn.", "gần"),
        ("Chưa đầy 20% xã đạt chuẩn.", "chưa đầy"),
        ("Ít nhất 5 đơn vị đạt tiêu chí.", "ít nhất"),
        ("5/5 phường cơ bản đạt tiêu chí.", "cơ bản"),
        ("Hầu hết xã đạt 15/19 tiêu chí.", "hầu hết"),
        ("Có 5 xã đạt chuẩn.", None),
    ],
)
def test_what_softens_a_count_is_kept(text, approx):
    assert [fact.approx and fact.approx.lower() for fact in read(text)] == [approx]


def test_the_place_is_the_one_named_before():
    facts = read("Tại tỉnh Hà Tĩnh, 31/52 chợ đạt chuẩn văn minh.", published="2018-06-30")
    assert [fact.locality and fact.locality.province for fact in facts] == ["Tỉnh Hà Tĩnh"]


WORDS = st.sampled_from(
    ["có", "5", "xã", "12/19", "tiêu chí", "đạt", "chuẩn", "“", "”", "(", ")", ";", ",", ".", ":", "và",
     "trong đó", "tổng số", "60%", "chưa", "không", "là", "lên", "tỷ lệ", "đăng ký", "xây dựng", "điển hình",
     "chỉ tiêu", "phấn đấu", "dự kiến", "nông thôn mới", "cả ba", "hầu hết", "từ", "đến",
     "/", "-", "\n"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_sentence_gives_evidence_in_order(words):
    text = " ".join(words)
    facts = read(text)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    for fact in facts:
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.text
        assert fact.count is None or fact.count >= 0


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    for fact in read(text):
        assert text[fact.start : fact.end] == fact.text


@pytest.mark.parametrize(
    "unit",
    [
        "5 xã đạt chuẩn, ",
        "5 xã, ",
        "đạt ",
        "(“",
        "tỷ lệ xã ",
        "12/19 tiêu chí ",
        "xây dựng ",
        "không ",
        "5% đạt chuẩn, ",
        "Các xã An, Bình và Hòa đạt 5/9 tiêu chí, ",
        "- 5% xã đạt chuẩn;\n",
        "mỗi xã đạt 5 tiêu chí ",
    ],
)
def test_a_hostile_line_takes_time_in_proportion(unit):
    """Four times the line takes four times as long, not sixteen; small times say nothing."""
    short, long = seconds(unit, 25_000), seconds(unit, 100_000)
    assert long < 9 * max(short, 0.0125)


def seconds(unit, size):
    begin = time.process_time()
    read(unit * (size // len(unit)))
    return time.process_time() - begin
