"""What follows the head of an organisation's name: its function, its number or its own name."""

import re
from bisect import bisect_right
from typing import NamedTuple

from extract.bodies.codes import read_code
from extract.bodies.functions import (
    Function,
    load_functions,
    load_proper_words,
    load_school_words,
    load_words,
)
from extract.bodies.heads import Head, find_heads, fold_article
from extract.bodies.places import find_places_by_start, read_place, resolve_type
from extract.bodies.spelling import fold_tones, old_tones
from extract.facts import UnitKind
from extract.letters import LETTER, LOWER, UPPER
from extract.lexicon import load_lexicon
from extract.reading import Reading
from extract.sentences import TextRange, find_paragraphs

_SURNAMES = frozenset(load_lexicon("surnames")["common"])
_ONLY: dict[str, str] = load_lexicon("functions")["only"]
_WITHIN = frozenset(load_lexicon("functions")["proper"]["within"])
_WEAK = frozenset(load_lexicon("functions")["proper"]["weak"])
_LEADERSHIP = tuple(fold_tones(word) for word in load_lexicon("unit_words")["leadership"])
_NOT_SECOND = frozenset(load_lexicon("unit_words")["not_second"])
_NOT_MEDIA = frozenset(load_lexicon("unit_words")["not_media"])
_FESTIVE = frozenset(fold_tones(word) for word in load_lexicon("unit_words")["festive"])
_COMMON = frozenset(load_lexicon("unit_words")["common"])
_STOPS = frozenset(load_lexicon("unit_words")["stops"])
_COUNTED = "|".join(load_lexicon("unit_words")["counted"])
_CAPITAL = re.compile(
    rf"[{UPPER}][{LETTER}\d&./'’]*(?:-\d{{1,3}}(?!\w))?"
    rf"|\d+[{UPPER}]*(?![\d/]|[.,]\d|\s(?:{_COUNTED})(?!\w))"
)
_SERIAL = re.compile(
    r"\s(?:số\s)?(?:\d{2}-?\d{2}[A-Z](?!\w)|\d{1,4}(?:/[A-ZĐ]{1,3}|[A-ZĐ](?!\w))?(?![\d/.,:]\d|\s?%|-\d))"
)
_ARMS = "|".join(sorted(load_lexicon("unit_words")["arms"], key=len, reverse=True))
_NUMBER = re.compile(rf" (?:(?:{_ARMS}) ){{0,2}}[A-ZĐ]{{0,2}}\d{{1,4}}[A-Z]?(?![\d/]|,\d)", re.IGNORECASE)
_STEERING = re.compile(r"(?:số )?\d{2,3}(?:/[A-ZĐ]{2,4})?(?![\w/.,-]\d|\s?%|[\w/])")
_OWN_NAME = re.compile(rf" [{UPPER}][{LETTER}]*(?: [{UPPER}][{LETTER}]*){{1,2}}(?!\s[{UPPER}]|[{LETTER}])")
REGION = re.compile(
    rf"\s(?:khu vực|vùng)\s(?:[IVX]+|(?:số\s)?\d{{1,2}}|[{UPPER}][{LETTER}]*(?:\s[{UPPER}][{LETTER}]*)*)"
    rf"(?:\s?[-–]\s?[{UPPER}][{LETTER}]*(?:\s[{UPPER}][{LETTER}]*)*)?(?![{LETTER}])"
)
_OF_REGION = ("khu vực ", "vùng ")
_SECOND = re.compile(rf" (?P<word>[{LOWER}]+)(?=[,.;:)\n]|\s?[-–]\s?[{UPPER}]|\s[{UPPER}]|\svà\s[{UPPER}]|$)")
_SECOND_WITHIN = re.compile(rf" (?P<word>[{LOWER}]+)(?=\s?[-–]?\s?[{UPPER}]|\svà\s[{UPPER}])")
_DANGLING = re.compile(r"(?:\s(?:và|&)|\s?[-–])$")
_PERSON = re.compile(rf"([{UPPER}][{LETTER}]*)(?:\s[{UPPER}][{LETTER}]*){{2,3}}(?!\s[{UPPER}])")
# `Bệnh viện đa khoa tỉnh |Lê Văn A`: no place is named by what stands behind
_TYPE_BEFORE = re.compile(r" (?:tỉnh|huyện|quận|thị xã|thành phố|khu vực) $")
_JOINT = re.compile(r"[ ]?[-–&][ ]?|[ ]")
_LOOSE_JOINT = re.compile(r",?[ ]|[ ]?[-–&][ ]?|/")
_TRADES = re.compile(
    r", (?=(?:thương mại|dịch vụ|sản xuất|xây dựng|đầu tư|du lịch|vận tải|xuất nhập khẩu)(?!\w))", re.I
)
_DASH = re.compile(r"\s?[-–]\s?")
_NATIONAL_HEADS = frozenset(load_lexicon("unit_words")["national"])
_NATIONAL = re.compile(rf"(?P<own>[{LETTER}]+(?:,? [{LETTER}]+){{1,9}}?)(?= Việt Nam(?!\s[{UPPER}]|\w))")
_OF_MINISTRIES = frozenset(load_lexicon("unit_words")["of_ministries"])
_OF_MINISTRY = re.compile(
    rf"(?P<own>[{LETTER}]+(?:(?:, | - | )[{LETTER}]+){{1,14}}?)(?=,? \(?(?:(?:thuộc|của) )?[Bb]ộ [{UPPER}])"
)
_CUT = re.compile(rf" (?P<word>[{LOWER}]+)")
_NOT_NATIONAL = re.compile(rf"(?<!\w)(?:{'|'.join(load_lexicon('unit_words')['not_national'])})(?!\w)")
_BEARINGS = frozenset(word[0] for word in load_lexicon("unit_words")["compass"])
_ANY_JOINT = re.compile(r"\s?[-–&]\s?|,\s|\svà\s")
_WITH_COMPASS = frozenset(load_lexicon("unit_words")["with_compass"])
_COMPASS = "|".join(sorted(load_lexicon("unit_words")["compass"], key=len, reverse=True))
_BEARING = re.compile(rf" ?(?:{_COMPASS}) (?=[{UPPER}])")
_TRAFFIC = "Cảnh sát giao thông"
_BY_GATE = frozenset(load_lexicon("functions")["by_gate"])
# A day that something is named after (`Công ty Dệt may |29/3`)
_DAY = re.compile(r"(?:[12]?\d|3[01])/(?:1[0-2]|[1-9])(?![\d/-])")
_ENDS_IN_NAME = re.compile(rf"[{UPPER}][{LETTER}]* [{UPPER}][{LETTER}]*$")
_LONGEST_WORDS = 20
_MAX_TOKENS = 14


class Tail(NamedTuple):
    """`name` goes into the unit's name; `kind` where the tail tells it; `own`: a name of its own.

    serial: a number and nothing more.
    """

    end: int
    name: str
    kind: UnitKind | None = None
    whole: bool = False
    own: bool = False
    serial: bool = False


def read_function(reading: Reading, start: int, head: Head, *, small: bool) -> Tail | None:
    """The function that begins at `start`: a known one, or behind a capital one that can be spelt out."""
    coded = read_code(reading, start) if head.name in ("Phòng", "Cục", "Văn phòng") else None
    if coded is not None:
        return _of_code(head, coded)
    folded = reading.once(fold_article)
    known = load_functions().at(folded, start)
    if (
        known is not None
        and not _is_common(reading, start, known[1])
        and not (small and head.name != "Cơ quan" and _is_verb(reading, start, known[1]))
        and takes(head, known[1])
    ):
        end, function = known
        serial = _SERIAL.match(reading.content, end) or REGION.match(reading.content, end)
        if serial is not None:
            own = function.name.startswith(_TRAFFIC) or serial.group()[-1].islower()
            return Tail(serial.end(), function.name + serial.group(), function.kind, whole=True, own=own)
        if not head.loose:
            name = _as_written(reading, start, end, function) if head.name == "Trung tâm" else function.name
            plain = Tail(end, name, function.kind, whole=True)
            return _named_team(reading, head, end, function) or _with_bearing(reading, head, plain)
    national = _national(reading, start) if head.name in _NATIONAL_HEADS else None
    if national is not None:
        return national
    lower_too = head.loose or head.name in ("Ban", "Ban Quản lý")
    if head.name in ("Bộ", "Sở") or not (lower_too or reading.content[start : start + 1].isupper()):
        return None
    if _leads(folded, start) or is_shouted(reading, start):
        return None
    if head.name == "Hội" and folded[start : folded.find(" ", start)] in _FESTIVE:
        return None
    numbered = _STEERING.match(reading.content, start) if head.loose else None
    if numbered is not None:
        return Tail(numbered.end(), numbered.group())
    spelt = None if _is_boundary(reading, start) else _spell(reading, start, head)
    if spelt is not None and _is_cut(reading, spelt):
        return _of_ministry(reading, start) if head.name in _OF_MINISTRIES else None
    return _with_bearing(reading, head, spelt) if spelt is not None else None


def _of_code(head: Head, coded: tuple[int, str, bool]) -> Tail | None:
    """`Phòng |PC02 Công an tỉnh X`; a code whose police do not follow is found by itself."""
    end, name, has_police = coded
    if not has_police or not name.startswith(head.name + " "):
        return None
    return Tail(end, name.removeprefix(head.name).strip(), "police", whole=True)


def _as_written(reading: Reading, start: int, end: int, function: Function) -> str:
    """`Văn hóa - Thể thao` keeps its dash in the name of a centre."""
    written = _ANY_JOINT.findall(reading.content, start, end)
    pieces = _ANY_JOINT.split(function.name)
    if not any("-" in joint or "–" in joint for joint in written) or len(pieces) != len(written) + 1:
        return function.name
    known = _ANY_JOINT.findall(function.name)
    joints = (" - " if _DASH.fullmatch(seen) else joint for seen, joint in zip(written, known, strict=True))
    return "".join(piece + joint for piece, joint in zip(pieces, (*joints, ""), strict=True))


def _with_bearing(reading: Reading, head: Head, tail: Tail) -> Tail:
    """`Ban Quản lý rừng phòng hộ| bắc Nghệ An`: the bearing and the place are of the name."""
    if head.name not in _WITH_COMPASS:
        return tail
    bearing = _BEARING.match(reading.content, tail.end)
    place = reading.once(find_places_by_start).get(bearing.end()) if bearing is not None else None
    if place is None:
        return tail
    words = reading.content[tail.end : place.end]
    return tail._replace(end=place.end, name=tail.name + old_tones(words), own=True)


def _named_team(reading: Reading, head: Head, end: int, function: Function) -> Tail | None:
    """Traffic police and customs by the spot that they stand at (`Đội CSGT Hàng Xanh`)."""
    by_spot = head.name in ("Đội", "Trạm") and function.name.startswith(_TRAFFIC)
    if not by_spot and function.name not in _BY_GATE:
        return None
    match = _OWN_NAME.match(reading.content, end)
    if match is None or _is_boundary(reading, end + 1):
        return None
    words = match.group().split()
    if words[0] in _SURNAMES and len(words) > 2:
        return None
    return Tail(match.end(), function.name + match.group(), function.kind, own=True)


def _is_cut(reading: Reading, tail: Tail) -> bool:
    """Whether one syllable alone has been read of a word that goes on (`Cục |Kế| hoạch và tài chính`)."""
    after = _CUT.match(reading.content, tail.end) if " " not in tail.name and tail.name[0].isupper() else None
    return after is not None and after["word"] not in _NOT_SECOND and not tail.name.isupper()


def _of_ministry(reading: Reading, start: int) -> Tail | None:
    """A name that no list has, up to its ministry (`Cục |Kế hoạch và tài chính, Bộ Công an`)."""
    match = _OF_MINISTRY.match(reading.content, start)
    if match is None or _NOT_NATIONAL.search(match["own"].lower()) is not None:
        return None
    return Tail(match.end("own"), old_tones(match["own"]))


def _leads(folded: str, start: int) -> bool:
    """Whether those who lead a body follow (`Ban |Giám đốc Công an tỉnh`): the body itself names them."""
    return folded.startswith(_LEADERSHIP, start)


def takes(head: Head, function: Function) -> bool:
    """Whether the head may have that function: some are of one head alone (`Bộ |Công an`)."""
    return _ONLY.get(function.name, head.name) == head.name


def _national(reading: Reading, start: int) -> Tail | None:
    """`Hiệp hội |sản xuất và kinh doanh gốm sứ Việt Nam`: a long name up to the country's."""
    match = _NATIONAL.match(reading.content, start)
    if match is None or _NOT_NATIONAL.search(match["own"].lower()) is not None:
        return None
    words = match["own"]
    return Tail(match.end("own"), old_tones(words[:1].upper() + words[1:]))


def is_shouted(reading: Reading, at: int) -> bool:
    """Whether the whole line is in capitals, which then tell no name from the words around it."""
    if not reading.content[at : at + 2].isupper():
        return False
    lines = reading.once(_shouted_lines)
    index = bisect_right(lines, (at, len(reading.content))) - 1
    return index >= 0 and at < lines[index][1]


def _shouted_lines(reading: Reading) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in reading.once(find_paragraphs) if _is_upper(reading, line)]


def _is_upper(reading: Reading, line: TextRange) -> bool:
    return reading.content[line.start : line.start + 9].isupper() and (
        reading.content[line.start : line.end].isupper()
    )


def _is_verb(reading: Reading, start: int, function: Function) -> bool:
    """Whether, all in lower case, it is more likely said of what someone does (`ban tổ chức`)."""
    return reading.content[start].islower() and function.name.lower() in _STOPS


def _is_common(reading: Reading, start: int, function: Function) -> bool:
    """Whether, in lower case, it only says what anyone's does (`Đội |chữa cháy tại chỗ`)."""
    return reading.content[start].islower() and function.name.lower() in _COMMON


def _spell(reading: Reading, start: int, head: Head) -> Tail | None:
    """A name made of known words and capitalised ones, up to a place, another head or a person."""
    content, folded = reading.content, reading.once(fold_article)
    at, end, names = start, start, list[str]()
    joint = _LOOSE_JOINT if head.loose else _JOINT
    for _ in range(_MAX_TOKENS):
        if names and _is_boundary(reading, at):
            pair = _second_of_pair(reading, end, at, head)
            if pair is not None:
                names.append(content[end:pair])
                end = pair
            break
        phrase = load_words().at(folded, at)
        if phrase is not None and not _stops(content, at, phrase[0], head):
            names.append(content[end : at if names else end] + (phrase[1] or content[at : phrase[0]]))
            at = end = phrase[0]
        else:
            capital = _CAPITAL.match(content, at)
            if capital is None or ((names or head.loose) and _is_person(content, at)):
                break
            stop = _with_second(content, at + len(capital.group().rstrip("./")))
            names.append(content[end : at if names else end] + content[at:stop])
            at = end = stop
        gap = joint.match(content, at)
        if gap is None:
            break
        at = gap.end()
    spelt = "".join(names)
    if _DANGLING.search(spelt):
        end -= len(content[start:end]) - len(_DANGLING.sub("", content[start:end]))
        spelt = _DANGLING.sub("", spelt)
    name = _tidy(spelt)
    return Tail(end, name) if name and not name.isdigit() else None


def _second_of_pair(reading: Reading, end: int, at: int, head: Head) -> int | None:
    """The end of a bare place that makes a pair with the name before (`Đồng Đăng - |Lạng Sơn`)."""
    if head.name not in _WITH_COMPASS or _DASH.fullmatch(reading.content, end, at) is None:
        return None
    if _ENDS_IN_NAME.search(reading.content, max(0, end - _LONGEST_WORDS), end) is None:
        return None
    place = reading.once(find_places_by_start).get(at)
    typed = place is None or not place.text[:1].isupper() or place.text.startswith(("TP", "TX", "H.", "Q."))
    return None if typed or place is None else place.end


def _with_second(content: str, end: int, *, last: bool = True) -> int:
    """Past a second syllable in lower case (`Điện ảnh`), where the name goes on behind it, or may end."""
    match = (_SECOND if last else _SECOND_WITHIN).match(content, end)
    return match.end() if match is not None and match["word"] not in _NOT_SECOND else end


def _stops(content: str, start: int, end: int, head: Head) -> bool:
    return not head.loose and content[start:end] in _STOPS


def _is_boundary(reading: Reading, at: int) -> bool:
    """Whether a place or another unit begins here, and no phrase that is longer (`Phòng, chống …`)."""
    hit = reading.once(find_heads).get(at)
    if hit is not None:
        phrase = load_words().at(reading.once(fold_article), at)
        return phrase is None or phrase[0] <= hit.end
    if at in reading.once(find_places_by_start):
        return True
    place = read_place(reading, at)
    if place is None or place.level != "central":
        return place is not None
    phrase = load_words().at(reading.once(fold_article), at)
    return phrase is None or phrase[0] <= place.end


def _is_person(content: str, at: int) -> bool:
    match = _PERSON.match(content, at)
    return match is not None and match[1] in _SURNAMES


def read_number(reading: Reading, start: int) -> Tail | None:
    """A military unit's number with the arm before it: ` không quân 918`, ` 4`, ` số 1`."""
    match = _NUMBER.match(reading.content, start)
    if match is None:
        return None
    return Tail(match.end(), _tidy(match.group()))


def read_proper(reading: Reading, start: int, *, school: bool = False, media: bool = False) -> Tail | None:
    """A name of its own: words of the trade, then capitalised ones, with the places in it as written."""
    content, folded = reading.content, reading.once(fold_article)
    if school and load_school_words().at(folded, start) is None:
        return None
    at, end, names, own, named = start, start, list[str](), 0, False
    shouted = is_shouted(reading, start)
    for _ in range(_MAX_TOKENS):
        step = _proper_step(reading, at, own, shouted=shouted)
        if step is not None and media and step[1] in _NOT_MEDIA:
            break
        if step is None:
            break
        stop, text, is_own = step
        names.append(content[end : at if names else end] + text)
        own += is_own
        named = named or is_own or (content[at].isupper() and text.lower() not in _WEAK)
        at = end = stop
        gap = _JOINT.match(content, at) or (None if own else _TRADES.match(content, at))
        if gap is None or (own and gap.group() in (" - ", " – ") and not _CAPITAL.match(content, gap.end())):
            break
        at = gap.end()
    end -= len(content[start:end]) - len(_DANGLING.sub("", content[start:end]))
    name = _tidy(_DANGLING.sub("", "".join(names)))
    return Tail(end, name) if named and name else None


def _proper_step(reading: Reading, at: int, own: int, *, shouted: bool) -> tuple[int, str, bool] | None:
    """(end, text, whether it is the name itself) of the next token of a proper name."""
    content = reading.content
    place = read_place(reading, at)
    if (
        place is not None
        and place.level != "central"
        and (place.unresolved is None or content[at : at + 2] != "TT")
    ):
        if not place.typed:
            return place.end, old_tones(content[at : place.end]), True
        return place.end, (resolve_type(reading, place) or place).name, True
    if own and content.endswith(" và ", 0, at) and at in reading.once(find_heads):
        return None
    word = load_proper_words().at(reading.once(fold_article), at)
    if word is not None and (not own or content[at].isupper() or content[at : word[0]] in _WITHIN):
        text = word[1] if word[1] and content[at : word[0]].isupper() else content[at : word[0]]
        text = text.capitalize() if shouted and " " in text else text
        return word[0], text, False
    region = _with_region(reading, at, own) if content.startswith(_OF_REGION, at) else None
    if region is not None:
        return region.end(), region.group().strip(), True
    bearing = _BEARING.match(content, at) if content[at : at + 1] in _BEARINGS else None
    beyond = reading.once(find_places_by_start).get(bearing.end()) if bearing is not None else None
    if beyond is not None:
        return beyond.end, old_tones(content[at : beyond.end]), True
    if shouted or _begins_other(reading, at, own):
        return None
    capital = _CAPITAL.match(content, at) or (None if own else _DAY.match(content, at))
    if capital is None or (
        (own > 1 or _TYPE_BEFORE.search(content, max(0, at - 12), at)) and _is_person(content, at)
    ):
        return None
    text = capital.group().rstrip("./")
    stop = _with_second(content, at + len(text), last=False)
    return stop, content[at:stop], True


def _with_region(reading: Reading, at: int, own: int) -> re.Match[str] | None:
    """`Học viện Chính trị| khu vực I`."""
    return REGION.match(reading.content, at - 1) if not own and reading.content[at - 1 : at] == " " else None


def _begins_other(reading: Reading, at: int, own: int) -> bool:
    """Whether another unit begins here; a one-syllable head may be a word of a name (`Sơn Trường`)."""
    hit = reading.once(find_heads).get(at)
    if hit is None or hit.head.brand or hit.head.needs_type:
        return False
    word = reading.content[at : hit.end]
    return not own or " " in word or word.isupper() or hit.head.name in ("Sở", "Bộ", "Phòng", "UBND")


def _tidy(text: str) -> str:
    return old_tones(re.sub(r"\s+", " ", text).strip(" ,.-–/"))
