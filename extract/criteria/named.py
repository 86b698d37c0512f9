"""Subjects that are no counts: one named place or body, the place that the text is at, or nobody."""

import re
from dataclasses import dataclass

from extract.criteria.nouns import GENERIC
from extract.criteria.phrases import subject_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import Predicate
from extract.letters import UPPER
from extract.reading import Reading

_SUBJECTS = LEXICON["subjects"]
_NAME = rf"[{UPPER}]\w*(?:[ \xa0][{UPPER}]\w*){{0,4}}|\d{{1,2}}"
_SCHOOL = rf"trường(?:[ \xa0]{words_pattern(_SUBJECTS['school_words'])}){{1,8}}"
_NAMED = re.compile(rf"(?<!\w)((?i:{_SCHOOL}|{words_pattern(_SUBJECTS['named'])})[ \xa0](?:{_NAME}))(?!\w)")
_NOBODY = re.compile(
    rf"(?<!\w){words_pattern(_SUBJECTS['none'])}[ \xa0](?:một[ \xa0])?(?P<noun>[^,.;:()\d]{{2,50}}?)"
    rf"(?:[ \xa0]{_SUBJECTS['none_after']})"
    rf"(?:[ \xa0]{words_pattern(LEXICON['clauses']['attribute'])}[ \xa0][^,.;:()\d]{{1,40}}?)?"
    r"(?:[ \xa0]\w+)?[ \xa0]?$"
)
_POPULATION = words_pattern(_SUBJECTS["populations"])
# không còn xã dưới 15 tiêu chí
_NOBODY_LEFT = re.compile(
    rf"(?<!\w){words_pattern(_SUBJECTS['none_left'])}[ \xa0]"
    rf"(?P<noun>{_POPULATION}(?:(?:,| và)[ \xa0]{_POPULATION}){{0,3}})[ \xa0]$"
)
_PLAIN_NAME = rf"[{UPPER}]\w*(?:[ \xa0][{UPPER}\d]\w*){{0,4}}"
_LISTED = re.compile(
    rf"(?<!\w)(?P<type>(?i:{words_pattern(_SUBJECTS['named'])}))(?::[ \xa0]|[ \xa0]){_PLAIN_NAME}"
    rf"(?:(?:,| và|, và)[ \xa0](?:(?i:(?P=type))[ \xa0])?{_PLAIN_NAME}){{1,12}}(?!\w)"
)
# các phường Lê Lai, Hưng Thịnh đạt …: all of them, with no word before the last.
_ALL_OF = re.compile(r"(?<!\w)các[ \xa0]$")
_POLICE_OF = re.compile(r"(?<!\w)(?P<body>công an)[ \xa0](?:các[ \xa0])?$")
_TYPE_BACK = len("các tổ dân phố:")
_POLICE_BACK = len("công an các ")
_JOIN = re.compile(r"(?:,[ \xa0]và|,|[ \xa0]và)[ \xa0]")
_LAST_JOIN = re.compile(
    rf"[ \xa0]và[ \xa0](?:(?i:{words_pattern(_SUBJECTS['named'])})[ \xa0])?{_PLAIN_NAME}$"
)
_MAX_VERB_GAP = 40
_NOBODY_BACK = 110
_NAMED_BACK = 600
_ANAPHOR = re.compile(
    rf"[,][ \xa0](?:đến nay[ \xa0])?(?P<type>{words_pattern(_SUBJECTS['anaphors'])})"
    rf"(?:[ \xa0]{words_pattern([*LEXICON['aux']['done'], *LEXICON['aux']['plain']])}){{0,4}}[ \xa0]?$"
)
# xã Hòa An, huyện Đông Sơn; phường Bến Đá (quận 3)
_OF_ADDRESS = re.compile(r"(?:,| \(|,? thuộc) ?")
_HARD = re.compile(r"[;:]|\.\s")


@dataclass(frozen=True, slots=True)
class Named:
    """A subject by its name; start is -1 where the name does not stand in the clause itself.

    end: where it ends, if that is after what it has met.
    """

    start: int
    name: str | None
    end: int = 0


def named_subject(scene: Scene, predicate: Predicate, boundary: int) -> Named:
    """The last named place or body before the predicate in its clause, else the last named in the text."""
    begin = clause_start(scene, boundary, predicate.start)
    meant = _ANAPHOR.search(scene.lower, begin, predicate.start)
    if meant is not None:
        generic = meant["type"] if meant["type"] in GENERIC else None
        return Named(-1, last_of_type(scene.reading, meant["type"], meant.start()) or generic)
    names = [
        name
        for name in _NAMED.finditer(scene.content, begin, predicate.start)
        if _bracket(scene, begin, name.start()) in (-1, _bracket(scene, begin, predicate.start))
    ]
    if names:
        parted = "," in scene.content[names[0].end() : names[-1].end()]
        name = names[0] if parted and names[0][1].lower() != names[-1][1].lower() else names[-1]
        return Named(name.start(1), capitalised(name[1]))
    return Named(-1, last_named(scene.reading, begin))


def listed_subjects(scene: Scene, predicate: Predicate, boundary: int) -> list[Named]:
    """Places or bodies of one type that share a predicate: `các xã A, B và C đạt …`; none where it is one."""
    begin = clause_start(scene, boundary, predicate.start)
    if scene.lower.endswith(":", boundary, begin):
        begin = max(boundary, begin - _TYPE_BACK)
    for found in _LISTED.finditer(scene.content, begin, predicate.start):
        gap = scene.lower[found.end() : predicate.start]
        if (
            len(gap) > _MAX_VERB_GAP
            or any(mark in gap for mark in ",(")
            or not (_LAST_JOIN.search(found.group()) or _ALL_OF.search(scene.lower, begin, found.start()))
        ):
            continue
        return _each_of(scene, found)
    return []


def _each_of(scene: Scene, found: re.Match[str]) -> list[Named]:
    listed: list[Named] = []
    kind, at = found["type"], found.start()
    police = _POLICE_OF.search(scene.lower, max(scene.start, at - _POLICE_BACK), at)
    body = f"{scene.content[slice(*police.span('body'))]} {kind}" if police else kind
    for join in [*_JOIN.finditer(scene.content, found.start(), found.end()), None]:
        end = join.start() if join else found.end()
        name = scene.content[at:end].removeprefix(kind).lstrip(": \xa0")
        name = f"{body} {name}"
        listed.append(Named(police.start() if police and not listed else at, capitalised(name)))
        at = join.end() if join else end
    return listed


def _bracket(scene: Scene, begin: int, offset: int) -> int:
    """Where the parenthesis opens that holds `offset`; -1 for none."""
    opened = scene.lower.rfind("(", begin, offset)
    return opened if opened >= 0 and scene.lower.find(")", opened, offset) < 0 else -1


def last_of_type(reading: Reading, kind: str, offset: int) -> str | None:
    """What a bare `huyện` means: the last of that type named before, else the last named at all."""
    names = [match[1] for match in _NAMED.finditer(reading.content, max(0, offset - _NAMED_BACK), offset)]
    same = [name for name in names if name.lower().startswith(f"{kind} ")]
    last = (same or names or [""])[-1]
    return capitalised(last) if last else None


def last_named(reading: Reading, offset: int) -> str | None:
    """The place or body last named before `offset`, within a few sentences."""
    last: re.Match[str] | None = None
    for match in _NAMED.finditer(reading.content, max(0, offset - _NAMED_BACK), offset):
        if last is None or not _OF_ADDRESS.fullmatch(reading.content, last.end(), match.start()):
            last = match
    return capitalised(last[1]) if last else None


def no_subject(scene: Scene, predicate: Predicate, boundary: int) -> Named | None:
    """`chưa có đơn vị nào đạt`: what nobody of."""
    begin = max(boundary, predicate.start - _NOBODY_BACK)
    nobody = _NOBODY.search(scene.lower, begin, predicate.start)
    nobody = nobody or _NOBODY_LEFT.search(scene.lower, begin, predicate.start)
    if nobody is None:
        return None
    end = subject_end(scene, nobody.start("noun"), nobody.end("noun"))
    return Named(nobody.start(), scene.content[nobody.start("noun") : end])


def clause_start(scene: Scene, boundary: int, end: int) -> int:
    """Where the clause begins that `end` is in: after a mark, and no earlier than `boundary`."""
    start = boundary
    for mark in _HARD.finditer(scene.lower, boundary, end):
        start = mark.end()
    return start


def capitalised(name: str) -> str:
    """`xã Hòa An` as a subject is `Xã Hòa An`."""
    return name[0].upper() + name[1:]
