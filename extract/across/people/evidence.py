"""How likely two mentions of a name are one person: what ties them against how many others bear the name.

The odds are those of meeting the same person again in an office for which so many could be meant
(`Tie.among`), against those of a namesake there: 1 to `among` times the share of people who bear the name.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.across.people.bodies import Tie
from extract.across.people.careers import Era, careers, general_from, judged, years_to_rise
from extract.across.people.moves import tie_of
from extract.across.people.offices import is_ranked
from extract.across.people.places import region_of, relate
from extract.across.people.profiles import UNKNOWN_DAY, Days, Post, Profile
from extract.across.people.reasons import Reason
from extract.across.seen import SeenPlace

YEAR = 365.25
_RARE = 2e-5
# An officer is hardly ever named without a rank, and nobody else with one.
_UNRANKED = 0.2
# From one rank to the next
_YEARS_A_STEP = 3.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """The logarithm (10) of the odds that two are one, and what speaks for and against it.

    left: the post that was left for the other within `gap` years, where that is what makes them one.
    """

    score: float
    reasons: tuple[Reason, ...]
    left: tuple[Post, Post] | None = None
    gap: float | None = None

    @property
    def one(self) -> bool:
        """Whether they are taken for one person."""
        return self.score >= threshold()


@cache
def threshold() -> float:
    """The score from which two are one."""
    return math.log10(judged("odds"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Ties:
    """The best ties of two profiles, the first being the earlier: without and with a change of office.

    posts: those of the tie with a change.
    """

    lasting: Tie | None = None
    changed: Tie | None = None
    posts: tuple[Post, Post] | None = None


def ties_of(old: Profile, new: Profile, era: Era) -> Ties:
    """What ties the posts of two profiles."""
    if not old.posts or not new.posts:
        return Ties(lasting=_rank_alone(old, new, era))
    found = list(_all_ties(old, new, era))
    lasting = min((tie for tie, _ in found if not tie.changed), key=_among, default=None)
    changed, posts = min(
        ((tie, posts) for tie, posts in found if tie.changed), key=_among_of_first, default=(None, None)
    )
    return Ties(lasting=lasting, changed=changed, posts=posts)


def judge(ties: Ties, old: Profile, new: Profile, *, share: float, gap: float | None) -> Verdict | None:
    """The verdict over two profiles whose nearest days lie `gap` years apart (None: not known).

    share: that of the people who bear the name.
    """
    ways = [tie for tie in (ties.lasting, ties.changed) if tie]
    told = [(tie, chance) for tie in ways if (chance := _chance(tie, gap, share))]
    if not told:
        return None
    tie, chance = max(told, key=_weight)
    odds = chance / (tie.among * share) * _rank_factor(old, new, gap)
    reasons: list[Reason] = [tie.reason]
    if old.rank is not None and new.rank is not None:
        reasons.append("same_rank" if old.rank == new.rank else "rank_rose")
    if share < _RARE:
        reasons.append("rare_name")
    left = ties.posts if tie.changed and not tie.forced else None
    return Verdict(score=math.log10(odds), reasons=tuple(reasons), left=left, gap=gap)


def leaves_time(verdict: Verdict, gap: float) -> bool:
    """Whether two are one even if the office was left within so few years."""
    if verdict.gap is None or gap >= verdict.gap:
        return True
    less = math.log10(_chance_of_change(gap) / _chance_of_change(verdict.gap))
    return verdict.score + less >= threshold()


def rank_conflict(low: int, last_of_low: int, high: int, first_of_high: int) -> Reason | None:
    """Why nobody has had the lower rank as late and the higher one as early as told (days as ordinals)."""
    if last_of_low > first_of_high + judged("grace_days"):
        return "rank_fell"
    if max(0, first_of_high - last_of_low) / YEAR < years_to_rise(low, high) - 0.1:
        return "rank_too_fast"
    return None


def gap_of(first: Days, second: Days) -> float | None:
    """The least years between two days; None where one is not known."""
    if UNKNOWN_DAY in (first, second):
        return None
    return max(0, first[0] - second[1], second[0] - first[1]) / YEAR


def _all_ties(old: Profile, new: Profile, era: Era) -> Iterator[tuple[Tie, tuple[Post, Post]]]:
    for before in old.posts:
        for after in new.posts:
            tie = tie_of(before, after, era)
            if tie is not None and not (tie.changed and _are_apart(old, new, before, after)):
                yield tie, (before, after)


def _among(tie: Tie) -> float:
    return tie.among


def _among_of_first(told: tuple[Tie, tuple[Post, Post]]) -> float:
    return told[0].among


def _are_apart(old: Profile, new: Profile, before: Post, after: Post) -> bool:
    """Whether a move is told between two provinces by way of another office of the country."""
    if before.office.central == after.office.central:
        return False
    return bool(old.region and new.region and not old.region & new.region)


def _rank_alone(old: Profile, new: Profile, era: Era) -> Tie | None:
    """Where one has nothing but a rank: the same area and a rank that fits."""
    if old.rank is None or new.rank is None or abs(old.rank - new.rank) > 1:
        return None
    if not all(_wears_rank(each) for each in (old, new)):
        return None
    first, second = _where(old), _where(new)
    places = _place_of(old), _place_of(new)
    relation = relate(*places, reformed=era.all)
    if not first & second or relation == "apart":
        return None
    among = careers()["peers"]["rank_alone"]
    if old.is_general and new.is_general:
        return Tie(reason="rank_alone", among=among["general"])
    levels = {place.level for place in places if place}
    near = relation in ("same", "within") and "province" not in levels
    same_source = old.source is not None and old.source == new.source
    return Tie(
        reason="rank_alone", among=among["district" if near else "province"] / (3 if same_source else 1)
    )


def _place_of(profile: Profile) -> SeenPlace | None:
    """Where the office is, else the article."""
    return next((each.place for each in profile.posts if each.place and not each.weak), profile.place)


def _wears_rank(profile: Profile) -> bool:
    return not profile.posts or any(is_ranked(each.office) for each in profile.posts)


def _where(profile: Profile) -> frozenset[str]:
    if profile.region:
        return profile.region
    return region_of(profile.place) if profile.place else frozenset()


def _same_rank_factor(rank: int, gap: float | None) -> float:
    """Nobody keeps a rank for long but those who have nearly reached the highest."""
    if gap is None or gap < 4:
        return 1.8
    if rank >= general_from() - 1:
        return 1.5
    return 1.0 if gap < 7 else 0.3


def _is_ranked_once(old: Profile, new: Profile) -> bool:
    """Whether one has a rank and the other an office of those who have none."""
    civil = old if old.rank is None else new
    return (
        old.rank != new.rank and bool(civil.posts) and not any(is_ranked(each.office) for each in civil.posts)
    )


def _weight(told: tuple[Tie, float]) -> float:
    tie, chance = told
    return chance / tie.among


def _chance(tie: Tie, gap: float | None, share: float) -> float:
    """How likely one person is told so after `gap` years, against right away."""
    if tie.reason == "rank_alone":
        years = careers()["judge"]["rank_alone_years"]
        longest = years["rare" if share < _RARE else "common"]
        return math.exp(-gap / years["fades"]) if gap is not None and gap <= longest else 0.0
    if not tie.changed:
        return 1.0
    if tie.forced:
        return float(careers()["steps"]["forced"])
    return 0.5 if gap is None else _chance_of_change(gap)


def _chance_of_change(gap: float) -> float:
    """How likely an office has been left within so many years."""
    return 0.01 + 0.99 * (1 - math.exp(-gap / judged("years_in_office")))


def _rank_factor(old: Profile, new: Profile, gap: float | None) -> float:
    """How much more likely the two ranks are of one person than of two."""
    if old.rank is None or new.rank is None:
        return _UNRANKED if _is_ranked_once(old, new) else 1.0
    steps = abs(new.rank - old.rank)
    if steps == 0:
        return _same_rank_factor(old.rank, gap)
    if gap is None:
        return 1.0
    pace = gap / (steps * _YEARS_A_STEP)
    return 1.5 if pace > 0.5 else 0.7 if steps == 1 else 0.2
