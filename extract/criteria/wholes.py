"""What a clause says of the whole that its count is a part of."""

import re
from dataclasses import replace

from extract.criteria.attributes import total_after
from extract.criteria.carry import same_kind
from extract.criteria.counted import Subject
from extract.criteria.drafts import Draft
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern

_CLAUSES = LEXICON["clauses"]
_PARTS = re.compile(words_pattern([*_CLAUSES["part_leads"], "có"]))
_PART_LEAD = re.compile(
    rf"(?<!\w)(?:{words_pattern(_CLAUSES['list_leads'])}|trong số[ \xa0](?:các[ \xa0])?[^,;.\d]{{1,50}}"
    rf"[ \xa0](?:này|đó|trên|nói trên)(?!\w))"
)
_ONLY = re.compile(rf"[,;]?(?:[ \xa0]{words_pattern(_CLAUSES['only'])})+[ \xa0]")


def part_from(scene: Scene, draft: Draft) -> int | None:
    """Where `trong đó` stands that the draft comes after in its sentence."""
    last = None
    for lead in _PART_LEAD.finditer(scene.lower, scene.start, draft.start):
        last = lead.start()
    return last


def with_total(scene: Scene, subjects: tuple[Subject, ...], draft: Draft) -> Draft:
    """The draft with the whole that its count is taken from, where its sentence tells it."""
    if draft.subject is None or draft.count is None or draft.of_total is not None:
        return draft
    total = total_after(scene, subjects, draft.subject, draft.end)
    if total is None:
        total = _held_by(scene, subjects, draft)
    return replace(draft, of_total=total) if total is not None else draft


def _held_by(scene: Scene, subjects: tuple[Subject, ...], draft: Draft) -> float | None:
    """`có 215 chung cư, mới chỉ 120 chung cư được nghiệm thu`: those counted right before a part of them."""
    before = next((s for s in reversed(subjects) if s.end <= draft.start), None)
    if (
        before is None
        or before.quantity is None
        or before.quantity.percent
        or before.quantity.whole is not None
    ):
        return None
    if not _ONLY.fullmatch(scene.lower, before.end, draft.start) or before.modifier or before.part:
        return None
    one_kind = same_kind(draft.name, before.name) and same_kind(before.name, draft.name)
    fits = one_kind and (draft.count or 0) < before.quantity.low
    return before.quantity.low if fits else None


def bracket_of(scene: Scene, offset: int) -> int | None:
    """Where the parenthesis opens that holds `offset` and begins with it: not `(cả nước có 4.522 xã …)`."""
    opened = scene.lower.rfind("(", scene.start, offset)
    if opened < 0 or scene.lower.find(")", opened, offset) >= 0:
        return None
    return opened if _opens_parts(scene, opened, offset) else None


def _opens_parts(scene: Scene, opened: int, offset: int) -> bool:
    words = scene.lower[opened + 1 : offset]
    return not words.strip() or _PARTS.match(words) is not None or any(mark in words for mark in ",;")
