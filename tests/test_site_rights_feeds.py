"""Feeds and calendars by their rules, whatever the articles say: RFC 4287, RFC 3339, RFC 5545."""

import asyncio
import json
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from crawling import datasette_on
from icalendar import Calendar
from lxml import etree

from cli_settings import Settings
from cli_work import extract_articles, import_paths, publish_facts
from db.site.feeds import _moment

ATOM = "{http://www.w3.org/2005/Atom}"
# What RFC 4287 wants of each, and how often: (least, most).
IN_FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (1, 9), "entry": (0, 50)}
IN_ENTRY = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 9), "link": (1, 9), "category": (0, 9),
    "summary": (0, 1),
}  # fmt: skip
BREAKING = "\u2028BEGIN:VEVENT\u2029END:VCALENDAR\x85X-BAD:1, a;b\\n"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that would break a line, an element or an address."""
    folder = tmp_path_factory.mktemp("feeds")
    lines = []
    stamps = (None, "2024", "2024-03", "2024-03-13", "2024-03-13T08:05:00+07:00", "2024-03-13T01:05:00Z")
    for number, stamp in enumerate(stamps):
        line = {
            "id": f"a/{number}?x&y#z",
            "title": f"Công an xã Tân Lập {BREAKING} ]]> <b>&amp; bàn giao nhà số {number}",
            "text": f"Ngày {number + 3}/3/2024, Công an xã Tân Lập bàn giao nhà {BREAKING} {'số ạ' * 40}.",
            "byline": f"]]>{BREAKING}",
            "source": "x.example.vn",
            "province": "Nghệ An",
        }
        lines.append(json.dumps({**line, **({"published": stamp} if stamp else {})}, ensure_ascii=False))
    (folder / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(database=folder / "diaban.db", published=folder / "published", default_policy="full")
    import_paths(settings, [folder / "news.jsonl"], complain=_fail)
    extract_articles(settings, everything=False, complain=_fail)
    publish_facts(settings, force=False)
    return settings.published / "diaban.db"


def _fail(message: str) -> None:
    raise AssertionError(message)


def get(published: Path, address: str) -> bytes:
    answer = asyncio.run(datasette_on(published).client.get(address))
    assert answer.status_code == 200, address
    return answer.content


def check_children(element: etree._Element, rules: dict[str, tuple[int, int]]) -> None:
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= rules.keys()
    for name, (least, most) in rules.items():
        assert least <= names.count(name) <= most, name


QUERIES = [
    "",
    "?loai=ceremony",
    "?dia_ban=nghe+an",
    "?dia_ban=%22%3Cb%3E%26&loai=meeting",
    "?_lang=en",
    "?x=%ff",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_feed_is_one_by_its_rules(published: Path, query: str) -> None:
    feed = etree.fromstring(get(published, f"/su-kien.atom{query}"))
    assert feed.tag == f"{ATOM}feed"
    check_children(feed, IN_FEED)
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        check_children(entry, IN_ENTRY)
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert entry.find(f"{ATOM}link").get("rel") == "alternate"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) and all(id.startswith("urn:diaban:story:") for id in ids)
    for moment in feed.iter(f"{ATOM}updated"):
        assert MOMENT.fullmatch(moment.text)
        datetime.fromisoformat(moment.text.replace("Z", "+00:00"))
    addresses = [feed.findtext(f"{ATOM}id"), *(link.get("href") for link in feed.iter(f"{ATOM}link"))]
    for address in addresses:
        assert urlsplit(address).scheme == "http" and address.isascii() and not re.search(r'[\s<>"]', address)
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_every_event_is_in_the_feed_as_it_is_called(published: Path) -> None:
    feed = etree.fromstring(get(published, "/su-kien.atom"))
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles and all("<b>" in title and "]]>" in title for title in titles)


@pytest.mark.parametrize("query", QUERIES[:4])
def test_a_calendar_is_one_by_its_rules(published: Path, query: str) -> None:
    body = get(published, f"/su-kien.ics{query}")
    lines = body.split(b"\r\n")
    assert lines[-1] == b"" and max(map(len, lines)) <= 75
    assert not re.search(rb"[\x00-\x08\x0b-\x0c\x0e-\x1f]|(?<!\r)\n|\r(?!\n)", body)
    # Some readers end lines wherever Unicode lets a line end.
    assert body.decode().splitlines() == body.decode().split("\r\n")[:-1]
    calendar = Calendar.from_ical(body)
    assert calendar.name == "VCALENDAR"
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL"} <= set(event)
        assert "X-BAD" not in event
    events = len(calendar.walk("VEVENT"))
    assert events == body.count(b"BEGIN:VEVENT\r\n") == body.count(b"END:VEVENT\r\n")


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        (None, "1970-01-01T00:00:00Z"),
        ("2024", "2024-01-01T00:00:00+07:00"),
        ("2024-03", "2024-03-01T00:00:00+07:00"),
        ("2024-03-13", "2024-03-13T00:00:00+07:00"),
        ("2024-03-13T08:05", "2024-03-13T08:05:00+07:00"),
        ("2024-03-13T08:05:06", "2024-03-13T08:05:06+07:00"),
        ("2024-03-13T08:05:06Z", "2024-03-13T08:05:06Z"),
        ("2024-03-13T08:05:06.123+00:00", "2024-03-13T08:05:06.123+00:00"),
        ("hôm qua", "1970-01-01T00:00:00Z"),
    ],
)
def test_a_moment_is_whole_however_it_is_known(stamp: str | None, moment: str) -> None:
    assert _moment(stamp) == moment
