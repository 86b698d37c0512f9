"""Two offices in one body, and how many others may hold its like."""

from dataclasses import dataclass
from typing import Any

from extract.across.people.careers import careers
from extract.across.people.offices import Office
from extract.across.people.places import Relation
from extract.across.people.profiles import Post
from extract.across.people.reasons import Reason

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


def body_tie(old: Post, new: Post, relation: Relation) -> Tie | None:
    """How two posts in one body are one person's; None where the bodies are two."""
    if not is_same_body(old, new, relation):
        return None
    peers = careers()["peers"]
    tie = _in_one_body(old.office, new.office, peers)
    among = tie.among * _doubt(old, new, relation, peers)
    return Tie(reason=tie.reason, among=among, changed=tie.changed)


def _doubt(old: Post, new: Post, relation: Relation, peers: dict[str, Any]) -> float:
    """How many bodies may be meant by what is told of the two."""
    if old.office.central:
        delegates = old.office.role.name == "delegate" and old.place is not None and new.place is not None
        return float(peers["delegation" if relation == "same" else "other_delegation"] if delegates else 1)
    if relation in ("unknown", "apart"):
        return float(peers["unplaced"])
    if old.weak or new.weak:
        alike = next((word for word in peers["weak"] if old.office.function.startswith(word)), "else")
        return float(peers["weak"][alike])
    return float(peers["heir"] if relation == "heir" else 1)


def is_same_body(old: Post, new: Post, relation: Relation) -> bool:
    """Whether two posts of places that lie so to one another are in one body."""
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
