"""The kinds of fact, field by field, each with the characters that it was read from."""

from dataclasses import dataclass
from typing import Literal

from extract.confidence import confidence_of

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Level = Literal["central", "province", "district", "commune"]
UnitKind = Literal[
    "police", "military", "party", "government", "council", "judiciary", "front",
    "education", "health", "enterprise", "media", "other",
]  # fmt: skip
Status = Literal["achieved", "forecast", "target", "not_met", "registered"]
Change = Literal["increase", "decrease"]
EventType = Literal[
    "conference", "meeting", "ceremony", "campaign", "arrest", "trial", "crime", "accident", "fire",
    "disaster", "other",
]  # fmt: skip
Role = Literal["host", "chair", "presented", "received", "spoke", "attended", "investigates", "tried"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """`content[start:end] == text`, offsets in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """An administrative unit by its official names with their types, as it was from `valid_from` on."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    code: str | None = None
    valid_from: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact(Mention):
    """What every fact has: its evidence and the rule that read it."""

    rule: str

    @property
    def confidence(self) -> float:
        """The measured precision of the rule, smoothed, 0 to 1."""
        return confidence_of(_KINDS[type(self)], self.rule)


@dataclass(frozen=True, kw_only=True, slots=True)
class DateFact(Fact):
    """A TIMEX3 expression; `from_day` and `to_day` are ISO dates, both inclusive."""

    type: DateType
    value: str
    mod: str | None = None
    from_day: str | None = None
    to_day: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """An office and the resolved name of the body that it is held in."""

    title: str
    unit: str | None = None
    former: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialFact(Fact):
    """A named person with a rank or an office; the span is the first mention of the name."""

    name: str
    rank: str | None = None
    positions: tuple[Position, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitFact(Fact):
    """A named organisation; the span is its first mention as written, `name` the resolved one."""

    name: str
    kind: UnitKind
    level: Level | None = None
    locality: Place | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalityFact(Fact):
    """An administrative unit that the article names; `candidates` are kept where none can be claimed.

    ended: the ISO day since which the unit, as it is named, was no more when the article appeared; None where
        it stood then, and where that is not known.
    """

    level: Literal["province", "district", "commune"]
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    code: str | None = None
    valid_from: str | None = None
    ended: str | None = None
    mentions: tuple[Mention, ...] = ()
    candidates: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        """The place that other facts carry."""
        return Place(
            province=self.province,
            district=self.district,
            commune=self.commune,
            code=self.code,
            valid_from=self.valid_from,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class CriteriaFact(Fact):
    """Which subjects, how many of them, met how much of which standard."""

    subject: str | None
    standard: str | None
    status: Status
    count: float | None = None
    of_total: float | None = None
    percent: float | None = None
    met_min: float | None = None
    met_max: float | None = None
    criteria_total: float | None = None
    approx: str | None = None
    as_of: str | None = None
    programme: str | None = None
    locality: Place | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureFact(Fact):
    """Any other counted thing; `compared_to` is what a change is measured against, as written."""

    value: float | None = None
    value_max: float | None = None
    percent: float | None = None
    unit: str | None = None
    approx: str | None = None
    change: Change | None = None
    compared_to: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentFact(Fact):
    """A legal instrument or plan; `date` is an ISO date or its prefix, `title` a quoted one."""

    kind: str
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    title: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipients:
    """How many of which kind were awarded: 32, `tập thể`."""

    count: float | None
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardFact(Fact):
    """An award, who gave it and to whom."""

    award: str
    awarded_by: str | None = None
    recipients: tuple[Recipients, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant:
    """An official or a unit of the same article that took part in its event.

    kind, start: the fact list, and the offset at which the fact begins in it.
    role: what it did there; of several things that which says most of it (who chaired also spoke).
    """

    kind: Literal["officials", "units"]
    start: int
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class EventFact(Fact):
    """The one event that the article reports; `date` is the ISO day on which it took place.

    participants: in order of their `start`.
    """

    type: EventType
    date: str | None = None
    date_to: str | None = None
    locality: Place | None = None
    host: str | None = None
    title: str | None = None
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """All facts of one article, each kind in order of `start`."""

    id: str
    dates: tuple[DateFact, ...] = ()
    officials: tuple[OfficialFact, ...] = ()
    units: tuple[UnitFact, ...] = ()
    localities: tuple[LocalityFact, ...] = ()
    criteria: tuple[CriteriaFact, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    documents: tuple[DocumentFact, ...] = ()
    awards: tuple[AwardFact, ...] = ()
    event: EventFact | None = None


FACT_LISTS = ("dates", "officials", "units", "localities", "criteria", "figures", "documents", "awards")


_KINDS: dict[type[Fact], str] = {
    DateFact: "dates",
    OfficialFact: "officials",
    UnitFact: "units",
    LocalityFact: "localities",
    CriteriaFact: "criteria",
    FigureFact: "figures",
    DocumentFact: "documents",
    AwardFact: "awards",
    EventFact: "event",
}
