"""What pages of officials, units and events have in common: a way to cite, to report an error, to follow."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from lives import publish_lives

from db.site.addresses import organisation_address, person_address, story_address

CONTACT = "sai@tin.example.vn"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("lives"))


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, str]:
    with closing(sqlite3.connect(published)) as connection:
        found = {
            name: connection.execute(f"SELECT id FROM {name} ORDER BY articles DESC, id").fetchone()[0]
            for name in ("people", "organisations", "stories")
        }
    return {
        "people": person_address(found["people"]),
        "organisations": organisation_address(found["organisations"]),
        "stories": story_address(found["stories"]),
    }


def shown(path: Path, page: str, *, contact: str | None = None) -> BeautifulSoup:
    metadata = {"plugins": {"diaban": {"contact": contact}}} if contact else None
    site = Datasette([], immutables=[str(path)], metadata=metadata)
    return BeautifulSoup(asyncio.run(site.client.get(page)).text, "html.parser")


KINDS = pytest.mark.parametrize("kind", ["people", "organisations", "stories"])


@KINDS
def test_an_error_is_reported_by_mail_that_says_which_page(
    published: Path, pages: dict[str, str], kind: str
) -> None:
    page = shown(published, pages[kind], contact=CONTACT)
    mail = urlsplit(page.select_one("section[aria-labelledby=sai] a")["href"])
    asked = parse_qs(mail.query)
    assert (mail.scheme, unquote(mail.path)) == ("mailto", CONTACT)
    assert page.h1.text in asked["subject"][0]
    assert asked["body"][0].startswith(f"http://localhost{pages[kind]}")


@KINDS
def test_without_a_contact_it_is_said_whom_to_tell(published: Path, pages: dict[str, str], kind: str) -> None:
    section = shown(published, pages[kind]).select_one("section[aria-labelledby=sai]")
    assert section.select("a") == []
    assert "người phụ trách" in section.text and "whoever runs the site" in section.text


@KINDS
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_is_cited_by_its_address_in_no_language(
    published: Path, pages: dict[str, str], kind: str, language: str
) -> None:
    page = shown(published, f"{pages[kind]}?_lang={language}")
    cited = page.select_one("section.cite p.citation").text
    assert cited.startswith(page.h1.text) and cited.endswith(f"http://localhost{pages[kind]}")
    assert ("2/1/2026" if language == "vi" else "2 January 2026") in cited


@KINDS
def test_the_english_page_has_no_vietnamese_words_of_ours(
    published: Path, pages: dict[str, str], kind: str
) -> None:
    page = shown(published, f"{pages[kind]}?_lang=en")
    assert page.html["lang"] == "en" and page.h1["lang"] == "vi"
    vi = {heading.contents[0].strip() for heading in shown(published, pages[kind]).select("main h2")}
    assert vi and not vi & {heading.text.strip() for heading in page.select("main h2")}


def test_events_are_followed_by_place_and_type(published: Path, pages: dict[str, str]) -> None:
    feeds = [link["href"] for link in shown(published, pages["stories"]).select("p.follow a")]
    assert [urlsplit(feed).path for feed in feeds] == ["/su-kien.atom", "/su-kien.ics"] * 2
    assert [list(parse_qs(urlsplit(feed).query)) for feed in feeds] == [
        ["dia_ban"],
        ["dia_ban"],
        ["loai"],
        ["loai"],
    ]
