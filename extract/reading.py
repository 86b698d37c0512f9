"""One article while it is being read: the text, what is known about it, and work that is shared."""

from collections.abc import Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")
Prefer = Literal["past", "future"]
_NOT_YET: Any = object()


class Reading:
    """The content of an article and whatever has been found in it so far.

    Finders are functions of a Reading; `once` runs each at most once, so that a finder may ask for
    the results of another without knowing whether, or in which order, they were run.

    content: NFC text, the title's line first where there is a title.
    lower: `content` in lower case, code point for code point (offsets are the same in both).
    title_end: offset at which the title ends; 0 where there is none.
    published: ISO date, date-time or prefix (`2023-12`); None where unknown.
    province: hint from the source's settings, as people write it.
    prefer: on which side of `published` a day with no year lies when the sentence does not say.
    """

    def __init__(
        self,
        content: str,
        *,
        published: str | None = None,
        province: str | None = None,
        title_end: int = 0,
        prefer: Prefer = "past",
    ) -> None:
        self.content = content
        self.lower = lower_same_length(content)
        self.published = published
        self.province = province
        self.title_end = title_end
        self.prefer = prefer
        self._found: dict[Callable[..., Any], Any] = {}

    def once(self, find: Callable[["Reading"], T]) -> T:
        """The result of `find(self)`, computed at the first call."""
        found: T = self._found.get(find, _NOT_YET)
        if found is _NOT_YET:
            found = self._found[find] = find(self)
        return found


def lower_same_length(text: str) -> str:
    """`text` in lower case, leaving alone the few letters whose lower case is longer (İ)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
