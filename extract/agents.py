"""Who acts in a text: bodies with, where it stands before them, the office that is meant.

`Chủ tịch UBND tỉnh Lào Cai`, `Bộ trưởng Bộ Công an`, `Thủ tướng Chính phủ`: what documents are issued by,
awards given by and events held by.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extract.facts import Place
from extract.lexicon import load_lexicon
from extract.reading import Reading
from extract.units import UnitMention, find_unit_mentions


@dataclass(frozen=True, kw_only=True, slots=True)
class Agent:
    """`content[start:end]` names it; `name` is resolved, with its office; `body` is the unit alone."""

    start: int
    end: int
    name: str
    body: str
    locality: Place | None = None


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_LEXICON = load_lexicon("agents")
_NAME_OF = {form.lower(): name for name, forms in _LEXICON["central"].items() for form in forms}
_CENTRAL = re.compile(rf"\b(?:{_any_of(list(_NAME_OF))})(?!\w)", re.IGNORECASE)
_OFFICE = re.compile(rf"(?<!\w)(?P<office>{_any_of(_LEXICON['offices'])})\s+$", re.IGNORECASE)
_FOLDED = re.compile(rf"(?<!\w)(?:{_any_of(_LEXICON['folded'])})\s+$", re.IGNORECASE)
_TITLE_LENGTH = 32


def find_agents(reading: Reading) -> tuple[Agent, ...]:
    """Every body named, in order, with the office before it; central bodies also where they are no unit."""
    mentions = reading.once(find_unit_mentions)
    agents = [_from_unit(reading.content, mention) for mention in mentions]
    taken = [(mention.start, mention.end) for mention in mentions]
    agents.extend(_central(reading, taken))
    return tuple(sorted(agents, key=_start_of))


def agent_at(reading: Reading, offset: int) -> Agent | None:
    """The agent that begins at `offset`, white space apart."""
    while offset < len(reading.content) and reading.content[offset].isspace():
        offset += 1
    agents = reading.once(find_agents)
    index = bisect_left(reading.once(_starts), offset)
    return agents[index] if index < len(agents) and agents[index].start == offset else None


def agents_between(reading: Reading, start: int, end: int) -> tuple[Agent, ...]:
    """The agents that lie wholly in `[start, end)`."""
    starts = reading.once(_starts)
    inside = reading.once(find_agents)[bisect_left(starts, start) : bisect_right(starts, end)]
    return tuple(agent for agent in inside if agent.end <= end)


def _start_of(agent: Agent) -> int:
    return agent.start


def _starts(reading: Reading) -> list[int]:
    return [agent.start for agent in reading.once(find_agents)]


def _from_unit(content: str, mention: UnitMention) -> Agent:
    start, name = mention.start, mention.name
    before = content[max(0, start - _TITLE_LENGTH) : start]
    if folded := _FOLDED.search(before):
        start -= len(before) - folded.start()
        before = before[: folded.start()]
    if office := _OFFICE.search(before):
        start -= len(before) - office.start()
        name = f"{_written(office['office'])} {name}"
    return Agent(start=start, end=mention.end, name=name, body=mention.name, locality=mention.locality)


def _written(office: str) -> str:
    """An office with its first letter in upper case, single spaces."""
    office = " ".join(office.split())
    return office[:1].upper() + office[1:]


def _central(reading: Reading, taken: list[tuple[int, int]]) -> list[Agent]:
    ends = [end for _, end in taken]
    found = []
    for match in _CENTRAL.finditer(reading.content):
        index = bisect_right(ends, match.start())
        if index < len(taken) and taken[index][0] < match.end():
            continue
        name = _NAME_OF[" ".join(match.group().lower().split())]
        if match.group()[0].isupper():
            found.append(Agent(start=match.start(), end=match.end(), name=name, body=name))
    return found
