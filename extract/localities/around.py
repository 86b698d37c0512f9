"""What the article has named around a spot: provinces known, districts of the same sentence."""

from bisect import bisect_left

from extract.gazetteer.table import Unit
from extract.localities.choices import Context
from extract.localities.era import province_of
from extract.localities.lands import in_province, one_standing, shares_land
from extract.localities.spots import Spot
from extract.localities.surroundings import is_home
from extract.sentences import sentence_at

# Mentions to look back and ahead for a place named, so that time stays linear.
REACH = 64


def position(placed: tuple[int, Unit]) -> int:
    """Where a place was named, to look it up by."""
    return placed[0]


def knows_province(context: Context, unit: Unit) -> bool:
    """Whether the article, or its source, speaks of the unit's province."""
    province = province_of(unit, context.day)
    known = [*context.provinces, *([context.hint] if context.hint is not None else [])]
    return any(shares_land(province, other, context.day) for other in known)


def narrow(context: Context, named: list[Unit], spot: Spot) -> list[Unit]:
    """Those in a province that the sentence names, else in the hinted one, else in the one named most."""
    if len(named) < 2:
        return named
    hint = [context.hint] if context.hint is not None else []
    most = (unit for unit, _ in context.provinces.most_common())
    for province in (*_provinces_around(context, spot), *hint, *most):
        within = in_province(named, province, context.day)
        if within:
            return within
    return named


def _provinces_around(context: Context, spot: Spot) -> list[Unit]:
    """Those that the sentence names, the nearest before first; no home of a person but for that person's."""
    sentence = sentence_at(context.reading, spot.start)
    last = bisect_left(context.province_at, sentence.end, key=position)
    first = max(last - REACH, bisect_left(context.province_at, sentence.start, key=position))
    near = context.province_at[first:last]
    if not is_home(context.reading, spot.start):
        near = [placed for placed in near if not is_home(context.reading, placed[0])]
    before = [unit for start, unit in reversed(near) if start < spot.start]
    return [*before, *(unit for start, unit in near if start > spot.start)]


def has_sibling(context: Context, spot: Spot, unit: Unit) -> bool:
    """Whether the sentence has named a district of the same province before."""
    here = bisect_left(context.districts, spot.start, key=position)
    since = sentence_at(context.reading, spot.start).start
    near = (placed for placed in context.districts[max(0, here - REACH) : here] if placed[0] >= since)
    return any(district.parent == unit.parent for _, district in near)


def of_sentence(context: Context, named: list[Unit], here: int, spot: Spot) -> Unit | None:
    """`Tại huyện A, giải thể xã |B`: the one of the district that its sentence names last before it.

    here: how many districts the article names before the spot.
    """
    start, district = context.districts[here - 1] if here else (-1, None)
    if district is None or not district.stands_on(context.day):
        return None
    if start < sentence_at(context.reading, spot.start).start:
        return None
    within = one_standing([unit for unit in named if unit.parent == district.code], context.day)
    return within[0] if len(within) == 1 and not is_home(context.reading, start) else None
