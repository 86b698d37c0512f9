"""`Ba năm sau`, `năm sau`, `năm ấy`: counted from what the text told, from nothing where it told nothing."""

import pytest

from extract.dates import find_dates
from extract.reading import Reading

PUBLISHED = "2024-06-15"


def read(text: str, published: str | None = PUBLISHED) -> list[str]:
    return [f"{fact.text} = {fact.value}" for fact in find_dates(Reading(text, published=published))]


LATER = [
    # From the last date of the sentence, wherever it stands in it.
    ("Chị Lài lấy chồng năm 2010, ba năm sau sinh con đầu lòng.", ["năm 2010 = 2010", "ba năm sau = 2013"]),
    ("Tổ hợp tác lập năm 2012, hai năm sau đã có lãi.", ["năm 2012 = 2012", "hai năm sau = 2014"]),
    ("Tháng 3/2015, ông Bốn vay tiền, 6 tháng sau thì trả hết.",
     ["Tháng 3/2015 = 2015-03", "6 tháng sau = 2015-09"]),
    ("Quý I/2018, bản có 3 hộ khá; hai năm sau có 9 hộ.", ["Quý I/2018 = 2018-Q1", "hai năm sau = 2020"]),
    ("Hắn trốn trại ngày 2/3/2020, 5 ngày sau bị bắt.",
     ["ngày 2/3/2020 = 2020-03-02", "5 ngày sau = 2020-03-07"]),
    ("Năm 2005, kho cháy; đến năm 2009 xây lại, một năm sau thì đầy hàng.",
     ["Năm 2005 = 2005", "năm 2009 = 2009", "một năm sau = 2010"]),
    # From the sentence or the paragraph before.
    ("Ông Khế đi bộ đội năm 1972. Ba năm sau, ông về làng.", ["năm 1972 = 1972", "Ba năm sau = 1975"]),
    ("Năm 2011, ông Khế mở lò rèn.\nBốn năm sau, lò đóng cửa.", ["Năm 2011 = 2011", "Bốn năm sau = 2015"]),
    ("Dân lập làng năm 1990, ba năm sau đào giếng, hai năm sau dựng đình.",
     ["năm 1990 = 1990", "ba năm sau = 1993", "hai năm sau = 1995"]),
    # What was told is too coarse: six months after a year is in one of two.
    ("Hắn bỏ trốn từ năm 2015, 6 tháng sau bị bắt.", ["năm 2015 = 2015", "6 tháng sau = P6M"]),
    ("Tháng 3/2015, ông Bốn vay tiền, 10 ngày sau thì trốn.",
     ["Tháng 3/2015 = 2015-03", "10 ngày sau = P10D"]),
    ("Những năm 1990, làng nghèo, 5 năm sau vẫn nghèo.", ["Những năm 1990 = 199", "5 năm sau = P5Y"]),
    # Nothing was told: no place to count from, publication least of all.
    ("Gã bỏ trốn, 8 tháng sau ra đầu thú.", ["8 tháng sau = P8M"]),
    ("20 năm sau ông làm giám đốc.", ["20 năm sau = P20Y"]),
    ("Chị Lài (SN 1990) ra tù, 3 năm sau mở quán.", ["1990 = 1990", "3 năm sau = P3Y"]),
    ("Ông Bốn trồng cam, hai năm sau sáp nhập vườn, cưới vợ cho con.", ["hai năm sau = P2Y"]),
    ("Theo Quyết định số 12/QĐ-UBND ngày 3/2/2016, hai năm sau phải xong.",
     ["ngày 3/2/2016 = 2016-02-03", "hai năm sau = P2Y"]),
    ("Lũ về năm 2010; ba năm sau trận lũ, bản dời đi.", ["năm 2010 = 2010", "ba năm sau = P3Y"]),
    # An age or a sum ends the sentence before.
    ("Năm nay cụ 60 tuổi. Hai năm sau cụ nghỉ.", ["Năm nay = 2024", "Hai năm sau = P2Y"]),
    ("Năm 2019, gã bị phạt 5 triệu đồng. Hai năm sau, gã lại bị phạt.",
     ["Năm 2019 = 2019", "Hai năm sau = 2021"]),
    # A story of the past does not go on into the future; a plan does.
    ("Ngày 10/6, công an bắt Sửu. Gã từng bỏ trốn, 8 tháng sau mới về.",
     ["Ngày 10/6 = 2024-06-10", "8 tháng sau = P8M"]),
    ("Ngày 10/6, tòa hoãn xử và sẽ mở lại hai tuần sau.",
     ["Ngày 10/6 = 2024-06-10", "hai tuần sau = 2024-W26"]),
    # Looking back: from what was told, else from publication.
    ("Cụ mất năm 2015, hai năm trước đó cụ còn đi chợ.", ["năm 2015 = 2015", "hai năm trước đó = 2013"]),
    ("Xã nhận máy bơm hai năm trước đó.", ["hai năm trước đó = 2022"]),
    # Told from publication in so many words.
    ("Kho cháy 3 năm trước.", ["3 năm trước = 2021"]),
    ("Hai năm nữa cầu mới xong.", ["Hai năm nữa = 2026"]),
]  # fmt: skip

NEXT = [
    ("Chị Lài lấy chồng năm 2010, năm sau sinh con.", ["năm 2010 = 2010", "năm sau = 2011"]),
    ("Ông vay tiền hồi tháng 3/2015, tháng sau đã trả.", ["tháng 3/2015 = 2015-03", "tháng sau = 2015-04"]),
    ("Từ 15/12/2015 đến 14/2 năm sau, phà nghỉ.", ["15/12/2015 = 2015-12-15", "14/2 năm sau = 2016-02-14"]),
    ("Năm 2010, anh cưới vợ, tháng sau đi lính.", ["Năm 2010 = 2010", "tháng sau = XXXX-XX"]),
    # A plan counts from publication.
    ("Chỉ tiêu năm 2022 đạt thấp, năm sau sẽ bù.", ["năm 2022 = 2022", "năm sau = 2025"]),
    ("Năm sau, xã sẽ làm cầu.", ["Năm sau = 2025"]),
    ("Tháng sau, đoàn đến.", ["Tháng sau = 2024-07"]),
]  # fmt: skip

THAT = [
    ("Tháng Chạp năm ấy, bà sinh con út.", ["Tháng Chạp năm ấy = PAST_REF"]),
    ("Mùa thu năm ấy, ông nhập ngũ.", ["Mùa thu năm ấy = PAST_REF"]),
    ("Năm đó, làng mất mùa.", ["Năm đó = PAST_REF"]),
    ("Rằm tháng Bảy năm ấy, cầu sập.", ["Rằm tháng Bảy năm ấy = PAST_REF"]),
    ("Tháng đó mưa to.", ["Tháng đó = PAST_REF"]),
    ("Tuần đó mưa to.", ["Tuần đó = PAST_REF"]),
    ("Ngày 5/3 năm đó, cầu sập.", ["Ngày 5/3 năm đó = XXXX-03-05"]),
    ("Ngày 20 tháng đó, cầu sập.", ["Ngày 20 tháng đó = XXXX-XX-20"]),
    ("Tháng 5 năm ấy, cầu sập.", ["Tháng 5 năm ấy = XXXX-05"]),
    # The day of the news is no year that a story is told in.
    ("Sáng 12/6, cụ Tư kể. Mùa thu năm ấy cụ nhập ngũ.",
     ["Sáng 12/6 = 2024-06-12TMO", "Mùa thu năm ấy = PAST_REF"]),
    # Told.
    ("Năm 1945, dân đói. Mùa thu năm ấy, làng có thóc.", ["Năm 1945 = 1945", "Mùa thu năm ấy = 1945-FA"]),
    ("Năm 1945, dân đói. Tháng Chạp năm ấy, chợ mở.",
     ["Năm 1945 = 1945", "Tháng Chạp năm ấy = 1946-01-03/1946-02-01"]),
    ("Tháng 3/2024, xã họp. Cuối năm đó, cầu sẽ xong.", ["Tháng 3/2024 = 2024-03", "Cuối năm đó = 2024"]),
    ("Ngày 3/4, xã họp. Đến tháng 5 cùng năm, cầu xong.",
     ["Ngày 3/4 = 2024-04-03", "tháng 5 cùng năm = 2024-05"]),
    ("Mùa thu này, trường mở.", ["Mùa thu này = 2024-FA"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*LATER, *NEXT, *THAT])
def test_moments(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_moment_with_nothing_to_count_from_is_a_length_with_no_days() -> None:
    (fact,) = find_dates(Reading("20 năm sau ông làm giám đốc.", published=PUBLISHED))
    assert (fact.type, fact.from_day, fact.to_day, fact.rule) == ("DURATION", None, None, "length")


def test_a_story_is_counted_on_without_publication() -> None:
    text = "Chị Lài lấy chồng năm 2010, ba năm sau sinh con."
    assert read(text, None) == ["năm 2010 = 2010", "ba năm sau = 2013"]
