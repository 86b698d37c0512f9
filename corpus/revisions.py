"""How one text of an article differs from the one before it, block by block."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from corpus.article import Article, Block

Change = Literal["added", "removed", "changed"]
# So alike that a block is the other one reworded, not another in its place.
_REWORDED = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockChange:
    """A block that is new, gone, or reworded; `before` and `after` are blocks of the two contents."""

    change: Change
    before: Block | None = None
    after: Block | None = None


def block_changes(before: Article, after: Article) -> tuple[BlockChange, ...]:
    """What changed from one revision to the next, in the order of the texts; the title counts as a block."""
    old, new = _lines(before), _lines(after)
    matcher = SequenceMatcher(None, [text for text, _ in old], [text for text, _ in new], autojunk=False)
    found: list[BlockChange] = []
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            found.extend(_changes(old[start:end], new[first:last]))
    return tuple(found)


def _lines(article: Article) -> list[tuple[str, Block]]:
    content = article.content
    title = (Block(kind="subhead", start=0, end=len(article.title)),) if article.title else ()
    return [(content[block.start : block.end], block) for block in (*title, *article.blocks)]


def _changes(old: list[tuple[str, Block]], new: list[tuple[str, Block]]) -> list[BlockChange]:
    """Pairs blocks in order as long as each is the other reworded; what is left over came or went."""
    found: list[BlockChange] = []
    waiting = list(new)
    for text, block in old:
        reworded = next((n for n, (other, _) in enumerate(waiting) if _is_reworded(text, other)), None)
        if reworded is None:
            found.append(BlockChange(change="removed", before=block))
            continue
        found.extend(BlockChange(change="added", after=each) for _, each in waiting[:reworded])
        found.append(BlockChange(change="changed", before=block, after=waiting[reworded][1]))
        waiting = waiting[reworded + 1 :]
    found.extend(BlockChange(change="added", after=each) for _, each in waiting)
    return found


def _is_reworded(text: str, other: str) -> bool:
    matcher = SequenceMatcher(None, text.split(), other.split(), autojunk=False)
    return matcher.quick_ratio() >= _REWORDED and matcher.ratio() >= _REWORDED
