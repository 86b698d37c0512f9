"""Who gives an award: the bodies that act before a verb, by decisions, on occasions, for others."""

import re
from bisect import bisect_left

from extract.agents import Agent, agents_between
from extract.awards import grammar
from extract.awards.names import named_at
from extract.localities import PlaceMention, find_place_mentions
from extract.reading import Reading

FAR = 180
_LINK_LENGTH = 14
_SENTENCE = 300
_ABOUT_LENGTH = 16


def givers_before(reading: Reading, start: int, end: int) -> list[Agent]:
    """The bodies that act from `start` on: the last before the verb at `end`, and those joined to it."""
    givers: list[Agent] = []
    acting = agents_between(reading, start, end)
    if not acting:
        return givers
    end = _before_decision(reading.content, start, end)
    for agent in reversed([agent for agent in acting if agent.end <= end]):
        if grammar.OF_CENTRE.search(reading.content, max(0, agent.start - 12), agent.start):
            continue
        gap = grammar.JOINED if givers else grammar.NAME_GAP
        if not gap.fullmatch(reading.content, agent.end, end):
            break
        # "Bí thư Đảng ủy, Giám đốc Công an tỉnh" are offices of one person, who gives by the last.
        one = givers and agent.name != agent.body and "," in reading.content[agent.end : end]
        if not (one and givers[0].name != givers[0].body):
            givers.insert(0, agent)
        end = agent.start
    return givers


def subject_before(reading: Reading, sentence: int, verb: re.Match[str]) -> list[Agent]:
    """Who acts in the sentence by an earlier verb of giving (`UBND xã trao … và khen thưởng …`)."""
    end = _before_decision(reading.content, sentence, verb.start())
    if not grammar.FURTHER.search(reading.content[max(0, end - 12) : end]):
        return []
    since = max(sentence, verb.start() - _SENTENCE)
    nearest: list[Agent] = []
    for earlier in grammar.VERB.finditer(reading.content, since, verb.start()):
        nearest = (givers_before(reading, since, earlier.start()) if earlier["verb"] else []) or nearest
    return nearest


def holders_before(reading: Reading, sentence: int, end: int) -> list[Agent]:
    """Who holds the occasion on which something is given or received (`… tổ chức ngày hội và khen thưởng …`).

    None where another body or place is named between, which may be the one that is meant.
    """
    if not grammar.AND_ACTS.search(reading.content, max(sentence, end - _LINK_LENGTH), end):
        return []
    for agent in agents_between(reading, sentence, end):
        holds = grammar.HOLDS.match(reading.content, agent.end, end)
        if holds is not None and agent.name == agent.body:
            return [] if _names_others(reading, agent, holds.end(), end) else [agent]
    return []


def _names_others(reading: Reading, agent: Agent, start: int, end: int) -> bool:
    places = reading.once(find_place_mentions)
    index = bisect_left(places, start, key=_start_of)
    place = index < len(places) and places[index].start < end and places[index].place != agent.locality
    return place or any(other.body != agent.body for other in agents_between(reading, start, end))


def _start_of(mention: PlaceMention) -> int:
    return mention.start


def on_behalf(reading: Reading, start: int, limit: int) -> str | None:
    """In whose name somebody gives (`thừa ủy quyền của Chủ tịch nước`)."""
    match = grammar.ON_BEHALF.search(reading.content, start, limit)
    agent = named_at(reading, match.end(), limit) if match else None
    return agent.named[0] if agent else None


def organisers_before(content: str, start: int, end: int) -> str | None:
    """`Ban Tổ chức` of what the article is about, when it gives and nobody else is named."""
    found = list(grammar.ORGANISERS.finditer(content, max(start, end - FAR), end))
    near = found and grammar.GAP.fullmatch(content, found[-1].end(), end)
    return "Ban Tổ chức" if near else None


def _before_decision(content: str, start: int, end: int) -> int:
    """Where `đã ký Quyết định … về việc` or `tổ chức lễ …` begins that ends at `end`, else `end` itself."""
    for match in grammar.DECIDING.finditer(content, max(start, end - FAR), end):
        # The verb may itself begin with the decision: "vừa ký quyết định tặng".
        if match.end() == end or grammar.DECISION.fullmatch(content, match.end(), end):
            return match.start()
    if (about := grammar.ABOUT.search(content, max(start, end - _ABOUT_LENGTH), end)) is not None:
        return about.start()
    for match in grammar.HOLDING.finditer(content, max(start, end - FAR), end):
        if grammar.HELD.fullmatch(content, match.end(), end):
            return match.start()
    return end
