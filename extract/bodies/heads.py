"""The words that head an organisation's name, and where they stand in an article."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extract.bodies.spelling import fold_tones
from extract.facts import Level, UnitKind
from extract.lexicon import load_lexicon
from extract.reading import Reading

After = Literal["place", "function", "proper", "number", "nothing"]


_COMPOUNDS = frozenset(map(fold_tones, load_lexicon("unit_words")["compounds"]))


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """One entry of lexicon/units.toml; the comment there says what the fields mean."""

    name: str
    forms: tuple[str, ...]
    kind: UnitKind
    after: After
    level: Level | None = None
    type: str | None = None
    bare: bool = False
    parent: tuple[str, ...] = ()
    alone: bool = False
    small: bool = False
    written: bool = False
    loose: bool = False
    echo: bool = False
    brand: bool = False
    needs_type: tuple[str, ...] = ()
    never: bool = False


_PAPERS = tuple(f" {word} " for word in load_lexicon("unit_words")["papers"])
_LONGEST_PAPER = 20
_CODE_JOINTS = ("-", "/")


class HeadHit(NamedTuple):
    """A head as it stands in content."""

    start: int
    end: int
    head: Head


class Phrases:
    """A list of lower-case phrases, found in folded text at word boundaries, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._forms = [fold_tones(phrase) for phrase in phrases]
        self._known = {form: index for index, form in enumerate(self._forms)}
        self._automaton = AhoCorasick(
            self._forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """(index of the phrase, start, end) of every phrase that stands alone, none overlapping."""
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            if start and folded[start - 1].isalnum():
                continue
            if end < len(folded) and folded[end].isalnum():
                shorter = self._shorter(folded, start, end)
                if shorter is not None:
                    found.append(shorter)
                continue
            found.append((index, start, end))
        return found

    def _shorter(self, folded: str, start: int, end: int) -> tuple[int, int, int] | None:
        """The longest phrase that ends at a word boundary within a match that does not."""
        space = folded.rfind(" ", start, end)
        while space > start:
            index = self._known.get(folded[start:space])
            if index is not None:
                return index, start, space
            space = folded.rfind(" ", start, space)
        return None


@cache
def load_heads() -> tuple[Head, ...]:
    """The heads of lexicon/units.toml."""
    fields = set(Head.__dataclass_fields__)
    found = []
    for entry in load_lexicon("units")["head"]:
        known = {key: value for key, value in entry.items() if key in fields}
        known["forms"] = tuple(entry["forms"])
        known |= {key: tuple(entry.get(key, ())) for key in ("parent", "needs_type")}
        found.append(Head(**known))
    return tuple(found)


@cache
def _head_forms() -> tuple[tuple[str, Head], ...]:
    return tuple((form, head) for head in load_heads() for form in head.forms)


@cache
def _head_phrases() -> Phrases:
    return Phrases(form for form, _ in _head_forms())


def fold_article(reading: Reading) -> str:
    """The content as heads, functions and titles are looked up in it; offsets are those of content."""
    return fold_tones(reading.lower)


def find_heads(reading: Reading) -> dict[int, HeadHit]:
    """Every head by its start, in order; those left out that only look like one (`cơ sở`, a small `hội`)."""
    forms, content, folded = _head_forms(), reading.content, reading.once(fold_article)
    found: dict[int, HeadHit] = {}
    for index, start, end in _head_phrases().find(folded):
        head = forms[index][1]
        if head.never or (not head.small and content[start].islower()):
            continue
        if _in_compound(content, folded, start, end):
            continue
        if head.kind == "media" and content[start:end].islower():
            continue
        if _in_code(content, start, end) or (
            head.kind == "police" and f" {folded[max(0, start - _LONGEST_PAPER) : start]}".endswith(_PAPERS)
        ):
            continue
        found[start] = HeadHit(start, end, head)
    return found


def _in_code(content: str, start: int, end: int) -> bool:
    """Whether initials are a part of a document's number: `365/QĐ-|CAT|-PX01`, `2345/|UBND|-NC`."""
    joint = content[start - 1 : start]
    if joint not in _CODE_JOINTS or not content[start:end].isupper():
        return False
    before = content[start - 2 : start - 1]
    return before.isupper() if joint == "-" else before.isdigit()


def _in_compound(content: str, folded: str, start: int, end: int) -> bool:
    """Whether a one-syllable head is the second half of another word (`cơ sở`, but not `thường trực Ban`)."""
    if not start or folded[start - 1] != " " or folded.find(" ", start, end) >= 0:
        return False
    before = folded.rfind(" ", 0, start - 1) + 1
    if content[start].isupper() and content[before].islower():
        return False
    if folded[before:end].strip("“\"'(,.") not in _COMPOUNDS:
        return False
    return not folded.endswith("cán bộ", 0, start - 1)
