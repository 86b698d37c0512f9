"""What is said to search engines: which pages are theirs to read, and where they are."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from datasette.utils.asgi import NotFound, Request, Response

from db.site.addresses import (
    article_address,
    organisation_address,
    place_address,
    programme_address,
    story_address,
)
from db.site.rows import fetch_all, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

# Every choice of facets and filters is an address of its own: there is no end to them. Rows of tables say
# again what articles do, one page a fact.
ROBOTS = """User-agent: *
Disallow: /*?
Disallow: /tim
Disallow: /*.csv$
Disallow: /*.json$
Disallow: /*.xlsx$
Disallow: /{database}/*/
Disallow: /{database}/people
Disallow: /{database}/officials
Disallow: /{database}/positions
Disallow: /{database}/official_timeline
Allow: /

Sitemap: {sitemap}
"""
PER_MAP = 10_000
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ARTICLES = """SELECT id, published FROM articles ORDER BY number LIMIT :limit OFFSET :offset"""

# Places of which something is told, and programmes: fewer than a map may have (50,000).
_PLACES = "SELECT place_id AS id FROM place_counts WHERE stories > 0 ORDER BY place_id LIMIT 45000"
_PROGRAMMES = "SELECT id FROM programmes ORDER BY id LIMIT 4000"
_ONE_OF_A_KIND = (
    "/", "/ban-do", "/don-vi", "/su-kien", "/dia-ban", "/chuong-trinh", "/chat-luong", "/api",
    "/quyen-rieng-tu",
)  # fmt: skip
# What there is too much of for one map: the list it is in, and its pages.
_LISTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "su-kien": ("stories", story_address),
    "don-vi": ("organisations", organisation_address),
}
_LONG = "SELECT list, max(last) + 1 AS items FROM list_counts WHERE list = :list"
_LISTED = """SELECT item_id AS id FROM listed WHERE list = :list AND position BETWEEN :first AND :last
 ORDER BY position"""


async def robots_txt(datasette: "Datasette", request: Request) -> Response:
    """`/robots.txt`: articles may be read, queries and lists of people may not."""
    sitemap = datasette.absolute_url(request, "/sitemap.xml")
    return Response.text(ROBOTS.format(database=published(datasette).name, sitemap=sitemap))


async def sitemap_index(datasette: "Datasette", request: Request) -> Response:
    """`/sitemap.xml`: the maps of articles, events and units, so many in each, and that of all else.

    Pages of people are in none: they are not for search engines.
    """
    database = published(datasette)
    build = await fetch_one(database, "SELECT articles FROM build", {})
    maps = [f"/sitemap-{number}.xml" for number in _numbers(build["articles"] if build else 0) or [1]]
    for kind, (name, _) in _LISTS.items():
        counted = await fetch_one(database, _LONG, {"list": name})
        maps += [f"/sitemap-{kind}-{number}.xml" for number in _numbers(counted["items"] if counted else 0)]
    maps.append("/sitemap-dia-ban.xml")
    site = _site(datasette, request)
    entries = "".join(f"<sitemap><loc>{escape(f'{site}{path}')}</loc></sitemap>" for path in maps)
    return _xml(f'<sitemapindex xmlns="{_SPACE}">{entries}</sitemapindex>')


async def sitemap(datasette: "Datasette", request: Request) -> Response:
    """`/sitemap-N.xml`: articles in the order in which they came. Raises NotFound past the last."""
    number = int(request.url_vars["number"])
    asked = {"limit": PER_MAP, "offset": (number - 1) * PER_MAP}
    articles = await fetch_all(published(datasette), _ARTICLES, asked) if number else []
    if not articles and number != 1:
        raise NotFound("Không có sơ đồ này · No such sitemap")
    entries = []
    site = _site(datasette, request)
    for article in articles:
        url = escape(f"{site}{article_address(article['id'])}")
        day = (article["published"] or "")[:10]
        entries.append(f"<url><loc>{url}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>")
    return _xml(f'<urlset xmlns="{_SPACE}">{"".join(entries)}</urlset>')


async def sitemap_of_list(datasette: "Datasette", request: Request) -> Response:
    """`/sitemap-su-kien-N.xml`, `/sitemap-don-vi-N.xml`. Raises NotFound past the last."""
    name, address = _LISTS[request.url_vars["kind"]]
    first = (int(request.url_vars["number"]) - 1) * PER_MAP
    asked = {"list": name, "first": first, "last": first + PER_MAP - 1}
    rows = await fetch_all(published(datasette), _LISTED, asked) if first >= 0 else []
    if not rows:
        raise NotFound("Không có sơ đồ này · No such sitemap")
    return _map(datasette, request, [address(row["id"]) for row in rows])


async def sitemap_of_places(datasette: "Datasette", request: Request) -> Response:
    """`/sitemap-dia-ban.xml`: what there is one of, places of which something is told, and programmes."""
    database = published(datasette)
    pages = list(_ONE_OF_A_KIND)
    pages += [place_address(row["id"]) for row in await fetch_all(database, _PLACES)]
    pages += [programme_address(row["id"]) for row in await fetch_all(database, _PROGRAMMES)]
    return _map(datasette, request, pages)


def _numbers(items: int | None) -> range:
    """The numbers of the maps that so many items fill."""
    return range(1, -(-(items or 0) // PER_MAP) + 1)


def _map(datasette: "Datasette", request: Request, pages: list[str]) -> Response:
    site = _site(datasette, request)
    urls = "".join(f"<url><loc>{escape(f'{site}{page}')}</loc></url>" for page in pages)
    return _xml(f'<urlset xmlns="{_SPACE}">{urls}</urlset>')


def _site(datasette: "Datasette", request: Request) -> str:
    """What every address begins with: asked for once, since Datasette takes long to say it."""
    return str(datasette.absolute_url(request, "/")).rstrip("/")


def _xml(body: str) -> Response:
    return Response(f"{_HEAD}{body}\n", content_type="application/xml; charset=utf-8")
