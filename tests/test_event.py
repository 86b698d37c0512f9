"""The event that an article reports: its type, its day, its place, and articles that report none."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.event import find_event
from extract.reading import Reading


class Case(NamedTuple):
    """A title and a lead, and what they report; place is province, district, commune without their types."""

    title: str
    text: str
    published: str
    type: str | None
    date: str | None = None
    place: tuple[str | None, str | None, str | None] | None = None


def event(title, text, published="2023-11-08", province=None):
    content = f"{title}\n{text}" if title else text
    return find_event(Reading(content, published=published, province=province, title_end=len(title)))


CASES = [
    # conference
    Case("Huyện Yên Châu sơ kết công tác hội quý III",
         "Sáng 6/10, Hội Nông dân huyện Yên Châu, tỉnh Sơn La tổ chức hội nghị sơ kết công tác hội và phong trào nông dân 9 tháng đầu năm 2023.",
         "2023-10-07", "conference", "2023-10-06", ("Sơn La", "Yên Châu", None)),
    Case("Tập huấn nghiệp vụ phòng cháy, chữa cháy cho lực lượng cơ sở",
         "Trong hai ngày 14 và 15/3, Công an huyện Lục Nam (Bắc Giang) tổ chức lớp tập huấn nghiệp vụ phòng cháy, chữa cháy cho hơn 200 đội viên.",
         "2022-03-16", "conference", "2022-03-14", ("Bắc Giang", "Lục Nam", None)),
    Case("Bàn giải pháp kéo giảm tai nạn giao thông",
         "(Congan.soctrang.gov.vn) - Chiều 22/5/2024, Ban An toàn giao thông tỉnh Sóc Trăng tổ chức hội nghị đánh giá tình hình tai nạn giao thông, bàn giải pháp kéo giảm số vụ.",
         "2024-05-23", "conference", "2024-05-22", ("Sóc Trăng", None, None)),
    Case("Đại hội đại biểu Đoàn TNCS Hồ Chí Minh xã Tân Lập lần thứ XII",
         "Ngày 12/4/2022, Đoàn TNCS Hồ Chí Minh xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La tổ chức Đại hội đại biểu lần thứ XII, nhiệm kỳ 2022 - 2027.",
         "2022-04-13", "conference", "2022-04-12", ("Sơn La", "Mộc Châu", "Tân Lập")),
    Case("", "Laocaitv.vn - Ngày 5/12, Sở Tư pháp tỉnh Lào Cai tổ chức hội nghị tổng kết 10 năm thi hành Luật Hòa giải ở cơ sở.",
         "2023-12-05", "conference", "2023-12-05", ("Lào Cai", None, None)),
    Case("Hội thảo khoa học về chuyển đổi số trong lực lượng Công an",
         "Sáng 18/8, tại thành phố Huế, Công an tỉnh Thừa Thiên Huế phối hợp với Học viện An ninh nhân dân tổ chức hội thảo khoa học về chuyển đổi số.",
         "2022-08-18", "conference", "2022-08-18", ("Thừa Thiên Huế", "Huế", None)),
    Case("Diễn đàn thanh niên với văn hóa giao thông",
         "Tối 9/9, Huyện đoàn Đức Trọng, tỉnh Lâm Đồng tổ chức diễn đàn thanh niên với văn hóa giao thông, thu hút 400 đoàn viên.",
         "2023-09-10", "conference", "2023-09-09", ("Lâm Đồng", "Đức Trọng", None)),
    # meeting
    Case("Phó Chủ tịch UBND tỉnh kiểm tra công tác phòng, chống cháy rừng",
         "Ngày 17/4, đồng chí Lê Văn Hòa, Phó Chủ tịch UBND tỉnh Gia Lai đã kiểm tra công tác phòng, chống cháy rừng tại huyện Chư Prông.",
         "2024-04-18", "meeting", "2024-04-17", ("Gia Lai", "Chư Prông", None)),
    Case("Đoàn ĐBQH tỉnh tiếp xúc cử tri trước kỳ họp",
         "Sáng 3/10, Đoàn đại biểu Quốc hội tỉnh Hậu Giang tiếp xúc cử tri huyện Vị Thủy trước kỳ họp thứ sáu.",
         "2023-10-03", "meeting", "2023-10-03"),
    Case("Công an tỉnh họp báo về vụ án lừa đảo qua mạng",
         "Chiều 25/7, Công an tỉnh Bình Thuận tổ chức họp báo thông tin kết quả điều tra vụ án lừa đảo chiếm đoạt tài sản qua mạng.",
         "2024-07-25", "meeting", "2024-07-25", ("Bình Thuận", None, None)),
    Case("Bí thư Huyện ủy làm việc với xã Thanh Sơn",
         "Ngày 8/3, Bí thư Huyện ủy Định Quán có buổi làm việc với Đảng ủy xã Thanh Sơn, huyện Định Quán, tỉnh Đồng Nai về tiến độ xây dựng nông thôn mới.",
         "2022-03-09", "meeting", "2022-03-08", ("Đồng Nai", "Định Quán", "Thanh Sơn")),
    Case("HĐND tỉnh khai mạc kỳ họp thường lệ giữa năm",
         "Sáng 10/7, HĐND tỉnh Bến Tre khai mạc kỳ họp thứ 9, xem xét nhiều nội dung quan trọng về kinh tế - xã hội.",
         "2023-07-10", "meeting", "2023-07-10", ("Bến Tre", None, None)),
    Case("Lãnh đạo Công an tỉnh thăm, tặng quà gia đình chính sách",
         "Nhân dịp 27/7, chiều 24/7, Đại tá Phạm Văn Toàn, Phó Giám đốc Công an tỉnh Quảng Bình đã đến thăm, tặng quà các gia đình thương binh tại huyện Lệ Thủy.",
         "2022-07-25", "meeting", "2022-07-24", ("Quảng Bình", "Lệ Thủy", None)),
    Case("Thường trực Thành ủy họp giao ban với các phường",
         "Sáng 2/6, Thường trực Thành ủy Cà Mau họp giao ban với Bí thư Đảng ủy các phường, xã.",
         "2022-06-02", "meeting", "2022-06-02"),
    # ceremony
    Case("Ra mắt mô hình camera an ninh tại phường Hòa Phú",
         "Ngày 11/5, Công an phường Hòa Phú, thành phố Thủ Dầu Một, tỉnh Bình Dương tổ chức lễ ra mắt mô hình “Camera an ninh”.",
         "2023-05-12", "ceremony", "2023-05-11", ("Bình Dương", "Thủ Dầu Một", "Hòa Phú")),
    Case("Công bố quyết định điều động cán bộ",
         "Chiều 1/8, Công an tỉnh Đắk Lắk tổ chức lễ công bố quyết định điều động, bổ nhiệm lãnh đạo Công an huyện Krông Pắc.",
         "2024-08-01", "ceremony", "2024-08-01"),
    Case("Khánh thành nhà văn hóa thôn do Công an đóng góp",
         "Sáng 20/11, tại xã Nậm Chầy, huyện Văn Bàn, tỉnh Lào Cai đã diễn ra lễ khánh thành nhà văn hóa thôn.",
         "2022-11-21", "ceremony", "2022-11-20", ("Lào Cai", "Văn Bàn", "Nậm Chầy")),
    Case("Thưởng nóng Ban chuyên án triệt phá đường dây ma túy",
         "Chiều 9/9, UBND tỉnh Quảng Trị đã tổ chức lễ trao thưởng cho Ban chuyên án triệt phá đường dây ma túy xuyên quốc gia.",
         "2022-09-10", "ceremony", "2022-09-09", ("Quảng Trị", None, None)),
    Case("Ngày hội toàn dân bảo vệ an ninh Tổ quốc ở bản Lóng Luông",
         "Ngày 15/8/2023, xã Lóng Luông, huyện Vân Hồ, tỉnh Sơn La tổ chức Ngày hội toàn dân bảo vệ an ninh Tổ quốc.",
         "2023-08-16", "ceremony", "2023-08-15", ("Sơn La", "Vân Hồ", "Lóng Luông")),
    Case("Kỷ niệm 60 năm Ngày truyền thống lực lượng Cảnh sát nhân dân",
         "Sáng 19/7, Công an tỉnh Hà Nam long trọng tổ chức lễ kỷ niệm 60 năm Ngày truyền thống lực lượng Cảnh sát nhân dân.",
         "2022-07-19", "ceremony", "2022-07-19", ("Hà Nam", None, None)),
    Case("Trao nhà tình nghĩa cho hộ nghèo",
         "Ngày 6/1, Công an huyện Ba Tri, tỉnh Bến Tre trao nhà tình nghĩa cho gia đình bà Hai Lựu ở xã An Đức.",
         "2024-01-06", "ceremony", "2024-01-06", ("Bến Tre", "Ba Tri", "An Đức")),
    # campaign
    Case("Công an tỉnh ra quân tấn công, trấn áp tội phạm",
         "Sáng 15/12, Công an tỉnh Kiên Giang tổ chức lễ ra quân thực hiện đợt cao điểm tấn công, trấn áp tội phạm dịp Tết.",
         "2022-12-15", "campaign", "2022-12-15", ("Kiên Giang", None, None)),
    Case("Tuyên truyền Luật Giao thông đường bộ cho học sinh",
         "Ngày 9/9, Đội Cảnh sát giao thông Công an huyện Thoại Sơn, tỉnh An Giang tuyên truyền Luật Giao thông đường bộ cho 800 học sinh.",
         "2022-09-10", "campaign", "2022-09-09", ("An Giang", "Thoại Sơn", None)),
    Case("Đồng loạt kiểm tra nồng độ cồn trên các tuyến đường",
         "Tối 2/9, Cảnh sát giao thông thành phố Cần Thơ đồng loạt kiểm tra nồng độ cồn trên nhiều tuyến đường, xử lý 35 trường hợp.",
         "2023-09-03", "campaign", "2023-09-02", ("Cần Thơ", None, None)),
    Case("Vận động người dân giao nộp vũ khí, vật liệu nổ",
         "Ngày 20/6, Công an xã Hương Linh, huyện Hướng Hóa, tỉnh Quảng Trị vận động người dân giao nộp vũ khí, vật liệu nổ.",
         "2023-06-21", "campaign", "2023-06-20", ("Quảng Trị", "Hướng Hóa", "Hương Linh")),
    Case("Phát động chiến dịch làm sạch bãi biển",
         "Sáng 5/6, UBND thành phố Tuy Hòa, tỉnh Phú Yên phát động chiến dịch làm sạch bãi biển với hơn 500 người.",
         "2022-06-05", "campaign", "2022-06-05", ("Phú Yên", "Tuy Hòa", None)),
    # arrest
    Case("Bắt đối tượng tàng trữ 200 viên ma túy",
         "Khoảng 14h ngày 7/11, Công an huyện Điện Biên Đông, tỉnh Điện Biên bắt quả tang một đối tượng tàng trữ trái phép 200 viên ma túy tổng hợp.",
         "2023-11-08", "arrest", "2023-11-07", ("Điện Biên", "Điện Biên Đông", None)),
    Case("Khởi tố tài xế xe tải gây tai nạn làm 2 người chết",
         "Ngày 4/4, Cơ quan Cảnh sát điều tra Công an huyện Cư Jút, tỉnh Đắk Nông đã khởi tố vụ án, khởi tố bị can đối với tài xế xe tải để điều tra hành vi vi phạm quy định về tham gia giao thông.",
         "2024-04-05", "arrest", "2024-04-04", ("Đắk Nông", "Cư Jút", None)),
    Case("Triệt phá sòng bạc trong vườn điều",
         "Chiều 18/2, Công an huyện Bù Đăng, tỉnh Bình Phước triệt phá một sòng bạc trong vườn điều, tạm giữ 15 người.",
         "2023-02-19", "arrest", "2023-02-18", ("Bình Phước", "Bù Đăng", None)),
    Case("Nghi phạm sát hại chủ tiệm tạp hóa ra đầu thú",
         "Sau hai ngày lẩn trốn, rạng sáng 22/9, nghi phạm sát hại chủ tiệm tạp hóa ở xã Bình Minh, huyện Thăng Bình, tỉnh Quảng Nam đã ra đầu thú.",
         "2022-09-22", "arrest", "2022-09-22", ("Quảng Nam", "Thăng Bình", "Bình Minh")),
    Case("Khám xét nhà riêng một cựu giám đốc sở",
         "Chiều 30/8, Cơ quan An ninh điều tra Công an tỉnh Thanh Hóa khám xét nhà riêng một cựu giám đốc sở.",
         "2022-08-31", "arrest", "2022-08-30", ("Thanh Hóa", None, None)),
    Case("Truy nã đối tượng lừa đảo bán đất nền",
         "Ngày 13/1, Công an thành phố Phan Thiết, tỉnh Bình Thuận ra quyết định truy nã Trần Văn K. về tội lừa đảo chiếm đoạt tài sản.",
         "2023-01-14", "arrest", "2023-01-13", ("Bình Thuận", "Phan Thiết", None)),
    Case("Nhóm thanh niên cướp giật sa lưới sau 12 giờ gây án",
         "Ngày 2/3, Công an thị xã Kỳ Anh, tỉnh Hà Tĩnh bắt giữ nhóm thanh niên gây ra vụ cướp giật tài sản của người đi đường.",
         "2022-03-02", "arrest", "2022-03-02", ("Hà Tĩnh", "Kỳ Anh", None)),
    # trial
    Case("Lĩnh 18 năm tù vì giết bạn nhậu",
         "Ngày 14/6, TAND tỉnh Vĩnh Long mở phiên tòa sơ thẩm xét xử bị cáo Lê Văn Đ. về tội giết người.",
         "2023-06-14", "trial", "2023-06-14", ("Vĩnh Long", None, None)),
    Case("Cựu chủ tịch xã hầu tòa vì bán đất công",
         "Sáng 8/5, TAND huyện Hoài Đức, TP Hà Nội đưa ra xét xử cựu chủ tịch xã về tội lợi dụng chức vụ, quyền hạn.",
         "2024-05-08", "trial", "2024-05-08", ("Hà Nội", "Hoài Đức", None)),
    Case("Tuyên phạt nhóm bắt giữ người trái pháp luật",
         "Chiều 21/9, TAND thành phố Hải Phòng tuyên phạt 5 bị cáo trong vụ bắt giữ người trái pháp luật tổng cộng 30 năm tù.",
         "2022-09-22", "trial", "2022-09-21", ("Hải Phòng", None, None)),
    Case("Y án tử hình kẻ vận chuyển 20 bánh heroin",
         "Ngày 12/10, TAND cấp cao tại Hà Nội xét xử phúc thẩm, y án tử hình đối với bị cáo vận chuyển 20 bánh heroin bị bắt tại Điện Biên.",
         "2022-10-12", "trial", "2022-10-12"),
    # crime
    Case("Điều tra vụ người phụ nữ bị sát hại trong phòng trọ",
         "Khoảng 6h ngày 3/5, người dân phát hiện thi thể một phụ nữ trong phòng trọ ở phường An Phú, thành phố Thuận An, tỉnh Bình Dương.",
         "2022-05-03", "crime", "2022-05-03", ("Bình Dương", "Thuận An", "An Phú")),
    Case("Truy tìm hai kẻ bịt mặt cướp tiệm vàng",
         "Trưa 16/11, hai kẻ bịt mặt xông vào tiệm vàng ở xã Phước Đồng, huyện Gò Dầu, tỉnh Tây Ninh cướp tài sản rồi bỏ chạy.",
         "2022-11-16", "crime", "2022-11-16", ("Tây Ninh", "Gò Dầu", "Phước Đồng")),
    Case("Trộm đột nhập trường học lấy 20 máy tính",
         "Rạng sáng 9/1, kẻ gian đột nhập Trường THPT ở huyện Cần Giuộc, tỉnh Long An trộm 20 máy tính xách tay.",
         "2024-01-10", "crime", "2024-01-09", ("Long An", "Cần Giuộc", None)),
    Case("Cụ bà mất 1,5 tỷ đồng vì cuộc gọi giả danh công an",
         "Ngày 27/2, một cụ bà ở quận Hải Châu, TP Đà Nẵng bị kẻ giả danh công an lừa đảo, chiếm đoạt 1,5 tỷ đồng.",
         "2024-02-28", "crime", "2024-02-27", ("Đà Nẵng", "Hải Châu", None)),
    # accident
    Case("Xe khách lao xuống vực, 3 người tử vong",
         "Khoảng 2h ngày 30/9, xe khách chạy qua đèo Chuối, huyện Đạ Huoai, tỉnh Lâm Đồng bất ngờ lao xuống vực.",
         "2023-09-30", "accident", "2023-09-30", ("Lâm Đồng", "Đạ Huoai", None)),
    Case("Ba học sinh đuối nước khi tắm sông",
         "Chiều 6/5, ba học sinh lớp 7 ở xã Yên Thọ, huyện Như Thanh, tỉnh Thanh Hóa bị đuối nước khi tắm sông Mực.",
         "2022-05-07", "accident", "2022-05-06", ("Thanh Hóa", "Như Thanh", "Yên Thọ")),
    Case("Sập giàn giáo, hai công nhân thương vong",
         "Ngày 11/8, Công an phường Thảo Điền, thành phố Thủ Đức, TP.HCM cho biết đang điều tra vụ sập giàn giáo xảy ra vào chiều 10/8 làm hai công nhân thương vong.",
         "2022-08-11", "accident", "2022-08-10", ("Hồ Chí Minh", "Thủ Đức", "Thảo Điền")),
    Case("Xe tải tông đuôi xe đầu kéo trên cao tốc",
         "Sáng 19/1, trên cao tốc Nội Bài - Lào Cai, đoạn qua huyện Văn Yên, tỉnh Yên Bái, xe tải tông vào đuôi xe đầu kéo khiến tài xế tử vong tại chỗ.",
         "2024-01-19", "accident", "2024-01-19", ("Yên Bái", "Văn Yên", None)),
    # fire
    Case("Cháy lớn tại kho hàng trong khu dân cư",
         "Khoảng 1h sáng 24/3, một kho hàng ở phường Đông Hải, quận Hải An, TP Hải Phòng bốc cháy dữ dội.",
         "2023-03-24", "fire", "2023-03-24", ("Hải Phòng", "Hải An", "Đông Hải")),
    Case("Nổ bình gas, ba người trong gia đình bị thương",
         "Tối 13/10, một vụ nổ bình gas xảy ra tại nhà dân ở thị trấn Quế, huyện Kim Bảng, tỉnh Hà Nam khiến ba người bị thương.",
         "2022-10-14", "fire", "2022-10-13", ("Hà Nam", "Kim Bảng", "Quế")),
    Case("Cháy 5 ha rừng thông ở Nghệ An",
         "Chiều 29/6, đám cháy bùng phát tại rừng thông ở xã Nam Kim, huyện Nam Đàn, tỉnh Nghệ An, thiêu rụi khoảng 5 ha.",
         "2022-06-30", "fire", "2022-06-29", ("Nghệ An", "Nam Đàn", "Nam Kim")),
    # disaster
    Case("Lũ quét cuốn trôi 12 ngôi nhà",
         "Rạng sáng 5/8, lũ quét tràn qua xã Nghĩa Tâm, huyện Văn Chấn, tỉnh Yên Bái, cuốn trôi 12 ngôi nhà.",
         "2023-08-06", "disaster", "2023-08-05", ("Yên Bái", "Văn Chấn", "Nghĩa Tâm")),
    Case("Sạt lở đèo Bảo Lộc, ba người bị vùi lấp",
         "Chiều 30/7, mưa lớn gây sạt lở đất trên đèo Bảo Lộc, huyện Đạ Huoai, tỉnh Lâm Đồng.",
         "2023-07-31", "disaster", "2023-07-30", ("Lâm Đồng", "Đạ Huoai", None)),
    Case("Phát hiện ổ dịch tả lợn châu Phi",
         "Ngày 17/5, tại xã Vĩnh Lợi, huyện Sơn Dương, tỉnh Tuyên Quang xuất hiện ổ dịch tả lợn châu Phi làm 40 con lợn chết.",
         "2024-05-18", "disaster", "2024-05-17", ("Tuyên Quang", "Sơn Dương", "Vĩnh Lợi")),
    Case("Bão số 4 làm tốc mái hàng trăm ngôi nhà",
         "Đêm 27/9, bão số 4 đổ bộ làm tốc mái hàng trăm ngôi nhà ở huyện Cam Lộ, tỉnh Quảng Trị.",
         "2022-09-28", "disaster", "2022-09-27", ("Quảng Trị", "Cam Lộ", None)),
    # other
    Case("Xử phạt chủ quán karaoke hoạt động quá giờ",
         "Ngày 16/2, Chủ tịch UBND thành phố Lai Châu, tỉnh Lai Châu đã ra quyết định xử phạt chủ quán karaoke 15 triệu đồng.",
         "2023-02-17", "other", "2023-02-16", ("Lai Châu", "Lai Châu", None)),
    Case("Bắc Kạn có tân Phó Chủ tịch UBND tỉnh",
         "Ngày 7/2, Thủ tướng Chính phủ đã phê chuẩn kết quả bầu Phó Chủ tịch UBND tỉnh Bắc Kạn.",
         "2022-02-08", "other", "2022-02-07", ("Bắc Kạn", None, None)),
    Case("Đề xuất xây cầu mới qua sông Lô",
         "UBND tỉnh Hà Giang vừa có văn bản đề xuất Bộ Giao thông vận tải xây cầu mới qua sông Lô.",
         "2022-09-05", "other", None, ("Hà Giang", None, None)),
    Case("Công an xã trả lại 50 triệu đồng cho người đánh rơi",
         "Ngày 23/3, Công an xã Đông Hòa, huyện Châu Thành, tỉnh Tiền Giang đã trả lại 50 triệu đồng cho người đánh rơi.",
         "2023-03-24", "other", "2023-03-23", ("Tiền Giang", "Châu Thành", "Đông Hòa")),
    # no event
    Case("Những “lá chắn” thầm lặng nơi biên cương",
         "Thời gian qua, cán bộ, chiến sĩ Đồn Biên phòng luôn bám bản, bám dân, giúp bà con phát triển kinh tế.",
         "2022-12-01", None),
    Case("Hiệu quả từ mô hình “Tiếng kẻng an ninh”",
         "Những năm qua, mô hình “Tiếng kẻng an ninh” ở huyện Tân Phú, tỉnh Đồng Nai đã góp phần giữ bình yên thôn xóm, kéo giảm tội phạm trộm cắp.",
         "2023-04-11", None),
    Case("Nỗ lực giữ rừng của người Mông ở Nà Hẩu",
         "Nằm giữa đại ngàn, xã Nà Hẩu được biết đến với những cánh rừng nguyên sinh được người dân gìn giữ từ nhiều đời nay.",
         "2023-04-11", None),
]  # fmt: skip


def case_id(case):
    return case.title or case.text[:30]


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_type(case):
    found = event(case.title, case.text, case.published)
    assert (found.type if found else None) == case.type


@pytest.mark.parametrize("case", [case for case in CASES if case.type], ids=case_id)
def test_date(case):
    found = event(case.title, case.text, case.published)
    assert found is not None
    assert found.date == case.date


def bare(name):
    types = ("Tỉnh ", "Thành phố ", "Thị xã ", "Huyện ", "Quận ", "Phường ", "Xã ", "Thị trấn ")
    return next((name.removeprefix(kind) for kind in types if name and name.startswith(kind)), name)


@pytest.mark.parametrize("case", [case for case in CASES if case.place], ids=case_id)
def test_place(case):
    found = event(case.title, case.text, case.published)
    assert found is not None
    place = found.locality
    assert place is not None
    assert (bare(place.province), bare(place.district), bare(place.commune)) == case.place
