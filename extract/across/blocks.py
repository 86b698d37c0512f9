"""Names that may be one person's, so that a new mention has only those few joined again."""

import re
import unicodedata
from functools import cache, lru_cache

from extract.lexicon import load_lexicon

_PART = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=65536)
def name_block(name: str) -> str:
    """What names that may be one person's have in common: the first part and the last, without accents.

    The names of some peoples are shortened at their end, so that only the first part counts.
    """
    parts = _parts(name)
    if len(parts) < 2 or parts[0] in _shortened_at_the_end():
        return parts[0] if parts else name
    return f"{parts[0]} {parts[-1]}"


def _parts(name: str) -> list[str]:
    """`Nguyễn Thị Quý` and `nguyen thi quí` are one: accents aside, and `i` for `y` at the end."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    return [f"{part[:-1]}i" if part.endswith("y") else part for part in _PART.findall(plain)]


@cache
def _shortened_at_the_end() -> frozenset[str]:
    return frozenset(_parts(surname)[0] for surname in load_lexicon("surnames")["ethnic"])
