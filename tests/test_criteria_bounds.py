"""Thresholds, named schools, parts after `thì`, years that are no counts, and verbs of yardsticks alone."""

import pytest
from test_criteria import read, short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã Tân Bình phấn đấu đạt từ 16 tiêu chí trở lên.", ["16-None Xã Tân Bình | target"]),
        ("Có 7 xã đạt từ 15 tiêu chí trở lên.", ["7 15-None xã | achieved"]),
        ("Có 3 xã đạt dưới 10 tiêu chí.", ["3 None-10 xã | achieved"]),
        ("Có 3 xã đạt từ 10 đến 12 tiêu chí.", ["3 10-12 xã | achieved"]),
        ("Tỉnh yêu cầu từ 85% trở lên số phường đạt chuẩn văn minh.", ["85% phường | target"]),
        ("Phấn đấu 80% trở lên số thôn đạt chuẩn văn hóa.", ["80% thôn | target"]),
    ],
)
def test_a_threshold_leaves_one_end_open(text, expected):
    assert [short(fact) for fact in read(text)] == expected


def test_the_words_of_a_threshold_are_evidence_and_soften():
    fact = read("Huyện đề ra mục tiêu từ 85% trở lên số phường đạt chuẩn.")[0]
    assert (fact.text, fact.approx) == ("từ 85% trở lên số phường đạt chuẩn", "trở lên")
    fact = read("Xã Tân Bình đạt từ 16 tiêu chí trở lên.")[0]
    assert (fact.text.endswith("16 tiêu chí trở lên"), fact.approx) == (True, "trở lên")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trường Tiểu học Lê Văn Tám đạt 4/5 tiêu chuẩn.", ["4-4/5 Trường Tiểu học Lê Văn Tám | achieved"]),
        (
            "Trường Mầm non Hoa Mai nhỏ hẹp. Hồi tháng Tám, trường mới đạt 3/5 tiêu chuẩn.",
            ["3-3/5 Trường Mầm non Hoa Mai | achieved"],
        ),
        ("Ấp Long Thạnh đã đạt 5/5 điều kiện.", ["5-5/5 Ấp Long Thạnh | achieved"]),
        ("Hồ sơ mới đạt 3/5 tiêu chuẩn.", ["3/5 tiêu chuẩn | achieved"]),
        ("Thí sinh phải đạt 3 điều kiện: sức khỏe, lý lịch, học vấn.", []),
        ("Toàn huyện có 12/15 chỉ tiêu đạt.", ["12/15 chỉ tiêu | achieved"]),
    ],
)
def test_what_one_named_school_or_place_meets_is_its_own(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thị xã có 47 trường học, thì 33 trường đã được công nhận đạt chuẩn, chiếm 70,2%.",
            ["33/47 70.2% trường | achieved"],
        ),
        (
            "Huyện có 52 xã, đến nay 41 xã về đích; 11 xã còn lại chưa đạt chuẩn.",
            ["41/52 xã | achieved", "11/52 xã | not_met"],
        ),
        (
            "Qua chấm điểm, 18/20 Công an xã xếp loại A, 2 đơn vị xếp loại B.",
            ["18/20 Công an xã | achieved", "2/20 đơn vị | achieved"],
        ),
        ("Năm ngoái 8 xã đến hạn xét thì 2 xã không đạt chuẩn.", ["2/8 xã | not_met"]),
        ("Huyện có 9 xã thì 3 doanh nghiệp không đạt chuẩn.", ["3 doanh nghiệp | not_met"]),
    ],
)
def test_a_part_follows_its_total_and_thi(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Có 10/13 chỉ tiêu hoàn thành hoặc vượt, 3 chỉ tiêu hụt.",
            ["10/13 chỉ tiêu | achieved", "3/13 chỉ tiêu | not_met"],
        ),
        ("Quý I, 14/16 nhiệm vụ được giao đã xong.", ["14/16 nhiệm vụ | achieved"]),
        ("Đã có 12 căn nhà xong.", []),
        ("Có 5 công trình xong phần móng.", []),
    ],
)
def test_some_verbs_are_said_of_yardsticks_alone(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm học 2018 - 2019 khép lại, huyện có tỷ lệ trường đạt chuẩn cao nhất tỉnh.", []),
        ("12/15 chỉ tiêu năm 2022 hoàn thành và vượt kế hoạch.", ["12/15 chỉ tiêu | achieved"]),
        ("Năm học 2021-2022, thị trấn có 4/5 trường đạt chuẩn.", ["4/5 trường | achieved"]),
        ("Tỉnh có 2015 hộ đạt danh hiệu gia đình văn hóa.", ["2015 hộ | achieved"]),
    ],
)
def test_years_are_no_counts(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn huyện hiện có 38 trường chuẩn.", ["38 trường | achieved"]),
        ("Đặt mục tiêu đến năm 2023 có 50 trường chuẩn quốc gia.", ["50 trường | target"]),
        ("Toàn huyện có 38 trường chuẩn bị khai giảng.", []),
        ("Có 12 trường công bố điểm chuẩn.", []),
    ],
)
def test_the_bare_norm_of_a_school_is_a_trait(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Có 5 xã đạt chuẩn nông thôn mới – một kết quả đáng mừng.", "chuẩn nông thôn mới"),
        ("Có 5 khu phố đạt tiêu chuẩn sáng - xanh - sạch - đẹp.", "tiêu chuẩn sáng - xanh - sạch - đẹp"),
        ("Có 5 xã đạt chuẩn quốc phòng - an ninh.", "chuẩn quốc phòng - an ninh"),
    ],
)
def test_a_dash_ends_the_standard_unless_it_joins_its_words(text, standard):
    assert [fact.standard for fact in read(text)] == [standard]
