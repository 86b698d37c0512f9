"""Links to people whose ids were given up go on leading somewhere."""

import asyncio
from pathlib import Path

import pytest
from datasette.app import Datasette
from invented import NOW, article, fill

from db.publish import publish
from db.working import working_database

RETIRED = "abcdefgh2345"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved")
    fill(folder / "diaban.db", article())
    with working_database(folder / "diaban.db") as connection:
        connection.execute("INSERT INTO person_aliases SELECT ?, id FROM people", [RETIRED])
    publish(folder / "diaban.db", folder / "out", run_id=1, now=NOW)
    return folder / "out" / "diaban.db"


def answer(path: Path, page: str) -> tuple[int, str]:
    """Status, and where it leads."""
    site = Datasette([], immutables=[str(path)])
    response = asyncio.run(site.client.get(page))
    return response.status_code, response.headers.get("location", "")


@pytest.mark.parametrize("page", ["/diaban/people/{}", "/diaban/people/{}.json", "/can-bo/{}"])
def test_a_former_id_leads_to_the_person(published: Path, page: str) -> None:
    status, location = answer(published, page.format(RETIRED))
    assert status == 301
    assert location.startswith(page.split("{")[0])
    assert answer(published, location)[0] == 200


@pytest.mark.parametrize(
    "page", ["/diaban/people/zzzzzzzzzzzz", f"/diaban/stories/{RETIRED}", f"/su-kien/{RETIRED}", "/diaban/no"]
)
def test_what_never_was_is_not_there(published: Path, page: str) -> None:
    assert answer(published, page)[0] == 404
