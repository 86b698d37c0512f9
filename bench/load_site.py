"""Processor time of each kind of page of a site that `make_site.py` made, beside plain Datasette's.

    python bench/load_site.py FOLDER [--requests 20] [--report bench/site.md] [--only NAME]

Starts `diaban serve` in FOLDER and Datasette with nothing but the same file, asks each for every kind of page
so many times, one request at a time, and reads from /proc how long the server's threads ran: how busy the
machine is does not count. Answers a second, with one client and with eight, are for information. Exits with 1
where a page is not answered with 200.
"""

import argparse
import resource
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from site_pages import PageKind, choices, page_kinds

STARTING_SECONDS = 120
# What takes longer than a second is asked for so often.
SLOW_REQUESTS = 2
SLOW_MS = 1_000
BUSY_SECONDS = 4.0
# Kinds of page whose memory is told.
LARGE = ("Excel", "CSV of a table")
_COMMAND = "from cli import main; main(prog_name='diaban')"
# As it is, but for the limits of queries: they count by the clock, which a busy machine moves on.
_LIMITS = ("sql_time_limit_ms", "facet_time_limit_ms")
_SERVE = (
    f"import cli_serve; cli_serve.DATASETTE_SETTINGS.update(dict.fromkeys({_LIMITS}, '60000')); {_COMMAND}"
)
# The one way to keep Datasette from loading the plugins that are installed beside it.
_PLAIN = "import sys; sys._called_from_test = True; from datasette.cli import cli; cli()"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Of one kind of page: CPU milliseconds a request, octets of the answer, its status."""

    median: float
    worst: float
    size: int
    status: int


class Server:
    """A running server whose processor time can be read."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str) -> None:
        self.pid = process.pid
        self.client = httpx.Client(base_url=address, timeout=120.0)

    def cpu_ms(self) -> float:
        """How long its threads have run."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6

    def memory_mb(self) -> float:
        """The most memory that it has had."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def forget_peak(self) -> None:
        """Have `memory_mb` begin anew."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def cost(self, path: str, requests: int) -> Cost:
        """Of a page that has been asked for before: what is read once a process is not counted."""
        first = self._ask(path)
        spent = first[0]
        asked = [self._ask(path) for _ in range(SLOW_REQUESTS if spent > SLOW_MS else requests)]
        times = [ms for ms, _ in asked]
        answer = asked[-1][1]
        return Cost(
            median=statistics.median(times),
            worst=max(times),
            size=len(answer.content),
            status=answer.status_code,
        )

    def _ask(self, path: str) -> tuple[float, httpx.Response]:
        begin = self.cpu_ms()
        answer = self.client.get(path)
        return self.cpu_ms() - begin, answer

    def rate(self, path: str, clients: int) -> float:
        """Answers a second to so many clients at once."""
        counts = [0] * clients
        stop = time.monotonic() + BUSY_SECONDS

        def ask(number: int) -> None:
            with httpx.Client(base_url=self.client.base_url, timeout=120.0) as client:
                while time.monotonic() < stop:
                    client.get(path)
                    counts[number] += 1

        threads = [threading.Thread(target=ask, args=[number]) for number in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counts) / BUSY_SECONDS


def main() -> None:
    """Measure, print and write the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--requests", type=int, default=20, help="how often each page is asked for")
    parser.add_argument("--report", type=Path, help="where to write the table of results, as Markdown")
    parser.add_argument("--only", default="", help="kinds of page whose name has this in it")
    parser.add_argument("--dump", action="store_true", help="also time and measure `diaban dump`")
    options = parser.parse_args()
    file = (options.folder / "published" / "diaban.db").resolve()
    with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as connection:
        kinds = [kind for kind in page_kinds(choices(connection)) if options.only in kind.name]
        lines = list(_about(file))
    rows, said = _measured(options.folder, file, kinds, options.requests)
    lines += _table(rows)
    if not options.only:
        lines += ["", *(f"- {each}" for each in said)]
    if options.dump:
        lines.append(f"- {_dumped(options.folder)}")
    print("\n".join(lines))
    if options.report:
        options.report.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(any(ours.status != 200 for _, ours, _ in rows))


def _measured(
    folder: Path, file: Path, kinds: Sequence[PageKind], requests: int
) -> tuple[list[tuple[PageKind, Cost, Cost | None]], list[str]]:
    with serving_site(folder) as site, serving_plain(file) as plain:
        rows, said, largest = [], [], 0.0
        for kind in kinds:
            site.forget_peak()
            ours = site.cost(kind.path, requests)
            theirs = plain.cost(kind.plain, requests) if kind.plain else None
            rows.append((kind, ours, theirs))
            largest = max(largest, site.memory_mb())
            if kind.name.startswith(LARGE):
                said.append(f"The server's memory at its largest, {kind.name}: {site.memory_mb():.0f} MB.")
            print(f"{kind.name}: {ours.median:.1f} ms", file=sys.stderr, flush=True)
        said.append(f"The server's memory at its largest: {largest:.0f} MB.")
        said += list(_rates(site, [kind for kind in kinds if kind.name in ("home", "article", "row")]))
    return rows, said


@contextmanager
def serving_site(folder: Path) -> Iterator[Server]:
    """`diaban serve` in a folder."""
    port = _free_port()
    command = [sys.executable, "-c", _SERVE, "serve", "--port", str(port)]
    with _running(command, port, folder) as server:
        yield server


@contextmanager
def serving_plain(file: Path) -> Iterator[Server]:
    """Datasette as it is installed, without plugins, settings (but for the clock) and metadata."""
    port = _free_port()
    # Under the name that the link has, so that addresses are the same.
    link = file.parent / "plain" / "diaban.db"
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(file)
    patience = [part for limit in _LIMITS for part in ("--setting", limit, "60000")]
    command = [sys.executable, "-c", _PLAIN, "serve", "-i", str(link), "--port", str(port), *patience]
    with _running(command, port, link.parent) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, folder: Path) -> Iterator[Server]:
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            server = Server(process, f"http://127.0.0.1:{port}")
            _wait(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(server: Server, process: "subprocess.Popen[bytes]") -> None:
    stop = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < stop and process.poll() is None:
        try:
            server.client.get("/-/versions.json")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start; serve.log in its folder says why")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _about(file: Path) -> Iterator[str]:
    """How much there is in the file, and how many octets a fact takes."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        articles, facts = connection.execute("SELECT articles, facts FROM build").fetchone()
        whole, bare, unquoted = _sizes(connection, file.with_name("without-texts.db"))
    yield f"{facts:,} facts of {articles:,} articles in {whole / 1e6:,.0f} MB."
    yield (
        f"Octets a fact: {whole / facts:.0f}; without the texts of articles {bare / facts:.0f};"
        f" without the quoted sentences too {unquoted / facts:.0f}."
    )
    yield ""


def _sizes(connection: sqlite3.Connection, copy: Path) -> Iterator[int]:
    """Octets of the file, of a copy without the texts of articles, of one without the sentences too."""
    copy.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", [str(copy)])
    yield copy.stat().st_size
    with closing(sqlite3.connect(copy, isolation_level=None)) as smaller:
        smaller.execute("PRAGMA journal_mode = OFF")
        for table, column in (("revisions", "content"), ("passages", "text")):
            smaller.execute(f"UPDATE {table} SET {column} = NULL")
            smaller.execute("VACUUM")
            yield copy.stat().st_size
    copy.unlink()


def _table(rows: Sequence[tuple[PageKind, Cost, Cost | None]]) -> Iterator[str]:
    yield "| page | CPU ms, median | worst | goal | KB | plain Datasette: median | worst | status |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for kind, ours, theirs in rows:
        late = f" ({ours.status})" if ours.status != 200 else " (!)" if ours.median > kind.goal else ""
        said = f"{theirs.median:.1f} | {theirs.worst:.1f} | {theirs.status}" if theirs else "– | – | –"
        yield (
            f"| {kind.name} | {ours.median:.1f}{late} | {ours.worst:.1f} | {kind.goal}"
            f" | {ours.size / 1000:.0f} | {said} |"
        )


def _rates(site: Server, kinds: Sequence[PageKind]) -> Iterator[str]:
    for kind in kinds:
        said = ", ".join(f"{site.rate(kind.path, clients):.0f} with {clients}" for clients in (1, 8))
        yield f"Answers a second, {kind.name}: {said} (for information: the machine was shared)."


def _dumped(folder: Path) -> str:
    """Processor time and peak memory of `diaban dump`."""
    subprocess.run([sys.executable, "-c", _COMMAND, "dump"], cwd=folder, check=True, capture_output=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    return f"`diaban dump`: {seconds:.0f} s of CPU, {used.ru_maxrss / 1024:.0f} MB of memory at most."


if __name__ == "__main__":
    main()
