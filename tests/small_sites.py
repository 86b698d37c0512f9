"""Small news sites on loopback, good and bad, and `diaban sources` to look at them with."""

# ruff: noqa: E501 - a page is read in one line

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from click.testing import CliRunner, Result

from cli import main

Answer = tuple[int, str, str]
Run = Callable[..., Result]


def sources_command(tmp_path: Path) -> Run:
    """The command, with settings of its own."""
    config = tmp_path / "diaban.toml"
    config.write_text(
        'database = "diaban.db"\nsources = "nguon"\ncontact = "https://example.org/about"\n', encoding="utf-8"
    )
    (tmp_path / "nguon").mkdir()

    def call(*words: str) -> Result:
        return CliRunner().invoke(main, ["--config", str(config), "sources", *words])

    return call


ARTICLE = (
    "<html><head><meta charset=utf-8><title>{0}</title></head><body><h1>{0}</h1><div class=date>07/03/2026 08:01</div>"
    "<div class='detail'><p>Tối 6/3, Công an xã ra quân tuần tra trên các tuyến đường liên thôn của xã.</p>"
    "<p>Lực lượng đã nhắc nhở mười trường hợp vi phạm và hướng dẫn người dân ký cam kết chấp hành.</p></div></body></html>"
)


@contextmanager
def site(pages: Mapping[str, Answer], host: str = "127.0.0.40") -> Iterator[tuple[str, list[str]]]:
    """A server that answers with these pages, by path; `/robots.txt` is not there unless it is among them."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            missing = (404, "text/html", "<html><body><h1>404</h1></body></html>")
            status, kind, text = pages.get(self.path, missing)
            body = text.replace("{root}", root).encode("cp1258" if kind == "text/x-1258" else "utf-8")
            kind = "text/html" if kind == "text/x-1258" else kind
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer((host, 0), Handler)
    root = f"http://{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield root, asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def declare(tmp_path: Path, root: str, *lines: str) -> None:
    """A declaration `trang` of the site at `root`."""
    host = root.partition("//")[2].partition(":")[0]
    text = [f'title = "Trang"\nhosts = ["{host}"]\nkind = "portal"\npolicy = "full"', *lines]
    (tmp_path / "nguon" / "trang.toml").write_text("\n".join(text).replace("{root}", root), encoding="utf-8")


HTML = "text/html; charset=utf-8"

LIST = (
    "<html><body>"
    + "".join(f"<div><a href='/tin/ra-quan-{n}.html'>x</a></div>" for n in range(5))
    + "</body></html>"
)
D1N = '<html><body><script>document.cookie="D1N=0123456789abcdef0123456789abcdef"+"; expires=x; path=/";window.location.reload(true);</script></body></html>'
