"""An article's text as HTML in which every fact stands marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from corpus.segments import Segment, cut_segments

_OPEN = Markup('<mark id="f-{id}" class="k-{kind}" title="{label}">')
_GO_ON = Markup('<mark class="k-{kind}" data-fact="{id}" title="{label}">')
_CLOSE = Markup("</mark>")
_LINK = Markup('<a href="#l-{id}">{text}</a>')
_LINK_AGAIN = Markup('<a href="#l-{id}" tabindex="-1">{text}</a>')


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedFact:
    """A fact to draw: `start` and `end` count in the article's content.

    first: False for a further mention, which leads to the same place in the list but is not led to.
    """

    id: str
    kind: str
    label: str
    start: int
    end: int
    first: bool = True


def mark_text(content: str, start: int, end: int, facts: Sequence[MarkedFact]) -> Markup:
    """`content[start:end]` as HTML.

    Facts are nested where they lie in one another and cut where they cross. The first piece of a fact has
    its id, so that `#f-<id>` leads there, the others say whose they are; every stretch links to its shortest
    fact in the list, `#l-<id>`.
    """
    spans = [(max(fact.start, start) - start, min(fact.end, end) - start) for fact in facts]
    drawn = _Drawing(content[start:end], facts, continued={i for i, f in enumerate(facts) if f.start < start})
    return Markup("").join(drawn.pieces(cut_segments(spans, end - start)))


class _Drawing:
    def __init__(self, text: str, facts: Sequence[MarkedFact], *, continued: set[int]) -> None:
        self.text = text
        self.facts = facts
        self.begun = continued
        self.linked: set[int] = set()
        self.open: list[int] = []

    def pieces(self, segments: Iterator[Segment]) -> Iterator[Markup]:
        for segment in segments:
            yield from self._close_until(segment.covering)
            for index in segment.covering[len(self.open) :]:
                yield self._begin(index)
            yield self._write(segment)
        yield from self._close_until(())

    def _close_until(self, covering: tuple[int, ...]) -> Iterator[Markup]:
        while self.open and tuple(self.open) != covering[: len(self.open)]:
            self.open.pop()
            yield _CLOSE

    def _begin(self, index: int) -> Markup:
        fact = self.facts[index]
        self.open.append(index)
        opening = _OPEN if fact.first and index not in self.begun else _GO_ON
        self.begun.add(index)
        return opening.format(id=fact.id, kind=fact.kind, label=fact.label)

    def _write(self, segment: Segment) -> Markup:
        text = self.text[segment.start : segment.end]
        if not segment.covering or not text.strip():  # a link of blanks has no name
            return escape(text)
        index = segment.covering[-1]
        link = _LINK_AGAIN if index in self.linked else _LINK
        self.linked.add(index)
        return link.format(id=self.facts[index].id, text=text)
