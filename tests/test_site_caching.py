"""Tags of pages: who has the page in force is told so, and nobody keeps one that is not."""

import shutil
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from running import Sample, serving
from switches import make_generations

from db.releases import switch

SAFETY = ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy")


@pytest.fixture
def client(site: str):
    with httpx.Client(base_url=site, timeout=30) as client:
        yield client


def tagged(client: httpx.Client, address: str, **headers: str) -> httpx.Response:
    return client.get(address, headers=headers)


def test_pages_of_each_kind_have_tags_and_are_asked_for_again(client, article_ids) -> None:
    article = f"/bai/{quote(article_ids[0], safe='')}"
    for address in (
        "/", article, f"{article}.bib", "/tim?q=cong+an", "/diaban", "/diaban/criteria", "/su-kien.atom",
        "/diaban/criteria.json?_shape=array", "/diaban/criteria.csv", "/robots.txt", "/sitemap.xml",
    ):  # fmt: skip
        first = tagged(client, address)
        assert first.status_code == 200, address
        assert first.headers.get_list("cache-control") == ["no-cache"], address
        (tag,) = first.headers.get_list("etag")
        again = tagged(client, address, **{"if-none-match": f'"other", {tag}'})
        assert (again.status_code, again.content) == (304, b""), address
        assert again.headers.get_list("etag") == [tag]
        for name in SAFETY:
            assert len(again.headers.get_list(name)) == 1, (address, name)


def test_a_tag_without_its_mark_of_weakness_is_known(client) -> None:
    tag = tagged(client, "/").headers["etag"].removeprefix("W/")
    assert tagged(client, "/", **{"if-none-match": tag}).status_code == 304


def test_another_language_is_another_page(client) -> None:
    vietnamese = tagged(client, "/").headers["etag"]
    english = tagged(client, "/", cookie="lang=en")
    assert english.headers["etag"] != vietnamese
    assert "Cookie" in english.headers["vary"]
    assert tagged(client, "/", cookie="lang=en", **{"if-none-match": vietnamese}).status_code == 200


def test_a_choice_of_language_is_always_heard(client) -> None:
    english = tagged(client, "/", cookie="lang=en").headers["etag"]
    chosen = tagged(client, "/?_lang=en", **{"if-none-match": english})
    assert chosen.status_code == 200
    assert "lang=en" in chosen.headers["set-cookie"]
    assert "etag" not in chosen.headers


def test_what_is_for_one_reader_is_not_kept(client) -> None:
    answer = tagged(client, "/", cookie="lang=en; ds_actor=x")
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert answer.headers.get_list("cache-control") == ["private, no-store"]


@pytest.mark.parametrize("address, status", [("/khong-co", 404), ("/diaban/events?_sort=x", 400)])
def test_what_can_not_be_answered_has_no_tag(client, address, status) -> None:
    answer = tagged(client, address)
    assert answer.status_code == status
    assert "etag" not in answer.headers


def test_heads_have_the_tag_of_the_page(client) -> None:
    assert client.head("/").headers["etag"] == tagged(client, "/").headers["etag"]


def test_the_next_publication_is_another_page(sample: Sample, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(sample.folder, folder, symlinks=True)
    published = folder / "var" / "published"
    (later,) = make_generations(published, 1)
    with serving(folder) as address, httpx.Client(base_url=address, timeout=30) as client:
        tag = tagged(client, "/").headers["etag"]
        assert tagged(client, "/", **{"if-none-match": tag}).status_code == 304
        switch(published, later)
        assert tagged(client, "/", **{"if-none-match": tag}).status_code == 200


def test_two_processes_give_the_same_tag(sample: Sample, site: str) -> None:
    with serving(sample.folder) as other:
        assert httpx.get(other, timeout=30).headers["etag"] == httpx.get(site, timeout=30).headers["etag"]
