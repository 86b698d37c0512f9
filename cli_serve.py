"""Serving the published file with Datasette."""

import json
import os
import socket
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cli_files import written
from cli_settings import Settings
from db.errors import DatabaseError, name_error
from db.fitting import refuse_other_version
from db.releases import CURRENT, current_release

# Suggesting facets costs a second and more a page on a large file; SQL from readers is closed twice, for
# the later Datasette does not heed the metadata file alone.
DATASETTE_SETTINGS = {
    "default_allow_sql": "off",
    "suggest_facets": "off",
    "sql_time_limit_ms": "1000",
    "facet_time_limit_ms": "500",
    "num_sql_threads": str(os.cpu_count() or 1),
    "max_returned_rows": "1000",
    "default_page_size": "50",
    "max_csv_mb": "20",
}


def datasette_command(settings: Settings, *, host: str, port: int) -> list[str]:
    """The command line that serves what is published.

    Raises DatabaseError where nothing is published yet or another version did it, or the metadata file is
    missing or broken.
    """
    published = current_release(settings.published)
    if published is None:
        raise DatabaseError(f"nothing is published in {settings.published} yet: run `diaban publish` first")
    try:
        refuse_other_version(published)
    except sqlite3.DatabaseError as error:
        raise name_error(error, published) from error
    options = [part for name, value in DATASETTE_SETTINGS.items() for part in ("--setting", name, value)]
    return [
        sys.executable, "-m", "datasette", "serve",
        "--immutable", str(settings.published / CURRENT),
        *_metadata_options(_metadata(settings)),
        "--host", host, "--port", str(port),
        *options,
    ]  # fmt: skip


def _metadata_options(metadata: Path) -> list[str]:
    """Datasette 1.0 reads titles from one file and all else from another: both are this one."""
    later = not version("datasette").startswith("0.")
    return ["--metadata", str(metadata), *(["--config", str(metadata)] if later else [])]


def refuse_used_port(host: str, port: int) -> None:
    """Raises DatabaseError where nothing can listen there, before Datasette takes its time to find out."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise DatabaseError(
            f"the site can't be served on {host}:{port} ({error.strerror}): choose another --port or --host"
        ) from error


def _metadata(settings: Settings) -> Path:
    """The metadata file, found here or beside this module, with what settings say of the site."""
    beside = Path(__file__).parent / settings.metadata.name
    path = settings.metadata if settings.metadata.exists() else beside
    if not _said(settings, {}) and path.exists():
        return path
    try:
        metadata = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatabaseError(f"the site's metadata {path} can't be read: {error}") from error
    titled = settings.published / "metadata.json"
    text = json.dumps({**metadata, **_said(settings, metadata)}, ensure_ascii=False, indent=2)
    # Two processes of a site are started at the same time: the one that finds it written leaves it.
    if not titled.exists() or titled.read_text(encoding="utf-8") != text:
        with written(titled) as stream:
            stream.write(text)
    return titled


def _said(settings: Settings, metadata: dict[str, Any]) -> dict[str, Any]:
    said = {} if settings.site_title is None else {"title": settings.site_title}
    given = {"contact": settings.site_contact, "dump": settings.site_dump}
    handed = {name: value for name, value in given.items() if value is not None}
    if not handed:
        return said
    plugins = metadata.get("plugins", {})
    return {**said, "plugins": {**plugins, "diaban": {**plugins.get("diaban", {}), **handed}}}
