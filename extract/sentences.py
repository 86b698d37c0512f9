"""Paragraphs and sentences of an article."""

import re
from bisect import bisect_right
from typing import NamedTuple

from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.reading import Reading

_LEXICON = load_lexicon("sentences")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"/])(?:" + "|".join(map(re.escape, _LEXICON["abbreviations"])) + r")\.$", re.IGNORECASE
)
_INITIAL = re.compile(r"(?:^|[\s.(\[])[^\W\d_]\.$")
_BREAK = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s)")
_SPACE = re.compile(r"\s*")
_STARTS_SENTENCE = re.compile(rf"\s+[“\"‘'(\[]*(?:[{UPPER}\d]|[-–•+*]\s)")


class TextRange(NamedTuple):
    """A stretch of content, half-open, in code points."""

    start: int
    end: int


def find_paragraphs(reading: Reading) -> tuple[TextRange, ...]:
    """The lines of content that hold anything, without the white space around them."""
    found = []
    for match in re.finditer(r"[^\n]+", reading.content):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            found.append(TextRange(start, match.start() + len(line.rstrip())))
    return tuple(found)


def find_sentences(reading: Reading) -> tuple[TextRange, ...]:
    """Sentences in order; none spans two paragraphs. A semicolon does not end one."""
    found: list[TextRange] = []
    for paragraph in reading.once(find_paragraphs):
        found.extend(_split(reading.content, paragraph))
    return tuple(found)


def sentence_at(reading: Reading, offset: int) -> TextRange:
    """The sentence that holds `offset`, or the last one before it."""
    sentences = reading.once(find_sentences)
    index = bisect_right(reading.once(_sentence_starts), offset) - 1
    return sentences[max(index, 0)] if sentences else TextRange(0, len(reading.content))


def _sentence_starts(reading: Reading) -> list[int]:
    return [sentence.start for sentence in reading.once(find_sentences)]


def _split(content: str, paragraph: TextRange) -> list[TextRange]:
    found: list[TextRange] = []
    start = paragraph.start
    for match in _BREAK.finditer(content, paragraph.start, paragraph.end):
        if not _STARTS_SENTENCE.match(content, match.end(), paragraph.end):
            continue
        before = content[max(start, match.start() - 12) : match.start() + 1]
        if match.group() == "." and (_ABBREVIATION.search(before) or _INITIAL.search(before)):
            continue
        found.append(TextRange(start, match.end()))
        start = _end_of_space(content, match.end())
    if start < paragraph.end:
        found.append(TextRange(start, paragraph.end))
    return found


def _end_of_space(content: str, offset: int) -> int:
    match = _SPACE.match(content, offset)
    return match.end() if match else offset
