"""Recognitions and titles: to whom they are given, what their words are; plans that open a paragraph."""

import pytest
from test_criteria import read, short

GIVEN = [
    (
        "Huyện công nhận danh hiệu thôn, tổ dân phố văn hóa năm 2016 cho 80/100 khu dân cư; "
        "trong đó có 30 khu dân cư giữ vững danh hiệu thôn văn hóa.",
        ["80/100 khu dân cư | achieved", "30/80 khu dân cư | achieved"],
    ),
    (
        "Tỉnh công nhận danh hiệu “Đơn vị đạt chuẩn văn hóa” trong phong trào thi đua 5 năm "
        "(giai đoạn 2016 - 2020) cho 17 đơn vị.",
        ["17 đơn vị | achieved"],
    ),
    ("Tỉnh công nhận danh hiệu văn hóa trong lễ hội; trao quà cho 17 đơn vị.", []),
    (
        "Có 5 trường được công nhận và cấp bằng trường đạt chuẩn quốc gia mức độ 1 "
        "và 1 trường mức độ 2 năm 2021.",
        ["5 trường | achieved", "1 trường | achieved"],
    ),
    (
        "Huyện có 40 đơn vị đạt chuẩn văn hóa. Trước đó có 15 đơn vị của xã Tân Lập được công nhận.",
        ["40 đơn vị | achieved", "15 đơn vị | achieved"],
    ),
    (
        "Huyện có 40 đơn vị đạt chuẩn văn hóa. Hội mời 15 nghệ nhân của xã Tân Lập được công nhận.",
        ["40 đơn vị | achieved"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_a_recognition_is_of_those_it_is_given_to(text, expected):
    assert [short(fact) for fact in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "standards"),
    [
        ("Có 30 khu giữ vững danh hiệu thôn, tổ dân phố văn hóa.", ["danh hiệu thôn, tổ dân phố văn hóa"]),
        (
            "Có 5 trường đạt chuẩn quốc gia mức độ 1 và 1 trường mức độ 2.",
            ["chuẩn quốc gia mức độ 1", "chuẩn quốc gia mức độ 2"],
        ),
        ("Có 14/20 thôn, tổ dân phố có nhà văn hóa.", []),
        ("Có 14/20 tổ dân phố văn hóa.", ["văn hóa"]),
    ],
)
def test_the_words_of_a_title(text, standards):
    assert [fact.standard for fact in read(text)] == standards


OPENING = [
    (
        "Mục tiêu đến hết năm 2030, tỉnh có thêm 2 huyện đạt chuẩn. Có 50 xã trở lên đạt chuẩn văn hóa.",
        ["2 huyện | target", "50 xã | target"],
    ),
    (
        "Mục tiêu đến hết năm 2030, tỉnh có thêm 2 huyện đạt chuẩn. Đến nay, 5 xã đạt chuẩn. "
        "Có 3 thôn đạt chuẩn.",
        ["2 huyện | target", "5 xã | achieved", "3 thôn | achieved"],
    ),
    ("Mục tiêu lớn là đời sống ấm no. Có 5 xã đạt chuẩn.", ["5 xã | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), OPENING)
def test_a_paragraph_that_opens_with_a_plan_goes_on_with_it(text, expected):
    assert [short(fact) for fact in read(text)] == expected


NUMBERS = [
    ("Tỉnh có 15 xã được công nhận đạt chuẩn, đạt 75% mục tiêu 5 năm.", ["15 xã | achieved"]),
    ("Tỉnh có 15 xã được công nhận đạt chuẩn, đạt 75%.", ["15 75% xã | achieved"]),
    ("Từ chỗ có 134 xã dưới 5 tiêu chí đến nay tỉnh đã khác.", ["134 None-5 xã | achieved"]),
    ("Đây là năm tỉnh Hòa An có nhiều làng đạt chuẩn văn hóa.", []),
    ("Đây là năm xã Hòa An, Tân Lập, Đông Mỹ, Lê Lai và Tây Hòa đạt chuẩn văn hóa.", ["5 xã | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_which_numbers_are_of_those_counted(text, expected):
    assert [short(fact) for fact in read(text)] == expected


CLAUSES = [
    (
        "Hội đồng đề nghị công nhận 3 xã đạt chuẩn nâng cao, 2 xã đạt chuẩn kiểu mẫu.",
        ["3 xã | registered", "2 xã | registered"],
    ),
    (
        "Hội đồng đề nghị công nhận 3 xã đạt chuẩn nâng cao, 2 xã đã đạt chuẩn kiểu mẫu.",
        ["3 xã | registered", "2 xã | achieved"],
    ),
    ("100% thôn trong xã đã có loa; 17/19 xã đạt tiêu chí số 8.", ["17/19 xã | achieved"]),
    ("Xã Tân Lập đạt 6 tiêu chí, 2 tiêu chí đang hoàn thiện.", ["6-6 Xã Tân Lập | achieved"]),
    (
        "Phấn đấu không còn xã, phường đạt dưới 10 tiêu chí.",
        ["0 None-10 xã, phường | target"],
    ),
    ("Có 3 sở, ngành xếp loại khá về cải cách hành chính.", ["3 sở, ngành | achieved"]),
    ("Có 3 sở, ngành đánh giá khá về món ăn.", []),
    ("Có 35 cơ sở không đảm bảo an toàn về PCCC.", ["35 cơ sở | not_met"]),
    ("Có 35 chiến sĩ không đảm bảo sức khỏe.", []),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_what_a_clause_says_of_those_counted(text, expected):
    assert [short(fact) for fact in read(text)] == expected
