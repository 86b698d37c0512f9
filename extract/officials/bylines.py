"""Who wrote an article or took its photographs, and after whom things are called: none are its officials."""

import re

from extract.officials.speech import Spoken
from extract.officials.words import WORDS
from extract.phrases import any_of
from extract.reading import Reading

_BYLINE = re.compile(rf"[-–—*(\s]{{0,3}}(?:{any_of(WORDS['bylines'])})\s?:\s?$")
# "…\nThượng úy Lê A", "…\nĐại úy Lê A – Công an huyện X": all that the last line holds.
_SIGNED = re.compile(r"\s*(?:[-–—,(] ?[^.:;\n]{2,60})?\s*")
_ENDS_SENTENCE = (".", "!", "?", "…", '."', ".”", ".)")
_LONGEST = 40
_NEAR = 24
_AFTER = tuple(f" {word} " for word in WORDS["named_after"])


def is_called_after(reading: Reading, start: int) -> bool:
    """Whether what a rank, an honorific or an office at `start` names is a thing (`đường |Đại tá A`)."""
    return f" {reading.lower[max(0, start - _NEAR) : start]}".endswith(_AFTER)


def is_byline(reading: Reading, spoken: Spoken) -> bool:
    """Whether the name is that of a line such as `Bài, ảnh: …`, or signs the article in its last line."""
    line = reading.content.rfind("\n", 0, spoken.start) + 1
    if spoken.start - line > _LONGEST:
        return False
    if _BYLINE.match(reading.lower, line, spoken.start) is not None:
        return True
    return not reading.content[line : spoken.start].strip() and _signs(reading, line, spoken.name.end)


def _signs(reading: Reading, line: int, end: int) -> bool:
    before = reading.content[max(reading.title_end, line - 4) : line].rstrip()
    return before.endswith(_ENDS_SENTENCE) and _SIGNED.fullmatch(reading.content, end) is not None
