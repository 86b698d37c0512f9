"""Who gives what to whom: an award's name, the verb before it, giver and awarded around them."""

import re
from dataclasses import dataclass, replace

from extract.agents import Agent
from extract.awards import grammar
from extract.awards.givers import (
    FAR,
    givers_before,
    holders_before,
    on_behalf,
    organisers_before,
    subject_before,
)
from extract.awards.names import Awarded, named_at
from extract.awards.nouns import AwardNoun
from extract.awards.recipients import awarded_after, awarded_before, counted_before, kind_at
from extract.awards.subjects import holder_before, named_before
from extract.facts import AwardFact
from extract.reading import Reading

_DIRECT = frozenset(grammar.LEXICON["direct"])
_VERB_LENGTH = 12
_SENTENCE = 300


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
    """apart: each award of the chain is told by itself, with no words after it for all."""

    start: int
    rule: str
    giver: str | None
    awarded: Awarded | None
    apart: bool = False


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
    chain = [noun for noun in chain if not noun.praise] or chain
    awards = [noun for noun in chain if not (noun.act or noun.beside)]
    given = awards or [noun for noun in chain if not noun.act] or chain
    return [
        _fact(
            reading.content,
            noun,
            telling,
            noun.end if telling.apart else end,
            owner=_owner_of(chain, noun),
            first=noun is given[0],
        )
        for noun in given
    ]


def _owner_of(chain: list[AwardNoun], noun: AwardNoun) -> str | None:
    """Whose an award is in `cờ thi đua, bằng khen của Bộ Công an`: of the next that is somebody's."""
    following = chain[chain.index(noun) :]
    said = next((other for other in following if other.of is not None or other.of_unknown), None)
    return said.of.name if said is not None and said.of is not None else None


def _says_nothing(chain: list[AwardNoun], telling: _Telling) -> bool:
    """`kịp thời khen thưởng các cá nhân`: praise of nobody in particular by nobody."""
    awarded = telling.awarded
    if all(noun.praise for noun in chain):
        told = awarded is not None and (awarded.named or any(one.count for one in awarded.recipients))
        return telling.giver is None or not told
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
    if _is_proposed(reading.content, clause, verb) or grammar.IN_RULES.match(reading.content, chain[-1].end):
        return None
    passive = _passive(reading, clause, verb)
    if passive is not None or verb.group().lower() not in grammar.GIVING:
        return _received(reading, chain, clause, verb, givers=passive or [], before=before)
    return _given(reading, chain, clause, verb)


def _is_proposed(content: str, clause: Clause, verb: re.Match[str]) -> bool:
    near = content[max(clause.start, verb.start() - 40) : verb.start()]
    paper = content[max(clause.start, verb.start() - FAR) : verb.start()]
    return grammar.PROPOSED.search(near) is not None or grammar.PROPOSAL.search(paper) is not None


def _verb_before(content: str, start: int, noun: AwardNoun) -> re.Match[str] | None:
    if noun.act:
        return grammar.VERB.match(content, noun.start) or re.compile(r"[^\W\d_]+\s+[^\W\d_]+").match(
            content, noun.start
        )
    last = None
    for match in grammar.VERB.finditer(content, max(start, noun.start - FAR), noun.start):
        last = match if match["verb"] else last
    return _right_before(content, start, noun) or last


def _right_before(content: str, start: int, noun: AwardNoun) -> re.Match[str] | None:
    """`có Thư khen`, `đón Bằng khen`: a verb that means giving or receiving only there."""
    verb = grammar.VERB_RIGHT_BEFORE.search(content, max(start, noun.start - _VERB_LENGTH), noun.start)
    awards = grammar.RIGHT_BEFORE[verb.group().lower()] if verb else ()
    return verb if noun.name.lower().startswith(awards) and awards else None


def _passive(reading: Reading, clause: Clause, verb: re.Match[str]) -> list[Agent] | None:
    """The givers of `được <giver> tặng`, none where only `được` stands before the verb; None if active."""
    before = reading.content[max(clause.start, verb.start() - 16) : verb.start()]
    if re.search(r"(?<!\w)được\s+$", before, re.IGNORECASE):
        return []
    since = max(clause.start, verb.start() - FAR // 2)
    if grammar.PRAISED.search(reading.content[since : verb.start()]):
        return []
    givers = givers_before(reading, clause.start, verb.start())
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
    start = _last_part(reading.content, clause.start, edge)
    awarded = (
        awarded_before(reading, start, edge)
        or counted_before(reading, start, edge)
        or named_before(reading, start, edge)
        or holder_before(reading, clause.sentence, edge)
    )
    if awarded is None and givers:
        awarded = _handed_to(reading, chain, clause, edge)
    told = bool(givers or chain[-1].of) or _is_honoured(reading.content, chain, verb)
    if awarded is None and not told:
        return None
    if awarded is not None and grammar.PROPOSED.search(reading.content[clause.start : awarded.start]):
        return None
    start = _start_of_passive(reading.content, clause.start, edge)
    start = min(start, awarded.start) if awarded else start
    if awarded is None and before is not None and before.rule == "received":
        awarded = Awarded(start=start, end=chain[-1].end, recipients=before.recipients, named=before.named)
    awarded = _with_names_after(reading, awarded, chain[-1].end, clause.limit)
    giver = ", ".join(giver.name for giver in givers) or on_behalf(reading, clause.start, clause.limit)
    return _Telling(start=start, rule="received", giver=giver, awarded=awarded)


def _last_part(content: str, start: int, end: int) -> int:
    """Where the part of a clause begins that a verb at `end` is in: after the last semicolon."""
    start = max(start, content.rfind(";", start, end) + 1)
    while start < end and content[start].isspace():
        start += 1
    return start


def _handed_to(reading: Reading, chain: list[AwardNoun], clause: Clause, edge: int) -> Awarded | None:
    """Those given what a body received (`được Chủ tịch nước tặng 12 Huân chương cho các tập thể`)."""
    awarded = awarded_after(reading, chain[-1].end, clause.limit)
    return (
        awarded if awarded and grammar.HANDED.search(reading.content, chain[-1].end, awarded.start) else None
    )


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


def _given(reading: Reading, chain: list[AwardNoun], clause: Clause, verb: re.Match[str]) -> _Telling | None:
    awarded = awarded_after(reading, chain[-1].end, clause.limit)
    if awarded is None and not chain[0].act:
        awarded = _between(reading, verb.end(), chain[0].start)
    if awarded is None and chain[-1].of is None:
        direct = chain[-1].name.lower() in _DIRECT
        awarded = named_at(reading, chain[-1].end, clause.limit) if direct else None
        awarded = awarded or kind_at(reading, chain[-1].end, clause.limit)
    givers = givers_before(reading, clause.start, verb.start())
    if awarded is None and (chain[0].act or not (givers or chain[-1].of)):
        return None
    earlier = [] if givers else subject_before(reading, clause.sentence, verb)
    acting = givers or earlier or holders_before(reading, clause.sentence, verb.start())
    since = max(clause.sentence, verb.start() - _SENTENCE) if earlier else clause.start
    names = on_behalf(reading, since, clause.limit) or ", ".join(giver.name for giver in acting) or None
    names = names or organisers_before(reading.content, clause.start, verb.start())
    start = givers[0].start if givers else verb.start()
    return _Telling(start=start, rule="given", giver=names, awarded=awarded)


def _between(reading: Reading, start: int, end: int) -> Awarded | None:
    """`tặng 5 tập thể Giấy khen`, `tặng anh … Giấy khen`: those awarded between the verb and the award."""
    if end - start <= 4:
        return None
    return awarded_after(reading, start, end) or named_at(reading, start, end)


def _listed(reading: Reading, chain: list[AwardNoun], clause: Clause, before: AwardFact) -> _Telling | None:
    awarded = awarded_after(reading, chain[-1].end, clause.limit)
    if all(noun.beside for noun in chain):
        return None
    among = grammar.AMONG.fullmatch(reading.content, clause.start, chain[0].start)
    if awarded is None and among is not None and before.rule == "received":
        # Of those that were counted before it, not all were awarded this.
        whole = Awarded(start=chain[0].start, end=chain[-1].end, named=before.named)
        return _Telling(start=chain[0].start, rule="listed", giver=None, awarded=whole, apart=True)
    if awarded is None:
        return None
    return _Telling(start=chain[0].start, rule="listed", giver=before.awarded_by, awarded=awarded)
