"""What is forecast or meant for one part holds for the next: dự báo 5/16 chỉ tiêu vượt. 7/16 chỉ tiêu đạt."""

from dataclasses import replace
from itertools import pairwise

from extract.criteria.drafts import Draft
from extract.criteria.nouns import head_of

_PROMISED = frozenset({"forecast", "target"})


def carry_promises(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one paragraph; a ratio that opens its sentence goes on with the one before."""
    carried = drafts[:1]
    for earlier, draft in pairwise(drafts):
        last = carried[-1] if carried[-1].start == earlier.start else earlier
        carried.append(replace(draft, status=last.status) if _goes_on(last, draft) else draft)
    return carried


def _goes_on(earlier: Draft, draft: Draft) -> bool:
    """Whether both are parts of one whole, and nothing says that the later one has come about."""
    opens = draft.start == draft.sentence != earlier.sentence
    parts = draft.of_total is not None and draft.of_total == earlier.of_total
    alike = head_of(draft.name or "") == head_of(earlier.name or "")
    told = draft.status == "achieved" and not draft.done
    return opens and parts and alike and told and earlier.status in _PROMISED
