"""Names that may be one person's, so that a new mention has only those few joined again."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations

from extract.lexicon import load_lexicon

_PART = re.compile(r"[a-z0-9]+")
_Middle = tuple[str, ...]


def name_blocks(names: Iterable[str]) -> dict[str, str]:
    """Names in blocks: two that may be one person's have one block, by way of others too.

    A name may stand without some of its middle parts (`Nguyễn Hùng` for `Nguyễn Văn Hùng`) or with letters
    for them; those of some peoples also without their end. Accents, capitals, `i` or `y` make no difference.
    """
    alike: defaultdict[str, dict[str, _Middle]] = defaultdict(dict)
    for name in names:
        parts = _parts(name)
        alike[_ends(parts) or name][name] = parts[1:-1]
    found: dict[str, str] = {}
    for ends, middles in alike.items():
        apart = " " in ends and all(middle and all(map(_is_whole, middle)) for middle in middles.values())
        found |= _in_parts(ends, middles) if apart else dict.fromkeys(middles, ends)
    return found


def _in_parts(ends: str, middles: dict[str, _Middle]) -> dict[str, str]:
    """The blocks of names with the same first and last part, each with whole parts between them."""
    above: dict[_Middle, _Middle] = {middle: middle for middle in middles.values()}
    for middle in list(above):
        for shorter in _shorter(middle):
            if shorter in above:
                above[_root(above, middle)] = _root(above, shorter)
    return {name: " ".join((ends, *_root(above, middle))) for name, middle in middles.items()}


def _root(above: dict[_Middle, _Middle], middle: _Middle) -> _Middle:
    while above[middle] != middle:
        middle = above[middle]
    return middle


def _shorter(middle: _Middle) -> Iterator[_Middle]:
    for length in range(1, len(middle)):
        yield from combinations(middle, length)


def _is_whole(part: str) -> bool:
    return len(part) > 1


def _ends(parts: _Middle) -> str:
    if len(parts) < 2 or parts[0] in _shortened_at_the_end():
        return parts[0] if parts else ""
    return f"{parts[0]} {parts[-1]}"


@lru_cache(maxsize=65536)
def _parts(name: str) -> _Middle:
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    return tuple(f"{part[:-1]}i" if part.endswith("y") else part for part in _PART.findall(plain))


@cache
def _shortened_at_the_end() -> frozenset[str]:
    return frozenset(_parts(surname)[0] for surname in load_lexicon("surnames")["ethnic"])
