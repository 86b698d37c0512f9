"""A sentence with what was read in it marked, cut where it is too long to be read in a list."""

from markupsafe import Markup, escape

# Letters that are kept on either side of what is marked.
AROUND = 220
_MARKED = Markup("{before}<mark>{text}</mark>{after}")


def quote(text: str, start: int, end: int, *, around: int = AROUND) -> Markup:
    """`text` as HTML with `text[start:end]` marked; offsets in code points, those outside are moved in.

    Of what is marked, no more is shown than three times what is kept on either side.
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    first, last = _word_after(text, start - around, start), _word_before(text, end, end + around)
    if end - start > 3 * around:
        end = last = _word_before(text, start, start + 3 * around)
    before = f"{'… ' if first else ''}{text[first:start]}"
    after = f"{text[end:last]}{' …' if last < len(text) else ''}"
    if start == end:
        return escape(before + after)
    return _MARKED.format(before=before, text=text[start:end], after=after)


def _word_after(text: str, cut: int, end: int) -> int:
    """Where the first whole word after a cut begins, or the cut where none does before the end."""
    return 0 if cut <= 0 else text.find(" ", cut, end) + 1 or cut


def _word_before(text: str, start: int, cut: int) -> int:
    """Where the last whole word before a cut ends, or the cut where none does after the start."""
    if cut >= len(text):
        return len(text)
    space = text.rfind(" ", start, cut)
    return space if space >= 0 else cut
