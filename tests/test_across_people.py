"""Joining officials over articles: one behaviour a test."""

import random
import time
import tomllib
from dataclasses import replace
from importlib.resources import files
from itertools import combinations
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.across.people import explain, join_people
from extract.across.people.careers import careers, rank_steps
from extract.across.people.names import may_be_short_for, name_key, share_of
from extract.across.people.profiles import days_of
from extract.across.people.reasons import Reason
from extract.across.seen import Person, SeenOfficial, SeenPlace, SeenPosition
from extract.lexicon import load_lexicon

NGHE_AN = SeenPlace(
    id="40-2018-01-01",
    level="province",
    land=frozenset({"40-2018-01-01"}),
    province="40-2018-01-01",
    region=frozenset({"40-2018-01-01"}),
)
LAO_CAI = SeenPlace(
    id="10-2018-01-01",
    level="province",
    land=frozenset({"15-2025-07-01"}),
    province="10-2018-01-01",
    region=frozenset({"15-2025-07-01"}),
)
YEN_BAI = replace(LAO_CAI, id="15-2018-01-01", province="15-2018-01-01")


def police(title: str, province: SeenPlace, *, former: bool = False) -> SeenPosition:
    return SeenPosition(
        title=title,
        unit=f"Công an tỉnh {province.id}",
        former=former,
        kind="police",
        level="province",
        place=province,
    )


def official(id: str, *positions: SeenPosition, **told: Any) -> SeenOfficial:
    told = {"article_id": id, "name": "Phùng Khắc Thược", "day": "2020-05-05", **told}
    place = positions[0].place if positions else told.pop("place", None)
    return SeenOfficial(id=id, positions=positions, place=place, place_stated=bool(positions), **told)


DIRECTOR = official("a", police("Giám đốc", NGHE_AN), rank="Đại tá")


def are_one(*seen: SeenOfficial, **told: Any) -> bool:
    return len(join_people(seen, **told)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lý Thị Hoà", "LÍ THỊ HÒA"),
        ("Nguyễn Mỹ Thuý", "Nguyễn Mĩ Thúy"),
        ("Trần Quý", "Trần  Quí"),
        ("K’Brêu", "K'Brêu"),
        ("Hoàng\u0300 Lan", "Hoàng̀ Lan"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
        ("Lê Thị Thúy", "Lê Thị Thủy"),
        ("Y Biêr", "I Biêr"),
        ("Trần Duy", "Trần Dui"),
        ("Đỗ Thị Hoa", "Đỗ Thị Hòa"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("Nguyễn Hùng", "Nguyễn Văn Hùng", True),
        ("Nguyễn V. Hùng", "Nguyễn Văn Hùng", True),
        ("N.V. Hùng", "Nguyễn Văn Hùng", False),
        ("Trần Thu Hương", "Trần Thị Thu Hương", True),
        ("Y Biêr Niê", "Y Biêr Niê Kđăm", True),
        ("Nguyễn Hữu Hùng", "Nguyễn Văn Hùng", False),
        ("Nguyễn Văn", "Nguyễn Văn Hùng", False),
        ("Lê Hùng", "Nguyễn Văn Hùng", False),
        ("Nguyễn Văn Hùng", "Nguyễn Hùng", False),
        ("Nguyễn Hùng", "Nguyễn Hùng", False),
    ],
)
def test_shorter_names(short: str, long: str, fits: bool) -> None:
    assert may_be_short_for(name_key(short), name_key(long)) is fits


def test_common_names_are_told_from_rare_ones() -> None:
    assert share_of(name_key("Nguyễn Văn Hùng")) > 50 * share_of(name_key("Giàng Seo Phử"))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [("2020-02-29", "2020-02-29", "2020-02-29"), ("2020-12", "2020-12-01", "2020-12-31")],
)
def test_days(day: str, first: str, last: str) -> None:
    assert days_of(day) == (days_of(first)[0], days_of(last)[1])


def test_one_office_in_one_body() -> None:
    again = replace(DIRECTOR, id="b", article_id="b", day="2022-05-05")
    (person,) = join_people([again, DIRECTOR])
    assert person.ids == ("a", "b")
    assert person.joins[0].reasons[:2] == ("same_office", "same_rank")


@pytest.mark.parametrize(
    ("rank", "day", "one"),
    [
        ("Thiếu tướng", "2022-05-05", True),
        ("Thượng tá", "2022-05-05", False),
        ("Thượng tá", "2020-05", True),
        ("Thượng tá", "2017-05-05", True),
        ("Đại úy", "2018-05-05", False),
        ("Đại úy", None, True),
        (None, "2022-05-05", True),
    ],
)
def test_ranks_rise_and_not_too_fast(rank: str | None, day: str | None, one: bool) -> None:
    other = official("b", police("Giám đốc", NGHE_AN), rank=rank, day=day)
    assert are_one(DIRECTOR, other) is one


def test_a_third_may_keep_two_apart() -> None:
    """Each of the two later ones could be the first, but not both."""
    early = official("a", police("Phó Giám đốc", NGHE_AN), rank="Thượng tá", day="2018-01-01")
    high = official("b", police("Phó Giám đốc", NGHE_AN), rank="Đại tá", day="2019-01-01")
    low = official("c", police("Phó Giám đốc", NGHE_AN), rank="Thượng tá", day="2021-01-01")
    persons = join_people([early, high, low])
    assert len(persons) >= 2
    assert not any({"b", "c"} <= set(person.ids) for person in persons)


def test_two_of_one_article_are_two() -> None:
    twin = replace(DIRECTOR, id="b")
    assert not are_one(DIRECTOR, twin)
    assert explain(DIRECTOR, twin) == (False, ("same_article",))


def test_two_provinces_stay_two() -> None:
    other = official("b", police("Giám đốc", LAO_CAI), rank="Đại tá", day="2023-05-05")
    assert not are_one(DIRECTOR, other)
    assert explain(DIRECTOR, other) == (False, ("other_province",))


@pytest.mark.parametrize("former", [True, False])
def test_an_article_that_names_both_offices_joins_two_provinces(former: bool) -> None:
    both = (police("Giám đốc", NGHE_AN, former=former), police("Giám đốc", LAO_CAI))
    told = official("b", *both, rank="Đại tá", day="2021-05-05")
    later = official("c", police("Giám đốc", LAO_CAI), rank="Đại tá", day="2023-05-05")
    assert are_one(DIRECTOR, told, later)


@pytest.mark.parametrize(("day", "one"), [("2024-01-01", False), ("2025-12-01", True)])
def test_provinces_that_merged_are_one_only_afterwards(day: str, one: bool) -> None:
    before = official("a", police("Phó Giám đốc", YEN_BAI), rank="Đại tá", day="2022-12-01")
    after = official("b", police("Phó Giám đốc", LAO_CAI), rank="Đại tá", day=day)
    assert are_one(before, after) is one


def test_the_country_s_offices_are_one_wherever_they_are_told() -> None:
    minister = SeenPosition(title="Bộ trưởng", unit="Bộ Y tế", kind="government", level="central")
    here = official("a", minister, day="2020-01-01")
    there = replace(here, id="b", article_id="b", place=LAO_CAI, day="2021-01-01")
    assert are_one(here, there)


def test_a_common_name_needs_more() -> None:
    one_district, another = (
        SeenPlace(
            id=f"{code}-2018-01-01",
            level="district",
            land=frozenset({f"{code}-2025-07-01"}),
            province=NGHE_AN.id,
            region=NGHE_AN.region,
        )
        for code in ("998", "999")
    )
    chiefs = [
        SeenPosition(title="Trưởng", unit="Công an huyện", kind="police", level="district", place=place)
        for place in (one_district, another)
    ]
    for name, one in (("Nguyễn Văn Hùng", False), ("Vừ Bá Giống", True)):
        seen = [
            official(id, chief, name=name, day=day)
            for id, chief, day in zip("ab", chiefs, ("2018-02-02", "2023-02-02"), strict=True)
        ]
        assert are_one(*seen) is one


def test_readers_have_the_last_word() -> None:
    other = official("b", police("Giám đốc", LAO_CAI), rank="Thượng tá", day="2023-05-05")
    twin = replace(DIRECTOR, id="c", article_id="c")
    (person,) = join_people([DIRECTOR, other], same=[("b", "a")])
    assert person.joins[0].reasons == ("corrected",)
    assert not are_one(DIRECTOR, twin, different=[("a", "c")])


def test_what_readers_keep_apart_no_third_joins() -> None:
    seen = [replace(DIRECTOR, id=id, article_id=id) for id in "abc"]
    persons = join_people(seen, different=[("a", "c")])
    assert len(persons) == 2
    persons = join_people(seen, different=[("a", "c")], same=[("b", "c")])
    assert {person.ids for person in persons} == {("a",), ("b", "c")}


def test_people_of_two_names_are_one_where_readers_say_so() -> None:
    other = replace(DIRECTOR, id="b", article_id="b", name="Phùng Khắc Thước")
    assert not are_one(DIRECTOR, other)
    assert are_one(DIRECTOR, other, same=[("a", "b")])


def test_contradicting_corrections_are_named() -> None:
    seen = [replace(DIRECTOR, id=id, article_id=id) for id in "abc"]
    with pytest.raises(ValueError, match="a and c"):
        join_people(seen, same=[("a", "b"), ("c", "b")], different=[("c", "a")])


def test_corrections_of_what_is_gone_say_nothing() -> None:
    assert are_one(DIRECTOR, same=[("a", "gone")], different=[("gone", "a")])


def test_one_id_is_one_mention() -> None:
    with pytest.raises(ValueError, match="one id"):
        join_people([DIRECTOR, DIRECTOR])


def test_every_code_has_a_sentence_in_both_languages() -> None:
    told = tomllib.loads((files("extract.across") / "reasons.toml").read_text(encoding="utf-8"))
    assert set(get_args(Reason)) <= told.keys()
    assert all(told[code]["vi"] and told[code]["en"] for code in get_args(Reason))


def test_the_ladder_knows_every_rank() -> None:
    assert {rank.lower() for rank in load_lexicon("ranks")["ranks"]} <= rank_steps().keys()


def test_every_title_of_the_offices_has_a_role() -> None:
    starts = {word for row in careers()["role"] for word in (*row.get("starts", ()), *row.get("is", ()))}
    titles = {row["name"].lower() for row in load_lexicon("offices")["title"] if row["name"]}
    assert not [title for title in titles if not title.startswith(tuple(starts))]


RANKS = ("Thiếu tá", "Trung tá", "Thượng tá", "Đại tá", None)
POSITIONS = [
    (),
    *(
        (police(title, place, former=former),)
        for title in ("Giám đốc", "Phó Giám đốc")
        for place in (NGHE_AN, LAO_CAI, YEN_BAI)
        for former in (False, True)
    ),
    (police("Giám đốc", NGHE_AN), police("Giám đốc", LAO_CAI)),
    (SeenPosition(title="Bộ trưởng", unit="Bộ Công an", kind="government", level="central"),),
]
NAMES = ("Nguyễn Văn Hùng", "Nguyễn Hùng", "Giàng Seo Phử")


@st.composite
def mentions(draw: st.DrawFn) -> list[SeenOfficial]:
    """A dozen mentions of a few names, some in one article."""
    return [
        official(
            f"o{number}",
            *draw(st.sampled_from(POSITIONS)),
            article_id=f"a{draw(st.integers(0, 8))}",
            name=draw(st.sampled_from(NAMES)),
            rank=draw(st.sampled_from(RANKS)),
            day=draw(st.sampled_from((None, "2018", "2019-06", "2020-01-01", "2024-03-03", "2026-01-01"))),
            source=draw(st.sampled_from((None, "s"))),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


PAIRS = st.lists(st.tuples(*(st.integers(0, 12).map("o{}".format),) * 2), max_size=3)


def persons_of(seen: list[SeenOfficial], **told: Any) -> tuple[Person, ...]:
    """The persons; none where the corrections contradict one another."""
    try:
        return join_people(seen, **told)
    except ValueError:
        return ()


@settings(deadline=None, max_examples=60)
@given(mentions(), PAIRS, PAIRS, st.randoms())
def test_properties(seen: list[SeenOfficial], same: Any, different: Any, chance: Any) -> None:
    persons = persons_of(seen, same=same, different=different)
    shuffled = list(seen)
    chance.shuffle(shuffled)
    assert persons_of(shuffled, same=same[::-1], different=different) == persons
    if not persons:
        return
    assert sorted(id for person in persons for id in person.ids) == sorted(each.id for each in seen)
    whose = {id: number for number, person in enumerate(persons) for id in person.ids}
    for person in persons:
        assert_is_tree(person)
    assert all(whose[a] == whose[b] for a, b in same if a in whose and b in whose)
    assert all(whose[a] != whose[b] for a, b in different if a in whose and b in whose and a != b)


@settings(deadline=None, max_examples=40)
@given(mentions())
def test_what_is_joined_stays_so_when_readers_agree(seen: list[SeenOfficial]) -> None:
    persons = join_people(seen)
    assert join_people(seen) == persons
    told = [(join.first, join.second) for person in persons for join in person.joins]
    again = [set(person.ids) for person in join_people(seen, same=told)]
    assert all(any(set(person.ids) <= ids for ids in again) for person in persons)


@settings(deadline=None, max_examples=60)
@given(mentions())
def test_persons_are_consistent(seen: list[SeenOfficial]) -> None:
    by_id = {each.id: each for each in seen}
    steps = rank_steps()
    for person in join_people(seen):
        members = [by_id[id] for id in person.ids]
        assert len({each.article_id for each in members}) == len(members)
        ranked = [
            (each.day, steps[each.rank.lower()])
            for each in members
            if each.rank and each.day and len(each.day) == 10
        ]
        for one, other in combinations(sorted(ranked), 2):
            assert one[0] == other[0] or one[1] <= other[1]


def assert_is_tree(person: Person) -> None:
    """n mentions are joined by n - 1 joins that reach all of them, each from an earlier to a later one."""
    place = {id: number for number, id in enumerate(person.ids)}
    assert len(person.joins) == len(place) - 1
    reached = {person.ids[0]}
    while True:
        more = {
            id
            for join in person.joins
            for id in (join.first, join.second)
            if {join.first, join.second} & reached
        }
        if more <= reached:
            break
        reached |= more
    assert reached == set(place)
    assert all(place[join.first] < place[join.second] and join.reasons for join in person.joins)


def test_many_mentions_of_one_name() -> None:
    """5,000 mentions all over the country and the years, in a few seconds of the processor."""
    chance = random.Random(7)
    seen = []
    for number in range(5000):
        id = f"{chance.randrange(10, 73)}-2018-01-01"
        province = replace(NGHE_AN, id=id, province=id, land=frozenset({id}), region=frozenset({id}))
        title = chance.choice(("Giám đốc", "Phó Giám đốc", "Cán bộ"))
        day = f"{chance.randrange(2015, 2026)}-{chance.randrange(1, 13):02}-11"
        rank = chance.choice(RANKS)
        seen.append(official(f"o{number}", police(title, province), name=NAMES[0], day=day, rank=rank))
    start = time.process_time()
    persons = join_people(seen)
    assert time.process_time() - start < 8
    assert 63 < len(persons) < 5000


def test_a_title_without_its_body() -> None:
    minister = SeenPosition(title="Bộ trưởng", unit="Bộ Y tế", kind="government", level="central")
    assert are_one(official("a", minister), official("b", SeenPosition(title="Bộ trưởng")))


def test_an_article_that_takes_two_for_one_is_believed_of_the_first() -> None:
    """Nobody leads a district's police and a school there: the second office is a namesake's."""
    district = replace(NGHE_AN, id="424-2018-01-01", level="district", land=frozenset({"17827-2025-07-01"}))
    chief = SeenPosition(
        title="Trưởng", unit="Công an huyện Kỳ Sơn", kind="police", level="district", place=district
    )
    school = SeenPosition(
        title="Hiệu trưởng", unit="Trường THPT Kỳ Sơn", kind="education", level="district", place=district
    )
    first = official("a", chief, rank="Trung tá", day="2019-01-01")
    second = official("b", school, day="2020-01-01")
    mixed = official("c", chief, school, rank="Trung tá", day="2020-06-01")
    assert {person.ids for person in join_people([first, second, mixed])} == {("a", "c"), ("b",)}


def test_no_time_to_leave_an_office() -> None:
    """A chief of one district's police who was still there last month is not that of another."""
    chiefs = [
        SeenPosition(
            title="Trưởng",
            unit="Công an huyện",
            kind="police",
            level="district",
            place=replace(NGHE_AN, id=f"{code}-2018-01-01", level="district", land=frozenset({code})),
        )
        for code in ("998", "999")
    ]
    name = "Nguyễn Văn Bình"
    before = official("a", chiefs[0], name=name, rank="Trung tá", day="2015-01-01")
    still = official("b", chiefs[0], name=name, rank="Thượng tá", day="2020-01-01")
    other = official("c", chiefs[1], name=name, rank="Thượng tá", day="2020-02-01")
    assert {person.ids for person in join_people([before, still, other])} == {("a", "b"), ("c",)}
