"""Asking a site on a published file for pages, in this process."""

import asyncio
import atexit
from collections.abc import Iterable
from functools import cache
from pathlib import Path

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

    return _runner().run(all_of_them())


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
def _runner() -> asyncio.Runner:
    runner = asyncio.Runner()
    atexit.register(runner.close)
    return runner
