"""What one mention says of a career, apart from its day: mentions that say the same share it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from extract.across.people.careers import general_from, step_of
from extract.across.people.offices import Office, are_of_two, is_ranked, office_of
from extract.across.people.places import province_of, region_of
from extract.across.seen import SeenOfficial, SeenPlace

UNKNOWN_DAY = (date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal())
Days = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Post:
    """An office and where it is: `weak` where only the article's place is known."""

    office: Office
    place: SeenPlace | None
    weak: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """Posts and rank of a mention; compared by identity.

    place: the article's, where the mention has no office that tells its own.
    """

    name: str
    rank: int | None
    posts: tuple[Post, ...]
    place: SeenPlace | None
    source: str | None

    @cached_property
    def is_general(self) -> bool:
        """Whether the rank is one whose bearers the country knows."""
        return self.rank is not None and self.rank >= general_from()

    @cached_property
    def is_central(self) -> bool:
        """Whether an office of the whole country is held."""
        return any(post.office.central for post in self.posts)

    @cached_property
    def region(self) -> frozenset[str]:
        """Today's provinces in which the offices are, as stated."""
        return frozenset().union(
            *(region_of(each.place) for each in self.posts if each.place and not each.weak)
        )

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The provinces then in which the offices are, as stated."""
        stated = (province_of(each.place) for each in self.posts if each.place and not each.weak)
        return frozenset(code for code in stated if code is not None)


Key = tuple[object, ...]


def key_of(seen: SeenOfficial, name: str) -> Key:
    """What mentions of one profile share: all that is compared but the day."""
    told = [each.place is not None or _is_known_anywhere(office_of(each)) for each in seen.positions]
    alone = not seen.positions
    return (
        name,
        step_of(seen.rank),
        seen.positions,
        _around(seen) if alone or not all(told) else None,
        seen.source if alone else None,
    )


def _around(seen: SeenOfficial) -> SeenPlace | None:
    """The article's place, its province where an office is told, which may be elsewhere in it."""
    return _province_alone(seen.place) if seen.positions else seen.place


def _is_known_anywhere(office: Office) -> bool:
    """Whether the article's place adds nothing to what the office says; a deputy is his province's."""
    return office.central and office.role.name != "delegate"


def profile_of(seen: SeenOfficial, name: str) -> Profile:
    """The profile of a mention; `name` is its key."""
    offices = (office_of(each) for each in seen.positions)
    posts = tuple(
        _post(each, None if each.place or _is_known_anywhere(each) else seen.place) for each in offices
    )
    posts, is_cut = _of_one(posts)
    return Profile(
        name=name,
        rank=None if is_cut and not any(is_ranked(each.office) for each in posts) else step_of(seen.rank),
        posts=posts,
        place=_around(seen),
        source=None if posts else seen.source,
    )


def days_of(day: str | None) -> Days:
    """The first and the last day that an ISO prefix may mean, as ordinals."""
    if not day:
        return UNKNOWN_DAY
    parts = [int(part) for part in day[:10].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) > 2:
        exact = date(*parts).toordinal()
        return exact, exact
    first = date(year, month or 1, 1)
    after = date(year + 1, 1, 1) if month in (None, 12) else date(year, (month or 0) + 1, 1)
    return first.toordinal(), after.toordinal() - 1


def _of_one(posts: tuple[Post, ...]) -> tuple[tuple[Post, ...], bool]:
    """The posts without those that are a namesake's, whom the article was read to be one with."""
    now = [each for each in posts if not each.office.former]
    strange = [each for each in now if are_of_two(now[0].office, each.office)]
    return tuple(each for each in posts if each not in strange), bool(strange)


@lru_cache(maxsize=1 << 18)
def _post(office: Office, around: SeenPlace | None) -> Post:
    """One object for each office and place, so that spells of one post are seen as such."""
    if _is_known_anywhere(office):
        return Post(office=office, place=None, weak=False)
    if office.place is not None:
        return Post(office=office, place=office.place, weak=False)
    return Post(office=office, place=_province_alone(around), weak=True)


def _province_alone(place: SeenPlace | None) -> SeenPlace | None:
    """The place's province: the article may speak of another commune than that of the office."""
    if place is None or place.level in ("province", "central") or place.province is None:
        return place
    return replace(place, id=place.province, level="province", land=place.region)
