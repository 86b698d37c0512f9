"""Who is accused in an article, or told of as a private person: such people are no officials."""

import re

from extract.letters import LETTER, UPPER
from extract.officials.words import WORDS
from extract.phrases import any_of
from extract.reading import Reading

_CUE = rf"(?:(?:{any_of(WORDS['accused_cues'])}) )?"
_ACTS = any_of(WORDS["accused_acts"])
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{any_of(WORDS['accused_before'])}|{_ACTS})[ :]{{1,2}}"
    rf"|(?<!hội đồng )(?:{_ACTS})(?!\w)[^.;\n]{{0,90}}?(?:{any_of(WORDS['accused_link'])}) ){_CUE}$"
)
_AFTER = re.compile(
    rf"(?: ?\([^()\n]{{0,80}}\))?,?(?: \w+){{0,3}}? (?:{any_of(WORDS['accused_after'])})"
    rf"(?!\w|{any_of(WORDS['not_accused_after'])})"
)
_LATER = re.compile(
    rf"(?:(?!(?:{any_of(WORDS['speaks'])})(?!\w))[^.;\n]){{0,150}}?(?<!\w)(?:{any_of(WORDS['accused_later'])})(?!\w)"
)
_SENTENCED = re.compile(
    rf"(?:(?!(?:{any_of(WORDS['sentencing'] + WORDS['speaks'])})(?!\w))[^.;\n]){{0,120}}?"
    rf"(?<!\w)\d{{1,2}} (?:năm|tháng) tù(?!\w)"
)
# `Chủ tịch xã cũng mang tên A`: no `tên A`, as thieves are called
_NAMED = tuple(f" {word} " for word in WORDS["named"])
_TITLES = tuple(f"{word} " for word in WORDS["accused_titles"])
_GIVEN = re.compile(rf"[{UPPER}][{LETTER}]*(?![{LETTER}]| [{UPPER}])")
_PRIVATE = re.compile(
    rf" ?[,(] ?(?:(?:{any_of(WORDS['born'])}) ?(?:ngày )?[\d/.-]{{4,10}}|\d{{2}} tuổi)"
    r"[,;:]?(?: [^()\n,;]{0,40}[,;])? ?"
    rf"(?:{any_of(WORDS['residence'])})(?!\w)"
)
_LISTED = re.compile(
    r"(?<!\w)(?:(?:các|gồm|\d+|những) (?:bị cáo|bị can|đối tượng)(?!\w)[^.\n]*(?:[;:,]| và) "
    r"|(?:bị cáo|bị can) [^.\n;]{5,160} (?:và|cùng) )$"
)
_SAYS = re.compile(r"[^.;\n]{0,90}(?:cho biết|cho hay|khẳng định|nói|thông tin)(?!\w)")
_ENDINGS = tuple(WORDS["accused_before"] + WORDS["accused_acts"] + WORDS["accused_link"])
_OF_LISTS = ("bị cáo", "bị can", "đối tượng")
_CUE_REACH = 16
_SIGNS_AFTER = (
    "bị ",
    " tù",
    *(word for word in WORDS["accused_after"] if not word.startswith(("bị ", "cùng ", "lãnh "))),
)
_OPENS = (",", "(", " ,", " (")
_REACH_AFTER = 260
_REACH = 140
_FAR = 600


def find_accused_names(reading: Reading) -> frozenset[str]:
    """Given names, in lower case, that the article calls the accused by (`bị can Hoan`)."""
    found = set()
    for title in _TITLES:
        at = reading.lower.find(title)
        while at >= 0:
            name = _GIVEN.match(reading.content, at + len(title))
            if name is not None:
                found.add(name.group().lower())
            at = reading.lower.find(title, at + len(title))
    return frozenset(found)


def is_private(reading: Reading, end: int) -> bool:
    """Whether the name that ends at `end` is told with a year of birth or an age and a home."""
    return reading.lower.startswith(_OPENS, end) and _PRIVATE.match(reading.lower, end) is not None


def is_accused(reading: Reading, start: int, end: int) -> bool:
    """Whether the name at [start, end) is that of someone accused or private."""
    lower = reading.lower
    if is_private(reading, end):
        return True
    after = lower[end : end + _REACH_AFTER]
    if any(sign in after for sign in _SIGNS_AFTER) and _is_told_after(lower, end):
        return True
    clause = lower[max(0, start - _REACH) : start]
    if (
        not clause.endswith(_NAMED)
        and _may_be_told_before(clause)
        and _BEFORE.search(clause[clause.rfind(". ") + 1 :])
    ):
        return True
    sentence = lower[max(0, start - _FAR) : start]
    if not any(word in sentence for word in _OF_LISTS):
        return False
    listed = _LISTED.search(sentence[sentence.rfind("\n") + 1 :])
    return listed is not None and _SAYS.match(lower, end) is None


def _may_be_told_before(clause: str) -> bool:
    """Whether the clause ends as `_BEFORE` wants it, which is a search."""
    told = clause.rstrip(" :")
    for cue in WORDS["accused_cues"]:
        if told.endswith(cue):
            told = told.removesuffix(cue)
            break
    return told.rstrip(" :").endswith(_ENDINGS) or ":" in clause[-_CUE_REACH:]


def _is_told_after(lower: str, end: int) -> bool:
    return any(pattern.match(lower, end) is not None for pattern in (_AFTER, _LATER, _SENTENCED))
