"""What is known of careers (`careers.toml`), as tables that are asked often."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal

from extract.bodies.spelling import old_tones
from extract.lexicon import load_lexicon

Line = Literal[
    "police", "military", "politics", "judiciary", "education", "health", "enterprise", "media", "other",
    "unknown",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """What a title makes of its holder in a body.

    name: what titles of one body share where they are one office.
    one: only one person holds it at a time; side: it is held besides another office.
    """

    name: str
    one: bool = False
    side: bool = False


@cache
def careers() -> dict[str, Any]:
    """The lexicon."""
    return load_lexicon("careers")


def judged(name: str) -> float:
    """A figure of `[judge]`."""
    return float(careers()["judge"][name])


@dataclass(frozen=True, slots=True)
class Era:
    """What of the reform of 2025 had taken place, or may have, when the later of two mentions was written.

    police: the districts' police had ended; all: so had the districts, and provinces had merged.
    """

    police: bool
    all: bool


def era_of(day: int) -> Era:
    """The era of an ordinal day."""
    return BEFORE if day < _reform("police_reform") else AFTER if day >= _reform("reform") else BETWEEN


BEFORE, BETWEEN, AFTER = Era(False, False), Era(True, False), Era(True, True)


@cache
def _reform(name: str) -> int:
    return date.fromisoformat(careers()[name]).toordinal()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Words as the lexicon has them: lower case, old-style tone marks, single spaces."""
    return " ".join(old_tones(text.lower()).replace("–", "-").split())


@lru_cache(maxsize=4096)
def plain_title(title: str) -> str:
    """A title as the lexicon has it, without what makes it an acting one."""
    words = plain(title)
    acting = next((word for word in careers()["acting"]["starts"] if words.startswith(word)), "")
    return words[len(acting) :]


@lru_cache(maxsize=4096)
def role_of(title: str) -> Role:
    """The role of a title; one that is not known is its own role."""
    words = plain_title(title)
    for row in careers()["role"]:
        if words in row.get("is", ()) or words.startswith(tuple(row.get("starts", ()))):
            return Role(name=row["role"], one=row.get("one", False), side=row.get("side", False))
    return Role(name=words)


@cache
def rank_steps() -> dict[str, int]:
    """The place of each rank on the ladder, by its plain words."""
    ladder = careers()["ranks"]["ladder"]
    return {plain(name): step for step, row in enumerate(ladder) for name in row["names"]}


def step_of(rank: str | None) -> int | None:
    """The place of a rank on the ladder; None for one that is not on it."""
    return rank_steps().get(plain(rank)) if rank else None


@cache
def years_to_rise(low: int, high: int) -> float:
    """The least years from one place on the ladder to another, however long the lower has been held."""
    ladder, faster = careers()["ranks"]["ladder"], careers()["ranks"]["faster"]
    return float(faster * sum(row["years"] for row in ladder[low + 1 : high]))


@cache
def general_from() -> int:
    """The place on the ladder where the generals begin."""
    return min(rank_steps()[plain(name)] for name in careers()["ranks"]["general"])


@cache
def rate_of_move(old: Line, new: Line) -> float:
    """How often one who leaves an office of one line takes one of another, against one of the same."""
    moves = careers()["moves"]
    return 1.0 if old == new else float(moves.get(old, {}).get(new, moves["else"]))
