"""Who issued a paper whose reference does not say so: by its number, its kind, its neighbours, its verb."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.agents import agents_between, find_agents
from extract.documents import grammar
from extract.documents.references import Reference
from extract.reading import Reading
from extract.sentences import sentence_at

_SUFFIXES: dict[str, str] = grammar.LEXICON["suffixes"]
_LOCAL: dict[str, list[str]] = grammar.LEXICON["local_suffixes"]
_KNOWN: dict[str, str] = grammar.LEXICON["known"]
_SEPARATOR = re.compile(r"[-–/.]")
_LOOK_BACK = 40


def with_issuers(reading: Reading, references: Sequence[Reference]) -> list[Reference]:
    """The references, each with its issuer where the article or the number tells it."""
    told = [_told(reading, reference) for reference in references]
    told = _shared(reading, told)
    by_number = {(ref.kind.name, ref.base): ref.issuer for ref in reversed(told) if ref.base and ref.issuer}
    return [_with_issuer(ref, by_number.get((ref.kind.name, ref.base or ""))) for ref in told]


def _with_issuer(ref: Reference, issuer: str | None) -> Reference:
    return replace(ref, issuer=issuer) if ref.issuer is None and issuer is not None else ref


def _told(reading: Reading, ref: Reference) -> Reference:
    if ref.issuer is not None:
        return ref
    known = _KNOWN.get(f"{ref.kind.name} {ref.number}")
    issuer = (
        _by_code(ref.codes)
        or known
        or ref.kind.implied
        or _by_verb(reading, ref)
        or _by_local_code(reading, ref)
    )
    return _with_issuer(ref, issuer)


def _codes(codes: str) -> list[str]:
    return [code for code in _SEPARATOR.split(codes) if code]


def _by_code(codes: str) -> str | None:
    names = []
    for code in _codes(codes):
        name = _SUFFIXES.get(code) or _SUFFIXES.get(code.rstrip("0123456789"))
        if name is not None and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _by_verb(reading: Reading, ref: Reference) -> str | None:
    before = reading.content[max(0, ref.start - _LOOK_BACK) : ref.start]
    verb = grammar.ISSUING.search(before)
    if verb is None:
        return None
    end = ref.start - len(before) + verb.start()
    sentence = sentence_at(reading, ref.start)
    for agent in reversed(agents_between(reading, sentence.start, end)):
        return agent.name if not reading.content[agent.end : end].strip() else None
    return None


def _by_local_code(reading: Reading, ref: Reference) -> str | None:
    heads = tuple(head for code in _codes(ref.codes) for head in _LOCAL.get(code, ()))
    if not heads:
        return None
    sentence = sentence_at(reading, ref.start)
    for agent in reversed(agents_between(reading, sentence.start, ref.start)):
        if agent.body.startswith(heads):
            return agent.body
    bodies = {agent.body for agent in reading.once(find_agents) if agent.body.startswith(heads)}
    return bodies.pop() if len(bodies) == 1 else None


def _shared(reading: Reading, references: list[Reference]) -> list[Reference]:
    """`Thông tư 23, Chỉ thị 07 của Bộ Công an`: the issuer at the end of a list is that of all of it."""
    shared = list(references)
    for index in range(len(shared) - 2, -1, -1):
        ref, after = shared[index], shared[index + 1]
        between = reading.content[ref.end : after.start]
        if ref.issuer is None and len(between) < 8 and grammar.LISTED.match(between):
            shared[index] = _with_issuer(ref, after.issuer)
    return shared
