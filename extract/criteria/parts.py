"""How many of those counted each place has: 13 xã đạt chuẩn; trong đó, huyện A có 3 xã, huyện B 10 xã."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.criteria.drafts import Draft, is_taken, spans_of
from extract.criteria.nouns import head_of
from extract.criteria.tokens import LEXICON, words_pattern
from extract.letters import UPPER
from extract.numerals import number_from_figures
from extract.reading import Reading

_PARTS = LEXICON["parts"]
_NAME = rf"[{UPPER}][\w’']*(?:[ \xa0][{UPPER}][\w’']*){{0,4}}"
_OPENS = re.compile(
    rf"[ \xa0]?(?:[,;.:][ \xa0])?(?:{words_pattern(_PARTS['opens'])}[ \xa0,:]*|\([ \xa0]?"
    rf"(?:{words_pattern(_PARTS['opens'])}[ \xa0,:]*)?)"
)
_ITEM = re.compile(
    rf"(?P<place>(?:{words_pattern(_PARTS['types'])}[ \xa0.]?)?(?-i:{_NAME}))[ \xa0]?"
    rf"(?:{words_pattern(_PARTS['links'])}[ \xa0]|[:(–-][ \xa0]?)?(?P<count>\d{{1,4}})"
    rf"(?:[ \xa0](?P<noun>[^\W\d_]+(?:[ \xa0](?-i:[a-zà-ỹđ]+)){{0,2}}?))?\)?"
    r"(?=[ \xa0]?[,;.)\n]|[ \xa0]và[ \xa0]|$)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"[ \xa0]?[,;][ \xa0](?:và[ \xa0])?|[ \xa0]và[ \xa0]")
_MOST = 30
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Part:
    """One place with its count: offsets of both; told: it says what is counted."""

    start: int
    end: int
    count: float
    told: bool


def read_parts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The counts of places right after a draft that are parts of it.

    They add up to its count, or at least say again what it counts.
    """
    taken = spans_of(drafts)
    found: list[Draft] = []
    for draft in drafts:
        if draft.count is None or draft.count < _LEAST or draft.name is None:
            continue
        opened = _OPENS.match(reading.lower, draft.end)
        parts = list(_read_items(reading, draft, opened.end())) if opened else []
        whole = sum(part.count for part in parts)
        if len(parts) < _LEAST or whole > draft.count:
            continue
        if whole < draft.count and not all(part.told for part in parts):
            continue
        found += [_draft_of(draft, part) for part in parts if not is_taken(taken, part.start)]
    return found


def _read_items(reading: Reading, draft: Draft, start: int) -> Iterator[_Part]:
    for _ in range(_MOST):
        item = _ITEM.match(reading.content, start)
        if item is None or (item["noun"] and head_of(item["noun"]) != head_of(draft.name or "")):
            return
        told = item["noun"] is not None
        closes = item.group().endswith(")") and "(" not in item.group()
        yield _Part(item.start(), item.end() - closes, number_from_figures(item["count"]), told)
        join = _JOIN.match(reading.lower, item.end())
        if join is None:
            return
        start = join.end()


def _draft_of(draft: Draft, part: _Part) -> Draft:
    return replace(
        draft, start=part.start, end=part.end, rule="list", subject=None, count=part.count,
        of_total=draft.count, percent=None, approx=None, part=True, rest=False, inside=None,
    )  # fmt: skip
