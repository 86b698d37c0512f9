"""A site on loopback that answers as a test tells it to, and logs what it is asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from scraper.sources import Listing, Source

HOST = "127.0.0.2"
Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """The site; `root`: where its addresses begin, `asked`: paths in order, `robots`: its robots.txt."""

    root: str = ""
    asked: list[str] = field(default_factory=list)
    robots: str = "User-agent: *\n"

    def source(self, **changes: object) -> Source:
        """It as a source: one list of articles below `/tin/`."""
        said = {
            "name": "x",
            "title": "Trang tin",
            "hosts": (HOST,),
            "kind": "paper",
            "policy": "full",
            "pace": 0.0,
            "listings": (Listing(url=f"{self.root}/ds", pages=f"{self.root}/ds?p={{page}}"),),
            "article_url": r"/tin/[a-z0-9-]+$",
            **changes,
        }
        return Source(**said)


def page(title: str, *paragraphs: str, head: str = "", status: int = 200) -> Reply:
    """An article's page."""
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    html = (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )
    return status, {"Content-Type": "text/html; charset=utf-8"}, html.encode()


def links(*paths: str) -> Reply:
    """A page that lists articles."""
    html = "".join(f"<div><a href='{path}'>Tin</a></div>" for path in paths)
    return 200, {"Content-Type": "text/html; charset=utf-8"}, f"<html><body>{html}</body></html>".encode()


def moved(path: str, status: int = 301) -> Reply:
    """A redirect."""
    return status, {"Location": path}, b""


def patrol(number: int) -> tuple[str, ...]:
    """The paragraphs of a report."""
    return (
        f"Ngày {number % 28 + 1}/2, Công an phường Đông Hải ra quân đợt {number} tuần tra ban đêm.",
        f"Lực lượng chức năng đã kiểm tra {number + 3} cơ sở kinh doanh, nhắc nhở {number + 1} trường hợp vi"
        " phạm giờ đóng cửa và hướng dẫn người dân khai báo tạm trú qua cổng dịch vụ công.",
        f"Thiếu tá Lê Văn Quang, Trưởng Công an phường, cho biết sẽ duy trì tuần tra khu phố {number}.",
    )


def library(number: int) -> tuple[str, ...]:
    """The paragraphs of a report that has nothing in common with `patrol`."""
    return (
        f"Sáng {number % 28 + 1}/3, trường tiểu học số {number} khánh thành thư viện do phụ huynh góp sách.",
        f"Em Nguyễn Thị Hoa đọc bài thơ mừng ngày hội; hơn {number * 7 + 11} cuốn truyện được trao tặng.",
        "Ban giám hiệu cảm ơn các nhà hảo tâm đã chung tay xây thư viện cho học sinh vùng cao.",
    )


@contextmanager
def hostile_site(answer: Callable[[str], Reply]) -> Iterator[Site]:
    """The site, running; `answer`: from a path to what it says."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            site.asked.append(self.path)
            robots = 200, {"Content-Type": "text/plain"}, site.robots.encode()
            status, headers, body = robots if self.path == "/robots.txt" else answer(self.path)
            self.send_response_only(status)  # without Date and Server
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    site.root = f"http://{HOST}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
