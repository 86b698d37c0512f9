"""Who gives what to whom: an award's name, the verb before it, giver and awarded around them."""

import re
from dataclasses import dataclass, replace

from extract.agents import Agent, agents_between
from extract.awards import grammar
from extract.awards.nouns import AwardNoun
from extract.awards.recipients import Awarded, awarded_after, awarded_before, named_at
from extract.facts import AwardFact
from extract.reading import Reading

_DIRECT = frozenset(grammar.LEXICON["direct"])
_FAR = 180
_SENTENCE = 300
_VERB_LENGTH = 12
_CONFIDENCE = {"given": 0.9, "received": 0.9, "listed": 0.8}


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """The stretch in which one chain of awards is told.

    start: where its words may begin; limit: where they must end (the next awards, or the sentence's end);
    sentence: where the sentence begins, whose subject may govern this clause too.
    """

    sentence: int
    start: int
    limit: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Telling:
    start: int
    rule: str
    giver: str | None
    awarded: Awarded | None


def read_chain(
    reading: Reading, chain: list[AwardNoun], clause: Clause, *, before: AwardFact | None
) -> list[AwardFact]:
    """One fact for each award of the chain, or none where nothing is given.

    before: the award given before it in the sentence, whose verb and giver may be left out here.
    """
    telling = _tell(reading, chain, clause, before=before)
    if telling is None or _says_nothing(chain, telling):
        return []
    end = max(chain[-1].end, telling.awarded.end if telling.awarded else 0)
    if (money := grammar.MONEY.match(reading.content, end, clause.limit)) is not None:
        end = money.end()
    awards = [noun for noun in chain if not (noun.act or noun.beside)]
    given = awards or [noun for noun in chain if not noun.act] or chain
    owner = chain[-1].of.name if chain[-1].of else None
    return [_fact(reading.content, noun, telling, end, owner=owner, first=noun is given[0]) for noun in given]


def _says_nothing(chain: list[AwardNoun], telling: _Telling) -> bool:
    """`kịp thời khen thưởng các cá nhân`: praise of nobody in particular by nobody."""
    awarded = telling.awarded
    return (
        all(noun.act and not noun.money for noun in chain)
        and telling.giver is None
        and (awarded is None or not (awarded.named or any(one.count for one in awarded.recipients)))
    )


def _fact(
    content: str, noun: AwardNoun, telling: _Telling, end: int, *, owner: str | None, first: bool
) -> AwardFact:
    start = min(telling.start, noun.start) if first else noun.start
    return AwardFact(
        start=start,
        end=end,
        text=content[start:end],
        award=noun.name,
        awarded_by=_giver(noun, telling, owner),
        recipients=telling.awarded.recipients if telling.awarded else (),
        named=telling.awarded.named if telling.awarded else (),
        rule=telling.rule,
        confidence=_CONFIDENCE[telling.rule],
    )


def _giver(noun: AwardNoun, telling: _Telling, owner: str | None) -> str | None:
    """Whose an award is, else who gives it; nobody where it is of somebody who cannot be told."""
    if noun.of is not None:
        return noun.of.name
    return None if noun.of_unknown else telling.giver or owner


def _tell(
    reading: Reading, chain: list[AwardNoun], clause: Clause, *, before: AwardFact | None
) -> _Telling | None:
    first = chain[0]
    verb = _verb_before(reading.content, clause.start, first)
    if verb is None:
        return _listed(reading, chain, clause, before) if before else None
    if grammar.PROPOSED.search(reading.content[max(clause.start, verb.start() - 40) : verb.start()]):
        return None
    passive = _passive(reading, clause, verb)
    if passive is not None or verb.group().lower() not in grammar.GIVING:
        return _received(reading, chain, clause, verb, givers=passive or [], before=before)
    return _given(reading, chain, clause, verb)


def _verb_before(content: str, start: int, noun: AwardNoun) -> re.Match[str] | None:
    if noun.act:
        return grammar.VERB.match(content, noun.start) or re.compile(r"[^\W\d_]+\s+[^\W\d_]+").match(
            content, noun.start
        )
    last = None
    for match in grammar.VERB.finditer(content, max(start, noun.start - _FAR), noun.start):
        last = match if match["verb"] else last
    return last


def _passive(reading: Reading, clause: Clause, verb: re.Match[str]) -> list[Agent] | None:
    """The givers of `được <giver> tặng`, none where only `được` stands before the verb; None if active."""
    before = reading.content[max(clause.start, verb.start() - 16) : verb.start()]
    if re.search(r"(?<!\w)được\s+$", before, re.IGNORECASE):
        return []
    since = max(clause.start, verb.start() - _FAR // 2)
    if grammar.PRAISED.search(reading.content[since : verb.start()]):
        return []
    givers = _givers(reading, clause.start, verb.start())
    if givers and grammar.PASSIVE.search(
        reading.content[max(clause.start, givers[0].start - 24) : givers[0].start]
    ):
        return givers
    far = grammar.PASSIVE_FAR.search(reading.content[since : verb.start()])
    return [] if far and not grammar.VERB.search(far.group()) else None


def _received(
    reading: Reading,
    chain: list[AwardNoun],
    clause: Clause,
    verb: re.Match[str],
    *,
    givers: list[Agent],
    before: AwardFact | None,
) -> _Telling | None:
    edge = givers[0].start if givers else verb.start()
    awarded = awarded_before(reading, clause.start, edge) or _named_before(reading, clause.start, edge)
    told = bool(givers or chain[-1].of) or _is_honoured(reading.content, chain, verb)
    if awarded is None and not told:
        return None
    if awarded is not None and grammar.PROPOSED.search(reading.content[clause.start : awarded.start]):
        return None
    start = awarded.start if awarded else _start_of_passive(reading.content, clause.start, edge)
    if awarded is None and before is not None and before.rule == "received":
        awarded = Awarded(start=start, end=chain[-1].end, recipients=before.recipients, named=before.named)
    awarded = _with_names_after(reading, awarded, chain[-1].end, clause.limit)
    giver = ", ".join(giver.name for giver in givers) or _on_behalf(reading, clause)
    return _Telling(start=start, rule="received", giver=giver, awarded=awarded)


def _start_of_passive(content: str, start: int, edge: int) -> int:
    """Where the words begin by which somebody not named is awarded, at `edge` at the latest."""
    since = max(start, edge - _VERB_LENGTH)
    found = list(grammar.PASSIVE_WORD.finditer(content, since, edge))
    return found[-1].start() if found else edge


def _is_honoured(content: str, chain: list[AwardNoun], verb: re.Match[str]) -> bool:
    """Whether the verb alone tells that an award was received (`vinh dự đón nhận Huân chương …`)."""
    since = max(0, verb.start() - _VERB_LENGTH)
    near = content[since : verb.end()]
    return not all(noun.act for noun in chain) and grammar.HONOURED.search(near) is not None


def _with_names_after(reading: Reading, awarded: Awarded | None, end: int, limit: int) -> Awarded | None:
    """With those named after the award: `3 người được tặng Giấy khen gồm: anh …, anh …`."""
    follow = grammar.RECEIVED_NAMES.match(reading.content, end, limit) if awarded else None
    names = named_at(reading, follow.end(), limit) if follow else None
    if awarded is None or names is None:
        return awarded
    return replace(awarded, end=names.end, named=(*awarded.named, *names.named))


def _named_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """The one named as subject of a clause that ends at `end`."""
    if (times := grammar.TIMES.search(reading.content[max(start, end - 60) : end])) is not None:
        end -= len(times.group())
    if (several := _all_named_before(reading, start, end)) is not None:
        return several
    for agent in reversed(agents_between(reading, start, end)):
        if grammar.NAME_GAP.fullmatch(reading.content, agent.end, end) and agent.name == agent.body:
            return Awarded(start=agent.start, end=agent.end, named=(agent.name,))
        break
    persons = list(grammar.PERSON.finditer(reading.content, start, end))
    person = (
        persons[-1]
        if persons and grammar.TOLD_OF.fullmatch(reading.content, persons[-1].end(), end)
        else None
    )
    return Awarded(start=person.start(), end=person.end(), named=(person["name"],)) if person else None


def _all_named_before(reading: Reading, start: int, end: int) -> Awarded | None:
    """Those named one after another, from where a clause begins up to the verb at `end`."""
    since = max(start, end - _FAR)
    for match in grammar.CLAUSE_START.finditer(reading.content, since, end):
        if match.start() == since and since > start:
            continue
        awarded = named_at(reading, match.end(), end)
        if awarded is not None and grammar.NAME_GAP.fullmatch(reading.content, awarded.end, end):
            return awarded
    return None


def _given(reading: Reading, chain: list[AwardNoun], clause: Clause, verb: re.Match[str]) -> _Telling | None:
    awarded = awarded_after(reading, chain[-1].end, clause.limit)
    if awarded is None and not chain[0].act:
        awarded = _between(reading, verb.end(), chain[0].start)
    if awarded is None and chain[-1].of is None and chain[-1].name.lower() in _DIRECT:
        awarded = named_at(reading, chain[-1].end, clause.limit)
    givers = _givers(reading, clause.start, verb.start())
    if awarded is None and (chain[0].act or not (givers or chain[-1].of)):
        return None
    acting = givers or _subject(reading, clause, verb)
    names = _on_behalf(reading, clause) or ", ".join(giver.name for giver in acting) or None
    names = names or _organisers(reading.content, clause.start, verb.start())
    start = givers[0].start if givers else verb.start()
    return _Telling(start=start, rule="given", giver=names, awarded=awarded)


def _organisers(content: str, start: int, end: int) -> str | None:
    """`Ban Tổ chức` of what the article is about, when it gives and nobody else is named."""
    found = list(grammar.ORGANISERS.finditer(content, max(start, end - _FAR), end))
    near = found and grammar.GAP.fullmatch(content, found[-1].end(), end)
    return "Ban Tổ chức" if near else None


def _between(reading: Reading, start: int, end: int) -> Awarded | None:
    """`tặng 5 tập thể Giấy khen`: those awarded between the verb and the award."""
    return awarded_after(reading, start, end) if end - start > 4 else None


def _listed(reading: Reading, chain: list[AwardNoun], clause: Clause, before: AwardFact) -> _Telling | None:
    awarded = awarded_after(reading, chain[-1].end, clause.limit)
    if awarded is None or all(noun.beside for noun in chain):
        return None
    return _Telling(start=chain[0].start, rule="listed", giver=before.awarded_by, awarded=awarded)


def _givers(reading: Reading, start: int, end: int) -> list[Agent]:
    """The bodies that act from `start` on: the last before the verb at `end`, and those joined to it."""
    givers: list[Agent] = []
    acting = agents_between(reading, start, end)
    if not acting:
        return givers
    end = _before_decision(reading.content, start, end)
    for agent in reversed([agent for agent in acting if agent.end <= end]):
        gap = grammar.JOINED if givers else grammar.NAME_GAP
        if not gap.fullmatch(reading.content, agent.end, end):
            break
        # "Bí thư Đảng ủy, Giám đốc Công an tỉnh" are offices of one person, who gives by the last.
        one = givers and agent.name != agent.body and "," in reading.content[agent.end : end]
        if not (one and givers[0].name != givers[0].body):
            givers.insert(0, agent)
        end = agent.start
    return givers


def _before_decision(content: str, start: int, end: int) -> int:
    """Where `đã ký Quyết định … về việc` or `tổ chức lễ …` begins that ends at `end`, else `end` itself."""
    for match in grammar.DECIDING.finditer(content, max(start, end - _FAR), end):
        # The verb may itself begin with the decision: "vừa ký quyết định tặng".
        if match.end() == end or grammar.DECISION.fullmatch(content, match.end(), end):
            return match.start()
    for match in grammar.HOLDING.finditer(content, max(start, end - _FAR), end):
        if grammar.HELD.fullmatch(content, match.end(), end):
            return match.start()
    return end


def _subject(reading: Reading, clause: Clause, verb: re.Match[str]) -> list[Agent]:
    """Who acts in the sentence by an earlier verb of giving (`UBND xã trao … và khen thưởng …`)."""
    if not re.search(r"(?:,|;|và|đồng thời)\s+$", reading.content[max(0, verb.start() - 12) : verb.start()]):
        return []
    since = max(clause.sentence, verb.start() - _SENTENCE)
    nearest: list[Agent] = []
    for earlier in grammar.VERB.finditer(reading.content, since, verb.start()):
        nearest = (_givers(reading, since, earlier.start()) if earlier["verb"] else []) or nearest
    return nearest


def _on_behalf(reading: Reading, clause: Clause) -> str | None:
    match = grammar.ON_BEHALF.search(reading.content, clause.start, clause.limit)
    agent = named_at(reading, match.end(), clause.limit) if match else None
    return agent.named[0] if agent else None
