"""Facets that are counted in one go say what Datasette says, which counts them one after the other."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from crawling import datasette_on
from running import Sample

from db.site import together

NARROWED = (
    "/diaban/criteria.json?_search=an+ninh",
    "/diaban/units.json?name__contains=C%C3%B4ng+an&_facet=month",
    "/diaban/units.json?name__contains=C%C3%B4ng+an&kind=police&_facet_size=2",
    "/diaban/figures.json?_tu=2020&_den=2024&unit__notnull=1",
    "/diaban/officials.json?rank__notnull=1&_facet=place_id",
    "/diaban/dates.json?type__not=DATE",
    "/diaban/localities.json?name__isnull=1",
)


def asked_of(published: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, list[str]]:
    """What a table's JSON says of facets, and what SQL was asked for them."""
    asked: list[str] = []

    async def ask() -> Any:
        datasette = datasette_on(published)
        await datasette.invoke_startup()
        database = datasette.get_database()
        execute = database.execute_fn

        async def noted(fn: Any, *arguments: Any) -> Any:
            asked.extend(
                cell.cell_contents for cell in fn.__closure__ or () if isinstance(cell.cell_contents, str)
            )
            return await execute(fn, *arguments)

        monkeypatch.setattr(database, "execute_fn", noted)
        answer = await datasette.client.get(path)
        assert answer.status_code == 200, answer.text
        for each in datasette.databases.values():
            each.close()
        return answer.json()["facet_results"]

    return asyncio.run(ask()), [sql for sql in asked if " group by " in sql]


@pytest.mark.parametrize("path", NARROWED)
def test_facets_are_the_same(sample: Sample, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _ = asked_of(sample.published, path, monkeypatch)
    monkeypatch.setattr(together, "_FACET", re.compile("(?!)"))
    theirs, _ = asked_of(sample.published, path, monkeypatch)
    assert ours == theirs
    assert any(facet["results"] for facet in theirs.values()) or "isnull" in path


def test_the_facets_of_a_table_are_counted_by_one_query(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked = asked_of(sample.published, "/diaban/units.json?name__contains=an", monkeypatch)
    assert {"kind", "level", "year"} <= set(found)
    assert len(asked) == 1 and asked[0].startswith("select +[kind], +[level], +[year], count(*)")


@pytest.mark.parametrize(
    "path",
    ["/diaban/articles.json", "/diaban/stories.json?type=raid", "/diaban/stories.json?type=raid&year=2024"],
)
def test_what_indexes_have_is_left_to_them(
    sample: Sample, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked = asked_of(sample.published, path, monkeypatch)
    assert len(asked) == len(found) > 1
    assert not any("+" in sql for sql in asked)


def test_another_facet_is_counted_alone() -> None:
    assert together.columns_of("units", "kind") == ("kind", "level", "year")
    assert together.columns_of("units", "month") == ("month",)
    assert together.columns_of("units", "") == ("kind", "level", "year")
    assert together.columns_of("facts", "year") == ("kind", "year")
    assert together.columns_of("nothing", "month") == ("month",)


@pytest.mark.parametrize(
    "path",
    [
        "/diaban/units.json?_size=4",
        "/diaban/units.json?_size=4&_sort=kind&name__contains=an",
        "/diaban/units.json?_size=4&_sort_desc=level&kind=police",
        "/diaban/criteria.json?_size=4&_sort_desc=met_min&status=achieved",
    ],
)
def test_a_further_page_has_the_counts_of_the_first(
    sample: Sample, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask() -> list[Any]:
        datasette = datasette_on(sample.published)
        found, following = [], path
        for _ in range(12):
            answer = (await datasette.client.get(following)).json()
            facets = answer["facet_results"]
            found.append(
                {
                    name: [(each["value"], each["count"]) for each in facet["results"]]
                    for name, facet in facets.items()
                }
            )
            if answer["next"] is None:
                break
            following = f"{path}&_next={answer['next']}"
        for database in datasette.databases.values():
            database.close()
        return found

    found = asyncio.run(ask())
    assert len(found) > 2
    assert all(each == found[0] for each in found)
