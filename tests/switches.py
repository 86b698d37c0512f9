"""A running site, one publication after another, and readers who must never see two of them in one answer."""

import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from db.releases import current_release, switch

_MARK = re.compile(r"doi(\d+)x")  # in the texts of a generation: tells what an answer was made of
_ROWS = re.compile(r"\b1[.,]0\d\d\b")  # 1,000 and the generation's number
_MARKED = {
    "articles": ("title",),
    "criteria": ("subject", "text"),
    "evaluation": ("rule",),
    "events": ("title",),
    "official_timeline": ("name", "unit"),
    "organisations": ("name",),
    "passages": ("text",),
    "people": ("name", "post"),
    "places": ("name", "path"),
    "programmes": ("name",),
    "revisions": ("title", "content"),
    "sources": ("title",),
    "stories": ("title",),
}


def make_generations(folder: Path, count: int) -> list[Path]:
    """Published files made of the one in force, each with texts, columns, tables and rows of its own."""
    base = current_release(folder)
    assert base is not None
    return [_generation(base, folder, number) for number in range(1, count + 1)]


def _generation(base: Path, folder: Path, number: int) -> Path:
    path = folder / f"{base.stem}-{number:03}.db"
    shutil.copyfile(base, path)
    mark = f"doi{number}x"
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, columns in _MARKED.items():
            values = ", ".join(f"{column} = {column} || ' {mark}'" for column in columns)
            connection.execute(f"UPDATE {table} SET {values}")
        connection.execute(f"ALTER TABLE criteria ADD COLUMN cot_{mark} TEXT DEFAULT '{mark}'")
        connection.execute(f"CREATE TABLE bang_{mark} (id INTEGER PRIMARY KEY, chu TEXT)")
        connection.execute("CREATE TABLE dem (id INTEGER PRIMARY KEY, chu TEXT)")
        connection.executemany("INSERT INTO dem (chu) VALUES (?)", [[mark]] * (1000 + number))
    path.chmod(0o444)
    return path


def generation(text: str) -> set[int]:
    """The generations that an answer shows."""
    return {int(number) for number in _MARK.findall(text)}


def pages(published: Path) -> list[str]:
    """Addresses of each kind, at which every generation shows its mark."""
    with closing(sqlite3.connect(published)) as connection:

        def first(sql: str) -> str:
            return str(connection.execute(sql).fetchone()[0])

        article = first("SELECT article_id FROM criteria GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
        return [
            "/",
            "/diaban",
            "/diaban/criteria?_facet=status&_facet=year",
            f"/diaban/criteria/{first('SELECT id FROM criteria ORDER BY id LIMIT 1')}",
            "/diaban/tim?q=cong+an",
            "/diaban/articles.json?_shape=array",
            "/diaban/criteria.csv?_stream=on",
            "/diaban/dem",
            f"/bai/{article}",
            "/tim?q=cong+an",
            f"/dia-ban/{first('SELECT place_id FROM place_counts ORDER BY stories DESC LIMIT 1')}",
            f"/can-bo/{first('SELECT id FROM people ORDER BY articles DESC, id LIMIT 1')}",
            f"/don-vi/{first('SELECT id FROM organisations ORDER BY articles DESC, id LIMIT 1')}",
            f"/su-kien/{first('SELECT id FROM stories ORDER BY id LIMIT 1')}",
            f"/chuong-trinh/{first('SELECT id FROM programmes ORDER BY id LIMIT 1')}",
            "/su-kien.atom",
        ]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one request was answered, and which generations were in force when it began and ended."""

    address: str
    status: int
    shown: set[int]
    earliest: int
    latest: int
    rows: str | None = None

    def wrong(self) -> str | None:
        """What is wrong with it."""
        if self.status != 200:
            return f"{self.address}: {self.status}"
        if len(self.shown) != 1:
            return f"{self.address}: of {sorted(self.shown)}"
        (shown,) = self.shown
        if not self.earliest <= shown <= self.latest:
            return f"{self.address}: {shown}, but {self.earliest} to {self.latest} were in force"
        if self.rows is not None and self.rows[-3:] != f"{shown:03}":
            return f"{self.address}: {self.rows} rows of generation {shown}"
        return None


@dataclass
class Drill:
    """Readers of a site in threads of their own, while the file in force is switched again and again."""

    site: str
    folder: Path
    answers: list[Answer] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    _before: int = 0
    _after: int = 0
    _over: bool = False

    def run(self, generations: Sequence[Path], addresses: Sequence[str], *, readers: int) -> None:
        """Switch to each generation, with `readers` going round the addresses all the time."""
        self._switch(generations[0], 1)
        threads = [
            threading.Thread(target=self._read, args=(addresses[place:] + addresses[:place],))
            for place in range(0, len(addresses), -(-len(addresses) // readers))
        ]
        for thread in threads:
            thread.start()
        for number, path in enumerate(generations[1:], 2):
            self._await_answers(len(threads) * 2)
            self._switch(path, number)
        self._await_answers(len(threads) * 2)
        self._over = True
        for thread in threads:
            thread.join()

    def wrong(self) -> list[str]:
        """What was wrong with any answer."""
        return self.troubles + [wrong for answer in self.answers if (wrong := answer.wrong())]

    def _switch(self, path: Path, number: int) -> None:
        self._after = number
        switch(self.folder, path)
        self._before = number

    def _await_answers(self, count: int) -> None:
        """Until so many more have come: as fast as the site, and never a switch without readers."""
        deadline, wanted = time.monotonic() + 60, len(self.answers) + count
        while len(self.answers) < wanted and time.monotonic() < deadline and not self.troubles:
            time.sleep(0.01)

    def _read(self, addresses: Sequence[str]) -> None:
        with httpx.Client(base_url=self.site, timeout=60) as client:
            while not self._over:
                for address in addresses:
                    self._ask(client, address)
                    if self._over:
                        return

    def _ask(self, client: httpx.Client, address: str) -> None:
        earliest = self._before
        try:
            answer = client.get(address)
        except httpx.HTTPError as error:
            self.troubles.append(f"{address}: {error!r}")
            return
        rows = _ROWS.search(answer.text) if address == "/diaban/dem" else None
        self.answers.append(
            Answer(
                address=address,
                status=answer.status_code,
                shown=generation(answer.text),
                earliest=earliest,
                latest=self._after,
                rows=rows and rows.group(),
            )
        )


def open_files(process: int, folder: Path) -> list[str]:
    """The published files that a process holds open, one name for each time."""
    found = []
    for entry in Path(f"/proc/{process}/fd").iterdir():
        try:
            target = entry.readlink()
        except FileNotFoundError:  # closed meanwhile
            continue
        if target.parent == folder.resolve() and target.name.startswith("diaban-"):
            found.append(target.name)
    return found
