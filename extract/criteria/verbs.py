"""What a verb phrase says: its standard, its status, and the shapes of what it takes."""

import re
from dataclasses import dataclass

from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, Token, words_pattern
from extract.facts import Status
from extract.quantities import Quantity

_PHRASES = LEXICON["phrases"]
_TITLE_HEADS = words_pattern(LEXICON["titles"]["heads"])
_TITLE_TAILS = words_pattern(LEXICON["titles"]["tails"])
TITLE = re.compile(
    rf"{_TITLE_HEADS}(?:, {_TITLE_HEADS}){{0,2}}[ \xa0](?:[^\W\d_]+[ \xa0]){{0,3}}?"
    rf"(?<!nhà )(?P<tail>{_TITLE_TAILS}(?:(?:,|[ \xa0]và)?[ \xa0]{_TITLE_TAILS})?)"
)
CLAUSE_END = re.compile(rf"[ \xa0]*(?:[,.;:!?()\n…]|$|[ \xa0]{words_pattern(_PHRASES['clause_after'])})")


@dataclass(frozen=True, slots=True)
class Standard:
    """What is met: offsets of its words, and how many yardsticks of it a place has.

    of_noun: it is said of a noun that the verb governs (`xây dựng Công an phường điển hình`).
    """

    start: int
    end: int
    role: str
    met: Quantity | None = None
    of_noun: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A chain of auxiliaries and verbs with its object.

    status is what the chain itself says, None where it says nothing; `done` where it says that it is done.
    standard is None where the verb stands alone (`chưa đạt`) or governs a counted noun (`xây dựng 7 phường`).
    """

    start: int
    verb_start: int
    main_start: int
    verb_end: int
    end: int
    kind: str
    status: Status | None
    done: bool
    soft: str | None
    standard: Standard | None
    bare: bool


def verb_kind(token: Token) -> str | None:
    """The kind of a verb of meeting, None for any other word."""
    return next((role[6:] for role in token.roles if role.startswith("verbs:")), None)


def quantity_from(scene: Scene, start: int, end: int) -> Quantity | None:
    """The first quantity, with what softens it, that begins within `[start, end]`."""
    return next((q for q in scene.quantities if start <= q.soft_start <= end and q.start <= end + 24), None)
