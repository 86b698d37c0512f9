"""References with no number: by a law's title, a quoted title, the meeting or the body that a paper is of."""

import re
from dataclasses import replace

from extract.documents import grammar
from extract.documents.heads import Head
from extract.documents.numbered import number_reference
from extract.documents.reference import Reference
from extract.documents.tails import meeting_issuer, read_tail, title_at, title_of
from extract.reading import Reading

_LOOK_BACK = 60
_VERB_BACK = 30
_LIST_BACK = 120  # characters before a title in which a list of laws or their maker may stand
_ORDINAL = re.compile(r"\b[IVXL]+\b|\d|lần thứ")
# "Nghị quyết Đại hội" alone is that of whichever congress the text is about.
_SHORTEST_MEETING = 3
# "luật Rừng", "luật Hồi giáo": a title in no list behind a word without a capital wants as many words.
_SHORTEST_TITLE = 3


def read_law(reading: Reading, head: Head) -> Reference | None:
    """A law by its title (`Luật Đất đai năm 2013`), with its number and day where they follow."""
    content = reading.content
    before = content[max(0, head.start - _LOOK_BACK) : head.start]
    if grammar.TITLE_REFUSED.search(before) or grammar.A_WORK.search(before):
        return None
    end = _title_end(content, head)
    if end is None:
        return None
    kind = replace(head.kind, implied=None) if grammar.ABROAD.match(content, end) else head.kind
    if (amended := grammar.AMENDED.match(content, end)) is not None:
        end = amended.end()
    date = None
    if (year := grammar.TITLE_YEAR.match(content, end)) is not None:
        end, date = year.end(), year["year"]
        amended = grammar.AMENDED.match(content, end)
        end = amended.end() if amended else end
    elif end == head.end and (
        grammar.AND_LAW.match(content, end)
        or grammar.A_COPY.search(content[max(0, head.start - 8) : head.start])
    ):
        return None
    number = grammar.NUMBERED.match(content, end)
    if number is not None and number["so"]:
        return number_reference(reading, kind, head.start, number, date=date)
    return Reference(start=head.start, end=end, kind=kind, rule="law", date=date)


def _title_end(content: str, head: Head) -> int | None:
    amending = grammar.AMENDING.match(content, head.end)
    end = amending.end() if amending else head.end
    title = grammar.LISTED_TITLE.match(content, end)
    if title is not None and not (title["title"][0].isupper() or head.capital):
        title = None
    free = grammar.FREE_TITLE.match(content, end) if title is None else None
    if free is not None and (amending is not None or _is_law(content, head, free.end())):
        title = free
    if title is not None:
        return title.end()
    return head.end if head.kind.name == "Hiến pháp" and head.capital else None


def _is_law(content: str, head: Head, end: int) -> bool:
    """Whether what stands around a title that is in no list tells of a law: `Luật Rừng` may be a play."""
    if not head.kind.proven:
        return True
    before = content[max(0, head.start - _LIST_BACK) : head.start]
    short = not head.capital and len(content[head.end : end].split()) < _SHORTEST_TITLE
    if short or grammar.A_WORK_OF_KIND.search(before):
        return False
    number = grammar.NUMBERED.match(content, end)
    return bool(
        _is_told_before(before)
        or grammar.SAID_BEFORE.match(content, end)
        or grammar.TITLE_YEAR.match(content, end)
        or grammar.AMENDED.match(content, end)
        or grammar.LAWMAKING.search(before)
        or (number is not None and number["so"])
    )


def _is_told_before(before: str) -> bool:
    """Whether a verb of laws or an article stands before a title, or before the list that it goes on."""
    laws = grammar.LAWS_BEFORE.search(before) if before.endswith((", ", "và ")) else None
    if laws is not None and grammar.LISTED_TITLE.match(before, laws.start("titles")):
        return True
    end = laws.start() if laws else len(before)
    return grammar.SAID_AFTER.search(before, max(0, end - _VERB_BACK), end) is not None


def read_code(reading: Reading, head: Head) -> Reference:
    """A code of laws by its abbreviation (`BLHS năm 2015`)."""
    year = grammar.TITLE_YEAR.match(reading.content, head.end)
    end = year.end() if year else head.end
    amended = grammar.AMENDED.match(reading.content, end)
    return Reference(
        start=head.start, end=amended.end() if amended else end, kind=head.kind, rule="law",
        date=year["year"] if year else None,
    )  # fmt: skip


def read_quoted(reading: Reading, head: Head) -> Reference | None:
    """A plan by the title that is quoted after its kind: `Đề án “Làng quê bình yên”`."""
    if not head.allows(head.kind.quoted):
        return None
    match = grammar.QUOTED.match(reading.content, head.end)
    if match is None:
        return None
    tail = read_tail(reading, match.end(), head.kind)
    return Reference(
        start=head.start, end=tail.end, kind=head.kind, rule="quoted", issuer=tail.issuer, date=tail.date,
        title=title_of(match),
    )  # fmt: skip


def read_by_meeting(reading: Reading, head: Head) -> Reference | None:
    """A resolution by the meeting that passed it: `Nghị quyết Trung ương 4 khóa XII`."""
    if not head.kind.meetings:
        return None
    match = grammar.MEETING.match(reading.content, head.end)
    if match is None or grammar.GENERAL_MEETING.search(match.group()):
        return None
    meeting = " ".join(match["meeting"].split())
    before = reading.content[max(0, head.start - _LOOK_BACK) : head.start]
    if grammar.PLURAL.search(before) and not _ORDINAL.search(meeting):
        return None
    if len(meeting.split()) < _SHORTEST_MEETING:
        return None
    return Reference(
        start=head.start, end=match.end(), kind=head.kind, rule="meeting",
        issuer=meeting_issuer(reading, match), title=title_at(reading, match.end()),
    )  # fmt: skip


def read_by_owner(reading: Reading, head: Head) -> Reference | None:
    """A paper by the one body that it is of: `Đề án của UBND tỉnh`; papers of a body in general are none."""
    if not head.allows(head.kind.owned):
        return None
    before = reading.content[max(0, head.start - _LOOK_BACK) : head.start]
    tail = read_tail(reading, head.end, head.kind)
    if tail.issuer is None or tail.issuer == "Nhà nước" or grammar.PLURAL.search(before):
        return None
    return Reference(
        start=head.start, end=tail.end, kind=head.kind, rule="owner", issuer=tail.issuer, date=tail.date,
        title=title_at(reading, tail.end),
    )  # fmt: skip
