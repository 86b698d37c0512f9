"""Clauses that go on from a count: `…, 6 xã nâng cao, 2 xã kiểu mẫu`; `…, đến năm 2030 đạt 75%`."""

import re
from bisect import bisect_left
from dataclasses import replace

from extract.criteria.drafts import Draft, is_taken, spans_of
from extract.criteria.nouns import head_of
from extract.criteria.programmes import programme_of
from extract.criteria.scenes import countable_starts, find_countable
from extract.criteria.subjects import OR_MORE
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity
from extract.reading import Reading
from extract.sentences import sentence_at

_SEQUELS = LEXICON["sequels"]
_LEVEL = re.compile(
    rf"[ \xa0](?P<noun>[^\W\d_]+(?:[ \xa0][^\W\d_]+)??)[ \xa0](?:đạt[ \xa0](?:chuẩn[ \xa0])?|chuẩn[ \xa0])?"
    rf"(?P<level>{words_pattern([*_SEQUELS['levels'], *_SEQUELS['degrees']])})"
    rf"(?=[ \xa0]?[,.;:)]|[ \xa0](?:và|trong|vào|cùng|năm)(?!\w)|$)"
)
_DEGREE = re.compile(words_pattern(_SEQUELS["degrees"]))
_DEGREE_AT_END = re.compile(rf"[ \xa0]?{_DEGREE.pattern}$")
_JOINED = re.compile(r"[,;]?[ \xa0](?:và[ \xa0])?(?:(?:có|thêm|có thêm|trong đó có)[ \xa0])?")
_LATER = re.compile(
    r"[,;][ \xa0](?:và[ \xa0])?(?P<from>(?:phấn đấu[ \xa0])?"
    r"(?:đến|hết|tới)[ \xa0](?:hết[ \xa0]|cuối[ \xa0])?năm[ \xa0]\d{4}[ \xa0])"
    rf"(?:{words_pattern(_SEQUELS['reach'])}[ \xa0])+(?:từ[ \xa0])?"
)
_ENDS = re.compile(r"[ \xa0]?(?:[,;.…)\n]|$)")
_MOST = 6


def read_sequels(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """What goes on from one of the `drafts` with a count of its own and no full clause."""
    quantities = reading.once(find_countable)
    starts = reading.once(countable_starts)
    taken = spans_of(drafts)
    found: list[Draft] = []
    for draft in drafts:
        if draft.count is None and draft.percent is None:
            continue
        limit = sentence_at(reading, draft.start).end
        last = draft
        first = bisect_left(starts, draft.end)
        for quantity in quantities[first : first + _MOST]:
            if quantity.start >= limit or is_taken(taken, quantity.start):
                break
            sequel = _read_level(reading, last, quantity) or _read_later(reading, last, quantity)
            if sequel is None:
                break
            found.append(sequel)
            last = sequel
    return found


def _read_level(reading: Reading, base: Draft, quantity: Quantity) -> Draft | None:
    level = _LEVEL.match(reading.lower, quantity.end)
    if level is None or (quantity.whole is not None and quantity.percent):
        return None
    if not _JOINED.fullmatch(reading.lower, base.end, quantity.soft_start):
        return None
    name = reading.content[level.start("noun") : level.end("noun")]
    if head_of(name) != head_of(base.name or ""):
        return None
    words = reading.content[level.start("level") : level.end("level")]
    if _DEGREE.fullmatch(words.lower()):
        norm = _DEGREE_AT_END.sub("", base.standard or "")
        return _sequel(
            base,
            quantity,
            quantity.soft_start,
            level.end(),
            replace(base, name=name, standard=f"{norm} {words}".strip()),
        )
    scheme = programme_of(reading, quantity.soft_start, level.end(), base.sentence)
    standard = f"{scheme} {words}" if scheme == _SEQUELS["scheme"] else words
    return _sequel(
        base, quantity, quantity.soft_start, level.end(), replace(base, name=name, standard=standard)
    )


def _read_later(reading: Reading, base: Draft, quantity: Quantity) -> Draft | None:
    """`…, đến năm 2030 đạt 75% trở lên`: the same by a later year."""
    later = _LATER.fullmatch(reading.lower, base.end, quantity.soft_start)
    if later is None or base.met is not None or not (quantity.percent or quantity.whole is not None):
        return None
    more = OR_MORE.match(reading.lower, quantity.end)
    end = more.end() if more else quantity.end
    if not _ENDS.match(reading.lower, end):
        return None
    approx = quantity.approx or (reading.lower[more.start() + 1 : end] if more else None)
    sequel = _sequel(base, quantity, later.start("from"), end, base)
    return replace(sequel, approx=approx)


def _sequel(base: Draft, quantity: Quantity, start: int, end: int, like: Draft) -> Draft:
    return replace(
        like, start=start, end=end, rule="sequel", subject=None,
        count=None if quantity.percent else quantity.low, of_total=quantity.whole,
        percent=quantity.low if quantity.percent else None, approx=quantity.approx,
        part=False, rest=False, inside=None, met=None, done=base.done,
    )  # fmt: skip
