"""Text without the blank lines and spaces between its paragraphs, and the way back to the offsets it had.

Finders look some way around what they find. Reading the squeezed text makes that way the same whatever stands
between paragraphs, and lets names be found that a second space or one of another width stands in.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Any

from extract.facts import EventFact, Fact, LocalityFact, Mention, OfficialFact, UnitFact

# Longer runs of spaces part columns.
_GAP = re.compile(r"\A\s+|[^\S\n]*\n\s*|(?<!\s)[^\S\n]{2,3}(?=\S)|[^\S\n ]")
_PLAIN = "\n"


@dataclass(frozen=True, slots=True)
class Squeezed:
    """`text` is `content` with one line feed for each gap, and single plain spaces for others.

    starts, removed: from the offset `starts[i]` of `text` on, `removed[i]` code points have been left out.
    """

    content: str
    text: str
    starts: list[int]
    removed: list[int]

    def original(self, offset: int) -> int:
        """The offset in `content` of a character of `text`."""
        index = bisect_right(self.starts, offset) - 1
        return offset + (self.removed[index] if index >= 0 else 0)

    def squeezed(self, offset: int) -> int:
        """The offset in `text` of a character of `content` that stands in no gap."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] + self.removed[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return offset - (self.removed[low - 1] if low else 0)

    def restore(self, found: Any) -> Any:
        """Facts found in `text` (a tuple of them, one, or None) as facts of `content`."""
        if isinstance(found, tuple):
            return tuple(self._restored(fact) for fact in found)
        return None if found is None else self._restored(found)

    def _restored(self, fact: Fact) -> Fact:
        moved = replace(fact, **self._span(fact))
        if isinstance(moved, OfficialFact | UnitFact | LocalityFact):
            return replace(moved, mentions=tuple(Mention(**self._span(each)) for each in moved.mentions))
        if isinstance(moved, EventFact):
            taking = (replace(each, start=self.original(each.start)) for each in moved.participants)
            return replace(moved, participants=tuple(taking))
        return moved

    def _span(self, mention: Mention) -> dict[str, Any]:
        start = self.original(mention.start)
        end = self.original(mention.end - 1) + 1 if mention.end > mention.start else start
        return {"start": start, "end": end, "text": self.content[start:end]}


def squeeze(content: str) -> Squeezed | None:
    """`content` squeezed; None where it has nothing to leave out, as most articles have."""
    parts: list[str] = []
    starts: list[int] = []
    removed: list[int] = []
    at = length = gone = 0
    for match in _GAP.finditer(content):
        gap = match.group()
        plain = _instead_of(gap, match.start())
        if gap == plain:
            continue
        parts += (content[at : match.start()], plain)
        length += match.start() - at + len(plain)
        at = match.end()
        if len(gap) != len(plain):
            gone += len(gap) - len(plain)
            starts.append(length)
            removed.append(gone)
    if not parts:
        return None
    return Squeezed(content, "".join((*parts, content[at:])), starts, removed)


def _instead_of(gap: str, start: int) -> str:
    if start == 0:
        return ""
    return _PLAIN if "\n" in gap else " "
