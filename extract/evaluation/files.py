"""Reading gold and facts files."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extract.evaluation.align import FactLine
from extract.facts import FACT_LISTS


class EvaluationError(Exception):
    """A file that can't be scored; the message names the file, the line and what to do."""


def read_lines(name: str, lines: Iterable[str]) -> dict[str, FactLine]:
    """The lines of a facts, gold or articles file by article id.

    Raises EvaluationError for a line that is no JSON object with an id, and for two lines of one article.
    """
    found: dict[str, FactLine] = {}
    for number, fact_line in numbered_lines(name, lines):
        if fact_line["id"] in found:
            raise EvaluationError(f"{name}:{number}: a second line for {fact_line['id']}; remove one of them")
        found[fact_line["id"]] = fact_line
    return found


def numbered_lines(name: str, lines: Iterable[str]) -> Iterator[tuple[int, FactLine]]:
    """The lines that are not empty, with their numbers from 1.

    Raises EvaluationError for a line that is no JSON object with an id.
    """
    for number, line in enumerate(lines, 1):
        text = line.lstrip("\ufeff").strip()
        if text:
            yield number, _parse(name, number, text)


def false_quotes(
    articles: Mapping[str, FactLine], facts: Mapping[str, FactLine]
) -> Iterator[tuple[str, str, str]]:
    """(article, kind, text) of every fact whose text is not what stands at its offsets."""
    for article_id, article in articles.items():
        title = article.get("title")
        content = unicodedata.normalize("NFC", (f"{title}\n" if title else "") + article["text"])
        for kind, fact in _all_facts(facts.get(article_id, {})):
            if "start" in fact and content[fact["start"] : fact["end"]] != fact.get("text"):
                yield article_id, kind, str(fact.get("text"))


def _all_facts(line: FactLine) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in FACT_LISTS:
        for fact in line.get(kind) or []:
            yield kind, fact
    if line.get("event"):
        yield "event", line["event"]


def _parse(name: str, number: int, text: str) -> FactLine:
    try:
        line = json.loads(text)
    except ValueError as error:
        raise EvaluationError(
            f"{name}:{number}: not JSON ({error}); every line must be one object"
        ) from error
    if not isinstance(line, dict) or not isinstance(line.get("id"), str):
        raise EvaluationError(
            f"{name}:{number}: no object with an `id`; every line must be one article's facts"
        )
    return line
