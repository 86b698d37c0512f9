"""Personal names: two to five capitalised words that begin with a family name."""

import re
from typing import NamedTuple

from extract.bodies.heads import find_heads
from extract.bodies.places import find_places_by_start
from extract.letters import LETTER, LOWER, UPPER
from extract.lexicon import load_lexicon
from extract.reading import Reading

_LEXICON = load_lexicon("surnames")
COMMON = frozenset(_LEXICON["common"])
ETHNIC = frozenset(_LEXICON["ethnic"])
_APART = "[HKY]['’´ʼ](?= )"
_WORD = rf"(?:{_APART}|[{UPPER}](?:['’´ʼ]?[{LETTER}])*)"
# Careless pages leave two spaces, or one that does not break, inside a name.
_GAP = r"[ \xa0]{1,2}"
NAME_PATTERN = rf"{_WORD}(?:{_GAP}{_WORD}){{1,5}}"
# `Khăm-la Xi-vi-lay`: the syllables of names of other tongues, which no Vietnamese family name begins
_SYLLABLES = rf"[{UPPER}][{LETTER}]*(?:-[{LOWER}][{LETTER}]*)*"
_FOREIGN = re.compile(rf"{_SYLLABLES}(?:{_GAP}{_SYLLABLES}){{1,4}}(?![{LETTER}'’-])")
_NAME = re.compile(rf"{NAME_PATTERN}(?![{LETTER}'’]|\.[{LETTER}])")
_INITIALS = "(?:[CKPT]h|Tr|N(?:h|gh?)|Gi|Qu|[^\\W\\d_])"
_PART = re.compile(r"[^ \xa0]+")
_SINGLE = re.compile(rf"(?!{_INITIALS}\.)[{UPPER}][{LETTER}]*(?![{LETTER}]|\.[{LETTER}]| [{UPPER}])")
ONE_WORD_PATTERN = rf"[KH]['’´ʼ][{UPPER}][{LETTER}]+(?![{LETTER}'’])"
_ONE_WORD = re.compile(ONE_WORD_PATTERN)
_INITIALED = re.compile(
    rf"(?:[{UPPER}][{LETTER}]* ){{0,3}}[{UPPER}](?:\. ?[{UPPER}](?![{LETTER}])){{1,4}}(?=[.,;:)\s]|$)"
)
_FORMS_OF_ADDRESS = frozenset(load_lexicon("persons")["honorifics"])
_NEVER = frozenset(load_lexicon("persons")["never"])
_MAX_WORDS = 5
_FEWEST_WORDS = 2
_TITLES = tuple(
    f"{form} " for title in load_lexicon("offices")["title"] for form in title.get("forms", ()) if " " in form
)
_ACTS = tuple(f"{words} " for words in load_lexicon("persons")["behind_names"])
_NO_NAMES = (*_TITLES, *_ACTS)
_NO_NAMES_BEGIN = frozenset(words.split(" ", 1)[0] for words in _NO_NAMES)
_STOPS = (",", ".", ";", ":", ")", " (", " –", " -")


class Name(NamedTuple):
    """A full name; `text` is as written, but for the spaces between its words."""

    start: int
    end: int
    text: str


def read_name(reading: Reading, start: int, *, sure: bool) -> Name | None:
    """The full name that begins at `start`.

    sure: whether a rank or an honorific stands before, so that an unknown family name is one all the same.
    """
    initialed = _INITIALED.match(reading.content, start) if sure else None
    if initialed is not None:
        return Name(start, initialed.end(), initialed.group())
    foreign = _FOREIGN.match(reading.content, start) if sure else None
    if foreign is not None and "-" in foreign.group() and re.split(r"\W", foreign.group())[0] not in COMMON:
        return Name(start, foreign.end(), foreign.group())
    match = _NAME.match(reading.content, start)
    if match is None:
        return _read_single(reading, start)
    parts = _own_parts(reading, list(_PART.finditer(reading.content, start, match.end())))
    words = [part.group() for part in parts]
    if not 2 <= len(words) <= _MAX_WORDS or not _is_name(words, sure=sure):
        return None
    if words[0].lower() in _NO_NAMES_BEGIN and f"{' '.join(words).lower()} ".startswith(_NO_NAMES):
        return None  # `cán bộ là Phó Đội trưởng, |Phó Trưởng Công an xã`
    text, end = " ".join(words), parts[-1].end()
    if text in _NEVER:
        return None
    place = reading.once(_places_by_end).get(end) if not sure else None
    if place is not None and (place < start or (place == start and len(words) == _FEWEST_WORDS)):
        return None  # `tỉnh |Thái Nguyên, Thủ tướng …`
    return Name(start, end, text)


def _places_by_end(reading: Reading) -> dict[int, int]:
    """Where the mentions of places begin, by where they end."""
    return {mention.end: mention.start for mention in reading.once(find_places_by_start).values()}


def _read_single(reading: Reading, start: int) -> Name | None:
    """A whole name in one word, as those of the Cơ Ho are (`K'Brêu`)."""
    match = _ONE_WORD.match(reading.content, start)
    return Name(start, match.end(), match.group()) if match else None


def read_given_name(reading: Reading, start: int) -> Name | None:
    """A given name alone, as people are spoken of after their full name has been told."""
    match = _SINGLE.match(reading.content, start)
    return Name(start, match.end(), match.group()) if match else None


def may_be_shortened(name: str) -> bool:
    """Whether the name is one of peoples who leave off its end (`Y Biêr Niê` for `Y Biêr Niê Kđăm`)."""
    first = name.split(" ", 1)[0]
    return first in ETHNIC or "'" in first or "’" in first


def _own_parts(reading: Reading, parts: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words up to the first that begins an organisation's name."""
    heads = reading.once(find_heads)
    for index, part in enumerate(parts):
        if index >= _FEWEST_WORDS and _begins_office(reading, part):
            return parts[:index]
        if index and part.start() in heads and heads[part.start()].end > part.end():
            is_given = heads[part.start()].end == parts[-1].end() and not part.group().isupper()
            if is_given and (index < _FEWEST_WORDS or reading.content.startswith(_STOPS, parts[-1].end())):
                return parts  # `Trần Hải Đoàn`, `Lê Công An`
            return parts[:index]
    return parts


def _begins_office(reading: Reading, part: re.Match[str]) -> bool:
    """Whether an office begins with the word, or in capitals, which tell no end of a name, what someone does.

    `ĐẠI TÁ LÊ VĂN A |GIỮ CHỨC …`, `Đại tá Lê Văn A |Giám đốc …`
    """
    if part.group().lower() not in _NO_NAMES_BEGIN:
        return False
    if part.group().isupper():
        return reading.lower.startswith(_NO_NAMES, part.start())
    start = part.start()
    if not reading.lower.startswith(_TITLES, start):
        return False
    form = max(len(title) for title in _TITLES if reading.lower.startswith(title, start))
    return not reading.content[start : start + form].istitle()


def _is_name(words: list[str], *, sure: bool) -> bool:
    first = words[0].replace("’", "'")
    if not sure and first.lower() in _FORMS_OF_ADDRESS:
        return False
    title = first[:1] + first[1:].lower()
    known = title in COMMON or first in ETHNIC or "'" in first
    if not known and not sure:
        return False
    if len(words) > 4 and not known:
        return False
    return sum(word.isupper() and len(word) > 2 for word in words) in (0, len(words), len(words) - 1)
