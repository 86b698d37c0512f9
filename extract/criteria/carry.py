"""Totals that carry over a list: trong tổng số T …, có a …; b …; c …."""

from dataclasses import replace

from extract.criteria.drafts import Draft
from extract.criteria.subjects import GENERIC, Subject, head_of


def carry_totals(drafts: list[Draft], wholes: list[Subject]) -> list[Draft]:
    """The drafts of one paragraph with the totals that others, or the wholes named in it, give them."""
    carried: list[Draft] = []
    for draft in drafts:
        total = _total_for(draft, carried, wholes) if _lacks_total(draft) else None
        carried.append(replace(draft, of_total=total) if total is not None else draft)
    return _by_sum(carried)


def _lacks_total(draft: Draft) -> bool:
    return (
        draft.of_total is None and draft.count is not None and draft.rule in ("counted", "yardstick", "trait")
    )


def _total_for(draft: Draft, before: list[Draft], wholes: list[Subject]) -> float | None:
    if draft.subject is not None and draft.subject.whole:
        return None
    if draft.inside is not None:
        return next(
            (d.count for d in reversed(before) if d.end <= draft.inside and d.count is not None), None
        )
    if draft.part:
        return _count_before(draft, before, wholes)
    whole = next((w for w in reversed(wholes) if w.end <= draft.start), None)
    if whole is not None and whole.quantity is not None and _same_kind(draft.name, whole.name):
        fits = (draft.count or 0) <= whole.quantity.low
        return whole.quantity.low if fits else None
    return None


def _count_before(draft: Draft, before: list[Draft], wholes: list[Subject]) -> float | None:
    for earlier in reversed(before):
        if earlier.count is not None and _same_kind(draft.name, earlier.name):
            return earlier.count if earlier.count >= (draft.count or 0) else None
    return None


def _by_sum(drafts: list[Draft]) -> list[Draft]:
    """Counts that add up to a total named before them are parts of it: 45/47 xã …; hai xã chưa đạt."""
    carried = list(drafts)
    for index, base in enumerate(carried):
        total = base.of_total if base.of_total is not None else base.count
        if total is None or base.rule == "rate" and base.of_total is None:
            continue
        open_ = _open_after(carried, index)
        covered = base.count or 0 if base.of_total is not None else 0
        taken = _adding_up(carried, open_, total - covered)
        rest = [at for at in open_ if carried[at].rest]
        for at in taken or rest[:1]:
            if (carried[at].count or 0) < total:
                carried[at] = replace(carried[at], of_total=total)
    return carried


def _open_after(drafts: list[Draft], index: int) -> list[int]:
    """The drafts after `index` that count the same kind and have no total yet."""
    base = drafts[index]
    return [
        at
        for at in range(index + 1, len(drafts))
        if _lacks_total(drafts[at])
        and not drafts[at].part
        and _same_kind(drafts[at].name, base.name)
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


def _same_kind(name: str, other: str) -> bool:
    head, base = head_of(name), head_of(other)
    return head == base or head in GENERIC or name.lower().startswith(other.lower())


def find_wholes(subjects: tuple[Subject, ...]) -> list[Subject]:
    """What later counts are parts of: trong 172 Công an phường …, or what was examined."""
    return [
        s for s in subjects if s.quantity is not None and not s.quantity.percent and (s.whole or s.examined)
    ]
