"""The event that an article reports: its type, its day, its place, and articles that report none."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.event import find_event
from extract.facts import Place
from extract.reading import Reading

TABLES = ("event_cases.toml", "event_border_cases.toml", "event_trap_cases.toml", "event_where_cases.toml")
CASES = [
    case
    for table in TABLES
    for case in tomllib.loads(Path(__file__).with_name(table).read_text(encoding="utf-8"))["case"]
]
TYPES_OF_PLACE = (
    "Tỉnh ",
    "Thành phố ",
    "Thị xã ",
    "Huyện ",
    "Quận ",
    "Phường ",
    "Xã ",
    "Thị trấn ",
    "Đặc khu ",
)


def event(title, text, published="2023-11-08", province=None):
    content = f"{title}\n{text}" if title else text
    return find_event(Reading(content, published=published, province=province, title_end=len(title)))


def event_of(case):
    return event(case["title"], case["text"], case["published"], case.get("province"))


def name_of(case):
    return case["title"] or case["text"][:30]


def bare(name):
    return next((name.removeprefix(kind) for kind in TYPES_OF_PLACE if name.startswith(kind)), name)


def bare_names(place):
    place = place or Place()
    return [bare(name or "") for name in (place.province, place.district, place.commune)]


@pytest.mark.parametrize("case", [case for case in CASES if case["types"]], ids=name_of)
def test_type(case):
    found = event_of(case)
    assert (found.type if found else None) in [*case["types"], *([None] if case.get("none") else [])]


@pytest.mark.parametrize("case", [case for case in CASES if not case["types"]], ids=name_of)
def test_no_event(case):
    assert event_of(case) is None


@pytest.mark.parametrize(
    "case", [c for c in CASES if "date" in c and c["types"] and "none" not in c], ids=name_of
)
def test_date(case):
    assert (event_of(case).date or "") == case["date"]


@pytest.mark.parametrize("case", [case for case in CASES if "place" in case], ids=name_of)
def test_place(case):
    assert bare_names(event_of(case).locality) == case["place"]


@pytest.mark.parametrize(
    ("text", "date", "date_to"),
    [
        ("Từ ngày 5 đến 7/3/2024, Sở Tư pháp tỉnh Lào Cai tổ chức lớp tập huấn.", "2024-03-05", "2024-03-07"),
        ("Ngày 5/3/2024, Sở Tư pháp tỉnh Lào Cai tổ chức lớp tập huấn.", "2024-03-05", None),
        ("Sáng 6/3, Công an tỉnh Lào Cai cho biết vừa xảy ra vụ cháy chợ.", None, None),
        (
            "Sau 2 ngày làm việc, chiều 6/3, kỳ họp thứ 5 HĐND huyện Mộc Châu bế mạc.",
            "2024-03-05",
            "2024-03-06",
        ),
        (
            "Chiều 6/3, kỳ họp thứ 5 HĐND huyện Mộc Châu bế mạc.",
            "2024-03-06",
            None,
        ),
        (
            "Trong các ngày 4, 5 và 6/3, Công an tỉnh Sơn La tổ chức lớp tập huấn.",
            "2024-03-04",
            "2024-03-06",
        ),
        (
            "Trong 1,5 ngày (5 và sáng 6/3), HĐND huyện Mộc Châu tổ chức kỳ họp thứ 5.",
            "2024-03-05",
            "2024-03-06",
        ),
        (
            "Kỳ họp thứ 9 HĐND huyện Mộc Châu khai mạc sáng 5/3, bế mạc chiều 6/3.",
            "2024-03-05",
            "2024-03-06",
        ),
        (
            "Lúc 5 giờ kém 15 phút sáng thứ Tư (6/3), xe tải tông xe máy tại xã Tân Lập, huyện Mộc Châu.",
            "2024-03-06",
            None,
        ),
        (
            "Sở Tư pháp tỉnh Lào Cai vừa tổ chức hội nghị triển khai Nghị quyết số 3 ngày 2/3/2024.",
            None,
            None,
        ),
    ],
)
def test_days(text, date, date_to):
    found = event("", text, "2024-03-08")
    assert (found.date, found.date_to) == (date, date_to)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Sáng 5/3, bà Lò Thị Mai, Tỉnh ủy viên, Chủ tịch Hội Nông dân tỉnh trao quà cho hộ nghèo.", None),
        ("Chiều 18/8, đồng chí Lò Văn Pín, Bí thư Tỉnh ủy Sơn La đến thăm Công an tỉnh.", None),
        ("Sáng 5/3, lễ trao bằng khen của Chủ tịch UBND tỉnh Nghệ An diễn ra tại huyện Nam Đàn.", None),
        ("Sáng 5/3, hội nghị của UBND tỉnh Nghệ An bàn về phòng cháy rừng.", "UBND tỉnh Nghệ An"),
        ("Sáng 6/3, UBND huyện Mộc Châu tổ chức hội nghị sơ kết công tác y tế.", "UBND huyện Mộc Châu"),
        ("Sáng 6/3, kỳ họp bất thường HĐND tỉnh Cà Mau bầu hai ủy viên.", "HĐND tỉnh Cà Mau"),
        ("Ngày 6/3, TAND tỉnh Cà Mau xét xử bị cáo T. về tội giết người.", "TAND tỉnh Cà Mau"),
        ("Khoảng 5h ngày 6/3, xe tải tông xe máy trên quốc lộ làm hai người chết.", None),
    ],
)
def test_host(text, host):
    assert event("", text, "2024-03-08").host == host


def test_nothing_to_read():
    assert event("", "") is None


def test_the_title_is_the_clause_and_the_dateline_is_not():
    titled = event("Sơ kết công tác y tế", "Ngày 6/3, UBND huyện Mộc Châu tổ chức hội nghị sơ kết.")
    assert titled.text == "Sơ kết công tác y tế"
    untitled = event("", "Laocaitv.vn - Ngày 6/3, UBND huyện Sa Pa tổ chức hội nghị sơ kết công tác y tế.")
    assert untitled.text.startswith("Ngày 6/3")


@pytest.mark.parametrize(
    ("title", "text", "rule"),
    [
        ("Hội nghị sơ kết công tác hội", "Hội Nông dân xã Tân Lập vừa họp.", "title-occasion"),
        ("Bắt giữ hai kẻ cướp giật", "Hai người này ở huyện Mộc Châu.", "title-deed"),
        ("Cháy lớn ở chợ Mộc Châu", "Chợ này có hơn trăm sạp hàng vải vóc.", "title-word"),
        ("", "Sáng 6/11, UBND huyện Mộc Châu tổ chức hội nghị sơ kết.", "lead-occasion"),
        ("", "Sáng 6/11, Công an huyện Mộc Châu bắt giữ hai kẻ cướp giật.", "lead-deed"),
        ("", "Sáng 6/11, một ngôi nhà ở huyện Mộc Châu bốc cháy.", "lead-word"),
        (
            "Vui Tết Độc lập",
            "Bà con các bản về dự rất đông từ sáng sớm. Phát biểu tại hội nghị, ông Lò Văn Pó cảm ơn.",
            "known-occasion",
        ),
        (
            "Chuyện ở bản Nà Sản",
            "Bản có 60 nóc nhà ven suối. Công an huyện Mộc Châu vừa khởi tố hai người trong bản.",
            "later-sentence",
        ),
        ("", "Sáng 6/11, Công an huyện Mộc Châu giúp dân gặt lúa.", "took-place"),
    ],
)
def test_the_rule_names_what_decided(title, text, rule):
    found = event(title, text, "2023-11-07")
    assert found is not None
    assert found.rule == rule


PIECES = [
    "Sáng 6/11", ", ", "UBND huyện Mộc Châu", " tổ chức ", "hội nghị ", "bắt giữ ", "cháy ", "xét xử ",
    "\n", ". ", "tại ", "xã Tân Lập", "(Congan.vn) - ", "cho biết ", "trú tại ", "vụ ",
    "từ ngày 1 đến 5/3", "Thời gian qua", "İ",
]  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join),
    st.integers(min_value=0, max_value=40),
)
def test_the_text_is_what_stands_at_the_offsets(text, title_end):
    found = find_event(Reading(text, published="2023-11-08", title_end=min(title_end, len(text))))
    assert found is None or text[found.start : found.end] == found.text
