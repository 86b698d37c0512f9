"""The switch of languages: what a page says, what is remembered, what stays."""

import httpx
import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from db.site.language import both, number, says, switch_address

LATIN_COOKIES = ("lang=\xe9", "lang=fr", '=;;;"', "lang")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/tim", "/tim?_lang=en"),
        ("/tim?q=c%E1%BB%ADa+l%C3%B2", "/tim?q=c%E1%BB%ADa+l%C3%B2&_lang=en"),
        ("/tim?_lang=vi&q=a", "/tim?q=a&_lang=en"),
        ("/diaban/events?_facet=type&_facet=year&x=", "/diaban/events?_facet=type&_facet=year&x=&_lang=en"),
        ("//evil.example/a", "/evil.example/a?_lang=en"),
    ],
)
def test_switch_keeps_the_page(address: str, expected: str) -> None:
    assert switch_address(address) == expected


def test_vietnamese_is_first_and_text_is_escaped() -> None:
    assert both("<b>", Markup("<i>x</i>")) == '&lt;b&gt; <span lang="en"><i>x</i></span>'
    assert says("Tìm", "Search") == "Tìm"


@pytest.mark.parametrize(
    ("value", "expected"), [(1234567, "1.234.567"), (0.5, "0,5"), (7, "7"), (1234.5, "1.234,5")]
)
def test_numbers_as_vietnamese_write_them(value: float, expected: str) -> None:
    assert number(value) == expected


def spoken(answer: httpx.Response) -> str:
    return str(BeautifulSoup(answer.text, "html.parser").html["lang"])  # type: ignore[index]


def test_asked_for_language_is_remembered(site: str) -> None:
    with httpx.Client(base_url=site, timeout=30) as client:
        assert spoken(client.get("/tim")) == "vi"
        assert spoken(client.get("/tim?q=x&_lang=en")) == "en"
        later = client.get("/")
        assert spoken(later) == "en"
        assert "set-cookie" not in later.headers  # or no cache would keep it
        assert spoken(client.get("/?_lang=vi")) == "vi"
        assert spoken(client.get("/tim")) == "vi"


def test_switch_leads_to_the_same_page_in_english(site: str) -> None:
    with httpx.Client(base_url=site, timeout=30) as client:
        page = BeautifulSoup(client.get("/tim?q=cong+an&loai=criteria").text, "html.parser")
        switch = page.select_one("a.switch")
        assert switch is not None
        assert switch["lang"] == "en"
        there = client.get(str(switch["href"]))
        assert spoken(there) == "en"
        assert BeautifulSoup(there.text, "html.parser").select_one("input[name=q]")["value"] == "cong an"  # type: ignore[index]


@pytest.mark.parametrize("cookie", LATIN_COOKIES)
def test_strange_cookies_mean_vietnamese(site: str, cookie: str) -> None:
    assert (
        spoken(httpx.get(f"{site}/tim", headers=[(b"cookie", cookie.encode("latin-1"))], timeout=30)) == "vi"
    )


@pytest.mark.parametrize(("path", "varies"), [("/tim", "Cookie"), ("/diaban/events", "Cookie")])
def test_pages_vary_by_cookie_alone(site: str, path: str, varies: str) -> None:
    assert httpx.get(f"{site}{path}", timeout=30).headers["vary"] == varies
