"""Pages a second that are fetched, archived, parsed and stored, against five sites on loopback without pace.

    python bench/scrape.py [--pages 2000] [--size 60000]

The sites run in a process of their own. Prints pages a second, CPU time a page and the peak of memory at a
quarter of the pages and at the end, which shows whether memory stays flat.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import newsfarm

from corpus.clock import SystemClock
from db.frontier import DatabaseFrontier
from db.runs import start_run
from db.working import working_database
from scraper.archive import Archive
from scraper.fetch import Fetcher
from scraper.reading import ProcessReader
from scraper.run import Progress, Run

AGENT = "diaban/bench (+https://example.org/about)"


def main() -> None:
    """Run the sites and the scraper and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--size", type=int, default=60_000)
    asked = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    sites = context.Process(target=_serve, args=(theirs, asked.pages // 5, asked.size), daemon=True)
    sites.start()
    try:
        _measure(ours.recv(), asked.pages)
    finally:
        ours.send("stop")
        sites.join()


def _serve(pipe: Connection, articles: int, size: int) -> None:
    newsfarm.PER_PAGE = 50
    with newsfarm.news_farm(size=size, articles=articles) as farm:
        pipe.send(farm.port)
        pipe.recv()


def _measure(port: int, pages: int) -> None:
    sources = newsfarm.Farm(port=port).sources()
    peaks: list[int] = []

    def watch(progress: Progress) -> None:
        if len(peaks) == 0 and progress.fetched >= pages // 20:
            peaks.append(_peak())

    with tempfile.TemporaryDirectory() as folder, working_database(Path(folder) / "diaban.db") as connection:
        frontier = DatabaseFrontier(connection)
        for source in sources:
            frontier.start_backfill(source.name, "2018")
        archive = Archive(Path(folder) / "archive", software=AGENT, accounted=frontier.record_end)
        clock = SystemClock()
        run_id = start_run(connection, "scrape", now="2026-03-01T00:00:00Z")
        with Fetcher(clock=clock, hosts=frontier, user_agent=AGENT, allow_loopback=True) as fetcher:
            run = Run(
                sources,
                frontier=frontier,
                archive=archive,
                fetcher=fetcher,
                clock=clock,
                run_id=run_id,
                reader=ProcessReader(),
                report=watch,
            )
            began, cpu = time.perf_counter(), time.process_time()
            run.go()
            seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        archive.close()
    fetched = sum(tally.fetched for tally in run.tallies)
    new = sum(tally.new for tally in run.tallies)
    print(f"{fetched} pages, {new} articles in {seconds:.1f} s: {fetched / seconds:.0f} pages/s")
    print(f"{cpu / fetched * 1000:.1f} ms CPU a page; peak {peaks[0] if peaks else 0} MB, then {_peak()} MB")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
