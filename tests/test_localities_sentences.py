"""Which places a sentence names: all eras, both tone placements, abbreviations, lists, and what is no place."""

import pytest

from extract.localities import find_localities
from extract.reading import Reading


def _named(text: str, published: str | None, province: str | None) -> list[str]:
    """Claimed places as `commune, district, province`, the parts that a place has, in order."""
    facts = find_localities(Reading(text, published=published, province=province))
    return [", ".join(filter(None, (f.commune, f.district, f.province))) for f in facts if f.province]


NGHE_AN, VINH = "Tỉnh Nghệ An", "Thành phố Vinh, Tỉnh Nghệ An"
HA_NOI, HCM, DA_NANG = "Thành phố Hà Nội", "Thành phố Hồ Chí Minh", "Thành phố Đà Nẵng"

TYPED = [
    ("Sáng qua, UBND thị xã Cửa Lò họp giao ban.", "2023-05-02", ["Thị xã Cửa Lò, Tỉnh Nghệ An"]),
    ("Ông Tám ở xã Nghi Liên, thành phố Vinh.", "2022-03-01", ["Xã Nghi Liên, " + VINH, VINH]),
    ("Công an tỉnh Nghệ An bắt nhóm trộm chó.", "2021-08-08", [NGHE_AN]),
    ("Trụ sở nằm tại quận Hải Châu, Đà Nẵng.", "2020-02-02", ["Quận Hải Châu, " + DA_NANG, DA_NANG]),
    (
        "Nạn nhân trú xã Bản Phiệt, huyện Bảo Thắng, tỉnh Lào Cai.",
        "2019-06-06",
        ["Xã Bản Phiệt, Huyện Bảo Thắng, Tỉnh Lào Cai", "Huyện Bảo Thắng, Tỉnh Lào Cai", "Tỉnh Lào Cai"],
    ),
    (
        "Hộ bà Sáu ngụ thị trấn Rạch Gòi huyện Châu Thành A tỉnh Hậu Giang.",
        "2022-01-10",
        [
            "Thị trấn Rạch Gòi, Huyện Châu Thành A, Tỉnh Hậu Giang",
            "Huyện Châu Thành A, Tỉnh Hậu Giang",
            "Tỉnh Hậu Giang",
        ],
    ),
    ("Huyện ủy Quỳnh Lưu (Nghệ An) triển khai nghị quyết.", "2020-10-10", ["Huyện Quỳnh Lưu, Tỉnh Nghệ An", NGHE_AN]),
    ("Tỉnh ủy Hà Tĩnh tổ chức hội nghị.", "2019-04-04", ["Tỉnh Hà Tĩnh"]),
    ("Tỉnh đoàn Quảng Bình ra quân tình nguyện.", "2019-04-04", ["Tỉnh Quảng Bình"]),
    ("UBND huyện miền núi Kỳ Sơn (Nghệ An) công bố dịch.", "2023-04-04", ["Huyện Kỳ Sơn, Tỉnh Nghệ An", NGHE_AN]),
    ("Thành phố biển Nha Trang đón đoàn khách quốc tế.", "2023-04-04", ["Thành phố Nha Trang, Tỉnh Khánh Hòa"]),
    ("XÃ NGHI LIÊN, THÀNH PHỐ VINH RA MẮT TỔ AN NINH", "2022-03-01", ["Xã Nghi Liên, " + VINH, VINH]),
]

TONES = [
    ("Công an thị xã Thái Hoà tuần tra đêm.", "2023-01-01", ["Thị xã Thái Hòa, Tỉnh Nghệ An"]),
    ("Công an thị xã Thái Hòa tuần tra đêm.", "2023-01-01", ["Thị xã Thái Hòa, Tỉnh Nghệ An"]),
    ("UBND tỉnh Thanh Hoá ban hành kế hoạch.", "2023-01-01", ["Tỉnh Thanh Hóa"]),
    ("UBND huyện Thái Thuỵ tiếp dân.", "2023-01-01", ["Huyện Thái Thụy, Tỉnh Thái Bình"]),
    ("UBND huyện Lệ Thủy tiếp dân.", "2023-01-01", ["Huyện Lệ Thủy, Tỉnh Quảng Bình"]),
    ("UBND huyện Lệ Thuỷ tiếp dân.", "2023-01-01", ["Huyện Lệ Thủy, Tỉnh Quảng Bình"]),
    ("Nhà ở phường Nghi Hoà, thị xã Cửa Lò.", "2020-01-01",
     ["Phường Nghi Hòa, Thị xã Cửa Lò, Tỉnh Nghệ An", "Thị xã Cửa Lò, Tỉnh Nghệ An"]),
    ("TỈNH KHÁNH HOÀ HỌP BÁO", "2020-01-01", ["Tỉnh Khánh Hòa"]),
]  # fmt: skip

ABBREVIATIONS = [
    ("Công an TX Thái Hòa nhận cờ thi đua.", "2023-01-01", ["Thị xã Thái Hòa, Tỉnh Nghệ An"]),
    ("Công an TX. Thái Hòa nhận cờ thi đua.", "2023-01-01", ["Thị xã Thái Hòa, Tỉnh Nghệ An"]),
    ("Vụ việc xảy ra ở TP.Vinh.", "2023-01-01", [VINH]),
    ("Vụ việc xảy ra ở TP Vinh.", "2023-01-01", [VINH]),
    ("Vụ việc xảy ra ở Tp. Vinh.", "2023-01-01", [VINH]),
    ("Công an TP. HCM mời làm việc.", "2023-01-01", [HCM]),
    ("Công an TP HCM mời làm việc.", "2023-01-01", [HCM]),
    ("Công an TPHCM mời làm việc.", "2023-01-01", [HCM]),
    ("Công an TP.Hồ Chí Minh mời làm việc.", "2023-01-01", [HCM]),
    ("Tai nạn tại H. Long Thành, tỉnh Đồng Nai.", "2022-01-01", ["Huyện Long Thành, Tỉnh Đồng Nai", "Tỉnh Đồng Nai"]),
    ("Tai nạn tại H.Long Thành, tỉnh Đồng Nai.", "2022-01-01", ["Huyện Long Thành, Tỉnh Đồng Nai", "Tỉnh Đồng Nai"]),
    ("Cháy nhà ở Q. Bình Tân, TP.HCM.", "2022-01-01", ["Quận Bình Tân, " + HCM, HCM]),
    ("Cháy nhà ở Q.1, TP.HCM.", "2022-01-01", ["Quận 1, " + HCM, HCM]),
    ("Cháy nhà ở P.05, Q. Gò Vấp, TP.HCM.", "2022-01-01",
     ["Phường 5, Quận Gò Vấp, " + HCM, "Quận Gò Vấp, " + HCM, HCM]),
    ("Khách ở P.Chính Gián, Q.Thanh Khê, Đà Nẵng.", "2022-01-01",
     ["Phường Chính Gián, Quận Thanh Khê, " + DA_NANG, "Quận Thanh Khê, " + DA_NANG, DA_NANG]),
    ("Chủ quán ở TT. Chúc Sơn, huyện Chương Mỹ, Hà Nội.", "2022-01-01",
     ["Thị trấn Chúc Sơn, Huyện Chương Mỹ, " + HA_NOI, "Huyện Chương Mỹ, " + HA_NOI, HA_NOI]),
]  # fmt: skip

LISTS = [
    ("Mưa ngập các quận 1, 3, 5 và Bình Thạnh của TP.HCM.", "2022-01-01",
     ["Quận 1, " + HCM, "Quận 3, " + HCM, "Quận 5, " + HCM, "Quận Bình Thạnh, " + HCM, HCM]),
    ("Các huyện Kỳ Sơn, Tương Dương và Con Cuông (Nghệ An) mất điện.", "2022-01-01",
     ["Huyện Kỳ Sơn, " + NGHE_AN, "Huyện Tương Dương, " + NGHE_AN, "Huyện Con Cuông, " + NGHE_AN, NGHE_AN]),
    ("Tỉnh Nghệ An mất điện ở huyện Tương Dương, Con Cuông.", "2022-01-01",
     [NGHE_AN, "Huyện Tương Dương, " + NGHE_AN, "Huyện Con Cuông, " + NGHE_AN]),
    ("Lũ quét tại các xã Bản Phiệt, Gia Phú (huyện Bảo Thắng, Lào Cai).", "2022-01-01",
     ["Xã Bản Phiệt, Huyện Bảo Thắng, Tỉnh Lào Cai", "Xã Gia Phú, Huyện Bảo Thắng, Tỉnh Lào Cai",
      "Huyện Bảo Thắng, Tỉnh Lào Cai", "Tỉnh Lào Cai"]),
    ("Thị xã Cửa Lò có các phường: Nghi Hải, Nghi Thu và Nghi Tân.", "2022-01-01",
     ["Thị xã Cửa Lò, " + NGHE_AN, "Phường Nghi Hải, Thị xã Cửa Lò, " + NGHE_AN,
      "Phường Nghi Thu, Thị xã Cửa Lò, " + NGHE_AN, "Phường Nghi Tân, Thị xã Cửa Lò, " + NGHE_AN]),
    ("Huyện Tuy Phước (Bình Định) ngập các xã ven đầm như Phước Sơn, Phước Thuận.", "2021-11-01",
     ["Huyện Tuy Phước, Tỉnh Bình Định", "Tỉnh Bình Định", "Xã Phước Sơn, Huyện Tuy Phước, Tỉnh Bình Định",
      "Xã Phước Thuận, Huyện Tuy Phước, Tỉnh Bình Định"]),
    ("Hà Nội khởi công tại 3 huyện Đông Anh, Mê Linh và Sóc Sơn.", "2022-01-01",
     [HA_NOI, "Huyện Đông Anh, " + HA_NOI, "Huyện Mê Linh, " + HA_NOI, "Huyện Sóc Sơn, " + HA_NOI]),
    ("Các tỉnh Nghệ An, Hà Tĩnh, Quảng Bình ứng phó bão.", "2022-01-01",
     [NGHE_AN, "Tỉnh Hà Tĩnh", "Tỉnh Quảng Bình"]),
    ("Bão ảnh hưởng Nghệ An, Hà Tĩnh, Quảng Bình.", "2022-01-01", [NGHE_AN, "Tỉnh Hà Tĩnh", "Tỉnh Quảng Bình"]),
    ("Hai quận Ba Đình và Tây Hồ, Hà Nội cấm đường.", "2022-01-01",
     ["Quận Ba Đình, " + HA_NOI, "Quận Tây Hồ, " + HA_NOI, HA_NOI]),
]  # fmt: skip

BARE = [
    ("Chị Lành quê Kim Thành, Hải Dương lên Hà Nội làm thuê.", "2020-01-01",
     ["Huyện Kim Thành, Tỉnh Hải Dương", "Tỉnh Hải Dương", HA_NOI]),
    ("Đoàn khảo sát (Thọ Xuân, Thanh Hóa) về đích.", "2020-01-01", ["Huyện Thọ Xuân, Tỉnh Thanh Hóa", "Tỉnh Thanh Hóa"]),
    ("Khách đổ về Đà Lạt dịp lễ.", "2020-01-01", ["Thành phố Đà Lạt, Tỉnh Lâm Đồng"]),
    ("Mưa lớn ở Thừa Thiên - Huế.", "2020-01-01", ["Tỉnh Thừa Thiên Huế"]),
    ("Mưa lớn ở Thừa Thiên Huế.", "2020-01-01", ["Tỉnh Thừa Thiên Huế"]),
    ("Giá cà phê tại Đắc Lắc tăng.", "2020-01-01", ["Tỉnh Đắk Lắk"]),
    ("Tàu cá Bà Rịa – Vũng Tàu gặp nạn.", "2020-01-01", ["Tỉnh Bà Rịa - Vũng Tàu"]),
    ("Tàu cá Bà Rịa-Vũng Tàu gặp nạn.", "2020-01-01", ["Tỉnh Bà Rịa - Vũng Tàu"]),
    ("Anh Lực vào Sài Gòn lập nghiệp.", "2020-01-01", [HCM]),
    ("Trạm dừng ở Ea H’leo, Đắk Lắk đóng cửa.", "2020-01-01", ["Huyện Ea H'leo, Tỉnh Đắk Lắk", "Tỉnh Đắk Lắk"]),
    ("Xã Ea Ral, huyện Ea H ' leo (Đắk Lắk) có nước sạch.", "2020-01-01",
     ["Xã Ea Ral, Huyện Ea H'leo, Tỉnh Đắk Lắk", "Huyện Ea H'leo, Tỉnh Đắk Lắk", "Tỉnh Đắk Lắk"]),
]  # fmt: skip

ERAS = [
    ("UBND huyện Hoành Bồ, tỉnh Quảng Ninh.", "2018-05-01", ["Huyện Hoành Bồ, Tỉnh Quảng Ninh", "Tỉnh Quảng Ninh"]),
    ("Đường hoa ở Quận 2, TP.HCM.", "2019-05-01", ["Quận 2, " + HCM, HCM]),
    ("Phường Thảo Điền, Quận 2, TP.HCM.", "2019-05-01",
     ["Phường Thảo Điền, Quận 2, " + HCM, "Quận 2, " + HCM, HCM]),
    ("Phường Thảo Điền, TP Thủ Đức, TP.HCM.", "2023-05-01",
     ["Phường Thảo Điền, Thành phố Thủ Đức, " + HCM, "Thành phố Thủ Đức, " + HCM, HCM]),
    ("Quận Thủ Đức (TP.HCM) xử phạt.", "2019-05-01", ["Quận Thủ Đức, " + HCM, HCM]),
    ("Huyện Tĩnh Gia, Thanh Hóa đón nhà máy.", "2019-05-01", ["Huyện Tĩnh Gia, Tỉnh Thanh Hóa", "Tỉnh Thanh Hóa"]),
    ("Thị xã Nghi Sơn, Thanh Hóa đón nhà máy.", "2022-05-01", ["Thị xã Nghi Sơn, Tỉnh Thanh Hóa", "Tỉnh Thanh Hóa"]),
    ("Huyện Thuận Thành (Bắc Ninh) lên thị xã.", "2022-05-01", ["Huyện Thuận Thành, Tỉnh Bắc Ninh", "Tỉnh Bắc Ninh"]),
    ("Thị xã Thuận Thành (Bắc Ninh) họp.", "2024-05-01", ["Thị xã Thuận Thành, Tỉnh Bắc Ninh", "Tỉnh Bắc Ninh"]),
    ("Công an TP Huế bắt đối tượng.", "2021-05-01", ["Thành phố Huế, Tỉnh Thừa Thiên Huế"]),
    ("Công an TP Huế bắt đối tượng.", "2026-05-01", ["Thành phố Huế"]),
    ("Phường Nghi Hải, TP Vinh dọn bãi biển.", "2025-03-01", ["Phường Nghi Hải, " + VINH, VINH]),
    ("Phường Cửa Lò (Nghệ An) dọn bãi biển.", "2025-09-01", ["Phường Cửa Lò, " + NGHE_AN, NGHE_AN]),
    ("Công an phường Vinh Phú, tỉnh Nghệ An ra quân.", "2026-02-01", ["Phường Vinh Phú, " + NGHE_AN, NGHE_AN]),
    ("Phường Sài Gòn, TP.HCM khai trương trụ sở.", "2025-09-01", ["Phường Sài Gòn, " + HCM, HCM]),
    ("Đặc khu Phú Quốc, tỉnh An Giang đón khách.", "2025-12-01", ["Đặc khu Phú Quốc, Tỉnh An Giang", "Tỉnh An Giang"]),
    ("TP Phú Quốc (Kiên Giang) đón khách.", "2024-12-01", ["Thành phố Phú Quốc, Tỉnh Kiên Giang", "Tỉnh Kiên Giang"]),
    ("Huyện Phú Quốc (Kiên Giang) đón khách.", "2019-12-01", ["Huyện Phú Quốc, Tỉnh Kiên Giang", "Tỉnh Kiên Giang"]),
    ("Tỉnh Hà Nam cũ bàn giao hồ sơ.", "2025-10-01", ["Tỉnh Hà Nam"]),
    ("Tỉnh Đồng Nai họp báo.", "2025-10-01", ["Tỉnh Đồng Nai"]),
    ("Thành phố Đồng Nai họp báo.", "2026-07-01", ["Thành phố Đồng Nai"]),
    ("Phường Trảng Bom, TP Đồng Nai gắn biển tên đường.", "2026-07-01",
     ["Phường Trảng Bom, Thành phố Đồng Nai", "Thành phố Đồng Nai"]),
    ("Xã Tân Pheo, huyện Đà Bắc, tỉnh Hòa Bình.", "2025-11-01",
     ["Xã Tân Pheo, Huyện Đà Bắc, Tỉnh Hòa Bình", "Huyện Đà Bắc, Tỉnh Hòa Bình", "Tỉnh Hòa Bình"]),
    ("Huyện Sa Pa (Lào Cai) đón tuyết.", "2020-06-01", ["Huyện Sa Pa, Tỉnh Lào Cai", "Tỉnh Lào Cai"]),
    ("Huyện Tam Điệp, tỉnh Ninh Bình có bão.", "2023-01-01", ["Thành phố Tam Điệp, Tỉnh Ninh Bình", "Tỉnh Ninh Bình"]),
    ("Phường Móng Cái 1, tỉnh Quảng Ninh tuần tra.", "2026-01-01", ["Phường Móng Cái 1, Tỉnh Quảng Ninh", "Tỉnh Quảng Ninh"]),
]  # fmt: skip

TRAPS = [
    "Đường Nguyễn Thái Bình vừa thông xe.",
    "Anh Nguyễn Thái Bình bị phạt.",
    "Bà Trần Thị Hà Giang trình bày.",
    "Người dân yêu chuộng hòa bình phản đối.",
    "Hòa bình lập lại trên cả nước.",
    "Đội tàu vượt Thái Bình Dương.",
    "Khách sạn Hà Nội đóng cửa.",
    "Cầu Bình Phước sửa chữa ban đêm.",
    "Sông Đồng Nai dâng cao.",
    "Hồ Hòa Bình xả lũ.",
    "Thủy điện Sơn La phát điện.",
    "Sân bay Gia Lâm tạm dừng.",
    "Khu công nghiệp Phú Tài tuyển người.",
    "Trường THCS Lý Thường Kiệt khai giảng.",
    "Trường Tiểu học Lê Lợi khai giảng.",
    "Công ty TNHH Sơn Trường nợ lương.",
    "Tỉnh Quảng Đông (Trung Quốc) phong tỏa.",
    "Tỉnh Hà Nam (Trung Quốc) ngập lụt.",
    "Tại Trung Quốc, tỉnh Hà Nam ngập lụt.",
    "Tư tưởng Hồ Chí Minh soi đường.",
    "Đoàn TNCS Hồ Chí Minh phát động.",
    "Tháng này có 7 phường sạch về ma túy.",
    "Tình hình xã hội ổn định, huyện và xã phối hợp.",
    "Địa bàn có 4 phường 3 xã giáp ranh.",
    "Khu phố 5, tổ 3, ấp 2 họp dân.",
    "Trận đấu giữa Nam Định và Quảng Nam ở vòng 5 hòa 1-1.",
    "Chợ Đồng Xuân cháy lớn.",
    "Nút giao Kim Liên - Xã Đàn ùn tắc.",
    "Giải Nobel Hòa Bình được trao.",
    "Cụ H. Long kể chuyện xưa.",
    "Ông P. Nam khai nhận.",
    "Bản tin TT Thông tin phát lúc 6 giờ.",
    "Công viên Thống Nhất mở cửa tự do.",
    "Vườn hoa Đoàn Kết đẹp.",
    "Tập đoàn Hòa Bình trúng thầu.",
]

CONTEXT = [
    # The source's province decides between ten districts of one name.
    ("Công an huyện Châu Thành bắt vụ đá gà.", "2022-05-01", "Trà Vinh", ["Huyện Châu Thành, Tỉnh Trà Vinh"]),
    ("Công an huyện Châu Thành bắt vụ đá gà.", "2022-05-01", "Bến Tre", ["Huyện Châu Thành, Tỉnh Bến Tre"]),
    ("Công an huyện Châu Thành bắt vụ đá gà.", "2022-05-01", None, []),
    ("Công an xã Tân Thành bắt vụ đá gà.", "2022-05-01", None, []),
    ("Công an huyện Kỳ Sơn họp.", "2022-05-01", "Nghệ An", ["Huyện Kỳ Sơn, Tỉnh Nghệ An"]),
    ("UBND phường 3 tiếp dân. Thành phố Trà Vinh có 9 phường.", "2022-05-01", "Trà Vinh",
     ["Phường 3, Thành phố Trà Vinh, Tỉnh Trà Vinh", "Thành phố Trà Vinh, Tỉnh Trà Vinh"]),
    # The district named before, and the full address that comes later.
    ("Huyện Cẩm Xuyên (Hà Tĩnh) thu quỹ. Dân xã Cẩm Minh phản ánh.", "2022-05-01", None,
     ["Huyện Cẩm Xuyên, Tỉnh Hà Tĩnh", "Tỉnh Hà Tĩnh", "Xã Cẩm Minh, Huyện Cẩm Xuyên, Tỉnh Hà Tĩnh"]),
    ("Cháy ở xã Tân Lập. Xã Tân Lập, huyện Đan Phượng, Hà Nội đông dân.", "2022-05-01", None,
     ["Xã Tân Lập, Huyện Đan Phượng, " + HA_NOI, "Huyện Đan Phượng, " + HA_NOI, HA_NOI]),
    # A bare commune behind its own district, a bare district of the source's province.
    ("Ông Bảy (trú Phước Tỉnh, huyện Long Điền) nuôi cá. Tỉnh Bà Rịa - Vũng Tàu hỗ trợ.", "2022-05-01", None,
     ["Xã Phước Tỉnh, Huyện Long Điền, Tỉnh Bà Rịa - Vũng Tàu", "Huyện Long Điền, Tỉnh Bà Rịa - Vũng Tàu",
      "Tỉnh Bà Rịa - Vũng Tàu"]),
    ("Công an Đắk Song ngăn ma túy.", "2022-05-01", "Đắk Nông", ["Huyện Đắk Song, Tỉnh Đắk Nông"]),
    # Not known to have had such a commune: its district is sure, the name is kept.
    ("Người dân xã Suối Trầu, huyện Long Thành, tỉnh Đồng Nai nhận nền.", "2018-06-01", None,
     ["Xã Suối Trầu, Huyện Long Thành, Tỉnh Đồng Nai", "Huyện Long Thành, Tỉnh Đồng Nai", "Tỉnh Đồng Nai"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "expected"), [*TYPED, *TONES, *ABBREVIATIONS, *LISTS, *BARE, *ERAS]
)
def test_finds_the_places_of_a_sentence(text: str, published: str, expected: list[str]) -> None:
    assert _named(text, published, None) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_claims_no_place_where_none_is_named(text: str) -> None:
    assert _named(text, "2022-05-05", None) == []


@pytest.mark.parametrize(("text", "published", "province", "expected"), CONTEXT)
def test_settles_a_name_by_its_context(
    text: str, published: str, province: str | None, expected: list[str]
) -> None:
    assert _named(text, published, province) == expected
