"""What is known of the facts' quality, as the published file has it."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cli_settings import BadSettings
from db.article_ids import many_own_ids
from db.articles import load_article
from db.evaluation import Checked, Judged, Known, Measured, Recalled
from db.store import articles_to_extract
from extract.confidence import confidence_of, measured_rules
from extract.evaluation import EvaluationError
from extract.evaluation.align import FactLine
from extract.evaluation.annotated import annotated_kinds, fault, misfit
from extract.evaluation.files import numbered_lines
from extract.evaluation.rules import count_rules
from extract.recall import measured_recall
from scraper.sources import load_sources

# Facts of all kinds but one are measured under their table's name.
_TABLES = {"event": "events", "event.date": "events.date", "event.locality": "events.locality"}
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLine:
    """What somebody annotated of an article, and where that stands (`file:line`)."""

    where: str
    line: FactLine


def measured() -> Iterator[Known]:
    """Every rule that was seen on a gold set, how much was found, and whose pages were checked."""
    for kind, rule, (right, seen), (right_unseen, seen_unseen) in measured_rules():
        yield Measured(
            kind=_TABLES.get(kind, kind),
            rule=rule,
            right=right,
            seen=seen,
            right_unseen=right_unseen,
            seen_unseen=seen_unseen,
            confidence=confidence_of(kind, rule),
        )
    for kind, found, unseen in measured_recall():
        yield Recalled(_TABLES.get(kind, kind), *found, *unseen)
    for source in load_sources().values():
        if source.verified:
            yield Checked(source.name)


def read_gold(paths: Iterable[Path]) -> list[GoldLine]:
    """The lines of gold files; raises BadSettings for a file that can't be used, naming the line."""
    found: dict[str, GoldLine] = {}
    for path in paths:
        for number, line in _lines_of(path):
            where = f"{path}:{number}"
            wrong = fault(line)
            if wrong:
                raise BadSettings(f"{where}: {wrong}; correct it, or take the line out")
            first = found.setdefault(line["id"], GoldLine(where=where, line=line))
            if first.where != where:
                raise BadSettings(
                    f"{where}: {line['id']} is annotated in {first.where} already; remove one of the lines"
                )
    return list(found.values())


def fitting(
    connection: sqlite3.Connection, gold: Sequence[GoldLine], *, complain: Callable[[str], None]
) -> list[tuple[str, GoldLine]]:
    """The lines that can be measured on, each with the own id of its article.

    One whose article is not there, waits to be extracted, or has another text is complained of.
    """
    from extract.version import extractor_version

    ids = many_own_ids(connection, [name for each in gold for name in _names(each.line)])
    waiting = set(articles_to_extract(connection, extractor_version()))
    found: dict[str, GoldLine] = {}
    for each in gold:
        article_id = next((ids[name] for name in _names(each.line) if name in ids), "")
        reason = _unfit(connection, article_id, each.line, waiting)
        if reason is None and article_id in found:
            reason = f"{found[article_id].where} annotates the same article; remove one of the lines"
        if reason is None:
            found[article_id] = each
        else:
            complain(f"{each.where}: not measured: {reason}")
    return list(found.items())


def judged(connection: sqlite3.Connection, gold: Iterable[tuple[str, GoldLine]]) -> Iterator[Judged]:
    """How many facts of each annotated article are right, kind by kind; their articles are read anew."""
    from extract import read_article
    from extract.form import facts_to_json

    for article_id, annotated in gold:
        facts = facts_to_json(read_article(load_article(connection, article_id)))
        counts = count_rules({article_id: annotated.line}, {article_id: facts})
        right: defaultdict[str, int] = defaultdict(int)
        seen: defaultdict[str, int] = defaultdict(int)
        for (kind, rule), of in counts.of.items():
            seen[kind] += of
            right[kind] += counts.right[kind, rule]
        for kind in annotated_kinds(annotated.line):
            yield Judged(article_id, _TABLES.get(kind, kind), right[kind], seen[kind])


def _lines_of(path: Path) -> Iterator[tuple[int, FactLine]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            yield from numbered_lines(str(path), lines)
    except OSError as error:
        raise BadSettings(f"{path}: can't be read: {error.strerror}; correct the setting `gold`") from error
    except UnicodeDecodeError as error:
        raise BadSettings(f"{path}: not UTF-8; save it as UTF-8") from error
    except EvaluationError as error:
        raise BadSettings(str(error)) from error


def _names(line: FactLine) -> list[str]:
    return [name for name in (line["id"], line.get("url")) if name]


def _unfit(connection: sqlite3.Connection, article_id: str, line: FactLine, waiting: set[str]) -> str | None:
    if not article_id:
        return f"there is no article {line['id']} in the database; import it, or take the line out"
    if article_id in waiting:
        return f"the facts of {line['id']} are not up to date; run `diaban extract` first"
    other = misfit(line, load_article(connection, article_id).content)
    if other is None:
        return None
    start, wanted, there = other
    return (
        f"the text of {line['id']} is another than was annotated: at {start} it has {there[:_SHOWN]!r},"
        f" not {wanted[:_SHOWN]!r}; annotate it anew"
    )
