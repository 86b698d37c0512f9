"""How many people bear a name: by its parts, and by where it is seen."""

from collections import defaultdict
from collections.abc import Iterable

from extract.across.people.names import name_key, share_of
from extract.across.people.offices import office_of
from extract.across.people.places import region_of
from extract.across.seen import SeenOfficial

# How many officials papers name, as an order of size. Fixed: what is known of a name depends on no other.
_OFFICIALS = 100_000


def shares_of(seen: Iterable[SeenOfficial]) -> dict[str, float]:
    """By the key of each name the share of officials who bear it.

    A name that is seen in several provinces, or lines of work of one, is borne by as many.
    """
    where: dict[str, set[tuple[object, str]]] = defaultdict(set)
    for each in seen:
        spots = where[name_key(each.name)]
        for position in each.positions:
            if position.place is not None and not position.former:
                spots.add((region_of(position.place), office_of(position).line))
    return {name: share_of(name) + max(0, len(spots) - 1) / _OFFICIALS for name, spots in where.items()}
