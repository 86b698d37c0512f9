"""Counts joined to one before, with no verb: `mầm non 141 (51,8%), THCS 123 (56%)`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extract.criteria.drafts import Draft, is_taken, spans_of
from extract.criteria.nouns import head_of, school_name
from extract.criteria.scenes import countable_starts, find_countable
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity
from extract.reading import Reading
from extract.sentences import sentence_at

_JOINED = LEXICON["joined_counts"]
_LEVEL = re.compile(
    rf"[,;][ \xa0](?:và[ \xa0])?(?P<label>{words_pattern(LEXICON['scores']['levels'])})[ \xa0]"
)
_PART = re.compile(
    rf"[ \xa0]?[(,;][ \xa0]?(?:{words_pattern(LEXICON['clauses']['part_leads'])}[ \xa0])?(?:có[ \xa0])?"
    r"(?P<label>[^\W\d_][^\d.;:()]{2,80}?)[ \xa0]"
)
_LINKS = rf"(?:{words_pattern(_JOINED['share_links'])}[ \xa0])"
_SHARE = re.compile(rf",?[ \xa0]{_LINKS}+|[ \xa0]?\([ \xa0]?{_LINKS}*")
_MORE = re.compile(r"[ \xa0]và[ \xa0]")
# chuẩn quốc gia |bậc mầm non: the level of the first, and not of those that follow.
_OF_LEVEL = re.compile(
    rf"[ \xa0](?:{words_pattern(_JOINED['of_level'])}[ \xa0])*{words_pattern(LEXICON['scores']['levels'])}$"
)
_YARDSTICKS = re.compile(
    rf"[ \xa0](?P<standard>{words_pattern(LEXICON['subjects']['met'])}"
    rf"[ \xa0]{words_pattern(_JOINED['yardstick_kinds'])})"
    r"(?=[ \xa0]?(?:[,.;:)\n]|$)|[ \xa0](?:và|trong|của|theo|về)(?!\w))"
)
_CLOSES = re.compile(r"[ \xa0]?\)")
_MOST = 8


def read_joined_counts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """What is joined to one of the `drafts`: of levels of schools, of parts in brackets, more yardsticks."""
    quantities = reading.once(find_countable)
    starts = reading.once(countable_starts)
    taken = spans_of(drafts)
    found: list[Draft] = []
    for draft in drafts:
        limit = sentence_at(reading, draft.start).end
        last, index = draft, bisect_left(starts, draft.end)
        for _ in range(_MOST):
            if index >= len(quantities) or quantities[index].start >= limit:
                break
            joined = _read(reading, draft, last, quantities[index : index + 2])
            if joined is None or is_taken(taken, quantities[index].start):
                break
            found.append(joined)
            last, index = joined, bisect_left(starts, joined.end)
    return found


def _read(reading: Reading, base: Draft, last: Draft, following: Sequence[Quantity]) -> Draft | None:
    if base.met is not None:
        return _more_yardsticks(reading, base, last, following[0])
    if base.count is None:
        return None
    quantity, share = following[0], _share_of(reading, following)
    if share is None or quantity.percent:
        return None
    end = _end_of(reading, share)
    level = _LEVEL.fullmatch(reading.lower, last.end, quantity.soft_start) if base.rule == "rate" else None
    if level is not None:
        name = school_name(reading.content[level.start("label") : level.end("label")])
        base = replace(base, standard=_OF_LEVEL.sub("", base.standard or "") or base.standard)
        return _part(base, quantity, share, (level.start("label"), end), name)
    part = _PART.fullmatch(reading.lower, last.end, quantity.soft_start)
    if part is None or quantity.whole is None:
        return None
    name = reading.content[part.start("label") : part.end("label")]
    if head_of(name) != head_of(base.name or ""):
        return None
    return _part(base, quantity, share, (part.start("label"), end), name)


def _more_yardsticks(reading: Reading, base: Draft, last: Draft, quantity: Quantity) -> Draft | None:
    """`đạt 5 tiêu chí chính và 24 tiêu chí thành phần`: yardsticks of another kind that the same have met."""
    if quantity.percent or not _MORE.fullmatch(reading.lower, last.end, quantity.soft_start):
        return None
    more = _YARDSTICKS.match(reading.lower, quantity.end)
    if more is None or reading.lower[more.start("standard") : more.end("standard")] == base.standard:
        return None
    standard = reading.content[more.start("standard") : more.end("standard")]
    return replace(
        base, start=quantity.soft_start, end=more.end(), rule="joined", subject=None, met=quantity,
        standard=standard,
    )  # fmt: skip


def _share_of(reading: Reading, following: Sequence[Quantity]) -> Quantity | None:
    """The share that is said of the first of two quantities: `141 (51,8%)`, `66/77 đạt 85,71%`."""
    if len(following) < 2 or not following[1].percent:
        return None
    near = _SHARE.fullmatch(reading.lower, following[0].end, following[1].soft_start)
    return following[1] if near is not None else None


def _end_of(reading: Reading, share: Quantity) -> int:
    closes = _CLOSES.match(reading.lower, share.end)
    opened = closes is not None and reading.lower.rfind("(", share.start - 8, share.start) >= 0
    return closes.end() if closes is not None and opened else share.end


def _part(base: Draft, quantity: Quantity, share: Quantity, span: tuple[int, int], name: str) -> Draft:
    return replace(
        base, start=span[0], end=span[1], rule="joined", subject=None, name=name, count=quantity.low,
        of_total=quantity.whole, percent=share.low, approx=quantity.approx, part=False, rest=False,
        inside=None,
    )  # fmt: skip
