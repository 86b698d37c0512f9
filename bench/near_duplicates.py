"""How long it takes to find the near-duplicates among many articles.

    python bench/near_duplicates.py [--articles 100000] [--most 600]

Articles of 2,300 characters on average are made of words drawn as often as words are (Zipf), every tenth a
copy of an earlier one with something left out or put in.
"""

import argparse
import random
import time
from collections.abc import Iterator

from corpus.lexicon import load_cues
from corpus.near_duplicates import find_near_duplicates, signature

CHARACTERS = 2300
COPIES = 0.1


def main() -> None:
    """Measure and print; the exit code is 1 where it takes longer than allowed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--most", type=float, default=600.0, help="fail above so many seconds")
    options = parser.parse_args()
    started = time.perf_counter()
    making = 0.0
    items = []
    texts = make_texts(options.articles)
    for number in range(options.articles):
        before = time.perf_counter()
        text = next(texts)
        making += time.perf_counter() - before
        items.append((str(number), signature(text)))
    signed = time.perf_counter() - started - making
    found = sum(1 for _ in find_near_duplicates(items))
    taken = time.perf_counter() - started - making
    print(f"{options.articles} articles: signatures {signed:.1f} s, in all {taken:.1f} s, {found} pairs")
    raise SystemExit(1 if taken > options.most else 0)


def make_texts(count: int) -> Iterator[str]:
    """Texts without end, the same in every run."""
    chance = random.Random(7)
    syllables = load_cues("syllables")
    words = [onset + rime for onset in syllables["onsets"].split() for rime in syllables["rimes"].split()]
    chance.shuffle(words)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    kept: list[list[str]] = []
    while True:
        if kept and chance.random() < COPIES:
            text = list(chance.choice(kept))
            del text[: chance.randrange(len(text) // 2)]
        else:
            text = chance.choices(words, weights, k=CHARACTERS // 5)
            if len(kept) < count // 10:
                kept.append(text)
        yield " ".join(text)


if __name__ == "__main__":
    main()
