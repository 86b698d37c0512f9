"""Mentions, offsets, candidates, the article's own place, and what a bare type word means."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.facts import LocalityFact, Place
from extract.localities import find_localities, find_place_mentions, home_place, place_named_by
from extract.reading import Reading


def _reading(text: str, *, published: str | None = "2023-05-05", province: str | None = None) -> Reading:
    title = text.split("\n")[0] if "\n" in text else ""
    return Reading(text, published=published, province=province, title_end=len(title))


def _only(facts: tuple[LocalityFact, ...]) -> LocalityFact:
    (fact,) = facts
    return fact


def test_one_fact_lists_every_mention_of_a_place() -> None:
    fact = _only(find_localities(_reading("TX Thái Hòa họp. Công an thị xã Thái Hoà dự. Thái Hòa vui.")))
    assert [mention.text for mention in fact.mentions] == ["TX Thái Hòa", "thị xã Thái Hoà", "Thái Hòa"]
    assert (fact.level, fact.code, fact.valid_from) == ("district", "414", "2018-01-01")


def test_a_mention_in_a_committee_is_the_name_alone() -> None:
    fact = _only(find_localities(_reading("Bí thư Huyện ủy Quỳnh Lưu phát biểu.")))
    assert (fact.text, fact.district) == ("Quỳnh Lưu", "Huyện Quỳnh Lưu")


def test_members_of_a_list_have_no_type_word_and_a_single_one_has() -> None:
    listed = find_localities(_reading("Mưa ở các huyện Kỳ Anh, Cẩm Xuyên."))
    assert [fact.text for fact in listed] == ["Kỳ Anh", "Cẩm Xuyên"]
    assert (
        _only(find_localities(_reading("Trong tháng 6 huyện Cẩm Xuyên hạn nặng."))).text == "huyện Cẩm Xuyên"
    )


def test_two_candidates_left_are_kept_and_none_is_claimed() -> None:
    fact = _only(find_localities(_reading("Công an huyện Châu Thành bắt vụ đá gà.")))
    assert (fact.province, fact.district, fact.code, fact.valid_from) == (None, None, None, None)
    assert {place.district for place in fact.candidates} == {"Huyện Châu Thành"}
    assert len({place.province for place in fact.candidates}) >= 8


def test_a_commune_that_its_district_is_not_known_to_have_keeps_its_name() -> None:
    fact = find_localities(_reading("Dân xã Khe Nước Đôi, huyện Kỳ Anh (Hà Tĩnh) kiến nghị."))[0]
    assert (fact.commune, fact.district, fact.province) == ("Xã Khe Nước Đôi", "Huyện Kỳ Anh", "Tỉnh Hà Tĩnh")
    assert (fact.code, fact.valid_from, fact.rule) == (None, None, "unlisted-commune")


def test_the_spelling_of_the_text_is_kept_where_the_lists_have_both() -> None:
    facts = find_localities(_reading("Xã Đắk N'Drung, huyện Đắk Song (Đắk Nông)."))
    assert facts[0].commune == "Xã Đắk N'Drung"


def test_the_era_comes_from_the_text_where_the_day_is_unknown() -> None:
    reading = _reading("Năm 2019, Quận 9 (TP.HCM) xây cầu.", published=None)
    assert find_localities(reading)[0].district == "Quận 9"
    assert find_localities(_reading("Phường Sài Gòn (TP.HCM) xây cầu.", published="nonsense"))


@pytest.mark.parametrize(
    ("text", "province", "finest"),
    [
        ("Cửa Lò: Sơ kết công tác\nSáng nay, UBND thị xã Cửa Lò họp sơ kết.", "Nghệ An", "Thị xã Cửa Lò"),
        ("Sơ kết công tác\nSáng nay, UBND tỉnh Lào Cai họp.", "Lào Cai", "Tỉnh Lào Cai"),
        ("Cháy nhà ở Hà Tĩnh\nVụ cháy ở xã Cẩm Minh, huyện Cẩm Xuyên, Hà Tĩnh.", None, "Xã Cẩm Minh"),
        ("Chuyện làng\nKhông nơi nào được nhắc.", "Nghệ An", "Tỉnh Nghệ An"),
    ],
)
def test_the_article_is_about_its_finest_place(text: str, province: str | None, finest: str) -> None:
    home = home_place(_reading(text, province=province))
    assert home is not None
    assert (home.commune or home.district or home.province) == finest
    assert home.code


def test_a_source_of_a_province_that_is_no_more_is_about_its_heir() -> None:
    text = "Họp dân\nUBND xã Đà Bắc họp dân về con đường mới, bàn việc hiến đất và mở lòng đường qua chợ."
    home = home_place(_reading(text, published="2026-02-02", province="Hòa Bình"))
    assert home is not None
    assert (home.commune, home.province) == ("Xã Đà Bắc", "Tỉnh Phú Thọ")


def test_an_article_that_names_nothing_has_no_place() -> None:
    assert home_place(_reading("Nhiều hoạt động vui xuân.")) is None


BARE_WORDS = """Cửa Lò: Ra quân
UBND thị xã Cửa Lò (tỉnh Nghệ An) ra quân; thị xã giao Công an.
Huyện Kỳ Anh của tỉnh Hà Tĩnh cử đoàn sang; tỉnh này cảm ơn.
Công an tỉnh biểu dương thị xã."""


@pytest.mark.parametrize(
    ("word", "before", "expected"),
    [
        ("thị xã", "thị xã giao", "Thị xã Cửa Lò"),
        ("tỉnh", "tỉnh này", "Tỉnh Hà Tĩnh"),
        ("tỉnh", "tỉnh biểu dương", "Tỉnh Nghệ An"),
        ("thị xã", "thị xã.", "Thị xã Cửa Lò"),
        ("huyện", "tỉnh này", "Huyện Kỳ Anh"),
        ("TX.", "thị xã giao", "Thị xã Cửa Lò"),
        ("phường", "thị xã giao", None),
        ("quốc gia", "thị xã giao", None),
    ],
)
def test_a_bare_type_word_means_the_one_named_last_or_the_article_s_own(
    word: str, before: str, expected: str | None
) -> None:
    place = place_named_by(_reading(BARE_WORDS, province="Nghệ An"), word, BARE_WORDS.index(before))
    assert _finest(place) == expected


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        (
            "Công an tỉnh Gia Lai tìm thấy nạn nhân quê tỉnh Bình Định. Công an tỉnh điều tra.",
            "tỉnh điều",
            "Gia Lai",
        ),
        ("Xã thuộc tỉnh Bình Dương trước đây, nay UBND tỉnh giao lại đất.", "tỉnh giao", "Gia Lai"),
        ("Xe đi từ tỉnh Kon Tum về. Công an tỉnh xác minh.", "tỉnh xác", "Gia Lai"),
        (
            "Công an tỉnh phối hợp với Công an tỉnh Kon Tum. Sau đó, Công an tỉnh khen ba người.",
            "tỉnh khen",
            "Gia Lai",
        ),
        ("UBND tỉnh Kon Tum cử ba sở của tỉnh sang giúp.", "tỉnh sang", "Kon Tum"),
        ("Dự có ông A, Phó Chủ tịch UBND tỉnh Kon Tum, Trưởng ban Dân tộc tỉnh.", "tỉnh.", "Kon Tum"),
        ("Dự có ông A, Phó Chủ tịch UBND tỉnh Kon Tum; ông B, Giám đốc Công an tỉnh.", "tỉnh.", "Gia Lai"),
        ("Hàng về từ tỉnh Kon Tum, nơi tỉnh này trồng nhiều sâm.", "tỉnh này", "Kon Tum"),
    ],
)
def test_a_bare_province_is_the_article_s_own_unless_another_acts(
    text: str, before: str, expected: str
) -> None:
    text = f"Gia Lai: Họp báo về an ninh trật tự\nCông an tỉnh Gia Lai vừa họp báo.\n{text}"
    reading = _reading(text, published="2023-05-05", province="Gia Lai")
    assert _finest(place_named_by(reading, "tỉnh", text.index(before))) == f"Tỉnh {expected}"


def _finest(place: Place | None) -> str | None:
    return place and (place.commune or place.district or place.province)


WORDS = st.sampled_from(
    ["xã", "Xã", "huyện", "các", "quận", "1", "05", "Tân Lập", "Châu Thành", "Hà Nội", "TP.", "Vinh", ",",
     "và", "(", ")", ".", "\n", "tỉnh", "Nghệ An", "P.", "Ea H'leo", "như", ":", "-", "Nguyễn", "ở",
     "Hoà Bình",
     "İ", "ﬁ"]
)  # fmt: skip


@settings(deadline=None)  # the first example loads the table
@given(st.lists(WORDS, max_size=40), st.sampled_from([None, "2018-03-04", "2024", "2026-01"]))
def test_every_span_is_what_stands_there(words: list[str], published: str | None) -> None:
    content = " ".join(words)
    reading = Reading(content, published=published, province="Nghệ An")
    facts, mentions = find_localities(reading), find_place_mentions(reading)
    spans = [*facts, *mentions, *(mention for fact in facts for mention in fact.mentions)]
    assert all(content[span.start : span.end] == span.text != "" for span in spans)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    reading = Reading(text)
    find_localities(reading)
    home_place(reading)
    place_named_by(reading, "tỉnh", len(text))


@pytest.mark.parametrize(
    "line",
    ["xã Tân Lập, " * 16000, "huyện Châu Thành và " * 10000, "các xã " + "Tân Lập, " * 22000,
     "quận 1, " * 25000, "các xã khu " * 18000 + ":", "Thọ Xuân " * 22000, "xã " + "A" * 200000,
     "Huyện Mai Sơn, Chiềng Mung và Mường Bằng " * 5000, "tuyến Mai Sơn - Chiềng Mung " * 7000],
    ids=["addresses", "districts", "list", "numbers", "plurals", "bare", "capitals", "communes", "routes"],
)  # fmt: skip
def test_a_hostile_line_takes_linear_time(line: str) -> None:
    started = time.process_time()
    find_localities(Reading(line, published="2022-01-01"))
    assert time.process_time() - started < 10
