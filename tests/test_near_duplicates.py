"""Texts that are copies of one another, parts of one another, or only of one template."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.near_duplicates import Signature, bands, find_near_duplicates, signature, similarity

REPORT = """\
Sáng 14/3, tại nhà văn hóa trung tâm, Công an huyện Đông Lĩnh tổ chức hội nghị sơ kết hai năm thực hiện \
mô hình “Bến đò bình yên”. \
Dự hội nghị có đồng chí Hà Quang Vịnh, Phó Chủ tịch UBND huyện và Thượng tá Mai Xuân Lợi, Trưởng Công an \
huyện cùng 120 đại biểu.
Theo báo cáo, mô hình được xây dựng từ năm 2021 ở 6 xã ven sông với 18 bến đò, 42 chủ phương tiện đã ký \
cam kết không chở quá số người quy định. \
Qua hai năm, lực lượng chức năng kiểm tra 315 lượt phương tiện, nhắc nhở 27 trường hợp, trang bị 460 áo \
phao cho học sinh qua sông mỗi ngày.
Nhiều chủ đò tự bỏ tiền lắp đèn chiếu sáng, mua thêm phao cứu sinh, lập sổ ghi tên khách. Bà con cho \
biết từ ngày có tổ tự quản, không còn cảnh chen lấn lúc tan chợ. \
Đại diện các xã Thuận Hà, Bình Giang, Long Sơn trao đổi kinh nghiệm vận động ngư dân cùng tham gia giữ \
trật tự trên mặt nước.
Phát biểu tại hội nghị, đồng chí Hà Quang Vịnh đề nghị các xã giữ nền nếp sinh hoạt của tổ tự quản, cấp \
kinh phí mua áo phao và đưa mô hình vào quy ước của thôn. \
Dịp này, 9 tập thể và 14 cá nhân được Chủ tịch UBND huyện tặng giấy khen vì có nhiều đóng góp."""
SHORT = """\
Khoảng 6h20 ngày 2/5, trên tỉnh lộ 295 qua xã Tân Thuận xảy ra va chạm giữa xe tải 29C-411.07 và xe máy \
của chị Lò Thị Pấu, \
khiến chị Pấu bị thương nặng, được người dân đưa đi cấp cứu."""
BOILERPLATE = """
Mời quý vị theo dõi thêm tin tức, phóng sự và các chuyên mục truyền hình của chúng tôi trên ứng dụng \
điện thoại. Đường dây nóng 0912.345.678."""


OTHER_NAMES = {
    "Đông Lĩnh": "Phú Mỹ", "Hà Quang Vịnh": "Tạ Văn Ổn", "Mai Xuân Lợi": "Chu Đình Kha", "Thuận Hà": "An Lạc",
    "Bình Giang": "Phú Hòa", "Long Sơn": "Cát Hải", "Bến đò bình yên": "Dòng sông xanh",
}  # fmt: skip


def _five_more(found: re.Match[str]) -> str:
    return str(int(found.group()) + 5)


def _other_name(found: re.Match[str]) -> str:
    return OTHER_NAMES[found.group()]


def test_a_text_is_the_same_as_itself() -> None:
    found = similarity(signature(REPORT), signature(REPORT))
    assert (found.jaccard, found.containment, found.verdict) == (1.0, 1.0, "same")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình thuỷ điện kỷ niệm", "Hòa Bình thủy điện kỉ niệm"),
        ("UBND TP. Vinh, TAND tỉnh", "Ủy ban nhân dân thành phố Vinh – Tòa án nhân dân tỉnh"),
        ("ngày 06/03/2024 tại trụ sở", "ngày 6 tháng 3 năm 2024 tại trụ sở"),
        ("“Đường dây” NÓNG, mở rộng!", "Đường dây nóng mở rộng"),
        ("Ho\u0300a Bi\u0300nh xanh mãi", "Hòa Bình xanh mãi"),
    ],
)
def test_spellings_of_one_text_are_one(one: str, other: str) -> None:
    assert signature(one).shingles == signature(other).shingles


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        pytest.param(REPORT + BOILERPLATE, "same", id="boilerplate"),
        pytest.param("Giữ yên những bến đò\n" + REPORT, "same", id="another title"),
        pytest.param(REPORT.replace("315", "351").replace("27", "37"), "same", id="corrected numbers"),
        pytest.param(REPORT.replace("đồng chí ", "ông "), "same", id="house style"),
        pytest.param(REPORT.split("\n")[0] + "\n" + REPORT.split("\n")[1], "part", id="first half"),
        pytest.param("\n".join(REPORT.split("\n")[2:]), "part", id="second half"),
        pytest.param(re.sub(r"\d+", _five_more, REPORT), "template", id="figures"),
        pytest.param(re.sub("|".join(OTHER_NAMES), _other_name, REPORT), "template", id="names"),
        pytest.param(SHORT, "other", id="another report"),
    ],
)  # fmt: skip
def test_what_papers_do_to_a_text(other: str, verdict: str) -> None:
    assert similarity(signature(REPORT), signature(other)).verdict == verdict


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (SHORT, "same"),
        (SHORT.replace("người dân", "bà con"), "same"),
        (SHORT.replace("6h20 ngày 2/5", "19h45 ngày 8/6").replace("29C-411.07", "15H-002.39"), "template"),
        (SHORT[: len(SHORT) // 2], "other"),
    ],
)
def test_short_texts_are_copies_only_word_for_word(other: str, verdict: str) -> None:
    assert similarity(signature(SHORT), signature(other)).verdict == verdict


@pytest.mark.parametrize("text", ["", "Ảnh: Đức Anh", "...", "1 2 3", "Tin đang được cập nhật"])
def test_of_a_few_words_nothing_is_told(text: str) -> None:
    assert bands(signature(text)) == ()
    assert similarity(signature(text), signature(text)).verdict == "other"


def test_pairs_are_found_among_others() -> None:
    texts = {
        "full": REPORT, "half": "\n".join(REPORT.split("\n")[:2]), "short": SHORT, "copy": SHORT,
        "other": REPORT[::-1],
    }  # fmt: skip
    found = find_near_duplicates((name, signature(text)) for name, text in texts.items())
    assert {(pair.first, pair.second, pair.similarity.verdict) for pair in found} == {
        ("full", "half", "part"),
        ("short", "copy", "same"),
    }


def test_copies_share_a_band() -> None:
    half = "\n".join(REPORT.split("\n")[:2])
    assert set(bands(signature(REPORT))) & set(bands(signature(half)))
    assert not set(bands(signature(REPORT))) & set(bands(signature(SHORT)))
    assert all(-(2**63) <= key < 2**63 for key in bands(signature(REPORT)))


def test_bands_are_the_same_in_every_run() -> None:
    assert bands(signature(SHORT))[:2] == (-7720536613033864945, 6716926856729883354)


@given(st.text(max_size=300))
def test_a_signature_can_be_stored(text: str) -> None:
    made = signature(text)
    assert Signature.from_bytes(made.to_bytes()) == made


@pytest.mark.parametrize("stored", [b"", b"\x02" + b"\0" * 16, signature(SHORT).to_bytes()[:-1]])
def test_what_is_no_signature_is_refused(stored: bytes) -> None:
    with pytest.raises(ValueError, match="signature"):
        Signature.from_bytes(stored)


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.sampled_from([0.0, 0.02, 0.5]))
def test_similarity_has_no_direction(seed: int, dropped: float) -> None:
    chance = random.Random(seed)
    other = " ".join(word for word in REPORT.split() if chance.random() >= dropped)
    ours, theirs = signature(REPORT), signature(other)
    assert similarity(ours, theirs) == similarity(theirs, ours)


def test_copies_are_found_among_texts_of_one_template() -> None:
    texts = [re.sub(r"\d+", lambda found, i=i: str(int(found.group()) + i * 7), REPORT) for i in range(300)]
    items = [(f"{i}{which}", signature(text)) for i, text in enumerate(texts) for which in "ab"]
    found = {(pair.first, pair.second) for pair in find_near_duplicates(items)}
    assert found == {(f"{i}a", f"{i}b") for i in range(300)}
