"""What Datasette is spared stays as it would be without."""

import asyncio
import gc
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from running import Sample

from db.site.thrift import settled

METADATA = Path(__file__).parents[1] / "datasette_metadata.json"


def answers(sample: Sample, paths: list[str], *, closed: str | None = None) -> list[Any]:
    metadata = json.loads(METADATA.read_text(encoding="utf-8"))
    if closed is not None:
        metadata["databases"]["diaban"]["tables"][closed]["allow"] = False

    async def ask() -> list[Any]:
        datasette = Datasette([], immutables=[str(sample.published)], metadata=metadata)
        found = [await datasette.client.get(path) for path in paths]
        for database in datasette.databases.values():
            database.close()
        return found

    return asyncio.run(ask())


def test_a_table_that_is_closed_stays_closed_and_others_open(sample: Sample) -> None:
    paths = ["/diaban/criteria", "/diaban/events", "/diaban/criteria", "/diaban/criteria.json"]
    assert [each.status_code for each in answers(sample, paths, closed="criteria")] == [403, 200, 403, 403]


def test_many_names_of_no_table_are_not_found(sample: Sample) -> None:
    found = answers(sample, [f"/diaban/no_table_{number}" for number in range(5)] + ["/diaban/events"])
    assert [each.status_code for each in found] == [404] * 5 + [200]


def test_the_row_of_an_article_counts_no_facts(sample: Sample, article_ids: list[str]) -> None:
    path = f"/diaban/articles/{article_ids[0]}.json?_extras=foreign_key_tables"
    (answer,) = answers(sample, [path])
    referring = {each["other_table"] for each in answer.json()["foreign_key_tables"]}
    assert "revisions" in referring
    assert "figures" not in referring


def test_facts_are_filtered_by_their_article(sample: Sample, article_ids: list[str]) -> None:
    for asked in (f"article_id={article_ids[0]}", f"article_id__exact={article_ids[0]}"):
        path = f"/diaban/dates.json?{asked}&_shape=array&_size=max"
        whole = "/diaban/dates.json?_shape=array&_size=max"
        filtered, everything = (answer.json() for answer in answers(sample, [path, whole]))
        assert filtered
        expected = [row["id"] for row in everything if row["article_id"] == article_ids[0]]
        assert sorted(row["id"] for row in filtered) == sorted(expected)


def test_evidence_of_a_fact_leads_to_the_fact(sample: Sample) -> None:
    (rows,) = answers(sample, ["/diaban/fact_evidence.json?_shape=array&_size=1"])
    (row,) = rows.json()
    moved, none = answers(
        sample, [f"/diaban/fact_evidence/{row['id']}", "/diaban/fact_evidence/aaaaaaaaaaaa"]
    )
    assert (moved.status_code, moved.headers["location"]) == (301, f"/diaban/{row['kind']}/{row['id']}")
    assert none.status_code == 404


def test_whole_views_have_as_many_rows_as_are_counted(sample: Sample) -> None:
    for view, of in (("facts", "facts"), ("fact_evidence", "facts"), ("criteria_by_locality", "criteria")):
        (answer,) = answers(sample, [f"/diaban/{view}.json?_size=0"])
        with closing(sqlite3.connect(sample.published)) as connection:
            (expected,) = connection.execute(f"SELECT count(*) FROM {of}").fetchone()
        assert answer.json()["filtered_table_rows_count"] == expected


def test_a_server_s_beginnings_are_left_out_of_the_search_for_garbage() -> None:
    kinds: list[str] = []

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        kinds.append(scope["type"])

    gc.unfreeze()
    asyncio.run(settled(app)({"type": "http"}, None, None))
    assert gc.get_freeze_count() == 0
    asyncio.run(settled(app)({"type": "lifespan"}, None, None))
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    assert frozen > 1000 and kinds == ["http", "lifespan"]
