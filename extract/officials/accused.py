"""Who is accused in an article, or told of as a private person: such people are no officials."""

import re

from extract.letters import LETTER, UPPER
from extract.lexicon import load_lexicon
from extract.reading import Reading

_WORDS = load_lexicon("persons")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CUE = rf"(?:(?:{_any(_WORDS['accused_cues'])}) )?"
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_any(_WORDS['accused_before'] + _WORDS['accused_acts'])})[ :]{{1,2}}"
    rf"|(?:{_any(_WORDS['accused_acts'])})(?!\w)[^.;\n]{{0,90}}?(?:{_any(_WORDS['accused_link'])}) ){_CUE}$"
)
_AFTER = re.compile(
    rf"(?: ?\([^()\n]{{0,80}}\))?,?(?: \w+){{0,3}}? (?:{_any(_WORDS['accused_after'])})(?!\w)"
)
_LATER = re.compile(
    rf"(?:(?!(?:{_any(_WORDS['speaks'])})(?!\w))[^.;\n]){{0,150}}?(?<!\w)(?:{_any(_WORDS['accused_later'])})(?!\w)"
)
_SENTENCED = re.compile(
    rf"(?:(?!(?:{_any(_WORDS['sentencing'] + _WORDS['speaks'])})(?!\w))[^.;\n]){{0,120}}?(?<!\w)\d{{1,2}} (?:năm|tháng) tù(?!\w)"
)
_GIVEN = re.compile(rf"(?<!\w)(?:{_any(_WORDS['accused_titles'])}) ([{UPPER}][{LETTER}]*)(?! [{UPPER}])", re.IGNORECASE)
_PRIVATE = re.compile(
    rf" ?[,(] ?(?:(?:{_any(_WORDS['born'])}) ?(?:ngày )?[\d/.-]{{4,10}}|\d{{2}} tuổi)"
    r"[,;:]?(?: [^()\n,;]{0,40}[,;])? ?"
    rf"(?:{_any(_WORDS['residence'])})(?!\w)"
)
_LISTED = re.compile(
    r"(?<!\w)(?:(?:các|gồm|\d+|những) (?:bị cáo|bị can|đối tượng)(?!\w)[^.\n]*[;:,] "
    r"|(?:bị cáo|bị can) [^.\n;]{5,160} (?:và|cùng) )$"
)
_SAYS = re.compile(r"[^.;\n]{0,90}(?:cho biết|cho hay|khẳng định|nói|thông tin)(?!\w)")
_REACH = 140
_FAR = 600


def find_accused_names(reading: Reading) -> frozenset[str]:
    """Given names, in lower case, that the article calls the accused by (`bị can Hoan`)."""
    return frozenset(
        match[1].lower() for match in _GIVEN.finditer(reading.content) if match[1][:1].isupper()
    )


def is_accused(lower: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) of the lower-case content is that of someone accused or private."""
    if _PRIVATE.match(lower, end) or _AFTER.match(lower, end) or _LATER.match(lower, end) or _SENTENCED.match(lower, end):
        return True
    clause = lower[max(0, start - _REACH) : start]
    if _BEFORE.search(clause[clause.rfind(". ") + 1 :]):
        return True
    sentence = lower[max(0, start - _FAR) : start]
    listed = _LISTED.search(sentence[sentence.rfind("\n") + 1 :])
    return listed is not None and _SAYS.match(lower, end) is None
