"""What the site says where it can't answer, in both languages and of nothing inside; what it passes over."""

import asyncio
import errno
import sqlite3

import httpx
import pytest
from bs4 import BeautifulSoup
from datasette.database import QueryInterrupted
from datasette.utils.asgi import BadRequest, Forbidden, NotFound
from datasette.views.base import DatasetteError

from db.site.errors import answer, status_of

INSIDE = ("Traceback", "sqlite", "no such column", "select ", "site-packages", ".py", "/tmp", "datasette_")
LONG = "x" * 5_000


def said(answered: httpx.Response) -> BeautifulSoup:
    page = BeautifulSoup(answered.text, "html.parser")
    for inside in INSIDE:
        assert inside not in page.select_one("main").get_text().lower(), inside
    assert page.select_one("html")["lang"] == "vi"
    assert len(page.select("h1")) == 1 and page.select_one("h1 [lang=en]").get_text()
    assert "x-content-type-options" in answered.headers
    return page


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/khong-co", 404),
        ("GET", "//", 404),
        ("GET", "//evil.example/", 404),
        ("GET", "/%5Cevil.example/", 404),
        ("GET", "/diaban/khong_co", 404),
        ("GET", "/khong_co/events", 404),
        ("GET", "/diaban/events/khong-co", 404),
        ("GET", "/bai/khong-co", 404),
        ("GET", "/can-bo/khong-co", 404),
        ("GET", f"/tim?q={'x' * 400}", 400),
        ("GET", f"/tim?q={LONG}", 400),
        ("GET", f"/{LONG}", 400),
        ("GET", f"/diaban/events?title={'x' * 1_001}", 400),
        ("GET", "/diaban/events?_size=999999", 400),
        ("GET", "/diaban/events?_sort=khong_co", 400),
        ("GET", "/su-kien.atom?loai=khong", 400),
        ("GET", "/diaban?sql=select+1", 403),
        ("POST", "/tim", 405),
        ("POST", "/diaban/events", 405),
        ("DELETE", "/", 405),
        ("PUT", "/bai/x", 405),
    ],
)
def test_an_answer_that_is_none_says_so_in_both_languages(
    site: str, method: str, path: str, status: int
) -> None:
    answered = httpx.request(method, f"{site}{path}", timeout=30)
    assert answered.status_code == status
    said(answered)
    assert (answered.headers.get("allow") is not None) is (status == 405)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/diaban/khong_co.json", 404),
        ("/diaban/events.json?_where=1", 403),
        ("/diaban/events.json?_sort=x", 400),
    ],
)
def test_programs_get_json(site: str, path: str, status: int) -> None:
    answered = httpx.get(f"{site}{path}", timeout=30)
    assert answered.status_code == status
    body = answered.json()
    assert body["ok"] is False and body["status"] == status
    assert not any(inside in body["error"] for inside in INSIDE)


@pytest.mark.parametrize(
    "path", ["/diaban/events", "/diaban/events.json", "/tim", "/", "/diaban/facts", "/diaban/tim"]
)
def test_parameters_that_nobody_knows_are_passed_over(site: str, path: str) -> None:
    asked = {"fbclid": "abc", "utm_source": "z", "title__khong": "1", "q": "a"}
    assert httpx.get(f"{site}{path}", params=asked, timeout=30).status_code == 200


def test_filters_still_filter(site: str) -> None:
    everything = httpx.get(f"{site}/diaban/articles.json?_shape=array&_size=max", timeout=30).json()
    asked = {
        "_shape": "array",
        "_size": "max",
        "year__gte": "2024",
        "fbclid": "x",
        "label__contains": "Công an",
    }
    found = httpx.get(f"{site}/diaban/articles.json", params=asked, timeout=30).json()
    assert [row["id"] for row in found] == [
        row["id"]
        for row in everything
        if row["year"] and row["year"] >= 2024 and "công an" in row["label"].lower()
    ]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("x"), 404),
        (BadRequest("x"), 400),
        (Forbidden("x"), 403),
        (DatasetteError("x", status=503), 503),
        (DatasetteError("x", title="SQL Interrupted", status=400), 503),
        (DatasetteError("x", status=418), 400),
        (DatasetteError("Cannot sort table by x"), 400),
        (QueryInterrupted(sqlite3.OperationalError("interrupted"), "select 1", {}), 503),
        (sqlite3.DatabaseError("/srv/diaban.db is malformed"), 500),
        (RuntimeError("x"), 500),
        (OSError(errno.ENOTDIR, "x", "/srv/app.css/x"), 404),
        (OSError(errno.ENAMETOOLONG, "x"), 404),
        (OSError(errno.EIO, "x"), 500),
    ],
)
def test_the_status_of_an_error(error: Exception, status: int) -> None:
    assert status_of(error) == status


def test_every_status_has_words_in_both_languages() -> None:
    class Site:
        async def render_template(self, name: str, context: dict[str, object], request: object) -> str:
            assert name == "error.html"
            return str(context["said"])

    for status in (400, 403, 404, 405, 500, 503):
        page = asyncio.run(answer(Site(), None, status))  # type: ignore[arg-type]
        assert page.status == status
        assert str(status) not in page.body
