"""Every address of a site, read by its own links: what a reader, a crawler or a script can get at."""

import asyncio
import json
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit
from zipfile import ZipFile

import httpx
from datasette.app import Datasette

from cli_serve import DATASETTE_SETTINGS
from db.metadata import build_metadata

ROOT = "http://localhost"
# Links of pages, feeds and sitemaps.
_LINKS = re.compile(r"""(?:href|src|action)=["']?([^"'\s>]+)|<loc>([^<]+)</loc>|^URL:(\S+)""", re.MULTILINE)
_FORMS = ("json", "csv", "xlsx", "json?_shape=array&_size=max", "csv?_stream=on&_size=max&_labels=on")
# Of each kind of address so many are read: rows of tables, their filters and orders have no end.
_OF_A_KIND = 1
# Pages that are one of a kind each.
_OWN_PAGES = ("bai", "can-bo", "don-vi", "su-kien", "chuong-trinh", "dia-ban")


def datasette_on(path: Path) -> Datasette:
    """Datasette as `diaban serve` runs it, in this process."""
    settings = {name: _typed(value) for name, value in DATASETTE_SETTINGS.items()}
    return Datasette([], immutables=[str(path)], metadata=build_metadata(), settings=settings)


def _typed(value: str) -> int | bool:
    return int(value) if value.isdigit() else value == "on"


def seeds(path: Path) -> list[str]:
    """Where to begin: what no page need lead to."""
    found = [
        "/", "/tim", "/ban-do", "/chat-luong", "/api", "/robots.txt", "/sitemap.xml", "/su-kien.atom",
        "/su-kien.ics", "/khong-co", "/-/metadata", "/diaban.db", "/diaban", "/diaban.json",
        "/diaban?sql=select+1",
    ]  # fmt: skip
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
            )
        ]
        for name in names:
            found += [f"/diaban/{name}", *(f"/diaban/{name}.{form}" for form in _FORMS)]
    for name, entry in build_metadata()["databases"]["diaban"]["queries"].items():
        values = "&".join(f"{each}=cong+an" for each in entry.get("params", ()))
        found += [f"/diaban/{name}?{values}", *(f"/diaban/{name}.{form}?{values}" for form in _FORMS[:3])]
    return found


async def crawl(site: Datasette, start: Iterable[str]) -> AsyncIterator[tuple[str, httpx.Response]]:
    """Each address that can be reached, with what it answers."""
    waiting, seen = list(dict.fromkeys(start)), set(start)
    kinds: Counter[tuple[str, ...]] = Counter()
    while waiting:
        address = waiting.pop()
        answer = await site.client.get(address)
        yield address, answer
        for link in _links(address, answer):
            if link not in seen and kinds[kind_of(link)] < _OF_A_KIND:
                kinds[kind_of(link)] += 1
                seen.add(link)
                waiting.append(link)


def visited(path: Path, more: Iterable[str] = ()) -> list[tuple[str, httpx.Response]]:
    """All that a site on a published file answers, from `seeds` and `more` on."""

    async def all_of_it() -> list[tuple[str, httpx.Response]]:
        return [each async for each in crawl(datasette_on(path), [*seeds(path), *more])]

    return asyncio.run(all_of_it())


def kind_of(address: str) -> tuple[str, ...]:
    """What addresses have in common that show the same kind of thing."""
    parts = urlsplit(address)
    names = sorted(name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    first, *steps = parts.path.strip("/").split("/")
    if first in _OWN_PAGES:
        return (first, *names) if names else (parts.path,)
    if first != "diaban":
        return (parts.path, *names)
    table, _, form = (steps[0] if steps else "").partition(".")
    return table, form, "row" if steps[1:] else "filtered" if names else "whole"


def _links(address: str, answer: httpx.Response) -> Iterator[str]:
    if "location" in answer.headers:
        yield from _own(address, answer.headers["location"])
    if not answer.headers.get("content-type", "").startswith(("text/html", "application/", "text/calendar")):
        return
    for match in _LINKS.finditer(answer.text):
        yield from _own(address, unescape(next(filter(None, match.groups()))))


def _own(address: str, link: str) -> Iterator[str]:
    parts = urlsplit(urljoin(f"{ROOT}{address}", link))
    if parts.netloc == "localhost" and not parts.path.startswith(("/-/static", "/logout")):
        yield f"{parts.path}{'?' if parts.query else ''}{parts.query}"


def told(answer: httpx.Response) -> str:
    """All that an answer says, whatever it is packed in."""
    kind = answer.headers.get("content-type", "")
    said = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    if "spreadsheetml" in kind:
        with ZipFile(BytesIO(answer.content)) as book:
            parts = [book.read(name).decode("utf-8") for name in book.namelist()]
        return unescape("\n".join([said, *parts]))
    if "sqlite" in kind or "octet-stream" in kind or "vnd.sqlite3" in kind:
        return said
    if "json" in kind:
        return f"{said}\n{json.dumps(answer.json(), ensure_ascii=False)}"
    return f"{said}\n{unquote(unescape(answer.text))}"
