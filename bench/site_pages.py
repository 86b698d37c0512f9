"""The kinds of page that `load_site.py` asks for: ours, and what plain Datasette has of the same."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlencode

TABLE = "/diaban"
# Words of `invented_news.toml`. The first is in 39,573 passages of a million facts: of more than 40,000 hits
# none is ranked, and the page takes less.
OFTEN, SELDOM, RARE, NEVER = "dịp", "flycam", "thuyền thúng", "kính thiên văn"
PHRASE, MORE = '"tuần tra khép kín"', "công an"


class Choice(NamedTuple):
    """What a page is about, taken from the file: the most told of, so that nothing is larger."""

    name: str
    sql: str


_CHOICES = (
    Choice("article", "SELECT article_id FROM passages GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"),
    Choice("place", "SELECT p.id FROM place_counts c JOIN places p ON p.id = c.place_id"
           " WHERE p.level = 'province' ORDER BY c.stories DESC LIMIT 1"),
    Choice("place_name", "SELECT p.name FROM place_counts c JOIN places p ON p.id = c.place_id"
           " WHERE p.level = 'province' ORDER BY c.stories DESC LIMIT 1"),
    Choice("commune", "SELECT place_id FROM localities WHERE level = 'commune'"
           " GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"),
    Choice("commune_path", "SELECT p.path FROM localities l JOIN places p ON p.id = l.place_id"
           " WHERE l.level = 'commune' GROUP BY p.id ORDER BY count(*) DESC LIMIT 1"),
    Choice("person", "SELECT id FROM people ORDER BY articles DESC LIMIT 1"),
    Choice("person_name", "SELECT name FROM people ORDER BY articles DESC LIMIT 1"),
    Choice("unit", "SELECT id FROM organisations ORDER BY articles DESC LIMIT 1"),
    Choice("unit_name", "SELECT name FROM organisations ORDER BY articles DESC LIMIT 1"),
    Choice("story", "SELECT id FROM stories ORDER BY articles DESC, id LIMIT 1"),
    Choice("programme", "SELECT programme_id FROM criteria GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"),
    Choice("programme_name", "SELECT g.name FROM criteria c JOIN programmes g ON g.id = c.programme_id"
           " GROUP BY g.id ORDER BY count(*) DESC LIMIT 1"),
    Choice("source", "SELECT source_id FROM articles GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"),
    Choice("after", "SELECT date_from || ',' || id FROM figures"
           " ORDER BY date_from DESC, id LIMIT 1 OFFSET 999"),
    Choice("criterion", "SELECT id FROM criteria ORDER BY id LIMIT 1"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class PageKind:
    """A kind of page. goal: CPU milliseconds a request; plain: the same of Datasette without the plugin."""

    name: str
    path: str
    goal: int
    plain: str | None = None


def choices(connection: sqlite3.Connection) -> dict[str, str]:
    """What the pages are asked for, by name."""
    return {name: str(connection.execute(sql).fetchone()[0]) for name, sql in _CHOICES}


def page_kinds(chosen: dict[str, str]) -> Iterator[PageKind]:
    """Every kind of page with its goal."""
    yield from _own(chosen)
    yield from _searches(chosen)
    yield from _tables(chosen)
    yield from _queries(chosen)
    yield from _exports(chosen)


def _own(chosen: dict[str, str]) -> Iterator[PageKind]:
    row = {name: f"{TABLE}/{table}/{quote(chosen[name])}" for name, table in _ROWS.items()}
    yield PageKind(name="home", path="/", goal=15, plain="/")
    yield PageKind(name="article", path=f"/bai/{chosen['article']}", goal=25, plain=row["article"])
    yield PageKind(
        name="locality: a province", path=f"/dia-ban/{chosen['place']}", goal=40, plain=row["place"]
    )
    yield PageKind(
        name="locality: a commune", path=f"/dia-ban/{chosen['commune']}", goal=40, plain=row["commune"]
    )
    yield PageKind(
        name="official, named most", path=f"/can-bo/{chosen['person']}", goal=25, plain=row["person"]
    )
    yield PageKind(name="unit, named most", path=f"/don-vi/{chosen['unit']}", goal=25, plain=row["unit"])
    yield PageKind(name="event", path=f"/su-kien/{chosen['story']}", goal=25, plain=row["story"])
    yield PageKind(
        name="programme", path=f"/chuong-trinh/{chosen['programme']}", goal=25, plain=row["programme"]
    )
    yield PageKind(name="map", path="/ban-do", goal=25)
    for name, path, table in _LISTS:
        yield PageKind(name=f"list of {name}", path=path, goal=25, plain=f"{TABLE}/{table}")
    yield PageKind(name="quality", path="/chat-luong", goal=25, plain=f"{TABLE}/evaluation")
    yield PageKind(name="API", path="/api", goal=25)
    yield PageKind(name="article in English", path=f"/bai/{chosen['article']}?_lang=en", goal=25)


_ROWS = {
    "article": "articles", "place": "places", "commune": "places", "person": "people",
    "unit": "organisations", "story": "stories", "programme": "programmes",
}  # fmt: skip
_LISTS = (
    ("officials", "/can-bo", "people"),
    ("units", "/don-vi", "organisations"),
    ("events", "/su-kien", "stories"),
    ("places", "/dia-ban", "places"),
    ("programmes", "/chuong-trinh", "programmes"),
)


def _searches(chosen: dict[str, str]) -> Iterator[PageKind]:
    plain = {"_fts_table": "passages_fts", "_fts_pk": "id"}
    for name, words, goal in (
        ("search: no hit", NEVER, 40),
        ("search: 1,000 hits", SELDOM, 40),
        ("search: 40,000 hits", OFTEN, 150),
        ("search: 43,000 hits of a phrase", PHRASE, 150),
        ("search: nearly all passages", MORE, 150),
    ):
        yield PageKind(
            name=name,
            path=_asked("/tim", q=words),
            goal=goal,
            plain=_asked(f"{TABLE}/passages", _search=words, **plain),
        )
    for name, filters in (
        ("place", {"dia_ban": chosen["place_name"]}),
        ("days", {"tu_ngay": "2021", "den_ngay": "2023-06"}),
        ("source", {"nguon": chosen["source"]}),
        ("kind of fact", {"loai": "figures"}),
        ("place, days, kind", {"dia_ban": chosen["place_name"], "tu_ngay": "2018", "loai": "figures"}),
    ):
        yield PageKind(
            name=f"search: 40,000 hits, by {name}", path=_asked("/tim", q=OFTEN, **filters), goal=150
        )


def _tables(chosen: dict[str, str]) -> Iterator[PageKind]:
    criteria, figures = f"{TABLE}/criteria", f"{TABLE}/figures"
    facets = "_facet=status&_facet=year&_facet=programme_id&_sort_desc=date_from"
    yield PageKind(name="fact table with facets", path=criteria, goal=150, plain=f"{criteria}?{facets}")
    yield PageKind(
        name="largest fact table with facets",
        path=figures,
        goal=150,
        plain=f"{figures}?_facet=year&_sort_desc=date_from",
    )
    further = {"_sort_desc": "date_from", "_next": chosen["after"]}
    yield PageKind(
        name="largest fact table, a further page",
        path=_asked(figures, **further),
        goal=150,
        plain=_asked(figures, **further, _facet="year"),
    )
    for name, column, value in (
        ("place", "place_id", chosen["place"]),
        ("year", "year", "2021"),
        ("article", "article_id", chosen["article"]),
    ):
        asked = urlencode({column: value})
        yield PageKind(
            name=f"fact table by {name}",
            path=f"{criteria}?{asked}",
            goal=150,
            plain=f"{criteria}?{asked}&{facets}",
        )
    for name, path in (
        ("largest fact table, a year by its days", f"{figures}?_tu=2021-01-01&_den=2021-12-31"),
        ("largest fact table, from a year on", f"{figures}?_tu=2016"),
        ("largest fact table, between two days", f"{figures}?_tu=2016-03-15&_den=2024-05-20"),
        ("fact table by a name without an index", _asked(f"{TABLE}/units", name=chosen["unit_name"])),
        ("all facts of a place", _asked(f"{TABLE}/facts", place_id=chosen["place"])),
        ("all facts of a programme", _asked(f"{TABLE}/facts", programme_id=chosen["programme"])),
        ("all facts from a day on", f"{TABLE}/facts?_tu=2016-03-15"),
        ("all facts, the latest first", f"{TABLE}/facts?_sort_desc=date_from"),
        ("all facts of a year, by their last day", f"{TABLE}/facts?year=2021&_sort=date_to"),
    ):
        yield PageKind(name=name, path=path, goal=150)
    searched = {"_search": OFTEN, "_sort_desc": "date_from"}
    yield PageKind(
        name="fact table, 40,000 hits searched",
        path=_asked(figures, **searched),
        goal=150,
        plain=_asked(figures, **searched, _fts_table="passages_fts", _fts_pk="passage_id", _facet="year"),
    )
    for table in ("articles", "people", "facts"):
        yield PageKind(name=f"table {table}", path=f"{TABLE}/{table}", goal=150, plain=f"{TABLE}/{table}")
    yield PageKind(name="database", path=TABLE, goal=25, plain=TABLE)
    row = f"{criteria}/{chosen['criterion']}"
    yield PageKind(name="row", path=row, goal=10, plain=row)
    yield PageKind(
        name="row of an article", path=f"{TABLE}/articles/{chosen['article']}", goal=10,
        plain=f"{TABLE}/articles/{chosen['article']}",
    )  # fmt: skip


def _queries(chosen: dict[str, str]) -> Iterator[PageKind]:
    asked: tuple[tuple[str, dict[str, str]], ...] = (
        ("su_kien_theo_dia_ban", {"dia_ban": chosen["commune_path"], "tu_ngay": "", "den_ngay": ""}),
        ("tieu_chi_theo_dia_ban", {"dia_ban": chosen["commune_path"], "chuong_trinh": ""}),
        ("dong_thoi_gian_can_bo", {"ten": chosen["person_name"]}),
        ("su_kien_moi_cau_chuyen", {"dia_ban": chosen["commune_path"], "tu_ngay": "", "den_ngay": ""}),
        ("su_kien_cua_don_vi", {"don_vi": chosen["unit_name"]}),
        ("tim", {"q": RARE}),
    )
    for name, parameters in asked:
        yield PageKind(name=f"query {name}", path=_asked(f"{TABLE}/{name}", **parameters), goal=25)
    province, days = {"dia_ban": chosen["place_name"]}, {"tu_ngay": "", "den_ngay": ""}
    programme = {"chuong_trinh": chosen["programme_name"]}
    # Of a province, and of a programme in it: a thousand rows and more, of which a page shows the first.
    wide: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("of a province", "su_kien_theo_dia_ban", {**province, **days}),
        ("of a province", "su_kien_moi_cau_chuyen", {**province, **days}),
        ("of a province and a programme", "tieu_chi_theo_dia_ban", {**province, **programme}),
        ("of 1,000 hits", "tim", {"q": SELDOM}),
    )
    for what, name, parameters in wide:
        yield PageKind(name=f"query {name} {what}", path=_asked(f"{TABLE}/{name}", **parameters), goal=25)
        path = _asked(f"{TABLE}/{name}.json", **parameters, _shape="array")
        yield PageKind(name=f"query {name} {what}, JSON of 1,000 rows", path=path, goal=250)


def _exports(chosen: dict[str, str]) -> Iterator[PageKind]:
    yield PageKind(name="Atom", path="/su-kien.atom", goal=25)
    yield PageKind(
        name="Atom of a place", path=_asked("/su-kien.atom", dia_ban=chosen["place_name"]), goal=25
    )
    yield PageKind(name="ICS of a place", path=_asked("/su-kien.ics", dia_ban=chosen["place_name"]), goal=25)
    yield PageKind(name="sitemap index", path="/sitemap.xml", goal=25)
    yield PageKind(name="sitemap of 10,000 articles", path="/sitemap-1.xml", goal=150)
    table = f"{TABLE}/criteria"
    some = urlencode({"place_id": chosen["place"], "_size": "50"})
    yield PageKind(name="JSON, 50 rows", path=f"{table}.json?{some}&_shape=array", goal=25,
                   plain=f"{table}.json?{some}&_shape=array")  # fmt: skip
    yield PageKind(
        name="CSV, 1,000 rows", path=f"{table}.csv?_size=max", goal=150, plain=f"{table}.csv?_size=max"
    )
    yield PageKind(name="Excel, 10,000 rows", path=f"{table}.xlsx", goal=3_000)
    yield PageKind(
        name="CSV of a table, 20 MB", path=f"{TABLE}/figures.csv?_stream=on", goal=60_000,
        plain=f"{TABLE}/figures.csv?_stream=on",
    )  # fmt: skip


def _asked(path: str, **parameters: str) -> str:
    return f"{path}?{urlencode(parameters)}"
