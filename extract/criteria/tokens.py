"""The words that carry a sentence about standards, each with the parts that it may play."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import load_lexicon
from extract.reading import Reading

LEXICON = load_lexicon("criteria")
_UNKNOWN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Token:
    """A known word or phrase; `roles` are such as `aux:target`, `verbs:meet`, `standards:norm`."""

    start: int
    end: int
    roles: frozenset[str]


def _collect_roles(lexicon: dict[str, Any]) -> dict[str, frozenset[str]]:
    roles: dict[str, set[str]] = defaultdict(set)
    for table in ("aux", "standards", "scope"):
        for name, words in lexicon[table].items():
            for word in words:
                roles[word].add(f"{table}:{name}")
    for verb in lexicon["verbs"]:
        for word in verb["words"]:
            roles[word].add(f"verbs:{verb['kind']}")
    for word in lexicon["clauses"]["ignore"]:
        roles[word] = {"ignore"}
    for word in lexicon["aux"]["plain"]:
        roles.pop(word, None)
    return {word: frozenset(parts) for word, parts in roles.items()}


_ROLES = _collect_roles(LEXICON)
_WORDS = sorted(_ROLES)
_SEARCH = AhoCorasick(_WORDS, matchkind=MatchKind.LeftmostLongest)


def find_tokens(reading: Reading) -> tuple[Token, ...]:
    """Every known word in order, the longest where several begin at one place; none inside another word."""
    lower = reading.lower
    return tuple(
        Token(start, end, _ROLES[_WORDS[which]])
        for which, start, end in _SEARCH.find_matches_as_indexes(lower)
        if "ignore" not in _ROLES[_WORDS[which]] and _is_whole(lower, start, end)
    )


def tokens_between(reading: Reading, start: int, end: int) -> tuple[Token, ...]:
    """The tokens that begin in `[start, end)`."""
    tokens = reading.once(find_tokens)
    starts = reading.once(_starts)
    return tokens[bisect_left(starts, start) : bisect_left(starts, end)]


def _starts(reading: Reading) -> list[int]:
    return [token.start for token in reading.once(find_tokens)]


def _is_whole(lower: str, start: int, end: int) -> bool:
    return not (start and lower[start - 1].isalpha()) and not lower[end : end + 1].isalpha()


def words_pattern(words: list[str]) -> str:
    """An alternation of words, longest first, that matches none inside another word."""
    return rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?!\w)"
