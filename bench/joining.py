"""Processor time of joining officials, units and events over articles: of all, then of fifty new articles.

    python bench/joining.py [--officials 100000]

The articles are made up: names drawn by how common their parts are, offices in the police of all provinces
and districts, three officials an article, ten years. They are stored in a database in a temporary folder.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from cli_across import join_articles
from cli_places import find_place
from corpus.article import Article, Published
from db.articles import import_articles, revision_id
from db.runs import start_run
from db.store import Extracted, store_facts
from db.working import working_database
from extract.facts import EventFact, Facts, OfficialFact, Place, Position, UnitFact
from extract.gazetteer.table import Unit, load_units, unit_on
from extract.lexicon import load_lexicon

NOW = "2026-01-01T00:00:00Z"
PEOPLE_IN_ARTICLE = 3
NEW_ARTICLES = 50
TITLES = ("Giám đốc", "Phó Giám đốc", "Trưởng Công an", "Phó Trưởng Công an", "Chủ tịch UBND", "Bí thư")
RANKS = ("Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", None)
TYPES: tuple[Literal["conference", "meeting", "ceremony"], ...] = ("conference", "meeting", "ceremony")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--officials", type=int, default=100_000, help="how many mentions to join")
    options = parser.parse_args()
    articles = options.officials // PEOPLE_IN_ARTICLE
    with tempfile.TemporaryDirectory() as folder, working_database(Path(folder) / "bench.db") as connection:
        run_id = start_run(connection, "extract", now=NOW, version="bench")
        made = _articles(articles)
        for count, what in ((articles, "all"), (NEW_ARTICLES, "new")):
            batch = [next(made) for _ in range(count)]
            begin = time.process_time()
            for start in range(0, count, 500):
                part = batch[start : start + 500]
                for _ in import_articles(connection, [article for article, _ in part], now=NOW):
                    pass
                facts = [extracted for _, extracted in part]
                store_facts(connection, facts, version="bench", run_id=run_id, now=NOW, find_place=find_place)
            stored = time.process_time()
            join_articles(connection)
            joined = time.process_time()
            print(f"{what}: {count} articles stored in {stored - begin:.1f} s")
            print(f"{what}: {count} articles joined in {joined - stored:.1f} s")
        for table in ("officials", "people", "organisations", "stories"):
            (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            print(f"{table:<14}{rows:>9}")


def _articles(count: int) -> Iterator[tuple[Article, Extracted]]:
    """So many articles of ten years, then those of the days after."""
    draw = random.Random(7)
    bodies = list(_bodies())
    pool = [(_name(draw), draw.choice(bodies), draw.choice(TITLES)) for _ in range(count)]
    for number in range(count + NEW_ARTICLES):
        day = f"{draw.randrange(2016, 2026)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
        if number >= count:
            day = f"2026-01-0{draw.randrange(1, 3)}"
        people = [draw.choice(pool) for _ in range(PEOPLE_IN_ARTICLE)]
        yield _article(draw, number, day, people)


def _bodies() -> Iterator[tuple[str, Place]]:
    for unit in load_units():
        if unit.level != "commune":
            above = unit_on(unit.parent, unit.valid_from) if unit.parent else None
            yield f"Công an {unit.name[0].lower()}{unit.name[1:]}", _place(unit, above)


def _place(unit: Unit, above: Unit | None) -> Place:
    names = {unit.level: unit.name, **({above.level: above.name} if above else {})}
    return Place(
        province=names.get("province"),
        district=names.get("district"),
        code=unit.code,
        valid_from=unit.valid_from,
    )


def _name(draw: random.Random) -> str:
    parts = load_lexicon("name_shares")
    return " ".join(
        draw.choices(list(parts[part]), list(parts[part].values()))[0]
        for part in ("surname", "middle", "given")
    )


def _article(
    draw: random.Random, number: int, day: str, people: list[tuple[str, tuple[str, Place], str]]
) -> tuple[Article, Extracted]:
    lines = [
        f"{title} {unit} {name} nói về việc {draw.randrange(10**6)}." for name, (unit, _), title in people
    ]
    article = Article(
        id=f"bai-{number}",
        title=f"Tin số {draw.randrange(10**7)}",
        text="\n".join(lines),
        published=Published(value=day, precision="day", provenance="header"),
    )
    content = article.content
    units = {unit: place for _, (unit, place), _ in people}
    facts = Facts(
        id=article.id,
        officials=tuple(_official(draw, content, *each) for each in dict.fromkeys(people)),
        units=tuple(
            UnitFact(**_at(content, unit), name=unit, kind="police", level="province", locality=place)
            for unit, place in units.items()
        ),
        event=EventFact(
            **_at(content, "nói về việc"), type=draw.choice(TYPES), date=day, locality=people[0][1][1]
        ),
    )
    extracted = Extracted(
        facts=facts,
        revision_id=revision_id(article),
        content=content,
        sentences=((0, len(content)),),
        published=day,
    )
    return article, extracted


def _official(
    draw: random.Random, content: str, name: str, body: tuple[str, Place], title: str
) -> OfficialFact:
    held = (Position(title=title, unit=body[0]),)
    return OfficialFact(**_at(content, name), name=name, rank=draw.choice(RANKS), positions=held)


def _at(content: str, text: str) -> dict[str, Any]:
    start = content.index(text)
    return {"start": start, "end": start + len(text), "text": text, "rule": "invented"}


if __name__ == "__main__":
    main()
