"""Officials of every people, faith and state; their offices in hamlets, in lists and by appointment."""

import pytest

from extract.officials import find_officials
from extract.reading import Reading
from extract.units import find_units


def found(text: str, province: str | None, published: str) -> dict[str, list[tuple[str, str | None]]]:
    reading = Reading(text, published=published, province=province)
    return {o.name: [(p.title, p.unit) for p in o.positions] for o in find_officials(reading)}


# (province, published, text, offices by name)
NAMES = [
    (
        "Lào Cai",
        "2019-04-02",
        "Bà Tẩn Mẩy Pham, Phó Chủ tịch HĐND huyện Bát Xát dự.",
        {"Tẩn Mẩy Pham": [("Phó Chủ tịch", "HĐND huyện Bát Xát")]},
    ),
    (
        "Lào Cai",
        "2019-04-02",
        "Trưởng Công an xã Lao Chải Thào A Sùng cho biết.",
        {"Thào A Sùng": [("Trưởng", "Công an xã Lao Chải")]},
    ),
    (
        "Lai Châu",
        "2018-04-02",
        "Phó Chủ tịch UBND tỉnh Lai Châu Sùng A Hồ thăm hỏi bà con.",
        {"Sùng A Hồ": [("Phó Chủ tịch", "UBND tỉnh Lai Châu")]},
    ),
    (
        "Đắk Lắk",
        "2020-09-10",
        "Bà H’Lim Niê, Giám đốc Sở Tư pháp, dự.",
        {"H’Lim Niê": [("Giám đốc", "Sở Tư pháp tỉnh Đắk Lắk")]},
    ),
    (
        "Đắk Lắk",
        "2020-09-10",
        "Đại tá Y Thuân Byă – Phó Chính ủy Bộ CHQS tỉnh tặng quà.",
        {"Y Thuân Byă": [("Phó Chính ủy", "Bộ Chỉ huy Quân sự tỉnh Đắk Lắk")]},
    ),
    (
        "Gia Lai",
        "2021-03-03",
        "Ông Rơ Châm H'Hồng, Chủ tịch UBND huyện Ia Grai, nói.",
        {"Rơ Châm H'Hồng": [("Chủ tịch", "UBND huyện Ia Grai")]},
    ),
    (
        "Gia Lai",
        "2021-03-03",
        "Bà Ayun H'Bút, Trưởng ban Dân vận Tỉnh ủy, dự.",
        {"Ayun H'Bút": [("Trưởng ban", "Ban Dân vận Tỉnh ủy Gia Lai")]},
    ),
    (
        "Lâm Đồng",
        "2022-07-01",
        "Đại úy K'Srẻs, Phó Trưởng Công an xã Tân Thượng nói.",
        {"K'Srẻs": [("Phó Trưởng", "Công an xã Tân Thượng")]},
    ),
    (
        "Lâm Đồng",
        "2022-07-01",
        "Đồng chí Liêng Hót Ha Hai, Bí thư Đảng ủy xã Đạ Long, phát biểu.",
        {"Liêng Hót Ha Hai": [("Bí thư", "Đảng ủy xã Đạ Long")]},
    ),
    (
        "Bình Phước",
        "2023-03-01",
        "Bà Điểu Huỳnh Sang, Phó Trưởng Đoàn đại biểu Quốc hội tỉnh, nói.",
        {"Điểu Huỳnh Sang": [("Phó Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh Bình Phước")]},
    ),
    (
        "Sóc Trăng",
        "2024-02-02",
        "Hòa thượng Tăng Nô, Hội trưởng Hội Đoàn kết sư sãi yêu nước tỉnh, dự.",
        {"Tăng Nô": [("Hội trưởng", "Hội Đoàn kết Sư sãi yêu nước tỉnh Sóc Trăng")]},
    ),
    (
        "Điện Biên",
        "2024-02-02",
        "Thượng tọa Thích Minh Đạo, Trưởng ban Trị sự Giáo hội Phật giáo tỉnh, dự.",
        {"Thích Minh Đạo": [("Trưởng ban", "Ban Trị sự Giáo hội Phật giáo tỉnh Điện Biên")]},
    ),
    # initials
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông N.V.T – Chủ tịch UBND xã Đồng Rui cho biết.",
        {"N.V.T": [("Chủ tịch", "UBND xã Đồng Rui")]},
    ),
    # spaces of careless pages
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông  Bùi  Văn  Bằng, Chủ tịch UBND xã Hoàng Quế, cho biết.",
        {"Bùi Văn Bằng": [("Chủ tịch", "UBND xã Hoàng Quế")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Đại tá Bùi  Văn Bằng - Giám đốc Công an tỉnh.",
        {"Bùi Văn Bằng": [("Giám đốc", "Công an tỉnh Quảng Ninh")]},
    ),
    # other states
    (None, "2023-09-10", "Đại sứ Anna Kowal cảm ơn Công an tỉnh.", {"Anna Kowal": [("Đại sứ", None)]}),
    (
        None,
        "2023-09-10",
        "Đại sứ Ba Lan tại Việt Nam Anna Kowal phát biểu.",
        {"Anna Kowal": [("Đại sứ", None)]},
    ),
    (None, "2023-09-10", "Đại sứ Việt Nam tại Lào Bùi Văn Bằng dự.", {"Bùi Văn Bằng": [("Đại sứ", None)]}),
    (
        None,
        "2023-09-10",
        "Tổng Lãnh sự Hàn Quốc tại Đà Nẵng Kim Dae Hyun dự.",
        {"Kim Dae Hyun": [("Tổng Lãnh sự", None)]},
    ),
    (
        None,
        "2023-09-10",
        "Ông Bounthong Sisavath, Phó Thủ tướng, Bộ trưởng Bộ Công an Lào, dẫn đầu đoàn.",
        {"Bounthong Sisavath": [("Phó Thủ tướng", None), ("Bộ trưởng", None)]},
    ),
    (
        None,
        "2023-09-10",
        "Bộ trưởng Bộ Công an Bùi Văn Bằng tiếp Đại sứ Nga Ivan Sokolov.",
        {"Bùi Văn Bằng": [("Bộ trưởng", "Bộ Công an")], "Ivan Sokolov": [("Đại sứ", None)]},
    ),
    (None, "2023-09-10", "Đại sứ Hà Lan đến thăm tỉnh.", {}),
    (
        None,
        "2023-09-10",
        "Ông Đinh Anh Đức, Bộ trưởng Y tế, dự.",
        {"Đinh Anh Đức": [("Bộ trưởng", "Bộ Y tế")]},
    ),
]

HAMLETS = [
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, Bí thư Chi bộ kiêm Trưởng khu phố 3, phường Hà Lầm, nói.",
        {
            "Bùi Đăng Khoa": [
                ("Bí thư", "Chi bộ khu phố 3 phường Hà Lầm"),
                ("Trưởng khu phố", "Khu phố 3 phường Hà Lầm"),
            ]
        },
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bí thư Chi bộ, Trưởng khu 6 phường Hà Lầm Bùi Đăng Khoa cho biết.",
        {"Bùi Đăng Khoa": [("Bí thư", "Chi bộ khu 6 phường Hà Lầm"), ("Trưởng khu", "Khu 6 phường Hà Lầm")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, Tổ trưởng tổ dân phố số 7, phường Yết Kiêu, kể.",
        {"Bùi Đăng Khoa": [("Tổ trưởng", "Tổ dân phố số 7 phường Yết Kiêu")]},
    ),
    (
        "Sơn La",
        "2021-10-10",
        "Ông Lò Văn Dẹ, Trưởng bản Nà Lếch, xã Chiềng Sơ, cho biết.",
        {"Lò Văn Dẹ": [("Trưởng bản", "Bản Nà Lếch xã Chiềng Sơ")]},
    ),
    (
        "Sơn La",
        "2021-10-10",
        "Bí thư Chi bộ bản Nà Lếch Lò Văn Dẹ cho biết.",
        {"Lò Văn Dẹ": [("Bí thư", "Chi bộ bản Nà Lếch")]},
    ),
    ("Sơn La", "2021-10-10", "Trưởng bản Lò Văn Dẹ cho biết.", {"Lò Văn Dẹ": [("Trưởng bản", None)]}),
    (
        "Sơn La",
        "2021-10-10",
        "Trưởng thôn Đoàn Kết Nguyễn Văn Bình cho biết.",
        {"Nguyễn Văn Bình": [("Trưởng thôn", None)]},
    ),
    ("Sơn La", "2021-10-10", "Bản Nà Lếch nằm bên suối, trưởng bản là người có uy tín.", {}),
    (
        "Gia Lai",
        "2025-09-10",
        "Đ/c: Bùi Đăng Khoa - TUV, Bí thư ĐU, Chủ tịch HĐND xã Ân Hảo.",
        {
            "Bùi Đăng Khoa": [
                ("Ủy viên", "Tỉnh ủy Gia Lai"),
                ("Bí thư", "Đảng ủy xã Ân Hảo"),
                ("Chủ tịch", "HĐND xã Ân Hảo"),
            ]
        },
    ),
    # bodies that are not known keep the office
    (
        "Gia Lai",
        "2025-09-10",
        "Anh Bùi Đăng Khoa, Tổ trưởng Tổ bảo vệ an ninh, trật tự thôn 2, xã An Lão, kể.",
        {"Bùi Đăng Khoa": [("Tổ trưởng", None)]},
    ),
    ("Gia Lai", "2025-09-10", "Anh Bùi Đăng Khoa, tổ trưởng của nhóm thợ xây, kể.", {}),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bà Vi Thị Hoa, Hội thẩm nhân dân TAND thành phố Hạ Long, hỏi bị cáo.",
        {"Vi Thị Hoa": [("Hội thẩm", "TAND thành phố Hạ Long")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bà Vi Thị Hoa, phụ trách Phòng Nội vụ huyện Cô Tô, cho hay.",
        {"Vi Thị Hoa": [("Phụ trách", "Phòng Nội vụ huyện Cô Tô")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Bà Vi Thị Hoa, Phó Giám đốc phụ trách Sở Tư pháp, ký.",
        {"Vi Thị Hoa": [("Phó Giám đốc", "Sở Tư pháp tỉnh Quảng Ninh")]},
    ),
]

GIVEN = [
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, Giám đốc Sở Công Thương, và bà Vi Thị Hoa, Giám đốc Sở Du lịch, "
        "được bầu giữ chức Phó Chủ tịch UBND tỉnh.",
        {
            "Bùi Đăng Khoa": [
                ("Giám đốc", "Sở Công Thương tỉnh Quảng Ninh"),
                ("Phó Chủ tịch", "UBND tỉnh Quảng Ninh"),
            ],
            "Vi Thị Hoa": [
                ("Giám đốc", "Sở Du lịch tỉnh Quảng Ninh"),
                ("Phó Chủ tịch", "UBND tỉnh Quảng Ninh"),
            ],
        },
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa và bà Vi Thị Hoa được bầu làm Phó Chủ tịch UBND tỉnh.",
        {
            "Bùi Đăng Khoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")],
            "Vi Thị Hoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")],
        },
    ),
    # only the last: what is new with her alone, what each gets in turn, who stands in another clause
    (
        "Quảng Ninh",
        "2022-10-10",
        "Dự có ông Bùi Đăng Khoa và bà Vi Thị Hoa, vừa được bầu Phó Chủ tịch UBND tỉnh.",
        {"Vi Thị Hoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa phát biểu, và bà Vi Thị Hoa được bầu làm Phó Chủ tịch UBND tỉnh.",
        {"Vi Thị Hoa": [("Phó Chủ tịch", "UBND tỉnh Quảng Ninh")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa được giao quyền Chủ tịch UBND huyện Bình Liêu.",
        {"Bùi Đăng Khoa": [("Quyền Chủ tịch", "UBND huyện Bình Liêu")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Thượng tá Bùi Đăng Khoa được bổ nhiệm lại giữ chức vụ Trưởng Công an thành phố Uông Bí.",
        {"Bùi Đăng Khoa": [("Trưởng", "Công an thành phố Uông Bí")]},
    ),
    (
        "Quảng Ninh",
        "2022-10-10",
        "Ông Bùi Đăng Khoa, sinh năm 1975, quê Nam Định; hiện là Phó Bí thư Thường trực Thị ủy Đông Triều.",
        {"Bùi Đăng Khoa": [("Phó Bí thư Thường trực", "Thị ủy Đông Triều")]},
    ),
    (
        "Lai Châu",
        "2014-12-10",
        "Ông Giàng A Pháo sinh ngày 2/10/1968; dân tộc Mông; quê quán xã Làng Mô; trình độ đại học luật; "
        "hiện là Bí thư Huyện ủy Sìn Hồ.",
        {"Giàng A Pháo": [("Bí thư", "Huyện ủy Sìn Hồ")]},
    ),
    (
        "Lai Châu",
        "2014-12-10",
        "Ông Giàng A Pháo sinh năm 1968, con trai ông Giàng A Dế; hiện là Bí thư Huyện ủy Sìn Hồ.",
        {},
    ),
    (
        "Lai Châu",
        "2025-11-20",
        "Ông Giàng A Pháo đã được Ban Bí thư chỉ định giữ chức Phó Bí thư Tỉnh ủy Điện Biên.",
        {"Giàng A Pháo": [("Phó Bí thư", "Tỉnh ủy Điện Biên")]},
    ),
    (
        "Lai Châu",
        "2025-11-20",
        "Ông Giàng A Pháo đã được các đại biểu HĐND bầu giữ chức Chủ tịch UBND tỉnh Lai Châu.",
        {"Giàng A Pháo": [("Chủ tịch", "UBND tỉnh Lai Châu")]},
    ),
    (
        "Lai Châu",
        "2014-12-10",
        "Ông Giàng A Pháo cũng được bầu làm Phó Chủ tịch UBND tỉnh Lai Châu.",
        {"Giàng A Pháo": [("Phó Chủ tịch", "UBND tỉnh Lai Châu")]},
    ),
    (
        "Lâm Đồng",
        "2025-07-25",
        "Ông Bùi Đăng Khoa - Ủy viên dự khuyết T.Ư Đảng, Phó bí thư thường trực Tỉnh ủy Lâm Đồng dự.",
        {
            "Bùi Đăng Khoa": [
                ("Ủy viên", "Ban Chấp hành Trung ương Đảng"),
                ("Phó Bí thư Thường trực", "Tỉnh ủy Lâm Đồng"),
            ]
        },
    ),
]

LISTED = [
    (
        "Kiên Giang",
        "2016-05-12",
        "Các Phó Chủ tịch UBND tỉnh: Bùi Văn Ba, Vi Thị Hai cùng dự.",
        {
            "Bùi Văn Ba": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
            "Vi Thị Hai": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
        },
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Các đồng chí Phó Chủ tịch UBND tỉnh gồm: Bùi Văn Ba và Vi Thị Hai.",
        {
            "Bùi Văn Ba": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
            "Vi Thị Hai": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")],
        },
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Ông Bùi Văn Ba, bà Vi Thị Hai cùng là Phó Chủ tịch UBND huyện An Minh.",
        {
            "Bùi Văn Ba": [("Phó Chủ tịch", "UBND huyện An Minh")],
            "Vi Thị Hai": [("Phó Chủ tịch", "UBND huyện An Minh")],
        },
    ),
    # an item of the list that is no office that is known
    (
        "Hà Tĩnh",
        "2022-05-05",
        "Ông Bùi Văn Ba – thành viên hội đồng tư vấn, Phó Giám đốc Sở Công Thương dự.",
        {"Bùi Văn Ba": [("Phó Giám đốc", "Sở Công Thương tỉnh Hà Tĩnh")]},
    ),
    (
        "Hà Tĩnh",
        "2022-05-05",
        "Ông Bùi Văn Ba, Bí thư Huyện ủy Can Lộc, thành viên tổ giúp việc, Chủ tịch HĐND huyện dự.",
        {"Bùi Văn Ba": [("Bí thư", "Huyện ủy Can Lộc"), ("Chủ tịch", "HĐND huyện Can Lộc")]},
    ),
    (
        "Hà Tĩnh",
        "2022-05-05",
        "Ông Bùi Văn Ba, trưởng nhóm thợ, Giám đốc Sở Y tế Vi Văn Hai và 5 người khác.",
        {"Vi Văn Hai": [("Giám đốc", "Sở Y tế tỉnh Hà Tĩnh")]},
    ),
    # of one alone
    (
        "Kiên Giang",
        "2016-05-12",
        "Phó Chủ tịch UBND tỉnh Bùi Văn Ba, Vi Thị Hai và bà con cùng dự.",
        {"Bùi Văn Ba": [("Phó Chủ tịch", "UBND tỉnh Kiên Giang")]},
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Dự có ông Bùi Văn Ba, bà Vi Thị Hai - Phó Chủ tịch UBND huyện An Minh.",
        {"Vi Thị Hai": [("Phó Chủ tịch", "UBND huyện An Minh")]},
    ),
    (
        "Kiên Giang",
        "2016-05-12",
        "Tiểu đội trưởng Bùi Văn Ba kể.",
        {"Bùi Văn Ba": [("Tiểu đội trưởng", None)]},
    ),
]

RANKS = [
    ("Đại tá, Giám đốc Công an tỉnh Bùi Văn Ba biểu dương.", "Đại tá"),
    ("Thượng tá - Trưởng Công an huyện An Biên Bùi Văn Ba biểu dương.", "Thượng tá"),
    ("Đại úy QNCN Bùi Văn Ba trực ở trạm.", "Đại úy"),
    ("Thiếu tá chuyên nghiệp Bùi Văn Ba, y sĩ của đồn.", "Thiếu tá"),
    ("Ông được thăng Đại tá. Giám đốc Sở Y tế Bùi Văn Ba chúc mừng.", None),
    ("Sau lời của Đại tá Lê An, Giám đốc Sở Y tế Bùi Văn Ba phát biểu.", None),
]

NOBODY = [
    "Bị can Đ.V.H bị khởi tố về tội đánh bạc.",
    "Thượng tọa Thích Minh Đạo, trụ trì chùa Hương, nói.",
    "Linh mục Giuse Trần Văn Hải, chánh xứ Tân Lập, làm lễ.",
    "Ông Đinh Klum, già làng, cho biết.",
    "Bài và ảnh: Thượng úy Bùi Đăng Khoa",
    "Công an xã vào cuộc.\nTin, ảnh: Đại úy Bùi Đăng Khoa",
    "Vụ việc đang được điều tra.\nĐại úy Bùi Đăng Khoa - Công an huyện Bình Liêu",
    "Hội nghị bế mạc.\nThiếu tá Bùi Đăng Khoa",
    "Bí thư Chi bộ thôn Đoàn Kết được khen thưởng.",
    "Bắt Giám đốc Trung tâm Đăng kiểm Bùi Đăng Khoa.",
    "Khởi tố Phó Chủ tịch UBND huyện Bình Liêu Bùi Đăng Khoa.",
    "Trường mang tên Tổng Bí thư Bùi Đăng Khoa.",
    "Tai nạn trên đường Đại tá Bùi Đăng Khoa, phường Gia Cẩm.",
    "Bùi Đăng Khoa, đội trưởng đội tuyển bóng chuyền, đoạt giải.",
]

TOLD = [
    "Bài học từ Thượng úy Bùi Đăng Khoa được nhân rộng.",
    "Dự hội nghị gồm:\nThiếu tá Bùi Đăng Khoa",
    "Theo Đại úy Bùi Đăng Khoa: đường đã thông.",
    "Hội nghị bế mạc.\nThiếu tá Bùi Đăng Khoa phát biểu cảm ơn.",
    "Hội đồng xét xử gồm thẩm phán Bùi Đăng Khoa (chủ tọa) và hai hội thẩm.",
    "Con đường này từng có Đại tá Bùi Đăng Khoa tuần tra.",
]


@pytest.mark.parametrize(("province", "published", "text", "expected"), [*NAMES, *HAMLETS, *GIVEN, *LISTED])
def test_an_official_holds_offices_in_bodies(
    province: str | None, published: str, text: str, expected: dict[str, list[tuple[str, str | None]]]
) -> None:
    assert found(text, province, published) == expected


@pytest.mark.parametrize(
    ("province", "published", "text"), [case[:3] for case in (*NAMES, *HAMLETS, *GIVEN, *LISTED)]
)
def test_the_body_of_every_position_is_a_unit(province: str | None, published: str, text: str) -> None:
    reading = Reading(text, published=published, province=province)
    names = {unit.name for unit in find_units(reading)}
    assert {p.unit for o in find_officials(reading) for p in o.positions if p.unit} <= names


@pytest.mark.parametrize(("text", "rank"), RANKS)
def test_a_rank_stands_before_offices_too(text: str, rank: str | None) -> None:
    officials = find_officials(Reading(text, published="2016-05-12", province="Kiên Giang"))
    assert {o.name: o.rank for o in officials}["Bùi Văn Ba"] == rank


def test_an_office_of_the_dead_is_former() -> None:
    (official,) = find_officials(
        Reading("Cố Chủ tịch UBND tỉnh Bùi Văn Ba từng nói.", published="2016-05-12", province="Kiên Giang")
    )
    assert [p.former for p in official.positions] == [True]


@pytest.mark.parametrize("text", NOBODY)
def test_others_are_not_listed(text: str) -> None:
    assert found(text, "Quảng Ninh", "2022-10-10") == {}


@pytest.mark.parametrize("text", TOLD)
def test_whoever_only_stands_where_writers_do_is_listed(text: str) -> None:
    assert list(found(text, "Quảng Ninh", "2022-10-10")) == ["Bùi Đăng Khoa"]


def test_a_name_with_careless_spaces_is_named_without_them() -> None:
    text = "Ông Bùi  Văn Bằng, Chủ tịch UBND xã Hoàng Quế. Ông Bùi Văn Bằng nói."
    (official,) = find_officials(Reading(text, published="2022-10-10", province="Quảng Ninh"))
    assert official.name == "Bùi Văn Bằng"
    assert [text[m.start : m.end] for m in official.mentions] == ["Bùi  Văn Bằng", "Bùi Văn Bằng"]
