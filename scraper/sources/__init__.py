"""The sources that diaban knows: one TOML file of declarations each, named after the source."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from corpus.article import Article

Kind = Literal["police", "portal", "paper", "television", "radio", "agency", "other"]
Policy = Literal["full", "quotes", "link"]

_LABEL = re.compile(r"(?:congan|bao|truyenhinh|ptth|cand)?(?P<bare>[a-z-]+?)(?:tv|online)?")
_HOST = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,6}")
_TEXTS = ("title", "kind", "policy")
_OPTIONAL = ("province", "language")
_LISTS = ("hosts", "aliases")
_CHOICES: Mapping[str, tuple[str, ...]] = {"kind": get_args(Kind), "policy": get_args(Policy)}


class SourceError(ValueError):
    """A declaration that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where articles come from.

    name: the declaration's file name, which articles carry as their `source`.
    hosts: a host stands for itself and for the hosts below it that no other source declares.
    province: what an article of it is about unless it says otherwise; None for a national one.
    language: BCP 47.
    policy: what the published site may show of an article: `full` text, `quotes` around facts, or a `link`.
    aliases: other names of it in datelines (`CAO`) and origins (`Báo Công Lý`).
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    kind: Kind
    policy: Policy
    province: str | None = None
    language: str = "vi"
    aliases: tuple[str, ...] = ()


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
    return tuple(parse_source((here / name).read_bytes(), Path(name)) for name in names)


def parse_source(data: bytes, path: Path) -> Source:
    """The declaration in `data`, which was read from `path`.

    Raises SourceError.
    """
    try:
        fields = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{path}: no TOML in UTF-8: {error}") from error
    for problem in _find_problems(fields):
        raise SourceError(f"{path}: {problem}")
    return Source(
        name=path.stem,
        title=fields["title"],
        hosts=tuple(host.lower() for host in fields["hosts"]),
        kind=fields["kind"],
        policy=fields["policy"],
        province=fields.get("province"),
        language=fields.get("language", "vi"),
        aliases=tuple(fields.get("aliases", ())),
    )


def _find_problems(fields: Mapping[str, Any]) -> Iterator[str]:
    known = {*_TEXTS, *_OPTIONAL, *_LISTS}
    for key in fields:
        if key not in known:
            yield f"unknown key `{key}`; known are {', '.join(sorted(known))}"
    for key in (*_TEXTS, "hosts"):
        if key not in fields:
            yield f"`{key}` is missing"
    for key in (*_TEXTS, *_OPTIONAL):
        if key in fields and not (isinstance(fields[key], str) and fields[key].strip()):
            yield f"`{key}` must be text that is not empty"
    for key in _LISTS:
        if key in fields and not _is_texts(fields[key]):
            yield f"`{key}` must be a list of texts"
    for key, choices in _CHOICES.items():
        if fields.get(key) not in choices:
            yield f"`{key}` is {fields.get(key)!r}; one of {', '.join(choices)} is wanted"
    for host in fields.get("hosts", ()):
        if "/" in host or ":" in host or "." not in host:
            yield f"`hosts` has {host!r}; a host alone is wanted, like congan.nghean.gov.vn"
    if not fields.get("hosts"):
        yield "`hosts` is empty"


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) and entry for entry in value)


def _refuse_shared_hosts(sources: Iterable[Source]) -> None:
    owners: dict[str, str] = {}
    for source in sources:
        for host in source.hosts:
            if owners.setdefault(host, source.name) != source.name:
                raise SourceError(f"{source.name}.toml: `hosts` has {host!r}, which is {owners[host]}.toml's")


def settle_source(article: Article, sources: Mapping[str, Source]) -> Article:
    """The article with its source, and the source's province where it has none.

    The source is what the article says, else the host of its address, else the name in its dateline, else
    where it was taken from. A host that nobody declares is its own source, and may tell its province. What
    nothing tells stays None.
    """
    named = article.source or _name_by_host(article, sources)
    if named is None:
        named = _name_by_alias(article.dateline, sources) or _name_by_alias(article.origin, sources)
    if named is None and _HOST.fullmatch(article.dateline or ""):
        named = (article.dateline or "").lower().removeprefix("www.")
    source = sources.get(named or "") or _by_host(named or "", sources)
    if source is None:
        return replace(article, source=named, province=article.province or province_of_host(named or ""))
    return replace(article, source=source.name, province=article.province or source.province)


def province_of_host(host: str) -> str | None:
    """The province that a host names, as in `quyhop.nghean.gov.vn`, `baothanhhoa.vn` and `kontumtv.vn`."""
    provinces = _provinces()
    for label in host.lower().split("."):
        match = _LABEL.fullmatch(label)
        if match and match["bare"] in provinces:
            return provinces[match["bare"]]
    return None


@cache
def _provinces() -> Mapping[str, str]:
    return tomllib.loads((files("scraper") / "provinces.toml").read_text(encoding="utf-8"))


def _name_by_host(article: Article, sources: Mapping[str, Source]) -> str | None:
    host = urlsplit(article.canonical_url or article.url or "").hostname
    source = _by_host(host, sources) if host else None
    return source.name if source else host.removeprefix("www.") if host else None


def _by_host(host: str, sources: Mapping[str, Source]) -> Source | None:
    """The source that declares the host, or the nearest one above it."""
    declared = {name: source for source in sources.values() for name in source.hosts}
    labels = host.lower().split(".")
    return next(filter(None, (declared.get(".".join(labels[cut:])) for cut in range(len(labels) - 1))), None)


def _name_by_alias(name: str | None, sources: Mapping[str, Source]) -> str | None:
    if name is None:
        return None
    wanted = name.casefold().strip(" .")
    for source in sources.values():
        if wanted in {entry.casefold() for entry in (source.title, *source.hosts, *source.aliases)}:
            return source.name
    return None
