"""Articles a second of find_dates, beside dateparser.search.search_dates on the same articles.

    pip install -e '.[bench]'
    python bench/dates.py [ARTICLES.jsonl] [--seconds 20] [--least 20]

Both run in this process, in turns over the same articles, so that their ratio holds whatever else the
machine does. dateparser is told the language, which is its fast way.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module, util
from pathlib import Path
from typing import NamedTuple

from extract.dates import find_dates
from extract.reading import Reading

# Ours is so much the faster that one pass for one would leave it little time to be measured in.
PASSES = 20
SAMPLES = Path(__file__).parents[1] / "corpus" / "gold" / "samples.articles.jsonl"
Search = Callable[..., object]


class Text(NamedTuple):
    """What a date finder is given: the title's line with the text, and the day of publication."""

    content: str
    published: str | None


def main() -> None:
    """Measure and print; the exit code is 1 below the least ratio, 2 where dateparser is absent."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to measure in all")
    parser.add_argument("--least", type=float, default=0.0, help="fail below this ratio")
    options = parser.parse_args()
    search = dateparser_search()
    if search is None:
        print("dateparser is not installed: pip install -e '.[bench]'", file=sys.stderr)
        raise SystemExit(2)
    texts = read_texts(options.articles)
    characters = sum(len(text.content) for text in texts) / len(texts)
    print(f"{len(texts)} articles of {characters:.0f} characters on average")
    run_ours(texts[:2])
    run_theirs(texts[:1], search)
    ours, theirs = in_turns(texts, search, seconds=options.seconds)
    print(f"diaban find_dates            {ours:8.1f} articles/s")
    print(f"dateparser search_dates      {theirs:8.1f} articles/s")
    print(f"ratio                        {ours / theirs:8.1f}")
    raise SystemExit(1 if ours / theirs < options.least else 0)


def dateparser_search() -> Search | None:
    """dateparser's search_dates; None where dateparser is not installed."""
    if util.find_spec("dateparser") is None:
        return None
    search: Search = import_module("dateparser.search").search_dates
    return search


def read_texts(path: Path) -> list[Text]:
    """The articles of a JSONL file."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Text(content_of(line), line.get("published") or None) for line in lines]


def content_of(line: dict[str, str]) -> str:
    """The title's line, where there is one, and the text."""
    title = line.get("title") or ""
    return f"{title}\n{line['text']}" if title else line["text"]


def in_turns(texts: list[Text], search: Search, *, seconds: float) -> tuple[float, float]:
    """Articles a second of ours and of theirs, in CPU time: passes over all articles in turns."""
    ours = theirs = 0.0
    turns = 0
    stop = time.monotonic() + seconds
    while time.monotonic() < stop or turns == 0:
        begin = time.process_time()
        run_ours(texts * PASSES)
        between = time.process_time()
        run_theirs(texts, search)
        ours += between - begin
        theirs += time.process_time() - between
        turns += 1
    return turns * PASSES * len(texts) / ours, turns * len(texts) / theirs


def run_ours(texts: list[Text]) -> None:
    """Our finder, each article from its text on."""
    for text in texts:
        find_dates(Reading(text.content, published=text.published))


def run_theirs(texts: list[Text], search: Search) -> None:
    """dateparser's search for dates in running text."""
    for text in texts:
        search(text.content, languages=["vi"])


if __name__ == "__main__":
    main()
