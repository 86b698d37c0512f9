"""Whole words and phrases from the lexicons: found in one pass, or as part of an expression."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """A list of phrases ready to be found; build it with `compile_phrases`.

    shorter: for each phrase those that it begins with, the longest first, since a phrase that ends inside
        a word may hide one that does not ("luật gia" hides "luật" in "luật giao thông").
    """

    phrases: tuple[str, ...]
    shorter: dict[str, tuple[str, ...]]
    automaton: AhoCorasick


def compile_phrases(phrases: Iterable[str]) -> Phrases:
    """An automaton over phrases as they are written in what is searched; doubles count once."""
    unique = tuple(dict.fromkeys(phrases))
    return Phrases(
        phrases=unique,
        shorter={phrase: _beginnings(phrase, unique) for phrase in unique},
        automaton=AhoCorasick(unique, matchkind=MatchKind.LeftmostLongest),
    )


def find_phrases(phrases: Phrases, text: str) -> Iterator[tuple[str, int]]:
    """The phrases that stand in `text` as whole words, with their offsets, leftmost and longest first."""
    for index, start, _ in phrases.automaton.find_matches_as_indexes(text):
        if start > 0 and text[start - 1].isalnum():
            continue
        longest = phrases.phrases[index]
        for phrase in (longest, *phrases.shorter[longest]):
            end = start + len(phrase)
            if end == len(text) or not text[end].isalnum():
                yield phrase, start
                break


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first; a space in one matches any within a line."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ \xa0]+") for word in ordered)


def _beginnings(phrase: str, phrases: tuple[str, ...]) -> tuple[str, ...]:
    shorter = [other for other in phrases if other != phrase and phrase.startswith(other)]
    return tuple(sorted(shorter, key=len, reverse=True))
