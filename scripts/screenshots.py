"""Takes the pictures of the site that the documentation shows: `python scripts/screenshots.py [NAME...]`.

Reads and publishes the embedded sample in a folder of its own, serves it, and looks at it with Debian's
Chromium; writes `docs/*.png` with at most 256 colours. What is seen is the sample: invented articles.
"""

import base64
import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from db.site.addresses import article_address, person_address, place_address, programme_address, story_address

ROOT = Path(__file__).parents[1]
DESKTOP: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 844}
LARGEST = 150_000  # bytes of a picture
_STARTING_SECONDS = 60
_DIABAN = [sys.executable, "-c", "from cli import main; main(prog_name='diaban')"]
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# Colours that differ little are one; of what is left, the 256 most frequent stay.
_TO_PALETTE = """async picture => {
  const image = new Image(); image.src = 'data:image/png;base64,' + picture; await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  const pixels = drawing.getImageData(0, 0, image.width, image.height).data, groups = new Map();
  const group = i => (pixels[i] >> 3) << 10 | (pixels[i + 1] >> 3) << 5 | pixels[i + 2] >> 3;
  for (let i = 0; i < pixels.length; i += 4) {
    const of = groups.get(group(i)) ?? [0, new Map()];
    const colour = pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2];
    of[0] += 1; of[1].set(colour, (of[1].get(colour) ?? 0) + 1); groups.set(group(i), of);
  }
  const most = colours => [...colours].sort((a, b) => b[1] - a[1])[0][0];
  const palette = [...groups.values()].sort((a, b) => b[0] - a[0]).slice(0, 256).map(of => most(of[1]));
  const far = (a, b) => [16, 8, 0].reduce((sum, by) => sum + ((a >> by & 255) - (b >> by & 255)) ** 2, 0);
  const closest = colour => palette.reduce(
    (best, each, at) => far(each, colour) < far(palette[best], colour) ? at : best, 0);
  const nearest = new Map([...groups].map(([key, of]) => [key, closest(most(of[1]))]));
  const bytes = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < pixels.length; i += 4) bytes[i / 4] = nearest.get(group(i));
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return { width: image.width, height: image.height, palette, pixels: btoa(text) };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture: its name, the page's address, the window, and light or dark."""

    name: str
    address: str
    size: ViewportSize
    dark: bool = False


def main() -> int:
    """Write the pictures that are asked for, else all; returns the exit code."""
    if _CHROMIUM is None:
        sys.stderr.write("Chromium is missing: apt-get install chromium\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        published = _publish_sample(Path(folder))
        wanted = [shot for shot in _shots(published) if shot.name in sys.argv[1:] or not sys.argv[1:]]
        with _serving(Path(folder)) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
            for shot in wanted:
                picture = _take(browser, site, shot)
                (ROOT / "docs" / f"{shot.name}.png").write_bytes(picture)
                sys.stdout.write(f"docs/{shot.name}.png {len(picture):,} bytes\n")
                if len(picture) > LARGEST:
                    sys.stderr.write(f"docs/{shot.name}.png is larger than {LARGEST:,} bytes\n")
                    return 1
            browser.close()
    return 0


def _publish_sample(folder: Path) -> Path:
    for arguments in (("import", str(ROOT / "corpus" / "samples")), ("refresh", "--no-scrape")):
        subprocess.run([*_DIABAN, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "var" / "published" / "diaban.db"


def _shots(published: Path) -> list[Shot]:
    """The pages with the most to see, one of each kind."""
    with closing(sqlite3.connect(f"file:{published}?immutable=1", uri=True)) as connection:

        def most(sql: str) -> str:
            return str(connection.execute(f"{sql} GROUP BY 1 ORDER BY count(*) DESC, 1").fetchone()[0])

        article = most(
            "SELECT e.article_id FROM fact_evidence e JOIN articles a ON a.id = e.article_id"
            " JOIN sources s ON s.id = a.source_id AND s.policy = 'full'"
        )
        place = most("SELECT place_id FROM criteria WHERE place_id IS NOT NULL")
        person = most("SELECT person_id FROM officials JOIN positions ON official_id = officials.id")
        story = most("SELECT story_id FROM event_participants JOIN events ON events.id = event_id")
        programme = most("SELECT programme_id FROM criteria WHERE programme_id IS NOT NULL")
    return [
        Shot(name="home", address="/", size=DESKTOP),
        Shot(name="home-phone", address="/", size=PHONE, dark=True),
        Shot(name="article", address=article_address(article), size=DESKTOP),
        Shot(name="locality", address=place_address(place), size=DESKTOP),
        Shot(name="official", address=person_address(person), size=DESKTOP),
        Shot(name="programme", address=programme_address(programme), size=DESKTOP),
        Shot(name="event", address=story_address(story), size=DESKTOP),
        Shot(name="map", address="/ban-do?xem=tieu-chi", size=DESKTOP),
        Shot(name="search", address="/tim?q=cong+an+phuong", size=DESKTOP),
    ]


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with (folder / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [*_DIABAN, "serve", "--port", str(port)], cwd=folder, stdout=log, stderr=log
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(address: str) -> None:
    """Until the server answers; raises TimeoutError where it does not."""
    deadline = time.monotonic() + _STARTING_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=10).close()
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


def _take(browser: Browser, site: str, shot: Shot) -> bytes:
    context = browser.new_context(viewport=shot.size, color_scheme="dark" if shot.dark else "light")
    page = context.new_page()
    page.goto(site + shot.address)
    taken = page.screenshot()
    page.goto("about:blank")  # the site's own pages run no script but their own
    picture = _png(page, taken)
    context.close()
    return picture


def _png(page: Page, taken: bytes) -> bytes:
    """A picture again, with a palette."""
    found = page.evaluate(_TO_PALETTE, base64.b64encode(taken).decode())
    width, height, pixels = found["width"], found["height"], base64.b64decode(found["pixels"])
    colours = b"".join(colour.to_bytes(3, "big") for colour in found["palette"])
    lines = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


if __name__ == "__main__":
    sys.exit(main())
