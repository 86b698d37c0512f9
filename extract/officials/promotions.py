"""Ranks to which people are promoted: `thăng cấp bậc hàm từ Thượng tá lên Đại tá đối với đồng chí A`."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from extract.bodies.heads import fold_article
from extract.bodies.spelling import fold_tones
from extract.lexicon import load_lexicon
from extract.officials.lists import find_listed
from extract.officials.names import Name, read_name
from extract.officials.speech import Spoken, spoken_in_order
from extract.reading import Reading


@cache
def _ranks() -> dict[str, str]:
    lexicon = load_lexicon("ranks")
    known = {fold_tones(rank.lower()): rank for rank in lexicon["ranks"]}
    return known | {fold_tones(form): rank for form, rank in lexicon["short"].items()}


@cache
def _promoted() -> re.Pattern[str]:
    ranks = "|".join(sorted(map(re.escape, _ranks()), key=len, reverse=True))
    steps = "|".join(map(fold_tones, load_lexicon("ranks")["promotion"]))
    return re.compile(
        rf"(?<!\w)(?:{steps})(?: (?:cấp|quân) hàm| cấp bậc hàm| quân hàm| cấp bậc| hàm)?(?: sĩ quan)?"
        rf"(?:,? (?:cho|đối với) [^.;\n]{{3,60}})??(?: từ (?:{ranks}))?"
        rf"(?: lên)?(?: cấp)?(?: bậc)?(?: hàm)? (?P<rank>{ranks})(?!\w)"
        r"(?P<to>(?: trước (?:thời|niên) hạn)?,? (?:cho|đối với|với) (?:các )?)?"
    )


_LISTED = re.compile(r"(?:\d{1,3} )?(?:đồng chí|cán bộ|sĩ quan|sỹ quan|chiến sĩ)[^.:;\n]{0,60}:")
_BEFORE = 90
_LONGEST_LIST = 3000


class Promoted(NamedTuple):
    """A new rank, with the span in which the names begin to which it is given.

    listed: names of those who are listed without cues.
    """

    start: int
    end: int
    rank: str
    listed: tuple[Name, ...] = ()


def find_promotions(reading: Reading) -> list[Promoted]:
    """New ranks in order; one may be given to all who are listed behind it."""
    folded = reading.once(fold_article)
    if "thăng " not in folded:
        return []
    found = []
    for match in _promoted().finditer(folded):
        rank = _ranks()[match["rank"]]
        listed = _LISTED.match(folded, match.end()) if match["to"] is not None else None
        if listed is not None:
            end = _end_of_list(folded, listed.end())
            found.append(Promoted(listed.end(), end, rank, _bare_names(reading, listed.end())))
            continue
        spoken = _given_to(reading, folded, match)
        if spoken is not None:
            found.append(Promoted(spoken.name.start, spoken.name.end, rank))
    return found


def _bare_names(reading: Reading, start: int) -> tuple[Name, ...]:
    """Those listed from `start` on by their names alone (`3 đồng chí: A, B và C`)."""
    at = start + reading.content.startswith(" ", start)
    first = read_name(reading, at, sure=False)
    return (first, *find_listed(reading, first)) if first is not None else ()


def _end_of_list(folded: str, start: int) -> int:
    """The end of the sentence or line, or where the next rank is given."""
    stops = (folded.find(stop, start, start + _LONGEST_LIST) for stop in ("\n", ". ", " thăng "))
    return min((stop for stop in stops if stop >= 0), default=start + _LONGEST_LIST)


def _given_to(reading: Reading, folded: str, match: re.Match[str]) -> Spoken | None:
    ordered = reading.once(spoken_in_order)
    if match["to"] is not None:
        at = bisect_left(ordered, match.end(), key=_cue)
        return ordered[at] if at < len(ordered) and ordered[at].start == match.end() else None
    index = bisect_right(ordered, match.end(), key=_end) - 1
    if index < 0:
        return None
    gap = folded[ordered[index].name.end : max(match.start(), ordered[index].name.end)]
    near = len(gap) <= _BEFORE and not any(stop in gap for stop in (". ", "\n", ";"))
    return ordered[index] if near else None


def _cue(spoken: Spoken) -> int:
    return spoken.start


def _end(spoken: Spoken) -> int:
    return spoken.name.end
