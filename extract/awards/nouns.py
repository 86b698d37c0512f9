"""The awards that a text names."""

import re
from dataclasses import dataclass

from extract.agents import Agent, agent_at
from extract.awards import grammar
from extract.phrases import compile_phrases, find_phrases
from extract.reading import Reading

_NAMED = frozenset(grammar.LEXICON["named_awards"])
_BESIDE = frozenset(grammar.LEXICON["beside"])
_ORDERS = frozenset(grammar.LEXICON["orders"])
_PRAISE = frozenset(grammar.LEXICON["praise"])
_OWNED = frozenset(grammar.LEXICON["owned"])
_BADGES = frozenset(("huy hiệu", "kỷ niệm chương", "kỉ niệm chương"))
_OWN = tuple(grammar.LEXICON["own"])
_REFUSED = frozenset(grammar.LEXICON["not_awards"])
_ACTS = frozenset(grammar.LEXICON["acts"])
_REWARDS = frozenset(grammar.LEXICON["rewards"])
_PHRASES = compile_phrases([*grammar.LEXICON["awards"], *_NAMED, *_REFUSED, *_ACTS, *_REWARDS])


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardNoun:
    """An award's name at `content[start:name_end]`, with the body that it is of up to `end`.

    of_unknown: it is said to be of somebody who cannot be told.
    act: it is itself the verb (`khen thưởng`, `thưởng nóng`); money: it is money;
    beside: it goes with others (`tiền thưởng`); praise: it is but a word of praise (`tuyên dương`).
    """

    start: int
    name_end: int
    end: int
    name: str
    act: bool
    money: bool = False
    beside: bool = False
    praise: bool = False
    of_unknown: bool = False
    of: Agent | None = None


def find_award_nouns(reading: Reading) -> list[AwardNoun]:
    """The awards named, in order; bare `danh hiệu`, `cờ`, `huy chương` and sports medals are left out."""
    found: list[AwardNoun] = []
    for word, start in find_phrases(_PHRASES, reading.lower):
        if word in _REFUSED or (found and start < found[-1].end):
            continue
        noun = _noun(reading, word, start, start + len(word))
        if noun is not None:
            found.append(noun)
    return found


def _noun(reading: Reading, word: str, start: int, end: int) -> AwardNoun | None:
    content = reading.content
    full = _name_of(word).match(content, end)
    if full is None and word in _ORDERS and _is_named(reading, end):
        full = grammar.ORDER_NAME.match(content, end)
        if full is None:
            return None
    if word in _NAMED and full is None and not (word in _ORDERS or word in grammar.LEXICON["awards"]):
        return None
    name_end = full.end() if full else end
    if word in _REWARDS and grammar.REWARD.match(content, end) is None:
        return None
    owner = _owner(reading, name_end, named=word in _ACTS)
    if word in _OWNED and owner is None:
        return None
    name = " ".join(content[start : name_end if full and word in _NAMED else end].split())
    name = name.lower() if name.isupper() else name
    return AwardNoun(
        start=start,
        name_end=name_end,
        end=_end_of_owner(content, name_end, owner) if owner else name_end,
        name=name[:1].upper() + name[1:],
        act=word in _ACTS or word in _REWARDS,
        money=word in _REWARDS,
        beside=word in _BESIDE,
        praise=word in _PRAISE,
        of_unknown=owner is None and grammar.OF.match(content, name_end) is not None,
        of=owner,
    )


def _is_named(reading: Reading, end: int) -> bool:
    """Whether a name follows that is of no body: of an order that no list has."""
    return grammar.NAME_FOLLOWS.match(reading.content, end) is not None and agent_at(reading, end) is None


def _name_of(word: str) -> re.Pattern[str]:
    if word in _BADGES:
        return grammar.BADGE_NAME
    return grammar.FULL_NAME if word in _NAMED else grammar.MORE_NAME


def _owner(reading: Reading, offset: int, *, named: bool) -> Agent | None:
    """The body that an award ending at `offset` is of; with no `của` no receiver, and none if `named`."""
    link = grammar.OF.match(reading.content, offset)
    if link is not None:
        return agent_at(reading, link.end())
    if named:
        return None
    agent = agent_at(reading, offset)
    if agent is None or agent.start > offset + 1 or "\n" in reading.content[offset : agent.start]:
        return None
    return agent if agent.name.startswith(_OWN) else None


def _end_of_owner(content: str, offset: int, owner: Agent) -> int:
    """Where the words end that say whose an award is, with the verb in `do Chủ tịch nước tặng thưởng`."""
    by = grammar.BY.match(content, offset)
    verb = grammar.GIVEN_BY.match(content, owner.end) if by else None
    return verb.end() if verb else owner.end


def chains(content: str, nouns: list[AwardNoun]) -> list[list[AwardNoun]]:
    """Awards named one after another (`cờ thi đua, bằng khen`), which share giver and receivers."""
    groups: list[list[AwardNoun]] = []
    for noun in nouns:
        if groups and _linked(content[groups[-1][-1].end : noun.start]):
            groups[-1].append(noun)
        else:
            groups.append([noun])
    return groups


def _linked(between: str) -> bool:
    return len(between) < 24 and re.fullmatch(grammar.LINK, between) is not None
