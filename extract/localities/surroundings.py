"""What the words around a bare name say about it: a place, a street, a person, a team, another country."""

import re
from bisect import bisect_left
from typing import Any

from ahocorasick_rs import AhoCorasick

from extract.gazetteer.spelling import fold
from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.localities.names import find_cased, find_folded, find_hits
from extract.localities.spots import Spot, any_of
from extract.reading import Reading
from extract.sentences import sentence_at

_LEXICON: dict[str, Any] = load_lexicon("places")
_BARE = _LEXICON["bare"]
_REACH = 64

_LOCATIVE = re.compile(rf"(?<!\w)(?:{any_of(_BARE['locative'])})\s[\"“]?$")
_TALLY = re.compile(rf":?\s(?:(?:{any_of(_LEXICON['spotting']['tallying'])})\s)?\d")
_ORIGIN = re.compile(rf"(?<!\w)(?:{any_of(_BARE['origins'])})\s$")
_PERSON = re.compile(rf"(?<!\w)(?:{any_of(_BARE['persons'])}):?\s$")
_BLOCKER = re.compile(rf"(?<!\w)(?:{any_of(_BARE['blockers'])})(?!\w)")
_BLOCKER_WITHIN = re.compile(rf"\((?:{any_of(_BARE['blockers'])})\)\s$")
_INSTITUTION = re.compile(rf"(?<!\w)(?:{any_of(_BARE['institutions'])})(?!\w)")
_UNBLOCKED = tuple(fold(words) for words in _BARE["unblocked"])
_INSIDE = frozenset(_BARE["inside_names"])
_NAME_END = frozenset(_BARE["name_ends"])
_CLAUSE_END = re.compile(r"[,.;:()\n\"“”\[\]]|\s[-–]\s")
_SPORT = AhoCorasick([fold(word) for word in _BARE["sport"]])
_COUNTRY = any_of(_LEXICON["foreign"]["countries"])
_ABROAD_WITHIN = re.compile(rf"\s\((?:nước\s)?({_COUNTRY})(?!\w)")
_ABROAD_AFTER = re.compile(rf"[\s,-]{{1,3}}(?:của\s)?(?:nước\s)?({_COUNTRY})(?!\w)")
_ABROAD_BEFORE = re.compile(rf"(?<!\w)(?:{_COUNTRY})[\s,(-]{{1,3}}$")
_NAMESAKES = frozenset(fold(name) for name in _LEXICON["foreign"]["namesakes"])
_TITLES = frozenset(word for word in _BARE["persons"] if " " not in word)
_SHIP = "".join(rf"(?<!{fold(word)}\s)" for word in _BARE["not_roads"])
_ROAD = re.compile(
    rf"(?<!\w){_SHIP}(?:{any_of(_BARE['roads'])})\s"
    rf"(?:(?!(?:{any_of(_BARE['crossing'])})\s)\w+\s){{0,3}}(?:-\s)?$"
)
_CAPITAL_BEFORE = re.compile(rf"(?:^|[^{LETTER}])([{UPPER}][{LETTER}'’]*)[^\S\n]$")
_CAPITAL_AFTER = re.compile(rf"[^\S\n]([{UPPER}][{LETTER}]*)")
_HOME = re.compile(
    rf"(?<!\w)(?:{any_of(_BARE['homes'])})(?!\w)(?:[^.;:()\n]|(?:(?<=\b[hpqx])|(?<=\bt[pxt]))\.)*$"
)
_OWN_NAME = re.compile(rf"(?<!\w)(?:{any_of(_BARE['own_names'])})\s$")
_COMMUNES = re.compile(rf"(?<!\w)(?<!thị\s)(?:{any_of(_LEXICON['spotting']['commune_words'])})(?!\w)")
_ROUTE = re.compile(rf"(?<!\w)(?:{any_of(_BARE['routes'])})\s[^.;:\n]*$")
_DASH_AFTER = re.compile(r"\s?-\s?\w")
_DASH_BEFORE = re.compile(r"-\s?$")
_SURNAMES = frozenset(_BARE["surnames"])
_TYPE = any_of(_LEXICON["types"])
_PAST = re.compile(
    rf"\s\(?(?:{any_of(_BARE['past'])})(?!\w)(?!\s(?:{any_of(_BARE['past_of'])})\s(?:{_TYPE})\s)"
)
_NOW = re.compile(rf",?\s\(?(?:{any_of(_BARE['now'])})\s(?:{_TYPE})\s(?=[{UPPER}\d])")
_ENDS_OLD = tuple(f"{fold(word)} " for word in _BARE["past"])
# `Tân Thành| xã Tam Dân`, `Hòa Bình| và Phước Lộc xã Tam Thái`: a finer place stands before a coarser one
_HAMLET = re.compile(
    rf"(?:\s(?:{any_of(_LEXICON['spotting']['separators'])})(?:\s[{UPPER}][{LETTER}]*){{1,3}})?"
    rf"\s(?:{any_of(_LEXICON['spotting']['commune_words'])})\s[{UPPER}\d]"
)
_STEMS = tuple(map(fold, _BARE["formerly_stems"]))
_OLD = re.compile(rf"(?<!\w)(?:{_TYPE})\s(?:{any_of(_BARE['past'])})\s$")
_FORMERLY = re.compile(rf"(?<!\w)(?:{any_of(_BARE['formerly'])})\s[^.;:()\n]*$")


def is_abroad(reading: Reading, spot: Spot) -> bool:
    """`tỉnh Hà Nam (Trung Quốc)`."""
    text = reading.once(find_folded)
    after = _ABROAD_WITHIN.match(text, spot.end)
    if after is None and spot.named.key in _NAMESAKES:
        if _ABROAD_BEFORE.search(text, max(0, spot.start - 24), spot.start) is not None:
            return True
        after = _ABROAD_AFTER.match(text, spot.end)
    return after is not None and after.start(1) not in reading.once(find_hits)  # Lào, but not Lào Cai


def is_past(reading: Reading, start: int, end: int) -> bool:
    """`huyện Đà Bắc cũ`; `phường A, nay là phường B`; `xã B, sáp nhập từ xã A`; `các xã cũ A, B`.

    start: where the name begins, of a list the first; end: where it ends, of a list the last.
    """
    if ends_in_past(reading, end) or _NOW.match(reading.once(find_cased), end) is not None:
        return True
    text, since = reading.once(find_folded), max(0, start - _REACH)
    before = text[since:start]
    if before.endswith(_ENDS_OLD) and _OLD.search(before) is not None:
        return True
    return any(stem in before for stem in _STEMS) and _FORMERLY.search(text, since, start) is not None


def ends_in_past(reading: Reading, end: int) -> bool:
    """Whether what ends at `end` is spoken of as past."""
    return _PAST.match(reading.once(find_folded), end) is not None


def is_like_a_person(spot: Spot) -> bool:
    """`Anh Sơn` is a district, and how Mr Sơn is called."""
    return spot.named.key.split(" ")[0] in _TITLES


def is_heading(reading: Reading, spot: Spot) -> bool:
    """`Cửa Lò: Khai mạc lễ hội` at the start of a line."""
    content = reading.content
    starts = spot.start == 0 or content[spot.start - 1] == "\n"
    return starts and content[spot.end : spot.end + 1] == ":"


def is_tallied(reading: Reading, spot: Spot) -> bool:
    """`…, Bắc Hà 6 người chết, Văn Bàn 1 người`: a place of a list, with what is counted there."""
    text = reading.once(find_folded)
    return text[max(0, spot.start - 2) : spot.start] in (", ", "; ", ": ") and (
        _TALLY.match(text, spot.end) is not None
    )


def is_located(reading: Reading, spot: Spot) -> bool:
    """Whether a word before it puts somebody or something there."""
    return _LOCATIVE.search(reading.once(find_folded), max(0, spot.start - 20), spot.start) is not None


def is_team(reading: Reading, spot: Spot) -> bool:
    """Whether the sentence is about sport and nothing says that the name is a place."""
    cues = reading.once(_find_sport)
    sentence = sentence_at(reading, spot.start) if cues else None
    if sentence is None or bisect_left(cues, sentence.start) == bisect_left(cues, sentence.end):
        return False
    return _ORIGIN.search(reading.once(find_folded), max(0, spot.start - 14), spot.start) is None


def is_home(reading: Reading, start: int) -> bool:
    """Whether the place at `start` is where somebody lives or comes from: `quê …`, `trú tại xã …, tỉnh …`."""
    return _HOME.search(reading.once(find_folded), max(0, start - _REACH), start) is not None


def is_of_own_name(reading: Reading, spot: Spot) -> bool:
    """`Quỹ tín dụng An Phước`: a body that has a name of its own, whatever commune it is in."""
    return _OWN_NAME.search(reading.once(find_folded), max(0, spot.start - _REACH), spot.start) is not None


def speaks_of_communes(reading: Reading, spot: Spot) -> bool:
    """Whether the paragraph has named communes by their type before."""
    found = reading.once(_find_commune_words)
    index = bisect_left(found, spot.start) - 1
    return index >= 0 and reading.content.find("\n", found[index], spot.start) < 0


def _find_commune_words(reading: Reading) -> list[int]:
    return [match.start() for match in _COMMUNES.finditer(reading.once(find_folded))]


def is_end_of_route(reading: Reading, spot: Spot) -> bool:
    """`tuyến tàu Phan Thiết - Phú Quý`: a route joins two places."""
    text = reading.once(find_folded)
    joined = _DASH_AFTER.match(text, spot.end) or _DASH_BEFORE.search(
        text, max(0, spot.start - 3), spot.start
    )
    return joined is not None and _ROUTE.search(text, max(0, spot.start - _REACH), spot.start) is not None


def _find_sport(reading: Reading) -> list[int]:
    return sorted(start for _, start, _ in _SPORT.find_matches_as_indexes(reading.once(find_folded)))


def is_of_something_else(reading: Reading, spot: Spot, *, institutions: bool) -> bool:
    """Whether the name belongs to a person, a street, a company, a hamlet of the commune that follows.

    institutions: whether it may be a school's too.
    """
    text = reading.once(find_folded)
    if _PERSON.search(text, max(0, spot.start - 14), spot.start) is not None:
        return True
    if _BLOCKER_WITHIN.search(text, max(0, spot.start - 20), spot.start) is not None:
        return True
    if _ROAD.search(text, max(0, spot.start - 40), spot.start) is not None:
        return True
    if _HAMLET.match(reading.once(find_cased), spot.end) is not None:
        return True
    clause_start = _clause_start(text, max(0, spot.start - _REACH), spot.start)
    return _is_blocked(reading, clause_start, spot.start, institutions) or _is_inside_name(reading, spot)


def _clause_start(text: str, reach: int, start: int) -> int:
    ends = [match.end() for match in _CLAUSE_END.finditer(text, reach, start)]
    return ends[-1] if ends else reach


def _is_blocked(reading: Reading, clause_start: int, start: int, institutions: bool) -> bool:
    text, cased = reading.once(find_folded), reading.once(find_cased)
    for match in _BLOCKER.finditer(text, clause_start, start):
        between = cased[match.end() : start].split()
        if len(between) <= 4 and all(not word[0].islower() or word in _INSIDE for word in between):
            return not text.endswith(_UNBLOCKED, 0, match.end())
    if not institutions:
        return False
    for match in _INSTITUTION.finditer(text, clause_start, start):
        if not _NAME_END & set(text[match.end() : start].split()):
            return True
    return False


def _is_inside_name(reading: Reading, spot: Spot) -> bool:
    """Whether the words on either side make a longer name of it: `Nguyễn Thái Bình`, `Thái Bình Dương`."""
    cased = reading.once(find_cased)
    if cased[spot.start : spot.end].isupper():
        return False
    before = _CAPITAL_BEFORE.search(cased, max(0, spot.start - 16), spot.start)
    if (
        before is not None
        and not _may_precede(cased, before[1], before.start(1))
        and not is_located(reading, spot)
    ):
        return True
    after = _CAPITAL_AFTER.match(cased, spot.end)
    if after is None or (after[1].isupper() and len(after[1]) > 1):
        return False
    return not (after[1].lower() in _SURNAMES and is_located(reading, spot))


def _may_precede(cased: str, word: str, at: int) -> bool:
    """Abbreviations, and words that have their capital from starting a sentence."""
    if word.isupper() and len(word) > 1:
        return True
    starts = at == 0 or cased[at - 1] == "\n" or cased[max(0, at - 2) : at] in (". ", ": ", "- ")
    return starts and word.lower() not in _SURNAMES
