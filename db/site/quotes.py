"""A sentence with what was read in it marked, cut where it is too long to be read in a list."""

from markupsafe import Markup, escape

# Letters that are kept on either side of what is marked.
AROUND = 220
_MARKED = Markup("{before}<mark>{text}</mark>{after}")


def quote(text: str, start: int, end: int, *, around: int = AROUND) -> Markup:
    """`text` as HTML with `text[start:end]` marked; offsets in code points, those outside are moved in."""
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    first, last = max(start - around, 0), min(end + around, len(text))
    before = f"{'… ' if first else ''}{text[first:start]}"
    after = f"{text[end:last]}{' …' if last < len(text) else ''}"
    if start == end:
        return escape(before + after)
    return _MARKED.format(before=before, text=text[start:end], after=after)
