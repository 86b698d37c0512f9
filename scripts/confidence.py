"""Count how often each rule is right on the project's gold sets: `python scripts/confidence.py [--check]`.

Writes `extract/confidence.toml`, from which facts get their `confidence`. With `--check` nothing is written;
the exit code is 1 where the file is not what would be written.
"""

import sys
from collections import defaultdict
from pathlib import Path

from corpus.article import Article
from corpus.readers import read_jsonl
from extract import read_articles
from extract.evaluation import read_lines
from extract.evaluation.rules import count_rules
from extract.form import facts_to_json

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "extract" / "confidence.toml"
GOLD = ROOT / "corpus" / "gold"
# Nothing was tuned on the sealed set; the others were read while rules were written.
SETS = {"sealed": "sealed", "samples": "fitted", "probe": "fitted", "blind": "fitted"}
HEAD = """\
# How many facts of each rule were right, out of how many, on the gold sets of corpus/gold: [right, of].
# `sealed` is the set that no rule was written against, `fitted` the others together.
# Made by `make confidence`; a test compares. extract/confidence.py says what comes of these figures.
"""


def main() -> int:
    """Write the file, or with `--check` tell whether it is up to date."""
    text = render()
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


def render() -> str:
    """What `extract/confidence.toml` should hold now."""
    kinds: defaultdict[str, defaultdict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(dict))
    for name, group in SETS.items():
        counts = count_rules(gold_of(name), facts_of(name))
        for (kind, rule), of in counts.of.items():
            sums = kinds[kind][rule].setdefault(group, [0, 0])
            sums[0] += counts.right[kind, rule]
            sums[1] += of
    lines = [HEAD]
    for kind in sorted(kinds):
        lines.append(f"[{kind}]\n")
        for rule, groups in sorted(kinds[kind].items()):
            pairs = ", ".join(
                f"{group} = {groups[group]}" for group in ("sealed", "fitted") if group in groups
            )
            lines.append(f"{rule} = {{ {pairs} }}\n")
        lines.append("\n")
    return "".join(lines).rstrip("\n") + "\n"


def gold_of(name: str) -> dict[str, dict[str, object]]:
    """The gold lines of a set by article."""
    path = GOLD / f"{name}.gold.jsonl"
    return read_lines(path.name, path.read_text(encoding="utf-8").splitlines())


def facts_of(name: str) -> dict[str, dict[str, object]]:
    """What is read from a set's articles now."""
    path = GOLD / f"{name}.articles.jsonl"
    with path.open("rb") as stream:
        articles = [article for article in read_jsonl(stream, path.name) if isinstance(article, Article)]
    return {facts.id: facts_to_json(facts) for facts in read_articles(articles)}


if __name__ == "__main__":
    sys.exit(main())
