"""What was said otherwise in an earlier text, word by word, as HTML."""

import re
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from db.site.language import says

# Longer texts are shown as gone and as new: comparing them takes time in proportion to the square.
MOST_WORDS = 800
# Of words that stayed, so many are kept on either side of what changed.
AROUND = 12
LONGEST = 1_200  # characters that are shown of a text that came or went
_WORD = re.compile(r"\s+|[^\W_]+|[\W_]")
_GONE = Markup('<del><span class="hidden">{word} </span>{text}</del>')
_NEW = Markup('<ins><span class="hidden">{word} </span>{text}</ins>')


def removed(text: str) -> Markup:
    """`text` as something that is no longer there, said in words too."""
    return _GONE.format(word=says("[bỏ:]", "[removed:]"), text=_cut(text))


def added(text: str) -> Markup:
    """`text` as something new."""
    return _NEW.format(word=says("[thêm:]", "[added:]"), text=_cut(text))


def reworded(before: str, after: str) -> Markup:
    """What changed from one text to the other, in place; long stretches without a change are left out."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return removed(before) + Markup(" ") + added(after)
    pieces: list[Markup] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            at_start, at_end = (first, start) == (0, 0), (last, end) == (len(old), len(new))
            pieces.append(escape(_shortened(old[first:last], at_start=at_start, at_end=at_end)))
            continue
        if last > first:
            pieces.append(removed("".join(old[first:last])))
        if end > start:
            pieces.append(added("".join(new[start:end])))
    return Markup("").join(pieces)


def _shortened(words: list[str], *, at_start: bool, at_end: bool) -> str:
    kept = 2 * AROUND  # with the spaces between them
    before = [] if at_start else words[:kept]
    after = [] if at_end else words[-kept:]
    if len(words) <= len(before) + len(after):
        return "".join(words)
    return f"{''.join(before)} … {''.join(after)}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
