"""How dated lists become intervals, what is read from packages, and what the build asks for."""

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from extract.gazetteer.build import main, needed_archives
from extract.gazetteer.heirs import OldCommune, read_pairs
from extract.gazetteer.intervals import DatedList, Row, join_lists
from extract.gazetteer.packages import read_list
from extract.gazetteer.table import FIRST_DAY

TOP: dict[str, Row] = {"01": ("Tỉnh Thử", ""), "001": ("Huyện Một", "01"), "002": ("Huyện Hai", "01")}


def _changes(**tables: Any) -> dict[str, Any]:
    return {"spelling": {"same": []}, "effective": [], "before": []} | tables


def _intervals(changes: dict[str, Any], *lists: tuple[str, dict[str, Row]]) -> list[tuple[str, ...]]:
    dated = [DatedList(date=day, named=TOP | named) for day, named in lists]
    units = join_lists(dated, changes)
    return [(u.code, u.name, u.parent, u.valid_from, u.valid_to, u.source) for u in units if len(u.code) == 5]


def test_a_unit_of_every_list_has_one_interval() -> None:
    row: dict[str, Row] = {"00001": ("Xã Một", "001")}
    assert _intervals(_changes(), ("2019-10-01", row), ("2021-06-01", row)) == [
        ("00001", "Xã Một", "001", FIRST_DAY, "", "before")
    ]


@pytest.mark.parametrize("after", [("Phường Một", "001"), ("Xã Khác", "001"), ("Xã Một", "002")])
def test_a_change_of_name_type_or_parent_begins_another(after: Row) -> None:
    lists: list[tuple[str, dict[str, Row]]] = [
        ("2019-10-01", {"00001": ("Xã Một", "001")}),
        ("2021-06-01", {"00001": after}),
    ]
    assert _intervals(_changes(), *lists) == [
        ("00001", "Xã Một", "001", FIRST_DAY, "2021-06-01", "before"),
        ("00001", *after, "2021-06-01", "", "snapshot"),
    ]


@pytest.mark.parametrize(
    ("entries", "day", "source"),
    [
        ([], "2021-06-01", "snapshot"),
        ([{"date": "2020-01-01", "provinces": ["01"]}], "2020-01-01", "decree"),
        ([{"date": "2020-01-01", "provinces": ["09"]}], "2021-06-01", "snapshot"),
        # the narrower scope counts, whichever stands first
        (
            [{"date": "2020-01-01", "provinces": ["01"]}, {"date": "2020-03-01", "districts": ["001"]}],
            "2020-03-01", "decree",
        ),
        (
            [{"date": "2020-03-01", "districts": ["001"]}, {"date": "2021-01-01", "communes": ["00001"]}],
            "2021-01-01", "decree",
        ),
        # the district that it went to counts as much as the one that it was in
        ([{"date": "2020-05-01", "districts": ["002"]}], "2020-05-01", "decree"),
        # a day that is not between the two lists says nothing of them, unless it is listed late
        ([{"date": "2019-01-01", "communes": ["00001"]}], "2021-06-01", "snapshot"),
        ([{"date": "2019-01-01", "listed": "2021-06-01", "communes": ["00001"]}], "2019-01-01", "decree"),
    ],
)  # fmt: skip
def test_the_day_of_a_change_is_that_of_its_entry(
    entries: list[dict[str, Any]], day: str, source: str
) -> None:
    lists: list[tuple[str, dict[str, Row]]] = [
        ("2019-10-01", {"00001": ("Xã Một", "001")}),
        ("2021-06-01", {"00001": ("Xã Một", "002")}),
    ]
    before, after = _intervals(_changes(effective=entries), *lists)
    assert before[4] == after[3] == day
    assert after[5] == source


def test_a_commune_that_is_in_no_later_list_ended() -> None:
    lists: list[tuple[str, dict[str, Row]]] = [
        ("2019-10-01", {"00001": ("Xã Một", "001")}),
        ("2021-06-01", {}),
        ("2023-01-01", {"00001": ("Xã Ba", "001")}),
    ]
    assert _intervals(_changes(), *lists) == [
        ("00001", "Xã Một", "001", FIRST_DAY, "2021-06-01", "before"),
        ("00001", "Xã Ba", "001", "2023-01-01", "", "snapshot"),
    ]


def test_a_spelling_is_no_other_name() -> None:
    lists = [
        DatedList(date="2019-10-01", named=TOP | {"00001": ("Xã Ea Bar", "001")}),
        DatedList(date="2021-06-01", named=TOP | {"00001": ("Xã Eabar", "001")}, spells_anew=True),
        DatedList(date="2022-06-01", named=TOP | {"00001": ("Xã Êa Bar", "001")}),
    ]
    unit = join_lists(lists, _changes())[-1]
    assert (unit.name, unit.also, unit.valid_to) == ("Xã Eabar", "Xã Ea Bar|Xã Êa Bar", "")


def test_what_stood_before_is_put_before() -> None:
    entries = [
        {"until": "2019-03-01", "units": {"00001": "Xã Một"}, "gone": {"00009": ["Xã Chín", "001"]}},
        {"since": "2019-03-01", "until": "2019-07-01", "units": {"00001": "Thị trấn Một"}},
    ]
    lists: list[tuple[str, dict[str, Row]]] = [("2019-10-01", {"00001": ("Phường Một", "001")})]
    assert _intervals(_changes(before=entries), *lists) == [
        ("00001", "Xã Một", "001", FIRST_DAY, "2019-03-01", "before"),
        ("00001", "Thị trấn Một", "001", "2019-03-01", "2019-07-01", "decree"),
        ("00001", "Phường Một", "001", "2019-07-01", "", "decree"),
        ("00009", "Xã Chín", "001", FIRST_DAY, "2019-03-01", "before"),
    ]


def test_reads_a_list_of_rows_without_what_hangs_from_nothing(tmp_path: Path) -> None:
    levels = {
        "provinces": [{"code": "01", "name": "Tỉnh Thử"}],
        "districts": [{"code": "001", "name": "Huyện  Hoà Một", "province_code": "01"}],
        "wards": [
            {"code": "00001", "name": "Xã Một", "district_code": "001"},
            {"code": "00002", "name": "Xã Hai", "district_code": "099"},
        ],
    }
    with tarfile.open(tmp_path / "lists.tgz", "w:gz") as tar:
        for level, rows in levels.items():
            content = json.dumps(rows).encode()
            member = tarfile.TarInfo(f"package/{level}.json")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    entry = {"date": "2019-10-01", "archive": "lists.tgz", "format": "rows", "path": "package/"}
    assert read_list(tmp_path, entry).named == {
        "01": ("Tỉnh Thử", ""),
        "001": ("Huyện Hòa Một", "01"),
        "00001": ("Xã Một", "001"),
    }


def test_pairs_by_code() -> None:
    lists = {
        "DICT_PROVINCE_WARD_NO_DIVIDED": {"p": {"new": ["p_d_one"]}},
        "DICT_PROVINCE_WARD_DIVIDED": {"p": {"p_d_two": [{"newWardKey": "new"}, {"newWardKey": "other"}]}},
    }
    old = {
        f"p_d_{name}": OldCommune(code=code, district="p_d", name=name)
        for name, code in (("one", "1"), ("two", "2"))
    }
    new = {("p", "new"): "8", ("p", "other"): "9"}
    assert read_pairs(json.dumps(lists).encode(), old, new) == {
        ("1", "8"): "whole",
        ("2", "8"): "part",
        ("2", "9"): "part",
    }
    with pytest.raises(KeyError):
        read_pairs(json.dumps(lists).encode(), old, {("p", "new"): "8"})


def test_the_build_says_what_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main([str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert all(archive in told for archive in needed_archives())


def test_the_build_tells_how_to_get_every_archive(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    told = capsys.readouterr().err.replace("-", "_")
    for archive in needed_archives():
        name, version = archive.replace("-", "_").rsplit("_py3", 1)[0].removesuffix(".tgz").rsplit("_", 1)
        assert name in told and version in told, archive
