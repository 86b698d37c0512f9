"""Articles a second of the whole extraction, beside underthesea's name finder on the same articles.

    python bench/throughput.py [ARTICLES.jsonl] [--seconds 20]

Both run in this process, in turns over the same articles, so that their ratio holds whatever else the
machine does. `ner` is fed a sentence at a time: its cost grows with the square of what it is given.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import underthesea

from corpus.article import Article, Published
from extract import read_article, warm_up
from extract.reading import Reading
from extract.sentences import find_sentences

# Ours is so much the faster that one pass for one would leave it little time to be measured in.
PASSES = 5
SAMPLES = Path(__file__).parents[1] / "corpus" / "gold" / "samples.articles.jsonl"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to measure in all")
    options = parser.parse_args()
    articles = read_articles(options.articles)
    characters = sum(len(article.content) for article in articles) / len(articles)
    print(f"{len(articles)} articles of {characters:.0f} characters on average")
    run_ner(articles[:1])
    warm_up()  # as `diaban extract` does
    run_extraction(articles[:2])
    ours, theirs = in_turns(articles, seconds=options.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"diaban, all fact kinds       {ours:8.1f} articles/s")
    print(f"underthesea.ner by sentence  {theirs:8.1f} articles/s")
    print(f"ratio                        {ours / theirs:8.1f}")
    print(f"peak memory                  {peak:8.0f} MB")


def read_articles(path: Path) -> list[Article]:
    """The articles of a JSONL file."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Article(
            id=line["id"],
            title=line.get("title") or "",
            text=line["text"],
            province=line.get("province") or None,
            published=published(line.get("published")),
        )
        for line in lines
    ]


def published(value: str | None) -> Published | None:
    """The article's date as the extractor takes it."""
    return Published(value=value, precision="day", provenance="json") if value else None


def in_turns(articles: list[Article], *, seconds: float) -> tuple[float, float]:
    """Articles a second of the extraction and of ner, in CPU time: passes over all articles in turns."""
    ours = theirs = 0.0
    turns = 0
    stop = time.monotonic() + seconds
    while time.monotonic() < stop or turns == 0:
        ours += cpu_seconds(run_extraction, articles * PASSES)
        theirs += cpu_seconds(run_ner, articles)
        turns += 1
    return turns * PASSES * len(articles) / ours, turns * len(articles) / theirs


def cpu_seconds(run: Callable[[Iterable[Article]], None], articles: list[Article]) -> float:
    """CPU seconds of one run."""
    begin = time.process_time()
    run(articles)
    return time.process_time() - begin


def run_extraction(articles: Iterable[Article]) -> None:
    """All fact kinds, through the spaCy pipeline."""
    for article in articles:
        read_article(article)


def run_ner(articles: Iterable[Article]) -> None:
    """underthesea's named entities, sentence by sentence."""
    for article in articles:
        reading = Reading(article.content)
        for sentence in reading.once(find_sentences):
            underthesea.ner(reading.content[sentence.start : sentence.end])


if __name__ == "__main__":
    main()
