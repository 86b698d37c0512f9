"""From a kind's word to the whole reference: number, title, meeting or owner, and what follows it."""

import re
from dataclasses import dataclass

from extract.agents import agent_at
from extract.dates import find_dates
from extract.documents import grammar
from extract.documents.heads import Head, Kind
from extract.facts import DateFact
from extract.reading import Reading

_ISO_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATED = re.compile(r"ngày\s+\d")
# After a comma only a whole date is the paper's: "Chỉ thị 06, ngày 12/3 họp" is not dated.
_WITH_YEAR = re.compile(r"\d{4}$")
_DIGITS = re.compile(r"\d+[a-zđ]?")
_COUNT = re.compile(r"\d\s+$")
_LOOK_BACK = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A reference as read, before its issuer is looked for elsewhere.

    base: the digits that a number begins with; codes: the rest of it, for the issuer.
    """

    start: int
    end: int
    kind: Kind
    rule: str
    number: str | None = None
    base: str | None = None
    codes: str = ""
    issuer: str | None = None
    date: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tail:
    end: int
    issuer: str | None = None
    date: str | None = None


def read_references(reading: Reading, head: Head) -> list[Reference]:
    """The references that begin at `head`: none, one, or one for each number of a list."""
    if head.kind.whole:
        return [Reference(start=head.start, end=head.end, kind=head.kind, rule="title")]
    if head.kind.titled and (law := _titled(reading, head)):
        return [law]
    if numbered := _numbered(reading, head):
        return numbered
    for read in (_quoted, _meeting, _owned):
        if (reference := read(reading, head)) is not None:
            return [reference]
    return []


def _numbered(reading: Reading, head: Head) -> list[Reference]:
    content = reading.content
    match = grammar.NUMBERED.match(content, head.end)
    if match is not None and not _is_number(content, head, match):
        match = None
    if match is None:
        match = grammar.FAR_NUMBER.match(content, head.end)
        if (
            match is None
            or not match["codes"]
            or grammar.KIND_WORD.search(content, head.end, match.start("number"))
        ):
            return []
    group = "bare_number" if match.re is grammar.NUMBERED and match["number"] is None else "number"
    numbers = [match[group]]
    spans = [(head.start, match.end())]
    while (after := grammar.NEXT_NUMBER.match(content, spans[-1][1])) and _goes_on(content, after):
        numbers.append(after["number"])
        spans.append((after.start("so") if after["so"] else after.start("number"), after.end()))
    tail = _tail(reading, spans[-1][1], head.kind)
    spans[-1] = (spans[-1][0], tail.end)
    return [
        _reference(head.kind, span, number, tail, date=tail.date if len(numbers) == 1 else None)
        for span, number in zip(spans, numbers, strict=True)
    ]


def _reference(kind: Kind, span: tuple[int, int], number: str, tail: _Tail, *, date: str | None) -> Reference:
    number = "".join(number.split())
    base = _DIGITS.match(number)
    digits = base.group() if base else ""
    return Reference(
        start=span[0], end=span[1], kind=kind, rule="number", number=number, base=digits.lstrip("0"),
        codes=number[len(digits) :], issuer=tail.issuer, date=date,
    )  # fmt: skip


def _is_number(content: str, head: Head, match: re.Match[str]) -> bool:
    if match["so"]:
        return match["codes"] is not None or not grammar.COUNTED.match(content, match.end())
    if match["bare_codes"]:
        return True
    digits = match["bare_digits"]
    if head.kind.bare is None or (head.kind.bare == "capital" and not head.capital):
        return False
    if match["bare_year"] is None and len(digits) == 4 and digits[:2] in ("19", "20"):
        return False
    if grammar.COUNTED.match(content, match.end()):
        return False
    sure = head.capital and len(digits) > 1 and head.kind.bare == "any"
    return (sure or grammar.CLOSING.match(content, match.end()) is not None) and not _counts(content, head)


def _counts(content: str, head: Head) -> bool:
    """Whether a count stands before the kind's word (`3 nghị quyết`): a number after it is another's."""
    return _COUNT.search(content[max(0, head.start - 4) : head.start]) is not None


def _goes_on(content: str, match: re.Match[str]) -> bool:
    if match["codes"]:
        return True
    if match["year"] is None and len(match["digits"]) == 4:
        return False
    if grammar.COUNTED.match(content, match.end()):
        return False
    return bool(
        grammar.LIST_CLOSING.match(content, match.end()) or grammar.NEXT_NUMBER.match(content, match.end())
    )


def _titled(reading: Reading, head: Head) -> Reference | None:
    content = reading.content
    if grammar.NAME_BEFORE.search(content[max(0, head.start - _LOOK_BACK) : head.start]):
        return None
    amending = grammar.AMENDING.match(content, head.end)
    end = amending.end() if amending else head.end
    title = grammar.LISTED_TITLE.match(content, end)
    if title is not None and not (title["title"][0].isupper() or head.capital):
        title = None
    title = title or grammar.FREE_TITLE.match(content, end)
    if title is not None:
        end = title.end()
    elif head.kind.name != "Hiến pháp" or not head.capital:
        return None
    if (amended := grammar.AMENDED.match(content, end)) is not None:
        end = amended.end()
    date = None
    if (year := grammar.TITLE_YEAR.match(content, end)) is not None:
        end, date = year.end(), year["year"]
        amended = grammar.AMENDED.match(content, end)
        end = amended.end() if amended else end
    number = grammar.NUMBERED.match(content, end)
    if number is not None and number["so"]:
        tail = _tail(reading, number.end(), head.kind)
        return _reference(head.kind, (head.start, tail.end), number["number"], tail, date=tail.date or date)
    return Reference(start=head.start, end=end, kind=head.kind, rule="title", date=date)


def _quoted(reading: Reading, head: Head) -> Reference | None:
    if not head.kind.quoted:
        return None
    match = grammar.QUOTED.match(reading.content, head.end)
    if match is None:
        return None
    tail = _tail(reading, match.end(), head.kind)
    return Reference(
        start=head.start, end=tail.end, kind=head.kind, rule="quoted", issuer=tail.issuer, date=tail.date
    )


def _meeting(reading: Reading, head: Head) -> Reference | None:
    if not head.kind.meetings:
        return None
    match = grammar.MEETING.match(reading.content, head.end)
    if match is None:
        return None
    meeting = " ".join(match["meeting"].split())
    issuer = (
        "Ban Chấp hành Trung ương Đảng" if meeting.startswith(("Trung ương", "TW", "Hội nghị")) else meeting
    )
    return Reference(start=head.start, end=match.end(), kind=head.kind, rule="meeting", issuer=issuer)


def _owned(reading: Reading, head: Head) -> Reference | None:
    if head.kind.owned is None or (head.kind.owned == "capital" and not head.capital):
        return None
    before = reading.content[max(0, head.start - _LOOK_BACK) : head.start]
    tail = _tail(reading, head.end, head.kind)
    if tail.issuer is None or tail.issuer == "Nhà nước" or grammar.PLURAL.search(before):
        return None
    return Reference(
        start=head.start, end=tail.end, kind=head.kind, rule="owner", issuer=tail.issuer, date=tail.date
    )


def _tail(reading: Reading, offset: int, kind: Kind) -> _Tail:
    """The day and the issuer that follow a reference, in either order."""
    end, issuer, date = offset, None, None
    for _ in range(3):
        if (term := grammar.TERM.match(reading.content, end)) is not None:
            end = term.end()
        if date is None and (day := _day_at(reading, end)) is not None:
            date, end = day.date, day.end
        elif issuer is None and (owner := _owner_at(reading, end, kind)) is not None:
            issuer, end = owner.issuer, owner.end
        else:
            break
    return _Tail(end=end, issuer=issuer, date=date)


def _day_at(reading: Reading, offset: int) -> _Tail | None:
    before = grammar.BEFORE_DAY.match(reading.content, offset)
    if before is None:
        return None
    day = reading.once(_days_by_start).get(before.end())
    if day is None or day.type != "DATE" or not _DATED.match(reading.lower, day.start, day.end):
        return None
    if before["open"] == "," and not _WITH_YEAR.search(day.text):
        return None
    value = _ISO_DAY.fullmatch(day.value)
    if before["open"] == "(":
        if not reading.content.startswith(")", day.end):
            return None
        return _Tail(end=day.end + 1, date=value.group() if value else None)
    return _Tail(end=day.end, date=value.group() if value else None)


def _days_by_start(reading: Reading) -> dict[int, DateFact]:
    return {date.start: date for date in reading.once(find_dates)}


def _owner_at(reading: Reading, offset: int, kind: Kind) -> _Tail | None:
    match = grammar.BETWEEN.match(reading.content, offset) or grammar.OF.match(reading.content, offset)
    agent = agent_at(reading, match.end()) if match else None
    if match is None or agent is None:
        return None
    names, end = [agent.name], agent.end
    joint = kind.joint or match.re is grammar.BETWEEN
    while joint and (link := grammar.AND.match(reading.content, end)):
        agent = agent_at(reading, link.end())
        if agent is None:
            break
        names.append(agent.name)
        end = agent.end
    return _Tail(end=end, issuer=", ".join(names))
