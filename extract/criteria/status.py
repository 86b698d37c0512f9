"""What a clause says of its status, by the cue that has it in scope."""

import re
from bisect import bisect_left, bisect_right

from extract.criteria.headings import heading_of
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, Token, tokens_between, words_pattern
from extract.criteria.verbs import Predicate
from extract.dates import find_dates
from extract.facts import DateFact, Status
from extract.reading import Reading
from extract.sentences import find_paragraphs, sentence_at

_STATUS: dict[str, Status] = {
    "scope:target": "target",
    "scope:forecast": "forecast",
    "scope:registered": "registered",
    "scope:achieved": "achieved",
}
_OF_NOUN = re.compile(rf"(?<!\w){words_pattern(LEXICON['scope_of_noun'])}[ \xa0](?:[^\W\d_]+[ \xa0]){{1,3}}$")
_PROPOSALS = LEXICON["proposals"]
_PROPOSAL = 120
_BUILD = 40
# xây dựng 5 xã đạt chuẩn is work; đã xây dựng 5 xã … has been done.
_BUILT = re.compile(r"(?<!đã )(?<!được )(?<!\w)xây dựng(?:[ \xa0](?:thêm|được|cả|các))*[ \xa0]$")
# …để 8 xã này đạt chuẩn
_PURPOSE = re.compile(rf"(?<!\w){words_pattern(LEXICON['purpose'])}(?:[ \xa0](?:cho|có|cả|thêm))*[ \xa0]$")
_PROPOSED = re.compile(
    rf"(?<!\w){words_pattern(_PROPOSALS['verbs'])}(?:[ \xa0][^,.;:]{{1,70}}?)?[ \xa0]"
    rf"{words_pattern(_PROPOSALS['of'])}"
    r"(?:[ \xa0](?:thêm|cho|mới|lại|khoảng))*[ \xa0]$"
)
# …đủ điều kiện trình công nhận: nor is what is ready to be proposed.
_TO_PROPOSE = re.compile(
    rf"[^,.;:\d]{{0,60}}?(?<!\w){words_pattern(_PROPOSALS['verbs'])}(?:[ \xa0][^,.;:\d]{{1,70}}?)?[ \xa0]"
    rf"{words_pattern(_PROPOSALS['of'])}"
)
# đã hoàn thành is one verb, and says that it is done as đã đạt does.
_SAID_DONE = re.compile(words_pattern(LEXICON["aux"]["done"]))
_READY = frozenset({"satisfy"})
_SCOPES = frozenset(_STATUS)
_EFFORTS = frozenset(LEXICON["efforts"]["words"])
_LED_BY = re.compile(
    rf"(?:^|[,.;:\n][ \xa0]|(?<=[\n])){words_pattern(LEXICON['efforts']['after'])}[^,.;:\n]*$"
)
_EFFORT = 80
_ONWARD = re.compile(words_pattern(LEXICON["onward"]))
# No plan is told of over more sentences.
_MOST_ONWARD = 4
_OPENS_PLAN = re.compile(
    rf"[ \xa0]*(?:[-–+•*]|\d{{1,2}}[.)])?[ \xa0]*(?:một số[ \xa0])?{words_pattern(LEXICON['opens_plan'])}"
)
_ALREADY_BACK = 16
# vượt mục tiêu năm 2022
_MET_ALREADY = re.compile(rf"(?<!\w){words_pattern(LEXICON['met_already'])}[ \xa0]$")


def status_of(scene: Scene, predicate: Predicate, offset: int, local: list[tuple[int, int]]) -> Status:
    """The status of a clause that begins at `offset`.

    The predicate's own cues come first; then the last cue before the clause that is not in the verb phrase of
    another subject (`local` are the spans of those).
    """
    if predicate.status is not None:
        return predicate.status
    if _PROPOSED.search(scene.lower, max(scene.start, offset - _PROPOSAL), offset):
        return "registered"
    if predicate.kind in _READY and _TO_PROPOSE.match(scene.lower, predicate.verb_end, scene.end):
        return "registered"
    if _PURPOSE.search(scene.lower, max(scene.start, offset - _BUILD), offset):
        return "target"
    if _BUILT.search(scene.lower, max(scene.start, offset - _BUILD), offset):
        return scoped_status(scene, offset, local) or "target"
    if predicate.done:
        return "achieved"
    if _SAID_DONE.match(scene.lower, predicate.main_start) and _is_undated(scene, predicate, offset, local):
        return "achieved"
    status = scoped_status(scene, offset, local) or _default(predicate)
    # Who has been recognised no longer only registers, whoever else does.
    return "achieved" if status == "registered" and predicate.kind == "recognise" else status


def scoped_status(scene: Scene, offset: int, local: list[tuple[int, int]]) -> Status | None:
    """The status that holds at `offset` by a cue earlier in the sentence, or in the heading of its list."""
    token = _scope_token(scene, offset, local)
    if token is not None:
        return next(_STATUS[role] for role in sorted(token.roles) if role in _STATUS)
    heading = heading_of(scene.reading, offset)
    if heading is not None:
        return heading.status
    return _status_onward(scene) or ("target" if _in_plan(scene) else None)


def _scope_token(scene: Scene, offset: int, local: list[tuple[int, int]]) -> Token | None:
    """The last cue before `offset` in the sentence that is in the verb phrase of no other subject."""
    for token in reversed(scene.tokens):
        if token.start >= offset or _SCOPES.isdisjoint(token.roles):
            continue
        if _is_of_noun(scene, token.start) or _is_spent(scene, token):
            continue
        if not any(start <= token.start < end for start, end in local):
            return token
    return None


def _is_undated(scene: Scene, predicate: Predicate, offset: int, local: list[tuple[int, int]]) -> bool:
    """Whether a cue names no day by which it is to be: `Phấn đấu nhiều năm, huyện đã hoàn thành …`."""
    token = _scope_token(scene, offset, local)
    if token is None:
        return False
    dates = scene.reading.once(find_dates)
    since = bisect_left(dates, token.start, key=_start_of)
    until = bisect_left(dates, predicate.main_start, key=_start_of)
    return all(date.type == "DURATION" for date in dates[since:until])


def _start_of(date: DateFact) -> int:
    return date.start


def _in_plan(scene: Scene) -> bool:
    """Whether the paragraph opens with a plan, and nothing in it has been told of the present since."""
    reading = scene.reading
    starts = reading.once(paragraph_starts)
    start = starts[bisect_right(starts, scene.start) - 1] if starts else scene.start
    if start >= scene.start or not _OPENS_PLAN.match(scene.lower, start):
        return False
    since = tokens_between(reading, start, scene.start)
    return not any("scope:achieved" in token.roles or "aux:done" in token.roles for token in since)


def _status_onward(scene: Scene) -> Status | None:
    """The status of the sentence that this one goes on from: đặt mục tiêu …. Cụ thể, 5 xã đạt chuẩn."""
    start = scene.start
    for _ in range(_MOST_ONWARD):
        if start < 2 or not _ONWARD.match(scene.lower, start):
            return None
        sentence = sentence_at(scene.reading, start - 2)
        if sentence.start >= start:
            return None
        start = sentence.start
        for token in reversed(tokens_between(scene.reading, start, sentence.end)):
            if not _SCOPES.isdisjoint(token.roles) and not _MET_ALREADY.search(
                scene.lower, max(start, token.start - _ALREADY_BACK), token.start
            ):
                return next(_STATUS[role] for role in sorted(token.roles) if role in _STATUS)
    return None


def _is_of_noun(scene: Scene, offset: int) -> bool:
    """Whether a word for a status is said of a noun: so với số hộ đăng ký."""
    return _OF_NOUN.search(scene.lower, max(scene.start, offset - 40), offset) is not None


def _is_spent(scene: Scene, token: Token) -> bool:
    """Whether an effort is told of as what led to this: `Sau 7 năm phấn đấu, huyện hoàn thành 9 tiêu chí`."""
    if not scene.lower.startswith(",", token.end) or scene.lower[token.start : token.end] not in _EFFORTS:
        return False
    back = max(scene.start, token.start - _EFFORT)
    return _LED_BY.search(scene.lower, back, token.start) is not None


def _default(predicate: Predicate) -> Status:
    return "target" if predicate.kind == "build" else "achieved"


def cue_between(scene: Scene, start: int, end: int) -> Status | None:
    """What the last word for a status in `[start, end)` says, of scope or before a verb."""
    for token in reversed(scene.tokens):
        if not start <= token.start < end:
            continue
        for role in sorted(token.roles):
            if role in _CUES:
                return _CUES[role]
    return None


_CUES: dict[str, Status] = _STATUS | {
    "aux:target": "target", "aux:forecast": "forecast", "aux:registered": "registered",
    "aux:done": "achieved",
}  # fmt: skip


def paragraph_starts(reading: Reading) -> list[int]:
    """Where the paragraphs of an article begin."""
    return [paragraph.start for paragraph in reading.once(find_paragraphs)]
