"""Joining over articles in the database: it holds whatever comes, goes and is corrected."""

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from reports import HA_TINH, NGHE_AN, Held, Report, store

from cli_across import join_articles
from db.corrections import BadCorrection, correct, corrections, lift_correction
from db.ids import fact_id
from db.join_people import join_pending_people
from db.join_places import Places
from db.pending import note_everything, pending
from db.store import remove_articles
from db.working import working_database
from extract.across.seen import Person, SeenOfficial

AN = Held(name="Phan Giả An")
DINH = Held(name="Trần Thử Định", title="Phó Giám đốc", rank="Thượng tá")
FAR = Held(
    name="Phan Giả An", unit="Công an tỉnh Hà Tĩnh", place=HA_TINH, rank="Trung tá", title="Phó Giám đốc"
)
REPORTS = (
    Report(id="a1", day="2021-03-02", people=(AN, DINH)),
    Report(id="a2", day="2022-05-04", people=(AN,), body="Ra quân bảo đảm trật tự đô thị trước kỳ nghỉ dài."),
    Report(
        id="a3", day="2022-09-09", people=(FAR,), body="Sơ kết phong trào toàn dân ở vùng ven biển phía bắc."
    ),
    Report(
        id="a4", day="2023-01-05", people=(AN, DINH), body="Trao quà cho các gia đình có hoàn cảnh khó khăn."
    ),
)
TABLES = (
    "people", "person_joins", "person_aliases", "organisations", "stories", "event_joins", "story_aliases",
    "officials", "units", "positions", "events", "places",
)  # fmt: skip
RANKS = ("Đại tá", "Thượng tá", "Trung tá", None)
NOW = "2026-01-02T03:04:05Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diaban.db"


@pytest.fixture
def joined(path: Path) -> Iterator[sqlite3.Connection]:
    store(path, REPORTS)
    with working_database(path) as connection:
        join_articles(connection)
        yield connection


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def people(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """Articles by person."""
    found: dict[str, set[str]] = {}
    for person, article in connection.execute("SELECT person_id, article_id FROM officials"):
        found.setdefault(person, set()).add(article)
    return found


def groups(connection: sqlite3.Connection) -> set[frozenset[str]]:
    return {frozenset(articles) for articles in people(connection).values()}


def official(report: Report, number: int = 0) -> str:
    fact = report.facts().officials[number]
    return fact_id(report.id, "officials", fact.start, fact.end)


def person(connection: sqlite3.Connection, official_id: str) -> str:
    (found,) = connection.execute("SELECT person_id FROM officials WHERE id = ?", [official_id]).fetchone()
    return str(found)


def by_name(
    seen: Sequence[SeenOfficial], /, *, same: object = (), different: object = ()
) -> tuple[Person, ...]:
    """A joining that takes everybody of one name for one."""
    named: dict[str, list[str]] = {}
    for each in seen:
        named.setdefault(each.name, []).append(each.id)
    return tuple(Person(ids=tuple(sorted(ids))) for ids in named.values())


def nobody(
    seen: Sequence[SeenOfficial], /, *, same: object = (), different: object = ()
) -> tuple[Person, ...]:
    """A joining that takes nobody for another."""
    return tuple(Person(ids=(each.id,)) for each in seen)


def test_the_same_post_is_one_person_and_another_province_s_is_not(joined: sqlite3.Connection) -> None:
    assert groups(joined) == {frozenset({"a1", "a2", "a4"}), frozenset({"a1", "a4"}), frozenset({"a3"})}
    assert pending(joined, "people") == pending(joined, "units") == pending(joined, "events") == []


def test_every_join_is_written_down_with_its_reasons(joined: sqlite3.Connection) -> None:
    rows = joined.execute(
        "SELECT person_id, first_official_id, second_official_id, reasons FROM person_joins"
    )
    for person_id, first, second, reasons in rows.fetchall():
        assert {person(joined, first), person(joined, second)} == {person_id}
        assert "same_office" in reasons.split()
    assert joined.execute("SELECT count(*) FROM person_joins").fetchone() == (3,)


def test_one_by_one_ends_as_all_at_once(path: Path, tmp_path: Path) -> None:
    for report in REPORTS:
        store(path, [report])
        with working_database(path) as connection:
            join_articles(connection)
    with working_database(path) as connection:
        one_by_one = contents(connection)
        join_articles(connection, everything=True)
        assert contents(connection) == one_by_one
    other = tmp_path / "other.db"
    store(other, REPORTS)
    with working_database(other) as connection:
        join_articles(connection)
        assert groups(connection) == {frozenset(articles) for articles in _groups_of(one_by_one)}


def _groups_of(tables: dict[str, list[tuple[object, ...]]]) -> list[set[str]]:
    found: dict[object, set[str]] = {}
    for row in tables["officials"]:
        found.setdefault(row[4 + 1], set()).add(str(row[13]))
    return list(found.values())


def test_a_fresh_database_names_people_after_their_earliest_mention(tmp_path: Path) -> None:
    ids = []
    for name, order in (("one", REPORTS), ("other", REPORTS[::-1])):
        store(tmp_path / name, order)
        with working_database(tmp_path / name) as connection:
            join_articles(connection)
            ids.append({frozenset(articles): id for id, articles in people(connection).items()})
    assert ids[0] == ids[1]


def test_an_id_stays_with_most_of_its_mentions(joined: sqlite3.Connection, path: Path) -> None:
    before = people(joined)
    earlier = Report(
        id="a0", day="2020-06-07", people=(AN,), body="Giao ban công tác tháng sáu tại trụ sở mới."
    )
    store(path, [earlier])
    join_articles(joined)
    after = people(joined)
    assert {id: articles - {"a0"} for id, articles in after.items()} == before


def test_reading_again_changes_nothing(joined: sqlite3.Connection, path: Path) -> None:
    before = contents(joined)
    store(path, REPORTS)
    join_articles(joined)
    assert contents(joined) == before


def test_a_retired_id_leads_to_its_heir_and_comes_back(path: Path) -> None:
    store(path, [REPORTS[0], REPORTS[2]])
    with working_database(path) as connection:
        places = Places(connection, _no_place)
        join_pending_people(connection, nobody, places, every_name)
        first, second = official(REPORTS[0]), official(REPORTS[2])
        ids = person(connection, first), person(connection, second)
        note_everything(connection)
        join_pending_people(connection, by_name, places, every_name)
        kept = person(connection, first)
        (retired,) = {*ids} - {kept}
        aliases = connection.execute("SELECT id, person_id FROM person_aliases").fetchall()
        assert aliases == [(retired, kept)]
        note_everything(connection)
        join_pending_people(connection, nobody, places, every_name)
        assert (person(connection, first), person(connection, second)) == ids
        assert connection.execute("SELECT count(*) FROM person_aliases").fetchone() == (0,)


def every_name(names: Iterable[str]) -> dict[str, str]:
    """Names that only one block has."""
    return dict.fromkeys(names, "all")


def _no_place(place: object) -> None:
    return None


def test_a_correction_splits_and_lifting_it_joins_again(joined: sqlite3.Connection) -> None:
    before = contents(joined)
    first, last = official(REPORTS[0]), official(REPORTS[3])
    correct(joined, "different", first, last, reason="hai người", now=NOW)
    join_articles(joined)
    assert person(joined, first) != person(joined, last)
    assert lift_correction(joined, last, first) is True
    join_articles(joined)
    after = contents(joined)
    assert {id for id, _ in after.pop("person_aliases")}.isdisjoint(people(joined))  # type: ignore[misc]
    assert before.pop("person_aliases") == []
    assert after == before
    assert lift_correction(joined, last, first) is False


def test_a_correction_joins_what_nothing_else_does(joined: sqlite3.Connection) -> None:
    near, far = official(REPORTS[0]), official(REPORTS[2])
    correct(joined, "same", near, far, reason=None, now=NOW)
    join_articles(joined)
    assert person(joined, near) == person(joined, far)


def test_a_correction_joins_two_names(joined: sqlite3.Connection) -> None:
    one, other = official(REPORTS[0]), official(REPORTS[0], 1)
    correct(joined, "same", official(REPORTS[1]), official(REPORTS[3], 1), reason="đổi tên", now=NOW)
    join_articles(joined)
    assert person(joined, official(REPORTS[1])) == person(joined, official(REPORTS[3], 1))
    join_articles(joined, everything=True)
    assert person(joined, official(REPORTS[1])) == person(joined, official(REPORTS[3], 1))
    assert one != other


def test_two_names_of_one_are_joined_again_together(path: Path) -> None:
    other = Report(id="a5", day="2023-02-05", people=(replace(DINH, name="Lê Giả Đổi"),))
    store(path, [REPORTS[0], other])
    with working_database(path) as connection:
        join_articles(connection)
        one, two = official(REPORTS[0], 1), official(other)
        correct(connection, "same", one, two, reason="đổi tên", now=NOW)
        join_articles(connection)
        for report in (other, REPORTS[0]):
            store(path, [report])
            join_articles(connection)
            assert person(connection, one) == person(connection, two)


def test_a_correction_outlives_reading_again_and_leaving(joined: sqlite3.Connection, path: Path) -> None:
    first, last = official(REPORTS[0]), official(REPORTS[3])
    correct(joined, "different", first, last, reason=None, now=NOW)
    join_articles(joined)
    apart = groups(joined)
    moved = Report(id="a4", day="2023-01-05", people=(AN, DINH), body="Bài đã được toà soạn sửa lại đôi chỗ.")
    remove_articles(joined, ["a4"])
    join_articles(joined)
    assert [each.kind for each in corrections(joined)] == ["different"]
    store(path, [moved])
    join_articles(joined)
    assert official(moved) != last
    assert groups(joined) == apart
    join_articles(joined, everything=True)
    assert groups(joined) == apart


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("nothing", "nothing", "is one fact"), ("nothing", None, "there is no fact nothing")],
)
def test_a_correction_of_what_is_not_there_is_refused(
    joined: sqlite3.Connection, first: str, second: str | None, said: str
) -> None:
    with pytest.raises(BadCorrection, match=said):
        correct(joined, "same", first, second or official(REPORTS[0]), reason=None, now=NOW)


def test_a_fact_that_is_no_official_is_named(joined: sqlite3.Connection) -> None:
    (unit,) = joined.execute("SELECT id FROM units LIMIT 1").fetchone()
    with pytest.raises(BadCorrection, match="is one of the units"):
        correct(joined, "same", unit, official(REPORTS[0]), reason=None, now=NOW)


def test_corrections_may_not_contradict_one_another(joined: sqlite3.Connection) -> None:
    one, two, three = official(REPORTS[0]), official(REPORTS[1]), official(REPORTS[3])
    correct(joined, "same", one, two, reason=None, now=NOW)
    correct(joined, "same", two, three, reason=None, now=NOW)
    with pytest.raises(BadCorrection, match="held together"):
        correct(joined, "different", one, three, reason=None, now=NOW)
    correct(joined, "different", two, three, reason=None, now=NOW)
    with pytest.raises(BadCorrection, match="kept apart"):
        correct(joined, "same", one, three, reason=None, now=NOW)
    assert [each.kind for each in corrections(joined)] == ["same", "different"]


def test_corrections_that_contradict_once_an_article_is_back_do_no_harm(
    joined: sqlite3.Connection, path: Path
) -> None:
    one, two, three = official(REPORTS[0]), official(REPORTS[1]), official(REPORTS[3])
    correct(joined, "different", one, three, reason=None, now=NOW)
    correct(joined, "same", two, three, reason=None, now=NOW)
    remove_articles(joined, ["a4"])
    correct(joined, "same", one, two, reason=None, now=NOW)
    store(path, [REPORTS[3]])
    join_articles(joined)
    assert person(joined, two) == person(joined, three) != person(joined, one)


def test_an_interrupted_joining_leaves_what_was_and_is_taken_up(
    joined: sqlite3.Connection, path: Path
) -> None:
    before = contents(joined)
    note_everything(joined)

    def interrupt(seen: Sequence[SeenOfficial], /, **corrections: object) -> tuple[Person, ...]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        join_pending_people(joined, interrupt, Places(joined, _no_place), every_name)
    assert contents(joined) == before
    assert pending(joined, "people")
    join_articles(joined)
    assert contents(joined) == before


def test_who_is_mentioned_no_more_is_gone(joined: sqlite3.Connection) -> None:
    remove_articles(joined, ["a3"])
    join_articles(joined)
    assert groups(joined) == {frozenset({"a1", "a2", "a4"}), frozenset({"a1", "a4"})}
    assert joined.execute("SELECT count(*) FROM people").fetchone() == (2,)
    assert joined.execute("SELECT count(*) FROM organisations").fetchone() == (1,)
    assert joined.execute("SELECT count(*) FROM stories").fetchone() == (3,)
    assert joined.execute("PRAGMA foreign_key_check").fetchall() == []


def test_reports_of_one_event_are_one_story_and_part_again(joined: sqlite3.Connection, path: Path) -> None:
    copy = Report(id="b1", day="2021-03-02", people=(AN, DINH), source="bao.example.vn")
    assert joined.execute("SELECT count(*) FROM stories").fetchone() == (4,)
    (story,) = joined.execute("SELECT story_id FROM events WHERE article_id = 'a1'").fetchone()
    store(path, [copy])
    join_articles(joined)
    rows = joined.execute("SELECT article_id, story_id FROM events WHERE article_id IN ('a1', 'b1')")
    assert dict(rows.fetchall()) == {"a1": story, "b1": story}
    assert joined.execute("SELECT articles FROM stories WHERE id = ?", [story]).fetchone() == (2,)
    assert joined.execute("SELECT count(*) FROM event_joins").fetchone() == (1,)
    once = contents(joined)
    join_articles(joined, everything=True)
    assert contents(joined) == once
    remove_articles(joined, ["b1"])
    join_articles(joined)
    assert joined.execute("SELECT articles FROM stories WHERE id = ?", [story]).fetchone() == (1,)
    assert joined.execute("SELECT count(*) FROM stories").fetchone() == (4,)


def many_reports(draw: random.Random) -> list[Report]:
    """Reports of people with like names in two provinces, some shortened, who rise and move."""
    names = (
        "Nguyễn Văn Hùng",
        "Nguyễn Hùng",
        "Nguyễn Mạnh Hùng",
        "Nguyễn Văn Quý",
        "Nguyễn Văn Quí",
        "Y Biêr Niê",
    )
    offices = ("Giám đốc", "Phó Giám đốc", "Trưởng phòng Cảnh sát hình sự", "Chủ tịch UBND tỉnh")
    bodies = (("Công an tỉnh Nghệ An", NGHE_AN), ("Công an tỉnh Hà Tĩnh", HA_TINH))
    reports = []
    for number in range(60):
        unit, place = draw.choice(bodies)
        held = [
            Held(name=name, title=draw.choice(offices), unit=unit, place=place, rank=draw.choice(RANKS))
            for name in draw.sample(names, 2)
        ]
        day = f"20{draw.randrange(18, 24)}-0{draw.randrange(1, 10)}-1{draw.randrange(0, 10)}"
        bodies_of_text = ("Ra quân bảo đảm trật tự", "Tổng kết phong trào", "Trao quà cho học sinh nghèo")
        body = f"{draw.choice(bodies_of_text)} tại xã số {draw.randrange(5)} của tỉnh."
        reports.append(Report(id=f"m{number}", day=day, people=tuple(held), body=body, place=place))
    return reports


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_comes_and_goes_it_is_as_if_all_were_joined_at_once(path: Path, seed: int) -> None:
    draw = random.Random(seed)
    reports = many_reports(draw)
    store(path, reports[:20])
    with working_database(path) as connection:
        for step in range(8):
            join_articles(connection)
            remove_articles(connection, [report.id for report in draw.sample(reports, 4)])
            store(path, draw.sample(reports, 8))
            if step == 4:
                first, second = draw.sample(sorted(people_of(connection)), 2)
                correct(connection, "same", first, second, reason=None, now=NOW)
        join_articles(connection)
        step_by_step = contents(connection)
        join_articles(connection, everything=True)
        assert contents(connection) == step_by_step
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def people_of(connection: sqlite3.Connection) -> list[str]:
    return [id for (id,) in connection.execute("SELECT id FROM officials ORDER BY id")]
