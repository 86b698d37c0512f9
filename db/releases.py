"""Published files: each build has a name of its own, `diaban.db` is a link to the one in force.

A published file is never written to again, and switching is renaming the link: a reader has the old file or
the new one. Datasette takes the database's name from the link, so addresses stay `/diaban/...`.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from db.errors import RefusedToPublish
from db.fitting import lacking_in

CURRENT = "diaban.db"
KEPT = 3
_UNFINISHED = ".building-"


def current_release(folder: Path) -> Path | None:
    """The published file in force; None where nothing has been published."""
    link = folder / CURRENT
    return link.resolve() if link.exists() else None


def releases(folder: Path) -> list[Path]:
    """The published files that are kept, oldest first."""
    return sorted(path for path in folder.glob("diaban-*.db") if path.is_file())


def unfinished_path(folder: Path, name: str) -> Path:
    """Where a build is made, before it has its own name."""
    return folder / f"{_UNFINISHED}{name}"


def clear_unfinished(folder: Path) -> None:
    """Remove what builds that were killed have left."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


def release(folder: Path, built: Path, name: str) -> Path:
    """Put a finished build in force: read-only, on disk, under its own name, then switched to."""
    built.chmod(0o444)
    _put_on_disk(built)
    path = folder / name
    built.rename(path)
    # After a power cut the link must not lead to a name that was never written.
    _put_on_disk(folder)
    switch(folder, path)
    return path


def _put_on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def switch(folder: Path, path: Path) -> None:
    """Make `path` the file in force, in one step."""
    link = folder / f"{_UNFINISHED}link"
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    link.replace(folder / CURRENT)


def prune(folder: Path, *, keep: int = KEPT) -> list[Path]:
    """Remove all but the last `keep` files and the one in force; returns those that are gone."""
    current = current_release(folder)
    gone = [path for path in releases(folder)[:-keep] if path.resolve() != current]
    for path in gone:
        path.unlink()
    return gone


def built_at(path: Path) -> str:
    """When a published file was built; the beginning of time where it can't be told."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return str(connection.execute("SELECT built_at FROM build").fetchone()[0])
    except sqlite3.DatabaseError:
        return ""


def roll_back(folder: Path, *, suppressed_at: str | None = None) -> Path:
    """Put the file before the one in force back.

    suppressed_at: when something was suppressed last; a file that was built before may show it.
    Raises RefusedToPublish where there is no older file, or none that may be shown, or can be.
    """
    current = current_release(folder)
    older = [path for path in releases(folder) if current is not None and path.resolve() < current]
    if not older:
        raise RefusedToPublish(f"{folder} holds no older published file to go back to")
    if suppressed_at is not None and built_at(older[-1]) <= suppressed_at:
        raise RefusedToPublish(
            f"{older[-1]} was built before the last suppression and may show what is suppressed:"
            " `diaban publish` builds a file that does not"
        )
    missing = lacking_in(older[-1])
    if missing:
        raise RefusedToPublish(
            f"{older[-1]} was published by another version of diaban, without {missing[0]}, and can't be"
            " served by this one: go back to that version, or publish anew"
        )
    switch(folder, older[-1])
    return older[-1]
