"""What is said to search engines: which pages are theirs to read, and where they are."""

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from datasette.utils.asgi import NotFound, Request, Response

from db.site.addresses import article_address, place_address, programme_address
from db.site.rows import fetch_all, fetch_one, published

if TYPE_CHECKING:
    from datasette.app import Datasette

# Every choice of facets and filters is an address of its own: there is no end to them.
ROBOTS = """User-agent: *
Disallow: /*?
Disallow: /tim
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


async def robots_txt(datasette: "Datasette", request: Request) -> Response:
    """`/robots.txt`: articles may be read, queries and lists of people may not."""
    sitemap = datasette.absolute_url(request, "/sitemap.xml")
    return Response.text(ROBOTS.format(database=published(datasette).name, sitemap=sitemap))


async def sitemap_index(datasette: "Datasette", request: Request) -> Response:
    """`/sitemap.xml`: the maps of articles, so many in each, and that of places and programmes."""
    build = await fetch_one(published(datasette), "SELECT articles, built_at FROM build", {})
    count = build["articles"] if build else 0
    maps = [
        datasette.absolute_url(request, f"/sitemap-{number + 1}.xml")
        for number in range(max(1, -(-count // PER_MAP)))
    ]
    maps.append(datasette.absolute_url(request, "/sitemap-dia-ban.xml"))
    entries = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in maps)
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


async def sitemap_of_places(datasette: "Datasette", request: Request) -> Response:
    """`/sitemap-dia-ban.xml`: the map, the places of which something is told, and the programmes."""
    database = published(datasette)
    pages = ["/", "/ban-do"]
    pages += [place_address(row["id"]) for row in await fetch_all(database, _PLACES)]
    pages += [programme_address(row["id"]) for row in await fetch_all(database, _PROGRAMMES)]
    site = _site(datasette, request)
    urls = (escape(f"{site}{page}") for page in pages)
    return _xml(
        f'<urlset xmlns="{_SPACE}">{"".join(f"<url><loc>{url}</loc></url>" for url in urls)}</urlset>'
    )


def _site(datasette: "Datasette", request: Request) -> str:
    """What every address begins with: asked for once, since Datasette takes long to say it."""
    return str(datasette.absolute_url(request, "/")).rstrip("/")


def _xml(body: str) -> Response:
    return Response(f"{_HEAD}{body}\n", content_type="application/xml; charset=utf-8")
