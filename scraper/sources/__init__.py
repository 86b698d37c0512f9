"""The sources that diaban knows: one TOML file of declarations each, named after the source."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from scraper.sources.declaration import SourceError, parse_source
from scraper.sources.owner import province_of_host, settle_source, source_of_host
from scraper.sources.source import Cms, Kind, Layout, Listing, Policy, Source

__all__ = [
    "Cms",
    "Kind",
    "Layout",
    "Listing",
    "Policy",
    "Source",
    "SourceError",
    "load_sources",
    "parse_source",
    "province_of_host",
    "settle_source",
    "source_of_host",
]


def load_sources(*folders: Path) -> Mapping[str, Source]:
    """The project's own declarations and those in `folders`; a later one of a name replaces the earlier.

    Raises SourceError for a declaration that cannot be used or a folder that is not there, and OSError for a
    file that cannot be read.
    """
    found = {source.name: source for source in _own_sources()}
    for folder in folders:
        if not folder.is_dir():
            raise SourceError(f"{folder}: no folder of declarations of sources is there")
        for path in sorted(folder.glob("*.toml")):
            source = parse_source(path.read_bytes(), path)
            found[source.name] = source
    _refuse_shared_hosts(found.values())
    return found


@cache
def _own_sources() -> tuple[Source, ...]:
    here = files(__package__)
    names = sorted(entry.name for entry in here.iterdir() if entry.name.endswith(".toml"))
    return tuple(parse_source((here / name).read_bytes(), Path(str(here / name))) for name in names)


def _refuse_shared_hosts(sources: Iterable[Source]) -> None:
    owners: dict[str, str] = {}
    for source in sources:
        for host in source.hosts:
            if owners.setdefault(host, source.name) != source.name:
                raise SourceError(f"{source.name}.toml: `hosts` has {host!r}, which is {owners[host]}.toml's")
