"""The dump: every published table as JSONL, CSV and Parquet, the SQLite file, and what each file holds.

Made of the published file alone, so that policies and suppressions hold in it too. Nothing is kept in memory
but a batch of rows, and the same published file makes the same bytes. `current` in the folder is a link to
the dump in force; the next one is written beside it, and the link is switched when everything is on the disk.
"""

import csv
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from db.errors import ReadOnly, name_error
from db.lock import only_one
from db.parquet import has_parquet, write_parquet
from db.spreadsheets import safe_cell

CURRENT = "current"
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
_SLOTS = ("dump-1", "dump-2")
_CHUNK = 1 << 20
_BATCH = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpedFile:
    """A file of a dump. rows: of the table; None for what is no table."""

    name: str
    bytes: int
    sha256: str
    rows: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """What was dumped: its folder, its files by name, and whether Parquet could be written."""

    path: Path
    files: tuple[DumpedFile, ...]
    parquet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table or a view with its columns as [name, declared type], in order."""

    name: str
    columns: tuple[tuple[str, str], ...]
    is_view: bool = False


def dump(published: Path, folder: Path, *, rights: dict[str, Any]) -> Dump:
    """Write the dump of a published file and put it in force; the one before is removed.

    rights: name, licence and source, for the manifest.
    Raises Locked where another dump is being written there, DatabaseError where a file can't be used.
    """
    with only_one(folder / ".lock"):
        _clear(folder)
        path = _free_slot(folder)
        try:
            path.mkdir()
            written = _write(published, path, rights)
            _put_in_force(folder, path)
        except sqlite3.Error as error:
            raise name_error(error, published) from error
        except OSError as error:
            raise ReadOnly(f"{folder} can't be written to: {error.strerror}") from error
        finally:
            _clear(folder)
    return Dump(path=path, files=written, parquet=has_parquet())


def _write(published: Path, folder: Path, rights: dict[str, Any]) -> tuple[DumpedFile, ...]:
    copy = folder / "diaban.db"
    # The copy is what is read: the published file may be replaced and removed meanwhile.
    shutil.copyfile(published, copy)
    written = [_described(copy, None)]
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        built = _build(connection)
        for table in (*published_tables(connection), *published_views(connection)):
            written += _write_table(connection, table, folder)
    readme = folder / "README.md"
    _write_text(readme, (files("db") / "dump_readme.md").read_text(encoding="utf-8"))
    written.append(_described(readme, None))
    listed = tuple(sorted(written, key=_name))
    manifest = {**rights, **built, "files": [asdict(file) for file in listed]}
    _write_text(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    # For `sha256sum -c`: the manifest too, so that one number vouches for all.
    summed = (*listed, _described(folder / MANIFEST, None))
    _write_text(folder / SUMS, "".join(f"{file.sha256}  {file.name}\n" for file in summed))
    return listed


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _name(file: DumpedFile) -> str:
    return file.name


def published_tables(connection: sqlite3.Connection) -> list[Table]:
    """The tables of a published file, search tables apart, by name."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
        " AND name NOT GLOB '*_fts' AND name NOT GLOB '*_fts_*' ORDER BY name"
    ).fetchall()
    return [Table(name=name, columns=_columns(connection, name)) for (name,) in names]


def published_views(connection: sqlite3.Connection) -> list[Table]:
    """What joins the tables for readers: facts of all kinds, criteria with their places and quotes."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").fetchall()
    return [Table(name=name, columns=_columns(connection, name), is_view=True) for (name,) in names]


def _columns(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    return tuple((name, declared) for _, name, declared, *_ in rows)


def _write_table(connection: sqlite3.Connection, table: Table, folder: Path) -> Iterator[DumpedFile]:
    writers: dict[str, Callable[[Path, Table, Iterable[list[tuple[Any, ...]]]], None]] = {
        "csv": _write_csv,
        "jsonl": _write_jsonl,
    }
    if has_parquet():
        writers["parquet"] = _write_parquet
    (rows,) = connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()
    for form, write in writers.items():
        path = folder / f"{table.name}.{form}"
        write(path, table, _batches(connection, table))
        yield _described(path, rows)


def _batches(connection: sqlite3.Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """Rows in the order in which the file has them: no index may give another."""
    source = f'"{table.name}"' if table.is_view else f'"{table.name}" NOT INDEXED'
    cursor = connection.execute(f"SELECT * FROM {source}")
    while rows := cursor.fetchmany(_BATCH):
        yield rows


def _write_jsonl(path: Path, table: Table, batches: Iterable[list[tuple[Any, ...]]]) -> None:
    names = [name for name, _ in table.columns]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for rows in batches:
            stream.writelines(f"{encode(dict(zip(names, row, strict=True)))}\n" for row in rows)


def _write_csv(path: Path, table: Table, batches: Iterable[list[tuple[Any, ...]]]) -> None:
    """With a byte order mark, without which Excel reads Vietnamese as something else."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([name for name, _ in table.columns])
        for rows in batches:
            writer.writerows([safe_cell(value) for value in row] for row in rows)


def _write_parquet(path: Path, table: Table, batches: Iterable[list[tuple[Any, ...]]]) -> None:
    write_parquet(path, table.columns, batches)


def _build(connection: sqlite3.Connection) -> dict[str, Any]:
    row = connection.execute(
        "SELECT built_at, extractor_version, articles, stories, facts FROM build"
    ).fetchone()
    names = ("built_at", "extractor_version", "articles", "stories", "facts")
    return dict(zip(names, row, strict=True))


def _described(path: Path, rows: int | None) -> DumpedFile:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
        os.fsync(stream.fileno())
        size = stream.tell()
    return DumpedFile(name=path.name, bytes=size, sha256=digest.hexdigest(), rows=rows)


def _put_in_force(folder: Path, path: Path) -> None:
    link = folder / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(path.name)
    link.replace(folder / CURRENT)


def _free_slot(folder: Path) -> Path:
    """Which of the two folders is not in force."""
    current = (folder / CURRENT).resolve().name
    return folder / (_SLOTS[1] if current == _SLOTS[0] else _SLOTS[0])


def _clear(folder: Path) -> None:
    """Remove what is not in force: the dump before, or one that was not finished."""
    shutil.rmtree(_free_slot(folder), ignore_errors=True)
