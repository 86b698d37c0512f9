"""Count how much of what the gold sets have is found: `python scripts/recall.py [--without-sealed]`.

Writes `extract/recall.toml`, which the site's page on quality shows. With `--without-sealed` the sealed set
is not read and its figures stay as they are.
"""

import sys
import tomllib
from collections import defaultdict

from confidence import ROOT, SETS, facts_of, gold_of

from extract.evaluation import score

TARGET = ROOT / "extract" / "recall.toml"
HEAD = """\
# How many facts of each kind were found with the right value, out of how many, on the gold sets: [found, of].
# `sealed` is the set that no rule was written against, `fitted` the others together.
# Made by `python scripts/recall.py`.
"""
# By which of the measures a fact of a kind is found.
MEASURES = {
    "awards": "awards.span",
    "criteria": "criteria.numbers",
    "dates": "dates.value",
    "documents": "documents.number",
    "figures": "figures.value",
    "localities": "localities",
    "officials": "officials.name",
    "units": "units.name",
}
# An article has one event at most; these are right or wrong answers about it, where it has one.
ANSWERS = {"event": "event.type", "event.date": "event.date", "event.locality": "event.locality"}


def main() -> int:
    """Write the file."""
    kept = tomllib.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
    sealed = "--without-sealed" not in sys.argv[1:]
    counts = {kind: {} if sealed else {"sealed": of["sealed"]} for kind, of in kept.items() if "sealed" in of}
    for group in ("sealed", "fitted") if sealed else ("fitted",):
        for kind, (found, of) in found_in(group).items():
            counts.setdefault(kind, {})[group] = [found, of]
    TARGET.write_text(rendered(counts), encoding="utf-8")
    return 0


def found_in(group: str) -> dict[str, tuple[int, int]]:
    """Found and there, by kind, on all sets of a group."""
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name in (name for name, of in SETS.items() if of == group):
        sheet = score(gold_of(name), facts_of(name))
        for kind, measure in MEASURES.items():
            tally = sheet.tallies[measure]
            sums[kind][0] += tally.hits
            sums[kind][1] += tally.hits + tally.missed
        for kind, measure in ANSWERS.items():
            sums[kind][0] += sheet.good[measure]
            sums[kind][1] += sheet.of[measure]
    return {kind: (found, of) for kind, (found, of) in sums.items() if of}


def rendered(counts: dict[str, dict[str, list[int]]]) -> str:
    """The file's text."""
    lines = [HEAD]
    for kind, groups in sorted(counts.items()):
        pairs = ", ".join(f"{group} = {groups[group]}" for group in ("sealed", "fitted") if group in groups)
        key = f'"{kind}"' if "." in kind else kind
        lines.append(f"{key} = {{ {pairs} }}\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
