"""What follows a reference to a paper: its day, who issued it, and the title that the text quotes."""

import re
from dataclasses import dataclass

from extract.agents import Agent, agent_at
from extract.dates import find_dates
from extract.documents import grammar
from extract.documents.heads import Kind
from extract.facts import DateFact, Place
from extract.localities import place_named_by
from extract.reading import Reading

_ISO_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATED = re.compile(r"ngày\s+\d")
_DAY_ALONE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}$")
_CENTRAL_COMMITTEE = ("Trung ương", "TW", "T.Ư", "TƯ", "Hội nghị")
# After a comma only a whole date is the paper's: "Chỉ thị 06, ngày 12/3 họp" is not dated.
_WITH_YEAR = re.compile(r"\d{4}$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tail:
    """Where the reference ends, with its issuer's resolved name and its ISO date or its prefix."""

    end: int
    issuer: str | None = None
    date: str | None = None


def read_tail(reading: Reading, offset: int, kind: Kind) -> Tail:
    """The day and the issuer that follow a reference, in either order."""
    end, issuer, date = offset, None, None
    for _ in range(4):
        if (term := grammar.TERM.match(reading.content, end)) is not None:
            end = term.end()
        elif date is None and (day := _day_at(reading, end)) is not None:
            date, end = day.date, day.end
        elif issuer is None and (owner := owner_at(reading, end, kind)) is not None:
            issuer, end = owner.issuer, owner.end
        else:
            break
    return Tail(end=end, issuer=issuer, date=date)


def title_at(reading: Reading, offset: int) -> str | None:
    """The title in quotation marks that follows a reference ending at `offset`."""
    match = grammar.TITLED_SO.match(reading.content, offset)
    if match is None or grammar.KIND_WORD.search(reading.content, offset, _quote_start(match)):
        return None
    return title_of(match)


def title_of(match: re.Match[str]) -> str:
    """The title that a match of one of the quoting expressions holds, single spaces."""
    return " ".join(_quote(match).split()).strip(" .,;")


def _quote(match: re.Match[str]) -> str:
    return next(text for text in match.groupdict().values() if text is not None)


def _quote_start(match: re.Match[str]) -> int:
    return next(match.start(name) for name, text in match.groupdict().items() if text is not None)


def _day_at(reading: Reading, offset: int) -> Tail | None:
    before = grammar.BEFORE_DAY.match(reading.content, offset)
    if before is None:
        return None
    day = reading.once(_days_by_start).get(before.end())
    if day is None or day.type != "DATE":
        return None
    value = _ISO_DAY.fullmatch(day.value)
    iso = value.group() if value else None
    if not _DATED.match(reading.lower, day.start, day.end):
        alone = before["open"] == "(" and _DAY_ALONE.match(day.text) is not None
        if not alone and not _is_year_of_issue(reading, offset, day):
            return None
    if before["open"] == "," and not _WITH_YEAR.search(day.text):
        return None
    if before["open"] == "(":
        closed = grammar.CLOSED.match(reading.content, day.end)
        return Tail(end=closed.end(), date=iso) if closed else None
    return Tail(end=day.end, date=iso)


def _is_year_of_issue(reading: Reading, offset: int, day: DateFact) -> bool:
    return (
        grammar.MONTH_OR_YEAR.match(reading.content, offset) is not None
        and day.start <= offset + 2
        and grammar.OF.match(reading.content, day.end) is not None
    )


def _days_by_start(reading: Reading) -> dict[int, DateFact]:
    return {date.start: date for date in reading.once(find_dates)}


def owner_at(reading: Reading, offset: int, kind: Kind) -> Tail | None:
    """The body that a reference ending at `offset` is said to be of, or to be issued by."""
    content = reading.content
    match = grammar.BETWEEN.match(content, offset) or grammar.OF.match(content, offset)
    if match is None:
        return _issued_by(reading, offset)
    agent = agent_at(reading, match.end())
    if agent is None:
        return _meeting_at(reading, match.end())
    agents = [agent]
    if kind.joint or match.re is grammar.BETWEEN:
        agents.extend(_partners(reading, agent))
    end = agents[-1].end
    if "(" in match.group() and (closed := grammar.CLOSED.match(content, end)) is not None:
        end = closed.end()
    return Tail(end=end, issuer=", ".join(agent.name for agent in agents))


def _meeting_at(reading: Reading, offset: int) -> Tail | None:
    """The meeting that a paper is of: `của Hội nghị Trung ương 3 khóa IX`."""
    meeting = grammar.MEETING.match(reading.content, offset - 1)
    if meeting is None or grammar.GENERAL_MEETING.search(meeting.group()):
        return None
    return Tail(end=meeting.end(), issuer=meeting_issuer(reading, meeting))


def meeting_issuer(reading: Reading, match: re.Match[str]) -> str:
    """The body that a meeting is of; a congress is its own, named with its place and without its term."""
    meeting = grammar.TERM_OF_OFFICE.sub("", " ".join(match["meeting"].split()))
    if meeting.startswith(_CENTRAL_COMMITTEE):
        return "Ban Chấp hành Trung ương Đảng"
    if (bare := grammar.BARE_PLACE.search(meeting)) is not None:
        place = place_named_by(reading, bare["type"], match.start())
        name = _name_of(place) if place else None
        meeting = meeting[: bare.start()] + (name or bare["type"]) + meeting[bare.end() :]
    return meeting[:1].upper() + meeting[1:]


def _name_of(place: Place) -> str | None:
    """A place's official name as it stands inside another name: `tỉnh Hà Nam`."""
    name = place.commune or place.district or place.province
    return name[:1].lower() + name[1:] if name else None


def _issued_by(reading: Reading, offset: int) -> Tail | None:
    match = grammar.BY.match(reading.content, offset)
    agent = agent_at(reading, match.end()) if match else None
    if agent is None:
        return None
    verb = grammar.ISSUED_BY.match(reading.content, agent.end)
    return Tail(end=verb.end(), issuer=agent.name) if verb else None


def _partners(reading: Reading, first: Agent) -> list[Agent]:
    found: list[Agent] = []
    end = first.end
    while (link := grammar.AND.match(reading.content, end)) is not None:
        agent = agent_at(reading, link.end())
        if agent is None:
            break
        found.append(agent)
        end = agent.end
    return found
