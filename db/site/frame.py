"""What stands around every page: the ways in, the crumbs, what is said of the data below."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Request
from datasette.views.base import DatasetteError

from db.site.contact import contact_address, site_contact, site_dump
from db.site.language import LANGUAGES, PARAMETER
from db.site.rows import fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette

PAIR = " · "  # between Vietnamese and English in the metadata
# Address, the paths that belong to it, Vietnamese, English.
_WAYS = (
    ("/su-kien", ("/{database}/events", "/{database}/stories"), "Sự kiện", "Events"),
    (
        "/can-bo",
        ("/{database}/people", "/{database}/officials", "/{database}/official_timeline"),
        "Cán bộ",
        "Officials",
    ),
    ("/don-vi", ("/{database}/organisations", "/{database}/units"), "Đơn vị", "Units"),
    ("/dia-ban", ("/{database}/places",), "Địa bàn", "Places"),
    ("/chuong-trinh", ("/{database}/programmes", "/{database}/criteria"), "Chương trình", "Programmes"),
    ("/ban-do", (), "Bản đồ", "Map"),
    ("/{database}", ("/bai",), "Mọi bảng", "All tables"),
)
_BUILD = "SELECT built_at, extractor_version, articles, facts FROM build LIMIT 1"


@dataclass(frozen=True, slots=True)
class Way:
    """One of the main ways in; `here` where the page belongs to it."""

    href: str
    vi: str
    en: str
    here: bool


def ways_in(database: str, path: str) -> list[Way]:
    """The main ways in, the one that `path` is on marked; at most one is."""
    found = []
    taken = False
    for address, others, vi, en in _WAYS:
        href = address.format(database=database)
        here = not taken and any(
            path == each or path.startswith(f"{each}/")
            for each in (href, *(other.format(database=database) for other in others))
        )
        taken = taken or here
        found.append(Way(href, vi, en, here))
    return found


def pair(text: object) -> tuple[str, str]:
    """(Vietnamese, English) of a text in the metadata; both the same where it is in one language."""
    vi, found, en = str(text or "").rpartition(PAIR)
    return (vi, en) if found else (en, en)


def without_language(address: str) -> str:
    """`address`, a path and query, as it is without a choice of language."""
    path, _, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != PARAMETER]
    path = f"/{path.lstrip('/')}"
    return f"{path}?{urlencode(kept)}" if kept else path


def in_language(address: str, language: str) -> str:
    """`address` in one language."""
    plain = without_language(address)
    return f"{plain}{'&' if '?' in plain else '?'}{urlencode({PARAMETER: language})}"


def frame_globals(datasette: "Datasette") -> dict[str, Any]:
    """What `base.html` calls, bound to the site that is served."""
    contact = site_contact(datasette)

    async def about_data() -> dict[str, Any]:
        return await _about(datasette)

    def main_ways(path: str) -> list[Way]:
        return ways_in(_database(datasette), path)

    def absolute(request: Request, address: str) -> str:
        return str(datasette.absolute_url(request, address))

    return {
        "about_data": about_data,
        "absolute": absolute,
        "contact": contact,
        "contact_address": partial(contact_address, contact),
        "diaban_version": _version(),
        "dump": site_dump(datasette),
        "in_language": in_language,
        "languages": LANGUAGES,
        "main_ways": main_ways,
        "pair": pair,
        "without_language": without_language,
    }


async def site_metadata(datasette: "Datasette") -> dict[str, Any]:
    """Title, licence and source of the site; the two lines of Datasette keep them in different places."""
    asked = getattr(datasette, "get_instance_metadata", None)
    found: dict[str, Any] = await asked() if asked is not None else datasette.metadata()
    return found


async def _about(datasette: "Datasette") -> dict[str, Any]:
    """Licence and source as pairs, and when the data was built."""
    said = await site_metadata(datasette)
    built: dict[str, Any] = {}
    with suppress(sqlite3.Error, DatasetteError):  # a page that says what is wrong must not fail itself
        built = next(iter(await fetch_all(published(datasette), _BUILD)), {})
    return {
        "title": said.get("title") or "diaban",
        "license": pair(said.get("license")),
        "license_url": said.get("license_url"),
        "source": pair(said.get("source")),
        **built,
    }


def _database(datasette: "Datasette") -> str:
    return str(published(datasette).name)


@cache
def _version() -> str:
    return version("diaban")
