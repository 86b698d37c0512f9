"""Asking a site on a published file for pages, in this process."""

import asyncio
import atexit
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Thread

import httpx
from bs4 import BeautifulSoup
from crawling import datasette_on
from datasette.app import Datasette

ENGLISH = {"cookie": "lang=en"}


def answers(path: Path, addresses: Iterable[str], *, english: bool = False) -> list[httpx.Response]:
    """What is answered to each address in the end. A file is served once, in whatever test it is asked."""

    async def all_of_them() -> list[httpx.Response]:
        site = _site(path)
        kept = {"headers": ENGLISH if english else {}, "follow_redirects": True}
        return [await site.client.get(each, **kept) for each in addresses]

    return asyncio.run_coroutine_threadsafe(all_of_them(), loop()).result(timeout=120)


def page(path: Path, address: str, *, english: bool = False) -> BeautifulSoup:
    """The page at an address; fails where there is none."""
    (answer,) = answers(path, [address], english=english)
    assert answer.status_code == 200, (address, answer.text[:300])
    return BeautifulSoup(answer.text, "html.parser")


def said(node: BeautifulSoup | None) -> str:
    """The text of a part of a page, blanks made one."""
    assert node is not None
    return " ".join(node.get_text(" ").split())


@cache
def _site(path: Path) -> Datasette:
    return datasette_on(path)


@cache
def loop() -> asyncio.AbstractEventLoop:
    """A loop of its own: where a browser is driven, this thread's is taken."""
    own = asyncio.new_event_loop()
    thread = Thread(target=own.run_forever, daemon=True)
    thread.start()
    atexit.register(_end, own, thread)
    return own


def _end(own: asyncio.AbstractEventLoop, thread: Thread) -> None:
    own.call_soon_threadsafe(own.stop)
    thread.join(timeout=10)
    own.close()
