"""The words that carry a sentence about standards, each with the parts that it may play."""

from bisect import bisect_left
from collections import defaultdict
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from extract.lexicon import load_lexicon
from extract.phrases import any_of
from extract.reading import Reading

LEXICON = load_lexicon("criteria") | load_lexicon("criteria_around")
_UNKNOWN: frozenset[str] = frozenset()


class Token(NamedTuple):
    """A known word or phrase; `roles` are such as `aux:target`, `verbs:meet`, `standards:norm`.

    governs: whether a sentence with it may be about a standard; verbal: whether it may be of a verb phrase.
    """

    start: int
    end: int
    roles: frozenset[str]
    governs: bool
    verbal: bool


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


def _governs(roles: frozenset[str]) -> bool:
    return any(role.startswith(("verbs:", "standard")) for role in roles)


def _is_verbal(roles: frozenset[str]) -> bool:
    return any(role.startswith(("aux", "verbs")) for role in roles)


_ROLES = _collect_roles(LEXICON)
_WORDS = sorted(_ROLES)
_READ = [
    None if "ignore" in _ROLES[word] else (_ROLES[word], _governs(_ROLES[word]), _is_verbal(_ROLES[word]))
    for word in _WORDS
]
_SEARCH = AhoCorasick(_WORDS, matchkind=MatchKind.LeftmostLongest)


def find_tokens(reading: Reading) -> tuple[Token, ...]:
    """Every known word in order, the longest where several begin at one place; none inside another word."""
    lower = reading.lower
    found = []
    # The innermost loop of the whole finder: no call for each of the many matches.
    for which, start, end in _SEARCH.find_matches_as_indexes(lower):
        known = _READ[which]
        if known is None or lower[end : end + 1].isalpha() or (start and lower[start - 1].isalpha()):
            continue
        found.append(Token(start, end, *known))
    return tuple(found)


def tokens_between(reading: Reading, start: int, end: int) -> tuple[Token, ...]:
    """The tokens that begin in `[start, end)`."""
    tokens = reading.once(find_tokens)
    starts = reading.once(_starts)
    return tokens[bisect_left(starts, start) : bisect_left(starts, end)]


def _starts(reading: Reading) -> list[int]:
    return [token.start for token in reading.once(find_tokens)]


def words_pattern(words: list[str]) -> str:
    """An alternation of words, longest first, that matches none inside another word."""
    return rf"(?:{any_of(words)})(?!\w)"
