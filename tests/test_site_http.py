"""The site over real HTTP: pages, search, queries, headers."""

from urllib.parse import quote

import httpx
import pytest
from bs4 import BeautifulSoup
from running import Sample

from db.schema import FACT_TABLES

QUERIES = {
    "su_kien_theo_dia_ban": {"dia_ban": "nghe an", "tu_ngay": "", "den_ngay": ""},
    "tieu_chi_theo_dia_ban": {"dia_ban": "", "chuong_trinh": ""},
    "dong_thoi_gian_can_bo": {"ten": "nguyen"},
    "su_kien_moi_cau_chuyen": {"dia_ban": "", "tu_ngay": "", "den_ngay": ""},
    "su_kien_cua_don_vi": {"don_vi": "cong an"},
    "tim": {"q": "cong an"},
}


def page(site: str, path: str) -> BeautifulSoup:
    answer = httpx.get(f"{site}{path}", follow_redirects=True, timeout=30)
    assert answer.status_code == 200, (path, answer.text[:500])
    return BeautifulSoup(answer.text, "html.parser")


def rows(site: str, path: str, **parameters: str) -> list[dict[str, object]]:
    answer = httpx.get(f"{site}{path}", params={"_shape": "array", **parameters}, timeout=30)
    assert answer.status_code == 200, answer.text[:500]
    found: list[dict[str, object]] = answer.json()
    return found


def test_home_counts_and_leads_on(site: str) -> None:
    home = page(site, "/")
    assert home.select_one("html")["lang"] == "vi"
    assert len(home.select("ul.tiles li")) == len(FACT_TABLES) + 1  # and articles
    assert home.select("ul.articles a[href^='/bai/']")
    assert home.select_one("form[action='/tim'] input[name=q]")


def test_every_way_in_from_home_leads_somewhere(site: str) -> None:
    links = {a["href"] for a in page(site, "/").select("main a[href^='/']")}
    assert len(links) > 20
    for link in links:
        assert httpx.get(f"{site}{link}", follow_redirects=True, timeout=30).status_code == 200, link


def test_every_article_shows_all_its_facts_in_place(site: str, article_ids: list[str]) -> None:
    for article_id in article_ids:
        shown = page(site, f"/bai/{quote(article_id, safe='')}")
        listed = {li["id"].removeprefix("l-") for li in shown.select("aside li[id]")}
        marked = {mark["id"].removeprefix("f-") for mark in shown.select("mark[id]")}
        assert listed
        assert marked == listed, article_id


def test_links_go_both_ways_between_a_fact_s_row_and_its_characters(
    site: str, article_ids: list[str]
) -> None:
    path = f"/bai/{quote(article_ids[0], safe='')}"
    shown = page(site, path)
    item = shown.select_one("aside li.k-criteria, aside li.k-officials")
    fact = item["id"].removeprefix("l-")
    row = page(site, item.select_one("a.row")["href"])
    assert row.select_one(f"a[href='{path}#f-{fact}']")
    assert shown.select_one(f"mark#f-{fact} a[href='#l-{fact}'], mark#f-{fact} mark a")
    assert item.select_one(f"a[href='#f-{fact}']")


@pytest.mark.parametrize(
    ("kind", "start"), [("officials", "/can-bo/"), ("units", "/don-vi/"), ("events", "/su-kien/")]
)
def test_a_fact_leads_to_what_it_is_over_articles_and_back(
    site: str, article_ids: list[str], kind: str, start: str
) -> None:
    shown = page(site, f"/bai/{quote(article_ids[0], safe='')}")
    link = shown.select_one(f"aside li.k-{kind} a[href^='{start}']")
    assert link is not None
    fact = link.find_parent("li")["id"].removeprefix("l-")
    assert page(site, link["href"]).select_one(f"main a[href$='#f-{fact}']")


def test_an_article_that_is_not_there(site: str) -> None:
    assert httpx.get(f"{site}/bai/khong-co").status_code == 404


def test_a_page_that_is_not_there_leaves_no_traceback_in_the_log(site: str, sample: Sample) -> None:
    log = sample.folder / "serve.log"
    before = len(log.read_text(encoding="utf-8"))
    httpx.get(f"{site}/bai/khong-co-that")
    said = log.read_text(encoding="utf-8")[before:]
    assert "Traceback" not in said


@pytest.mark.parametrize("kind", [*FACT_TABLES, "articles", "people", "places", "criteria_by_locality"])
def test_tables_are_readable(site: str, kind: str) -> None:
    table = page(site, f"/diaban/{kind}")
    assert table.select_one("h1 [lang=en]").text
    assert table.select("table.data tbody tr")
    assert "{" not in "".join(a["href"] for a in table.select("tbody a[href]"))


@pytest.mark.parametrize(("name", "parameters"), QUERIES.items())
def test_canned_queries_answer(site: str, name: str, parameters: dict[str, str]) -> None:
    assert rows(site, f"/diaban/{name}.json", **parameters)
    assert httpx.get(f"{site}/diaban/{name}.csv", params=parameters, timeout=30).text.count("\n") > 1


def test_events_of_a_province_include_those_of_its_communes(site: str) -> None:
    found = rows(site, "/diaban/su_kien_theo_dia_ban.json", dia_ban="tỉnh nghệ an", tu_ngay="", den_ngay="")
    assert any(str(row["dia_ban"]).count(",") >= 1 for row in found)


def test_events_keep_to_their_days(site: str) -> None:
    everything = rows(site, "/diaban/events.json", _size="max")
    days = sorted(
        str(row["date_from"]) for row in everything if row["date_from"] and row["date_basis"] == "stated"
    )
    place = "tinh"
    found = rows(site, "/diaban/su_kien_theo_dia_ban.json", dia_ban=place, tu_ngay=days[0], den_ngay=days[0])
    assert all(str(row["ngay"]) <= days[0] for row in found)


@pytest.mark.parametrize(
    ("query", "word"), [("dai ta", "Đại tá"), ("đại tá", "Đại tá"), ("cong an", "Công an")]
)
def test_search_finds_with_and_without_accents(site: str, query: str, word: str) -> None:
    found = page(site, f"/tim?q={quote(query)}")
    assert found.select("ol.hits li")
    first = found.select_one("ol.hits li .sentence")
    assert word.lower() in first.get_text().lower()
    assert first.select_one("b").text.lower() == word.lower()


def test_the_accented_match_comes_first(site: str) -> None:
    tiers = [row["bac"] for row in rows(site, "/diaban/tim.json", q="công an")]
    assert tiers == sorted(tiers) and tiers[0] == 0


def test_datasette_s_own_search_box_knows_vietnamese(site: str) -> None:
    found = rows(site, "/diaban/officials.json", _search="dai ta")
    assert found and len(found) < len(rows(site, "/diaban/officials.json", _size="max"))


@pytest.mark.parametrize("query", ['"', 'a" OR', "*", "-", "()", "NEAR(", "%00", "' --", "😀"])
def test_search_survives_anything(site: str, query: str) -> None:
    assert httpx.get(f"{site}/tim", params={"q": query}, timeout=30).status_code == 200
    assert httpx.get(f"{site}/diaban/criteria.json", params={"_search": query}, timeout=30).status_code == 200


def test_what_is_typed_is_escaped(site: str) -> None:
    answer = httpx.get(f"{site}/tim", params={"q": "<script>alert(1)</script>"}, timeout=30)
    assert "<script>alert(1)" not in answer.text


def test_readers_may_not_run_sql(site: str) -> None:
    assert httpx.get(f"{site}/diaban", params={"sql": "select 1"}).status_code == 403
    assert httpx.get(f"{site}/diaban/events.json", params={"_where": "1=1"}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/tim", "/diaban/events", "/bai/khong-co", "/diaban/events.json"])
def test_every_answer_is_guarded(site: str, path: str) -> None:
    headers = httpx.get(f"{site}{path}").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers.get_list("referrer-policy") == ["no-referrer"]


@pytest.mark.parametrize("page_name", ["threads", "databases", "plugins", "settings", "versions", "metadata"])
def test_pages_about_the_server_are_closed(site: str, page_name: str) -> None:
    assert httpx.get(f"{site}/-/{page_name}.json").status_code == 404


@pytest.mark.parametrize(
    "path", [
        "/-/versions", "/-/khong-co", "/diaban/-/query", "/diaban/events/-/drop",
        "/diaban/articles/x/-/update", "/-/static/khong-co.css",
        "/-/static-plugins/diaban/khong-co.css", "/-/static-plugins/khong-co/site.css",
    ],
)  # fmt: skip
def test_what_is_closed_says_so_on_a_page_in_both_languages(site: str, path: str) -> None:
    answer = httpx.get(f"{site}{path}")
    assert answer.status_code == 404 and answer.headers["content-type"].startswith("text/html")
    shown = BeautifulSoup(answer.text, "html.parser")
    assert shown.h1.text == "Không có trang này There is no such page"
    assert shown.select_one("main form[action='/tim']") and shown.select_one("header nav.ways a")
    said = httpx.get(f"{site}{path}?_lang=en").text
    assert "There is no such page" in said and "Không có trang này" not in said


def test_a_program_that_asks_for_what_is_closed_is_told_so_in_json(site: str) -> None:
    answer = httpx.get(f"{site}/-/versions.json")
    assert answer.json()["status"] == 404 and "content-security-policy" in answer.headers


def test_nothing_comes_from_other_hosts(site: str, article_ids: list[str]) -> None:
    for path in ("/", "/tim?q=cong+an", f"/bai/{quote(article_ids[0], safe='')}", "/diaban/criteria"):
        shown = page(site, path)
        loaded = [
            tag.get("src") or tag.get("href")
            for tag in shown.select("script[src], img, iframe, link[rel=stylesheet]")
        ]
        assert loaded
        assert [
            address for address in loaded if not str(address).startswith("/") or str(address).startswith("//")
        ] == []


@pytest.mark.parametrize(("address", "language"), [("/", "vi"), ("/ban-do", "vi"), ("/api?_lang=en", "en")])
def test_a_page_says_what_it_is_about_to_who_shares_it(site: str, address: str, language: str) -> None:
    shown = BeautifulSoup(httpx.get(f"{site}{address}").text, "html.parser")
    said = shown.select_one("meta[name=description]")["content"]
    assert len(said) > 40 and "<" not in said
    assert shown.select_one("meta[property='og:description']")["content"] == said
    assert shown.select_one("meta[property='og:title']")["content"] == shown.title.text
    assert ("how to get" in said.lower()) == (language == "en")
