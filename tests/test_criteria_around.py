"""What a clause leaves to the sentences around it: plans, sets of yardsticks, the others, parts by place."""

import pytest
from test_criteria import read, short

# A sentence that goes on with a plan has its status, unless it tells of the present.
ONWARD = [
    (
        "Công an tỉnh đặt mục tiêu xây dựng lực lượng vững mạnh. Cụ thể, 30 Công an xã đạt 22/22 tiêu chí.",
        ["30 22-22/22 Công an xã | target"],
    ),
    (
        "Tỉnh phấn đấu có thêm 2 xã đạt chuẩn. Đồng thời, có ít nhất 10 sản phẩm đạt tiêu chí 3 sao.",
        ["2 xã | target", "10 sản phẩm | target"],
    ),
    (
        "Tỉnh phấn đấu có 9 xã đạt chuẩn. Trong đó, đến nay 4 xã đạt chuẩn.",
        ["9 xã | target", "4/9 xã | achieved"],
    ),
    (
        "Huyện đã vượt mục tiêu năm 2022. Trong đó, 4 xã đạt chuẩn nâng cao.",
        ["4 xã | achieved"],
    ),
    ("Tỉnh phấn đấu về đích sớm. Hội nghị ghi nhận 4 xã đạt chuẩn.", ["4 xã | achieved"]),
    ("Tỉnh xây dựng thí điểm để năm 2028 có 30% phường đạt chuẩn văn minh.", ["30% phường | target"]),
]


@pytest.mark.parametrize(("text", "expected"), ONWARD)
def test_a_plan_goes_on_in_the_next_sentence(text, expected):
    assert [short(fact) for fact in read(text)] == expected


SETS = [
    (
        "Bộ tiêu chí xây dựng Công an phường điển hình gồm 25 tiêu chí. "
        "Đến nay, phường Hưng Thịnh đạt 23 tiêu chí.",
        ["23-23/25 Phường Hưng Thịnh | achieved"],
    ),
    (
        "Theo bộ tiêu chí gồm 5 nhóm với 22 tiêu chí, Công an phường Hưng Thịnh đã đạt 20, "
        "Công an phường Lê Lai đạt 19.",
        ["20-20/22 Công an phường Hưng Thịnh | achieved", "19-19/22 Công an phường Lê Lai | achieved"],
    ),
    ("Tỉnh áp dụng bộ 19 tiêu chí. Có 4 xã đạt 15-17 tiêu chí.", ["4 15-17/19 xã | achieved"]),
    ("Theo bộ tiêu chí cũ (18 tiêu chí), xã Tân Lập đạt 19 tiêu chí.", ["19-19 Xã Tân Lập | achieved"]),
    ("Huyện phổ biến bộ tiêu chí mới. Xã Tân Lập đạt 15 tiêu chí.", ["15-15 Xã Tân Lập | achieved"]),
    (
        "Huyện phổ biến bộ tiêu chí mới; xã Hòa An đạt 12 tiêu chí. Xã Tân Lập đạt 11 tiêu chí.",
        ["12-12 Xã Hòa An | achieved", "11-11 Xã Tân Lập | achieved"],
    ),
    ("Bộ tiêu chí gồm 19 tiêu chí. Bình quân mỗi xã đạt 16 tiêu chí.", ["16-16 xã | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), SETS)
def test_a_set_says_how_many_yardsticks_there_are(text, expected):
    assert [short(fact) for fact in read(text)] == expected


OTHERS = [
    (
        "Có 3 xã đạt 19/19 tiêu chí, 4 xã đạt 17 tiêu chí, số còn lại đạt 13 đến 16 tiêu chí.",
        ["3 19-19/19 xã | achieved", "4 17-17 xã | achieved", "13-16 xã | achieved"],
    ),
    (
        "Có 13 xã về đích nông thôn mới và 100% số đó đạt tiêu chí về y tế.",
        ["13 xã | achieved", "100% xã | achieved"],
    ),
    ("100% số đó đạt tiêu chí về y tế.", []),
    (
        "Trong số 102 đơn vị hành chính cấp xã, có 1 đặc khu và 26 xã được công nhận không ma túy.",
        ["1/102 đặc khu | achieved", "26/102 xã | achieved"],
    ),
    ("Trong số 102 đơn vị, có 26 chợ đạt chuẩn văn hóa.", ["26 chợ | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_words_for_others_are_of_those_counted_before(text, expected):
    assert [short(fact) for fact in read(text)] == expected


NOBODY = [
    ("Toàn tỉnh không còn xã dưới 15 tiêu chí.", ["0 None-15 xã | achieved"]),
    ("Huyện không còn xã nào đạt dưới 14 tiêu chí.", ["0 None-14 xã | achieved"]),
    ("Huyện chưa có xã nào đạt 19 tiêu chí.", ["0 19-19 xã | not_met"]),
    ("Huyện không còn xã đặc biệt khó khăn, dưới 15 tiêu chí khó.", []),
]


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_that_nobody_is_left_below_is_achieved(text, expected):
    assert [short(fact) for fact in read(text)] == expected


MANY = [
    ("Công an tỉnh đã hoàn thành 12 tiêu chí tại 8 huyện.", ["8 12-12 huyện | achieved"]),
    ("Tỉnh phấn đấu hoàn thành 19 tiêu chí đối với 7 xã gồm Tân Lập, Hòa An.", ["7 19-19 xã | target"]),
    ("Xã Tân Lập đạt 12 tiêu chí tại kỳ rà soát 2 năm trước.", ["12-12 Xã Tân Lập | achieved"]),
    (
        "Xã Tân Lập đã đạt 19 tiêu chí và 57 chỉ tiêu.",
        ["19-19 Xã Tân Lập | achieved", "57 chỉ tiêu | achieved"],
    ),
    (
        "Phường Lê Lai đạt 9/9 tiêu chí với 52/52 nội dung.",
        ["9-9/9 Phường Lê Lai | achieved", "52/52 nội dung | achieved"],
    ),
    ("Xã Tân Lập đạt 19 tiêu chí với 3 mô hình.", ["19-19 Xã Tân Lập | achieved"]),
    ("Đạt chuẩn nông thôn mới nâng cao: 8/12 xã.", ["8/12 xã | achieved"]),
    ("Hoàn thành: 3 tỷ đồng.", []),
    ("Huyện phấn đấu giảm số xã đạt dưới 5 tiêu chí xuống 25 xã.", ["25 None-5 xã | target"]),
    ("Có 8 đơn vị đạt từ 80% đến dưới 100% tiêu chí.", ["8 đơn vị | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_yardsticks_of_many_and_of_two_kinds(text, expected):
    assert [short(fact) for fact in read(text)] == expected


PLACES = [
    (
        "Tỉnh có 9 xã đạt chuẩn; trong đó, "
        "huyện Đông Sơn có 3 xã, huyện Tây Hòa 2 xã và thị xã Trung Hà 4 xã.",
        ["9 xã | achieved", "3/9 xã | achieved", "2/9 xã | achieved", "4/9 xã | achieved"],
    ),
    (
        "Tỉnh đăng ký xây dựng 24 Công an phường kiểu mẫu (TP.Đông Sơn 14, Tây Hòa 10).",
        [
            "24 Công an phường | registered",
            "14/24 Công an phường | registered",
            "10/24 Công an phường | registered",
        ],
    ),
    ("Có 24 xã đạt chuẩn (Đông Sơn 14, Tây Hòa 6).", ["24 xã | achieved"]),
    ("Có 5 xã đạt chuẩn, gồm Đông Sơn 2 trường, Tây Hòa 3 trường.", ["5 xã | achieved"]),
    ("Có 5 xã đạt chuẩn, gồm Đông Sơn 4 xã, Tây Hòa 3 xã.", ["5 xã | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places_say_how_many_of_them_each_has(text, expected):
    assert [short(fact) for fact in read(text)] == expected


def test_a_list_of_names_after_a_count_is_one_fact():
    text = "Có 5 đơn vị đạt 25/25 tiêu chí, gồm phường Lê Lai, Hưng Thịnh, Quang Minh, xã Tân Lập và Hòa An."
    facts = read(text)
    assert [(fact.text, fact.count) for fact in facts] == [("5 đơn vị đạt 25/25 tiêu chí", 5)]


# What is meant, what stands for a sum of many places, and numbers that are names.
SENSES = [
    ("Tỉnh còn phải lo 62 tiêu chí để 8 xã này đạt chuẩn.", ["8 xã | target"]),
    ("Huyện góp sức để dân vui. Nay 8 xã đạt chuẩn.", ["8 xã | achieved"]),
    ("Các xã trên toàn tỉnh đã đạt được 1.518 tiêu chí.", ["1518 tiêu chí | achieved"]),
    (
        "Phường Lê Lai có 11/12 khu phố đạt chuẩn, khu phố 5 đạt 9/10 tiêu chí.",
        ["11/12 khu phố | achieved", "9-9/10 Khu phố 5 | achieved"],
    ),
    (
        "Từ 3 xã đạt chuẩn năm 2015, đến nay huyện đã có 14 xã đạt chuẩn.",
        ["3 xã | achieved", "14 xã | achieved"],
    ),
    ("Huyện tăng từ 3 xã năm 2015 lên 14 xã đạt chuẩn.", ["14 xã | achieved"]),
    (
        "Có 12 xã (chiếm 80%) được công nhận; 3 xã (chiếm 20%) chưa được công nhận đạt chuẩn.",
        ["12 80% xã | achieved", "3 20% xã | not_met"],
    ),
    ("Có 12 nghệ nhân được công nhận; đời sống văn minh.", []),
    ("Nhiều xã chỉ đạt 7-8 tiêu chí.", ["7-8 xã | achieved"]),
    ("Trên địa bàn có 35 thôn, bản không có người nghiện.", ["35 thôn, bản | achieved"]),
    ("Lớp học 35 em không có người nghiện trong nhà.", []),
    (
        "Toàn huyện có 3.300/3.500 hộ gia đình văn hóa - NTM (chiếm 94%).",
        ["3300/3500 94% hộ gia đình | achieved"],
    ),
    ("Hết năm 2023, bình quân tiêu chí/xã toàn tỉnh là 16,4.", ["16.4-16.4 xã | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), SENSES)
def test_numbers_are_read_by_what_is_said_around_them(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("Đưa tổng số xã đạt chuẩn của Hòa An lên 16 xã.", "chuẩn"),
        ("Có 5 bếp đạt tiêu chuẩn của Bộ Y tế.", "tiêu chuẩn của Bộ Y tế"),
        ("Số tiêu chí còn thiếu để 8 xã đạt chuẩn là 62 tiêu chí.", "chuẩn"),
    ],
)
def test_a_bare_norm_takes_no_owner_and_no_number(text, standard):
    assert [fact.standard for fact in read(text)] == [standard]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bình quân 17,2 tiêu chí/xã.", ["17.2-17.2 xã | achieved"]),
        ("Bình quân toàn huyện 18,3 tiêu chí nông thôn mới/xã.", ["18.3-18.3 xã | achieved"]),
        ("Huyện tăng bình quân 2 tiêu chí/xã.", []),
        ("Bình quân mỗi năm tăng 1,5 tiêu chí/xã.", []),
        ("Huyện được giao 3 tiêu chí/xã.", []),
    ],
)
def test_an_average_needs_no_verb(text, expected):
    assert [short(fact) for fact in read(text)] == expected
