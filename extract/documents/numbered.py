"""References by number: with its symbol, after "số", alone, and in lists."""

import re
from dataclasses import dataclass, replace

from extract.documents import grammar
from extract.documents.heads import Head, Kind
from extract.documents.reference import Reference
from extract.documents.tails import Tail, read_tail, title_at
from extract.reading import Reading

_DIGITS = re.compile(r"\d+(?:\.\d{3})?[a-zđ]?")
_SPACED = re.compile(r"\s*([-–—/.])\s*")
# "3 nghị quyết" counts them; "Điều 13 Quy chế 59" does not.
_COUNT = re.compile(r"(?<!\w)(?P<part>(?:điều|khoản|điểm|mục|chương)\s+)?\d+\s+$", re.IGNORECASE)
_LOOK_BACK = 16
_SHORT_BARE = frozenset(("Nghị quyết", "Nghị định"))
_SHORT_NUMBER = 2
_LONGEST_LIST = 20
_LONGEST_BARE = 5
_YEAR_LENGTH = 4
_FIRST_YEAR, _LAST_YEAR = 1990, 2050


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a list, which the reference to it begins with or, the first, has after its head."""

    start: int
    written: str
    rule: str
    tail: Tail
    codes: bool


def read_numbered(reading: Reading, head: Head) -> list[Reference]:
    """The references that a kind's word makes with a number or a list of them; none without a number."""
    first = _first(reading, head)
    if first is None:
        return []
    numbers = [first]
    while len(numbers) < _LONGEST_LIST and (after := _next(reading, head.kind, numbers[-1])) is not None:
        numbers.append(after)
    tails = _shared_tails(numbers)
    found = [
        _reference(reading, head.kind, number, tail) for number, tail in zip(numbers, tails, strict=True)
    ]
    return [replace(found[0], start=head.start), *found[1:]]


def read_enumerated(reading: Reading, head: Head) -> list[Reference]:
    """Papers of one kind that a colon announces, each with its number and what it is about.

    `các Nghị định của Chính phủ: số 12/2020/NĐ-CP … về phí; số 15/2021/NĐ-CP …`.
    """
    content = reading.content
    owner = read_tail(reading, head.end, head.kind)
    opening = grammar.ENUMERATES.match(content, owner.end)
    found: list[Reference] = []
    offset = opening.end() if opening else None
    while offset is not None and len(found) < _LONGEST_LIST:
        match = grammar.ENUMERATED.match(content, offset)
        if match is None or not match["codes"]:
            break
        tail = read_tail(reading, match.end(), head.kind)
        tail = replace(tail, issuer=tail.issuer or owner.issuer)
        number = _Number(offset, match["number"], "listed", tail, codes=True)
        found.append(_reference(reading, head.kind, number, tail))
        following = grammar.ENUMERATED_NEXT.match(content, tail.end)
        offset = following.end() if following else None
    return [replace(found[0], start=head.start), *found[1:]] if len(found) > 1 else []


def read_standard(reading: Reading, head: Head) -> Reference | None:
    """A technical standard: `QCVN 06:2022/BXD`, `Quy chuẩn kỹ thuật quốc gia QCVN 06:2022/BXD`."""
    match = grammar.STANDARD.match(reading.content, head.end)
    if match is None:
        return None
    mark = match["mark"] or reading.content[head.start : head.end]
    number = f"{mark.strip().upper()} {''.join(match['number'].split())}"
    return Reference(
        start=head.start, end=match.end(), kind=head.kind, rule="coded", number=number,
        codes=match["number"].rpartition("/")[2],
    )  # fmt: skip


def number_reference(
    reading: Reading, kind: Kind, start: int, match: re.Match[str], *, date: str | None
) -> Reference:
    """The reference to a law of which `match` is the number, from `start` on."""
    tail = read_tail(reading, match.end(), kind)
    number = _Number(start, match["number"], "law", tail, match["codes"] is not None)
    return _reference(reading, kind, number, replace(tail, date=tail.date or date))


def _first(reading: Reading, head: Head) -> _Number | None:
    content = reading.content
    match = grammar.NUMBERED.match(content, head.end)
    if match is not None and _is_number(content, head, match):
        prefix = "" if match["so"] else "bare_"
        coded = match[prefix + "codes"] is not None
        rule = "coded" if coded else "numbered" if match["so"] else "bare"
        tail = read_tail(reading, match.end(), head.kind)
        if rule == "numbered" and not _is_vouched(content, head, match, tail):
            return None
        return _Number(match.start(prefix + "number"), match[prefix + "number"], rule, tail, coded)
    match = None if head.kind.near or head.short else grammar.FAR_NUMBER.match(content, head.end)
    if match is None or not _is_far_number(content, head, match):
        return None
    coded = match["codes"] is not None
    tail = read_tail(reading, match.end(), head.kind)
    if not coded and not _is_vouched(content, head, match, tail):
        return None
    return _Number(match.start("number"), match["number"], "coded" if coded else "numbered", tail, coded)


def _next(reading: Reading, kind: Kind, before: _Number) -> _Number | None:
    """The number that goes on a list after `before`, with or without a day and an issuer between them."""
    content = reading.content
    match = grammar.NEXT_NUMBER.match(content, before.tail.end)
    if match is None or not _goes_on(
        content, match, alone=before.tail.end > before.start + len(before.written)
    ):
        return None
    start = match.start("so") if match["so"] else match.start("number")
    tail = read_tail(reading, match.end(), kind)
    return _Number(start, match["number"], "listed", tail, match["codes"] is not None)


def _shared_tails(numbers: list[_Number]) -> list[Tail]:
    """Each number's own tail, with the issuer from the end of the list, and the day where all are bare."""
    last = numbers[-1].tail
    bare = not any(number.codes for number in numbers)
    return [
        replace(
            number.tail,
            issuer=number.tail.issuer or last.issuer,
            date=number.tail.date or (last.date if bare else None),
        )
        for number in numbers
    ]


def _reference(reading: Reading, kind: Kind, number: _Number, tail: Tail) -> Reference:
    written = _SPACED.sub(r"\1", " ".join(number.written.split()))
    base = _DIGITS.match(written)
    digits = base.group() if base else ""
    return Reference(
        start=number.start, end=tail.end, kind=kind, rule=number.rule, number=written,
        base=digits.lstrip("0"), codes=written[len(digits) :], issuer=tail.issuer, date=tail.date,
        title=title_at(reading, tail.end),
    )  # fmt: skip


def _is_number(content: str, head: Head, match: re.Match[str]) -> bool:
    if match["codes"] or match["bare_codes"]:
        return True
    if head.kind.coded or ":" in content[head.end : match.start("number" if match["so"] else "bare_number")]:
        return bool(match["so"]) and not head.kind.coded
    if grammar.COUNTED.match(content, match.end()):
        return False
    if match["so"]:
        return not head.short and (head.capital or head.kind.bare is not None)
    return _is_bare_number(content, head, match)


def _is_bare_number(content: str, head: Head, match: re.Match[str]) -> bool:
    digits = match["bare_digits"]
    if not head.allows(head.kind.bare) or (head.short and head.kind.name not in _SHORT_BARE):
        return False
    if match["bare_year"] is None and _is_year(digits):
        return False
    if match["bare_year"] is None and not head.kind.least <= len(match["bare_number"]) <= _LONGEST_BARE:
        return False
    sure = head.capital and len(digits) > 1 and head.kind.bare == "any"
    return (sure or grammar.CLOSING.match(content, match.end()) is not None) and not _counts(content, head)


def _is_vouched(content: str, head: Head, match: re.Match[str], tail: Tail) -> bool:
    """Whether a number with no symbol is a paper's: of a body or a day, or long enough and of nobody else."""
    if head.kind.aired and grammar.OF_STATION.match(content, match.end()):
        return False
    if not head.kind.vouched or tail.issuer is not None or tail.date is not None:
        return True
    if grammar.OF_OTHERS.match(content, tail.end):
        return False
    if head.capital and head.kind.least == 1 and grammar.TOLD.match(content, tail.end):
        return True
    return len(match["digits"]) >= (_SHORT_NUMBER if head.capital else max(_SHORT_NUMBER, head.kind.least))


def _is_year(digits: str) -> bool:
    """Whether it is rather a year ("Kế hoạch 2025") than a number ("Đề án 1956")."""
    return len(digits) == _YEAR_LENGTH and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _is_far_number(content: str, head: Head, match: re.Match[str]) -> bool:
    if grammar.KIND_WORD.search(content, head.end, match.start("number")):
        return False
    if match["codes"]:
        return True
    near = len(match["between"].split()) <= 4 and "," not in match["between"]
    if grammar.NUMBERED_THING.search(content[head.end : match.start("number")]):
        return False
    return near and head.capital and not head.kind.coded and not grammar.COUNTED.match(content, match.end())


def _counts(content: str, head: Head) -> bool:
    """Whether a count stands before the kind's word (`3 nghị quyết`): a number after it is another's."""
    count = _COUNT.search(content[max(0, head.start - _LOOK_BACK) : head.start])
    return count is not None and count["part"] is None


def _goes_on(content: str, match: re.Match[str], *, alone: bool) -> bool:
    """alone: a day or an issuer stands before it, so that a number with no symbol or "số" is another's."""
    if match["codes"]:
        return True
    if match["year"] is None and _is_year(match["digits"]):
        return False
    if grammar.COUNTED.match(content, match.end()):
        return False
    if alone:
        return bool(match["so"])
    return bool(
        grammar.LIST_CLOSING.match(content, match.end()) or grammar.NEXT_NUMBER.match(content, match.end())
    )
