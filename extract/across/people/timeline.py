"""What is known of a person as mentions are put together, and what forbids putting two of them together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations_with_replacement

from extract.across.people.careers import careers, era_of, judged, rate_of_move
from extract.across.people.evidence import YEAR, rank_conflict
from extract.across.people.moves import is_far_off, may_be_held_together
from extract.across.people.places import relate
from extract.across.people.profiles import UNKNOWN_DAY, Days, Post, Profile
from extract.across.people.reasons import Reason

Span = tuple[int, int]


@dataclass(slots=True)
class Timeline:
    """The career that a group of mentions tells.

    ranks: for each rank the earliest and the latest day on which it was worn.
    posts: for each office held as the only one, the days between which it was.
    provinces: where the offices were before provinces merged; region: today's provinces of all offices.
    ids, enemies: mentions that a reader has told apart from others, and those others.
    """

    articles: set[str] = field(default_factory=set)
    ranks: dict[int, Span] = field(default_factory=dict)
    posts: dict[Post, Span] = field(default_factory=dict)
    region: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    ids: set[str] = field(default_factory=set)
    enemies: set[str] = field(default_factory=set)

    def add(self, profile: Profile, days: Days, article_id: str) -> None:
        """Put in one mention."""
        self.articles.add(article_id)
        self.names |= {profile.name}
        self.region |= profile.region
        first, last = days
        if days != UNKNOWN_DAY:
            if not era_of(last).all:
                self.provinces |= profile.provinces
            # the latest first and the earliest last day: what is sure of either
            if profile.rank is not None:
                self.ranks[profile.rank] = _widen(self.ranks.get(profile.rank), (last, first))
            for post in profile.posts:
                if not post.office.side and not post.office.former:
                    self.posts[post] = _widen(self.posts.get(post), (last, first))

    def take(self, other: "Timeline") -> None:
        """Put in all of another person's mentions."""
        self.articles |= other.articles
        self.region |= other.region
        self.provinces |= other.provinces
        self.names |= other.names
        self.ids |= other.ids
        self.enemies |= other.enemies
        for rank, span in other.ranks.items():
            self.ranks[rank] = _widen(self.ranks.get(rank), span)
        for post, span in other.posts.items():
            self.posts[post] = _widen(self.posts.get(post), span)


def years_between(one: Timeline, other: Timeline, posts: tuple[Post, Post]) -> float | None:
    """The years in which the first of the posts was left for the second; None where that is not known."""
    left, taken = ([each.posts[post] for each in (one, other) if post in each.posts] for post in posts)
    if not left or not taken:
        return None
    return max(0, min(first for first, _ in taken) - max(last for _, last in left)) / YEAR


def conflict(one: Timeline, other: Timeline) -> Reason | None:
    """Why the two cannot be one person, as far as their mentions tell; None where they can."""
    if not one.ids.isdisjoint(other.enemies):
        return "corrected"
    if not one.articles.isdisjoint(other.articles):
        return "same_article"
    if one.region and other.region and one.region.isdisjoint(other.region):
        return "other_province"
    if one.provinces and other.provinces and one.provinces.isdisjoint(other.provinces):
        return "other_province"
    return (
        _rank_conflict(one, other)
        or _rank_conflict(other, one)
        or _posts_clash(one, other)
        or _comes_back(one, other)
        or _comes_back(other, one)
    )


def _rank_conflict(one: Timeline, other: Timeline) -> Reason | None:
    for low, (_, last_of_low) in one.ranks.items():
        for high, (first_of_high, _) in other.ranks.items():
            if low < high and (reason := rank_conflict(low, last_of_low, high, first_of_high)):
                return reason
    return None


def _posts_clash(one: Timeline, other: Timeline) -> Reason | None:
    grace = int(judged("grace_days"))
    for post, span in one.posts.items():
        for their, theirs in other.posts.items():
            interwoven = _is_within(span, theirs, grace) or _is_within(theirs, span, grace)
            if interwoven and post is not their and not may_be_held_together(post, their):
                return "offices_clash"
    return None


def _comes_back(one: Timeline, other: Timeline) -> Reason | None:
    """Whether one leaves a line of work, or a district, and is back there later, as hardly anybody is."""
    grace = int(judged("grace_days"))
    for stay in _stays(one):
        begin, end = one.posts[stay[0]], one.posts[stay[1]]
        span = (min(begin[0], end[0]), max(begin[1], end[1]))
        for post, days in other.posts.items():
            if (
                _is_within(days, span, grace)
                and _is_elsewhere(stay[0], post)
                and _is_elsewhere(stay[1], post)
            ):
                return "offices_clash"
    return None


def _stays(told: Timeline) -> Iterator[tuple[Post, Post]]:
    """Pairs of posts, each with itself too, between which one stayed."""
    return combinations_with_replacement(told.posts, 2)


def _is_elsewhere(post: Post, other: Post) -> bool:
    """Whether the other is of another line of work, or in another district."""
    first, second = post.office, other.office
    if rate_of_move(first.line, second.line) < careers()["moves"]["rare"]:
        return not {"party", "council"} & {first.kind, second.kind}
    if first.central != second.central:
        return is_far_off(first, second)
    if may_be_held_together(post, other):
        return False
    relation = relate(post.place, other.place, reformed=True)
    levels = {first.level, second.level}
    return relation in ("district", "province") and "province" not in levels and not (post.weak or other.weak)


def _is_within(inner: Span, outer: Span, grace: int) -> bool:
    """Whether an end of one span lies well within the other."""
    return any(outer[0] + grace <= day <= outer[1] - grace for day in inner)


def _widen(span: Span | None, more: Span) -> Span:
    return more if span is None else (min(span[0], more[0]), max(span[1], more[1]))
