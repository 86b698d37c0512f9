"""Whatever is asked for, in whatever bytes: never an error of the inside, each header once, nothing told."""

import asyncio
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from asking import Said, ask
from crawling import datasette_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from protected import publish_protected

INSIDE = (
    b"Traceback", b"sqlite3.", b"no such column", b"OperationalError", b"site-packages", b".py\"", b"/tmp/",
    b"SELECT ", b"select id,", b"KeyError", b"immutable",
)  # fmt: skip
LONG = "x" * 900
# Of every page, and of those that a table or a query has.
ODD = [
    "x[]=1&x[a]=2", "q=%00", f"q={LONG}", f"q={LONG * 11}", "q=%ff%fe%80", "q=%E2%80%AE%E2%80%8Fabc",
    "q=*&q=(",
    "trang=-1", "trang=0", "trang=99999999999999999999", "trang=%D9%A1", "trang=1e9", "chu=%00", "chu=%ff",
    "nam=99999999999999999999", "nam=-1", "nam=%D9%A1%D9%A2", "loai=%00", "loai[]=1", "dia_ban=%00",
    "dia_ban=%22",
    "dia_ban=*)(", "don_vi=%00", "tu_ngay=9999-99-99&q=a", "tu_ngay=%00&q=a", "den_ngay=-1&q=a",
    "nguon=%00&q=a",
    "fact=%00", "fact=%ff", "_lang=xx", "_lang=en&_lang=vi", "_lang=%00", "__proto__=1", f"{LONG}=1", "%",
    "%zz",
    "&&&&", "=", "%ff=%fe", "&".join(f"p{number}=1" for number in range(500)),
]  # fmt: skip
ODD_OF_TABLES = [
    "_size=-1", "_size=0", "_size=abc", "_size=99999999999999999999", "_next=zzz", "_next=%00", "_next=~",
    "_next=1,2,3,4,5", "_next=-1", "_sort=", "_sort=x", "_sort=%00", "_sort=';--", "_sort=id&_sort_desc=id",
    "_col=x", "_col=id", "_nocol=id", "_nocol=x", "_facet=zz", "_facet=%00", "_facet_array=text",
    "_facet_array=zz", "_facet_date=text", "_facet_size=-1", "_facet_size=abc", "_facet_size=max",
    "_facet_size=%7B", "_facet_size=%7B%22a%22:1%7D", "_facet_x=%7B%7D",
    "_search=%00", "_search=%22", "_search_x=y", "_searchmode=raw&_search=%22", "_searchmode=raw&_search=a*",
    "_shape=foo", "_shape=object", "_shape=array&_nl=on", "_json=id", "_trace=1", "_timelimit=abc",
    "_timelimit=-1", "_timelimit=999999", "_ttl=abc", "_ttl=-1", f"_ttl={'9' * 30}", "_extra=foo",
    "_extra=count,columns,debug,request,query", "_labels=foo", "_through={", '_through={"table":"x"}',
    "_through=[]", '_through={"table":"event_participants","column":"role","value":"host"}',
    '_through={"table":"event_participants","column":"x","value":"host"}',
    '_through={"table":[],"column":1,"value":2}',
    "year=abc", "year__gte=abc", "year__in=[", 'year__in=["a"', "year__in=1,2", "year__in={}",
    "year__notin=[}",
    "year__foo=1", "year__arraycontains=1", "year__date=x", "title__glob=[", "title__contains=%00", "id=%ff",
    "_filter_column=title&_filter_op=contains&_filter_value=x", "_filter_column=&_filter_op=&_filter_value=",
    "_filter_column_1=x&_filter_op_1=y__z&_filter_value_1=w", "_stream=on", "_stream=on&_next=1",
    "_stream=on&_size=1", "_dl=1", "_header=off", "_blob_column=text", "_blob_hash=x",
    "_redirect=//example.com",
    "&".join(f"_facet={name}" for name in ("id", "title", "year", "type", "host", "month", "text")),
    f"_next={LONG}",
]  # fmt: skip
PATHS = [
    "/bai/%00", "/bai/%ff", "/bai/..%2f..%2fetc%2fpasswd", "/bai/~", "/bai/~ZZ", "/bai/~2F~2F",
    f"/bai/{LONG * 3}",
    "/bai/.bib", "/dia-ban/%00", "/dia-ban/~00", "/dia-ban/%ff", "/can-bo/~00", "/don-vi/~", "/su-kien/~GG",
    "/diaban/events/%00.json", "/diaban/events/~00", "/diaban/events/a,b", "/diaban/events/~2C",
    "/diaban/events/",
    "/diaban/", "/diaban/%22", "/diaban/~", "/diaban/~00", "/diaban/sqlite_master",
    "/diaban/passages_fts_data",
    "/diaban/passages_fts_data/1.blob", "/diaban/events.foo", "/diaban/events.blob", "/diaban.foo",
    "/.json", "/.csv",
    "/-/static/../../../../etc/passwd", "/-/static/%2e%2e/%2e%2e/setup.py", "/-/static/..%2f..%2fapp.py",
    "/-/static/",
    "/-/static-plugins/diaban/../__init__.py", "/-/static-plugins/diaban/..%2f__init__.py",
    "/-/static-plugins/x/y",
    "/-/static/app.css/x", "/-/static/app.css/%00", f"/-/static/{LONG[:300]}",
    f"/-/static-plugins/diaban/{LONG}",
    "/_internal", "/_internal.json", "//example.com/", "//example.com", "/%2f%2fexample.com",
    "/%5cexample.com",
    "/diaban//events", "/sitemap-0.xml", "/sitemap-999999.xml", "/sitemap-%D9%A1.xml", "/%", "/%zz",
    "/%ff", "/%00",
    "/a%0d%0aX-Bad:%201", "/%E2%80%AEabc", "/{{7*7}}", "/.git/config", "/diaban/tim/x", "/diaban/tim.foo",
]  # fmt: skip
CLOSED = [
    *(f"/-/{name}{form}" for name in (
        "actor", "allow-debug", "api", "auth-token", "check", "config", "create-token", "databases",
        "execute-write",
        "jump", "logout", "messages", "metadata", "patterns", "permissions", "plugins", "query", "rules",
        "schema",
        "settings", "tables", "threads", "versions",
    ) for form in ("", ".json")),
    "/diaban/-/query", "/diaban/-/schema", "/diaban/-/create", "/diaban/-/queries", "/diaban/events/-/schema",
    "/diaban/events/-/insert", "/diaban/events/-/drop", "/_memory", "/_memory.json", "/__internal__",
    "/diaban/passages_fts", "/diaban/passages_fts.json", "/diaban/articles_fts_idx.csv",
]  # fmt: skip
SQL = "select+2147483+as+secret"
WAYS_TO_SQL = [
    f"/diaban?sql={SQL}", f"/diaban.json?sql={SQL}", f"/diaban.csv?sql={SQL}", f"/diaban.xlsx?sql={SQL}",
    f"/diaban/-/query?sql={SQL}", f"/diaban/-/query.json?sql={SQL}&_shape=array", f"/-/query?sql={SQL}",
    f"/_memory?sql={SQL}", f"/_memory.json?sql={SQL}", f"/_internal.json?sql={SQL}",
    f"/diaban/tim?q=a&sql={SQL}",
    f"/diaban/tim.json?q=a&sql={SQL}", f"/diaban/events?sql={SQL}",
    f"/diaban/events.json?_where=1+in+({SQL})",
    f"/diaban/facts?_where=1+in+({SQL})", f"/diaban/tim.json?q=a&_where=1+in+({SQL})",
    f"/diaban/events.json?_extra=query&_where=1+in+({SQL})", f"/diaban/events?_sort=({SQL})",
    f"/diaban/events.json?_facet=({SQL})", f"/diaban/events.json?_col=({SQL})",
]  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_protected(tmp_path_factory.mktemp("requests")).published / "diaban.db"


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, str]:
    """A page of each kind."""
    with closing(sqlite3.connect(published)) as connection:
        first = {
            table: connection.execute(f"SELECT id FROM {table} WHERE id <> '' LIMIT 1").fetchone()[0]
            for table in ("articles", "people", "organisations", "stories", "places", "programmes", "events")
        }
    plain = (
        "/", "/tim", "/ban-do", "/chat-luong", "/api", "/robots.txt", "/sitemap.xml", "/sitemap-1.xml",
        "/su-kien.atom",
        "/su-kien.ics", "/can-bo", "/don-vi", "/su-kien", "/dia-ban", "/chuong-trinh", "/diaban",
        "/diaban.json",
        "/.json", "/-/static/app.css", "/-/static-plugins/diaban/site.css", "/khong-co",
        "/sitemap-dia-ban.xml", "/diaban.db", "/tim.csv", "/tim.json",
    )  # fmt: skip
    return {
        **{path: path for path in plain},
        "article": f"/bai/{first['articles']}",
        "bib": f"/bai/{first['articles']}.bib",
        "csl": f"/bai/{first['articles']}.csl.json",
        "person": f"/can-bo/{first['people']}",
        "unit": f"/don-vi/{first['organisations']}",
        "event": f"/su-kien/{first['stories']}",
        "place": f"/dia-ban/{first['places']}",
        "programme": f"/chuong-trinh/{first['programmes']}",
        "row": f"/diaban/events/{first['events']}",
    }


TABLES = [
    f"/diaban/{name}{form}"
    for name in ("events", "facts", "tim", "su_kien_theo_dia_ban", "criteria_by_locality")
    for form in ("", ".json", ".csv", ".xlsx")
]


def all_said(path: Path, addresses: Iterable[str], method: str = "GET") -> list[tuple[str, Said]]:
    """What a site answers to each address, whose query is in it."""

    async def one_after_the_other() -> list[tuple[str, Said]]:
        app = datasette_on(path).app()
        found = []
        for address in addresses:
            where, _, query = address.partition("?")
            found.append((address, await ask(app, where.encode(), query.encode(), method=method)))
        return found

    return asyncio.run(one_after_the_other())


def check(address: str, said: Said) -> None:
    assert said.status < 500, address
    assert said.repeated == [], address
    assert b"/published/" not in said.body, address
    if said.status >= 400:
        assert [inside for inside in INSIDE if inside in said.body] == [], address
    location = said.header("location") or "/"
    assert location.startswith("/") and not location.startswith(("//", "/\\")), address


@pytest.mark.filterwarnings(
    "ignore:coroutine:RuntimeWarning"
)  # Datasette leaves its other facets where one fails
@pytest.mark.parametrize("table", ["/diaban/events.json", "/diaban/facts", "/diaban/tim.csv"])
def test_a_table_answers_whatever_it_is_asked(published: Path, table: str) -> None:
    for address, said in all_said(published, [f"{table}?{odd}" for odd in [*ODD_OF_TABLES, *ODD]]):
        check(address, said)


@pytest.mark.parametrize("kind", ["/tim", "article", "person", "unit", "event", "place", "/su-kien.atom"])
def test_a_page_answers_whatever_it_is_asked(published: Path, pages: dict[str, str], kind: str) -> None:
    for address, said in all_said(published, [f"{pages[kind]}?{odd}" for odd in ODD]):
        check(address, said)
        assert said.status in (200, 400, 404), address


def test_every_page_has_each_header_once_however_it_is_asked(published: Path, pages: dict[str, str]) -> None:
    everything = [*pages.values(), *TABLES, *PATHS, *CLOSED]
    for method in ("GET", "HEAD", "OPTIONS", "POST", "TRACE"):
        asked = everything if method == "GET" else list(pages.values())
        for address, said in all_said(published, asked, method):
            check(address, said)


@pytest.mark.parametrize("path", CLOSED)
def test_pages_about_the_inside_are_closed(published: Path, path: str) -> None:
    ((_, said),) = all_said(published, [path])
    assert said.status in (403, 404), path


@pytest.mark.parametrize("address", WAYS_TO_SQL)
def test_no_way_leads_to_sql(published: Path, address: str) -> None:
    ((_, said),) = all_said(published, [address])
    assert (
        b"2147483" not in said.body.replace(b"2147483+as", b"").replace(b"2147483 as", b"")
        or said.status >= 400
    )
    if said.status == 200 and said.body[:1] in (b"[", b"{"):
        assert not any(2147483 in row.values() for row in _rows(json.loads(said.body)))


def _rows(body: object) -> list[dict[str, object]]:
    rows = body.get("rows", []) if isinstance(body, dict) else body
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


@pytest.mark.parametrize(
    "header",
    [(b"cookie", b"lang=<script>"), (b"cookie", b"\xff\xfe"), (b"cookie", b"ds_actor=abc"),
     (b"cookie", b";;;="),
     (b"cookie", b"ds_messages=abc"), (b"cookie", b"a" * 9000), (b"authorization", b"Bearer dstok_x"),
     (b"x-forwarded-host", b"example.com"), (b"range", b"bytes=0-10"), (b"accept", b"application/json"),
     (b"if-none-match", b'"x"'), (b"content-type", b"\xff")],
)  # fmt: skip
def test_headers_that_nobody_sends_do_no_harm(published: Path, header: tuple[bytes, bytes]) -> None:
    async def answers() -> list[Said]:
        app = datasette_on(published).app()
        paths = (b"/", b"/tim", b"/diaban/events", b"/bai/x", b"/-/static/app.css")
        return [await ask(app, path, headers=[header]) for path in paths]

    for said in asyncio.run(answers()):
        check(str(header), said)
        assert b"example.com" not in said.body


def test_who_asks_for_a_page_again_is_spared_it(published: Path) -> None:
    async def twice() -> tuple[Said, Said]:
        app = datasette_on(published).app()
        first = await ask(app, b"/-/static-plugins/diaban/site.css")
        etag = (first.header("etag") or "").encode("latin-1")
        return first, await ask(app, b"/-/static-plugins/diaban/site.css", headers=[(b"if-none-match", etag)])

    first, again = asyncio.run(twice())
    assert (first.status, again.status) in ((200, 304), (200, 200))
    assert first.repeated == again.repeated == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:coroutine:RuntimeWarning")
def test_every_page_answers_whatever_it_is_asked(published: Path, pages: dict[str, str]) -> None:
    asked = [f"{path}?{odd}" for path in pages.values() for odd in ODD]
    asked += [f"{path}?{odd}" for path in TABLES for odd in [*ODD, *ODD_OF_TABLES]]
    for address, said in all_said(published, asked):
        check(address, said)


NAMES = st.sampled_from([odd.partition("=")[0] for odd in [*ODD, *ODD_OF_TABLES]]) | st.text(max_size=8)
QUERIES = st.lists(
    st.tuples(NAMES, st.text(max_size=20) | st.sampled_from(["[", "{}", "1", "a", "on"])), max_size=4
)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:coroutine:RuntimeWarning")
def test_nothing_made_up_is_an_error_of_the_inside(published: Path, pages: dict[str, str]) -> None:
    from urllib.parse import quote, urlencode

    app = datasette_on(published).app()
    loop = asyncio.new_event_loop()

    @settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from([*pages.values(), *TABLES]), QUERIES, st.binary(max_size=12))
    def answered(path: str, pairs: list[tuple[str, str]], more: bytes) -> None:
        query = urlencode(pairs, errors="surrogatepass").encode() + quote(more).encode()
        check(f"{path}?{query!r}", loop.run_until_complete(ask(app, path.encode(), query)))
        wrong = f"{path}/{quote(more)}".encode()
        check(repr(wrong), loop.run_until_complete(ask(app, wrong, b"")))

    try:
        answered()
    finally:
        loop.close()
