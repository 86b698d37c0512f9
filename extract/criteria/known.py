"""Standards by their heads: a quotation, a known word, a title by what bears it."""

import re

from extract.criteria.phrases import standard_end
from extract.criteria.scenes import Scene, quote_at
from extract.criteria.tokens import LEXICON, Token, tokens_between, words_pattern
from extract.criteria.verbs import CLAUSE_END, TITLE, Standard

_OBJECTS: dict[str, frozenset[str]] = {verb["kind"]: frozenset(verb["objects"]) for verb in LEXICON["verbs"]}
# To build what has a title is work, and is said of who stands next to the verb.
_WORK = frozenset({"build", "launch"})

_TITLED = "standards:title"
_JOINING = frozenset({"norm", "task"})
_JOINED_NORM = re.compile(
    rf"(?:[ \xa0]?/[ \xa0]?|,?[ \xa0](?:và|hoặc)[ \xa0]|,[ \xa0])"
    rf"(?P<norm>{words_pattern(LEXICON['phrases']['joined_norms'])})"
)
_BARE_GRADE = "grade_bare"
# xếp loại khá về chỉ số cải cách: of what it is a grade.
_FIELD = " về "
_CLASSED = ("loại ", "hạng ")
_GRADES = words_pattern(LEXICON["standards"][_BARE_GRADE])
_OR_MORE = words_pattern(LEXICON["phrases"]["or_more"])
_MORE_GRADES = re.compile(
    rf"(?:(?:,|[ \xa0]?[-–/]|[ \xa0](?:và|hoặc|đến))[ \xa0]?{_GRADES})*(?:[ \xa0]{_OR_MORE})?"
)


def standard_at(scene: Scene, start: int, kind: str) -> Standard | None:
    """The standard that begins at `start`, of those that a verb of this `kind` takes."""
    allowed = _OBJECTS[kind]
    quote = quote_at(scene, start)
    if quote is not None and "quote" in allowed:
        return Standard(quote.inner[0], quote.inner[1], "quote")
    for token in tokens_between(scene.reading, start, start + 1):
        for role in sorted(token.roles):
            name = role.removeprefix("standards:")
            if name == _BARE_GRADE and not _ends_clause(scene, start, token.end):
                continue
            if name in allowed and name != role:
                return Standard(start, _end_of(scene, start, _head_end(scene, token), name), name)
    title = TITLE.match(scene.lower, start) if "title" in allowed else None
    if title is None:
        return None
    return Standard(start, standard_end(scene, start, title.end()), "title", of_noun=kind in _WORK)


def _head_end(scene: Scene, token: Token) -> int:
    """Where the head of a standard ends: that of `danh hiệu thôn, tổ dân phố văn hóa` with the title."""
    title = TITLE.match(scene.lower, token.end + 1, scene.end) if _TITLED in token.roles else None
    return title.end() if title else token.end


def _end_of(scene: Scene, start: int, head_end: int, role: str) -> int:
    """Where a standard ends: that of `đạt chuẩn và cơ bản đạt chuẩn nông thôn mới` with the second norm."""
    end = standard_end(scene, start, head_end)
    joined = _JOINED_NORM.match(scene.lower, end, scene.end) if role in _JOINING and end == head_end else None
    return standard_end(scene, joined.start("norm"), joined.end()) if joined else end


def _ends_clause(scene: Scene, start: int, offset: int) -> bool:
    """Whether a bare grade is all that is said: `xếp loại tốt`, not `đánh giá tốt dịch vụ`."""
    more = _MORE_GRADES.match(scene.lower, offset, scene.end)
    end = more.end() if more else offset
    if scene.lower.startswith(_FIELD, end) and scene.lower.endswith(_CLASSED, 0, start):
        return True
    return CLAUSE_END.match(scene.lower, end, scene.end + 1) is not None
