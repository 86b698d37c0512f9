"""Who a mention is while articles are stored, before anything is joined."""

import pytest

from db.people import Mentioned, keep_people, name_key, normal_name, person_id, person_row


def official(id: str, name: str, article: str = "bai-1") -> dict[str, object]:
    return {"id": id, "name": name, "article_id": article, "person_id": person_id(id)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phan Thị Hoà", "PHAN THỊ HÒA"),
        ("Đặng  Thử Nghiệm", "đặng thử nghiệm"),
        ("Dang Thu Nghiem", "Đặng Thử Nghiệm"),
    ],
)
def test_names_that_one_person_may_have_are_found_together(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_other_names_are_not() -> None:
    assert name_key("Phan Giả Định") != name_key("Phan Giả Thiết")


def test_a_name_has_one_spelling() -> None:
    assert normal_name("Phan  Thị Hoà") == "Phan Thị Hòa"
    assert person_row("p", "Phan Thị Hoà")["name"] == "Phan Thị Hòa"


def test_a_mention_that_is_read_again_stays_the_person_it_was() -> None:
    row = official("f1", "Phan Giả Định")
    keep_people([row], {"f1": Mentioned("bai-1", name_key("Phan Giả Định"), "p9")})
    assert row["person_id"] == "p9"


def test_a_mention_that_has_moved_in_its_article_stays_the_person_it_was() -> None:
    row = official("f2", "Phan Giả Định")
    keep_people([row], {"f1": Mentioned("bai-1", name_key("Phan Giả Định"), "p9")})
    assert row["person_id"] == "p9"


@pytest.mark.parametrize(
    "row", [official("f1", "Phan Giả Thiết"), official("f2", "Phan Giả Định", article="bai-2")]
)
def test_another_name_and_another_article_are_somebody_new(row: dict[str, object]) -> None:
    new = row["person_id"]
    keep_people([row], {"f1": Mentioned("bai-1", name_key("Phan Giả Định"), "p9")})
    assert row["person_id"] == new
