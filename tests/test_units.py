"""Organisations: how they are written, and the names that they have in full."""

import pytest

from extract.reading import Reading
from extract.units import find_unit_mentions, find_units

HOME = "Nghệ An"


def found(text: str, *, province: str | None = HOME, published: str = "2023-05-05") -> dict[str, str]:
    """Name and kind of every unit."""
    reading = Reading(text, published=published, province=province)
    return {unit.name: unit.kind for unit in find_units(reading)}


NAMED = [
    # committees and councils with their place
    ("UBND huyện Nam Đàn họp sáng nay.", {"UBND huyện Nam Đàn": "government"}),
    ("Ủy ban nhân dân thị xã Hoàng Mai ra thông báo.", {"UBND thị xã Hoàng Mai": "government"}),
    ("Uỷ ban nhân dân thị xã Thái Hoà ra thông báo.", {"UBND thị xã Thái Hòa": "government"}),
    ("Kỳ họp của HĐND TP Vinh khép lại.", {"HĐND thành phố Vinh": "council"}),
    (
        "HĐND, UBND huyện Yên Thành thống nhất.",
        {"HĐND huyện Yên Thành": "council", "UBND huyện Yên Thành": "government"},
    ),
    ("HĐND và UBND tỉnh cùng dự.", {"HĐND tỉnh Nghệ An": "council", "UBND tỉnh Nghệ An": "government"}),
    (
        "Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ tỉnh gửi thư khen.",
        {
            "Tỉnh ủy Nghệ An": "party",
            "HĐND tỉnh Nghệ An": "council",
            "UBND tỉnh Nghệ An": "government",
            "Ủy ban Mặt trận Tổ quốc tỉnh Nghệ An": "front",
        },
    ),
    # police, abbreviated and in lower case
    ("CA xã Nghi Ân vào cuộc.", {"Công an xã Nghi Ân": "police"}),
    ("Đêm qua công an huyện Diễn Châu bắt quả tang.", {"Công an huyện Diễn Châu": "police"}),
    ("Công an TX Cửa Lò tuần tra.", {"Công an thị xã Cửa Lò": "police"}),
    ("Công an Hà Tĩnh trao đổi nghiệp vụ.", {"Công an tỉnh Hà Tĩnh": "police"}),
    ("CATP Hà Nội ra quân.", {"Công an thành phố Hà Nội": "police"}),
    ("Công an TP.HCM ra quân.", {"Công an thành phố Hồ Chí Minh": "police"}),
    ("Công an quận 7 (TP.HCM) mời làm việc.", {"Công an quận 7": "police"}),
    ("Bộ Công an khen ngợi Công an tỉnh.", {"Bộ Công an": "police", "Công an tỉnh Nghệ An": "police"}),
    # parts within parts
    (
        "Phòng Cảnh sát hình sự Công an tỉnh lập chuyên án.",
        {"Phòng Cảnh sát hình sự Công an tỉnh Nghệ An": "police"},
    ),
    (
        "Phòng CSGT thuộc Công an tỉnh Lai Châu chốt chặn.",
        {"Phòng Cảnh sát giao thông Công an tỉnh Lai Châu": "police"},
    ),
    (
        "Phòng Kỹ thuật hình sự, Công an tỉnh Sơn La giám định.",
        {"Phòng Kỹ thuật hình sự Công an tỉnh Sơn La": "police"},
    ),
    ("Cục An ninh mạng (Bộ Công an) cảnh báo.", {"Cục An ninh mạng Bộ Công an": "police"}),
    (
        "Đội CSĐT tội phạm về ma túy Công an huyện Tân Kỳ mật phục.",
        {"Đội Cảnh sát điều tra tội phạm về ma túy Công an huyện Tân Kỳ": "police"},
    ),
    (
        "Đội CSGT số 2, Phòng CSGT Công an tỉnh dừng xe.",
        {"Đội Cảnh sát giao thông số 2 Phòng Cảnh sát giao thông Công an tỉnh Nghệ An": "police"},
    ),
    (
        "Cơ quan CSĐT Công an huyện Quỳ Hợp thụ lý.",
        {"Cơ quan Cảnh sát điều tra Công an huyện Quỳ Hợp": "police"},
    ),
    ("Trại tạm giam Công an tỉnh tiếp nhận.", {"Trại tạm giam Công an tỉnh Nghệ An": "police"}),
    ("Ban Tổ chức Tỉnh ủy trình phương án.", {"Ban Tổ chức Tỉnh ủy Nghệ An": "party"}),
    ("Văn phòng UBND tỉnh phát công văn.", {"Văn phòng UBND tỉnh Nghệ An": "government"}),
    ("Ủy ban Kiểm tra Huyện ủy Con Cuông kết luận.", {"Ủy ban Kiểm tra Huyện ủy Con Cuông": "party"}),
    ("Ban Pháp chế HĐND tỉnh thẩm tra.", {"Ban Pháp chế HĐND tỉnh Nghệ An": "council"}),
    ("Đoàn Thanh niên Công an tỉnh hiến máu.", {"Đoàn Thanh niên Công an tỉnh Nghệ An": "front"}),
    ("Phòng Nội vụ (huyện Anh Sơn) rà soát.", {"Phòng Nội vụ huyện Anh Sơn": "government"}),
    # departments and ministries
    ("Sở Y tế Quảng Nam khuyến cáo.", {"Sở Y tế tỉnh Quảng Nam": "government"}),
    ("Sở GD&ĐT tỉnh công bố điểm.", {"Sở Giáo dục và Đào tạo tỉnh Nghệ An": "government"}),
    ("sở Xây dựng cấp phép.", {"Sở Xây dựng tỉnh Nghệ An": "government"}),
    ("Bộ TN&MT lấy ý kiến.", {"Bộ Tài nguyên và Môi trường": "government"}),
    ("Bộ Nông nghiệp và PTNT lấy ý kiến.", {"Bộ Nông nghiệp và Phát triển nông thôn": "government"}),
    (
        "phòng LĐ-TB&XH huyện Kỳ Sơn chi trả.",
        {"Phòng Lao động - Thương binh và Xã hội huyện Kỳ Sơn": "government"},
    ),
    (
        "Các Sở: Tài chính, Nội vụ và Tư pháp tỉnh báo cáo.",
        {
            "Sở Tài chính tỉnh Nghệ An": "government",
            "Sở Nội vụ tỉnh Nghệ An": "government",
            "Sở Tư pháp tỉnh Nghệ An": "government",
        },
    ),
    (
        "Trung tâm Kiểm soát bệnh tật tỉnh xét nghiệm.",
        {"Trung tâm Kiểm soát bệnh tật tỉnh Nghệ An": "health"},
    ),
    # courts
    ("TAND tỉnh mở phiên sơ thẩm.", {"TAND tỉnh Nghệ An": "judiciary"}),
    ("Viện KSND huyện Đô Lương phê chuẩn.", {"VKSND huyện Đô Lương": "judiciary"}),
    ("Viện kiểm sát nhân dân tối cao kháng nghị.", {"VKSND Tối cao": "judiciary"}),
    ("TAND cấp cao tại Hà Nội bác đơn.", {"TAND cấp cao tại thành phố Hà Nội": "judiciary"}),
    # the army
    ("Bộ CHQS tỉnh tuyển quân.", {"Bộ Chỉ huy Quân sự tỉnh Nghệ An": "military"}),
    ("Bộ đội Biên phòng Điện Biên đón đoàn.", {"Bộ đội Biên phòng tỉnh Điện Biên": "military"}),
    ("Quân khu 4 và Sư đoàn 324 diễn tập.", {"Quân khu 4": "military", "Sư đoàn 324": "military"}),
    ("Đồn Biên phòng Nậm Cắn tiếp nhận.", {"Đồn Biên phòng Nậm Cắn": "military"}),
    # the Front
    ("Hội LHPN huyện Thanh Chương trao quà.", {"Hội Liên hiệp Phụ nữ huyện Thanh Chương": "front"}),
    ("MTTQ xã Hưng Lộc vận động.", {"Mặt trận Tổ quốc xã Hưng Lộc": "front"}),
    (
        "Ủy ban Mặt trận Tổ quốc (MTTQ) huyện Nghĩa Đàn vận động.",
        {"Ủy ban Mặt trận Tổ quốc huyện Nghĩa Đàn": "front"},
    ),
    ("Tỉnh đoàn phát động.", {"Tỉnh đoàn Nghệ An": "front"}),
    # schools, hospitals, firms
    ("Trường THPT Lê Hồng Phong khai giảng.", {"Trường THPT Lê Hồng Phong": "education"}),
    ("Bệnh viện Đa khoa tỉnh cấp cứu.", {"Bệnh viện Đa khoa tỉnh Nghệ An": "health"}),
    ("Công ty TNHH Thương mại Bình Minh nộp phạt.", {"Công ty TNHH Thương mại Bình Minh": "enterprise"}),
    ("Công ty TNHH Vạn Xuân kêu cứu; Công ty Vạn Xuân nợ lương.", {"Công ty TNHH Vạn Xuân": "enterprise"}),
    ("DNTN Hải Âu đóng cửa.", {"Doanh nghiệp tư nhân Hải Âu": "enterprise"}),
    ("Ngân hàng Nhà nước giảm lãi suất.", {"Ngân hàng Nhà nước": "enterprise"}),
    # leaders are named by their body
    ("Ban Thường vụ Tỉnh ủy họp.", {"Tỉnh ủy Nghệ An": "party"}),
    ("Ban Giám đốc Công an tỉnh biểu dương.", {"Công an tỉnh Nghệ An": "police"}),
    # a code
    ("PC04 phá án trong đêm.", {"Phòng Cảnh sát điều tra tội phạm về ma túy Công an tỉnh Nghệ An": "police"}),
    (
        "Phòng Cảnh sát hình sự (PC02) Công an tỉnh phá án.",
        {"Phòng Cảnh sát hình sự Công an tỉnh Nghệ An": "police"},
    ),
    # capitals
    ("CÔNG AN HUYỆN NAM ĐÀN RA QUÂN", {"Công an huyện Nam Đàn": "police"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_unit_has_its_whole_name_and_kind(text: str, expected: dict[str, str]) -> None:
    assert found(text) == expected


NO_UNIT = [
    "Các đơn vị nghiệp vụ phối hợp chặt chẽ.",
    "Công an các xã, phường đã thẳng thắn trao đổi.",
    "Công an 7 phường được tuyên dương.",
    "Có 31 Công an phường dự kiến đạt chuẩn.",
    "Xây dựng Công an xã chính quy.",
    "Công an cấp xã được tăng cường.",
    "Cơ quan công an đang điều tra.",
    "Lực lượng công an nhân dân vì nước quên thân.",
    "Các sở, ban, ngành vào cuộc.",
    "Căn phòng rộng hai mươi mét vuông.",
    "Đội bóng thắng đậm trong hiệp hai.",
    "Trụ sở nằm trên đường Lê Lợi.",
    "Một số cơ sở giáo dục chưa đạt.",
    "Bộ luật Hình sự quy định rõ.",
    "Ban tổ chức trao giải nhất.",
    "Nhà trường mời phụ huynh.",
    "Hội nghị kết thúc lúc trưa.",
    "Đội ngũ cán bộ được củng cố.",
    "Người dân khu trung tâm TP Vinh mất điện.",
    "Công ty này nợ thuế nhiều năm.",
    "Phòng chống bạo lực gia đình là việc chung.",
    "Đường Trường Chinh ngập sâu.",
    "Đây là 4 trường Đại học Việt Nam đầu tiên.",
]


@pytest.mark.parametrize("text", NO_UNIT)
def test_plurals_kinds_and_common_words_are_no_units(text: str) -> None:
    assert found(text) == {}


FROM_CONTEXT = [
    # the place named before
    ("Thị xã Cửa Lò ra quân. Thị ủy chỉ đạo.", {"Thị ủy Cửa Lò"}),
    (
        "Sáng nay, huyện Nghi Lộc sơ kết. UBND huyện và Công an huyện dự.",
        {"UBND huyện Nghi Lộc", "Công an huyện Nghi Lộc"},
    ),
    # ... or only later
    ("Huyện ủy và UBND huyện Quế Phong cùng dự.", {"Huyện ủy Quế Phong", "UBND huyện Quế Phong"}),
    # a bare Party committee is that of what stands next to it
    (
        "Bí thư Đảng ủy, Giám đốc Công an tỉnh chủ trì.",
        {"Đảng ủy Công an tỉnh Nghệ An", "Công an tỉnh Nghệ An"},
    ),
    ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã Nghi Thái tới dự.", {"Đảng ủy xã Nghi Thái", "UBND xã Nghi Thái"}),
    # a fuller mention elsewhere
    (
        "Phòng Tham mưu đề xuất. Phòng Tham mưu Công an tỉnh đã trình.",
        {"Phòng Tham mưu Công an tỉnh Nghệ An"},
    ),
    # departments that only one body has
    ("Phòng Cảnh sát hình sự vào cuộc.", {"Phòng Cảnh sát hình sự Công an tỉnh Nghệ An"}),
    (
        "Công an huyện Nam Đàn cho biết Đội Cảnh sát hình sự đã bắt.",
        {"Công an huyện Nam Đàn", "Đội Cảnh sát hình sự Công an huyện Nam Đàn"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), FROM_CONTEXT)
def test_what_is_left_out_follows_from_the_article(text: str, expected: set[str]) -> None:
    assert set(found(text)) == expected


def test_a_bare_unit_without_a_place_anywhere_is_not_guessed() -> None:
    assert found("UBND xã họp dân.", province=None) == {}


LEVELS = [
    ("Bộ Y tế họp.", "central"),
    ("Công an tỉnh họp.", "province"),
    ("Công an thành phố Đà Nẵng họp.", "province"),
    ("Công an thành phố Vinh họp.", "district"),
    ("UBND phường Hưng Bình họp.", "commune"),
    ("Trường Tiểu học Hưng Dũng họp.", None),
    ("Quân khu 3 họp.", None),
    ("Ủy ban Kiểm tra Trung ương họp.", "central"),
]


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_the_level_is_that_of_the_place_or_the_head(text: str, level: str | None) -> None:
    (unit,) = find_units(Reading(text, published="2023-05-05", province=HOME))
    assert unit.level == level


def test_a_unit_carries_its_locality() -> None:
    (unit,) = find_units(Reading("UBND thị xã Cửa Lò họp.", published="2023-05-05"))
    assert unit.locality is not None
    assert (unit.locality.province, unit.locality.district) == ("Tỉnh Nghệ An", "Thị xã Cửa Lò")


def test_mentions_of_one_unit_are_one_fact() -> None:
    text = "Công an tỉnh Nghệ An họp. Sau đó Công an tỉnh ra quân."
    (unit,) = find_units(Reading(text, published="2023-05-05", province=HOME))
    assert [text[m.start : m.end] for m in unit.mentions] == ["Công an tỉnh Nghệ An", "Công an tỉnh"]
    assert (unit.start, unit.text) == (0, "Công an tỉnh Nghệ An")


def test_every_mention_is_given_with_its_whole_name() -> None:
    text = "UBND tỉnh Sơn La khen. UBND tỉnh thưởng."
    mentions = find_unit_mentions(Reading(text, published="2023-05-05", province="Sơn La"))
    assert [(m.text, m.name) for m in mentions] == [
        ("UBND tỉnh Sơn La", "UBND tỉnh Sơn La"),
        ("UBND tỉnh", "UBND tỉnh Sơn La"),
    ]


def test_a_code_is_unknown_before_the_codes_were_given_out() -> None:
    assert found("PC04 phá án.", published="2017-05-05") == {}


def test_a_code_within_a_name_is_no_unit_of_its_own() -> None:
    text = "Trường THPT PC04 đoạt giải."
    mentions = find_unit_mentions(Reading(text, published="2023-05-05", province=HOME))
    assert [m.name for m in mentions] == ["Trường THPT PC04"]


def test_the_name_of_a_leader_is_not_taken_for_that_of_a_place() -> None:
    assert set(found("Chủ tịch UBND tỉnh Phan Bá Lộc phát biểu.")) == {"UBND tỉnh Nghệ An"}
