"""Papers as reports cite them: kind, number, issuer, day, quoted title; and what only looks like one."""

import pytest

from extract.documents import find_documents
from extract.reading import Reading


def cited(text, *, province="Tỉnh Hà Nam", published="2024-06-12"):
    reading = Reading(text, published=published, province=province)
    return [(fact.kind, fact.number, fact.issuer, fact.date, fact.title) for fact in find_documents(reading)]


GOVERNMENT = "Chính phủ"
PRIME_MINISTER = "Thủ tướng Chính phủ"
ASSEMBLY = "Quốc hội"
POLICE = "Bộ Công an"

CITED = [
    # the state's instruments, with their symbols
    (
        "Hành vi ấy bị phạt theo Nghị định số: 144/2021/NĐ-CP ngày 31/12/2021 của Chính phủ.",
        [("Nghị định", "144/2021/NĐ-CP", GOVERNMENT, "2021-12-31", None)],
    ),
    (
        "Căn cứ Quyết định số 722 /QĐ-TTg, ngày 14 tháng 5 năm 2020, của Thủ tướng Chính phủ, tỉnh rà soát.",
        [("Quyết định", "722/QĐ-TTg", PRIME_MINISTER, "2020-05-14", None)],
    ),
    (
        "Mô hình ra đời từ Thông tư số 23/2012/TT - BCA của Bộ Công an.",
        [("Thông tư", "23/2012/TT-BCA", POLICE, None, None)],
    ),
    ("Theo Quyết định 1.719/QĐ-TTg thì được.", [("Quyết định", "1.719/QĐ-TTg", PRIME_MINISTER, None, None)]),
    (
        "Luật Căn cước số 26/2023/QH15 có hiệu lực từ giữa năm.",
        [("Luật", "26/2023/QH15", ASSEMBLY, None, None)],
    ),
    (
        "Lệnh số 12/2018/L-CTN của Chủ tịch nước công bố luật ấy.",
        [("Lệnh", "12/2018/L-CTN", "Chủ tịch nước", None, None)],
    ),
    ("Tòa dẫn Bản án số 112/2023/HS-ST.", [("Bản án", "112/2023/HS-ST", None, None, None)]),
    (
        "Cáo trạng số 88/CT-VKS-P1 truy tố ba bị cáo.",
        [("Cáo trạng", "88/CT-VKS-P1", None, None, None)],
    ),
    (
        "Đã có Công văn số 823/PV11(CS) ngày 18/7/2017 trả lời.",
        [("Công văn", "823/PV11(CS)", None, "2017-07-18", None)],
    ),
    ("Bộ Công an ban hành Điện số 481/ĐK-HT.", [("Điện", "481/ĐK-HT", POLICE, None, None)]),
    (
        "Nhà xưởng phải theo QCVN 06:2022/BXD và TCVN 3890:2023.",
        [
            ("Quy chuẩn", "QCVN 06:2022/BXD", "Bộ Xây dựng", None, None),
            ("Tiêu chuẩn", "TCVN 3890:2023", None, None, None),
        ],
    ),
    (
        "Nước thải vượt QCVN 4 0:2 011/BTNMT.",
        [("Quy chuẩn", "QCVN 40:2011/BTNMT", "Bộ Tài nguyên và Môi trường", None, None)],
    ),
    ("Căn cứ NQ số 39-NQ/TU, xã lập kế hoạch.", [("Nghị quyết", "39-NQ/TU", "Tỉnh ủy Hà Nam", None, None)]),
    ("Người dân chấp hành đúng Luật Giao thông đường bộ.", [("Luật", None, ASSEMBLY, None, None)]),
    (
        "Nghị quyết chuyên đề số 04 của Tỉnh ủy Hà Nam đã có kết quả.",
        [("Nghị quyết", "04", "Tỉnh ủy Hà Nam", None, None)],
    ),
    ("THỰC HIỆN NGHỊ QUYẾT SỐ 30/NQ-CP CỦA CHÍNH PHỦ", [("Nghị quyết", "30/NQ-CP", GOVERNMENT, None, None)]),
    # the party's
    (
        "Chỉ thị số 18-CT/TU, ngày 18-10-2021, của Ban Thường vụ Tỉnh ủy đã thấm sâu.",
        [("Chỉ thị", "18-CT/TU", "Tỉnh ủy Hà Nam", "2021-10-18", None)],
    ),
    ("Ngày mai học Kết luận 100 - KL/TW.", [("Kết luận", "100-KL/TW", None, None, None)]),
    (
        "Nghị quyết số 18 ngày 25-10-2017 của Ban Chấp hành Trung ương Đảng khóa XII đã rõ.",
        [("Nghị quyết", "18", "Ban Chấp hành Trung ương Đảng", "2017-10-25", None)],
    ),
    (
        "Chương trình hành động số 21-CTr/TU của Tỉnh ủy Hà Nam nêu năm việc.",
        [("Chương trình hành động", "21-CTr/TU", "Tỉnh ủy Hà Nam", None, None)],
    ),
    (
        "Đảng viên học Nghị quyết Đại hội XIII của Đảng, Nghị quyết TW4 (khóa XII).",
        [
            ("Nghị quyết", None, "Đại hội XIII của Đảng", None, None),
            ("Nghị quyết", None, "Ban Chấp hành Trung ương Đảng", None, None),
        ],
    ),
    (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2025-2030 đề ra 25 chỉ tiêu.",
        [("Nghị quyết", None, "Đại hội Đảng bộ tỉnh Hà Nam lần thứ XX", None, None)],
    ),
    # the police, the front, the province
    (
        "Chương trình phối hợp số 27/CTr-BQP-BYT ngày 15/3/2016 giữa Bộ Quốc phòng và Bộ Y tế và các "
        "đoàn thể về “Giữ yên thôn xóm” được tổng kết.",
        [
            (
                "Chương trình phối hợp",
                "27/CTr-BQP-BYT",
                "Bộ Quốc phòng, Bộ Y tế",
                "2016-03-15",
                "Giữ yên thôn xóm",
            )
        ],
    ),
    (
        "Ngày 2/4, UBND tỉnh Hà Nam đã ban hành Kế hoạch số 51/KH-UBND.",
        [("Kế hoạch", "51/KH-UBND", "UBND tỉnh Hà Nam", "2024-04-02", None)],
    ),
    (
        "Thành phố Phủ Lý vừa ban hành Chỉ thị số 04/CT-UBND.",
        [("Chỉ thị", "04/CT-UBND", "UBND thành phố Phủ Lý", None, None)],
    ),
    (
        "Kế hoạch số 214 do UBND tỉnh ban hành ngày 20/4 giao rõ việc.",
        [("Kế hoạch", "214", "UBND tỉnh Hà Nam", "2024-04-20", None)],
    ),
    ("Tờ trình số 66/TTr-SYT còn thiếu.", [("Tờ trình", "66/TTr-SYT", "Sở Y tế tỉnh Hà Nam", None, None)]),
    (
        "Kế hoạch số 15/KH-CAT-PV05 nêu ba bước.",
        [("Kế hoạch", "15/KH-CAT-PV05", "Công an tỉnh Hà Nam", None, None)],
    ),
    (
        "Ngày 2/4, đoàn kiểm tra việc UBND tỉnh Hà Nam ban hành Kế hoạch số 51/KH-UBND.",
        [("Kế hoạch", "51/KH-UBND", "UBND tỉnh Hà Nam", None, None)],
    ),
    (
        "Bộ trưởng Bộ Công an vừa ký ban hành Thông tư số 20/2024/TT-BCA.",
        [("Thông tư", "20/2024/TT-BCA", "Bộ trưởng Bộ Công an", None, None)],
    ),
    (
        "Sáng 9/5, Thủ tướng Chính phủ Trần Văn Bình ký Công điện số 597/CĐ-TTg.",
        [("Công điện", "597/CĐ-TTg", PRIME_MINISTER, "2024-05-09", None)],
    ),
    # bare, with a year, without
    ("Huyện dẫn đầu về Đề án 06 năm 2023.", [("Đề án", "06", PRIME_MINISTER, None, None)]),
    (
        "Chỉ thị 04 năm 2022 của Thủ tướng Chính phủ còn nguyên giá trị.",
        [("Chỉ thị", "04", PRIME_MINISTER, "2022", None)],
    ),
    ("Đề án 1956 dạy nghề cho nông dân.", [("Đề án", "1956", None, None, None)]),
    (
        "Xã thuộc Chương trình 135 và hưởng Dự án 8.",
        [("Chương trình", "135", None, None, None), ("Dự án", "8", None, None, None)],
    ),
    ("Người dân đã quen với NĐ 168.", [("Nghị định", "168", GOVERNMENT, None, None)]),
    (
        "Đối tượng phạm vào Điều 251 Bộ luật Hình sự 2015 sửa đổi, bổ sung năm 2017.",
        [("Bộ luật", None, ASSEMBLY, "2015", None)],
    ),
    (
        "Tuyên truyền luật Đất đai (sửa đổi) và Luật Xử lý vi phạm hành chính.",
        [("Luật", None, ASSEMBLY, None, None), ("Luật", None, ASSEMBLY, None, None)],
    ),
    ("Mọi việc phải theo Hiến pháp năm 2013.", [("Hiến pháp", None, ASSEMBLY, "2013", None)]),
    ("Khiếu nại theo Điều 13 Quy chế 59, ông được trả lời.", [("Quy chế", "59", None, None, None)]),
    ("Luật Căn cước công dân (CCCD) năm 2014 nay đã thay.", [("Luật", None, ASSEMBLY, "2014", None)]),
    (
        "Nghị quyết 19 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII về trồng rừng.",
        [("Nghị quyết", "19", "Ban Chấp hành Trung ương Đảng", None, None)],
    ),
    ("Phạm vào khoản 1 Điều 134 BLHS năm 2015.", [("Bộ luật", None, ASSEMBLY, "2015", None)]),
    (
        "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án 06.",
        [
            ("Quyết định", "06/QĐ-TTg", PRIME_MINISTER, "2022-01-06", None),
            ("Đề án", "06", PRIME_MINISTER, None, None),
        ],
    ),
    # lists
    (
        "Quyết định số 574/QĐ-TTg ngày 22/5/2018 và số 928/QĐ-TTg ngày 28/7/2018 đều nói vậy.",
        [
            ("Quyết định", "574/QĐ-TTg", PRIME_MINISTER, "2018-05-22", None),
            ("Quyết định", "928/QĐ-TTg", PRIME_MINISTER, "2018-07-28", None),
        ],
    ),
    (
        "Các Nghị quyết 01 và 02 của Chính phủ gỡ khó cho dân.",
        [("Nghị quyết", "01", GOVERNMENT, None, None), ("Nghị quyết", "02", GOVERNMENT, None, None)],
    ),
    (
        "Sơ kết các Chỉ thị: 28-CT/TW, 31-CT/TW trong quý.",
        [("Chỉ thị", "28-CT/TW", None, None, None), ("Chỉ thị", "31-CT/TW", None, None, None)],
    ),
    (
        "Quy định số 22-QĐ/TW; Quy chế số 05/QCPH-BCA-TANDTC cùng được phổ biến.",
        [
            ("Quy định", "22-QĐ/TW", None, None, None),
            ("Quy chế", "05/QCPH-BCA-TANDTC", "Bộ Công an, TAND tối cao", None, None),
        ],
    ),
    # titles in quotation marks
    (
        "Kết luận số 111-KL/TU của Ban Thường vụ Tỉnh ủy về “Đổi mới công tác dân vận” được quán triệt.",
        [("Kết luận", "111-KL/TU", "Tỉnh ủy Hà Nam", None, "Đổi mới công tác dân vận")],
    ),
    (
        "Huyện triển khai Đề án “Làng quê bình yên” của UBND tỉnh từ năm 2020.",
        [("Đề án", None, "UBND tỉnh Hà Nam", None, "Làng quê bình yên")],
    ),
    (
        "Đề án số 02/ĐA-UBND 'Camera an ninh thôn xóm' do dân góp.",
        [("Đề án", "02/ĐA-UBND", None, None, "Camera an ninh thôn xóm")],
    ),
    (
        "Đề án “Dữ liệu dân cư phục vụ chuyển đổi số” (Đề án 06) tới từng nhà.",
        [
            ("Đề án", None, None, None, "Dữ liệu dân cư phục vụ chuyển đổi số"),
            ("Đề án", "06", PRIME_MINISTER, None, None),
        ],
    ),
    (
        "Đề án “Bán hàng theo Nghị định số 60/2009/NĐ-CP” vẫn dang dở.",
        [
            ("Đề án", None, None, None, "Bán hàng theo Nghị định số 60/2009/NĐ-CP"),
            ("Nghị định", "60/2009/NĐ-CP", GOVERNMENT, None, None),
        ],
    ),
    (
        "Nghị quyết số 12 của Bộ Chính trị nói về xây dựng lực lượng “vì nước quên thân”.",
        [("Nghị quyết", "12", "Bộ Chính trị", None, None)],
    ),
    # of an owner
    (
        "Thực hiện Công điện của Chủ tịch UBND tỉnh, xã trực 24/24 giờ.",
        [("Công điện", None, "Chủ tịch UBND tỉnh Hà Nam", None, None)],
    ),
    (
        "Qua hai năm thực hiện Đề án của UBND tỉnh, an ninh tốt lên.",
        [("Đề án", None, "UBND tỉnh Hà Nam", None, None)],
    ),
    # several of one kind, announced by a colon, each with what it is about
    (
        "Theo các Nghị định của Chính phủ: Số 12/2020/NĐ-CP ngày 01/7/2020 về phí; số 15/2021/NĐ-CP về chợ.",
        [
            ("Nghị định", "12/2020/NĐ-CP", GOVERNMENT, "2020-07-01", None),
            ("Nghị định", "15/2021/NĐ-CP", GOVERNMENT, None, None),
        ],
    ),
    ("Theo các nghị định của Chính phủ: số người được đi là 5; số ở lại là 7.", []),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_cited(text, expected):
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # words that are kinds of papers and also plain nouns and verbs
        "Cơ quan điều tra ra quyết định khởi tố vụ án.",
        "UBND huyện trao quyết định công nhận cho 7 phường.",
        "Kỳ họp thông qua 12 nghị quyết quan trọng.",
        "Học tập các chỉ thị, nghị quyết của Đảng.",
        "Chấp hành chủ trương, nghị quyết của Trung ương.",
        "Thực hiện nghị quyết đại hội đảng bộ các cấp.",
        "Nhiều chỉ tiêu Nghị quyết đề ra đã đạt.",
        "Đại hội biểu quyết thông qua Nghị quyết Đại hội.",
        "Thu ngân sách đạt 85% kế hoạch năm.",
        "Kế hoạch 2025 và kế hoạch 5 năm tới còn bàn.",
        "Kế hoạch 100 ngày cao điểm bắt đầu.",
        "Trưởng Công an chỉ thị 3 tổ tuần tra.",
        "Ông báo cáo 12 vụ việc trong tuần.",
        "Hướng dẫn 20 hộ dân cài ứng dụng.",
        "Phương án số 2 rẻ hơn phương án số 1.",
        "Chọn phương án 1 cho tuyến tránh.",
        "Sống và làm việc theo Hiến pháp và pháp luật.",
        "Kế hoạch ứng phó bão số 3 được kích hoạt.",
        "Dự án nâng cấp quốc lộ số 7 chậm.",
        "Các nghị quyết đại hội Đảng toàn quốc đều khẳng định điều ấy.",
        "Đó là bản Hiến pháp đầu tiên của nước ta.",
        "Đạo luật Hămmurabi khắc trên đá.",
        # programmes, projects, contests
        "Chương trình Thời sự 19h đưa tin.",
        "Chương trình “Cặp lá yêu thương” đến với xã.",
        "Chương trình 4 trong 1 của hội chợ.",
        "Chương trình 60 giây phát lúc 18h30.",
        "Hội thi “Tìm hiểu pháp luật” có 30 đội.",
        "Dự án khu dân cư mới còn vướng đất.",
        # names of people, streets, bodies, studies
        "Luật sư Trần Thông Tư, 45 tuổi, bào chữa cho bị cáo.",
        "Ông Nguyễn Văn Luật Hoàng ngụ phường Lê Hồng Phong.",
        "Anh là cử nhân Luật Trường Đại học Vinh.",
        "Công ty Luật TNHH Minh An tư vấn.",
        "Sở Kế hoạch và Đầu tư chủ trì.",
        "Bộ Kế hoạch và Đầu tư góp ý.",
        # other numbers
        "Hợp đồng số 12/HĐ-KT bị hủy.",
        "Bão số 3 và quốc lộ số 7.",
        "Gọi số điện thoại 0912345678.",
        "Tiền điện tháng này tăng 12%.",
    ],
)
def test_what_is_none(text):
    assert cited(text) == []


@pytest.mark.parametrize(
    ("published", "issuer"), [("2024-03-01", PRIME_MINISTER), ("2019-03-01", None), (None, PRIME_MINISTER)]
)
def test_a_paper_is_known_by_its_number_from_its_year_on(published, issuer):
    assert [fact[2] for fact in cited("Tổng kết Đề án 06 ở xã.", published=published)] == [issuer]


@pytest.mark.parametrize(
    ("text", "published", "issuer"),
    [
        ("Học Nghị quyết số 12-NQ/TW.", "2018-05-04", "Ban Chấp hành Trung ương Đảng"),
        ("Học Nghị quyết số 12-NQ/TW.", "2023-05-04", "Bộ Chính trị"),
        ("Học Nghị quyết số 12-NQ/TW.", None, None),
        ("Học Nghị quyết số 18-NQ/TW.", "2025-01-04", "Ban Chấp hành Trung ương Đảng"),
        ("Học Nghị quyết số 18-NQ/TW.", "2026-09-04", None),
        ("Học Nghị quyết số 24-NQ/TW.", "2016-05-04", "Ban Chấp hành Trung ương Đảng"),
        ("Học Nghị quyết số 24-NQ/TW.", "2023-05-04", None),
        ("Học Chỉ thị số 36-CT/TW.", "2023-05-04", "Bộ Chính trị"),
        ("Học Chỉ thị số 40-CT/TW.", "2016-01-04", "Ban Bí thư"),
        ("Học Chỉ thị số 99-CT/TW.", "2016-01-04", None),
    ],
)
def test_numbers_begin_anew_with_every_term_of_the_party(text, published, issuer):
    assert [fact[2] for fact in cited(text, published=published)] == [issuer]


@pytest.mark.parametrize(
    ("province", "issuer"),
    [
        ("Tỉnh Hà Nam", "Tỉnh ủy Hà Nam"),
        ("Thành phố Hà Nội", "Thành ủy Hà Nội"),
        ("Thành phố Hồ Chí Minh", "Thành ủy Thành phố Hồ Chí Minh"),
        (None, None),
    ],
)
def test_the_symbol_of_a_party_committee_means_that_of_the_province(province, issuer):
    assert [fact[2] for fact in cited("Học Chỉ thị số 30-CT/TU.", province=province)] == [issuer]


def test_a_reference_stands_in_one_paragraph():
    text = "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX\nTrong nhiệm kỳ tới, Chỉ thị\nsố 12-CT/TU"
    assert [fact.text for fact in find_documents(Reading(text))] == [
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX"
    ]


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        # a title in no list: what stands around it tells of a law
        ("Mọi người làm theo Luật Trồng rừng.", "Luật Trồng rừng", ASSEMBLY),
        ("Quốc hội thông qua Luật Đèo dốc với đa số phiếu.", "Luật Đèo dốc", ASSEMBLY),
        ("Năm ấy, Nhà nước ban hành Luật Muối biển.", "Luật Muối biển", ASSEMBLY),
        ("Ông viện dẫn khoản 2 Điều 7 Luật Nuôi ong.", "Luật Nuôi ong", ASSEMBLY),
        ("Luật Nuôi ong quy định rõ điều đó.", "Luật Nuôi ong", ASSEMBLY),
        ("Luật Nuôi ong năm 2031 còn xa.", "Luật Nuôi ong năm 2031", ASSEMBLY),
        ("Luật Nuôi ong số 7/2031/QH17 còn xa.", "Luật Nuôi ong số 7/2031/QH17", ASSEMBLY),
        ("Bà con hỏi về Luật Đất đai.", "Luật Đất đai", ASSEMBLY),
        ("Chiều nay Quốc hội bấm nút, và Luật Nuôi ong đã xong.", "Luật Nuôi ong", ASSEMBLY),
        ("Từ ngày Luật Nuôi ong ra đời, rừng xanh hơn.", "Luật Nuôi ong", ASSEMBLY),
        # laws of others
        ("Hãng bị kiện theo Luật Nuôi ong của Nhật Bản.", "Luật Nuôi ong", None),
        ("Người Việt ở đó lo vì Luật Cư trú của Hàn Quốc.", "Luật Cư trú", None),
        ("Luật Cư trú của Việt Nam khác hẳn.", "Luật Cư trú", ASSEMBLY),
    ],
)
def test_laws_in_no_list_are_known_by_what_stands_around_them(text, title, issuer):
    facts = find_documents(Reading(text, published="2031-05-02"))
    assert [(fact.text, fact.issuer) for fact in facts] == [(title, issuer)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Cán bộ nghe giảng về Luật Nuôi ong và Luật Thanh tra.", ["Luật Nuôi ong", "Luật Thanh tra"]),
        ("Tổ phổ biến Luật Nuôi ong, Luật Đèo dốc.", ["Luật Nuôi ong", "Luật Đèo dốc"]),
        ("Rạp chiếu phim Luật Nuôi ong, Luật Đèo dốc.", []),
    ],
)
def test_laws_vouch_for_one_another_in_a_list(text, titles):
    assert [fact.text for fact in find_documents(Reading(text))] == titles


@pytest.mark.parametrize(
    "text",
    [
        "Rạp tỉnh chiếu phim Luật Ngầm suốt tuần.",
        "Khán giả vỗ tay khi Luật Rừng hạ màn.",
        "Đoàn kịch diễn vở Luật Rừng ở nhà văn hóa.",
        "Vở kịch “Luật Rừng” đoạt giải.",
        "Bộ phim truyền hình dài tập Luật Ngầm năm 2019 gây sốt.",
        "Cô hát ca khúc Luật Đời do anh viết.",
        "Anh mua cuốn sách Luật Hấp dẫn và tiểu thuyết Luật Im Lặng.",
        "Ngoài ngõ, Luật Giang Hồ vẫn thắng.",
        "Dân bản xưa sống theo luật Rừng.",
        "Học sinh tìm hiểu Bộ luật Hồng Đức.",
    ],
)
def test_works_and_ways_called_law_are_none(text):
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khán giả chờ chương trình số 3 của đài.", []),
        ("Chương trình số 12 của Đài Phát thanh - Truyền hình tỉnh lên sóng.", []),
        ("Chương trình số 12 của Tỉnh ủy Hà Nam lên sóng.", [("12", "Tỉnh ủy Hà Nam", None)]),
        ("Chương trình số 3 phát lúc 20 giờ.", []),
        ("Đội chơi theo kế hoạch số 2 của huấn luyện viên.", []),
        ("Kế hoạch số 12 của đội tuyển bị lộ.", []),
        ("Họ quay sang đề án số 4 của nhóm bạn trẻ.", []),
        ("Dự án số 2 của nhà thầu chậm tiến độ.", []),
        ("Xã bám theo Kế hoạch số 5 của UBND huyện Lý Nhân.", [("5", "UBND huyện Lý Nhân", None)]),
        ("Chương trình số 3 ngày 4/5/2024 nêu rõ.", [("3", None, "2024-05-04")]),
        ("Xã bám theo Kế hoạch số 5 về trồng sen.", [("5", None, None)]),
        ("Xã bám theo kế hoạch số 86 của tỉnh.", [("86", None, None)]),
        ("Xã bám theo kế hoạch số 86.", [("86", None, None)]),
        ("Xã bám theo Nghị quyết số 6 của hội viên.", [("6", None, None)]),
    ],
)
def test_plans_and_programmes_by_a_short_number_want_a_body_a_day_or_a_subject(text, expected):
    assert [fact[1:4] for fact in cited(text)] == expected
