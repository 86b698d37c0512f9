"""How long it takes to group many events into stories.

    python bench/stories.py [--events 100000] [--most 60]

Events of one year of 34 provinces: each with a text of 2,300 characters whose words are drawn as often as
words are (Zipf), with names and figures in it, three of 3,000 officials, and a day in four cases of five.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

from corpus.lexicon import load_cues
from extract.across.seen import SeenEvent, SeenPlace
from extract.across.stories import group_stories
from extract.facts import EventType

YEAR = 365
WORDS = 460


def main() -> None:
    """Measure and print; the exit code is 1 where it takes longer than allowed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--most", type=float, default=60.0, help="fail above so many seconds")
    options = parser.parse_args()
    events = list(make_events(options.events))
    started = time.process_time()
    stories = group_stories(events)
    taken = time.process_time() - started
    print(f"{len(events)} events, {len(stories)} stories: {taken:.1f} s of the processor")
    raise SystemExit(1 if taken > options.most else 0)


def make_events(count: int) -> Iterator[SeenEvent]:
    """Events, the same in every run."""
    chance = random.Random(3)
    syllables = load_cues("syllables")
    words = [onset + rime for onset in syllables["onsets"].split() for rime in syllables["rimes"].split()]
    chance.shuffle(words)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    days = max(3, YEAR * count // 100_000)
    for number in range(count):
        day = (date(2023, 1, 1) + timedelta(days=chance.randrange(days))).isoformat()
        text = chance.choices(words, weights, k=WORDS)
        for at in range(0, WORDS - 5, 25):
            text[at], text[at + 1] = text[at].capitalize(), text[at + 1].capitalize() + ","
            text[at + 3] = str(chance.randrange(10, 999))
        yield SeenEvent(
            id=str(number),
            article_id=str(number),
            type=chance.choice(get_args(EventType)),
            date=day if chance.random() < 0.8 else None,
            place=make_place(chance),
            people=frozenset(str(chance.randrange(3000)) for _ in range(3)),
            day=day,
            title=" ".join(text[5:17]),
            text=" ".join(text),
            source="baolang.vn",
        )


def make_place(chance: random.Random) -> SeenPlace:
    """A province of 34, or a commune of it."""
    province = f"{chance.randrange(34)}-2025"
    region = frozenset((province,))
    if chance.random() < 0.5:
        return SeenPlace(id=province, level="province", land=region, province=province, region=region)
    commune = f"{province}/{chance.randrange(90)}"
    return SeenPlace(
        id=commune, level="commune", land=frozenset((commune,)), province=province, region=region
    )


if __name__ == "__main__":
    main()
