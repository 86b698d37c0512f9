"""What the title and the text of a report say that tells its event from others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from zlib import crc32

import numpy as np

from extract.across.seen import SeenEvent
from extract.bodies.spelling import fold_tones
from extract.gazetteer.table import UnitLevel, load_units
from extract.lexicon import load_lexicon
from extract.phrases import any_of

WORDS = load_lexicon("stories")
_COMMON = frozenset(fold_tones(pair) for pair in WORDS["common"])
_FUNCTION_WORDS = frozenset(fold_tones(word) for word in WORDS["function_words"])
_PLACE_WORDS = frozenset(fold_tones(word) for word in WORDS["place_words"])
_COMMUNE_WORDS = frozenset(fold_tones(word) for word in WORDS["commune_words"])
_SURNAMES = frozenset(
    fold_tones(name.lower()) for names in load_lexicon("surnames").values() for name in names
)
_OFFICE_WORDS = frozenset(fold_tones(word) for word in WORDS["office_words"])
_HAMLET_WORDS = frozenset(fold_tones(word) for word in WORDS["hamlet_words"])
_THINGS = frozenset(fold_tones(word) for word in WORDS["things"])
_BODIES = frozenset(fold_tones(word) for word in WORDS["bodies"])
_VALUES: dict[str, int] = {fold_tones(word): value for word, value in WORDS["numbers"].items()}
_NOT_COUNTED = frozenset(fold_tones(word) for word in WORDS["not_counted"])
_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,]*(?:/\d+)*|\n|[^\w\s]")
_HOUR = re.compile(r"(?<![\d/.])(\d{1,2})\s?(?:h|giờ|g|:)\s?(\d{2})?(?!\w)")
# A time of day, not how long something took: after `lúc`, where a clause begins, or before a part of the day.
_BEFORE_HOUR = re.compile(rf"(?:^|[\n,(;]|(?<!\w)(?<!sau )(?:{any_of(WORDS['clock_words'])}))\s*$")
_BEHIND_HOUR = re.compile(rf"(?:\s?phút)?\s(?:{any_of(WORDS['clock_days'])})(?!\w)")
_PLATE = re.compile(r"\d{2}[A-Z]\d?[\s.-]{1,3}\d{3,5}(?:\.\d\d)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,4}[^\W\d_]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PREPARING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['preparing'])})(?!\w)")
_KIND_OF_WORD: dict[str, str] = {}
_KIND_OF_PAIR: dict[tuple[str, str], str] = {}
for _kind, _words in WORDS["kinds"].items():
    for _said in map(fold_tones, _words):
        if " " in _said:
            _KIND_OF_PAIR[(_said.split()[0], _said.split()[1])] = _kind
        else:
            _KIND_OF_WORD[_said] = _kind
_NO_KIND = frozenset(tuple(fold_tones(pair).split()) for pair in WORDS["no_kind"])
_PART_OF_DAY = {word: order for order, words in enumerate(WORDS["day_parts"]) for word in words}
_PARTS = re.compile(rf"(?<!\w)({any_of(_PART_OF_DAY)})(?!\w)")
_MOST_KEPT = 100_000
# What a token is.
_FULL_NAME = range(3, 6)
_MARK, _NUMBER, _FUNCTION, _PLAIN, _NAME = range(5)
_BESIDE_HOUR = 12
_READ = 800  # characters
_LEAD = 120  # words and marks
_OPENING = 260
COMMON_WEIGHT = 0.25
_FEWEST_PAIRS = 6
_WORD = np.uint64(0xFFFFFFFF)
_FACTORS = np.array(
    [0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0xD3A2646D, 0xFD7046C5, 0xB55A4F09],
    dtype=np.uint64,
)[:, None]  # fmt: skip
# `thị xã` is no commune, though `xã` is.
_MARKET, _COMMUNE, _TOWN = map(fold_tones, WORDS["town"])
# How many words of the text, after the title, tell what kind of thing happened.
_TELLING_KIND = 70


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """The telling parts of a report, folded.

    title, lead: pairs of syllables, without names that a word for a place stands before; the lead without any
        name and without common pairs.
    names: of title and text, by their last two words; communes, districts: by their names.
    persons: names of three words and more that begin as those of persons do, no office before them.
    initials: of names, as `lvt`; abbreviated: names that are written so (`L.V.T.`).
    kinds: what kinds of things title and opening tell of, as the lexicon has them.
    figures: of two digits and more, numbers with what is counted, plates of cars.
    clock: minutes of the first time of day that it tells; part: 0 for before dawn to 4 for the night.
    preparing: whether it tells of what comes before the event.
    sketch: a few keys, of which texts that begin alike share one.
    """

    title: frozenset[str]
    lead: frozenset[str]
    names: frozenset[str]
    persons: frozenset[str]
    initials: frozenset[str]
    abbreviated: frozenset[str]
    communes: frozenset[str]
    districts: frozenset[str]
    figures: frozenset[str]
    kinds: frozenset[str]
    clock: int | None
    part: int | None
    preparing: bool
    sketch: tuple[int, ...]


@dataclass(slots=True)
class _Read:
    """What has been read of a text so far."""

    lead: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    communes: set[str] = field(default_factory=set)
    districts: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    kinds: frozenset[str] = frozenset()


def read_features(event: SeenEvent) -> Features:
    """The features of an event's title and text."""
    text = event.text[:_READ]
    title, body = _read(event.title), _read(text)
    opening = f"{event.title}\n{text[:_OPENING]}".lower()
    plates = (re.sub(r"\W", "", plate).lower() for plate in _PLATE.findall(text))
    return Features(
        title=frozenset(title.lead | title.named),
        lead=frozenset(body.lead - _COMMON),
        names=frozenset(title.names | body.names),
        persons=frozenset(title.persons | body.persons),
        initials=frozenset(body.initials),
        abbreviated=frozenset(found.replace(".", "").lower() for found in _INITIALS.findall(text)),
        communes=frozenset(title.communes | body.communes),
        districts=frozenset(title.districts | body.districts),
        figures=frozenset({*title.figures, *body.figures, *plates}),
        kinds=title.kinds | body.kinds,
        clock=_clock(text[:_OPENING].lower()),
        part=_part(opening),
        preparing=_PREPARING.search(opening, 0, len(event.title) + _OPENING // 2) is not None,
        sketch=_sketch(body.lead),
    )


def weigh(pairs: Iterable[str]) -> float:
    """What pairs of syllables tell: common ones a quarter."""
    return sum(COMMON_WEIGHT if pair in _COMMON else 1.0 for pair in pairs)


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """The weight of what two share, of that of the one that weighs less; 0 where one is empty."""
    least = min(weigh(first), weigh(second))
    return weigh(first & second) / least if least else 0.0


def telling(pairs: Iterable[str]) -> list[str]:
    """Those that are not common."""
    return [pair for pair in pairs if pair not in _COMMON]


class _Tokens(dict[str, tuple[str, int]]):
    """A token's word, folded, and what it is, made when it is first met; cleared when it has grown large."""

    def __missing__(self, token: str) -> tuple[str, int]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        word = fold_tones(token.lower())
        kind = _MARK
        if token[0].isalpha():
            kind = _NAME if token[0].isupper() else _FUNCTION if word in _FUNCTION_WORDS else _PLAIN
        elif token[0].isdigit():
            kind = _NUMBER
        self[token] = word, kind
        return word, kind


_TOKENS = _Tokens()


def _read(text: str) -> _Read:
    """Pairs of neighbouring words, names and figures in one pass over the words."""
    found = _Read()
    name: list[str] = []
    before = last = number = ""
    tokens = list(map(_TOKENS.__getitem__, _TOKEN.findall(text)))
    found.kinds = _kinds(tokens[:_TELLING_KIND])
    for at, (word, kind) in enumerate(tokens):
        if kind == _NAME:
            if not name:
                before = last
            name.append(word)
        elif name:
            _note_name(found, name, before)
            last = "" if len(name) > 1 else last
            name = []
        if number:
            _note_figure(found, number, word)
            number = ""
        if kind <= _NUMBER:
            number = word if kind == _NUMBER else ""
            last = ""
            continue
        if word in _VALUES and not name:
            number = str(_VALUES[word])
        if kind == _FUNCTION or word in _FUNCTION_WORDS:
            last = ""
            continue
        if at < _LEAD and last and last not in _PLACE_WORDS and word not in _PLACE_WORDS:
            if not name:
                found.lead.add(f"{last} {word}")
            elif before not in _PLACE_WORDS:
                found.named.add(f"{last} {word}")
        last = _TOWN if word == _COMMUNE and last == _MARKET else word
    if name:
        _note_name(found, name, before)
    if number:
        _note_figure(found, number, "")
    return found


def _kinds(tokens: list[tuple[str, int]]) -> frozenset[str]:
    """The kinds that single words and pairs tell, but for words that a neighbour makes something else."""
    words = [word for word, _ in tokens]
    pairs = list(zip(["", *words], words, strict=False))
    told = [_KIND_OF_WORD[pair[1]] for pair in pairs if pair[1] in _KIND_OF_WORD and pair not in _NO_KIND]
    return frozenset([*told, *(_KIND_OF_PAIR[pair] for pair in _KIND_OF_PAIR.keys() & pairs)])


def _note_name(found: _Read, name: list[str], before: str) -> None:
    """A run of words with capitals, and the word before it: a place's name or another."""
    if name[0] in _PLACE_WORDS and len(name) > 1:
        before, name = name[0], name[1:]
    if before in _HAMLET_WORDS or (before in _THINGS and len(name) == 1):
        found.names.add(f"{before} {' '.join(name[:2])}")
    whole = " ".join(name[1:] if name[0] in _BODIES else name)
    if whole in _districts():
        found.districts.add(whole)
    if before in _PLACE_WORDS:
        if before in _COMMUNE_WORDS:
            found.communes.add(whole)
        return
    if len(name) > 1 and whole not in _areas():
        pair = " ".join(name[-2:])
        if pair not in _COMMON:
            found.names.add(pair)
            if len(name) in _FULL_NAME and name[0] in _SURNAMES and before not in _OFFICE_WORDS:
                found.persons.add(pair)
    if len(name) > 2:
        found.initials.add("".join(word[0] for word in name[-4:]))
        found.initials.add("".join(word[0] for word in name[-3:]))


@cache
def _areas() -> frozenset[str]:
    """The names of all provinces and districts, which an event's place says."""
    return _districts() | _names_of("province")


@cache
def _districts() -> frozenset[str]:
    """The names of districts that are no province's too."""
    return _names_of("district") - _names_of("province")


def _names_of(level: UnitLevel) -> frozenset[str]:
    names = (unit.name.removeprefix(unit.type).lower() for unit in load_units() if unit.level == level)
    return frozenset(" ".join(fold_tones(part).split()) for name in names for part in name.split("-"))


def _note_figure(found: _Read, number: str, unit: str) -> None:
    plain = number.replace(".", "").rstrip(",")
    if "/" in plain or _YEAR.fullmatch(plain) or unit in _NOT_COUNTED:
        return
    if len(plain) > 1:
        found.figures.add(plain.lstrip("0"))
    if plain.isdigit() and unit.isalpha():
        found.figures.add(f"{int(plain)} {unit}")


def _sketch(pairs: set[str]) -> tuple[int, ...]:
    """Two minima of the pairs' hashes a key, under a few permutations that are the same in every run."""
    if len(pairs) < _FEWEST_PAIRS:
        return ()
    hashes = [crc32(pair.encode()) for pair in pairs]
    minima = ((np.array(hashes, dtype=np.uint64) * _FACTORS) & _WORD).min(axis=1).tolist()
    keys = zip(minima[::2], minima[1::2], strict=True)
    return tuple((first << 40) + (second << 8) + number for number, (first, second) in enumerate(keys))


def _clock(text: str) -> int | None:
    for match in _HOUR.finditer(text):
        hour, minute = int(match[1]), int(match[2] or 0)
        before = text[max(0, match.start() - _BESIDE_HOUR) : match.start()]
        opens = _BEFORE_HOUR.search(before) is not None
        told = opens or (_BEHIND_HOUR.match(text, match.end()) and not before.endswith("đến "))
        if told and hour < 24 and minute < 60:
            return hour * 60 + minute
    return None


def _part(text: str) -> int | None:
    match = _PARTS.search(text)
    return _PART_OF_DAY[" ".join(match.group(1).split())] if match is not None else None


@cache
def told_both_ways() -> frozenset[frozenset[str]]:
    """Pairs of types under which one event is told."""
    return frozenset(frozenset(pair) for pair in WORDS["told_both_ways"])


@cache
def generic_kinds() -> frozenset[str]:
    """Kinds of which a district has several in a day."""
    return frozenset(WORDS["generic_kinds"])


def is_hamlet(name: str) -> bool:
    """Whether a name is that of a place below a commune."""
    return name.split(" ", 1)[0] in _HAMLET_WORDS
