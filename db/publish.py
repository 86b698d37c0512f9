"""Publishing: the working database's facts as one read-only file, built aside, checked, then switched to.

Whatever fails on the way, Ctrl-C included, leaves the file in force as it was and nothing half-written.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.browsing import fill_lists
from db.checks import check_file, refuse_losses
from db.copying import copy_published
from db.errors import DatabaseError, ReadOnly, RefusedToPublish, name_error
from db.evaluation import Known, fill_evaluation
from db.filling import fill_counts, fill_search, make_extra_tables
from db.filling_across import FindSuccessors, Reasons, fill_across, no_successors
from db.filling_health import fill_health
from db.filling_names import fill_names
from db.filling_news import fill_news
from db.filling_ranks import fill_ranks
from db.filling_vanished import fill_vanished
from db.indexes import NOT_INDEXED, index_for_readers, index_foreign_keys
from db.passage_filters import fill_passage_filters
from db.place_names import FindNames, fill_place_names, no_other_names
from db.place_parts import FindLands, fill_place_parts, no_lands
from db.releases import (
    built_at,
    clear_unfinished,
    current_release,
    prune,
    release,
    releases,
    unfinished_path,
)
from db.retractions import fill_retractions
from db.views import VIEWS

# Facts are looked up by their hashed ids, all over the files: with SQLite's own 2 MB a million take an hour.
CACHE_KIB = 128 * 1024
MAPPED = 16 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What was published: the file and how much is in it."""

    path: Path
    articles: int
    facts: int


def publish(
    working: Path,
    folder: Path,
    *,
    run_id: int,
    now: str,
    default_policy: str = "quotes",
    find_names: FindNames = no_other_names,
    find_lands: FindLands = no_lands,
    find_successors: FindSuccessors = no_successors,
    reasons: Reasons | None = None,
    measured: Iterable[Known] = (),
    force: bool = False,
) -> Publication:
    """Build, check and put in force a new published file.

    now: ISO date-time, part of the file's name.
    default_policy: how much is shown of articles whose source is not known.
    find_names: the names of the units before and after a place, by which it is found too.
    find_lands: the places in which a place lies.
    find_successors: the bodies that a body went into. reasons: what the codes of joins say.
    measured: what is known of the quality of the facts.
    force: publish even where half of the articles or facts of the last publication are gone.
    Raises RefusedToPublish where a check fails, DatabaseError where a file can't be read or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        clear_unfinished(folder)
    except OSError as error:
        raise ReadOnly(f"{folder} can't be written to: {error.strerror}") from error
    name = f"diaban-{''.join(filter(str.isalnum, now[:19]))}-{run_id:06}.db"
    unfinished = unfinished_path(folder, name)
    try:
        articles, facts = _build(
            working,
            unfinished,
            current_release(folder),
            now=now,
            default_policy=default_policy,
            find_names=find_names,
            find_lands=find_lands,
            find_successors=find_successors,
            reasons=reasons or {},
            measured=measured,
            force=force,
        )
        path = release(folder, unfinished, name)
    except sqlite3.Error as error:
        raise name_error(error, unfinished) from error
    except OSError as error:
        raise ReadOnly(f"{folder} can't be written to: {error.strerror}") from error
    finally:
        clear_unfinished(folder)
    prune(folder)
    _forget_what_shows_suppressed(working, folder)
    return Publication(path=path, articles=articles, facts=facts)


def last_suppression(working: Path) -> str | None:
    """When something was put on the list of suppressions last; raises DatabaseError."""
    try:
        with closing(sqlite3.connect(f"{working.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (latest,) = connection.execute("SELECT max(added_at) FROM suppressions").fetchone()
    except sqlite3.Error as error:
        raise name_error(error, working) from error
    return None if latest is None else str(latest)


def _forget_what_shows_suppressed(working: Path, folder: Path) -> None:
    """Remove older files built before the last suppression: going back must not show it again."""
    latest = last_suppression(working)
    current = current_release(folder)
    for path in releases(folder):
        if latest is not None and path.resolve() != current and built_at(path) <= latest:
            path.unlink()


def _build(
    working: Path,
    unfinished: Path,
    previous: Path | None,
    *,
    now: str,
    default_policy: str,
    find_names: FindNames,
    find_lands: FindLands,
    find_successors: FindSuccessors,
    reasons: Reasons,
    measured: Iterable[Known],
    force: bool,
) -> tuple[int, int]:
    with _new_file(unfinished) as connection:
        _attach(connection, "work", working)
        connection.execute("BEGIN")
        copy_published(connection, default_policy=default_policy)
        for statement in VIEWS:
            connection.execute(statement)
        make_extra_tables(connection)
        index_for_readers(connection)
        index_foreign_keys(connection, besides=NOT_INDEXED)
        fill_across(connection, find_successors, reasons)
        fill_search(connection)
        fill_passage_filters(connection)
        fill_counts(connection, built_at=now)
        fill_news(connection)
        fill_place_parts(connection, find_lands)
        fill_place_names(connection, find_names)
        fill_lists(connection)
        fill_ranks(connection)
        fill_health(connection, now=now)
        fill_vanished(connection)
        fill_names(connection)
        fill_evaluation(connection, measured)
        connection.execute("COMMIT")
        counts = _counts(connection, "main")
        has_previous = previous is not None and _has_attached(connection, previous, force=force)
        if has_previous and not force:
            refuse_losses(connection)
        fill_retractions(connection, retracted_at=now, previous=has_previous)
        if has_previous:
            connection.execute("DETACH prev")
        connection.execute("DETACH work")
        connection.execute("ANALYZE")
        connection.execute("VACUUM")
        check_file(connection)
    return counts


@contextmanager
def _new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A database without a journal: it is thrown away where building it fails."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rwc", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
        yield connection
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def _attach(connection: sqlite3.Connection, name: str, path: Path) -> None:
    if not path.exists():
        raise DatabaseError(f"there is no database {path}: import articles first, or choose another")
    connection.execute(f"ATTACH ? AS {name}", [f"{path.absolute().as_uri()}?mode=ro"])
    connection.execute(f"PRAGMA {name}.mmap_size = {MAPPED}")


def _counts(connection: sqlite3.Connection, schema: str) -> tuple[int, int]:
    articles, facts = connection.execute(
        f"SELECT (SELECT count(*) FROM {schema}.articles), (SELECT count(*) FROM {schema}.fact_evidence)"
    ).fetchone()
    return articles, facts


def _has_attached(connection: sqlite3.Connection, previous: Path, *, force: bool) -> bool:
    """Whether the publication before could be attached, as `prev`; with force it need not."""
    try:
        _attach(connection, "prev", previous)
        _counts(connection, "prev")
    except sqlite3.DatabaseError as error:
        if force:
            if "prev" in {row[1] for row in connection.execute("PRAGMA database_list")}:
                connection.execute("DETACH prev")
            return False
        raise RefusedToPublish(
            f"{previous}, which was published last, can't be read ({error}): publish with --force"
        ) from error
    return True
