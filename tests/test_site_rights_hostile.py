"""Whatever stands in a field of a table, no page makes anything of it: no script runs, nothing is fetched."""

import csv
import io
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import httpx
import pytest
from browsers import CHROMIUM, DESKTOP, chromium
from bs4 import BeautifulSoup
from protected import publish_protected
from running import serving

from db.ids import article_mark

RUN = (
    "\"'></title></textarea></script><script>window.ran=1</script>"
    "<img src=//evil.example/x onerror=window.ran=2>"
    '<svg onload=window.ran=3><a href="javascript:window.ran=4">x</a>{{ 7*7 }}]]>\u2028=1+1'
)
TYPED = "%3Cscript%3Ewindow.ran%3D6%3C/script%3E"
ADDRESS = "javascript:window.ran=5//https://evil.example/"
# What the project writes itself: ids, codes and days, not words of articles and declarations.
OWN = (
    "id", "kind", "type", "level", "status", "policy", "basis", "relation", "change", "reason", "reasons",
    "role", "list", "part", "state", "month", "code", "rule", "candidates", "parser", "sha256", "raw_sha256",
    "published", "valid_from", "valid_to", "ended", "since", "date_from", "date_to", "first_seen",
    "last_seen",
    "as_of", "value", "document_date", "retracted_at", "built_at", "imported_at", "started_at", "finished_at",
    "command", "last_run", "last_success", "last_new", "date_precision", "date_basis", "place_basis",
    "period",
    "published_precision", "published_provenance", "extractor_version", "sort_key", "name_key",
    "approx", "mod",
)  # fmt: skip


def make_hostile(path: Path) -> int:
    """Put RUN into every column of words of every table; returns into how many."""
    done = 0
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
            " AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        for (table,) in tables:
            for _, name, type_, _, _, key, hidden in connection.execute(
                f'PRAGMA table_xinfo("{table}")'
            ).fetchall():
                if type_ != "TEXT" or key or hidden or name in OWN or name.endswith("_id"):
                    continue
                value = ADDRESS if name.endswith("url") else RUN
                sql = f'UPDATE "{table}" SET "{name}" = ? || coalesce("{name}", \'\')'
                if name.endswith("url"):
                    sql = f'UPDATE "{table}" SET "{name}" = ?'
                done += connection.execute(sql, [value]).rowcount > 0
        connection.commit()
    return done


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published file that is hostile throughout."""
    folder = tmp_path_factory.mktemp("hostile")
    made = publish_protected(folder).published / "diaban.db"
    (folder / "var" / "published").mkdir(parents=True)
    path = folder / "var" / "published" / "diaban-20260101000000-000001.db"
    shutil.copyfile(made.resolve(), path)
    path.chmod(0o644)
    assert make_hostile(path) > 40
    path.with_name("diaban.db").symlink_to(path.name)
    return folder


@pytest.fixture(scope="module")
def site(hostile: Path) -> Iterator[str]:
    with serving(hostile) as address:
        yield address


@pytest.fixture(scope="module")
def pages(hostile: Path) -> dict[str, str]:
    with closing(sqlite3.connect(hostile / "var" / "published" / "diaban.db")) as connection:
        first = {
            table: connection.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()[0]
            for table in ("people", "organisations", "stories", "programmes", "criteria")
        }
        ((place,),) = connection.execute("SELECT place_id FROM stories WHERE place_id IS NOT NULL LIMIT 1")
    return {
        "home": "/",
        "search": "/tim?q=cong+an",
        "search that meets itself": f"/tim?q={TYPED}&dia_ban=%22onfocus%3Dwindow.ran",
        "map": "/ban-do",
        "quality": "/chat-luong",
        "api": "/api",
        "article, full": f"/bai/{article_mark('bai-full')}",
        "article, quotes": f"/bai/{article_mark('bai-quotes')}",
        "article, link": f"/bai/{article_mark('bai-link')}",
        "person": f"/can-bo/{first['people']}",
        "unit": f"/don-vi/{first['organisations']}",
        "event": f"/su-kien/{first['stories']}",
        "place": f"/dia-ban/{place}",
        "programme": f"/chuong-trinh/{first['programmes']}",
        "people": "/can-bo",
        "units": "/don-vi",
        "events": "/su-kien",
        "places": "/dia-ban",
        "programmes": "/chuong-trinh",
        "database": "/diaban",
        "table": "/diaban/criteria",
        "view": "/diaban/facts",
        "articles": "/diaban/articles",
        "revisions": "/diaban/revisions",
        "row": f"/diaban/criteria/{first['criteria']}",
        "filtered table": f"/diaban/articles?label__contains=%22%3E{TYPED}",
        "query": f"/diaban/su_kien_theo_dia_ban?dia_ban=nghe+an&tu_ngay=%22%3E{TYPED}",
        "not found": f"/{TYPED}",
        "bad request": f"/su-kien.atom?loai={TYPED}",
        "gone": f"/bai/{article_mark('bai-zqgoneidqz')}",
    }


KINDS = (
    "home", "search", "search that meets itself", "map", "quality", "api", "article, full", "article, quotes",
    "article, link", "person", "unit", "event", "place", "programme", "people", "units", "events", "places",
    "programmes", "database", "table", "view", "articles", "revisions", "row", "filtered table", "query",
    "not found", "bad request", "gone",
)  # fmt: skip
QUIET = {"not found", "bad request", "gone", "quality", "api", "map", "database", "search that meets itself",
         "query", "filtered table", "programmes", "places"}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_a_field_becomes_markup(
    site: str, pages: dict[str, str], kind: str, language: str
) -> None:
    answer = httpx.get(f"{site}{pages[kind]}", cookies={"lang": language}, timeout=60, follow_redirects=True)
    assert answer.status_code in (200, 400, 404, 410)
    shown = BeautifulSoup(answer.text, "html.parser")
    assert "window.ran" in shown.text or kind in QUIET
    for element in shown.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on")], element.name
        for name in ("href", "src", "action", "formaction", "data", "poster", "xlink:href"):
            value = str(element.get(name, "")).strip().lower()
            assert not value.startswith(("javascript:", "data:text", "//")), value
    assert all(script.get("src", "").startswith("/-/static") for script in shown.find_all("script"))
    assert all(image.get("src", "").startswith("/") for image in shown.find_all("img"))
    assert "49]]>" not in answer.text


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="install chromium (Debian: apt-get install chromium)")
def test_no_script_runs_and_nothing_is_fetched(site: str, pages: dict[str, str]) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport=DESKTOP)
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        for kind in KINDS:
            page.goto(f"{site}{pages[kind]}")
            page.mouse.move(200, 200)
            assert page.evaluate("window.ran") is None, kind
        assert said == []
        assert [url for url in asked if not url.startswith((site, "data:"))] == []


def test_a_script_of_the_page_itself_would_not_run_either(site: str) -> None:
    policy = httpx.get(site).headers["content-security-policy"]
    rules: dict[str, Any] = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
    assert rules["script-src"] == ["'self'"]
    assert rules["default-src"] == ["'self'"] and rules["object-src"] == ["'none'"]
    assert rules["base-uri"] == rules["frame-ancestors"] == ["'none'"]


@pytest.mark.parametrize("path", ["/su-kien.atom", "/sitemap.xml", "/sitemap-1.xml", "/sitemap-dia-ban.xml"])
def test_xml_stays_well_formed(site: str, path: str) -> None:
    tree = Xml.fromstring(httpx.get(f"{site}{path}", timeout=60).content)
    assert not [each for each in tree.iter() if each.tag.endswith("script")]


@pytest.mark.parametrize(
    "path", ["/diaban/criteria.csv", "/tim.csv?q=cong+an", "/diaban/articles.csv?_stream=on"]
)
def test_no_cell_of_csv_begins_a_formula(site: str, path: str) -> None:
    text = httpx.get(f"{site}{path}", timeout=60).text.removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


@pytest.mark.parametrize("ending", ["bib", "csl.json"])
def test_citations_stay_in_their_form(site: str, ending: str) -> None:
    answer = httpx.get(f"{site}/bai/{article_mark('bai-full')}.{ending}", timeout=60)
    if ending == "csl.json":
        (item,) = answer.json()
        assert item["URL"].startswith("http://") and "window.ran" in item["title"]
    else:
        assert (
            answer.text.count("@") == 1 + answer.text.count("\\@")
            and "javascript:" not in answer.text.split("url")[-1]
        )
        assert answer.text.count("{") == answer.text.count("}")
