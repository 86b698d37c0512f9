"""Five news sites on loopback, each of another make, that log what they are asked."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scraper.sources import Layout, Listing, Source

ARTICLES = 60  # of each site
PER_PAGE = 15
ROBOTS = "User-agent: *\nDisallow: /cam/\n"
_HEAD = "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{title}</title>{meta}</head><body>"
_MENU = "<nav><ul>" + "".join(f"<li><a href='/muc-{n}'>Mục {n}</a></li>" for n in range(12)) + "</ul></nav>"
_FOOT = "<footer><p>Bản quyền thuộc về trang tin</p></footer></body></html>"
_WARDS = ("Đông Hải", "Tân Lập", "Minh Khai", "Hòa Bình", "Vĩnh Lộc", "An Thới", "Quang Trung")


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as the server saw it; `at` is its time on the clock of the machine."""

    host: str
    path: str
    at: float
    at_once: int
    headers: dict[str, str]


@dataclass
class Farm:
    """The sites; `host(n)` of 0 to 4.

    versions: by path, how often an article has been changed. moved: by path, where it is redirected to.
    busy: seconds that the sites ask to wait instead of answering, but for robots.txt.
    """

    port: int
    size: int = 0
    delay: float = 0.0
    articles: int = ARTICLES
    seen: list[Seen] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)
    busy: int = 0
    more: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _flying: dict[str, int] = field(default_factory=dict)

    def host(self, number: int) -> str:
        """The address of a site."""
        return f"127.0.0.{number + 2}"

    def root(self, number: int) -> str:
        """Where a site's addresses begin."""
        return f"http://{self.host(number)}:{self.port}"

    def asked(self, number: int | None = None) -> list[str]:
        """Paths that were asked for, in order."""
        return [each.path for each in self.seen if number is None or each.host == self.host(number)]

    def sources(self, *, pace: float = 0.0) -> list[Source]:
        """The sites as sources."""
        roots = [self.root(number) for number in range(5)]
        own: list[dict[str, Any]] = [
            {
                "cms": "epi",
                "feeds": (f"{roots[0]}/rss/home.rss",),
                "listings": (Listing(url=f"{roots[0]}/an-ninh", pages=f"{roots[0]}/an-ninh?trang={{page}}"),),
                "article_url": r"-post\d+\.html$",
            },
            {
                "cms": "nukeviet",
                "listings": (
                    Listing(url=f"{roots[1]}/vi/news/", pages=f"{roots[1]}/vi/news/page-{{page}}/"),
                ),
                "article_url": r"/vi/news/[a-z-]+/[a-z0-9-]+-\d+\.html$",
            },
            {
                "cms": "yyyymm",
                "listings": (Listing(url=f"{roots[2]}/an-ninh/", pages=f"{roots[2]}/an-ninh/?p={{page}}"),),
                "article_url": r"/\d{6}/[a-z0-9-]+-\d{7}/$",
            },
            {"sitemaps": (f"{roots[3]}/sitemap.xml",), "article_url": r"/tin/[a-z0-9-]+$"},
            {
                "feeds": (f"{roots[4]}/atom.xml",),
                "listings": (Listing(url=f"{roots[4]}/tin-moi"),),
                "layouts": (Layout(cms="generic", selectors={"body": "div.noidung"}),),
            },
        ]
        return [
            Source(
                name=f"site{number}",
                title=f"Trang tin {number}",
                hosts=(self.host(number),),
                kind="paper",
                policy="full",
                province="Nghệ An",
                pace=pace,
                **fields,
            )
            for number, fields in enumerate(own)
        ]

    def article_path(self, site: int, number: int) -> str:
        """Where an article is."""
        slug = f"cong-an-phuong-ra-quan-dot-{number}"
        return (
            f"/{slug}-post{number}.html",
            f"/vi/news/an-ninh/{slug}-{number}.html",
            f"/an-ninh/2026{number % 3 + 1:02}/{slug}-{1000000 + number}/",
            f"/tin/{slug}",
            f"/tin/{slug}-{number}.htm",
        )[site]

    def text(self, site: int, number: int) -> list[str]:
        """The paragraphs of an article as they are now."""
        version = self.versions.get(self.article_path(site, number), 0)
        ward = _WARDS[(site + number) % len(_WARDS)]
        day = number % 28 + 1
        lines = [
            f"Ngày {day}/2, Công an phường {ward} ra quân đợt {number} tuần tra ban đêm trên địa bàn.",
            f"Lực lượng chức năng đã kiểm tra {number + 3} cơ sở, nhắc nhở {site + 2} trường hợp vi phạm giờ"
            " đóng cửa và hướng dẫn người dân khai báo tạm trú qua cổng dịch vụ công.",
            f"Thiếu tá Lê Văn Quang, Trưởng Công an phường {ward}, cho biết đơn vị sẽ duy trì tuần tra.",
        ]
        return lines + [f"Cập nhật lần {version}: đã có thêm {version} cơ sở ký cam kết."] * bool(version)

    def page(self, path: str) -> tuple[str, str] | None:
        """Content type and text of `N/path`, N the site's number; None for what is not there."""
        number, _, rest = path.partition("/")
        return _answer(self, int(number), "/" + rest)

    def enter(self, host: str, path: str, headers: dict[str, str]) -> None:
        """Note a request."""
        with self._lock:
            self._flying[host] = self._flying.get(host, 0) + 1
            self.seen.append(Seen(host, path, time.monotonic(), self._flying[host], headers))

    def leave(self, host: str) -> None:
        """Note that it is answered."""
        with self._lock:
            self._flying[host] -= 1


def _answer(farm: Farm, site: int, path: str) -> tuple[str, str] | None:
    total = farm.articles + (farm.more if site == 0 else 0)
    articles = {farm.article_path(site, number): number for number in range(1, total + 1)}
    if path == "/robots.txt":
        return "text/plain", ROBOTS
    if path in articles and path not in farm.gone:
        return "text/html; charset=utf-8", _article(farm, site, articles[path])
    newest = list(reversed(articles))
    if path in ("/rss/home.rss", "/atom.xml"):
        return "application/xml", _feed(farm, site, newest[:PER_PAGE])
    if site == 3 and path.startswith("/sitemap"):
        return "application/xml", _sitemap(farm, path, newest)
    page = _page_number(site, path)
    if page is None:
        return None
    listed = newest[(page - 1) * PER_PAGE : page * PER_PAGE]
    following = f"<a rel='next' href='/tin-moi?trang={page + 1}'>Sau</a>" if site == 4 and listed else ""
    return "text/html; charset=utf-8", _listing(listed, following)


def _page_number(site: int, path: str) -> int | None:
    first, others = (
        ("/an-ninh", "/an-ninh?trang="),
        ("/vi/news/", "/vi/news/page-"),
        ("/an-ninh/", "/an-ninh/?p="),
        ("", "?"),
        ("/tin-moi", "/tin-moi?trang="),
    )[site]
    if path == first:
        return 1
    number = path.removeprefix(others).strip("/")
    return int(number) if path.startswith(others) and number.isdigit() else None


def _article(farm: Farm, site: int, number: int) -> str:
    title = f"Công an phường ra quân đợt {number} ở trang {site}"
    first, *rest = farm.text(site, number)
    paragraphs = "".join(f"<p>{line}</p>" for line in rest)
    stamp = f"2026-02-{number % 28 + 1:02}T08:{number % 60:02}:00+07:00"
    shown = f"{number % 28 + 1:02}/02/2026"
    meta = f'<meta property="article:published_time" content="{stamp}">' if site in (0, 3, 4) else ""
    body = (
        f"<h1 class='article__title cms-title'>{title}</h1><div class='article__sapo cms-desc'>{first}</div>"
        f"<div class='article__body cms-body'>{paragraphs}</div>",
        f"<h1 class='title' itemprop='headline'>{title}</h1><span class='h5'>Thứ năm - {shown} 10:12</span>"
        f"<div class='hometext' itemprop='description'>{first}</div>"
        f"<div id='news-bodyhtml' class='bodytext'>{paragraphs}</div>",
        f"<div class='date'>Thứ Ba, {shown}, 00:47 [GMT+7]</div><h1 class='title'>{title}</h1>"
        f"<div class='desc'>{first}</div><div id='content' class='content-detail'>{paragraphs}</div>",
        f"<article><h1>{title}</h1><p>{first}</p>{paragraphs}</article>",
        f"<h1>{title}</h1><div class='noidung'><p>{first}</p>{paragraphs}</div>",
    )[site]
    script = f"<script>/*{'x' * (farm.size * 2 // 3)}*/</script>" * bool(farm.size)
    link = "<li><a href='/muc-{0}' title='Mục số {0}'>Tin của mục số {0}</a></li>"
    links = "".join(link.format(n) for n in range(farm.size // 240))
    return (
        _HEAD.format(title=title, meta=meta)
        + script
        + _MENU
        + body
        + f"<ul class='menu'>{links}</ul>"
        + _FOOT
    )


def _listing(paths: list[str], following: str) -> str:
    items = "".join(f"<div class='item'><h3><a href='{path}'>Ra quân</a></h3></div>" for path in paths)
    forbidden = "<a href='/cam/cong-an-phuong-ra-quan-dot-900-post900.html'>Nội bộ</a>"
    return _HEAD.format(title="Tin", meta="") + _MENU + items + forbidden + following + _FOOT


def _feed(farm: Farm, site: int, paths: list[str]) -> str:
    if site == 4:
        entries = "".join(f"<entry><link href='{farm.root(site)}{path}'/></entry>" for path in paths)
        return f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>"
    items = "".join(f"<item><link>{farm.root(site)}{path}</link></item>" for path in paths)
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


def _sitemap(farm: Farm, path: str, paths: list[str]) -> str:
    root = farm.root(3)
    if path == "/sitemap.xml":
        return f"<sitemapindex><sitemap><loc>{root}/sitemap-1.xml</loc></sitemap></sitemapindex>"
    today = time.strftime("%Y-%m-%d", time.gmtime())
    urls = "".join(f"<url><loc>{root}{each}</loc><lastmod>{today}</lastmod></url>" for each in paths)
    return f"<urlset>{urls}</urlset>"


def write_declarations(farm: Farm, folder: Path) -> None:
    """The sites' declarations as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in farm.sources():
        lines = [
            f'title = "{source.title}"',
            f'hosts = ["{source.hosts[0]}"]',
            'kind = "paper"',
            'policy = "full"',
            'province = "Nghệ An"',
            f'cms = "{source.cms}"',
            f"feeds = {list(source.feeds)}",
            f"sitemaps = {list(source.sitemaps)}",
        ]
        lines += [f"article_url = '{source.article_url}'"] if source.article_url else []
        for listing in source.listings:
            lines += ["[[listings]]", f'url = "{listing.url}"']
            lines += [f'pages = "{listing.pages}"'] if listing.pages else []
        for layout in source.layouts:
            selectors = ", ".join(f'{part} = "{selector}"' for part, selector in layout.selectors.items())
            lines += ["[[layouts]]", f'cms = "{layout.cms}"', f"selectors = {{ {selectors} }}"]
        (folder / f"{source.name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor that was killed is no error of the site's."""


@contextmanager
def news_farm(*, size: int = 0, delay: float = 0.0, articles: int = ARTICLES) -> Iterator[Farm]:
    """The sites, running; size: about how many bytes an article's page has; delay: seconds to an answer.

    articles: of each site.
    """
    farm = Farm(port=0, size=size, delay=delay, articles=articles)
    servers: list[_Server] = []
    for number in range(5):
        server = _Server((farm.host(number), farm.port), _handler(farm, number))
        server.daemon_threads = True
        farm.port = server.server_address[1]
        servers.append(server)
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,)) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield farm
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()


def _handler(farm: Farm, site: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            host = farm.host(site)
            farm.enter(host, self.path, {name.lower(): value for name, value in self.headers.items()})
            try:
                time.sleep(farm.delay)
                self._reply(farm.page(f"{site}{self.path}"))
            finally:
                farm.leave(host)

        def _reply(self, page: tuple[str, str] | None) -> None:
            if self.path in farm.moved or (farm.busy and self.path != "/robots.txt"):
                self.send_response(302 if self.path in farm.moved else 429)
                self.send_header("Location", farm.moved.get(self.path, ""))
                self.send_header("Retry-After", str(farm.busy))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            kind, text = page or ("text/html; charset=utf-8", "<html><body><h1>404</h1></body></html>")
            body = text.encode()
            etag = f'"{sha256(body).hexdigest()[:16]}"'
            if page and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.send_header("ETag", etag)
                self.end_headers()
                return
            packed = gzip.compress(body, 1, mtime=0)
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(packed)))
            if page:
                self.send_header("ETag", etag)
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
