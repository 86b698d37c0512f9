"""Feeds, calendars, what crawlers are told, and what is gone."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import escape
from urllib.parse import quote
from xml.etree import ElementTree as Xml

import httpx
import pytest
from icalendar import Calendar
from running import Sample, run_diaban, serving

from db.ids import article_mark
from db.site.days import days_said

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def get(site: str, path: str, **parameters: str) -> httpx.Response:
    return httpx.get(f"{site}{path}", params=parameters, timeout=30)


def query(sample: Sample, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(sample.published)) as connection:
        return connection.execute(sql).fetchall()


def test_the_feed_has_each_story_once_with_a_link_that_leads_to_it(site, sample):
    answer = get(site, "/su-kien.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = Xml.fromstring(answer.content)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    stories = [story for (story,) in query(sample, "SELECT id FROM stories")]
    assert sorted(ids) == sorted(f"urn:diaban:story:{story}" for story in stories)
    for entry in feed.iter(f"{ATOM}entry"):
        assert entry.findtext(f"{ATOM}title")
        assert len(entry.findtext(f"{ATOM}updated")) >= len("2026-01-01T00:00:00Z")
        assert httpx.get(entry.find(f"{ATOM}link").get("href"), timeout=30).status_code == 200


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ({}, "/su-kien"),
        ({"loai": "conference"}, "/su-kien?loai=conference"),
        ({"dia_ban": "nghe an"}, "/diaban/su_kien_moi_cau_chuyen?dia_ban=nghe+an&tu_ngay=&den_ngay="),
    ],
)
def test_a_feed_leads_to_the_page_that_has_the_same(site, asked, leads_to):
    feed = Xml.fromstring(get(site, "/su-kien.atom", **asked).content)
    (page,) = (link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "alternate")
    assert page == f"{site}{leads_to}"
    shown = httpx.get(page, timeout=30)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert shown.status_code == 200
    assert all(escape(title[:40], quote=True).split("&")[0] in shown.text for title in titles[:5])


def test_the_feed_of_a_unit_leads_to_its_page(site, sample):
    ((unit,),) = query(sample, "SELECT id FROM organisations ORDER BY articles DESC LIMIT 1")
    feed = Xml.fromstring(get(site, "/su-kien.atom", don_vi=unit).content)
    assert f"{site}/don-vi/{unit}" in [link.get("href") for link in feed.findall(f"{ATOM}link")]


def test_feeds_say_days_as_far_as_they_are_known(site, sample):
    stretches = query(
        sample,
        "SELECT s.id, s.date_from, s.date_to FROM stories s WHERE s.date_to > s.date_from",
    )
    entries = Xml.fromstring(get(site, "/su-kien.atom").content).iter(f"{ATOM}entry")
    told = {entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}summary") for entry in entries}
    events = Calendar.from_ical(get(site, "/su-kien.ics").content).walk("VEVENT")
    described = {str(event["UID"]): str(event.get("DESCRIPTION", "")) for event in events}
    assert stretches
    for story, first, last in stretches:
        when = days_said(first, last, lang="vi")
        assert told[f"urn:diaban:story:{story}"].startswith(when) and first not in when
        assert described[f"{story}@diaban"].startswith(when)


def test_a_feed_does_not_say_a_title_twice(site):
    for entry in Xml.fromstring(get(site, "/su-kien.atom").content).iter(f"{ATOM}entry"):
        assert not (entry.findtext(f"{ATOM}summary") or "").endswith(f" · {entry.findtext(f'{ATOM}title')}")


@pytest.mark.parametrize("path", ["/su-kien.atom", "/su-kien.ics"])
def test_feeds_are_of_a_type_and_a_place(site, sample, path):
    ((type_, path_of_place),) = query(
        sample,
        "SELECT s.type, p.path FROM stories s JOIN places p ON p.id = s.place_id"
        " WHERE s.date_from IS NOT NULL ORDER BY s.id LIMIT 1",
    )
    of_both = get(site, path, loai=type_, dia_ban=path_of_place).text
    whole = get(site, path).text
    assert 0 < of_both.count("UID:") + of_both.count("<entry>") < whole.count("UID:") + whole.count("<entry>")
    nowhere = get(site, path, dia_ban="xã Không Có Ở Đâu")
    assert nowhere.status_code == 200
    assert nowhere.text.count("UID:") + nowhere.text.count("<entry>") == 0


def test_a_type_that_is_none_is_said_to_be_none(site):
    answer = get(site, "/su-kien.ics", loai="tiệc")
    assert answer.status_code == 400
    assert "Không có loại sự kiện này" in answer.text


def test_the_calendar_is_one(site, sample):
    answer = get(site, "/su-kien.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    stories = query(sample, "SELECT id, date_from, title FROM stories WHERE date_from IS NOT NULL")
    told = {(str(e["UID"]), e["DTSTART"].dt.isoformat(), str(e["SUMMARY"])) for e in events}
    assert told == {(f"{id}@diaban", day, title) for id, day, title in stories}
    assert all(event["DTEND"].dt > event["DTSTART"].dt for event in events)


def test_crawlers_find_articles_and_keep_out_of_queries(site, article_ids):
    robots = get(site, "/robots.txt").text
    assert "Disallow: /*?" in robots
    assert f"Sitemap: {site}/sitemap.xml" in robots
    maps = locations(f"{site}/sitemap.xml")
    found = {page: locations(page) for page in maps}
    assert {f"{site}/bai/{quote(each)}" for each in article_ids} <= found[f"{site}/sitemap-1.xml"]
    kinds = {url.split("/")[3] for urls in found.values() for url in urls}
    assert {"", "bai", "dia-ban", "chuong-trinh", "su-kien", "don-vi", "ban-do"} <= kinds
    assert "can-bo" not in kinds
    for urls in found.values():
        assert 0 < len(urls) <= 50_000
        assert all(httpx.get(url, timeout=30).status_code == 200 for url in sorted(urls)[:12])


def test_maps_of_events_and_units_have_all_of_them(site, sample):
    maps = locations(f"{site}/sitemap.xml")
    for kind, table in (("su-kien", "stories"), ("don-vi", "organisations")):
        of_kind = [page for page in maps if f"sitemap-{kind}-" in page]
        urls = {url.rpartition("/")[2] for page in of_kind for url in locations(page)}
        assert urls == {id for (id,) in query(sample, f"SELECT id FROM {table}")}


@pytest.mark.parametrize("name", ["9", "0", "su-kien-0", "su-kien-9", "don-vi-999999", "can-bo-1"])
def test_a_map_that_is_none_is_not_found(site, name):
    assert get(site, f"/sitemap-{name}.xml").status_code == 404


def locations(address: str) -> set[str]:
    """What a sitemap leads to."""
    return {each.text for each in Xml.fromstring(httpx.get(address, timeout=30).content).iter(f"{MAP}loc")}


def article(id: str) -> str:
    text = f"Ngày 5/3/2024, Công an xã Tân Lập bàn giao nhà tình nghĩa số {id} cho một gia đình khó khăn."
    return json.dumps({"id": id, "title": f"Bàn giao nhà {id}", "text": text}, ensure_ascii=False) + "\n"


@pytest.fixture(scope="module")
def taken_down(tmp_path_factory) -> Iterator[tuple[str, str]]:
    """A site that one of two articles was taken off, and the path of a fact that it had."""
    folder = tmp_path_factory.mktemp("gone")
    (folder / "tin.jsonl").write_text(article("a") + article("b"), encoding="utf-8")
    for command in (("import", "tin.jsonl"), ("refresh",)):
        assert run_diaban(*command, folder=folder).returncode == 0
    ((fact,),) = query(
        Sample(folder=folder), f"SELECT id FROM events WHERE article_id = '{article_mark('a')}'"
    )
    for command in (("remove", "a"), ("refresh", "--force")):
        assert run_diaban(*command, folder=folder).returncode == 0
    with serving(folder) as address:
        yield address, f"/diaban/events/{fact}"


def test_an_article_that_was_taken_down_is_gone(taken_down):
    answer = get(taken_down[0], "/bai/a")
    assert answer.status_code == 410
    assert "Bài này không còn" in answer.text


def test_its_facts_are_gone_too(taken_down):
    site, fact = taken_down
    assert get(site, fact).status_code == 410
    assert "Dữ kiện này không còn" in get(site, fact).text
    answer = get(site, f"{fact}.json")
    assert (answer.status_code, answer.json()["reason"]) == (410, "withdrawn")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/bai/khong-co", 404),
        ("/diaban/events/aaaaaaaaaaaa", 404),
        ("/diaban/events/x", 404),
        (f"/bai/{article_mark('b')}", 200),
    ],
)
def test_what_never_was_is_not_found_and_what_is_there_is_shown(taken_down, path, status):
    assert get(taken_down[0], path).status_code == status
