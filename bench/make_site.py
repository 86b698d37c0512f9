"""A published file of invented facts, as large as asked for: what `load_site.py` measures pages on.

    python bench/make_site.py FOLDER [--articles 100000]

Articles and facts go the way that read ones go: stored, joined over articles, published. FOLDER gets a
working database, a published file and `diaban.toml`, so that `diaban serve` in it shows the site. 100,000
articles, a million facts, take some ten minutes of processor time; a working database that is there is kept.
"""

import argparse
import gc
import sqlite3
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from invented_news import SOURCES, policy_of, reports, source_name

from cli_across import join_articles, reasons, successors
from cli_measured import measured
from cli_places import find_place, lands, other_names
from db.articles import import_articles
from db.publish import Publication, publish
from db.runs import Outcome, finish_run, start_run
from db.sources import DeclaredSource, declare_sources
from db.store import store_facts
from db.working import working_database

NOW = "2026-11-01T00:00:00Z"
BATCH = 500


def main() -> None:
    """Make the folder and say how long each step took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000, help="how many; each has ten facts")
    options = parser.parse_args()
    make_site(options.folder, articles=options.articles)


def make_site(folder: Path, *, articles: int) -> Publication:
    """The folder with a working database and what is published of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "diaban.toml").write_text('database = "diaban.db"\npublished = "published"\n', encoding="utf-8")
    working = folder / "diaban.db"
    if not working.exists():
        unfinished = folder / "unfinished.db"
        for left in folder.glob("unfinished.db*"):
            left.unlink()
        with working_database(unfinished) as connection:
            _fill(connection, articles)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        unfinished.rename(working)
    with working_database(working):
        pass  # one that is kept gets the tables of this version
    begin = time.process_time()
    publication = publish(
        working,
        folder / "published",
        run_id=2,
        now=NOW,
        find_names=other_names,
        find_lands=lands,
        find_successors=successors,
        reasons=reasons(),
        measured=measured(),
    )
    _say(f"{publication.articles} articles, {publication.facts} facts published", begin)
    return publication


def _fill(connection: sqlite3.Connection, articles: int) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    declare_sources(connection, list(_sources()), default_policy="quotes")
    run_id = start_run(connection, "extract", now=NOW, version="invented")
    begin = time.process_time()
    made = reports(articles)
    facts = 0
    gc.freeze()
    while batch := list(islice(made, BATCH)):
        for _ in import_articles(connection, [article for article, _ in batch], now=NOW):
            pass
        found = [extracted for _, extracted in batch]
        facts += store_facts(
            connection, found, version="invented", run_id=run_id, now=NOW, find_place=find_place
        )
    _say(f"{articles} articles, {facts} facts stored", begin)
    begin = time.process_time()
    join_articles(connection)
    _note_copies(connection)
    finish_run(connection, run_id, Outcome(status="ok", articles=articles, facts=facts, errors=0), now=NOW)
    _say("joined", begin)


def _sources() -> Iterator[DeclaredSource]:
    for number in range(SOURCES):
        yield DeclaredSource(
            id=source_name(number),
            title=f"Báo số {number:02}",
            url=f"https://{source_name(number)}/",
            kind="newspaper",
            province=None,
            policy=policy_of(number),
        )


def _note_copies(connection: sqlite3.Connection) -> None:
    """Which articles tell again what another told; comparing all of them takes longer than all else."""
    connection.execute(
        """INSERT INTO copies (article_id, original_id, resemblance, containment)
        SELECT e.article_id, o.article_id, 0.9, 0.95 FROM events e
        JOIN stories s ON s.id = e.story_id JOIN events o ON o.id = s.event_id
        WHERE e.id <> o.id AND e.title = o.title"""
    )


def _say(what: str, begin: float) -> None:
    print(f"{what} in {time.process_time() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
