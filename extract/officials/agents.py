"""Who gives an office (`được |Thủ tướng Chính phủ| bổ nhiệm …`): such a clause parts nobody from it."""

import re
from bisect import bisect_left

from extract.bodies.heads import fold_article
from extract.bodies.spelling import fold_tones
from extract.officials.offices import chain_ends, find_offices, units_by_start
from extract.officials.words import FOLDED, WORDS
from extract.phrases import any_of
from extract.reading import Reading

_PASSIVE = " được "
_LEAD = re.compile(rf"(?:{any_of(FOLDED['agent_lead'])}) ")
_LEADS = tuple({fold_tones(word)[:2] for word in WORDS["agent_lead"]})
_GIVES = re.compile(
    rf"(?: (?:{any_of(FOLDED['agent_signs'])}))?(?: quyết định)? "
    rf"(?=(?:{any_of(FOLDED['agent_gives'])})(?!\w))"
)


def find_agents(reading: Reading) -> tuple[tuple[int, int], ...]:
    """The spans of those who give, in order, from behind `được` to before the verb."""
    folded = reading.once(fold_article)
    units = reading.once(units_by_start)
    if _PASSIVE not in folded:
        return ()
    chains = reading.once(chain_ends)
    offices = {office.start: office.end for office in reading.once(find_offices)}
    found = []
    passive = folded.find(_PASSIVE)
    while passive >= 0:
        start = passive + len(_PASSIVE)
        lead = _LEAD.match(folded, start) if folded.startswith(_LEADS, start) else None
        at = lead.end() if lead is not None else start
        end = units[at].end if at in units else offices.get(at, chains.get(at))
        gives = _GIVES.match(folded, end) if end is not None else None
        if gives is not None:
            found.append((start, gives.end()))
        passive = folded.find(_PASSIVE, start)
    return tuple(found)


def read_gap(reading: Reading, start: int, end: int) -> str:
    """The folded text of [start, end) without those who give."""
    folded = reading.once(fold_article)
    pieces = []
    agents = reading.once(find_agents)
    for first, last in agents[bisect_left(agents, (start, start)) : bisect_left(agents, (end, end))]:
        if start <= first and last <= end:
            pieces.append(folded[start:first])
            start = last
    gap = "".join([*pieces, folded[start:end]])
    return " ".join(gap.split("  ")) if "  " in gap else gap
