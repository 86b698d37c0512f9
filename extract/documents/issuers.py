"""Who issued a paper, and when, where its reference does not say: by its number, its neighbours, its verb."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.agents import agents_between, find_agents
from extract.dates import find_dates
from extract.documents import grammar
from extract.documents.codes import body_of_place, central_issuer, home_issuer, known_issuer, local_heads
from extract.documents.reference import Reference
from extract.facts import DateFact
from extract.localities import PlaceMention, find_place_mentions, home_place
from extract.reading import Reading
from extract.sentences import sentence_at

_LOOK_BACK = 60
_LIST_GAP = 8
_MOST_PAPERS = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_OPENING = 40  # characters before the day on which something was issued
_ACTING = 120  # characters between that day and the verb


def with_issuers(reading: Reading, references: Sequence[Reference]) -> list[Reference]:
    """The references, each with its issuer and day where the article or the number tells them."""
    told = [_told(reading, reference) for reference in _shared(reading, references)]
    named = _by_number(told)
    return [_with_issuer(ref, _same_number(ref, named)) if ref.issuer is None else ref for ref in told]


def _by_number(told: Sequence[Reference]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """kind and digits -> the symbols and issuers of the papers so numbered."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for ref in told:
        if ref.base and ref.issuer:
            found.setdefault((ref.kind.name, ref.base), set()).add((ref.codes, ref.issuer))
    return found


def _same_number(ref: Reference, named: dict[tuple[str, str], set[tuple[str, str]]]) -> str | None:
    """Who issued the paper of that number which the article names elsewhere, where it can be but one."""
    papers = named.get((ref.kind.name, ref.base or ""), set())
    if len(papers) > _MOST_PAPERS:
        return None
    issuers = {issuer for codes, issuer in papers if ref.codes in ("", codes)}
    return issuers.pop() if len(issuers) == 1 else None


def _with_issuer(ref: Reference, issuer: str | None) -> Reference:
    return replace(ref, issuer=issuer) if ref.issuer is None and issuer is not None else ref


def _told(reading: Reading, ref: Reference) -> Reference:
    verb = _issuing_verb(reading, ref)
    if verb is not None and ref.date is None and ref.number is not None:
        ref = replace(ref, date=_day_of_issue(reading, ref.start, verb))
    if ref.issuer is not None:
        return ref
    central = central_issuer(ref.codes)
    actor = _actor(reading, ref, verb) if verb is not None else None
    if central is not None:
        return _with_issuer(ref, actor if actor is not None and actor.endswith(central) else central)
    issuer = (
        known_issuer(f"{ref.kind.name} {ref.number}", reading.published)
        or ref.kind.implied
        or actor
        or _by_local_code(reading, ref)
    )
    return _with_issuer(ref, issuer)


def _issuing_verb(reading: Reading, ref: Reference) -> int | None:
    """Where the verb begins that stands right before a reference (`đã ban hành Kế hoạch số 12`)."""
    since = max(0, ref.start - _LOOK_BACK)
    verb = grammar.ISSUING.search(reading.content[since : ref.start])
    return since + verb.start() if verb else None


def _actor(reading: Reading, ref: Reference, verb: int) -> str | None:
    """The body, or the place for its body, that stands right before the verb."""
    sentence = sentence_at(reading, ref.start)
    for agent in reversed(agents_between(reading, sentence.start, verb)):
        if not reading.content[agent.end : verb].strip():
            return agent.name
        break
    mentions = reading.once(find_place_mentions)
    index = bisect_right(mentions, verb, key=_end_of) - 1
    if index < 0 or reading.content[mentions[index].end : verb].strip():
        return None
    place = mentions[index].place
    return body_of_place(ref.codes, place) if place else None


def _day_of_issue(reading: Reading, start: int, verb: int) -> str | None:
    """The day that opens a sentence which tells of the issue: `Ngày 14/3, Sở Y tế đã có Công văn số 450`."""
    sentence = sentence_at(reading, start)
    dates = reading.once(find_dates)
    index = bisect_left(dates, sentence.start, key=_start_of)
    if index == len(dates):
        return None
    first = dates[index]
    near = first.start - sentence.start <= _OPENING and 0 <= verb - first.end <= _ACTING
    if grammar.KIND_WORD.search(reading.content, sentence.start, first.start):
        return None
    plain = near and grammar.DAY_OPENS.fullmatch(reading.content, first.end, verb) is not None
    day = _DAY.match(first.value) if plain and first.type in ("DATE", "TIME") else None
    return day.group() if day else None


def _start_of(date: DateFact) -> int:
    return date.start


def _end_of(mention: PlaceMention) -> int:
    return mention.end


def _by_local_code(reading: Reading, ref: Reference) -> str | None:
    heads = local_heads(ref.codes)
    if heads:
        sentence = sentence_at(reading, ref.start)
        for agent in reversed(agents_between(reading, sentence.start, ref.start)):
            if agent.body.startswith(heads):
                return agent.body
        bodies = {agent.body for agent in reading.once(find_agents) if agent.body.startswith(heads)}
        if len(bodies) == 1:
            return bodies.pop()
    return home_issuer(ref.codes, reading.once(home_place))


def _shared(reading: Reading, references: Sequence[Reference]) -> list[Reference]:
    """`Thông tư 41, Chỉ thị 19 của Bộ Y tế`: the issuer at the end of a list is that of all of it."""
    shared = list(references)
    for index in range(len(shared) - 2, -1, -1):
        ref, after = shared[index], shared[index + 1]
        between = reading.content[ref.end : after.start]
        if ref.issuer or ref.kind.implied or central_issuer(ref.codes):
            continue
        if len(between) < _LIST_GAP and grammar.LISTED.match(between):
            shared[index] = _with_issuer(ref, after.issuer)
    return shared
