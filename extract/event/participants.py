"""Who took part in the event, and how: officials and bodies of the article, each with its strongest role.

An official who does or says something in the report is there; one who is only spoken of (who signed a paper,
whom another follows, after whom something is named) is not. A body takes part where it acts by itself, not as
part of somebody's office.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extract.event.acting import find_acts
from extract.event.bodies import body_roles
from extract.event.persons import person_roles
from extract.facts import EventType, Participant, Role
from extract.officials import find_officials
from extract.reading import Reading
from extract.units import find_units

# The strongest first: what readers would name somebody by.
_OF_OFFICIALS: tuple[Role, ...] = ("chair", "received", "spoke", "presented", "investigates", "attended")
_OF_UNITS: tuple[Role, ...] = (
    "tried", "host", "investigates", "received", "presented", "spoke", "attended", "chair",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """What is known of the event before its participants: its type, its first day, and who holds it."""

    type: EventType
    day: str | None
    host: str | None


def find_participants(reading: Reading, occasion: Occasion) -> tuple[Participant, ...]:
    """The participants in order of their facts' `start`."""
    acts = find_acts(reading, occasion.type, occasion.day)
    found = []
    for official in reading.once(find_officials):
        role = _strongest(person_roles(acts, official), _OF_OFFICIALS)
        if role is not None:
            found.append(Participant(kind="officials", start=official.start, role=role))
    for unit in reading.once(find_units):
        role = _strongest(body_roles(acts, unit, occasion.host), _OF_UNITS)
        if role is not None:
            found.append(Participant(kind="units", start=unit.start, role=role))
    return tuple(sorted(found, key=_place))


def _strongest(roles: Iterable[Role], order: tuple[Role, ...]) -> Role | None:
    told = set(roles)
    return next((role for role in order if role in told), None)


def _place(participant: Participant) -> tuple[int, str]:
    return participant.start, participant.kind
