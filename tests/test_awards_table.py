"""Awards as reports tell them: award, giver, who is awarded, who is named; and what only looks like one."""

import pytest

from extract.awards import find_awards
from extract.reading import Reading


def told(text, *, province="Tỉnh Hà Nam"):
    reading = Reading(text, published="2024-06-12", province=province)
    return [
        (fact.award, fact.awarded_by, [(one.count, one.kind) for one in fact.recipients], list(fact.named))
        for fact in find_awards(reading)
    ]


TOLD = [
    # given by a body or an office
    (
        "Bộ trưởng Bộ Công an tặng Bằng khen cho 3 tập thể và 5 cá nhân.",
        [("Bằng khen", "Bộ trưởng Bộ Công an", [(3, "tập thể"), (5, "cá nhân")], [])],
    ),
    (
        "UBND tỉnh Hà Nam đã quyết định tặng Cờ thi đua cho 4 đơn vị dẫn đầu các khối.",
        [("Cờ thi đua", "UBND tỉnh Hà Nam", [(4, "đơn vị")], [])],
    ),
    (
        "Giám đốc Công an tỉnh Hà Nam vừa ký Quyết định số 512/QĐ-CAT về việc tặng Giấy khen cho 6 cá nhân.",
        [("Giấy khen", "Giám đốc Công an tỉnh Hà Nam", [(6, "cá nhân")], [])],
    ),
    (
        "Thủ tướng Chính phủ đã có Quyết định tặng Bằng khen cho Công an huyện Lý Nhân.",
        [("Bằng khen", "Thủ tướng Chính phủ", [], ["Công an huyện Lý Nhân"])],
    ),
    (
        "Thừa ủy quyền của Chủ tịch nước, Bí thư Tỉnh ủy trao Huân chương Lao động hạng Nhì cho 2 tập thể.",
        [("Huân chương Lao động hạng Nhì", "Chủ tịch nước", [(2, "tập thể")], [])],
    ),
    (
        "Công an tỉnh Hà Nam và UBND huyện Lý Nhân trao Giấy khen cho 7 quần chúng.",
        [("Giấy khen", "Công an tỉnh Hà Nam, UBND huyện Lý Nhân", [(7, "quần chúng")], [])],
    ),
    (
        "Đại tá Vũ Hữu Lộc, Bí thư Đảng ủy, Giám đốc Công an tỉnh trao Giấy khen cho 9 cá nhân.",
        [("Giấy khen", "Giám đốc Công an tỉnh Hà Nam", [(9, "cá nhân")], [])],
    ),
    (
        "Dịp này, lãnh đạo UBND xã trao Giấy khen của Chủ tịch UBND huyện Lý Nhân cho 12 hộ gia đình.",
        [("Giấy khen", "Chủ tịch UBND huyện Lý Nhân", [(12, "hộ gia đình")], [])],
    ),
    (
        "Ban Chấp hành Đảng bộ xã tặng Giấy khen cho 2 chi bộ, 14 đảng viên hoàn thành xuất sắc nhiệm vụ.",
        [("Giấy khen", None, [(2, "chi bộ"), (14, "đảng viên")], [])],
    ),
    (
        "Hội nghị đã tặng Giấy khen cho mười hai cá nhân và bốn tập thể.",
        [("Giấy khen", None, [(12, "cá nhân"), (4, "tập thể")], [])],
    ),
    (
        "BỘ CÔNG AN TẶNG BẰNG KHEN CHO 3 TẬP THỂ VÀ 5 CÁ NHÂN",
        [("Bằng khen", "Bộ Công an", [(3, "tập thể"), (5, "cá nhân")], [])],
    ),
    (
        "Công an tỉnh Hà Nam tổ chức hội nghị tuyên dương, khen thưởng các tập thể phá án.",
        [("Khen thưởng", "Công an tỉnh Hà Nam", [(None, "tập thể")], [])],
    ),
    # names of awards
    (
        "Bộ Y tế tặng Kỷ niệm chương Vì sức khỏe cộng đồng cho 12 lương y.",
        [("Kỷ niệm chương Vì sức khỏe cộng đồng", "Bộ Y tế", [(12, "lương y")], [])],
    ),
    (
        "UBND tỉnh Hà Nam trao Kỷ niệm chương “Giữ lấy mùa vàng” cho bà Lê Thị Hiền.",
        [("Kỷ niệm chương “Giữ lấy mùa vàng”", "UBND tỉnh Hà Nam", [], ["Lê Thị Hiền"])],
    ),
    (
        "Huyện ủy Lý Nhân trao Huy hiệu 60 tuổi Đảng cho 3 đảng viên.",
        [("Huy hiệu 60 tuổi Đảng", "Huyện ủy Lý Nhân", [(3, "đảng viên")], [])],
    ),
    (
        "Đảng ủy xã truy tặng Huy hiệu Đảng 50 năm cho 1 đảng viên.",
        [("Huy hiệu Đảng 50 năm", None, [(1, "đảng viên")], [])],
    ),
    (
        "Trong đó, 4 đồng chí nhận Huy hiệu 55 năm; 6 đồng chí nhận Huy hiệu 40 năm tuổi Đảng.",
        [
            ("Huy hiệu 55 năm", None, [(4, "đồng chí")], []),
            ("Huy hiệu 40 năm tuổi Đảng", None, [(6, "đồng chí")], []),
        ],
    ),
    (
        "Chủ tịch nước phong tặng danh hiệu Anh hùng LLVT nhân dân cho 1 tập thể.",
        [("Danh hiệu Anh hùng LLVT nhân dân", "Chủ tịch nước", [(1, "tập thể")], [])],
    ),
    (
        "2 tập thể được tặng thưởng Huân chương Chiến công các hạng.",
        [("Huân chương Chiến công các hạng", None, [(2, "tập thể")], [])],
    ),
    (
        "Trung ương Đoàn vừa trao Huy hiệu “Tuổi trẻ dũng cảm” tới anh Phạm Đức Huy.",
        [("Huy hiệu “Tuổi trẻ dũng cảm”", "Trung ương Đoàn", [], ["Phạm Đức Huy"])],
    ),
    (
        "UBND tỉnh Hà Nam tặng danh hiệu “Xã tiêu biểu” cho 10 xã.",
        [("Danh hiệu “Xã tiêu biểu”", "UBND tỉnh Hà Nam", [(10, "xã")], [])],
    ),
    (
        "Chủ tịch nước truy tặng danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng” cho 6 mẹ.",
        [("Danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”", "Chủ tịch nước", [(6, "mẹ")], [])],
    ),
    # received
    (
        "Có 50 gương điển hình được tuyên dương, khen thưởng.",
        [("Khen thưởng", None, [(50, "gương điển hình")], [])],
    ),
    (
        "12 tập thể được biểu dương và tặng Giấy khen của Giám đốc Công an tỉnh.",
        [("Giấy khen", "Giám đốc Công an tỉnh Hà Nam", [(12, "tập thể")], [])],
    ),
    (
        "7 tập thể, 15 cá nhân được UBND huyện Lý Nhân tặng Giấy khen.",
        [("Giấy khen", "UBND huyện Lý Nhân", [(7, "tập thể"), (15, "cá nhân")], [])],
    ),
    (
        "3 đơn vị vinh dự đón nhận Cờ thi đua của Chính phủ.",
        [("Cờ thi đua", "Chính phủ", [(3, "đơn vị")], [])],
    ),
    (
        "Công an huyện Lý Nhân (tỉnh Hà Nam) được Bộ Công an tặng Cờ thi đua.",
        [("Cờ thi đua", "Bộ Công an", [], ["Công an huyện Lý Nhân"])],
    ),
    (
        "Công an huyện Lý Nhân 3 năm liền được Bộ Công an tặng Cờ thi đua.",
        [("Cờ thi đua", "Bộ Công an", [], ["Công an huyện Lý Nhân"])],
    ),
    (
        "Công an huyện Lý Nhân được Chính phủ tặng Cờ thi đua, 2 lần được Bộ Công an tặng Bằng khen.",
        [
            ("Cờ thi đua", "Chính phủ", [], ["Công an huyện Lý Nhân"]),
            ("Bằng khen", "Bộ Công an", [], ["Công an huyện Lý Nhân"]),
        ],
    ),
    (
        "Hai thanh niên xã Chân Lý được Chủ tịch UBND huyện Lý Nhân tặng Giấy khen.",
        [("Giấy khen", "Chủ tịch UBND huyện Lý Nhân", [(2, "thanh niên")], [])],
    ),
    (
        "Nhiều tập thể, cá nhân được Bộ Công an, UBND tỉnh Hà Nam tặng Bằng khen.",
        [("Bằng khen", "Bộ Công an, UBND tỉnh Hà Nam", [(None, "tập thể"), (None, "cá nhân")], [])],
    ),
    (
        "Năm qua, 45 lượt tập thể, 210 lượt cá nhân được các cấp khen thưởng.",
        [("Khen thưởng", None, [(45, "tập thể"), (210, "cá nhân")], [])],
    ),
    (
        "Đã có 1.340 lượt tập thể, cá nhân được khen thưởng.",
        [("Khen thưởng", None, [(1340, "tập thể, cá nhân")], [])],
    ),
    (
        "Ông Lò Văn Chung vinh dự đón nhận Huân chương Lao động hạng Ba.",
        [("Huân chương Lao động hạng Ba", None, [], ["Lò Văn Chung"])],
    ),
    (
        "Trường Tiểu học Chân Lý được tặng Bằng khen năm 2022 và Cờ thi đua năm 2023.",
        [
            ("Bằng khen", None, [], ["Trường Tiểu học Chân Lý"]),
            ("Cờ thi đua", None, [], ["Trường Tiểu học Chân Lý"]),
        ],
    ),
    (
        "Công an tỉnh Hà Nam vinh dự được nhận Thư khen và phần thưởng của Tỉnh ủy Hà Nam.",
        [("Thư khen", "Tỉnh ủy Hà Nam", [], ["Công an tỉnh Hà Nam"])],
    ),
    (
        "4 người được tặng Giấy khen gồm: anh Bùi Văn Lực (SN 1990), anh Đỗ Minh Trí và bà Hà Thị Sen.",
        [("Giấy khen", None, [(4, "người")], ["Bùi Văn Lực", "Đỗ Minh Trí", "Hà Thị Sen"])],
    ),
    (
        "Tập thể Công an huyện Lý Nhân, Đại úy Lê Nam và Thượng úy Phạm Minh được Bộ Công an tặng Bằng khen.",
        [("Bằng khen", "Bộ Công an", [], ["Công an huyện Lý Nhân", "Lê Nam", "Phạm Minh"])],
    ),
    (
        "Lễ trao thưởng diễn ra sáng nay. Ông Đỗ Văn Hùng và bà Trần Thị Mai được Bộ Công an tặng Bằng khen.",
        [("Bằng khen", "Bộ Công an", [], ["Đỗ Văn Hùng", "Trần Thị Mai"])],
    ),
    (
        "Tại hội nghị của UBND tỉnh Hà Nam, Công an huyện Lý Nhân được tặng Cờ thi đua.",
        [("Cờ thi đua", None, [], ["Công an huyện Lý Nhân"])],
    ),
    (
        "Công an huyện Lý Nhân, tỉnh Hà Nam được Bộ Công an khen thưởng đột xuất.",
        [("Khen thưởng đột xuất", "Bộ Công an", [], ["Công an huyện Lý Nhân"])],
    ),
    (
        "Năm 2023, huyện Lý Nhân đón nhận Huân chương Lao động hạng Nhì.",
        [("Huân chương Lao động hạng Nhì", None, [], ["huyện Lý Nhân"])],
    ),
    (
        "Chủ tịch nước đã ký quyết định tặng thưởng Huân chương Dũng cảm cho 3 cán bộ, chiến sĩ.",
        [("Huân chương Dũng cảm", "Chủ tịch nước", [(3, "cán bộ, chiến sĩ")], [])],
    ),
    # who is awarded
    (
        "UBND huyện Lý Nhân tặng Giấy khen cho tập thể Bệnh viện Đa khoa Lý Nhân.",
        [("Giấy khen", "UBND huyện Lý Nhân", [], ["Bệnh viện Đa khoa Lý Nhân"])],
    ),
    (
        "Chủ tịch UBND xã tặng Giấy khen cho hai anh Bùi Văn Lực (34 tuổi) và Đỗ Minh Trí (29 tuổi).",
        [("Giấy khen", None, [], ["Bùi Văn Lực", "Đỗ Minh Trí"])],
    ),
    (
        "Bộ Công an trao Bằng khen cho Đại úy Bùi Văn Lực, Phó Công an huyện Lý Nhân và Trung úy Hà Thu.",
        [("Bằng khen", "Bộ Công an", [], ["Bùi Văn Lực", "Hà Thu"])],
    ),
    (
        "UBND tỉnh Hà Nam tặng Bằng khen cho các tập thể: Công an huyện Lý Nhân; Công an huyện Bình Lục.",
        [
            (
                "Bằng khen",
                "UBND tỉnh Hà Nam",
                [(None, "tập thể")],
                ["Công an huyện Lý Nhân", "Công an huyện Bình Lục"],
            )
        ],
    ),
    (
        "Bộ Công an tặng Bằng khen cho cán bộ và Nhân dân xã Chân Lý, huyện Lý Nhân.",
        [("Bằng khen", "Bộ Công an", [], ["cán bộ và Nhân dân xã Chân Lý"])],
    ),
    (
        "UBND huyện Lý Nhân khen thưởng 5 đơn vị đạt chuẩn văn minh đô thị; 8 thôn và 30 cá nhân tiêu biểu.",
        [("Khen thưởng", "UBND huyện Lý Nhân", [(5, "đơn vị"), (8, "thôn"), (30, "cá nhân")], [])],
    ),
    (
        "UBND tỉnh Hà Nam tặng Bằng khen cho 5 tập thể, 8 cá nhân có thành tích phòng, chống ma túy.",
        [("Bằng khen", "UBND tỉnh Hà Nam", [(5, "tập thể"), (8, "cá nhân")], [])],
    ),
    # several, and rewards in money
    (
        "Bộ Công an tặng Cờ thi đua cho 1 đơn vị; Công an tỉnh Hà Nam thưởng Giấy khen cho 6 tập thể.",
        [
            ("Cờ thi đua", "Bộ Công an", [(1, "đơn vị")], []),
            ("Giấy khen", "Công an tỉnh Hà Nam", [(6, "tập thể")], []),
        ],
    ),
    (
        "UBND tỉnh Hà Nam tặng Cờ thi đua cho 2 tập thể, Bằng khen cho 11 cá nhân.",
        [
            ("Cờ thi đua", "UBND tỉnh Hà Nam", [(2, "tập thể")], []),
            ("Bằng khen", "UBND tỉnh Hà Nam", [(11, "cá nhân")], []),
        ],
    ),
    (
        "Giám đốc Công an tỉnh tặng Giấy khen cho 2 tập thể và thưởng nóng 20 triệu đồng cho Ban chuyên án.",
        [
            ("Giấy khen", "Giám đốc Công an tỉnh Hà Nam", [(2, "tập thể")], []),
            ("Thưởng nóng", "Giám đốc Công an tỉnh Hà Nam", [], ["Ban chuyên án"]),
        ],
    ),
    (
        "UBND huyện Lý Nhân thưởng nóng ban chuyên án 15 triệu đồng.",
        [("Thưởng nóng", "UBND huyện Lý Nhân", [], ["ban chuyên án"])],
    ),
    (
        "Bộ Công an đã thưởng “nóng” 6 đơn vị phá án, mỗi đơn vị 10 triệu đồng.",
        [("Thưởng “nóng”", "Bộ Công an", [(6, "đơn vị")], [])],
    ),
    (
        "UBND xã Chân Lý trao Giấy khen kèm tiền thưởng cho 4 hộ.",
        [("Giấy khen", "UBND xã Chân Lý", [(4, "hộ")], [])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # gifts and help
        "UBND huyện Lý Nhân tặng 30 suất quà cho hộ nghèo.",
        "Công an tỉnh trao 200 triệu đồng hỗ trợ 4 hộ xóa nhà tạm.",
        "Hội Khuyến học trao 15 suất học bổng cho học sinh vượt khó.",
        "Đoàn xã trao tặng ngôi nhà nhân ái cho gia đình bà Sáu.",
        "Bộ đội Biên phòng tặng cờ Tổ quốc và áo phao cho ngư dân.",
        "Nhà trường trao 20 phần thưởng cho học sinh giỏi.",
        "Lãnh đạo tỉnh tặng hoa chúc mừng ban chấp hành mới.",
        # decisions that are none of award
        "Giám đốc Công an tỉnh trao quyết định bổ nhiệm cho 5 đồng chí.",
        "UBND huyện trao bằng tốt nghiệp cho 40 học viên.",
        "UBND tỉnh trao Giấy chứng nhận đầu tư cho 3 doanh nghiệp.",
        "Xã được công nhận đạt chuẩn nông thôn mới nâng cao.",
        # proposed, planned, in general
        "UBND huyện đề nghị tặng Bằng khen cho 3 tập thể.",
        "Công an tỉnh đang hoàn thiện hồ sơ đề xuất tặng Huân chương Dũng cảm cho 1 cá nhân.",
        "Hội đồng đề nghị lên Bộ Công an 7 tập thể được khen thưởng.",
        "Huyện đề nghị khen thưởng 9 hồ sơ. Trong đó, 2 tập thể nhận Huân chương Lao động hạng Ba.",
        "Đề nghị Bộ Công an xét, tặng Bằng khen cho 2 tập thể.",
        "Cá nhân xuất sắc sẽ được tặng Giấy khen vào cuối năm.",
        "Quy trình xét tặng danh hiệu “Nghệ nhân ưu tú” gồm ba bước.",
        "Việc trao tặng Huy hiệu Đảng thể hiện sự ghi nhận của Đảng.",
        "Công tác khen thưởng được quan tâm.",
        "Luật Thi đua, khen thưởng có hiệu lực từ năm tới.",
        "Hội đồng Thi đua - Khen thưởng tỉnh họp phiên thứ hai.",
        "Đơn vị chú trọng biểu dương, khen thưởng kịp thời người tốt, việc tốt.",
        "Bộ Công an yêu cầu biểu dương, khen thưởng kịp thời các tập thể, cá nhân lập thành tích.",
        "Cần khen thưởng các cá nhân làm tốt.",
        "Chúc mừng các gương điển hình được khen thưởng tại hội nghị.",
        # titles kept or taken away, sports, things of the past
        "Cả thôn có 92 hộ đạt danh hiệu “Gia đình văn hóa”.",
        "Tước danh hiệu Công an nhân dân đối với hai cán bộ.",
        "Đoàn vận động viên giành 4 Huy chương Vàng, 6 Huy chương Bạc.",
        "Ông từng được tặng Huân chương Kháng chiến hạng Nhất.",
        "Phường giữ vững danh hiệu “Đơn vị quyết thắng” nhiều năm.",
        "Tấm Bằng khen treo trang trọng giữa nhà.",
    ],
)
def test_what_is_none(text):
    assert told(text) == []
