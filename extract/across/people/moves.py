"""How two offices may be those of one person, and how many others might be meant as well."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.across.people.careers import Era, Line, careers, rate_of_move
from extract.across.people.offices import Office
from extract.across.people.places import Relation, code_of, province_of, region_of, relate
from extract.across.people.profiles import Post
from extract.across.people.reasons import Reason
from extract.across.seen import SeenPlace

_HOUSE_KINDS = ("party", "council", "front")
_PLACED: tuple[Relation, ...] = ("same", "heir", "within")
# Whose names hold no place and are nobody else's
_OF_THEIR_OWN = ("enterprise", "media", "health", "other")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """One way in which two posts belong to one career.

    among: how many people it could be as well, as far as the offices tell.
    changed: whether one office was left for the other, which takes time; forced: whether it ended meanwhile.
    """

    reason: Reason
    among: float
    changed: bool = False
    forced: bool = False


def tie_of(old: Post, new: Post, era: Era) -> Tie | None:
    """How the holder of the earlier post may be that of the later one; None where nothing speaks for it.

    era: that of the later one.
    """
    relation = relate(old.place, new.place, reformed=era.all)
    same = _body_tie(old, new, relation)
    past = (old.office.former, new.office.former)
    if any(past) and (same or all(past)):
        return _of_past(same, both=all(past))
    if any(past):
        return _move(*_by_time(old, new), relation, era)
    return same or _beside(old, new, relation) or _move(old, new, relation, era)


def may_be_held_together(first: Post, second: Post) -> bool:
    """Whether one person may hold both offices on one day."""
    one, other = first.office, second.office
    if one.side or other.side or one.function == other.function == "":
        return True
    relation = relate(first.place, second.place, reformed=True)
    if relation == "unknown" and not (one.central or other.central):
        return one.line == other.line or "unknown" in (one.line, other.line)
    if _is_same_body(first, second, relation):
        return True
    if relation in ("same", "within", "heir") or (one.central and other.central):
        shares_house = one.house == other.house and one.line == other.line
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


def _is_same_body(old: Post, new: Post, relation: Relation) -> bool:
    first, second = old.office, new.office
    if not first.function or not second.function or first.central != second.central:
        return False
    if first.central or relation == "unknown":
        return first.body == second.body
    if relation not in ("same", "heir"):
        return first.body == second.body and _named_alone(first, relation)
    if old.weak or new.weak:
        return first.body == second.body
    return _is_one_function(first.function, second.function)


def _named_alone(office: Office, relation: Relation) -> bool:
    """Whether the body's name is no other's though the places are not told to be one."""
    own = office.place is None and office.body == office.function and office.line in _OF_THEIR_OWN
    return own or relation in ("within", "merged")


def _is_one_function(first: str, second: str) -> bool:
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return long.startswith(f"{short} ") and " " in short and len(long.split()) - len(short.split()) <= 3


def _body_tie(old: Post, new: Post, relation: Relation) -> Tie | None:
    if not _is_same_body(old, new, relation):
        return None
    peers = careers()["peers"]
    far = 1.0
    if relation == "heir":
        far = peers["heir"]
    elif not old.office.central and relation in ("unknown", "apart"):
        far = peers["unplaced"]
    tie = _in_one_body(old.office, new.office, peers)
    return Tie(reason=tie.reason, among=tie.among * far, changed=tie.changed)


def _in_one_body(old: Office, new: Office, peers: dict[str, Any]) -> Tie:
    was, is_ = old.role.name, new.role.name
    if was == is_ and (old.role.one or old.title == new.title or was in ("deputy", "staff")):
        return Tie(reason="same_office", among=_peers_of(old, peers))
    if old.side or new.side or "member" in (was, is_):
        return Tie(reason="same_body", among=peers["body"])
    if {was, is_} == {"deputy", "first deputy"}:
        return Tie(reason="same_office", among=peers["deputy"])
    if was in ("deputy", "first deputy", "staff") and is_ in (
        "head",
        "political head",
        "deputy",
        "first deputy",
    ):
        return Tie(reason="promotion", among=peers["succession"] * (3 if was == "staff" else 1), changed=True)
    if is_ in ("deputy", "first deputy", "staff"):
        return Tie(reason="same_body", among=peers["demotion"], changed=True)
    return Tie(reason="same_body", among=peers["body"], changed=True)


def _peers_of(office: Office, peers: dict[str, Any]) -> float:
    name = office.role.name
    if name == "staff":
        return float(peers["staff"][min(_standing_of_house(office), len(peers["staff"]) - 1)])
    if name == "delegate" and office.central:
        return float(peers["delegate_of_country"])
    return float(peers["one"] if office.role.one else peers.get(name, peers["deputy"]))


def _standing_of_house(office: Office) -> int:
    """How large the body is: 0 a province's own, 1 a district's, more a part of them."""
    part = 0 if office.function == office.house else 1
    return part + {"province": 0, "central": 0, "district": 1, "commune": 2}.get(office.level or "", 1)


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
    if relation == "province" or old.weak or new.weak:
        return "same_province"
    is_part = relation == "within" or old.office.function != new.office.function
    return "nested_body" if is_part and old.office.house == new.office.house else "same_place"


def _central_pool(one: Office, other: Office) -> float:
    if one.top and other.top:
        return float(careers()["pool_top"]["people"])
    if one.central:
        return float(careers()["pool_central"][one.line])
    return _pool(one.line, one.standing) * float(careers()["scope"]["country"])


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
    if old.weak or new.weak or relation == "province":
        return 1.0
    levels = [post.place.level for post in (old, new) if post.place is not None]
    if "province" in levels:
        return 1.0
    return float(scope["district"] if "district" in levels else scope["commune"])


def reach_of(post: Post) -> float:
    """The fewest people among whom a move from the post within its province leads."""
    return _pool(post.office.line, post.office.standing)
