"""Totals that carry over a list: trong tổng số T …, có a …; b …; c …."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise

from extract.criteria.counted import Subject
from extract.criteria.drafts import Draft
from extract.criteria.nouns import GENERIC, PLACE, head_of
from extract.criteria.tokens import LEXICON

_NEXT_TO = 3
_MAX_LIST = 12
_UNITS = frozenset(LEXICON["place"]["units"])
_MOST_HOLDING = 40
# A share in per cent is rounded, or cut, to a whole number at worst.
_ROUNDING = 0.6
# Their counts stand where no subject is read from: hoàn thành 17/20 chỉ tiêu; công nhận … cho 86/106 thôn.
_HOLDING = frozenset({"yardstick", "trait"})


def carry_totals(drafts: list[Draft], subjects: list[Subject]) -> list[Draft]:
    """The drafts of one paragraph with the totals that others, or the counts named in it, give them."""
    counted = [s for s in subjects if s.quantity is not None and not s.quantity.percent]
    carried: list[Draft] = []
    for draft in drafts:
        total = _total_for(draft, counted, carried) if _lacks_total(draft) else None
        if total is None and carried and _lists_on(carried[-1], draft):
            draft, total = replace(draft, part=True), _held_by(carried, draft)
        carried.append(replace(draft, of_total=total) if total is not None else draft)
    carried = _by_sum(_of_named_total([_by_share(draft, counted) for draft in carried], counted))
    carried = _by_named_sum(carried, counted)
    for index, draft in enumerate(carried):
        total = (
            _total_of_levels(carried[max(0, index - _MAX_LIST) : index], draft)
            if _lacks_total(draft)
            else None
        )
        if total is not None:
            carried[index] = replace(draft, of_total=total)
    return carried


def _by_share(draft: Draft, counted: list[Subject]) -> Draft:
    """`huyện có 26 xã; …; 19 xã về đích, bằng 73%`: the total that the share is of."""
    if not _lacks_total(draft) or not draft.percent or draft.count is None:
        return draft
    for subject in counted:
        quantity = subject.quantity
        whole = quantity.low if quantity and quantity.whole is None and not quantity.percent else 0
        fits = (
            whole >= draft.count and abs(100 * draft.count / whole - draft.percent) < _ROUNDING
            if whole
            else False
        )
        if (
            fits
            and whole > draft.count
            and subject.end <= draft.start
            and same_kind(draft.name, subject.name)
        ):
            return replace(draft, of_total=whole)
    return draft


def _lists_on(earlier: Draft, draft: Draft) -> bool:
    """Whether the list of parts goes on: trong đó có 764 xã … và 83 xã …."""
    return (
        earlier.part
        and _lacks_total(draft)
        and earlier.sentence == draft.sentence
        and (
            earlier.clause == draft.clause
            or (draft.rule == "trait" and draft.start - earlier.end <= _NEXT_TO)
        )
        and same_kind(draft.name, earlier.name)
    )


def _lacks_total(draft: Draft) -> bool:
    return (
        draft.of_total is None and draft.count is not None and draft.rule in ("counted", "yardstick", "trait")
    )


def _total_for(draft: Draft, counted: list[Subject], earlier: list[Draft]) -> float | None:
    limit = draft.start if draft.inside is None else draft.inside
    before = counted[: bisect_right(counted, limit, key=_end_of)]
    if draft.subject is not None and draft.subject.whole:
        return None
    if draft.part and (held := _part_of_draft(earlier, draft)) is not None:
        return held
    if draft.part_from is not None and draft.inside is None and not draft.part:
        return _of_list(draft, before, earlier)
    if draft.inside is not None or draft.part:
        return _fitting(draft, _holding(draft, before[-_MOST_HOLDING:]))
    whole = next((s for s in reversed(before) if s.whole or s.examined), None)
    return _fitting(draft, whole)


def _of_list(draft: Draft, before: list[Subject], earlier: list[Draft]) -> float | None:
    """What the parts of a list are taken from: the last of their kind that was counted before it began."""
    if earlier and earlier[-1].part_from == draft.part_from and earlier[-1].status != draft.status:
        return None
    if draft.met is not None and draft.met.whole is not None and draft.clause:
        return None
    last = next((d for d in reversed(earlier[-_MAX_LIST:]) if d.inside is None), None)
    if last and last.part_from == draft.part_from and last.of_total and same_kind(draft.name, last.name):
        return last.of_total if (draft.count or 0) <= last.of_total else None
    opened = draft.part_from or 0
    return _fitting(draft, _holding(draft, [s for s in before[-_MOST_HOLDING:] if s.end <= opened]))


def _holding(draft: Draft, before: list[Subject]) -> Subject | None:
    """The last counted of the draft's own kind, else the last of one that it may stand for."""
    holding = [s for s in reversed(before) if _may_hold(draft, s) and not s.attached]
    alike = (s for s in holding if head_of(s.name) == head_of(draft.name or ""))
    return next(alike, holding[0] if holding else None)


def _held_by(earlier: list[Draft], draft: Draft) -> float | None:
    """The total that the list's earlier part has, or the one that a part of another status is taken from."""
    held = _part_of_draft(earlier, draft)
    return earlier[-1].of_total if held is None else held


def _part_of_draft(earlier: list[Draft], draft: Draft) -> float | None:
    """What `trong đó` takes a part from: of `17/20 chỉ tiêu`, 6 that exceed are of 17, 3 not met of 20."""
    whole = next((d for d in reversed(earlier) if not d.part and same_kind(draft.name, d.name)), None)
    if whole is None or whole.sentence != draft.sentence or whole.count is None or draft.count is None:
        return None
    if draft.status == "not_met" and whole.status == "achieved":
        fits = whole.of_total is not None and draft.count <= whole.of_total - whole.count
        return whole.of_total if fits else None
    return whole.count if whole.rule in _HOLDING and draft.count <= whole.count else None


def _total_of_levels(earlier: list[Draft], draft: Draft) -> float | None:
    """Levels of one yardstick part their total: 9/14 xã đạt 31/34 tiêu chí …; 3 xã đạt 27-29/34."""
    if draft.met is None or draft.met.whole is None or draft.rest:
        return None
    for base in reversed(earlier):
        if base.sentence != draft.sentence:
            return None
        level = base.met is not None and base.met.whole in (None, draft.met.whole)
        if base.of_total is None or base.part or not same_kind(draft.name, base.name):
            continue
        fits = (base.count or 0) + (draft.count or 0) <= base.of_total
        return base.of_total if level and fits and not draft.part else None
    return None


def _end_of(subject: Subject) -> int:
    return subject.end


def _may_hold(draft: Draft, subject: Subject) -> bool:
    return not subject.modifier and same_kind(draft.name, subject.name)


def _fitting(draft: Draft, subject: Subject | None) -> float | None:
    """How many the subject counts, where the draft can be a part of them."""
    if subject is None or subject.quantity is None:
        return None
    if not (same_kind(draft.name, subject.name) or (subject.whole and _is_unit_of(draft.name, subject.name))):
        return None
    least = 0 if draft.sentence <= subject.start else 1
    return subject.quantity.low if (draft.count or 0) + least <= subject.quantity.low else None


def _is_unit_of(name: str | None, whole: str) -> bool:
    """`trong số 102 đơn vị hành chính cấp xã, có 1 đặc khu và 26 xã`: places are such units."""
    return head_of(whole) in _UNITS and PLACE.match((name or "").lower()) is not None


def _of_named_total(drafts: list[Draft], counted: list[Subject]) -> list[Draft]:
    """`huyện có 52 xã, 41 xã về đích; 11 xã còn lại …`: a count and its rest are of what they add up to."""
    carried = list(drafts)
    for at, (base, rest) in enumerate(pairwise(drafts)):
        if not (rest.rest and _lacks_total(base) and _lacks_total(rest) and same_kind(rest.name, base.name)):
            continue
        total = (base.count or 0) + (rest.count or 0)
        named = (s for s in counted if s.end <= base.start and s.quantity and s.quantity.low == total)
        if any(same_kind(base.name, subject.name) for subject in named):
            carried[at], carried[at + 1] = replace(base, of_total=total), replace(rest, of_total=total)
    return carried


def _by_sum(drafts: list[Draft]) -> list[Draft]:
    """Counts that add up to a total named before them are parts of it: 45/47 xã …; hai xã chưa đạt."""
    carried = list(drafts)
    for index, base in enumerate(carried):
        total = base.of_total if base.of_total is not None else base.count
        if total is None or (base.rule == "rate" and base.of_total is None):
            continue
        open_ = _open_after(carried, index)
        covered = base.count or 0 if base.of_total is not None else 0
        taken = _adding_up(carried, open_, total - covered)
        # The rest is of all, or of those that had registered, and not of those that met it.
        held = base.of_total is not None or base.status in ("registered", "target")
        rest = [at for at in open_ if carried[at].rest] if held else []
        for at in taken or rest[:1]:
            if (carried[at].count or 0) < total:
                carried[at] = replace(carried[at], of_total=total)
    return carried


def _by_named_sum(drafts: list[Draft], counted: list[Subject]) -> list[Draft]:
    """`thực hiện 18 chỉ tiêu: 10 chỉ tiêu vượt, 6 đạt, 2 chưa đạt`: parts that add up to what was counted."""
    carried = list(drafts)
    starts = [draft.start for draft in drafts]
    read = {draft.subject.start for draft in drafts if draft.subject is not None}
    for whole in counted:
        if whole.start in read or whole.quantity is None or whole.quantity.whole is not None:
            continue
        first = bisect_left(starts, whole.end)
        open_ = [
            at
            for at in range(first, min(len(carried), first + _MAX_LIST))
            if _lacks_total(carried[at]) and same_kind(carried[at].name, whole.name)
        ]
        for at in _adding_up(carried, open_, whole.quantity.low):
            carried[at] = replace(carried[at], of_total=whole.quantity.low)
    return carried


def _open_after(drafts: list[Draft], index: int) -> list[int]:
    """The drafts after `index` that count the same kind and have no total yet."""
    base = drafts[index]
    return [
        at
        for at in range(index + 1, min(len(drafts), index + _MAX_LIST))
        if _lacks_total(drafts[at])
        and not drafts[at].part
        and same_kind(drafts[at].name, base.name)
        and not (drafts[at].subject is not None and drafts[at].subject.whole)  # type: ignore[union-attr]
    ]


def _adding_up(drafts: list[Draft], open_: list[int], missing: float) -> list[int]:
    if missing <= 0:
        return []
    running = 0.0
    for length, at in enumerate(open_, 1):
        running += drafts[at].count or 0
        if running == missing:
            return open_[:length]
        if running > missing:
            break
    return []


def same_kind(name: str | None, other: str | None) -> bool:
    """Whether what `name` counts may be a part of what `other` counts."""
    if name is None or other is None:
        return False
    head, base = head_of(name), head_of(other)
    if head == base or head in GENERIC or name.lower().startswith(other.lower()):
        return True
    return other.lower().startswith(f"{name.lower()} ")
