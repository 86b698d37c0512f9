"""Who acts in a text: bodies with, where it stands before them, the office that is meant.

`Chủ tịch UBND tỉnh Lào Cai`, `Bộ trưởng Bộ Công an`, `Thủ tướng Chính phủ`: what documents are issued by,
awards given by and events held by.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from extract.bodies.abroad import end_of_state, is_foreign
from extract.facts import Place
from extract.lexicon import load_lexicon
from extract.phrases import compile_phrases, find_phrases
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


_LEXICON = load_lexicon("agents")
_NAME_OF = {form: name for name, forms in _LEXICON["central"].items() for form in forms}
_CENTRAL = compile_phrases(_NAME_OF)
_TITLE_LENGTH = 32
_TAIL = 2  # characters


def _by_tail(words: Iterable[str]) -> dict[str, list[str]]:
    """Words in lower case by their last characters, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted({word.lower() for word in words}, key=len, reverse=True):
        found.setdefault(word[-_TAIL:], []).append(word)
    return found


_OFFICES = _by_tail(_LEXICON["offices"])
_FOLDED = _by_tail(_LEXICON["folded"])


def find_agents(reading: Reading) -> tuple[Agent, ...]:
    """Every body named, in order, with the office before it; central bodies also where they are no unit."""
    mentions = reading.once(find_unit_mentions)
    agents = [_from_unit(reading, mention) for mention in mentions]
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


def _from_unit(reading: Reading, mention: UnitMention) -> Agent:
    start, name = mention.start, mention.name
    if (folded := _ending(reading.lower, start, _FOLDED)) is not None:
        start = folded
    if (office := _ending(reading.lower, start, _OFFICES)) is not None:
        name = f"{_written(reading.content[office:start])} {name}"
        start = office
    end = end_of_state(reading, mention.end) if is_foreign(reading, mention) else mention.end
    state = reading.content[mention.end : end]
    return Agent(
        start=start, end=end, name=name + state, body=mention.name + state, locality=mention.locality
    )


def _ending(lower: str, end: int, words: dict[str, list[str]]) -> int | None:
    """Where the longest of `words` begins that stands right before `end`; None where none does."""
    if end == 0 or not lower[end - 1].isspace():
        return None
    since = max(0, end - _TITLE_LENGTH)
    before = lower[since:end].rstrip()
    last = since + len(before)
    for word in words.get(before[-_TAIL:], ()):
        start = last - len(word)
        if before.endswith(word) and (start == 0 or not lower[start - 1].isalnum()):
            return start
    return None


def _written(office: str) -> str:
    """An office with its first letter in upper case, single spaces."""
    office = " ".join(office.split())
    return office[:1].upper() + office[1:]


def _central(reading: Reading, taken: list[tuple[int, int]]) -> list[Agent]:
    ends = [end for _, end in taken]
    found = []
    for form, start in find_phrases(_CENTRAL, reading.content):
        end = start + len(form)
        index = bisect_right(ends, start)
        if index < len(taken) and taken[index][0] < end:
            continue
        state = end_of_state(reading, end)
        name = _NAME_OF[form] + reading.content[end:state]
        found.append(Agent(start=start, end=state, name=name, body=name))
    return found
