"""What is closed and what is refused on the next line of Datasette, in an environment of its own."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from asking import ONCE
from next_line import NEXT, serving_next
from protected import publish_protected
from test_site_rights_requests import CLOSED, INSIDE, ODD, ODD_OF_TABLES, WAYS_TO_SQL

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not NEXT.exists(), reason="made by `make test-slow`"),
]


@pytest.fixture(scope="module", params=["closed by the settings too", "by the metadata alone"])
def next_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the next Datasette; `allow_sql` of the metadata holds where it is configuration too."""
    folder: Path = tmp_path_factory.mktemp("next")
    published = publish_protected(folder).published / "diaban.db"
    with serving_next(published, folder, closed=request.param.startswith("closed")) as (address, _):
        yield address


def check(answer: httpx.Response) -> None:
    assert answer.status_code < 500, answer.url
    for name in ONCE[1:]:
        assert len(answer.headers.get_list(name)) == 1, (answer.url, name)
    if answer.status_code >= 400:
        assert [inside for inside in INSIDE if inside in answer.content] == [], answer.url


def test_pages_about_the_inside_are_closed(next_site: str) -> None:
    for path in CLOSED:
        answer = httpx.get(f"{next_site}{path}", timeout=60)
        check(answer)
        assert answer.status_code in (403, 404), path


def test_no_way_leads_to_sql(next_site: str) -> None:
    for address in WAYS_TO_SQL:
        answer = httpx.get(f"{next_site}{address}", timeout=60)
        check(answer)
        assert answer.status_code >= 400 or '"secret": 2147483' not in answer.text, address


def test_nobody_may_write(next_site: str) -> None:
    for path in ("/diaban/-/create", "/diaban/events/-/insert", "/-/create-token", "/diaban/events", "/tim"):
        assert httpx.post(f"{next_site}{path}", json={"row": {}}, timeout=60).status_code in (403, 404, 405)


@pytest.mark.parametrize("table", ["events", "events.json", "facts.csv", "tim.json"])
def test_a_table_answers_whatever_it_is_asked(next_site: str, table: str) -> None:
    for odd in [*ODD_OF_TABLES, *ODD]:
        check(httpx.get(f"{next_site}/diaban/{table}?{odd}", timeout=60))
