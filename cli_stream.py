"""Commands that need no database: facts lines from article lines, explanations, evaluation."""

import json
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from cli_files import written
from cli_settings import declared_sources
from corpus.article import Article
from corpus.readers import InputError, read_jsonl, read_paths
from extract.confidence import confidence_of
from extract.evaluation import EvaluationError, false_quotes, read_lines, score
from extract.evaluation.rules import RuleCounts, count_rules
from extract.evaluation.tally import Sheet

Complain = Callable[[str], None]
STANDARD = "-"
_LOG = logging.getLogger("diaban")


def extract_lines(file: str, out: str, *, sources: Path | None, complain: Complain) -> Counter[str]:
    """A facts line for every article line of `file`; counts `articles` and `failed`.

    `-` is standard input and output. A file is written aside and takes its name when it is whole.
    sources: a folder of declarations beside the project's own.
    """
    from extract import warm_up

    counts: Counter[str] = Counter()
    with _opened(file) as (stream, name), _written(out) as output:
        warm_up()
        for article in _articles(read_jsonl(stream, name), sources, counts, complain):
            line = _facts_line(article, complain)
            counts["articles" if line else "failed"] += 1
            if line:
                output.write(line)
    return counts


def explain_articles(
    file: str, html: Path | None, *, sources: Path | None, complain: Complain, show: Callable[[object], None]
) -> int:
    """Show the articles of a file in the terminal, or write the first as a page; returns how many failed."""
    from extract import read_article
    from extract.explain import explain_page, explain_terminal

    counts: Counter[str] = Counter()
    for article in _articles(_read_any(file), sources, counts, complain):
        if html is not None:
            with written(html) as page:
                page.write(explain_page(article))
            break
        show(explain_terminal(article, read_article(article)))
    return counts["failed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """The figures, the rules' own, the gold articles that have no facts line, and the false quotes."""

    sheet: Sheet
    rules: RuleCounts
    absent: list[str]
    quotes: list[str]


def evaluate_files(gold: Path, facts: Path, articles: Path | None) -> Evaluation:
    """Score a file of facts lines against one of gold lines.

    Raises EvaluationError for a file that can't be scored.
    """
    wanted, found = _read_facts_file(gold), _read_facts_file(facts)
    quotes = false_quotes(_read_facts_file(articles), found) if articles else ()
    return Evaluation(
        sheet=score(wanted, found),
        rules=count_rules(wanted, found),
        absent=sorted(wanted.keys() - found.keys()),
        quotes=[" ".join(("false quote", *quote)) for quote in quotes],
    )


def figure_lines(sheet: Sheet) -> Iterator[str]:
    """The figures as a table, one measure a line."""
    for measure, values in sorted(sheet.figures().items()):
        if "f1" in values:
            figures = "  ".join(f"{name} {values[key]:.3f}" for name, key in _SHOWN)
            yield f"{measure:20} {figures}  gold {values['gold']}"
        else:
            yield f"{measure:20} accuracy {values['accuracy']:.3f}  of {values['gold']}"


def rule_figures(rules: RuleCounts) -> dict[str, dict[str, dict[str, float]]]:
    """kind -> rule -> how many of its facts were right, of how many, and the confidence it gives them."""
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for kind, rule in sorted(rules.of):
        key = kind, rule
        figures.setdefault(kind, {})[rule] = {
            "right": rules.right[key],
            "of": rules.of[key],
            "precision": rules.precision(key),
            "confidence": confidence_of(kind, rule),
        }
    return figures


def rule_lines(rules: RuleCounts) -> Iterator[str]:
    """The rules' figures as a table, one rule a line."""
    for kind, by_rule in rule_figures(rules).items():
        for rule, figures in by_rule.items():
            yield (
                f"{kind:10} {rule:28} right {figures['right']:4} of {figures['of']:4}  "
                f"P {figures['precision']:.3f}  confidence {figures['confidence']:.3f}"
            )


_SHOWN = (("P", "precision"), ("R", "recall"), ("F1", "f1"))


def _facts_line(article: Article, complain: Complain) -> str | None:
    from extract import read_article
    from extract.form import facts_to_json

    try:
        facts = read_article(article)
    except Exception as error:  # one article that trips a rule must not keep the others from being read
        complain(f"article {article.id}: its facts could not be read ({error!r}); please report it")
        _LOG.debug("article %s", article.id, exc_info=True)
        return None
    return json.dumps(facts_to_json(facts), ensure_ascii=False) + "\n"


def _articles(
    found: Iterator[Article | InputError], folder: Path | None, counts: Counter[str], complain: Complain
) -> Iterator[Article]:
    from scraper.sources import settle_source

    sources = declared_sources(folder)
    for article in found:
        if isinstance(article, InputError):
            counts["failed"] += 1
            complain(str(article))
        else:
            yield settle_source(article, sources)


def _read_any(file: str) -> Iterator[Article | InputError]:
    if file == STANDARD:
        return read_jsonl(sys.stdin.buffer, "standard input")
    return iter(read_paths([Path(file)]))


def _read_facts_file(path: Path) -> dict[str, dict[str, object]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            return read_lines(str(path), lines)
    except OSError as error:
        raise EvaluationError(f"{path}: can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: not UTF-8; save it as UTF-8") from error


@contextmanager
def _opened(file: str) -> Iterator[tuple[BinaryIO, str]]:
    if file == STANDARD:
        yield sys.stdin.buffer, "standard input"
    else:
        with Path(file).open("rb") as stream:
            yield stream, file


@contextmanager
def _written(out: str) -> Iterator[TextIO]:
    if out == STANDARD:
        yield sys.stdout
        return
    with written(Path(out)) as stream:
        yield stream
