"""Who is taken for one person, and who is not."""

import pytest

from db.found_by import FoundBy
from db.people import Person, identify
from db.places import place_by_names
from extract.facts import OfficialFact, Place, Position, UnitFact


def person(
    name: str = "Phan Giả Định",
    *,
    article: str = "bai-1",
    unit: str | None = "Công an tỉnh Nghệ An",
    province: str | None = "Tỉnh Nghệ An",
    kind: str | None = "police",
    rank: str | None = None,
    basis: str = "stated",
) -> Person:
    evidence = {"start": 0, "end": 1, "text": "x", "rule": "x"}
    positions = (Position(title="Trưởng phòng", unit=unit),) if unit else ()
    official = OfficialFact(**evidence, name=name, rank=rank, positions=positions)  # type: ignore[arg-type]
    fact = UnitFact(**evidence, name=unit, kind=kind) if unit and kind else None  # type: ignore[arg-type]
    place = place_by_names(Place(province=province)) if province else None
    return identify(official, article_id=article, where=FoundBy(place, basis, None, None, None), unit=fact)


@pytest.mark.parametrize(
    "one, other",
    [
        (person(), person(article="bai-2")),
        (person(), person(unit="Phòng Cảnh sát hình sự Công an tỉnh Nghệ An")),
        (person(), person(rank="Thượng tá")),
        (person("Phan Thị Hoà"), person("PHAN THỊ HÒA")),
        (person(province=None), person(province=None, article="bai-2")),
        (person(unit=None, rank="Đại tá"), person(unit=None, rank="Đại tá", article="bai-2")),
        (
            person(basis="article", unit="Bộ Công an"),
            person(basis="article", unit="Bộ Công an", province="Tỉnh Lào Cai"),
        ),
    ],
)
def test_one_person(one: Person, other: Person) -> None:
    assert one.id == other.id


@pytest.mark.parametrize(
    "one, other",
    [
        (person(), person("Phan Giả Thiết")),
        (person(), person(province="Tỉnh Lào Cai")),
        (person(), person(unit="Trường THPT Số 9", kind="education")),
        (person(unit=None), person(unit=None, article="bai-2")),
        (person(province=None), person(province=None, unit="Sở Y tế")),
        (person(unit=None, rank="Đại tá"), person(unit=None, rank="Đại tá", province="Tỉnh Lào Cai")),
    ],
)
def test_two_people(one: Person, other: Person) -> None:
    assert one.id != other.id
