"""Bodies of several places told together, boards told by number, and services with names of their own."""

import pytest

from extract.reading import Reading
from extract.units import find_unit_mentions, find_units


def found(text: str, province: str, published: str) -> set[str]:
    return {unit.name for unit in find_units(Reading(text, published=published, province=province))}


LISTS = [
    (
        "Công an phường 9 và phường 11, quận 3 cùng tuần tra.",
        "TP.HCM",
        {"Công an phường 9", "Công an phường 11"},
    ),
    ("UBND các quận 1, 3 và 10 đã báo cáo.", "TP.HCM", {"UBND quận 1", "UBND quận 3", "UBND quận 10"}),
    (
        "UBND các huyện Nam Đàn, Đô Lương và Tân Kỳ nộp hồ sơ.",
        "Nghệ An",
        {"UBND huyện Nam Đàn", "UBND huyện Đô Lương", "UBND huyện Tân Kỳ"},
    ),
    (
        "Công an hai tỉnh Nghệ An và Hà Tĩnh ký quy chế.",
        "Nghệ An",
        {"Công an tỉnh Nghệ An", "Công an tỉnh Hà Tĩnh"},
    ),
    (
        "Công an TP Vinh, thị xã Cửa Lò và huyện Nghi Lộc ra quân.",
        "Nghệ An",
        {"Công an thành phố Vinh", "Công an thị xã Cửa Lò", "Công an huyện Nghi Lộc"},
    ),
    (
        "Hội Nông dân các xã Nghi Ân, Nghi Đức vận động hội viên.",
        "Nghệ An",
        {"Hội Nông dân xã Nghi Ân", "Hội Nông dân xã Nghi Đức"},
    ),
    (
        "Phòng Nội vụ huyện Nam Đàn và huyện Đô Lương rà soát.",
        "Nghệ An",
        {"Phòng Nội vụ huyện Nam Đàn", "Phòng Nội vụ huyện Đô Lương"},
    ),
    # what follows the comma is where the first one lies, or where something happened
    ("Công an xã Nghi Ân, thành phố Vinh vào cuộc.", "Nghệ An", {"Công an xã Nghi Ân"}),
    ("Theo UBND huyện Nam Đàn, huyện Đô Lương thiệt hại nặng nhất.", "Nghệ An", {"UBND huyện Nam Đàn"}),
    ("UBND các huyện miền núi báo cáo.", "Nghệ An", set()),
    ("UBND các huyện, thị xã báo cáo.", "Nghệ An", set()),
    ("Công an 5 huyện thi đua.", "Nghệ An", set()),
]


@pytest.mark.parametrize(("text", "province", "expected"), LISTS)
def test_each_place_of_a_list_has_its_body(text: str, province: str, expected: set[str]) -> None:
    assert found(text, province, "2019-05-05") == expected


def test_a_body_of_a_list_is_told_where_its_place_stands() -> None:
    text = "UBND các huyện Nam Đàn, Đô Lương họp."
    mentions = find_unit_mentions(Reading(text, published="2019-05-05", province="Nghệ An"))
    assert [m.text for m in mentions] == ["UBND các huyện Nam Đàn", "Đô Lương"]


BOARDS = [
    ("Ban Chỉ đạo 138 tỉnh họp.", {"Ban Chỉ đạo 138 tỉnh Nghệ An"}),
    ("Ban Chỉ đạo 35 Tỉnh ủy họp.", {"Ban Chỉ đạo 35 Tỉnh ủy Nghệ An"}),
    (
        "Ban Chỉ đạo phòng, chống dịch COVID-19 huyện Nam Đàn họp.",
        {"Ban Chỉ đạo phòng, chống dịch COVID-19 huyện Nam Đàn"},
    ),
    ("Tổ công tác Đề án 06 tỉnh họp.", {"Tổ công tác Đề án 06 tỉnh Nghệ An"}),
    ("Một tổ công tác đã lên đường. Tổ công tác gồm 5 người.", set()),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh họp.",
        {"Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh Nghệ An"},
    ),
    (
        "Ban Chỉ huy Phòng thủ dân sự huyện Nam Đàn họp. Ban Chỉ huy phân công.",
        {"Ban Chỉ huy Phòng thủ dân sự huyện Nam Đàn"},
    ),
    (
        "Ban Chỉ huy PCTT và TKCN tỉnh họp.",
        {"Ban Chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn tỉnh Nghệ An"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOARDS)
def test_a_board_is_told_by_its_number_or_function(text: str, expected: set[str]) -> None:
    assert found(text, "Nghệ An", "2021-05-05") == expected


SERVICES = [
    ("Đài Khí tượng Thủy văn tỉnh dự báo mưa.", {"Đài Khí tượng Thủy văn tỉnh Nghệ An"}),
    ("Quỹ tín dụng nhân dân Diễn Kỷ giải ngân.", {"Quỹ tín dụng nhân dân Diễn Kỷ"}),
    ("Điện lực Nam Đàn đóng điện.", {"Điện lực Nam Đàn"}),
    ("Hộ dân dùng Viettel mất sóng.", set()),
    ("Agribank chi nhánh Nghệ An cho vay.", {"Agribank chi nhánh Nghệ An"}),
    ("Bí thư Đoàn xã Nghi Ân phát biểu.", {"Đoàn xã Nghi Ân"}),
    ("Đoàn kiểm tra đến từ sớm. Đoàn tỉnh bạn về sau.", set()),
    ("Thuế tăng khiến tiểu thương lo.", set()),
    ("Bệnh viện Dã chiến số 3, tiếp nhận 200 người.", {"Bệnh viện Dã chiến số 3"}),
    (
        "Trường Tiểu học Hoa Mai và Trường THCS Đoàn Kết nghỉ học.",
        {"Trường Tiểu học Hoa Mai", "Trường THCS Đoàn Kết"},
    ),
    ("Khách đổ về trung tâm thương mại mua sắm.", set()),
    ("Mỗi xã có một trung tâm phục vụ hành chính công.", set()),
    ("Sư đoàn 324, Trung đoàn 335 diễn tập.", {"Sư đoàn 324", "Trung đoàn 335"}),
    ("Tiểu đoàn 7, Trung đoàn 335 diễn tập.", {"Tiểu đoàn 7 Trung đoàn 335"}),
    (
        "Vụ Pháp chế, Bộ Nội vụ góp ý.",
        {"Vụ Pháp chế Bộ Nội vụ"},
    ),
    (
        "Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện Nam Đàn giám sát.",
        {"Ủy ban Mặt trận Tổ quốc huyện Nam Đàn"},
    ),
    ("Toàn huyện có 12 ca của tỉnh chuyển về.", set()),
    ("Đội CSGT Cầu Giát dừng xe.", {"Đội Cảnh sát giao thông Cầu Giát"}),
]


@pytest.mark.parametrize(("text", "expected"), SERVICES)
def test_services_have_names_of_their_own(text: str, expected: set[str]) -> None:
    assert found(text, "Nghệ An", "2021-05-05") == expected


TWO_TIERS = [
    (
        "Trung tâm Phục vụ hành chính công phường Trường Vinh mở cửa.",
        {"Trung tâm Phục vụ hành chính công phường Trường Vinh"},
    ),
    (
        "Phòng Văn hóa - Xã hội xã Kim Liên và Ban Chỉ huy Quân sự xã phối hợp.",
        {"Phòng Văn hóa - Xã hội xã Kim Liên", "Ban Chỉ huy Quân sự xã Kim Liên"},
    ),
    ("Đảng ủy các cơ quan Đảng tỉnh họp.", {"Đảng ủy các cơ quan Đảng tỉnh Nghệ An"}),
    ("Trung tâm Chính trị xã Kim Liên khai giảng.", {"Trung tâm Chính trị xã Kim Liên"}),
]


@pytest.mark.parametrize(("text", "expected"), TWO_TIERS)
def test_bodies_of_the_two_tier_order(text: str, expected: set[str]) -> None:
    assert found(text, "Nghệ An", "2025-10-05") == expected


def test_a_word_of_a_place_heads_no_body() -> None:
    assert found("UBND phường Hội An Đông, phường Hội An Tây họp.", "Đà Nẵng", "2025-10-05") == {
        "UBND phường Hội An Đông",
        "UBND phường Hội An Tây",
    }


def test_a_bare_commune_needs_its_place_at_hand() -> None:
    text = (
        "Huyện Nam Đàn ra quân. Mô hình bắt đầu từ xã Nam Giang và xã Kim Liên.\n"
        "Nhiều hội viên tham gia.\n"
        "Kết quả bước đầu khả quan.\n"
        "Công an xã hướng dẫn người dân"
    )
    assert "Công an xã Kim Liên" not in found(text, "Nghệ An", "2021-05-05")


FURTHER = [
    (
        "Công an các xã: Nghĩa Bình, Nghĩa Đồng của huyện Tân Kỳ; Châu Quang, Châu Cường thuộc Quỳ Hợp họp.",
        "Nghệ An",
        {
            "Công an xã Nghĩa Bình",
            "Công an xã Nghĩa Đồng",
            "Công an xã Châu Quang",
            "Công an xã Châu Cường",
        },
    ),
    (
        "Công an các phường Hưng Bình (thành phố Vinh), Nghi Hải (thị xã Cửa Lò) phối hợp.",
        "Nghệ An",
        {"Công an phường Hưng Bình", "Công an phường Nghi Hải"},
    ),
    # where the first lies, and not a second one
    ("Công an xã Nghĩa Bình (huyện Tân Kỳ), huyện Quỳ Hợp.", "Nghệ An", {"Công an xã Nghĩa Bình"}),
    (
        "Các Đồn Biên phòng Lũng Nặm, Sóc Giang và Ngọc Côn tuần tra.",
        "Cao Bằng",
        {"Đồn Biên phòng Lũng Nặm", "Đồn Biên phòng Sóc Giang", "Đồn Biên phòng Ngọc Côn"},
    ),
    (
        "Đồn Biên phòng Đức Long và Quang Long thuộc BĐBP tỉnh Cao Bằng tập huấn.",
        "Cao Bằng",
        {
            "Đồn Biên phòng Đức Long Bộ đội Biên phòng tỉnh Cao Bằng",
            "Đồn Biên phòng Quang Long Bộ đội Biên phòng tỉnh Cao Bằng",
        },
    ),
    (
        "Đồn Biên phòng Lũng Nặm, Hà Quảng, Cao Bằng bắt một người.",
        "Cao Bằng",
        {"Đồn Biên phòng Lũng Nặm"},
    ),
    ("Đồn Biên phòng Sóc Giang và Đại tá Lê Văn Ba dự.", "Cao Bằng", {"Đồn Biên phòng Sóc Giang"}),
    ("Đồn Biên phòng Sóc Giang và Lê Văn Ba dự.", "Cao Bằng", {"Đồn Biên phòng Sóc Giang"}),
    ("4 đội trưởng thuộc các phòng Công an tỉnh nhận quyết định.", "Cao Bằng", {"Công an tỉnh Cao Bằng"}),
]


@pytest.mark.parametrize(("text", "province", "expected"), FURTHER)
def test_a_list_goes_on_past_where_its_places_lie(text: str, province: str, expected: set[str]) -> None:
    assert found(text, province, "2022-05-05") == expected


STAFFS = [
    (
        "Trưởng Ban Tuyên huấn, Phòng Chính trị Bộ CHQS tỉnh Kiên Giang nói.",
        {"Ban Tuyên huấn Phòng Chính trị Bộ Chỉ huy Quân sự tỉnh Kiên Giang"},
    ),
    (
        "Phòng Tham mưu Bộ CHQS tỉnh Kiên Giang họp.",
        {"Phòng Tham mưu Bộ Chỉ huy Quân sự tỉnh Kiên Giang"},
    ),
    ("Phòng Tham mưu Công an tỉnh Kiên Giang họp.", {"Phòng Tham mưu Công an tỉnh Kiên Giang"}),
    ("Trung tâm Chính trị huyện An Biên khai giảng.", {"Trung tâm Chính trị huyện An Biên"}),
    (
        "Trưởng ban Kinh tế và Ngân sách HĐND tỉnh Kiên Giang hỏi.",
        {"Ban Kinh tế - Ngân sách HĐND tỉnh Kiên Giang"},
    ),
    ("Cục THA dân sự tỉnh Kiên Giang kê biên.", {"Cục Thi hành án dân sự tỉnh Kiên Giang"}),
    (
        "Đội phòng chống ma túy Cục Hải quan tỉnh Kiên Giang bắt hàng.",
        {"Đội Phòng chống ma túy Cục Hải quan tỉnh Kiên Giang"},
    ),
    ("Bộ Công an Việt Nam tiếp đoàn Bộ Công an Lào.", {"Bộ Công an"}),
    ("Bộ Ngoại giao nước CHDCND Lào mời.", set()),
    (
        "Vùng Cảnh sát biển 1 và Bộ Tư lệnh Vùng Cảnh sát biển 3 diễn tập.",
        {"Vùng Cảnh sát biển 1", "Bộ Tư lệnh Vùng Cảnh sát biển 3"},
    ),
    ("Lữ đoàn 167, Vùng 2 Hải quân cứu nạn.", {"Lữ đoàn 167 Vùng 2 Hải quân"}),
    ("Trạm Kiểm soát Biên phòng Cửa Sót giữ tàu.", {"Trạm Kiểm soát Biên phòng Cửa Sót"}),
    ("Trường ĐHSP Hà Nội tuyển sinh.", {"Trường Đại học Sư phạm Hà Nội"}),
    ("8 đồng chí đảm nhiệm chức danh trưởng, phó Công an xã.", set()),
    ("Phó Trưởng ban Thường trực Ban Tổ chức Tỉnh ủy dự.", {"Ban Tổ chức Tỉnh ủy Kiên Giang"}),
    ("Ông trực ban tổ chức lễ hội.", set()),
    ("HĐND tỉnh Khóa XII họp.", {"HĐND tỉnh Kiên Giang"}),
    ("Quỹ Nghĩa tình đồng đội CAND trao quà.", set()),
    ("Đội quản lý thị trường 7B giữ hàng.", {"Đội Quản lý thị trường 7B"}),
    ("Đoàn Kinh tế - Quốc phòng 337, Quân khu 4 cứu dân.", {"Đoàn Kinh tế - Quốc phòng 337 Quân khu 4"}),
    (
        "Phòng Nghiệp vụ, Bộ đội Biên phòng tỉnh Kiên Giang bắt hàng.",
        {"Phòng Nghiệp vụ Bộ đội Biên phòng tỉnh Kiên Giang"},
    ),
    ("Phòng Y tế, Bộ CHQS tỉnh Kiên Giang họp.", {"Bộ Chỉ huy Quân sự tỉnh Kiên Giang"}),
    ("Phòng 9 - VKSND tỉnh Kiên Giang họp.", {"Phòng 9 VKSND tỉnh Kiên Giang"}),
    ("Phòng 4 Công an tỉnh Kiên Giang họp.", {"Phòng 4 Công an tỉnh Kiên Giang"}),
    ("Cuộc họp tại phòng 9, VKSND tỉnh Kiên Giang dự.", {"VKSND tỉnh Kiên Giang"}),
    ("Chánh án TANDTC và Viện trưởng VKSNDTC dự.", {"TAND Tối cao", "VKSND Tối cao"}),
    ("Trưởng ban Công tác đại biểu trình bày.", {"Ban Công tác đại biểu"}),
    ("Công ty CP Dệt may 29/3 khởi công.", {"Công ty Cổ phần Dệt may 29/3"}),
    ("Công ty Dệt may Hải Âu 29/3 nghỉ.", {"Công ty Dệt may Hải Âu"}),
    ("Đồn Công an Cảng hàng không quốc tế Nội Bài trực.", {"Đồn Công an Cảng hàng không quốc tế Nội Bài"}),
    ("Công văn 2345/UBND-NC được gửi.", set()),
    ("Báo cáo chất lượng bệnh viện 6 tháng đầu năm.", set()),
    ("Bệnh viện 108 tiếp nhận.", {"Bệnh viện 108"}),
    ("Tổng cục Cảnh sát phòng, chống tội phạm họp.", {"Tổng cục Cảnh sát phòng, chống tội phạm"}),
    (
        "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn họp.",
        {"Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), STAFFS)
def test_staffs_are_of_the_force_that_follows(text: str, expected: set[str]) -> None:
    assert found(text, "Kiên Giang", "2022-05-05") == expected
