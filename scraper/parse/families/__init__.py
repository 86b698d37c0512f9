"""The families of systems that portals and papers are published with: one TOML file of selectors each."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from corpus.readers.hints import Hints, before, hints_from
from corpus.readers.page import Page, find_selected
from corpus.readers.selectors import Selector, parse_selectors
from scraper.sources import Source

GENERIC = "generic"


@dataclass(frozen=True, kw_only=True, slots=True)
class FamilyLayout:
    """How one version of a family keeps the parts of an article.

    parser: what articles read with it carry, `nukeviet.4`. fits: a page that has one of these is of it, or
        whose address `address` is found in.
    valid_until: the last ISO day on which pages of it were sent out; None for one in use.
    usual: what its articles have, so that a page without it is worth a look.
    """

    family: str
    parser: str
    fits: tuple[Selector, ...]
    address: re.Pattern[str] | None = None
    hints: Hints
    valid_until: str | None = None
    usual: tuple[str, ...] = ()


@cache
def load_families() -> Mapping[str, tuple[FamilyLayout, ...]]:
    """The layouts of each family, the newest first, in the order in which pages are tried with them."""
    here = files(__package__)
    names = sorted(entry.name for entry in here.iterdir() if entry.name.endswith(".toml"))
    read = {name: tomllib.loads((here / name).read_text(encoding="utf-8")) for name in names}
    return {name.removesuffix(".toml"): _layouts(name.removesuffix(".toml"), read[name]) for name in names}


def _layouts(family: str, fields: Mapping[str, Any]) -> tuple[FamilyLayout, ...]:
    return tuple(
        FamilyLayout(
            family=family,
            parser=f"{family}.{layout['version']}",
            fits=parse_selectors(layout["fits"]),
            address=re.compile(layout["address"]) if "address" in layout else None,
            hints=hints_from({part: ", ".join(texts) for part, texts in layout["selectors"].items()}),
            valid_until=layout.get("valid_until"),
            usual=tuple(fields["usual"]),
        )
        for layout in fields["layouts"]
    )


_UNKNOWN = FamilyLayout(
    family=GENERIC, parser="generic.1", fits=(), hints=Hints(), usual=("title", "published")
)


def choose_layout(page: Page, source: Source | None, *, url: str | None, day: str | None) -> FamilyLayout:
    """The layout that a page is read with: of the source's family, else of one that the page is plainly of.

    The source's own selectors go before the family's.
    """
    declared = source.layout_on(day) if source is not None else None
    families = load_families()
    if declared is None or declared.cms == GENERIC:
        layouts: Iterable[FamilyLayout] = chain.from_iterable(families.values())
    else:
        layouts = families[declared.cms]
    layout = next(_fitting(page, _sent_on(layouts, day), url), _UNKNOWN)
    if declared is None or not declared.selectors:
        return layout
    own = hints_from({str(part): text for part, text in declared.selectors.items()})
    return replace(layout, hints=before(own, layout.hints))


def _sent_on(layouts: Iterable[FamilyLayout], day: str | None) -> Iterator[FamilyLayout]:
    for layout in layouts:
        if day is None or layout.valid_until is None or day[:10] <= layout.valid_until:
            yield layout


def _fitting(page: Page, layouts: Iterable[FamilyLayout], url: str | None) -> Iterator[FamilyLayout]:
    for layout in layouts:
        by_address = url is not None and layout.address is not None and layout.address.search(url)
        if by_address or next(find_selected(page, layout.fits), None) is not None:
            yield layout
