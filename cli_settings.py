"""Where things are and how the commands behave: `diaban.toml`, overridden by options."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from scraper.sources import Source

LogLevel = Literal["debug", "info", "warning", "error"]
Policy = Literal["full", "quotes", "link"]
SETTINGS_FILE = Path("diaban.toml")


class BadSettings(Exception):
    """A settings file that can't be used; the message names the file and what to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `diaban.toml` may set; paths in it are relative to its folder.

    default_policy: how much is published of articles whose source is not declared.
    sources: a folder of further declarations of sources. archive: the folder of fetched pages.
    contact: how sites reach who scrapes them: an address of a page or mail.
    site_contact: how readers reach who runs the site: likewise.
    site_dump: where readers find what `diaban dump` wrote: an address, or a path on the site.
    scrape: the names of the sources that are scraped.
    gold: files of gold lines, of articles of the database: the site says how right their facts are by source.
    """

    database: Path = Path("var/diaban.db")
    published: Path = Path("var/published")
    metadata: Path = Path("datasette_metadata.json")
    log_level: LogLevel = "warning"
    site_title: str | None = None
    site_contact: str | None = None
    site_dump: str | None = None
    sources: Path | None = None
    archive: Path = Path("var/archive")
    contact: str | None = None
    scrape: tuple[str, ...] = ()
    default_policy: Policy = "quotes"
    gold: tuple[Path, ...] = ()


_PATHS = ("database", "published", "metadata", "sources", "archive")
_CHOICES = {"log_level": get_args(LogLevel), "default_policy": get_args(Policy)}
_NAMES = (*_PATHS, *_CHOICES, "site_title", "site_contact", "site_dump", "contact", "scrape", "gold")
_CONTACT = re.compile(r"https?://[^\s<>\"]+|[^@\s<>\"?&]+@[^@\s<>\"?&]+\.[^@\s<>\"?&]+")
_DUMP = re.compile(r"(?:https?:/)?/[^/\\\s<>\"][^\\\s<>\"]*")


def load_settings(path: Path | None, options: dict[str, Any]) -> Settings:
    """The settings of the file at `path`, with the options that are not None put over them.

    With no path, `diaban.toml` in the working directory is read if it is there.
    Raises BadSettings.
    """
    file = path or SETTINGS_FILE
    values = _read(file) if path is not None or file.exists() else {}
    given = {name: value for name, value in options.items() if value is not None}
    return replace(Settings(), **{**values, **given})


def _read(file: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSettings(f"{file} can't be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{file} is not valid TOML: {error}") from error
    return {name: _checked(file, name, value) for name, value in values.items()}


def _checked(file: Path, name: str, value: object) -> object:
    if name not in _NAMES:
        raise BadSettings(f"{file}: there is no setting {name!r}; there are {', '.join(sorted(_NAMES))}")
    if name == "scrape":
        if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            raise BadSettings(f"{file}: scrape must be a list of sources' names in quotes")
        return tuple(value)
    if name == "gold":
        return _files(file, name, value)
    if not isinstance(value, str):
        raise BadSettings(f"{file}: {name} must be text in quotes")
    if not value.strip():
        raise BadSettings(f"{file}: {name} is empty; leave it out for the default")
    if name in _CHOICES and value not in _CHOICES[name]:
        raise BadSettings(f"{file}: {name} is {value!r}; it must be one of {', '.join(_CHOICES[name])}")
    if name == "site_contact" and not _CONTACT.fullmatch(value):
        raise BadSettings(f"{file}: site_contact is {value!r}; it must be a mail address or that of a page")
    if name == "site_dump" and not _DUMP.fullmatch(value):
        raise BadSettings(f"{file}: site_dump is {value!r}; it must be an address or a path such as /tai-ve/")
    return file.parent / value if name in _PATHS else value


def _files(file: Path, name: str, value: object) -> tuple[Path, ...]:
    given: list[object] = value if isinstance(value, list) else [value]
    paths = [file.parent / each for each in given if isinstance(each, str) and each.strip()]
    if not given or len(paths) < len(given):
        raise BadSettings(f"{file}: {name} must be a file's path in quotes, or a list of them")
    return tuple(dict.fromkeys(paths))


def declared_sources(folder: Path | None) -> "Mapping[str, Source]":
    """The project's declarations of sources and those in a folder of the user's, by name.

    Raises BadSettings for a declaration that can't be used, naming its file.
    """
    from scraper.sources import SourceError, load_sources

    try:
        return load_sources(*([folder] if folder else []))
    except (SourceError, OSError) as error:
        raise BadSettings(f"the sources' declarations can't be used: {error}") from error
