"""Awards in the words of reports: handed to whom, by whom, in headlines, for the dead; and none at all."""
# ruff: noqa: E501 - a row of a table is read in one line

import pytest

from extract.awards import find_awards
from extract.reading import Reading


def told(text):
    reading = Reading(text, published="2024-06-12", province="Tỉnh Hà Nam")
    return [
        (fact.award, fact.awarded_by, [(one.count, one.kind) for one in fact.recipients], list(fact.named))
        for fact in find_awards(reading)
    ]


TOLD = [
    (
        "UBND phường Tân Phú tổ chức ngày hội toàn dân và khen thưởng các cá nhân, tập thể tiêu biểu.",
        [("Khen thưởng", "UBND phường Tân Phú", [(None, "cá nhân"), (None, "tập thể")], [])],
    ),
    (
        "Anh Đào Văn Thắng trồng ổi. Anh Thắng thu tiền tỷ mỗi năm, vinh dự đón nhận Huân chương Lao động hạng Ba.",
        [("Huân chương Lao động hạng Ba", None, [], ["Đào Văn Thắng"])],
    ),
    (
        "Ban Giám hiệu nhà trường tặng Giấy khen cho em Khôi vì đã cứu bạn.",
        [("Giấy khen", None, [], [])],
    ),
    (
        "Có 12 tập thể được UBND tỉnh, các Bộ, Ngành Trung ương tặng Cờ thi đua.",
        [("Cờ thi đua", None, [(12, "tập thể")], [])],
    ),
    (
        "Hội nghị công bố Quyết định của Chủ tịch UBND tỉnh Hà Nam về việc khen thưởng cho 2 tập thể và 8 cá nhân.",
        [("Khen thưởng", "Chủ tịch UBND tỉnh Hà Nam", [(2, "tập thể"), (8, "cá nhân")], [])],
    ),
    (
        "Công an tỉnh Hà Nam trao Huân chương Dũng cảm đến thân nhân Thiếu tá Vũ Hữu Lộc.",
        [("Huân chương Dũng cảm", "Công an tỉnh Hà Nam", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "UBND xã Mỹ Lộc khen thưởng đoàn viên Đào Văn Thắng có hành động đẹp.",
        [("Khen thưởng", "UBND xã Mỹ Lộc", [], ["Đào Văn Thắng"])],
    ),
    (
        "UBND xã Mỹ Lộc tặng Giấy khen cho gia đình ông Đào Văn Thắng.",
        [("Giấy khen", "UBND xã Mỹ Lộc", [(None, "gia đình")], [])],
    ),
    (
        "Công an tỉnh Hà Nam khen thưởng nóng 3 tập thể, 2 cá nhân lập công.",
        [("Khen thưởng nóng", "Công an tỉnh Hà Nam", [(3, "tập thể"), (2, "cá nhân")], [])],
    ),
    (
        "Công an huyện Thạch Thất, Hà Nội tặng anh Đỗ Văn Kha Giấy khen.",
        [("Giấy khen", "Công an huyện Thạch Thất", [], ["Đỗ Văn Kha"])],
    ),
    (
        "Tỉnh đoàn Điện Biên tặng anh Lò Văn Pâng, dân quân xã Mường Phăng, Huy hiệu “Tuổi trẻ dũng cảm” của Trung ương Đoàn.",
        [("Huy hiệu “Tuổi trẻ dũng cảm”", "Trung ương Đoàn", [], ["Lò Văn Pâng"])],
    ),
    (
        "Công an tỉnh Hà Nam trao tặng huy hiệu 'Tuổi trẻ dũng cảm' cho 3 đoàn viên.",
        [("Huy hiệu 'Tuổi trẻ dũng cảm'", "Công an tỉnh Hà Nam", [(3, "đoàn viên")], [])],
    ),
    ("Tặng Giấy khen tài xế cứu hai cháu bé trong đám cháy", [("Giấy khen", None, [(None, "tài xế")], [])]),
    ("Tặng Bằng khen nam sinh cứu người đuối nước", [("Bằng khen", None, [(None, "nam sinh")], [])]),
    (
        "Chủ tịch UBND tỉnh Hà Nam trao tặng Bằng khen và khen thưởng các tập thể, cá nhân Công an huyện Lý Nhân lập thành tích.",
        [("Bằng khen", "Chủ tịch UBND tỉnh Hà Nam", [(None, "tập thể"), (None, "cá nhân")], [])],
    ),
    (
        "Xã Mỹ Lộc: Đón nhận Huân chương Lao động hạng Ba",
        [("Huân chương Lao động hạng Ba", None, [], ["Xã Mỹ Lộc"])],
    ),
    (
        "Công an tỉnh Hà Nam tổ chức lễ kỷ niệm 75 năm Ngày truyền thống và đón nhận Huân chương Chiến công hạng Nhì.",
        [("Huân chương Chiến công hạng Nhì", None, [], ["Công an tỉnh Hà Nam"])],
    ),
    (
        "UBND tỉnh Hà Nam tổ chức lễ công bố quyết định công nhận huyện Lý Nhân đạt chuẩn nông thôn mới và đón nhận Huân chương Lao động hạng Nhì.",
        [("Huân chương Lao động hạng Nhì", None, [], [])],
    ),
    (
        "Ban Thường vụ Huyện ủy đã trao thư biểu dương cho 34 tập thể và 98 cá nhân.",
        [("Thư biểu dương", None, [(34, "tập thể"), (98, "cá nhân")], [])],
    ),
    (
        "Thủ tướng Chính phủ ký cấp Bằng Tổ quốc ghi công cho 3 liệt sĩ công an.",
        [("Bằng Tổ quốc ghi công", "Thủ tướng Chính phủ", [(3, "liệt sĩ")], [])],
    ),
    (
        "Ba cảnh sát Vũ Hữu Lộc, Đào Văn Thắng, Lê Đức Minh nhận Huân chương Chiến công hạng Nhất.",
        [("Huân chương Chiến công hạng Nhất", None, [(3, "cảnh sát")], [])],
    ),
    (
        "Công an tỉnh trao Bằng Tổ quốc ghi công cho thân nhân liệt sĩ Vũ Hữu Lộc.",
        [("Bằng Tổ quốc ghi công", "Công an tỉnh Hà Nam", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "Bộ Công an tổ chức lễ trao Huân chương Dũng cảm đối với Liệt sỹ, Đại úy Vũ Hữu Lộc.",
        [("Huân chương Dũng cảm", "Bộ Công an", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "Chủ tịch nước quyết định truy tặng Huân chương Bảo vệ Tổ quốc hạng Ba cho Thiếu tá Vũ Hữu Lộc.",
        [("Huân chương Bảo vệ Tổ quốc hạng Ba", "Chủ tịch nước", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "Anh Vũ Hữu Lộc lao xuống sông cứu người. Chiều nay, Công an xã Mỹ Lộc trao Giấy khen cho anh Lộc.",
        [("Giấy khen", "Công an xã Mỹ Lộc", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "Anh Vũ Hữu Lộc bắt được kẻ cướp. Với thành tích đó, anh được Giám đốc Công an tỉnh Hà Nam tặng Giấy khen.",
        [("Giấy khen", "Giám đốc Công an tỉnh Hà Nam", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "Anh Vũ Hữu Lộc và anh Đào Văn Thắng bắt được kẻ cướp. Anh được Giám đốc Công an tỉnh Hà Nam tặng Giấy khen.",
        [("Giấy khen", "Giám đốc Công an tỉnh Hà Nam", [], [])],
    ),
    (
        "Bà Lê Thị Mận nhặt được ví. Bà Mận được Công an xã Mỹ Lộc tặng Giấy khen.",
        [("Giấy khen", "Công an xã Mỹ Lộc", [], ["Lê Thị Mận"])],
    ),
    (
        "Em Lê Minh Khôi cứu bạn. Công an xã Mỹ Lộc trao Giấy khen cho em Khôi.",
        [("Giấy khen", "Công an xã Mỹ Lộc", [], [])],
    ),
    ("Tặng Bằng khen tài xế Đào Văn Thắng cứu người", [("Bằng khen", None, [], ["Đào Văn Thắng"])]),
    (
        "Công an huyện Lý Nhân được Chủ tịch UBND tỉnh Hà Nam thưởng nóng 20 triệu đồng.",
        [("Thưởng nóng", "Chủ tịch UBND tỉnh Hà Nam", [], ["Công an huyện Lý Nhân"])],
    ),
    (
        "Giám đốc Công an tỉnh thưởng nóng 10 triệu đồng cho Công an huyện Lý Nhân.",
        [("Thưởng nóng", "Giám đốc Công an tỉnh Hà Nam", [], ["Công an huyện Lý Nhân"])],
    ),
    (
        "Giám đốc Công an tỉnh đã gửi Thư khen tới Ban chuyên án.",
        [("Thư khen", "Giám đốc Công an tỉnh Hà Nam", [], ["Ban chuyên án"])],
    ),
    (
        "Bộ trưởng Bộ Công an có Thư khen gửi Công an tỉnh Hà Nam.",
        [("Thư khen", "Bộ trưởng Bộ Công an", [], ["Công an tỉnh Hà Nam"])],
    ),
    (
        "Bộ trưởng Bộ Công an gửi Thư khen cán bộ, chiến sĩ Công an tỉnh Hà Nam.",
        [("Thư khen", "Bộ trưởng Bộ Công an", [(None, "cán bộ, chiến sĩ")], [])],
    ),
    (
        "Ghi nhận thành tích trên, Chủ tịch UBND huyện Lý Nhân đã khen thưởng đột xuất 2 tập thể và 3 cá nhân.",
        [("Khen thưởng đột xuất", "Chủ tịch UBND huyện Lý Nhân", [(2, "tập thể"), (3, "cá nhân")], [])],
    ),
    (
        "Có 12 tập thể, 25 cá nhân được biểu dương, khen thưởng tại hội nghị.",
        [("Khen thưởng", None, [(12, "tập thể"), (25, "cá nhân")], [])],
    ),
    (
        "Tại buổi lễ, 5 cán bộ vinh dự được nhận Kỷ niệm chương “Bảo vệ an ninh Tổ quốc”.",
        [("Kỷ niệm chương “Bảo vệ an ninh Tổ quốc”", None, [(5, "cán bộ")], [])],
    ),
    (
        "Đồng chí Trần Văn Thọ, nguyên Giám đốc Sở Y tế được trao tặng Huân chương Lao động hạng Ba.",
        [("Huân chương Lao động hạng Ba", None, [], ["Trần Văn Thọ"])],
    ),
    (
        "Ông Trần Văn Thọ và bà Lê Thị Mận được Chủ tịch UBND xã tặng Giấy khen.",
        [("Giấy khen", None, [], ["Trần Văn Thọ", "Lê Thị Mận"])],
    ),
    (
        "Dịp này, 3 tập thể được tặng Cờ thi đua; 15 tập thể, 40 cá nhân được tặng Giấy khen.",
        [
            ("Cờ thi đua", None, [(3, "tập thể")], []),
            ("Giấy khen", None, [(15, "tập thể"), (40, "cá nhân")], []),
        ],
    ),
    (
        "UBND tỉnh tặng Bằng khen cho 5 tập thể, Công an tỉnh tặng Giấy khen cho 12 tập thể và 30 cá nhân.",
        [
            ("Bằng khen", "UBND tỉnh Hà Nam", [(5, "tập thể")], []),
            ("Giấy khen", "Công an tỉnh Hà Nam", [(12, "tập thể"), (30, "cá nhân")], []),
        ],
    ),
    (
        "Phong tặng danh hiệu Anh hùng Lực lượng vũ trang nhân dân cho Công an tỉnh Hà Nam.",
        [("Danh hiệu Anh hùng Lực lượng vũ trang nhân dân", None, [], ["Công an tỉnh Hà Nam"])],
    ),
    (
        "Chủ tịch nước phong tặng danh hiệu “Bà mẹ Việt Nam anh hùng” cho 6 mẹ.",
        [("Danh hiệu “Bà mẹ Việt Nam anh hùng”", "Chủ tịch nước", [(6, "mẹ")], [])],
    ),
    (
        "Đảng bộ Công an huyện trao Huy hiệu 30 năm tuổi Đảng cho 4 đảng viên.",
        [("Huy hiệu 30 năm tuổi Đảng", None, [(4, "đảng viên")], [])],
    ),
    (
        "Ban Tổ chức trao giải Nhất cho đội Công an phường, trao Giấy khen cho 3 thí sinh.",
        [("Giấy khen", "Ban Tổ chức", [(3, "thí sinh")], [])],
    ),
    (
        "Công an huyện Lý Nhân tuyên dương 10 quần chúng tiêu biểu.",
        [("Tuyên dương", "Công an huyện Lý Nhân", [(10, "quần chúng")], [])],
    ),
    (
        "Công an tỉnh Hà Nam tổ chức lễ tuyên dương 20 chiến sĩ trẻ xuất sắc.",
        [("Tuyên dương", "Công an tỉnh Hà Nam", [(20, "chiến sĩ")], [])],
    ),
    (
        "Công an tỉnh Hà Nam tuyên dương và tặng Giấy khen cho 3 cá nhân.",
        [("Giấy khen", "Công an tỉnh Hà Nam", [(3, "cá nhân")], [])],
    ),
    (
        "Thượng tá Vũ Hữu Lộc tuyên dương, khen thưởng 10 quần chúng tiêu biểu.",
        [("Khen thưởng", None, [(10, "quần chúng")], [])],
    ),
    (
        "Công an tỉnh tổ chức trao Huân chương Chiến công hạng Ba của Chủ tịch nước cho Phòng Cảnh sát hình sự và 2 cá nhân.",
        [
            (
                "Huân chương Chiến công hạng Ba",
                "Chủ tịch nước",
                [(2, "cá nhân")],
                ["Phòng Cảnh sát hình sự Công an tỉnh Hà Nam"],
            )
        ],
    ),
    (
        "Chủ tịch UBND tỉnh quyết định tặng Bằng khen kèm tiền thưởng cho anh Vũ Hữu Lộc (SN 1990, trú xã Mỹ Lộc).",
        [("Bằng khen", "Chủ tịch UBND tỉnh Hà Nam", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "Công an tỉnh đã trao Giấy khen cho các đồng chí: Thượng úy Đào Văn Thắng, Trung úy Lê Đức Minh.",
        [("Giấy khen", "Công an tỉnh Hà Nam", [(None, "đồng chí")], ["Đào Văn Thắng", "Lê Đức Minh"])],
    ),
    (
        "Hai em Lê Minh Khôi và Trần Gia Bảo được Tỉnh đoàn tặng Bằng khen.",
        [("Bằng khen", "Tỉnh đoàn Hà Nam", [(2, "em")], [])],
    ),
    (
        "2 anh em ruột được trao tặng Huy hiệu “Tuổi trẻ dũng cảm”.",
        [("Huy hiệu “Tuổi trẻ dũng cảm”", None, [(2, "anh em ruột")], [])],
    ),
    (
        "Công an phường Tân Phú vinh dự được Bộ Công an tặng Cờ “Đơn vị xuất sắc trong phong trào thi đua Vì an ninh Tổ quốc”.",
        [
            (
                "Cờ “Đơn vị xuất sắc trong phong trào thi đua Vì an ninh Tổ quốc”",
                "Bộ Công an",
                [],
                ["Công an phường Tân Phú"],
            )
        ],
    ),
    (
        "Công an xã Mỹ Lộc đón Bằng khen của Thủ tướng Chính phủ.",
        [("Bằng khen", "Thủ tướng Chính phủ", [], ["Công an xã Mỹ Lộc"])],
    ),
    (
        "Nhiều năm liền, Công an xã Mỹ Lộc được UBND huyện Lý Nhân tặng Giấy khen.",
        [("Giấy khen", "UBND huyện Lý Nhân", [], ["Công an xã Mỹ Lộc"])],
    ),
    (
        "Với thành tích đó, anh được Giám đốc Công an tỉnh Hà Nam tặng Giấy khen.",
        [("Giấy khen", "Giám đốc Công an tỉnh Hà Nam", [], [])],
    ),
    (
        "Đại tá Vũ Hữu Lộc, Giám đốc Công an tỉnh đã đến động viên và trao thưởng 10 triệu đồng cho Công an phường Tân Phú.",
        [("Trao thưởng", "Giám đốc Công an tỉnh Hà Nam", [], ["Công an phường Tân Phú"])],
    ),
    (
        "Bộ Tư lệnh Bộ đội Biên phòng tặng thưởng 30 triệu đồng cho Ban chuyên án 123T.",
        [("Tặng thưởng", "Bộ Tư lệnh Bộ đội Biên phòng", [], ["Ban chuyên án 123T"])],
    ),
    (
        "Huyện đoàn Lý Nhân trao danh hiệu “Thanh niên tiên tiến làm theo lời Bác” cho 20 đoàn viên.",
        [
            (
                "Danh hiệu “Thanh niên tiên tiến làm theo lời Bác”",
                "Huyện đoàn Lý Nhân",
                [(20, "đoàn viên")],
                [],
            )
        ],
    ),
    (
        "Lãnh đạo Công an tỉnh trao Quyết định truy thăng cấp bậc hàm và Bằng khen của Bộ trưởng Bộ Công an cho gia đình liệt sĩ Vũ Hữu Lộc.",
        [("Bằng khen", "Bộ trưởng Bộ Công an", [], ["Vũ Hữu Lộc"])],
    ),
    (
        "Ngoài ra, Tổng Liên đoàn tặng 4 cờ thi đua cho 4 tập thể.",
        [("Cờ thi đua", "Tổng Liên đoàn Lao động Việt Nam", [(4, "tập thể")], [])],
    ),
    (
        "Có 3 đồng chí được Chủ tịch nước tặng Huân chương Bảo vệ Tổ quốc, 15 đồng chí được tặng Huy chương Vì an ninh Tổ quốc.",
        [
            ("Huân chương Bảo vệ Tổ quốc", "Chủ tịch nước", [(3, "đồng chí")], []),
            ("Huy chương Vì an ninh Tổ quốc", None, [(15, "đồng chí")], []),
        ],
    ),
    (
        "Sáng 4/6, Công an tỉnh tổ chức lễ trao tặng và truy tặng Huân chương của Chủ tịch nước cho 21 đồng chí.",
        [("Huân chương", "Chủ tịch nước", [(21, "đồng chí")], [])],
    ),
    (
        "Có 4 tập thể được tặng thưởng Huân chương Chiến công hạng Nhất, hạng Nhì và hạng Ba.",
        [("Huân chương Chiến công hạng Nhất, hạng Nhì và hạng Ba", None, [(4, "tập thể")], [])],
    ),
    (
        "Có 4 tập thể được tặng thưởng Huân chương Chiến công hạng Nhì, 2 cá nhân được tặng Bằng khen.",
        [
            ("Huân chương Chiến công hạng Nhì", None, [(4, "tập thể")], []),
            ("Bằng khen", None, [(2, "cá nhân")], []),
        ],
    ),
    (
        "Có 7 tập thể được Bộ Công an tặng Cờ thi đua và 18 lượt tập thể, 31 lượt cá nhân được tặng Bằng khen.",
        [
            ("Cờ thi đua", "Bộ Công an", [(7, "tập thể")], []),
            ("Bằng khen", None, [(18, "tập thể"), (31, "cá nhân")], []),
        ],
    ),
    (
        "12 nghệ sĩ nhiếp ảnh Việt Nam vừa vinh dự nhận Huân chương Lao động do Chủ tịch nước trao tặng.",
        [("Huân chương Lao động", "Chủ tịch nước", [(12, "nghệ sĩ")], [])],
    ),
    # Counted ones of any kind, rather than the body that they are of.
    (
        "6 kỳ thủ Công an tỉnh Hà Nam nhận Bằng khen.",
        [("Bằng khen", None, [(6, "kỳ thủ")], [])],
    ),
    (
        "Nhiều nhà báo dự lễ trao giải; 7 lãnh đạo Bộ Quốc phòng nhận Huân chương Tự do hạng Nhì của Nhà nước Lào.",
        [("Huân chương Tự do hạng Nhì", "Nhà nước Lào", [(7, "lãnh đạo")], [])],
    ),
    (
        "Lễ đón khai mạc; 8 kỹ sư trẻ của Công an tỉnh Hà Nam vừa vinh dự nhận Bằng khen.",
        [("Bằng khen", None, [(8, "kỹ sư")], [])],
    ),
    # Others are only counted before the one who is named.
    *(
        (f"{others} Công an tỉnh Hà Nam nhận Bằng khen.", [("Bằng khen", None, [], ["Công an tỉnh Hà Nam"])])
        for others in (
            "9 sở ngành cử người đến xem lễ",
            "400 vị khách tới mừng ngày",
            "700 cổ động viên chứng kiến",
            "8 lãnh đạo về dự lễ",
            "6 lãnh đạo Bộ Quốc phòng dự lễ",
        )
    ),
    (
        "70 tuổi đời bà Đào Thị Thắng nhận danh hiệu Bà mẹ Việt Nam anh hùng.",
        [("Danh hiệu Bà mẹ Việt Nam anh hùng", None, [], ["Đào Thị Thắng"])],
    ),
    (
        "15 năm qua, Công an tỉnh Hà Nam nhận Bằng khen.",
        [("Bằng khen", None, [], ["Công an tỉnh Hà Nam"])],
    ),
    (
        "Lực lượng Công an nhân dân đón nhận Huân chương Sao Vàng.",
        [("Huân chương Sao Vàng", None, [], ["Lực lượng Công an nhân dân"])],
    ),
    (
        "Thay mặt lãnh đạo Đảng, Nhà nước, Thủ tướng đã trao Huân chương Quân công tặng lực lượng Cảnh sát biển; trao Huân chương Dũng cảm tặng Đại úy Vũ Hữu Lộc.",
        [
            ("Huân chương Quân công", "Đảng, Nhà nước", [], ["lực lượng Cảnh sát biển"]),
            ("Huân chương Dũng cảm", "Đảng, Nhà nước", [], ["Vũ Hữu Lộc"]),
        ],
    ),
    (
        "Được Chủ tịch Nước tặng 9 Huân chương Lao động cho các tập thể; được nhận Cờ thi đua của Bộ Công an.",
        [
            ("Huân chương Lao động", "Chủ tịch nước", [(None, "tập thể")], []),
            ("Cờ thi đua", "Bộ Công an", [(None, "tập thể")], []),
        ],
    ),
    (
        "Chủ tịch nước đã ký quyết định phong tặng 3 đơn vị, cá nhân đã có thành tích xuất sắc danh hiệu Anh hùng Lao động.",
        [("Danh hiệu Anh hùng Lao động", "Chủ tịch nước", [(3, "đơn vị, cá nhân")], [])],
    ),
    # Orders of other states, and who gives them.
    (
        "Bộ trưởng Bộ Công an Lào trao tặng Huân chương Tự do hạng Nhất của Nhà nước Lào cho Bộ Công an Việt Nam.",
        [("Huân chương Tự do hạng Nhất", "Nhà nước Lào", [], ["Bộ Công an"])],
    ),
    (
        "Chủ tịch nước Cuba trao Huân chương Ánh sáng cho Đại tá Vũ Hữu Lộc.",
        [("Huân chương Ánh sáng", "Chủ tịch nước Cuba", [], ["Vũ Hữu Lộc"])],
    ),
    # What one was awarded, counted after it: each of the body that it or the next is said to be of.
    (
        "Công an tỉnh Hà Nam đều được khen thưởng, trong đó có 2 Cờ thi đua của Chính phủ, 3 Cờ thi đua, 1 Bằng khen của Bộ Công an.",
        [
            ("Khen thưởng", None, [], ["Công an tỉnh Hà Nam"]),
            ("Cờ thi đua", "Chính phủ", [], ["Công an tỉnh Hà Nam"]),
            ("Cờ thi đua", "Bộ Công an", [], ["Công an tỉnh Hà Nam"]),
            ("Bằng khen", "Bộ Công an", [], ["Công an tỉnh Hà Nam"]),
        ],
    ),
    # How many of those counted before were awarded each is not told.
    (
        "Có 90 tập thể được khen thưởng, trong đó 4 Cờ thi đua của Chính phủ, 6 Bằng khen của Bộ Công an.",
        [
            ("Khen thưởng", None, [(90, "tập thể")], []),
            ("Cờ thi đua", "Chính phủ", [], []),
            ("Bằng khen", "Bộ Công an", [], []),
        ],
    ),
    (
        'Có 3 tập thể được tặng danh hiệu “Đơn vị kiên cường".',
        [('Danh hiệu “Đơn vị kiên cường"', None, [(3, "tập thể")], [])],
    ),
    # Whose an award is stands in its own paragraph.
    (
        "Công an tỉnh Hà Nam nhận Bằng khen\nThủ tướng Chính phủ thăm tỉnh.",
        [("Bằng khen", None, [], ["Công an tỉnh Hà Nam"])],
    ),
]

NONE = [
    "Xã Mỹ Lộc tổ chức lễ đón Bằng công nhận di tích lịch sử cấp tỉnh.",
    "Trường Tiểu học Mỹ Lộc đón Bằng công nhận đạt chuẩn quốc gia mức độ 1.",
    "Ai vi phạm thì các cấp Giấy khen cũng không xét.",
    "Lãnh đạo huyện tuyên dương tinh thần vượt khó của các em học sinh.",
    "Nhiều tấm gương được tuyên dương trên toàn tỉnh.",
    "Hội Phụ nữ trao 50 suất quà, mỗi suất 500.000 đồng cho hộ nghèo.",
    "Giám đốc Công an tỉnh khen ngợi tinh thần dũng cảm của các chiến sĩ.",
    "Đội bóng Công an huyện giành Huy chương Vàng, thưởng 5 triệu đồng từ ban tổ chức giải.",
    "Công an tỉnh tham mưu UBND tỉnh ban hành quyết định tặng thưởng Cờ thi đua cho các đơn vị.",
    "Sở Nội vụ có tờ trình lên Chủ tịch UBND tỉnh về việc công nhận danh hiệu và tặng Bằng khen cho 3 tập thể.",
    "Hội đồng họp xét, đề nghị tặng Bằng khen của Thủ tướng cho 2 tập thể.",
    "Từng được tặng Bằng khen, ông Lộc nay sống lặng lẽ.",
    "Mức thưởng kèm theo Bằng khen cho cá nhân được quy định tại Nghị định.",
    "Cá nhân được tặng Giấy khen sẽ được thưởng 0,3 lần mức lương cơ sở.",
    "Anh Lộc trao lại chiếc ví cho người đánh rơi và được công an phường Tân Phú viết thư cảm ơn.",
    "UBND xã trao Giấy chứng nhận quyền sử dụng đất cho 30 hộ.",
    # Orders that are only spoken of.
    "Bảo tàng trưng bày các Huân chương của Chủ tịch nước.",
    "Luật quy định các loại Huân chương, Huy chương.",
    "Ông Đào Văn Thắng treo Huân chương ở gian giữa.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_award(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_award(text):
    assert told(text) == []
