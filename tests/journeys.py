"""The ways of readers through the site, followed by clicking what they see; on either line of Datasette.

Each begins on the home page and goes on by links and forms alone; what a reader would compare is compared.
"""

import csv
import re
from collections import Counter
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as Xml

from collection import CHAIR, PROGRAMME
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from db.site.columns import column_label

ATOM = {"a": "http://www.w3.org/2005/Atom"}
DRILL = "Diễn tập chữa cháy chợ Nghi Hương"
TAKEN = ("name", "rank", "post", "date_from")
REACHED = "Toàn thị xã có 5/7 phường đạt 22/22 tiêu chí"
_NUMBER = re.compile(r"\d+(?:[.,]\d{3})*")


def research(page: Page, site: str) -> None:
    """Home, a programme, what was reached, the words it was read from, and how to cite them."""
    page.goto(site)
    line = page.locator("main tr:has(a[href^='/chuong-trinh/'])").filter(has_text=PROGRAMME)
    told = numbers_in(line.locator("td"))[0]
    follow(page, line.locator("a"))
    expect(page.locator("h1")).to_contain_text(PROGRAMME)
    years = page.locator("table.years tbody tr")
    assert (told, sum(numbers_in(years.locator("td:nth-child(2)")))) == (told, told)
    (reached,) = numbers_in(years.filter(has_text="2023").locator("td:nth-child(2)"))
    unfold(page, "details.filtering > summary")
    page.locator("select[name=nam]").select_option("2023")
    page.locator("select[name=trang_thai]").select_option("achieved")
    page.locator("main form.filters button").click()
    page.wait_for_url("**nam=2023*")
    rows = page.locator("table.criteria").last.locator("tbody tr")
    expect(rows).to_have_count(reached)

    row = rows.filter(has=page.locator("td:nth-child(4)", has_text=re.compile(r"\b5/7\b")))
    expect(row).to_have_count(1)
    expect(row).to_contain_text("22/22")
    expect(row.locator("a[href^='/dia-ban/']").first).to_contain_text("Cửa Lò")
    evidence = row.locator("a[href*='#f-']").last
    words = evidence.locator("mark").inner_text()
    follow(page, evidence)

    fact = page.url.split("#f-")[1]
    marked = page.locator(f"[data-fact='{fact}'], mark#f-{fact}").first
    expect(marked).to_be_in_viewport()
    assert words.split()[0] in page.locator("mark:target").first.inner_text()
    expect(page.locator(".text")).to_contain_text(REACHED)

    card = page.locator(f"#l-{fact}")
    card.locator(f"a[href='#l-{fact}']").last.click()
    with page.expect_download() as downloading:
        card.locator(f"a[href*='.bib?fact={fact}']").click()
    citation = Path(downloading.value.path()).read_text(encoding="utf-8")
    assert citation.startswith("@misc{")
    assert "Cửa Lò có thêm phường đạt chuẩn" in citation
    cited = re.search(r"\\url\{(http[^}]+)\}\}", citation)
    assert cited is not None, citation
    page.goto("about:blank")
    page.goto(cited[1])
    assert words.split()[0] in page.locator("mark:target").first.inner_text()


def report(page: Page, site: str, *, excel: bool) -> None:
    """Home, the map, a province, an event, an official, a table taken away, and a feed to follow."""
    page.goto(site)
    follow(page, page.locator("header a[href='/ban-do']"))
    row = page.locator("main table tbody tr").filter(has_text="Nghệ An").first
    told = numbers_in(row.locator("td"))[0]
    follow(page, row.locator("a").first)
    expect(page.locator("h1")).to_contain_text("Nghệ An")
    place = urlsplit(page.url).path
    events = page.locator("main a[href^='/su-kien/']").evaluate_all("links => links.map(link => link.href)")
    assert (told, len(set(events))) == (told, told)
    feed = page.locator("main a[href^='/su-kien.atom?']").first.get_attribute("href")
    calendar = page.locator("main a[href^='/su-kien.ics?']").first.get_attribute("href")

    follow(page, page.locator("main a[href^='/su-kien/']").filter(has_text=DRILL))
    expect(page.locator("h1")).to_contain_text(DRILL)
    expect(page.locator("#bai + * > li")).to_have_count(2)
    event = urlsplit(page.url).path
    follow(page, page.locator("main a[href^='/can-bo/']").filter(has_text=CHAIR).first)
    expect(page.locator("h1")).to_contain_text(CHAIR)
    assert page.locator(f"main a[href='{event}']").count() == 1

    follow(page, page.locator("main a[href*='/officials?person_id=']").first)
    shown = rows_shown(page)
    assert {row[0] for row in shown} == {CHAIR}
    assert rows_taken_away(page, excel=excel) == shown

    follow(page, page.locator(f"a[href='{place}']").first)
    assert feed is not None and calendar is not None
    read_feeds(page, site, feed, calendar, event)


def rows_shown(page: Page) -> Counter[tuple[str, ...]]:
    """What the rows of the table that is shown have in the columns of TAKEN."""
    columns = [page.locator(f"main td.col-{name}").all_inner_texts() for name in TAKEN[:-1]]
    days = page.locator("main td.col-date_from time").evaluate_all(
        "times => times.map(time => time.dateTime)"
    )
    return Counter(zip(*columns, days, strict=True))


def rows_taken_away(page: Page, *, excel: bool) -> Counter[tuple[str, ...]]:
    """The same of the file that the page offers."""
    link = page.locator(f"main a[href*='.{'xlsx' if excel else 'csv'}']").first
    if excel:
        with page.expect_download() as downloading:
            link.click()
        rows = sheet_rows(Path(downloading.value.path()))
    else:
        # Browsers show it instead of keeping it.
        answered = page.context.request.get(urljoin(page.url, link.get_attribute("href") or ""))
        rows = list(csv.reader(StringIO(answered.text().removeprefix("\ufeff"))))
    headings = [column_label("officials", name)[0] for name in TAKEN] if excel else TAKEN
    places = [rows[0].index(heading) for heading in headings]
    return Counter(tuple(row[at] for at in places) for row in rows[1:] if row[places[0]])


def sheet_rows(file: Path) -> list[list[str]]:
    """The first sheet of an Excel file, as text."""
    rows = load_workbook(BytesIO(file.read_bytes())).worksheets[0].iter_rows(values_only=True)
    return [[cell_text(value) for value in row] for row in rows]


def cell_text(value: object) -> str:
    """A cell as text, a day as pages have it for programs."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def read_feeds(page: Page, site: str, feed: str, calendar: str, event: str) -> None:
    """The feed and the calendar that a place's page offers have the event, and lead back to it."""
    answered = page.context.request.get(site + feed)
    assert answered.headers["content-type"].startswith("application/atom+xml")
    entries = Xml.fromstring(answered.text()).findall("a:entry", ATOM)
    (entry,) = [each for each in entries if (each.findtext("a:title", "", ATOM)) == DRILL]
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert urlsplit(link.attrib["href"]).path == event
    page.goto(link.attrib["href"])
    expect(page.locator("h1")).to_contain_text(DRILL)

    answered = page.context.request.get(site + calendar)
    found = [
        each
        for each in Calendar.from_ical(answered.body()).walk("VEVENT")
        if urlsplit(str(each["URL"])).path == event
    ]
    assert [str(each["SUMMARY"]) for each in found] == [DRILL]
    assert found[0].decoded("DTSTART").isoformat() == "2024-03-14"


def ask_for_an_old_name(page: Page, site: str) -> None:
    """A reader types a district's old name without accents, and finds what became of it."""
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("thi xa cua lo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim?q=thi*")
    expect(page.locator("ol.hits b, ol.hits mark").first).to_contain_text(re.compile("thị xã cửa lò", re.I))
    follow(page, page.locator("main a[href='/dia-ban/413-2018-01-01']").first)
    expect(page.locator("h1")).to_contain_text("Thị xã Cửa Lò")
    follow(page, page.locator("main a[href='/dia-ban/16732-2025-07-01']").first)
    expect(page.locator("h1")).to_contain_text("Phường Cửa Lò")
    expect(page.locator("main a[href='/dia-ban/413-2018-01-01']").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Phường Cửa Lò ra quân đầu xuân")
    expect(page.locator("main")).to_contain_text("Cửa Lò có thêm phường đạt chuẩn")


def read_in_english(page: Page, site: str) -> None:
    """The language is switched on a deep page, which stays the same, is kept later, and is switched back."""
    page.goto(site)
    page.locator("header input[type=search]").fill("tieu chi")
    page.locator("header input[type=search]").press("Enter")
    page.locator("main form summary").click()
    page.locator("main select[name=loai]").select_option("criteria")
    page.locator("main input[name=dia_ban]").fill("cửa lò")
    page.locator("main input[name=dia_ban]").press("Enter")
    page.wait_for_url("**dia_ban=c*")
    hits = page.locator("ol.hits > li").count()
    assert hits >= 2
    switch(page, "English", "en")
    assert page.locator("ol.hits > li").count() == hits
    assert page.locator("main input[name=dia_ban]").input_value() == "cửa lò"
    assert page.locator("main select[name=loai]").input_value() == "criteria"

    follow(page, page.locator("ol.hits .sentence a").first)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    fragment = urlsplit(page.url).fragment
    assert fragment.startswith("f-")
    switch(page, "Tiếng Việt", "vi")
    assert urlsplit(page.url).fragment == fragment
    expect(page.locator("mark:target")).to_be_in_viewport()
    switch(page, "English", "en")
    assert urlsplit(page.url).fragment == fragment
    for start in ("/dia-ban/", "/don-vi/", "/can-bo/"):
        link = page.locator(f"main a[href^='{start}']").first
        if link.count():
            follow(page, link)
            expect(page.locator("html")).to_have_attribute("lang", "en")
    switch(page, "Tiếng Việt", "vi")
    follow(page, page.locator("header a.brand"))
    expect(page.locator("html")).to_have_attribute("lang", "vi")


def switch(page: Page, name: str, language: str) -> None:
    """Click on the other language; the page stays the same page, asked for the same."""
    before = urlsplit(page.url)
    follow(page, page.get_by_role("link", name=name, exact=True))
    after = urlsplit(page.url)
    assert after.path == before.path
    assert asked(after.query) == asked(before.query)
    expect(page.locator("html")).to_have_attribute("lang", language)


def asked(query: str) -> set[str]:
    """The parameters of a query, without that of the language and the empty ones."""
    parts = {part for part in query.replace("%20", "+").split("&") if part and not part.endswith("=")}
    return {part for part in parts if not part.startswith("_lang=")}


def follow(page: Page, link: Locator) -> None:
    """Click a link as a reader would, who has to see it first, and wait for its page."""
    address = link.get_attribute("href")
    assert address is not None
    target = urlsplit(address)
    link.scroll_into_view_if_needed()
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url(lambda url: urlsplit(url).path == target.path or not target.path)
    page.wait_for_load_state()


def unfold(page: Page, summary: str) -> None:
    """Open what is folded on a small screen; on a large one it lies open."""
    folded = page.locator(summary)
    if folded.is_visible():
        folded.click()


def numbers_in(cells: Locator) -> list[int]:
    """The numbers in cells."""
    return [int(re.sub("[.,]", "", cell)) for cell in cells.all_inner_texts() if _NUMBER.fullmatch(cell)]
