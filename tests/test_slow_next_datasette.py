"""The site on the next line of Datasette, in the environment that `make test-slow` makes for it."""

from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
from bs4 import BeautifulSoup
from next_line import NEXT, serving_next
from running import Sample
from test_site_browser import CHROMIUM
from test_site_policy import complaints, one_of_each, own_scripts_and_styles, pages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not NEXT.exists(), reason="made by `make test-slow`"),
]


@pytest.fixture(scope="module")
def next_site(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the next Datasette on the sample."""
    with serving_next(sample.published, tmp_path_factory.mktemp("next")) as (address, _):
        yield address


def test_pages_are_there(next_site: str, article_ids: list[str]) -> None:
    article = f"/bai/{quote(article_ids[0], safe='')}"
    for path in ("/", "/ban-do", article, "/tim?q=cong+an", "/diaban/criteria", "/diaban/tim?q=dai+ta"):
        answer = httpx.get(f"{next_site}{path}", timeout=60, follow_redirects=True)
        assert answer.status_code == 200, (path, answer.text[:300])
    shown = BeautifulSoup(httpx.get(f"{next_site}{article}", timeout=60).text, "html.parser")
    for start in ("/can-bo/", "/don-vi/", "/su-kien/"):
        link = shown.select_one(f"aside a[href^='{start}']")["href"]
        assert httpx.get(f"{next_site}{link}", timeout=60).status_code == 200, link
    for path in ("/chat-luong", "/api", "/tim?q=cong+an&dia_ban=nghe+an&loai=units", f"{article}.bib"):
        assert httpx.get(f"{next_site}{path}", timeout=60).status_code == 200, path
    assert "<mark" in httpx.get(f"{next_site}{article}", timeout=60).text


def test_search_knows_vietnamese_and_readers_may_not_run_sql(next_site: str) -> None:
    found = httpx.get(f"{next_site}/diaban/officials.json?_search=dai+ta&_shape=array", timeout=60)
    assert found.status_code == 200 and found.json()
    assert httpx.get(f"{next_site}/diaban/-/query?sql=select+1", timeout=60).status_code in (403, 404)


def test_what_can_not_be_answered_is_said_in_both_languages(next_site: str) -> None:
    for path, status in (("/khong", 404), ("/diaban/khong_co", 404), ("/diaban/events?_sort=x", 400)):
        answer = httpx.get(f"{next_site}{path}", timeout=60)
        assert answer.status_code == status
        assert 'lang="en"' in answer.text and "Traceback" not in answer.text
    assert httpx.post(f"{next_site}/tim", timeout=60).status_code == 405
    assert httpx.get(f"{next_site}/diaban/events?fbclid=x", timeout=60).status_code == 200


@pytest.fixture(scope="module")
def next_pages(next_site: str) -> dict[str, BeautifulSoup]:
    """A page of each kind, by its address."""
    return pages(next_site)


def test_no_page_has_scripts_or_styles_of_its_own(next_pages: dict[str, BeautifulSoup]) -> None:
    assert len(next_pages) > 50
    assert own_scripts_and_styles(next_pages) == []


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_a_browser_has_nothing_to_say_against_any_page(
    next_site: str, next_pages: dict[str, BeautifulSoup]
) -> None:
    assert complaints(next_site, one_of_each(next_pages)) == []


@pytest.mark.parametrize(
    "path", ["/diaban/-/query", "/diaban/-/queries", "/diaban/events/-/count", "/-/jump"]
)
def test_what_is_for_writers_is_closed(next_site: str, path: str) -> None:
    assert httpx.get(f"{next_site}{path}", timeout=30).status_code == 404


def test_a_table_is_shown_in_words(next_pages: dict[str, BeautifulSoup]) -> None:
    table = next_pages["/diaban/events"]
    heads = [th.get_text(" ", strip=True) for th in table.select("table.data thead th")]
    assert heads[:4] == ["Thời gian When", "Loại Type", "Địa bàn Place", "Sự kiện Event"]
    assert table.select("details.facet summary")
    assert table.select("td.col-place_id a[href^='/dia-ban/']")
