"""Noun phrases of a sentence: who is counted, and what is met."""

import re

from extract.criteria.scenes import Scene, quote_at
from extract.criteria.tokens import LEXICON, Token, tokens_between, words_pattern
from extract.letters import UPPER
from extract.lexicon import load_lexicon

_SUBJECTS = LEXICON["subjects"]
_PHRASES = LEXICON["phrases"]
_SHARES = load_lexicon("quantities")["share"]
_MEETS = frozenset({"verbs:meet", "verbs:complete", "verbs:recognise"})
_IS_NAME = re.compile(rf"[ \xa0]là[ \xa0](?=[{UPPER}])")
# …đạt chuẩn của Hòa An: no words of a bare norm.
_OF_NAME = re.compile(rf"[ \xa0]của[ \xa0](?=[{UPPER}])")
_AND_NAME = re.compile(rf"(?:,|[ \xa0]và)[ \xa0](?i:{words_pattern(_SUBJECTS['named'])})[ \xa0](?=[{UPPER}])")
_YARDSTICK = re.compile(words_pattern(_SUBJECTS["yardsticks"]))
_BARE_GRADE = min(map(len, LEXICON["standards"]["grade"]))
_MAX_STANDARD = 160
_MAX_SUBJECT = 120

# số hóa dữ liệu: the word begins a compound, and no number.
NO_LEAD = rf"(?!{words_pattern(_PHRASES['no_lead'])})"
_LEAD = re.compile(rf"[ \xa0]*(?:{NO_LEAD}{words_pattern(_SUBJECTS['lead'])}[ \xa0]+)*")
_SUBJECT_STOP = re.compile(
    rf",[ \xa0](?=(?:[^\W\d_]+[ \xa0]){{1,4}}có[ \xa0](?:\d|$))|[;:.!?/(){{}}\[\]“”\"\n–]|[ \xa0]-[ \xa0]"
    rf"(?!{words_pattern(_PHRASES['dash_joins'])})"
    + "|"
    + "".join(rf"(?<!{word})" for word in _SUBJECTS["stop_not_after"])
    + rf"[ \xa0]{words_pattern(_SUBJECTS['stop'])}|\d|"
    + "".join(rf"(?<!{word})" for word in _SUBJECTS["norm_not_after"])
    + rf"[ \xa0]{_SUBJECTS['norm']}(?!\w)"
)
_TRAILING = re.compile(rf"[ \xa0,]+{words_pattern(LEXICON['clauses']['coordinators'])}$")
_NAME = re.compile(r"(?<=[ \xa0])(?=[^\W\d_])\w+")
_COMMON_CAPITALS = frozenset(_SUBJECTS["capitals"])
_STANDARD_STOP = re.compile(
    rf"[;:!?()\n]|\.(?=\s|$)|…|,(?![ ]{words_pattern(_PHRASES['comma_joins'])})"
    rf"|[ \xa0](?:{words_pattern(_PHRASES['stop'])})"
    rf"|[ \xa0](?:và|hoặc|cùng|với)[ \xa0](?=(?:\w+[ \xa0]){{0,2}}\d|{words_pattern(_SHARES)}"
    rf"|{words_pattern(_PHRASES['amounts'])})"
    rf"|[ \xa0](?:cho|là)[ \xa0](?=\d)|[ \xa0][-–—][ \xa0](?!{words_pattern(_PHRASES['dash_joins'])}|[“\"])"
    rf"|[ \xa0]\d+[ \xa0]năm|(?<!trở)[ \xa0](?:lên|xuống)(?!\w)|[ \xa0]đối[ \xa0]với[ \xa0](?=\d)|[“\"‘]"
)
# không có ma túy, các tồn tại, cần và đủ, tiêu chí xã đạt chuẩn X: the word ends nothing.
_GOES_ON_AFTER = tuple(_PHRASES["stop_not_after"])
_GOES_ON = re.compile(words_pattern(_PHRASES["no_stop"]))
_OF_BEARER = re.compile(rf"(?<!\w){words_pattern(_SUBJECTS['populations'])}$")
_BEARS = re.compile(words_pattern(_PHRASES["borne"]))
_BEARER_BACK = 20
# …đạt chuẩn nông thôn mới và |thị xã hoàn thành …: another clause, whose subject bears no name.
_OTHER_SUBJECT = re.compile(
    rf"(?:,|[ \xa0]và)[ \xa0]{words_pattern(_SUBJECTS['populations'])}(?:[ \xa0][^\W\d_]+){{0,3}}[ \xa0]$"
)
_SUBJECT_LENGTH = 40
_COMPOUND_BACK = 10
# After a count that its clause ends with.
COUNT_ENDS = re.compile(r"[ \xa0]?(?:[,;.…()\n+]|$)|[ \xa0](?:và|còn)(?!\w)")


def lead_end(scene: Scene, offset: int) -> int:
    """Where the noun phrase begins that follows `offset`: after `số`, `các`, `tổng số`."""
    match = _LEAD.match(scene.lower, offset)
    return match.end() if match else offset


def subject_end(scene: Scene, start: int, limit: int) -> int:
    """Where the subject that begins at `start` ends: before its modifiers, a verb, a proper name."""
    limit = min(limit, start + _MAX_SUBJECT)
    stop = _SUBJECT_STOP.search(scene.lower, start, limit)
    end = stop.start() if stop else limit
    tokens = tokens_between(scene.reading, start + 1, end)
    end = next((token.start for token in tokens if _ends_noun(token)), end)
    # 22 tiêu chí, Công an phường Hòa An …: who meets them is no part of them.
    other = _AND_NAME.search(scene.content, start, end + 1) if _YARDSTICK.match(scene.lower, start) else None
    end = other.start() if other else end
    for name in _NAME.finditer(scene.content, start, end):
        word = name.group()
        if (
            word[0].isupper()
            and not (word.isupper() and len(word) > 1)
            and word.lower() not in _COMMON_CAPITALS
        ):
            end = name.start()
            break
    end = start + len(scene.content[start:end].rstrip(" \xa0,–-"))
    joined = _TRAILING.search(scene.lower, start, end)
    return joined.start() if joined else end


def _ends_noun(token: Token) -> bool:
    """A grade does (`5 xã loại khá`), but not the bare word for one (`xe loại nhỏ`)."""
    if "standards:grade" in token.roles:
        return token.end - token.start > _BARE_GRADE
    return any(role == "standards:trait" or role.startswith("verbs") for role in token.roles)


def standard_end(scene: Scene, start: int, first_end: int) -> int:
    """Where the standard that begins at `start` ends; `first_end` is the end of its head."""
    limit = min(scene.end, start + _MAX_STANDARD)
    tokens = tokens_between(scene.reading, first_end + 1, limit)
    limit = next((token.start for token in tokens if _joins(scene, token)), limit)
    limit = min(limit, _other_clause(scene, first_end, [token for token in tokens if token.start < limit]))
    at = first_end
    while stop := _STANDARD_STOP.search(scene.lower, at, limit):
        goes_on = _goes_on(scene, stop)
        if goes_on:
            at = goes_on
            continue
        quote = quote_at(scene, stop.start())
        if quote is None:
            return _trimmed(scene, start, stop.start(), first_end)
        at = quote.end
        limit = max(limit, at)
    return _trimmed(scene, start, limit, first_end)


def _other_clause(scene: Scene, start: int, tokens: list[Token]) -> int:
    """Where a clause with a subject of its own is joined on; the sentence's end where none is."""
    for token in tokens:
        if not _MEETS.isdisjoint(token.roles):
            back = max(start, token.start - _SUBJECT_LENGTH)
            subject = _OTHER_SUBJECT.search(scene.lower, back, token.start)
            if subject is not None:
                return subject.start()
    return scene.end


def _goes_on(scene: Scene, stop: re.Match[str]) -> int:
    """Where a standard is read on from, past a word that would end it but is a part of it; 0 for none."""
    offset = stop.start()
    compound = _GOES_ON.match(scene.lower, offset + 1)
    if compound is not None:
        return compound.end()
    if stop.group()[1:2].isalpha() and scene.lower.endswith(_GOES_ON_AFTER, 0, offset):
        return stop.end()
    borne = _BEARS.match(scene.lower, offset + 1)
    if borne is None:
        return 0
    bearer = _OF_BEARER.search(scene.lower, max(scene.start, offset - _BEARER_BACK), offset)
    return borne.end() if bearer else 0


def _joins(scene: Scene, token: Token) -> bool:
    """Whether a verb phrase is joined on here: chuẩn và giữ vững …."""
    if not scene.lower.endswith((" và ", ", "), 0, token.start):
        return False
    around = _GOES_ON.finditer(scene.lower, max(scene.start, token.start - _COMPOUND_BACK), token.end)
    if any(compound.start() < token.start for compound in around):
        return False
    return any(role.startswith(("verbs", "aux")) for role in token.roles)


def _trimmed(scene: Scene, start: int, end: int, least: int) -> int:
    named = _IS_NAME.search(scene.content, least, end) or _AND_NAME.search(scene.content, least, end)
    if named is None and scene.lower[start:least] == _SUBJECTS["norm"]:
        named = _OF_NAME.match(scene.content, least, end)
    if named:
        end = named.start()
    text = scene.content[start:end].rstrip(" \xa0,.;:–-/'")
    if text.endswith("”") and "“" not in text:
        text = text.rstrip("” \xa0,.;:")
    return max(least, start + len(text.removesuffix(" và")))
