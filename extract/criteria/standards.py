"""Standards that a clause leaves to those around it: 6 xã đạt 12/13, 9 xã đạt 11/13 tiêu chí."""

from dataclasses import replace

from extract.criteria.drafts import Draft
from extract.criteria.tokens import LEXICON

_DEFAULT = LEXICON["subjects"]["met"][0]


def settle_standards(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one paragraph, each with a standard; a bare verb takes the one said before it."""
    settled: list[Draft] = []
    for index, draft in enumerate(drafts):
        standard = draft.standard
        if standard is None:
            standard = _nearest(drafts, settled, index)
        elif draft.standard_role == "bare" and draft.rule == "counted" and not _is_yardstick(draft):
            earlier = _before(settled)
            standard = _with_earlier(standard, earlier)
        settled.append(replace(draft, standard=standard))
    return settled


def _nearest(drafts: list[Draft], settled: list[Draft], index: int) -> str:
    later = next((d.standard for d in drafts[index + 1 :] if d.standard and d.met is not None), None)
    return later or _before(settled) or _DEFAULT


def _before(settled: list[Draft]) -> str | None:
    told = [d for d in reversed(settled) if d.standard_role != "bare"]
    return next(
        (d.standard for d in told if not d.standard_role.startswith("grade")),
        told[0].standard if told else None,
    )


def _with_earlier(verb: str, earlier: str | None) -> str:
    """`chưa đạt` after `đạt chuẩn X` is `đạt chuẩn X`; `hoàn thành xuất sắc` says all itself."""
    if earlier is None:
        return verb
    if not _begins(earlier, verb):
        return f"{verb} {earlier}"
    return (
        earlier
        if len(verb.split()) <= len(verb.split()[0].split()) or earlier.lower().startswith(verb.lower())
        else verb
    )


def _begins(text: str, words: str) -> bool:
    return text.lower().split()[:1] == words.lower().split()[:1]


def _is_yardstick(draft: Draft) -> bool:
    return (draft.name or "").lower().startswith(tuple(LEXICON["subjects"]["yardsticks"]))
