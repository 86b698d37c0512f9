"""How two offices may be those of one person, and how many others might be meant as well."""

from functools import cache

from extract.across.people.bodies import Tie, body_tie, is_same_body
from extract.across.people.careers import Era, Line, careers, rate_of_move
from extract.across.people.offices import Office
from extract.across.people.places import Relation, code_of, province_of, region_of, relate
from extract.across.people.profiles import Post
from extract.across.people.reasons import Reason
from extract.across.seen import SeenPlace

_HOUSE_KINDS = ("party", "council", "front")
_PLACED: tuple[Relation, ...] = ("same", "heir", "within")


def tie_of(old: Post, new: Post, era: Era) -> Tie | None:
    """How the holder of the earlier post may be that of the later one; None where nothing speaks for it.

    era: that of the later one.
    """
    relation = relate(old.place, new.place, reformed=era.all)
    same = body_tie(old, new, relation)
    past = (old.office.former, new.office.former)
    if any(past) and (same or all(past)):
        return _of_past(same, both=all(past))
    if any(past):
        return _move(*_by_time(old, new), relation, era)
    unnamed = _of_unnamed_body(old, new, relation)
    return same or unnamed or _beside(old, new, relation) or _move(old, new, relation, era)


def _of_unnamed_body(old: Post, new: Post, relation: Relation) -> Tie | None:
    """One title of which one article does not say in which body."""
    one, other = old.office, new.office
    if one.title != other.title or (one.function and other.function):
        return None
    if one.central and other.central:
        return Tie(reason="national_office", among=careers()["peers"]["ministers"])
    if relation not in (*_PLACED, "province"):
        return None
    told = one if one.function else other
    return Tie(reason="same_province", among=_pool(told.line, told.standing))


def may_be_held_together(first: Post, second: Post) -> bool:
    """Whether one person may hold both offices on one day."""
    one, other = first.office, second.office
    if one.side or other.side or one.function == other.function == "":
        return True
    relation = relate(first.place, second.place, reformed=True)
    if relation == "unknown" and not (one.central or other.central):
        return one.line == other.line or "unknown" in (one.line, other.line)
    if is_same_body(first, second, relation):
        return True
    if relation in ("same", "within", "heir") or (one.central and other.central):
        shares_house = relation != "within" and (one.house, one.line) == (other.house, other.line)
        return shares_house or _is_political(one) != _is_political(other) or _go_together(one, other)
    return False


def _go_together(one: Office, other: Office) -> bool:
    return (
        one.kind != other.kind
        and one.line == other.line == "politics"
        and (one.kind in _HOUSE_KINDS or other.kind in _HOUSE_KINDS)
    )


def _is_political(office: Office) -> bool:
    return office.kind in _HOUSE_KINDS


def _of_past(same: Tie | None, *, both: bool) -> Tie | None:
    """Two offices of one body, at least one told as a past one: it may be the other article's present one."""
    return same and Tie(reason="same_office" if both else "former_office", among=same.among)


def _by_time(old: Post, new: Post) -> tuple[Post, Post]:
    """The past office before the present one, whenever they are told."""
    return (old, new) if old.office.former else (new, old)


def _has_merged(place: SeenPlace) -> bool:
    return province_of(place) not in {code_of(id) for id in region_of(place)}


def _beside(old: Post, new: Post, relation: Relation) -> Tie | None:
    """Two offices of one place that one person holds together, or one after the other."""
    one, other = old.office, new.office
    if relation not in _PLACED or old.weak or new.weak or not may_be_held_together(old, new):
        return None
    if one.house == other.house and one.line == other.line and not (one.side or other.side):
        return None
    rate = _rate(one, other)
    if rate == 0 or (rate < 1 and not (one.role.side or other.role.side)):
        return None
    standing = (
        min(one.standing, other.standing) if relation == "within" else max(one.standing, other.standing)
    )
    career = careers()["peers"]["career"]
    near = relation != "within" or one.side or other.side
    pool = _pool(one.line, standing) * _share(old, new, relation)
    return Tie(reason="held_together", among=max(career, pool) / rate) if near else None


def _move(old: Post, new: Post, relation: Relation, era: Era) -> Tie | None:
    """One office left for another."""
    one, other = old.office, new.office
    rate = _rate(one, other)
    if rate == 0:
        return None
    ended = _has_ended(old, era)
    steps = _rate_of_steps(other.standing - one.standing, reformed=ended)
    rate *= _rate_of_path(one, other) if relation in _PLACED else _rate_afar(old, new)
    if rate < 1 and one.line != other.line and "unknown" not in (one.line, other.line):
        rate *= careers()["moves"]["doubt"]
    if rate < 1 and _share(old, new, relation) >= 1:
        rate *= careers()["moves"]["far_lines"]
    if is_far_off(one, other):
        rate *= careers()["moves"]["far_off"]
    if one.standing == other.standing and one.role.one and other.role.name == "deputy" and not ended:
        steps *= careers()["steps"]["to_deputy"]
    if one.central or other.central:
        among = _central_pool(one, other)
        return (
            None if among is None else Tie(reason="national_office", among=among / steps / rate, changed=True)
        )
    if relation in ("apart", "unknown"):
        return None
    among = _pool(one.line, one.standing) * _share(old, new, relation) / steps / rate
    return Tie(
        reason=_reason_of_move(old, new, relation),
        among=max(careers()["scope"]["fewest"], among),
        changed=True,
        forced=ended and not _has_ended(new, era),
    )


def _rate_of_path(one: Office, other: Office) -> float:
    """How much more often than chance an office of the one kind leads to one of the other in its place."""
    for path in careers()["path"]:
        starts = one.function.startswith(tuple(path["old"])) and other.function.startswith(tuple(path["new"]))
        if (
            starts
            and one.role.name in path["roles"]
            and other.role.name in ("head", "deputy", "first deputy")
        ):
            return float(path["times"])
    return 1.0


def _rate_afar(old: Post, new: Post) -> float:
    """Those of communes hardly go to communes of another district."""
    levels = (old.office.level, new.office.level)
    return float(careers()["moves"]["far_communes"]) if levels == ("commune", "commune") else 1.0


def _has_ended(post: Post, era: Era) -> bool:
    """Whether the body is one of a district, or of a province that merged, and no more by then."""
    level = post.office.level
    if level == "province":
        return era.all and post.place is not None and _has_merged(post.place)
    return level == "district" and (era.all or (era.police and post.office.line == "police"))


def _reason_of_move(old: Post, new: Post, relation: Relation) -> Reason:
    if old.office.line != new.office.line:
        return "other_line"
    if relation == "merged":
        return "merged_provinces"
    if relation == "district":
        return "same_place"
    if relation == "province" or old.weak or new.weak:
        return "same_province"
    is_part = relation == "within" or old.office.function != new.office.function
    return "nested_body" if is_part and old.office.house == new.office.house else "same_place"


def _central_pool(one: Office, other: Office) -> float:
    if one.central and other.central and (_is_part(one, other) or _is_part(other, one)):
        return float(careers()["pool_central"]["within"])
    if one.top and other.top:
        return float(careers()["pool_top"]["people"])
    if one.central:
        return float(careers()["pool_central"][one.line])
    return _pool(one.line, one.standing) * float(careers()["scope"]["country"])


def is_far_off(one: Office, other: Office) -> bool:
    """Whether one is of the country and the other leads no province, and both do not do the same work."""
    if one.central == other.central or one.line != other.line or one.line != "politics":
        return False
    central, local = (one, other) if one.central else (other, one)
    if local.house in careers()["bodies"]["of_whole_place"] and local.level == "province":
        return False
    trade = local.function.removeprefix(f"{local.house} ")
    return trade not in central.function


def _is_part(one: Office, other: Office) -> bool:
    """Whether the first is in a part of the ministry that the other is in (`cục … bộ y tế`)."""
    return bool(other.function) and one.function.endswith(f" {other.function}")


def _rate(one: Office, other: Office) -> float:
    """How often one who leaves the first office takes one of the line of the other."""
    rate = max(
        rate_of_move(line, other_line)
        for line in (one.line, *one.sectors)
        for other_line in (other.line, *other.sectors)
    )
    return max(rate, float(careers()["pool_top"]["between_lines"])) if one.top and other.top else rate


@cache
def _rate_of_steps(steps: int, *, reformed: bool) -> float:
    shares = careers()["steps"]
    if reformed and steps == -1:
        return float(shares["reform"])
    return float(shares[str(max(-3, min(3, steps)))])


def _pool(line: Line, standing: int) -> float:
    return float(careers()["pool"][line][min(standing, 3)])


def _share(old: Post, new: Post, relation: Relation) -> float:
    """The share of a province's people that the posts' common place has."""
    scope = careers()["scope"]
    if relation == "merged":
        return float(scope["merged"])
    if relation == "district":
        return float(scope["district"])
    if old.weak or new.weak or relation == "province":
        return 1.0
    levels = [post.place.level for post in (old, new) if post.place is not None]
    if "province" in levels:
        return 1.0
    return float(scope["district"] if "district" in levels else scope["commune"])


def reach_of(post: Post) -> float:
    """The fewest people among whom a move from the post within its province leads."""
    return _pool(post.office.line, post.office.standing)
