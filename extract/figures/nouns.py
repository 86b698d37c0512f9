"""The noun phrase that a number counts, and where it ends."""

import re
from typing import NamedTuple

from extract.criteria.tokens import words_pattern
from extract.letters import LOWER, UPPER
from extract.lexicon import load_lexicon
from extract.reading import Reading

_LEXICON = load_lexicon("figures")
_UNITS = _LEXICON["units"]
_FATES = _LEXICON["fates"]
_DOINGS = _LEXICON["doings"]


def _words_unless(words: list[str], after: dict[str, list[str]], before: dict[str, list[str]]) -> str:
    """An alternation of words that end a noun phrase but where they are of the word before or after."""
    parts = sorted({*after, *before})
    whole = words_pattern([word for word in words if word not in parts])
    return "|".join([whole, *(_unless(word, after.get(word, []), before.get(word, [])) for word in parts)])


def _unless(word: str, after: list[str], before: list[str]) -> str:
    guards = "".join(f"(?<!{each} {word})" for each in after)
    return rf"{word}(?!\w)" + guards + (rf"(?![ \xa0]{words_pattern(before)})" if before else "")


_WHOLE_UNLESS: dict[str, list[str]] = _LEXICON["whole_unless"]
_ENDS = _words_unless(_LEXICON["unit_stop"], _LEXICON["unit_goes_on"], _LEXICON["unit_goes_on_before"])
_DOES = _words_unless(_DOINGS["what"], _LEXICON["doing_goes_on"], _LEXICON["doing_goes_on_before"])
_TURNS = words_pattern(_LEXICON["turns"])
# số is of what is counted in `80% số hộ` and `giảm 12 số vụ`, and itself counted in `2 triệu số thuê bao`.
_LEAD = re.compile(
    rf"[ \xa0]{{1,2}}(?:(?:{words_pattern(_UNITS['leads'])}"
    rf"|số(?!\w)(?![ \xa0]{words_pattern(_UNITS['numbers'])}))[ \xa0])*"
)
_NO_UNIT = re.compile(rf"(?!{words_pattern(_LEXICON['nouns_though'])}){words_pattern(_LEXICON['no_unit'])}")
_TERM = rf"{words_pattern(_UNITS['terms'])}[ \xa0][ivx]+(?!\w)"
_STOP = re.compile(rf"[^\w \xa0-]|\d|[ \xa0](?:{_ENDS}|\d|-[ \xa0]|{_TERM}|{_TURNS}[ \xa0]\d|$)")
_WHOLE = re.compile(
    "|".join(
        _unless(word, [], _WHOLE_UNLESS.get(word.split()[-1], []))
        for word in sorted(_UNITS["whole"], key=len, reverse=True)
    )
)
_NUMBERED = re.compile(rf"[ \xa0]{words_pattern(_UNITS['numbered'])}$")
_ROMAN = frozenset("ivx")
_ITS_NUMBER = re.compile(r"[ \xa0]\d{1,2}(?![\d/,]|\.\d)")
_DANGLING = re.compile(rf"(?:[ \xa0]{words_pattern(_UNITS['dangling'])})+$")
_NAME_OR_NUMBER = re.compile(rf"[ \xa0]?[\d{UPPER}]")
_WORD = re.compile(rf"[{LOWER}]")
_FIRST_WORD = re.compile(r"\w{1,24}")
_CAPITAL = re.compile(rf"[ \xa0](?=[{UPPER}])\w+")
_PEOPLE = re.compile(rf"[ \xa0](?:{words_pattern(_UNITS['peoples'])})")
_OF_PEOPLES = frozenset(_UNITS["of_peoples"])
_TOGETHER: dict[str, str] = {noun: row for row, nouns in _LEXICON["together"].items() for noun in nouns}
_FIRST_OF_ROW = re.compile(rf"({words_pattern(list(_TOGETHER))})")
_GOES_ON = re.compile(rf"(?:,|[ \xa0]và|, và)[ \xa0]({words_pattern(list(_TOGETHER))})(?![ \xa0]?\d)")
_NAME_NEXT = re.compile(
    rf"[ \xa0](?:(?P<address>{words_pattern(_UNITS['address'])})[ \xa0])?(?P<word>[{UPPER}]\w*)"
)
_FATE = re.compile(rf"{words_pattern(_FATES['who'])}[ \xa0]{words_pattern(_FATES['what'])}")
_WHO = re.compile(words_pattern(_DOINGS["who"]))
_DOING = re.compile(rf"[ \xa0](?:{_DOES})")
# Capitals that a noun phrase may hold, and those that it may also begin with.
_CAPITALS_INSIDE = frozenset(load_lexicon("criteria")["subjects"]["capitals"])
_CAPITALISED = _CAPITALS_INSIDE | frozenset(_UNITS["capitals"])
_TITLES = frozenset(_UNITS["titles"])
_TITLE_GOES_ON = re.compile(rf"[ \xa0](?:[{LOWER}]|(?i:{words_pattern([*_CAPITALS_INSIDE, *_TITLES])}))")
_PLACES = frozenset(_UNITS["place_types"])
_PLACE_NAME = re.compile(rf"\.?[ \xa0]?[{UPPER}]")
_BY_PEOPLE = frozenset(_UNITS["by_people"])
_NAME_THOUGH = re.compile(words_pattern(_UNITS["names_though"]))
_ABBREVIATIONS = frozenset(_UNITS["abbreviations"])
_MAX_UNIT = 80
_MAX_WORDS = 12
_MAX_ROW = 4
_NUMBER_BACK = 30


class Noun(NamedTuple):
    """A counted noun phrase and the offset at which it ends."""

    end: int
    name: str


def noun_after(reading: Reading, offset: int) -> Noun | None:
    """The noun phrase that begins one space after `offset`; None where another kind of word stands there."""
    lower = reading.lower
    lead = _LEAD.match(lower, offset)
    if lead is None and not _WHO.match(lower, offset):
        return None
    start = lead.end() if lead else offset
    whole = _WHOLE.match(lower, start)
    if whole is not None:
        return Noun(whole.end(), reading.content[start : whole.end()])
    if not _begins_noun(reading, start):
        return None
    fate = _FATE.match(lower, start)
    end = _end_of_noun(reading, start)
    end = max(end, fate.end()) if fate else _row_end(reading, start, end)
    name = reading.content[start:end].rstrip(" \xa0-")
    name = " ".join(name.split()[:_MAX_WORDS])
    return Noun(start + len(name), name) if len(name) > 1 else None


def _end_of_noun(reading: Reading, start: int) -> int:
    lower = reading.lower
    stop = _STOP.search(lower, start, start + _MAX_UNIT)
    end = stop.start() if stop else min(start + _MAX_UNIT, len(lower))
    who = _WHO.match(lower, start, end)
    if who is not None:
        doing = _DOING.search(lower, who.end(), end)
        end = doing.start() if doing else end
    end = _before_name(reading, start, end)
    if _NUMBERED.search(lower, start, end):
        number = _ITS_NUMBER.match(lower, end)
        if number is not None:
            return number.end()
    if not _NAME_OR_NUMBER.match(reading.content, end):
        return end
    dangling = _DANGLING.search(lower, start, end)
    return dangling.start() if dangling else end


def _row_end(reading: Reading, start: int, end: int) -> int:
    """Where a row of nouns ends that are counted together: `18 xã, thị trấn`; not `18 xã, huyện Đông Hòa`."""
    if not reading.lower.startswith((",", " và"), end):
        return end
    first = _FIRST_OF_ROW.match(reading.lower, start)
    if first is None or first.end() != end:
        return end
    for _ in range(_MAX_ROW):
        following = _GOES_ON.match(reading.lower, end)
        if (
            following is None
            or _TOGETHER[following[1]] != _TOGETHER[first[1]]
            or _is_named(reading.content, following.end())
        ):
            break
        end = following.end()
    return end


def _is_named(content: str, end: int) -> bool:
    """Whether a name follows: `huyện |Đông Hòa`; not so `chiến sĩ |Công an`, `đoàn viên |TNCS`."""
    name = _NAME_NEXT.match(content, end)
    if name is None:
        return False
    word = name["word"]
    if name["address"] is not None:
        return True
    return word.lower() not in _CAPITALS_INSIDE and not (word.isupper() and len(word) > 1)


def _begins_noun(reading: Reading, start: int) -> bool:
    word = _FIRST_WORD.match(reading.content, start)
    if word is None or _NO_UNIT.match(reading.lower, start):
        return False
    text = word.group()
    if _WORD.match(text) is not None or text.lower() in _CAPITALISED:
        return True
    return text in _ABBREVIATIONS or (
        text.isupper() and text.isalpha() and len(text) > 1 and _is_told(reading, start)
    )


def _is_told(reading: Reading, start: int) -> bool:
    """Whether the number before an abbreviation follows a plain word: `có 22 CĐCS`, but not `BĐ 96789 TS`."""
    before = reading.content[max(0, start - _NUMBER_BACK) : start].split()
    return len(before) > 1 and before[-2].islower() and before[-2].isalpha()


def _of_people(noun: str) -> bool:
    """Whether the name of a people closes the noun: `12 hộ |Khmer`, `2 đối tượng người |Lào`."""
    return noun in _OF_PEOPLES or noun.rsplit(" ", 1)[-1] in _BY_PEOPLE


def _before_name(reading: Reading, start: int, end: int) -> int:
    """The unit stops short of a proper name: 3 xã Đồng Đăng; abbreviations and peoples stay in it."""
    content = reading.content
    for word in _CAPITAL.finditer(content, start, end):
        text = word.group().strip()
        if _of_people(reading.lower[start : word.start()]):
            people = _PEOPLE.match(content, word.start())
            return people.end() if people is not None else word.start()
        if text.lower() in _PLACES and _PLACE_NAME.match(content, word.end()) is not None:
            return word.start()
        if _NAME_THOUGH.match(reading.lower, word.start() + 1) is not None:
            return word.start()
        if (text.isupper() and len(text) > 1) or text.lower() in _CAPITALS_INSIDE:
            continue
        if text.lower() in _ROMAN and _NUMBERED.search(reading.lower, start, word.start()):
            continue
        if text.lower() in _TITLES and _TITLE_GOES_ON.match(content, word.end()) is not None:
            continue
        return word.start()
    return end
