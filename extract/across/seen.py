"""What is handed to the joiners: facts of single articles with the day and the places they are found by."""

from dataclasses import dataclass

from extract.facts import EventType, Level, UnitKind


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenPlace:
    """A place over time.

    id: the unit of the gazetteer, `code-valid_from`.
    land: ids of today's units of its level's kin that hold its land, the unit's own while it lasts.
    province: id of its province then; region: ids of today's provinces that hold that province's land.
    """

    id: str
    level: Level
    land: frozenset[str] = frozenset()
    province: str | None = None
    region: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenPosition:
    """An office as one article tells it; `unit` is the resolved name of the body."""

    title: str
    unit: str | None = None
    former: bool = False
    kind: UnitKind | None = None
    level: Level | None = None
    place: SeenPlace | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenOfficial:
    """An official of one article.

    id: that of the fact.
    day: ISO day of the article, or its prefix as far as it is known; None where nothing is.
    place: where the article places the official; `place_stated` tells whether that is the place of an office.
    source: name of the article's source.
    """

    id: str
    article_id: str
    name: str
    rank: str | None = None
    positions: tuple[SeenPosition, ...] = ()
    day: str | None = None
    place: SeenPlace | None = None
    place_stated: bool = False
    source: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Join:
    """Why two mentions are one: `reasons` are codes such as `same_office`, the strongest first."""

    first: str
    second: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Mentions taken for one person, in the order of their days; `joins` is a tree over them."""

    ids: tuple[str, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenEvent:
    """The event of one article.

    id: that of the fact; date, date_to: ISO days.
    people: ids of the people of the article, as joined; text: the article's content without its title.
    origin: whom the article names as its origin (`Nguồn tin`), as written.
    """

    id: str
    article_id: str
    type: EventType
    date: str | None = None
    date_to: str | None = None
    place: SeenPlace | None = None
    host: str | None = None
    people: frozenset[str] = frozenset()
    day: str | None = None
    title: str = ""
    text: str = ""
    source: str | None = None
    origin: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """Events of several articles that are one; the original, the earliest that others take up, first."""

    ids: tuple[str, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenUnit:
    """A unit of one article, or all units of one name, kind and place.

    place: the first version of the place that the name says (`413-2018-01-01`), None where it says none.
    place_names: the names of the place and of those above it as they were, the finest first.
    """

    id: str
    name: str
    kind: UnitKind
    level: Level | None = None
    place: str | None = None
    place_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What a body is known by over articles.

    role: its name, with `{}` for that of its place. place: the first version of its place, None for a body
    that
        is known by its name alone.
    """

    role: str
    place: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """The units taken for one body, in the order in which they came."""

    body: Body
    ids: tuple[str, ...]
