"""When an article came out: the lines of pages that say it, and the stamps of machines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from corpus.article import Precision, Published
from corpus.lexicon import load_cues, one_of

VIETNAM = timezone(timedelta(hours=7))
_YEARS = range(1990, 2101)
_MIDNIGHT = "00:00:00"  # to the second: how machines write that they know the day alone
_LONGEST = 200  # characters; a line that says when is short

_CUES = load_cues("dates")["words"]
_MONTHS: Mapping[str, int] = load_cues("dates")["months"]
_DAY = re.compile(
    r"(?<![\d/.,-])(?:ngày\s+)?(?:"
    r"(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})(?![\d/])"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})(?:T(?=\d)|(?![\d/]))"
    r"|(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})(?:\s*,\s*|\s+năm\s+|\s+)(?P<y3>\d{4})(?!\d)"
    r"|tháng\s+(?P<m4>\d{1,2})\s+(?P<d4>\d{1,2})\s*,\s*(?P<y4>\d{4})(?!\d)"
    r")",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?<!\d)(?:tháng\s+)?(?P<m>\d{1,2})(?:/|\s+năm\s+|\s*-\s*)(?P<y>\d{4})(?!\d)", re.IGNORECASE
)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})\s?(?::|h|g|giờ)\s?(?P<min>\d{2})(?:\s?(?::|phút)\s?(?P<s>\d{2})?)?(?:\s?phút)?"
    r"(?:\s?(?P<half>am|pm|sa|ch)\b)?(?![\d:])",
    re.IGNORECASE,
)
_MONTH_IN_WORDS = re.compile(rf"(?<=tháng )({one_of(_MONTHS)})(?=,? \d)", re.IGNORECASE)
_ZONE = re.compile(r"[\[(]?\s?" + one_of(_CUES["zones"]) + r"\s?[\])]?", re.IGNORECASE)
_UPDATED = re.compile(r"\b" + one_of(_CUES["updated"]) + r"\b", re.IGNORECASE)
_LABELS = re.compile(r"(?<!\w)" + one_of(_CUES["posted"] + _CUES["updated"]) + r"(?!\w)\s?:?", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?<!\w)" + one_of(_CUES["weekdays"]) + r"(?!\w)", re.IGNORECASE)
_NOISE = re.compile(
    r"(?<!\w)" + one_of(_CUES["noise"]).replace(r"\#", r"[\d.,]{1,12}") + r"(?!\w)", re.IGNORECASE
)
_JOINTS = re.compile(r"[\s|,;:•·()\[\]–—/>»«-]+")
_MARKER = re.compile(r"^\s*date\s+(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=\s|$)\s*")
_STAMP = re.compile(
    r"^(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2})"
    r"(?:[T ]\s?(?P<h>\d{2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DateLine:
    """A line that says when the article came out and nothing else of weight.

    published: None where the line names a day that no calendar has.
    updated: whether it is the day of the last change.
    rest: what stands on the line besides, such as an author; empty for nothing.
    """

    published: Published | None
    updated: bool
    rest: str


def read_date_line(line: str, *, provenance: str | None = None, zone: tzinfo = VIETNAM) -> DateLine | None:
    """What `line` says of the day of publication, or None where it is no such line.

    `provenance` replaces `posted-line` (a line with a label), `updated-line` and `header` (no label).
    `zone` is that of a time that does not say its own.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    line = _MONTH_IN_WORDS.sub(_month_in_digits, line)
    day = _DAY.search(line)
    month = None if day else _MONTH.search(line)
    found = day or month
    if found is None:
        return None
    beside = line[: found.start()] + " | " + line[found.end() :]
    time = _TIME.search(beside) if day else None
    if time is not None:
        beside = beside[: time.start()] + " | " + beside[time.end() :]
    labelled = _LABELS.search(beside) is not None
    updated = _UPDATED.search(beside) is not None
    if month is not None and not labelled:
        return None
    rest = _leave_rest(beside)
    named = provenance or ("updated-line" if updated else "posted-line" if labelled else "header")
    return DateLine(
        published=_build(found, time, named, VIETNAM if _ZONE.search(beside) else zone),
        updated=updated,
        rest=rest,
    )


def _month_in_digits(match: re.Match[str]) -> str:
    return str(_MONTHS[" ".join(match.group().lower().split())])


def _leave_rest(beside: str) -> str:
    for pattern in (_ZONE, _NOISE, _LABELS, _WEEKDAY):
        beside = pattern.sub(" | ", beside)
    pieces = [piece.strip(" |,;:•·()[]–—/>»«-.") for piece in re.split(r"\s[|•·–—-]\s|\|", beside)]
    return " - ".join(piece for piece in pieces if _JOINTS.sub("", piece))


def read_marker(line: str) -> tuple[Published | None, str]:
    """A leading ` date 2023-12 ` of some corpora and the text after it; (None, line) where there is none."""
    match = _MARKER.match(line)
    if match is None:
        return None, line
    return read_stamp(match.group(1), provenance="marker"), line[match.end() :]


def read_stamp(value: str, *, provenance: str, zone: tzinfo = VIETNAM) -> Published | None:
    """An ISO date, month, year or date-time as machines write it, or None.

    A time with no zone is one of `zone`; all are told in Vietnam's. Midnight to the second is how machines
    write that they know the day alone.
    """
    match = _STAMP.match(value.strip())
    if match is None:
        return None
    return _from_parts(match, provenance, zone)


def _from_parts(match: re.Match[str], provenance: str, assumed: tzinfo) -> Published | None:
    year = int(match["y"])
    month, day = (int(match[name]) if match[name] else None for name in ("m", "d"))
    if year not in _YEARS or not _is_day(year, month or 1, day or 1):
        return None
    if month is None:
        return Published(value=f"{year}", precision="year", provenance=provenance)
    if day is None:
        return Published(value=f"{year}-{month:02}", precision="month", provenance=provenance)
    if match["h"] is None:
        return Published(value=f"{year}-{month:02}-{day:02}", precision="day", provenance=provenance)
    hour, minute, second = int(match["h"]), int(match["min"]), int(match["s"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = _zone(match["zone"]) if match["zone"] else assumed
    if zone is None:
        return None
    local = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    if zone in (VIETNAM, assumed) and f"{local:%H:%M:%S}" == _MIDNIGHT and match["s"]:
        return Published(value=local.date().isoformat(), precision="day", provenance=provenance)
    return Published(value=_in_vietnam(local), precision="minute", provenance=provenance)


def _in_vietnam(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).isoformat()


def _zone(written: str) -> timezone | None:
    if written == "Z":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if written[0] == "-" else 1)
    return VIETNAM if offset == timedelta(hours=7) else timezone(offset)


def _build(
    found: re.Match[str], time: re.Match[str] | None, provenance: str, zone: tzinfo
) -> Published | None:
    groups = found.groupdict()
    year, month = (int(_first_of(groups, key) or 0) for key in ("y", "m"))
    written_day = _first_of(groups, "d")
    if year not in _YEARS or not _is_day(year, month, int(written_day or 1)):
        return None
    value, precision = f"{year}-{month:02}", "month"
    if written_day:
        value, precision = f"{value}-{int(written_day):02}", "day"
    clock = _clock(time) if time is not None else None
    if clock is not None and not (clock == _MIDNIGHT and time is not None and time["s"]):
        value, precision = (
            _in_vietnam(datetime.fromisoformat(f"{value}T{clock}").replace(tzinfo=zone)),
            "minute",
        )
    return Published(value=value, precision=_PRECISIONS[precision], provenance=provenance)


def _first_of(groups: Mapping[str, str | None], key: str) -> str | None:
    return next(filter(None, (groups.get(key + copy) for copy in ("", "2", "3", "4"))), None)


_PRECISIONS: dict[str, Precision] = {"month": "month", "day": "day", "minute": "minute"}


def _clock(time: re.Match[str]) -> str | None:
    hour, minute, second = int(time["h"]), int(time["min"]), int(time["s"] or 0)
    half = (time["half"] or "").lower()
    if half in ("pm", "ch") and hour < 12:
        hour += 12
    if half in ("am", "sa") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}:{second:02}" if hour < 24 and minute < 60 and second < 60 else None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return True
