"""References to papers: which are read, as what, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import find_documents
from extract.reading import Reading

PUBLISHED = "2024-06-12"


def documents(text, *, published=PUBLISHED, province=None):
    return find_documents(Reading(text, published=published, province=province))


def brief(text):
    return [(fact.text, fact.kind, fact.number) for fact in documents(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a number after "số", with its codes
        (
            "Căn cứ Thông tư số 11/2022/TT-BCA, đơn vị đã tập huấn.",
            [("Thông tư số 11/2022/TT-BCA", "Thông tư", "11/2022/TT-BCA")],
        ),
        (
            "Huyện quán triệt Nghị quyết số 08-NQ/TW đến từng chi bộ.",
            [("Nghị quyết số 08-NQ/TW", "Nghị quyết", "08-NQ/TW")],
        ),
        ("Thực hiện Chỉ thị số 19-CT/TU, xã đã họp dân.", [("Chỉ thị số 19-CT/TU", "Chỉ thị", "19-CT/TU")]),
        (
            "Theo Công điện số 27/CĐ-TTg, các tỉnh trực 24/24 giờ.",
            [("Công điện số 27/CĐ-TTg", "Công điện", "27/CĐ-TTg")],
        ),
        (
            "Sở vừa có Công văn số 3452/SGDĐT-GDTrH gửi các trường.",
            [("Công văn số 3452/SGDĐT-GDTrH", "Công văn", "3452/SGDĐT-GDTrH")],
        ),
        (
            "Tờ trình số 77/TTr-UBND đã được thẩm tra.",
            [("Tờ trình số 77/TTr-UBND", "Tờ trình", "77/TTr-UBND")],
        ),
        (
            "Luật số 30/2026/QH16 có hiệu lực từ tháng sau.",
            [("Luật số 30/2026/QH16", "Luật", "30/2026/QH16")],
        ),
        (
            "Thông tư liên tịch số 05/2019/TTLT-BCA-VKSNDTC còn hiệu lực.",
            [
                (
                    "Thông tư liên tịch số 05/2019/TTLT-BCA-VKSNDTC",
                    "Thông tư liên tịch",
                    "05/2019/TTLT-BCA-VKSNDTC",
                )
            ],
        ),
        ("Báo cáo số 214/BC-CAH nêu ba tồn tại.", [("Báo cáo số 214/BC-CAH", "Báo cáo", "214/BC-CAH")]),
        (
            "Thông báo số 61/TB-UBND được niêm yết tại nhà văn hóa.",
            [("Thông báo số 61/TB-UBND", "Thông báo", "61/TB-UBND")],
        ),
        (
            "Kết luận số 91-KL/TW nhấn mạnh đổi mới giáo dục.",
            [("Kết luận số 91-KL/TW", "Kết luận", "91-KL/TW")],
        ),
        (
            "Quy định số 37-QĐ/TW nêu những điều đảng viên không được làm.",
            [("Quy định số 37-QĐ/TW", "Quy định", "37-QĐ/TW")],
        ),
        (
            "Hướng dẫn số 14-HD/BTGTW được gửi về cơ sở.",
            [("Hướng dẫn số 14-HD/BTGTW", "Hướng dẫn", "14-HD/BTGTW")],
        ),
        (
            "Kế hoạch số 88/KH-CAT-PV01 giao rõ từng việc.",
            [("Kế hoạch số 88/KH-CAT-PV01", "Kế hoạch", "88/KH-CAT-PV01")],
        ),
        (
            "Quyết định phê duyệt quy hoạch số 1416/QĐ-UBND vừa được công bố.",
            [("Quyết định phê duyệt quy hoạch số 1416/QĐ-UBND", "Quyết định", "1416/QĐ-UBND")],
        ),
        # a code, or a number alone
        ("Chỉ thị 33-CT/TW ra đời đã lâu.", [("Chỉ thị 33-CT/TW", "Chỉ thị", "33-CT/TW")]),
        (
            "Vi phạm bị xử lý theo Nghị định 100/2019/NĐ-CP.",
            [("Nghị định 100/2019/NĐ-CP", "Nghị định", "100/2019/NĐ-CP")],
        ),
        ("Xử phạt theo Nghị định 168 nhận được sự đồng tình.", [("Nghị định 168", "Nghị định", "168")]),
        ("Sau một năm thực hiện Đề án 06, mọi việc đã khác.", [("Đề án 06", "Đề án", "06")]),
        (
            "Kết quả thực hiện chỉ thị 05 của Bộ Chính trị rất rõ.",
            [("chỉ thị 05 của Bộ Chính trị", "Chỉ thị", "05")],
        ),
        ("Chương trình 30a khác hẳn; Nghị quyết 30a thì đã cũ.", [("Nghị quyết 30a", "Nghị quyết", "30a")]),
        ("Chỉ thị 06 - CT/TW nay được thay thế.", [("Chỉ thị 06 - CT/TW", "Chỉ thị", "06-CT/TW")]),
        # lists
        ("Sơ kết các Nghị quyết số 18, 19 trong tháng tới.", [("Nghị quyết số 18", "Nghị quyết", "18")]),
        (
            "Sơ kết các Nghị quyết số 18, 19 của Trung ương Đảng.",
            [("Nghị quyết số 18", "Nghị quyết", "18"), ("19 của Trung ương Đảng", "Nghị quyết", "19")],
        ),
        (
            "Cán bộ nghỉ theo Nghị định 29 và 178.",
            [("Nghị định 29", "Nghị định", "29"), ("178", "Nghị định", "178")],
        ),
        (
            "Nghị quyết số 18-NQ/TW và 19-NQ/TW đi vào cuộc sống.",
            [("Nghị quyết số 18-NQ/TW", "Nghị quyết", "18-NQ/TW"), ("19-NQ/TW", "Nghị quyết", "19-NQ/TW")],
        ),
        # titles of laws
        ("Điều 249 Bộ luật Hình sự năm 2015 quy định rõ.", [("Bộ luật Hình sự năm 2015", "Bộ luật", None)]),
        ("Tuyên truyền Luật Giao thông đường bộ cho học sinh.", [("Luật Giao thông đường bộ", "Luật", None)]),
        (
            "Phổ biến Luật Phòng, chống ma túy và Luật Cư trú tại chợ.",
            [("Luật Phòng, chống ma túy", "Luật", None), ("Luật Cư trú", "Luật", None)],
        ),
        ("Luật Đất đai 2024 có nhiều điểm mới.", [("Luật Đất đai 2024", "Luật", None)]),
        ("Quốc hội bàn về Luật Đo đạc và bản đồ.", [("Luật Đo đạc và bản đồ", "Luật", None)]),
        (
            "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở sắp có hiệu lực.",
            [("Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", "Luật", None)],
        ),
        ("Pháp lệnh Công an xã hết hiệu lực.", [("Pháp lệnh Công an xã", "Pháp lệnh", None)]),
        ("Việc ấy trái Hiến pháp năm 2013.", [("Hiến pháp năm 2013", "Hiến pháp", None)]),
        ("Đảng viên nắm vững Điều lệ Đảng.", [("Điều lệ Đảng", "Điều lệ", None)]),
        (
            "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017) nêu khung phạt.",
            [("Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)", "Bộ luật", None)],
        ),
        # by owner, title in quotation marks, or meeting
        ("Bản làng vui vì Đề án của Bộ Y tế về nước sạch.", [("Đề án của Bộ Y tế", "Đề án", None)]),
        (
            "Phòng xây dựng Đề án “Làng quê bình yên” trong quý.",
            [("Đề án “Làng quê bình yên”", "Đề án", None)],
        ),
        (
            "Học tập Nghị quyết Đại hội XIII của Đảng tại chi bộ.",
            [("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết", None)],
        ),
        (
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2025-2030 đề ra 25 chỉ tiêu.",
            [("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2025-2030", "Nghị quyết", None)],
        ),
        (
            "Thực hiện Nghị quyết Trung ương 4 khóa XII về xây dựng Đảng.",
            [("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết", None)],
        ),
    ],
)
def test_what_is_read(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công vừa được thông qua.",
            ["Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công"],
        ),
        ("Phạm tội theo khoản 4 Điều 251 BLHS.", ["BLHS"]),
        (
            "Học Nghị quyết Hội nghị lần thứ ba Ban Chấp hành Đảng bộ huyện khóa XX.",
            ["Nghị quyết Hội nghị lần thứ ba Ban Chấp hành Đảng bộ huyện khóa XX"],
        ),
        ("Làm theo hướng dẫn tại Công văn số 418/UBND-KT.", ["Công văn số 418/UBND-KT"]),
        ("Nghị quyết 18 của Trung ương về bộ máy.", ["Nghị quyết 18 của Trung ương"]),
        ("Phương án 1 đi phía đông, phương án 2 đi phía tây.", []),
        ("Đơn vị ký Chương trình phối hợp với nhà trường.", []),
        ("Chấp hành luật giao thông là văn minh.", []),
    ],
)
def test_references_within_references(text, expected):
    assert [fact.text for fact in documents(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cơ quan điều tra đã ra quyết định khởi tố bị can.",
        "Tòa quyết định phạt 3 bị cáo.",
        "Xã đặt kế hoạch 5 năm tới.",
        "Sản lượng vượt kế hoạch 12% so với năm ngoái.",
        "Ông Tám báo cáo 5 nội dung với đoàn.",
        "Công an thông báo số điện thoại đường dây nóng 0912345678.",
        "Nhân dân chấp hành tốt pháp luật và kỷ luật.",
        "Luật sư Hoàng Kim bào chữa cho bị cáo.",
        "Báo Pháp luật Thành phố có bài.",
        "Trường Đại học Luật Hà Nội tuyển sinh.",
        "Bộ Kế hoạch và Đầu tư họp chiều nay.",
        "Quán triệt các nghị quyết, chỉ thị của Bộ Chính trị.",
        "Hội đồng thông qua 12 nghị quyết quan trọng.",
        "Giám đốc chỉ thị 12 đơn vị vào cuộc.",
        "Chủ tịch xã quyết định 3 nội dung.",
        "Mọi người hướng dẫn 20 hộ dân cài ứng dụng.",
        "Anh Trần Văn Luật Hoàn là người tốt.",
        "Bài viết cung cấp thông tư liệu quý.",
        "Kế hoạch 2025 còn dang dở.",
        "Theo quy định của pháp luật, hồ sơ gồm 2 bộ.",
        "Đề án còn nhiều vướng mắc.",
        "Dự án luật được thảo luận.",
        "Kết luận thanh tra nêu rõ sai phạm.",
    ],
)
def test_what_is_no_paper(text):
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Thông tư số 11/2022/TT-BCA nêu rõ.", "Bộ Công an"),
        ("Chỉ thị số 04/CT-TTg nêu rõ.", "Thủ tướng Chính phủ"),
        ("Nghị định 15/2020 có hiệu lực.", "Chính phủ"),
        ("Luật số 30/2026/QH16 nêu rõ.", "Quốc hội"),
        ("Nghị quyết số 1210/2016/UBTVQH13 phân loại đô thị.", "Ủy ban Thường vụ Quốc hội"),
        ("Thông tư liên tịch số 05/2019/TTLT-BCA-VKSNDTC nêu.", "Bộ Công an, VKSND tối cao"),
        ("Đề án 06 là việc lớn.", "Thủ tướng Chính phủ"),
        ("Luật Cư trú sửa nhiều điều.", "Quốc hội"),
        ("Nghị quyết số 26 của Bộ Chính trị nêu.", "Bộ Chính trị"),
        ("Quyết định số 1719 của Thủ tướng Chính phủ về dân tộc.", "Thủ tướng Chính phủ"),
        ("Chỉ thị số 15 của Thủ tướng nêu.", "Thủ tướng Chính phủ"),
        ("Nghị quyết số 88-NQ/TW nêu.", None),
        ("Chỉ thị 21 được phổ biến.", None),
    ],
)
def test_issuer(text, issuer):
    assert [fact.issuer for fact in documents(text)] == [issuer]


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Trạm xá nắm chắc Thông tư 41, Chỉ thị 19 của Bộ Y tế.", ["Bộ Y tế", "Bộ Y tế"]),
        (
            "Chỉ thị số 05 của Bộ Chính trị ra đời. Học Chỉ thị 05, ai cũng tiến bộ.",
            ["Bộ Chính trị", "Bộ Chính trị"],
        ),
        (
            "Nghị quyết số 18 của Bộ Chính trị và Nghị quyết số 18/NQ-CP đều nói. Nghị quyết 18 nêu.",
            ["Bộ Chính trị", "Chính phủ", None],
        ),
        ("Chỉ thị 12 ra đời; còn Chỉ thị số 05 của Bộ Chính trị đã lâu.", [None, "Bộ Chính trị"]),
    ],
)
def test_issuer_from_the_text_around(text, issuers):
    assert [fact.issuer for fact in documents(text)] == issuers


@pytest.mark.parametrize(
    ("text", "span", "date"),
    [
        (
            "Theo Kế hoạch số 52/KH-UBND ngày 14/3/2024 thì xong.",
            "Kế hoạch số 52/KH-UBND ngày 14/3/2024",
            "2024-03-14",
        ),
        (
            "Theo Chỉ thị số 04/CT-TTg (ngày 07/02/2022), địa phương rà soát.",
            "Chỉ thị số 04/CT-TTg (ngày 07/02/2022)",
            "2022-02-07",
        ),
        (
            "Nghị quyết số 12 ngày 16/3/2022 của Bộ Chính trị nêu.",
            "Nghị quyết số 12 ngày 16/3/2022 của Bộ Chính trị",
            "2022-03-16",
        ),
        (
            "Nghị quyết số 12 của Bộ Chính trị ngày 16/3/2022 nêu.",
            "Nghị quyết số 12 của Bộ Chính trị ngày 16/3/2022",
            "2022-03-16",
        ),
        ("Thông tư số 45/2017/TT-BCA còn hiệu lực.", "Thông tư số 45/2017/TT-BCA", None),
        ("Bộ luật Dân sự năm 2015 quy định.", "Bộ luật Dân sự năm 2015", "2015"),
        ("Đã có Chỉ thị 06, ngày mai họp bàn.", "Chỉ thị 06", None),
    ],
)
def test_date(text, span, date):
    assert [(fact.text, fact.date) for fact in documents(text)] == [(span, date)]


PIECES = [
    "Nghị quyết",
    " số ",
    "18-NQ/TW",
    ", 19",
    " và ",
    "Luật ",
    "Đất đai",
    " năm 2013",
    " của ",
    "Bộ Công an",
    "\n",
    ". ",
    "Đề án ",
    "“",
    "”",
    "Chỉ thị 06",
    " ngày 01/8/2013",
    " giữa ",
    "/",
    "-",
    " / ",
    " - TW",
    "QCVN 06:2022/BXD",
    "NQ 18",
    " về “",
    "UBND tỉnh Hà Nam đã ban hành ",
    "Ngày 2/4, ",
    " do ",
    " ban hành",
    "BLHS",
    "(",
    ")",
    "pháp luật ",
    "Đại hội Đảng ",
    "İ",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join))
def test_the_text_is_what_stands_at_the_offsets(text):
    found = documents(text)
    assert all(text[fact.start : fact.end] == fact.text for fact in found)
    assert [fact.start for fact in found] == sorted({fact.start for fact in found})
