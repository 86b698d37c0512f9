"""New events as an Atom feed and as a calendar, by locality and type."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree as Xml

from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from db.site.addresses import organisation_address, story_address
from db.site.days import days_said
from db.site.labels import vietnamese
from db.site.rows import Row, fetch_one, published
from db.site.stories import EVENT_TYPES, Wanted, latest_stories

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

ENTRIES = 50
DAYS = 300
_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST = 75  # octets of a line of a calendar (RFC 5545 section 3.1)
# What XML 1.0 cannot carry, and what readers of calendars take for the end of a line besides CR and LF.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
# A moment as RFC 3339 has it; what is missing of it is the beginning of the day, in Vietnam.
_MOMENT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?:T(?P<time>\d\d:\d\d)(?P<seconds>:\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)
_TO_ESCAPE = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"), ("\r", ""))


async def atom_feed(datasette: "Datasette", request: Request) -> Response:
    """`/su-kien.atom?dia_ban=&loai=&don_vi=`: the latest events, one entry a story.

    Raises BadRequest for an unknown type, NotFound for an unknown unit.
    """
    database = published(datasette)
    asked = _asked(request)
    title = await _title(database, asked)
    stories = await latest_stories(database, asked, limit=ENTRIES)
    build = await fetch_one(database, "SELECT built_at FROM build", {})
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    address = datasette.absolute_url(request, request.full_path)
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", build["built_at"] if build else "1970-01-01T00:00:00Z")
    Xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    page = datasette.absolute_url(request, _page(database.name, asked))
    Xml.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for story in stories:
        _add_entry(feed, story, datasette.absolute_url(request, story_address(story["id"])))
    body = Xml.tostring(feed, encoding="unicode", xml_declaration=False)
    return Response(
        f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n',
        content_type="application/atom+xml; charset=utf-8",
    )


async def calendar(datasette: "Datasette", request: Request) -> Response:
    """`/su-kien.ics?dia_ban=&loai=&don_vi=`: events with a day, as a calendar to subscribe to.

    Raises BadRequest for an unknown type, NotFound for an unknown unit.
    """
    database = published(datasette)
    asked = _asked(request)
    title = await _title(database, asked)
    stories = await latest_stories(database, asked, limit=DAYS, dated=True)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//diaban//su-kien//VI", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(title)}")
    site = datasette.absolute_url(request, "/").rstrip("/")
    for story in stories:
        lines.extend(_event_lines(story, f"{site}{story_address(story['id'])}"))
    lines.append("END:VCALENDAR")
    body = "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))
    return Response(body, content_type="text/calendar; charset=utf-8")


def _asked(request: Request) -> Wanted:
    type_ = (request.args.get("loai") or "").strip()
    if type_ and type_ not in EVENT_TYPES:
        known = ", ".join(EVENT_TYPES)
        raise BadRequest(
            f"Không có loại sự kiện này; có: {known} · No such type of event; there are: {known}"
        )
    place, unit = ((request.args.get(name) or "").strip() for name in ("dia_ban", "don_vi"))
    return Wanted(place=place, type=type_, unit=unit)


async def _title(database: "Database", asked: Wanted) -> str:
    type_ = vietnamese("event_types", asked.type) if asked.type else ""
    parts = ["Sự kiện", type_, asked.place, await _unit_name(database, asked.unit)]
    return " – ".join(_clean(part) for part in parts if part)


async def _unit_name(database: "Database", unit: str) -> str:
    if not unit:
        return ""
    row = await fetch_one(database, "SELECT name FROM organisations WHERE id = :id", {"id": unit[:40]})
    if row is None:
        raise NotFound("Không có đơn vị này · There is no such unit")
    return str(row["name"])


def _page(database: str, asked: Wanted) -> str:
    """The page for people that has what a feed has, as near as there is one."""
    if asked.unit:
        return organisation_address(asked.unit)
    if asked.place:
        days = {"tu_ngay": "", "den_ngay": ""}
        return f"/{database}/su_kien_moi_cau_chuyen?{urlencode({'dia_ban': asked.place, **days})}"
    return f"/su-kien?{urlencode({'loai': asked.type})}" if asked.type else "/su-kien"


def _when(story: Row) -> str:
    """The days of an event as far as they are known: the first of a month is not said of all of it."""
    return days_said(story["date_from"], story["date_to"], lang="vi")


def _quoted(story: Row) -> str:
    """Its sentence, where that says more than its title."""
    quote = story["quote"] or ""
    return "" if quote.strip() == (story["title"] or story["label"]).strip() else quote


def _add_entry(feed: Xml.Element, story: Row, address: str) -> None:
    entry = Xml.SubElement(feed, "entry")
    _add(entry, "id", f"urn:diaban:story:{story['id']}")
    _add(entry, "title", story["title"] or story["label"])
    Xml.SubElement(entry, "link", {"rel": "alternate", "href": address})
    _add(entry, "updated", _moment(story["published"] or story["date_from"]))
    Xml.SubElement(_add(entry, "author", ""), "name").text = _clean(story["source"] or "diaban")
    if story["type"]:
        label = vietnamese("event_types", story["type"])
        Xml.SubElement(entry, "category", {"term": story["type"], "label": label})
    about = " · ".join(part for part in (_when(story), story["place"], _quoted(story)) if part)
    if about:
        _add(entry, "summary", about)


def _add(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    element = Xml.SubElement(parent, name)
    element.text = _clean(text)
    return element


def _moment(stamp: str | None) -> str:
    """An RFC 3339 date-time for a stamp of any precision; the first day of all where there is none."""
    known = _MOMENT.fullmatch(stamp or "")
    if known is None:
        return "1970-01-01T00:00:00Z"
    day = "-".join((known["year"], known["month"] or "01", known["day"] or "01"))
    return f"{day}T{known['time'] or '00:00'}{known['seconds'] or ':00'}{known['zone'] or '+07:00'}"


def _event_lines(story: Row, address: str) -> Iterator[str]:
    first = date.fromisoformat(story["date_from"])
    last = date.fromisoformat(story["date_to"] or story["date_from"])
    yield "BEGIN:VEVENT"
    yield f"UID:{story['id']}@diaban"
    yield f"DTSTAMP:{_stamp(story['published'], first)}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(story['title'] or story['label'])}"
    if story["place"]:
        yield f"LOCATION:{_escaped(story['place'])}"
    if story["type"]:
        yield f"CATEGORIES:{_escaped(vietnamese('event_types', story['type']))}"
    # A calendar draws a month of which no day is known as a month of days.
    when = _when(story) if last != first else ""
    about = " · ".join(part for part in (when, _quoted(story)) if part)
    if about:
        yield f"DESCRIPTION:{_escaped(about)}"
    yield f"URL:{address}"
    yield "END:VEVENT"


def _stamp(published: str | None, day: date) -> str:
    """When the event was told of, in UTC, for DTSTAMP; the day where no article's day is known."""
    known = (published or "")[:10]
    return f"{known.replace('-', '') if len(known) == 10 else format(day, '%Y%m%d')}T000000Z"


def _escaped(text: str) -> str:
    escaped = _LINE_ENDS.sub(" ", _clean(text))
    for char, written in _TO_ESCAPE:
        escaped = escaped.replace(char, written)
    return escaped


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of no more octets than a calendar's line may have, cut between characters."""
    octets, start, before = line.encode(), 0, ""
    while len(octets) - start > _LONGEST - len(before):
        end = start + _LONGEST - len(before)
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        yield before + octets[start:end].decode()
        start, before = end, " "
    yield before + octets[start:].decode()
