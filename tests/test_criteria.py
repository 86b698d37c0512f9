"""Who meets which standard: clauses of reports, and sentences that only look like them."""

import pytest

from extract.criteria import find_criteria
from extract.facts import CriteriaFact
from extract.reading import Reading

NUMBERS = ("count", "of_total", "percent", "met_min", "met_max", "criteria_total")


def read(text: str, published: str = "2024-06-20") -> tuple[CriteriaFact, ...]:
    return find_criteria(Reading(text, published=published))


def short(fact: CriteriaFact) -> str:
    """`count/of_total percent% met-met/total subject | status`, what is null left out."""
    numbers = [getattr(fact, name) for name in NUMBERS]
    count, total, percent, low, high, criteria = (None if n is None else f"{n:g}" for n in numbers)
    counted = f"{count}/{total}" if total else count
    bounds = None if low is None and high is None else f"{low}-{high}"
    met = f"{bounds}/{criteria}" if bounds and criteria else bounds
    parts = [counted, percent and f"{percent}%", met, fact.subject, "|", fact.status]
    return " ".join(part for part in parts if part)


POSITIVE = [
    # x/y N đạt …
    ("Toàn huyện có 14/18 xã đạt chuẩn nông thôn mới.", ["14/18 xã | achieved"]),
    ("Hiện tại 9/9 phường của quận đã đạt chuẩn đô thị văn minh.", ["9/9 phường | achieved"]),
    ("Có 1.204/1.350 hộ (chiếm 89,2%) đạt danh hiệu gia đình văn hóa.", ["1204/1350 89.2% hộ | achieved"]),
    ("Đến nay 31/36 trường học được công nhận đạt chuẩn quốc gia.", ["31/36 trường học | achieved"]),
    ("Có 44 xã/51 xã đạt chuẩn nông thôn mới.", ["44/51 xã | achieved"]),
    ("Toàn tỉnh có 25 trong tổng số 40 xã được công nhận đạt chuẩn.", ["25/40 xã | achieved"]),
    ("Qua kiểm tra, 5/27 mẫu nước không đạt yêu cầu.", ["5/27 mẫu nước | not_met"]),
    ("Có tới 6/11 thông số vượt giới hạn cho phép.", ["6/11 thông số | not_met"]),
    ("8/8 mẫu bánh phở có kết quả đạt, các mẫu khác đang chờ.", ["8/8 mẫu bánh phở | achieved"]),
    ("12 xã (trên tổng số 70 xã, phường) chưa đạt tiêu chí môi trường.", ["12/70 xã | not_met"]),
    # N đạt …, words for numbers
    ("Ba xã đã cán đích nông thôn mới.", ["3 xã | achieved"]),
    ("Cả bảy phường đều đạt tiêu chuẩn “Địa bàn an toàn”.", ["7 phường | achieved"]),
    ("Gần hai chục trang trại được chứng nhận đạt tiêu chuẩn VietGAP.", ["20 trang trại | achieved"]),
    ("Huyện có thêm 02 xã về đích nông thôn mới.", ["2 xã | achieved"]),
    ("Bộ đã cấp phép cho 31 phòng thử nghiệm đủ điều kiện hoạt động.", []),
    ("45 cơ sở đủ điều kiện an toàn thực phẩm.", ["45 cơ sở | achieved"]),
    ("210 cơ sở lưu trú đáp ứng yêu cầu về phòng cháy.", ["210 cơ sở lưu trú | achieved"]),
    ("Toàn tỉnh có 68 sản phẩm được chứng nhận OCOP từ 3 sao trở lên.", ["68 sản phẩm | achieved"]),
    ("19 khu phố giữ vững danh hiệu “Khu phố văn hóa”.", ["19 khu phố | achieved"]),
    ("Xếp hạng xong, 27 chi hội được phân loại xuất sắc.", ["27 chi hội | achieved"]),
    (
        "45 đơn vị được xếp loại khá, 4 đơn vị xếp loại trung bình.",
        ["45 đơn vị | achieved", "4 đơn vị | achieved"],
    ),
    # percent
    ("Trên 95,5% khu dân cư đạt tiêu chuẩn an toàn về ANTT.", ["95.5% khu dân cư | achieved"]),
    ("Có 97% số thôn có đường giao thông đạt chuẩn.", ["97% thôn | achieved"]),
    ("Khoảng 85% sinh viên không đạt chuẩn đầu ra tin học.", ["85% sinh viên | not_met"]),
    ("100% cơ quan, trường học đăng ký phấn đấu đạt tiêu chuẩn.", ["100% cơ quan, trường học | registered"]),
    ("Tỷ lệ trường học đạt chuẩn quốc gia là 71,4%.", ["71.4% trường học | achieved"]),
    ("Tỷ lệ thôn được công nhận danh hiệu văn hóa đạt 98,5%.", ["98.5% thôn | achieved"]),
    ("Tỷ lệ chi bộ đạt trong sạch, vững mạnh hơn 80%.", ["80% chi bộ | achieved"]),
    ("Tỷ lệ trường chuẩn quốc gia đạt 63,3%.", ["63.3% trường | achieved"]),
    ("Ước hết năm, tỷ lệ trường đạt chuẩn quốc gia đạt khoảng 70%.", ["70% trường | forecast"]),
    ("Bộ công nhận cho 100% huyện của tỉnh đạt chuẩn nông thôn mới.", ["100% huyện | achieved"]),
    ("Đến cuối năm đạt ít nhất 30% Công an phường kiểu mẫu.", ["30% Công an phường | target"]),
    # met values
    (
        "Đến nay, 05/05 Công an phường cơ bản đạt 19/22 tiêu chí.",
        ["5/5 19-19/22 Công an phường | achieved"],
    ),
    ("Hầu hết thị trấn đã đạt 30-31/34 tiêu chí.", ["30-31/34 thị trấn | achieved"]),
    ("Có 12 xã đạt 19 tiêu chí nông thôn mới.", ["12 19-19 xã | achieved"]),
    (
        "Đến nay 8 xã đạt 19 tiêu chí, 6 xã đạt từ 15 đến 18 tiêu chí.",
        ["8 19-19 xã | achieved", "6 15-18 xã | achieved"],
    ),
    ("Cả 4 đơn vị đạt từ 20 đến 21 trên tổng số 22 tiêu chí.", ["4 20-21/22 đơn vị | achieved"]),
    (
        "6 thị trấn đạt 12/13, 9 thị trấn đạt 10-11/13 tiêu chí.",
        ["6 12-12/13 thị trấn | achieved", "9 10-11/13 thị trấn | achieved"],
    ),
    ("Xã Đông Mỹ đã đạt 17/19 tiêu chí.", ["17-17/19 Xã Đông Mỹ | achieved"]),
    (
        "Xã Đông Mỹ là điểm sáng. Sau hai năm, địa phương hoàn thành 18/19 tiêu chí.",
        ["18-18/19 Xã Đông Mỹ | achieved"],
    ),
    (
        "Công an phường Hải Bình về đích sớm với 22/22 tiêu chí.",
        ["22-22/22 Công an phường Hải Bình | achieved"],
    ),
    ("Bình quân toàn tỉnh đạt 16,3 tiêu chí/xã.", ["16.3-16.3 xã | achieved"]),
    (
        "Số Công an xã đạt 18/18 tiêu chí là 6, đạt 17/18 tiêu chí là 2.",
        ["6 18-18/18 Công an xã | achieved", "2 17-17/18 Công an xã | achieved"],
    ),
    ("Đến nay, đạt từ 15-18 tiêu chí có 14 xã.", ["14 15-18 xã | achieved"]),
    ("Số xã đạt từ 10-14 tiêu chí: 28 xã.", ["28 10-14 xã | achieved"]),
    ("Có 3 phường: Hưng Thịnh, Lê Lai, Quang Minh đạt 22/22 tiêu chí.", ["3 22-22/22 phường | achieved"]),
    ("Công an phường Bến Đá (TP Đông Mỹ) đạt 21/22 tiêu chí.", ["21-21/22 Công an phường Bến Đá | achieved"]),
    (
        "Có 18 đơn vị đạt 100% tiêu chí, 2 đơn vị đạt trên 90% tiêu chí.",
        ["18 đơn vị | achieved", "2 đơn vị | achieved"],
    ),
    ("21 cơ sở bị xử phạt, 5 cơ sở không đủ điều kiện.", ["5 cơ sở | not_met"]),
    ("Trong 11 tiêu chí, xã Đông Mỹ đã đạt 9 tiêu chí.", ["9-9/11 Xã Đông Mỹ | achieved"]),
    (
        "Công an thị xã Đông Mỹ đã hoàn thành 20/22 tiêu chí, còn 2 tiêu chí chưa hoàn thành.",
        ["20-20/22 Công an thị xã Đông Mỹ | achieved", "2 tiêu chí | not_met"],
    ),
    # yardsticks
    ("Năm qua huyện hoàn thành 17/17 chỉ tiêu đề ra.", ["17/17 chỉ tiêu | achieved"]),
    ("Có 13/14 chỉ tiêu đạt và vượt kế hoạch.", ["13/14 chỉ tiêu | achieved"]),
    ("Còn 2/6 chỉ tiêu chưa đạt.", ["2/6 chỉ tiêu | not_met"]),
    ("Có 3/16 chỉ tiêu dự kiến khó hoàn thành.", ["3/16 chỉ tiêu | not_met"]),
    (
        "Đơn vị hoàn thành 29/34 nhiệm vụ được giao, đạt 85,3%.",
        ["29/34 85.3% nhiệm vụ | achieved"],
    ),
    # totals that carry
    (
        "Trong tổng số 60 xã, có 40 xã đạt chuẩn; 15 xã đạt 15/19 tiêu chí; 5 xã chưa đạt.",
        ["40/60 xã | achieved", "15/60 15-15/19 xã | achieved", "5/60 xã | not_met"],
    ),
    (
        "Trong 24 Công an phường đăng ký làm điểm điển hình, kiểu mẫu, 11 đơn vị đạt 16/16 tiêu chí.",
        ["24 Công an phường | registered", "11/24 16-16/16 đơn vị | achieved"],
    ),
    (
        "22/29 phường đạt chuẩn đô thị văn minh; 7 phường còn lại chưa đạt.",
        ["22/29 phường | achieved", "7/29 phường | not_met"],
    ),
    (
        "Có 38/40 trạm y tế đạt chuẩn quốc gia, trong đó 12 trạm đạt loại tốt.",
        ["38/40 trạm y tế | achieved", "12/38 trạm | achieved"],
    ),
    (
        "10 trường đã đạt chuẩn quốc gia (3 trường đạt mức độ 2, 7 trường đạt mức độ 1).",
        ["10 trường | achieved", "3/10 trường | achieved", "7/10 trường | achieved"],
    ),
    (
        "45/47 xã đạt tiêu chí an ninh; hai xã chưa đạt do còn khiếu kiện.",
        ["45/47 xã | achieved", "2/47 xã | not_met"],
    ),
    (
        "Huyện có 13/21 xã đạt chuẩn nông thôn mới, 4 thôn đạt chuẩn kiểu mẫu.",
        ["13/21 xã | achieved", "4 thôn | achieved"],
    ),
    ("Qua chấm điểm 75 mô hình, 61 mô hình được công nhận đạt loại tốt.", ["61/75 mô hình | achieved"]),
    (
        "Có 26 sản phẩm đạt tiêu chuẩn OCOP, trong đó: 17 sản phẩm 3 sao; 9 sản phẩm 4 sao.",
        ["26 sản phẩm | achieved", "17/26 sản phẩm | achieved", "9/26 sản phẩm | achieved"],
    ),
    (
        "Có 57 xã đạt chuẩn, trong đó có 7 xã đạt chuẩn nâng cao và 3 xã đạt chuẩn kiểu mẫu.",
        ["57 xã | achieved", "7/57 xã | achieved", "3/57 xã | achieved"],
    ),
    (
        "Huyện công nhận mới 23 trường, đưa tổng số trường được công nhận đạt chuẩn lên 324/590.",
        ["324/590 trường | achieved"],
    ),
    (
        "Xã đã đạt 8/8 tiêu chí và 41/44 chỉ tiêu, quyết tâm hoàn thành 3 chỉ tiêu còn lại.",
        ["8-8/8 | achieved", "41/44 chỉ tiêu | achieved", "3/44 chỉ tiêu | target"],
    ),
    (
        "Đối với 22 quận, có 13 địa phương được xếp loại tốt.",
        ["13/22 địa phương | achieved"],
    ),
    (
        "Nghị quyết đề ra 16 chỉ tiêu. Đến nay huyện đã đạt được 4 chỉ tiêu.",
        ["4/16 chỉ tiêu | achieved"],
    ),
    # coordination
    (
        "Có 1.310 xã, 17 quận được công nhận đạt chuẩn.",
        ["1310 xã | achieved", "17 quận | achieved"],
    ),
    (
        "Mục tiêu của thị xã là xây dựng 6/6 phường, 04 cơ quan, trường học điển hình về bảo vệ an ninh.",
        ["6/6 phường | target", "4 cơ quan, trường học | target"],
    ),
    (
        "UBND huyện công nhận 10 cơ quan, 6 doanh nghiệp và 3 trường học điển hình về bảo vệ an ninh.",
        ["10 cơ quan | achieved", "6 doanh nghiệp | achieved", "3 trường học | achieved"],
    ),
    # traits and quotations
    ("Quận tập trung xây dựng Công an 03 phường “Điển hình về an ninh”.", ["3 Công an phường | target"]),
    (
        "UBND huyện ra quyết định công nhận “Thôn không tội phạm” cho 5 thôn.",
        ["5 thôn | achieved"],
    ),
    ("Toàn tỉnh có 18/142 xã không có tệ nạn ma túy.", ["18/142 xã | achieved"]),
    ("Ba xã vùng biên đăng ký xây dựng “Xã không ma túy”.", ["3 xã vùng biên | registered"]),
    (
        "Huyện quyết tâm sang năm đưa số thôn, bản không ma túy lên 40/52.",
        ["40/52 thôn, bản | target"],
    ),
    ("Lũy kế đến nay có 9 xã NTM nâng cao, 2 xã NTM kiểu mẫu.", ["9 xã | achieved", "2 xã | achieved"]),
    ("Huyện phấn đấu xây dựng thêm 2 xã nông thôn mới nâng cao.", ["2 xã | target"]),
    # status
    ("Công an tỉnh yêu cầu 100% Công an xã hoàn thành chỉ tiêu.", ["100% Công an xã | target"]),
    ("Năm nay, phường đăng ký 5 khối đạt danh hiệu “Khối an toàn”.", ["5 khối | registered"]),
    ("Dự kiến 14/14 chỉ tiêu phát triển đều đạt và vượt.", ["14/14 chỉ tiêu phát triển | forecast"]),
    (
        "Phấn đấu trong năm có 28/30 trường đạt tiêu chí; đến nay 20 trường đã đạt.",
        ["28/30 trường | target", "20 trường | achieved"],
    ),
    ("Đặt mục tiêu đến cuối năm trên 80% xã đạt tiêu chuẩn này.", ["80% xã | target"]),
    ("Bốn phường có khả năng đạt chuẩn.", ["4 phường | forecast"]),
    ("Đến năm 2030 có 90% xã đạt chuẩn nông thôn mới.", ["90% xã | target"]),
    (
        "Dự kiến cuối năm huyện có thêm 03 xã về đích nông thôn mới; 3 xã vùng cao mới đạt 12 tiêu chí.",
        ["3 xã | forecast", "3 12-12 xã vùng cao | achieved"],
    ),
    ("Huyện quyết tâm hoàn thành 5 chỉ tiêu còn lại.", ["5 chỉ tiêu | target"]),
    ("Chưa có khối phố nào đạt đủ 9/9 tiêu chí.", ["0 9-9/9 khối phố | not_met"]),
    ("37 công trình đã đưa vào sử dụng nhưng chưa được nghiệm thu về PCCC.", ["37 công trình | not_met"]),
    # lists
    (
        "Kết quả xây dựng nông thôn mới:\n- 5/9 xã đạt chuẩn nông thôn mới.\n- 2 xã đạt 17/19 tiêu chí.",
        ["5/9 xã | achieved", "2 17-17/19 xã | achieved"],
    ),
    # parts of what was told before, across the sentence and from the one before it
    (
        "Toàn huyện hiện có 9/14 xã đạt từ 31/34 tiêu chí trở lên, trong đó 2 xã đạt 34/34 tiêu chí; "
        "4 xã đạt 27-29/34 tiêu chí.",
        ["9/14 31-None/34 xã | achieved", "2/9 34-34/34 xã | achieved", "4/14 27-29/34 xã | achieved"],
    ),
    (
        "Thành phố hoàn thành 18/21 chỉ tiêu đề ra, trong đó 7 chỉ tiêu vượt kế hoạch, 3 chỉ tiêu không đạt.",
        ["18/21 chỉ tiêu | achieved", "7/18 chỉ tiêu | achieved", "3/21 chỉ tiêu | not_met"],
    ),
    (
        "Huyện thực hiện đạt 16/19 chỉ tiêu, trong đó có 5 chỉ tiêu vượt, còn 3 chỉ tiêu chưa đạt.",
        ["16/19 chỉ tiêu | achieved", "5/16 chỉ tiêu | achieved", "3/19 chỉ tiêu | not_met"],
    ),
    (
        "Quận có 60 cơ sở đã được kiểm tra. Trong đó có 45 cơ sở đạt yêu cầu, 15 cơ sở chưa đạt.",
        ["45/60 cơ sở | achieved", "15/60 cơ sở | not_met"],
    ),
    ("Đến nay, 28 xã đạt chuẩn trong tổng số 40 xã.", ["28/40 xã | achieved"]),
    ("Có 35 trường trong tổng số 52 trường đạt chuẩn quốc gia.", ["35/52 trường | achieved"]),
    (
        "Huyện có 13 xã thì đã có 10 xã về đích nông thôn mới, 3 xã chưa đạt.",
        ["10/13 xã | achieved", "3/13 xã | not_met"],
    ),
    (
        "Có 9/11 phường đạt 22/22 tiêu chí; 2 đơn vị còn lại mới đạt 19/22 và 20/22 tiêu chí.",
        ["9/11 22-22/22 phường | achieved", "2/11 19-20/22 đơn vị | achieved"],
    ),
    # grades and shares that go on with no verb or noun
    (
        "Trong số 17 xã chấm điểm, có 11 xã được xếp loại tốt, 5 xã loại khá và 1 xã loại trung bình.",
        ["11/17 xã | achieved", "5/17 xã | achieved", "1/17 xã | achieved"],
    ),
    (
        "Tỉnh phấn đấu có 75% xã đạt chuẩn, trong đó 25% xã đạt chuẩn nâng cao và 5% đạt chuẩn kiểu mẫu.",
        ["75% xã | target", "25% xã | target", "5% xã | target"],
    ),
    (
        "Mới có 34% chung cư cũ được nghiệm thu; 66% còn lại chưa được nghiệm thu.",
        ["34% chung cư cũ | achieved", "66% chung cư cũ | not_met"],
    ),
    ("Có từ 85-90% khu dân cư đạt chuẩn an toàn.", ["85% khu dân cư | achieved"]),
    (
        "Có 2/8 phường, xã đạt loại A, 5/8 đạt loại B, 1/8 đạt loại C.",
        ["2/8 phường, xã | achieved", "5/8 phường, xã | achieved", "1/8 phường, xã | achieved"],
    ),
    (
        "Đoàn chấm 20 hồ sơ, 14 đạt yêu cầu, 6 chưa đạt.",
        ["14/20 hồ sơ | achieved", "6/20 hồ sơ | not_met"],
    ),
    (
        "7 bệnh viện đạt mức khá, 2 bệnh viện đạt mức tốt.",
        ["7 bệnh viện | achieved", "2 bệnh viện | achieved"],
    ),
    ("Cả 19 tiêu chí nông thôn mới đều đã đạt.", ["19 tiêu chí nông thôn mới | achieved"]),
    (
        "Theo đánh giá, có 04 phường loại xuất sắc, 07 phường loại khá, không có phường loại yếu.",
        ["4 phường | achieved", "7 phường | achieved"],
    ),
    (
        "Phấn đấu trên 90% tổ chức đảng, 95% đảng viên hoàn thành tốt nhiệm vụ.",
        ["90% tổ chức đảng | target", "95% đảng viên | target"],
    ),
    ("Tỷ lệ xã đạt tiêu chuẩn không có ma túy, mại dâm đạt 45%.", ["45% xã | achieved"]),
    (
        "Xã Đông Hải được công nhận đạt chuẩn với 19/19 tiêu chí và 49/49 chỉ tiêu.",
        ["19-19/19 Xã Đông Hải | achieved", "49/49 chỉ tiêu | achieved"],
    ),
    ("Sở cấp giấy chứng nhận đủ điều kiện cho 214 nhà thuốc.", ["214 nhà thuốc | achieved"]),
    ("Đến nay xã mới làm xong 11/19 tiêu chí.", ["11-11/19 | achieved"]),
    # titles by what bears them, traits that negate
    (
        "Toàn tỉnh có 4.218/4.906 thôn, bản, tổ dân phố đăng ký xây dựng khu dân cư an toàn.",
        ["4218/4906 thôn, bản, tổ dân phố | registered"],
    ),
    (
        "Phường có 95% hộ đạt gia đình văn hóa và 100% tổ dân phố đạt tổ dân phố văn hóa.",
        ["95% hộ | achieved", "100% tổ dân phố | achieved"],
    ),
    (
        "Tỷ lệ gia đình văn hóa đạt 91,3%; tỷ lệ làng, bản văn hóa đạt 78%.",
        ["91.3% gia đình | achieved", "78% làng, bản | achieved"],
    ),
    (
        "Mục tiêu đến hết năm 2026 là trên 55% xã, phường, đặc khu không có ma túy.",
        ["55% xã, phường, đặc khu | target"],
    ),
    (
        "Tỉnh phấn đấu ít nhất 20% đơn vị cấp xã không có ma túy; trên 60% thôn không có người nghiện.",
        ["20% đơn vị cấp xã | target", "60% thôn | target"],
    ),
    (
        "Công an huyện phấn đấu đến quý III/2024 đạt 11/11 xã, thị trấn an toàn về ANTT.",
        ["11/11 xã, thị trấn | target"],
    ),
    ("Mỗi năm phấn đấu đạt 90% khu dân cư an toàn về an ninh, trật tự.", ["90% khu dân cư | target"]),
    # who recognises, where and which ones, between the subject and its verb
    ("Cả 4/4 địa bàn được UBND tỉnh công nhận chuyển hóa thành công.", ["4/4 địa bàn | achieved"]),
    ("Hai huyện Đông Sơn và Tây Hòa được công nhận đạt chuẩn nông thôn mới.", ["2 huyện | achieved"]),
    (
        "38/96 doanh nghiệp trong 3 khu công nghiệp được thẩm định đủ điều kiện hoạt động.",
        ["38/96 doanh nghiệp | achieved"],
    ),
    (
        "Đã có 230 hộ kinh doanh trên tổng số 264 hộ ký cam kết bảo đảm an toàn thực phẩm.",
        ["230/264 hộ kinh doanh | registered"],
    ),
    # places that share a verb, and those that a bare word means
    (
        "Các xã Tân Lập, Tân Hòa và Tân Phú đạt 19/19 tiêu chí.",
        [f"19-19/19 Xã Tân {name} | achieved" for name in ("Lập", "Hòa", "Phú")],
    ),
    ("Xã Tân Lập, huyện Tân Hòa đạt 19/19 tiêu chí.", ["19-19/19 Xã Tân Lập | achieved"]),
    (
        "Phường Lê Lợi đạt 20/22 tiêu chí và phường Bến Gót đạt 21/22 tiêu chí.",
        ["20-20/22 Phường Lê Lợi | achieved", "21-21/22 Phường Bến Gót | achieved"],
    ),
    ("Bình quân mỗi xã đạt 17,2 tiêu chí.", ["17.2-17.2 xã | achieved"]),
    ("Chưa có xã nào trong huyện đạt đủ 19 tiêu chí.", ["0 19-19 xã | not_met"]),
    # one cue over an enumeration
    (
        "Năm 2026, xã phấn đấu đạt thêm 2 tiêu chí, 14/44 thôn đạt chuẩn kiểu mẫu, ít nhất 96% hộ đạt chuẩn.",
        ["2-2 | target", "14/44 thôn | target", "96% hộ | target"],
    ),
    (
        "Mục tiêu đến năm 2025:\n- 80% số xã đạt chuẩn;\n- 30% xã đạt chuẩn nâng cao.",
        ["80% xã | target", "30% xã | target"],
    ),
    (
        "Kết quả thực hiện mục tiêu năm 2023:\n- 80% số xã đạt chuẩn;\n- 30% xã đạt chuẩn nâng cao.",
        ["80% xã | achieved", "30% xã | achieved"],
    ),
    ("Mục tiêu năm nay rõ ràng.\n80% số xã đạt chuẩn.", ["80% xã | achieved"]),
]


@pytest.mark.parametrize(("text", "expected"), POSITIVE)
def test_clauses_are_read(text, expected):
    assert [short(fact) for fact in read(text)] == expected


TRAPS = [
    "Dự thảo được 44/48 đại biểu tán thành.",
    "Ông được bầu với 52/52 phiếu, đạt tỷ lệ 100%.",
    "Đồng chí đạt 50/52 phiếu, tỉ lệ 96,15%.",
    "Nhà số 5/12 đường Trần Phú bị cháy.",
    "Quy hoạch chi tiết tỷ lệ 1/500 đã hoàn thành.",
    "Đội chủ nhà đạt tỷ số 3/1 sau hiệp một.",
    "Kinh tế tăng trưởng đạt 7,5%, cao hơn 1,2% so với cùng kỳ.",
    "Giá lúa đạt 7.200 đồng/kg.",
    "Hội nghị diễn ra ngày 6/11 tại xã Đông Mỹ.",
    "Xã là một trong 5 xã điểm của huyện.",
    "Thu nhập bình quân đạt 25 triệu đồng/người/năm.",
    "Em học lớp 9/1 và đạt giải Nhất.",
    "Còn 11/13 hộ dân chưa nhận tiền đền bù.",
    "Tỷ số giới tính là 99,1 nam/100 nữ.",
    "Xã sáp nhập từ 21 thôn xuống còn 18 thôn.",
    "Công an huyện ra mắt 12 mô hình tự quản về an toàn.",
    "Tổ công tác 5 người đã xử lý 12 vụ vi phạm.",
    "Học sinh lớp 2 trường đạt chuẩn không biết đọc.",
    "Bể bơi đạt chuẩn được lắp tại 21 xã, phường.",
    "Điểm chuẩn của 28/32 ngành là 13 điểm.",
    "Anh Minh đạt 394/400 điểm trong kỳ thi.",
    "Sản lượng ước đạt 5.000 tấn, bằng 98% kế hoạch.",
    "Doanh thu đạt 884 tỷ đồng, vượt 9,3% so với dự toán.",
    "Khen thưởng 4 tổ, 9 cá nhân có thành tích khi xây dựng đơn vị điển hình.",
    "Thông tư số 23/2012/TT-BCA gồm 5 điều.",
    "Công ty có mặt tại 63/63 tỉnh thành.",
    "Có 12/13 tỉnh xuất hiện dịch bệnh.",
    "Thí sinh có chứng chỉ đạt từ 70/100 điểm trở lên được tuyển thẳng.",
    "Trong 9 tháng, lực lượng bắt giữ 612 vụ với 798 đối tượng.",
    "Số vụ cháy giảm 14,6% so với năm trước.",
    "Giao thông trên tuyến quốc lộ 1 đã thông suốt từ 8 giờ.",
    "Huyện cử 15 tổ công tác xuống 9 xã, thị trấn.",
    "Nam Định có 5/8 quận, huyện bị tạm dừng tuyển lao động.",
    "Cuộc họp có 7/7 đồng chí tham dự.",
    "Lực lượng chức năng chuẩn bị 15 phương án.",
    "Đảng bộ có 45 chi bộ với 1.200 đảng viên.",
    "Chúng tôi không hoàn thành thủ tục cho 3 hộ dân.",
    "Đoàn kiểm tra lấy 3 mẫu thức ăn, xét nghiệm 4 chỉ tiêu.",
    "Từ vị trí 18/63 tỉnh thành, địa phương tụt xuống thứ 47/63.",
    "Công ty xếp thứ 8/50 doanh nghiệp nộp thuế cao.",
    "Vấn đề lớn là phải tập trung vào xây dựng nông thôn mới.",
    "Lực lượng kiểm tra 320 cơ sở, phát hiện 45 cơ sở vi phạm quy định về PCCC.",
    "Tỷ lệ giải quyết tin báo đạt 95%, vượt 5% so với chỉ tiêu.",
    "Hội nghị bầu 15 đồng chí vào Ban Chấp hành với tỷ lệ phiếu đạt 100%.",
    "Chỉ có 1 chỉ tiêu đạt 92% kế hoạch.",
    "Nhà văn hóa của 3 thôn được khánh thành.",
    "Ngành y tế có 98% trạm y tế xã có bác sĩ.",
    "Vụ án có 5 bị can, 3 được tại ngoại.",
    "Năm 2020 đạt 98% kế hoạch.",
    "Giá trị tăng 5%, đạt 12.000 tấn.",
    "Xã có 12 xe loại nhỏ, 3 xe loại lớn.",
    "Có 12 cầu an toàn cho người dân đi lại.",
    "Khen thưởng 5 tập thể có thành tích trong xây dựng khu dân cư an toàn.",
    "Tỷ lệ hộ gia đình có ti vi đạt 95%.",
    "Cả huyện có 12 cán bộ không có nhà công vụ.",
    "Lãi suất còn 5%, được giữ đến cuối năm.",
    "Trong 3 khu công nghiệp có 38 doanh nghiệp đang hoạt động.",
    "Công ty chuyển hóa 30% rác thải thành phân bón.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_criteria_is_left_alone(text):
    assert [short(fact) for fact in read(text)] == []
