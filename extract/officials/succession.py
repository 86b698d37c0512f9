"""Those chosen for an office that the article has just taken from another: `bầu ông A, …, thay thế`."""

import re
from bisect import bisect_left, bisect_right

from extract.bodies.heads import fold_article
from extract.officials.link import find_holdings
from extract.officials.lists import Holding
from extract.officials.speech import Spoken, spoken_in_order
from extract.officials.words import FOLDED
from extract.phrases import any_of
from extract.reading import Reading

_HINTS = tuple(FOLDED["succeeds_hints"])
_SUCCEEDS = re.compile(rf"(?<!\w)(?:{any_of(FOLDED['succeeds'])})(?!\w)")
_CHOSEN = re.compile(rf"(?<!\w)(?:{any_of(FOLDED['chosen'])})(?: (?:đồng chí|ông|bà))? $")
_REPLACES = tuple(f"{word} " for word in FOLDED["replaces"])
_GIVES = re.compile(rf"(?<!\w)(?:{any_of(FOLDED['gives'])})(?!\w)")
_NEAR_TERM = 60
_ENDS = ("\n", ". ", ";", *FOLDED["names_office"])
# `… giữ chức Giám đốc X. Ông thay |Đại tá B`
_NEXT_SENTENCE = re.compile(
    rf"\.?\s{{1,2}}(?:{any_of(FOLDED['pronouns'])}) (?:{any_of(FOLDED['replaces'])}) (?:cho )?"
)
_REACH = 160
_NEAR = 30
_FAR = 420


def find_successions(reading: Reading) -> tuple[Holding, ...]:
    """A holding for each such person: the office told last before as taken from someone else."""
    folded = reading.once(fold_article)
    if not any(word in folded for word in _HINTS):
        return ()
    found = []
    for match in _SUCCEEDS.finditer(folded):
        chosen = _chosen_before(reading, folded, match.start())
        left = None
        if chosen is not None:
            left = _left_after(reading, match.end()) or _left_before(reading, chosen.start)
        if chosen is None or left is None or left.name.text == chosen.name.text:
            continue
        office = left.offices[-1]._replace(former=False)
        found.append(Holding(chosen.name, (office,), chosen))
    return tuple(found)


def find_succeeded(reading: Reading) -> tuple[Holding, ...]:
    """Those whose office the article has just given to another (`giữ chức Chủ tịch UBND xã thay ông B`)."""
    folded = reading.once(fold_article)
    if not any(word in folded for word in _REPLACES):
        return ()
    holdings = sorted(reading.once(find_holdings), key=_last_end)
    found = []
    for spoken in reading.once(spoken_in_order):
        if not spoken.full or not folded.endswith(_REPLACES, 0, spoken.start):
            continue
        index = bisect_right(holdings, spoken.start, key=_last_end) - 1
        given = holdings[index] if index >= 0 else None
        if given is None or given.offices[-1].former or not _is_given(folded, given, spoken.start):
            continue
        found.append(Holding(spoken.name, (given.offices[-1]._replace(former=True),), spoken))
    return tuple(found)


def _is_given(folded: str, given: Holding, until: int) -> bool:
    """Whether the office is one that a verb gives, and nothing but its term stands before `until`."""
    office = given.offices[-1]
    between = folded[office.end : until]
    if _NEXT_SENTENCE.fullmatch(between) is None and (
        len(between) > _NEAR_TERM or any(stop in between for stop in ("\n", ". ", ";"))
    ):
        return False
    return _GIVES.search(folded, max(0, office.start - _NEAR), office.start) is not None


def _last_end(holding: Holding) -> int:
    return holding.offices[-1].end


def _chosen_before(reading: Reading, folded: str, at: int) -> Spoken | None:
    """Who is told last before `at`, if the verb before the name says that they were chosen."""
    ordered = reading.once(spoken_in_order)
    index = bisect_right(ordered, at, key=_name_end) - 1
    if index < 0 or at - ordered[index].name.end > _REACH:
        return None
    spoken = ordered[index]
    between = folded[spoken.name.end : at]
    if any(stop in between for stop in _ENDS):
        return None
    return spoken if _CHOSEN.search(folded, max(0, spoken.start - 40), spoken.start) else None


def _left_after(reading: Reading, end: int) -> Holding | None:
    """Whoever is named right behind (`thay ông B, nguyên Chủ tịch …`)."""
    named = reading.once(_taken_by_name)
    index = bisect_left(named, end, key=_name_start)
    return named[index] if index < len(named) and named[index].name.start - end < _NEAR else None


def _left_before(reading: Reading, start: int) -> Holding | None:
    """The last person before from whom an office was taken."""
    holdings = reading.once(_taken)
    index = bisect_left(holdings, start, key=_first_office) - 1
    if index < 0 or start - holdings[index].offices[-1].end > _FAR:
        return None
    return holdings[index]


def _taken(reading: Reading) -> list[Holding]:
    taken = [h for h in reading.once(find_holdings) if h.offices[-1].former]
    return sorted(taken, key=_first_office)


def _taken_by_name(reading: Reading) -> list[Holding]:
    return sorted(reading.once(_taken), key=_name_start)


def _name_start(holding: Holding) -> int:
    return holding.name.start


def _first_office(holding: Holding) -> int:
    return holding.offices[0].start


def _name_end(spoken: Spoken) -> int:
    return spoken.name.end
