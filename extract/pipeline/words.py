"""Words as underthesea segments them, as stretches of the text that was given."""

import re
from collections.abc import Iterator

from underthesea import word_tokenize

from extract.sentences import TextRange

_LINE = re.compile(r"[^\n\r]+")
_LONGEST_LINE = 20_000


def segment_words(text: str) -> tuple[TextRange, ...]:
    """The words of `text` in order, without the white space between them; no word spans two lines.

    underthesea works on one line at a time. Where it rewrites characters, so that its words can't be
    found in the line again, the rest of that line is split at white space.
    """
    return tuple(
        word for line in _LINE.finditer(text) for word in _words_of_line(text, line.start(), line.end())
    )


def _words_of_line(text: str, start: int, end: int) -> Iterator[TextRange]:
    position = start
    for piece in range(start, end, _LONGEST_LINE):
        for word in word_tokenize(text[piece : min(piece + _LONGEST_LINE, end)], use_token_normalize=False):
            found = _find_word(text, word, position, end)
            if found is None:
                yield from _split_at_space(text, position, end)
                return
            yield found
            position = found.end
    yield from _split_at_space(text, position, end)


def _find_word(text: str, word: str, position: int, end: int) -> TextRange | None:
    """`word` as it stands at `position`, where a blank of the word may be any white space of the text."""
    begin = position = _skip_space(text, position, end)
    for part in word.split():
        position = _skip_space(text, position, end)
        if not text.startswith(part, position) or position + len(part) > end:
            return None
        position += len(part)
    return TextRange(begin, position) if position > begin else None


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _split_at_space(text: str, position: int, end: int) -> Iterator[TextRange]:
    for match in re.compile(r"\S+").finditer(text, position, end):
        yield TextRange(*match.span())
