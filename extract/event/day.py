"""The day on which an event took place."""

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass

from extract.dates import find_dates
from extract.documents import find_documents
from extract.event.cues import WORDS, Cue, is_named
from extract.event.earlier import is_another
from extract.event.lead import Stretch
from extract.facts import DateFact, EventType
from extract.numerals import number_from_words
from extract.phrases import any_of
from extract.reading import Reading

_REPORTING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['reporting'])})(?!\w)")
_HAPPENING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['happening'])})(?!\w)")
_INQUIRING = re.compile(rf"(?<!\w)(?:{any_of([*WORDS['reporting'], *WORDS['investigating']])})(?!\w)")
_STOPPED = re.compile(rf"(?<!\w)(?:{any_of(WORDS['stopped'])})(?!\w)")
_CAUGHT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['stopped_there'])})(?!\w)")
_NOT_THE_DAY = re.compile(rf"(?<!\w)(?:{any_of(WORDS['not_the_day'])})\s+$")
_BEGINNING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['beginning'])})(?!\w)")
_FROM = re.compile(rf"(?<!\w)(?:{any_of(WORDS['from_day'])})\s+$")
_BORN = re.compile(r"(?:sn|sinh năm|sinh)\s+$")
_RANGE = re.compile(rf"\s*(?:{any_of(WORDS['day_links'])})\s*(?:ngày\s+)?")
# "(20 và sáng 21/12)": a day of the month alone, joined to the full date after it.
_DAY_JOINED = re.compile(
    r"(?:ngày\s+|[(,]\s*|^)(?P<day>\d{1,2})\s*(?:và|,|-|–|đến)\s*(?:ngày\s+)?$", re.IGNORECASE
)
# "chiều 9/12, sau hai ngày làm việc, kỳ họp bế mạc": the close of what took so many days.
_CLOSING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['closing'])})(?!\w)")
_AFTER_DAYS = re.compile(
    rf"(?<!\w)sau\s+(?:khoảng\s+|hơn\s+|gần\s+)?(?P<count>\d{{1,2}}|[^\W\d_]+)\s+ngày\s+(?:{any_of(WORDS['working'])})(?!\w)"
)
_LONGEST_SESSION = 10
# What may go on for weeks.
_LASTING: frozenset[EventType] = frozenset(("campaign", "disaster"))
_TO_DAY = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?\d")
_LONGEST_YEARS = 1
# "Theo thông tin ban đầu, khoảng 18 giờ …": how what is reported came about.
_ACCOUNT = re.compile(rf"(?:{any_of(WORDS['account'])})(?!\w)(?:[^,;]{{0,30}},)?[^,;]{{0,20}}$")
_AS_NOUN = re.compile(rf"(?<!\w)(?:{any_of(WORDS['one_calamity'])})\s+$")
_AT_HOUR = re.compile(rf",?\s+(?:(?:{any_of(WORDS['at_hour'])})\s+){{0,2}}")
_CLOCK_ALONE = re.compile(
    r"(?:khoảng\s+|gần\s+|hơn\s+|vào\s+|lúc\s+)?\d{1,2}\s*(?:h|g|:|giờ)\s*(?:\d{1,2}|rưỡi)?\s*(?:phút|')?",
    re.IGNORECASE,
)
# "bắt kẻ trộm chó vào tối 18/5" tells when the thief was caught, "vụ trộm xảy ra vào tối 18/5" does not.
_OF_THE_VERB = (" vào ", " vào lúc ", " vào ngày ")
_HAPPENED = re.compile(rf"(?<!\w)(?:{any_of(WORDS['happened'])})(?!\w)")
_INCIDENTS = frozenset(("crime", "accident", "fire", "disaster"))
_CLAUSE = 170
_AT_START = 12
_EARLY = 3
_ENOUGH = 1.0
# What a cue weighs at least that is no mere ground or subject of another, and what one counts that is.
_PLAIN = 1.3
# Less than the hour of what happened counts.
_OF_ACCOUNT = 1.0
_AS_ASIDE = 1.0
# Outweighs all that may speak for a day: the day of the news is never that of the event.
_REPORT_DAY = 9.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """ISO days; `last` where the event took more than one."""

    first: str
    last: str | None = None


LeadDay = tuple[DateFact, Stretch]


def find_days(
    reading: Reading, days: list[LeadDay], cues: list[Cue], kind: EventType, *, reported: bool = False
) -> Days | None:
    """The one of `days` on which an event of `kind` was; None where they are of the news alone.

    reported: also the day of the news, on which somebody told of it.
    """
    best: tuple[float, int] | None = None
    for index, (date, stretch) in enumerate(days):
        score = _score(reading, date, stretch, cues, kind, reported=reported)
        if score > _ENOUGH and (best is None or score > best[0]):
            best = (score, index)
    if best is None:
        return None
    first, stretch = days[best[1]]
    return _opening(reading, first, stretch) or _from(reading, first, days[best[1] + 1 :])


def _opening(reading: Reading, date: DateFact, stretch: Stretch) -> Days | None:
    """The days of what ended on `date`, told by its first day or by how many days it took."""
    last = datetime.date.fromisoformat(date.from_day or "")
    joined = _DAY_JOINED.search(reading.content, max(stretch.start, date.start - 16), date.start)
    if joined is not None and 0 < int(joined["day"]) < last.day:
        return Days(first=last.replace(day=int(joined["day"])).isoformat(), last=last.isoformat())
    took = _AFTER_DAYS.search(reading.lower, stretch.start, stretch.end)
    if took is None or not _CLOSING.search(reading.lower, stretch.start, stretch.end):
        return None
    count = int(took["count"]) if took["count"].isdigit() else number_from_words(took["count"])
    if count is None or not 1 < count <= _LONGEST_SESSION:
        return None
    return Days(first=(last - datetime.timedelta(days=count - 1)).isoformat(), last=last.isoformat())


def has_day(days: list[LeadDay]) -> bool:
    """Whether title or lead give any day early on."""
    return any(stretch.rank <= _EARLY for _, stretch in days)


def find_lead_days(reading: Reading, lead: tuple[Stretch, ...]) -> list[LeadDay]:
    """The single days that title and lead name, but those of papers, to come or long past."""
    papers = [(paper.start, paper.end) for paper in reading.once(find_documents)]
    found = []
    for date in reading.once(find_dates):
        if date.start >= lead[-1].end:
            break
        if date.from_day is None or date.from_day != date.to_day or date.type not in ("DATE", "TIME"):
            continue
        if any(start <= date.start < end for start, end in papers):
            continue
        stretch = next((s for s in lead if s.start <= date.start < s.end), None)
        if stretch is not None and _is_news(reading.published, date.from_day):
            found.append((date, stretch))
    return found


def _is_news(published: str | None, day: str) -> bool:
    """Whether an article of the day `published` may report it as new: neither to come nor long past."""
    if not published:
        return True
    return day <= _last_day(published) and int(day[:4]) >= int(published[:4]) - _LONGEST_YEARS


def _last_day(published: str) -> str:
    """A bound that no day of the published day, month or year passes, as ISO strings compare."""
    return published[:10] if len(published) >= 10 else published + "-99"


def _score(
    reading: Reading,
    date: DateFact,
    stretch: Stretch,
    cues: list[Cue],
    kind: EventType,
    *,
    reported: bool,
) -> float:
    lower = reading.lower
    before = lower[max(stretch.start, date.start - 24) : date.start]
    own = [cue for cue in cues if cue.type == kind and cue.stretch is stretch]
    score = 1.5 - 0.3 * stretch.rank + (0.3 if stretch.rank == 0 else 0.0)
    score += (2.0 if any(cue.weight >= _PLAIN for cue in own) else _AS_ASIDE) if own else 0.0
    score += 1.0 if date.start - stretch.start < _AT_START else 0.0
    score -= 2.0 if _CLOCK_ALONE.fullmatch(date.text) else 0.0
    if kind in _INCIDENTS:
        score += _OF_ACCOUNT if _is_account(reading, date, stretch, own) else 0.0
        score += 1.5 if date.type == "TIME" or _HAPPENING.search(lower, stretch.start, stretch.end) else 0.0
    if kind == "arrest" and not own and date.type == "TIME":
        score += 2.0 if _STOPPED.search(lower, stretch.start, stretch.end) else 0.0
    if kind not in _INCIDENTS and _is_of_the_ground(reading, cues, own, date, stretch):
        score -= 2.5
    earlier = lower.startswith("trước đó", stretch.start)
    deed = kind == "arrest" and earlier and _is_deed(reading, date, stretch, own)
    if kind not in _INCIDENTS and date.start < stretch.main and not deed:
        score -= 2.5
    if _BORN.search(before):
        return 0.0
    begun = (
        _begins_range(reading, date, kind)
        or _is_hour(date, stretch)
        or _is_beginning(reading, date, stretch)
        or _is_day_of_arrest(date, stretch, own, kind)
    )
    if _NOT_THE_DAY.search(before) and not begun:
        score -= 3.0
    if earlier and kind not in _INCIDENTS and not deed:
        score -= 2.0
    if earlier and is_another(reading, date.end, stretch.end):
        score -= 4.0
    if _is_set_right(reading, date):
        score -= _REPORT_DAY
    if not reported and _is_of_the_report(reading, date, stretch, own, kind):
        score -= _REPORT_DAY
    return score


def _is_account(reading: Reading, date: DateFact, stretch: Stretch, own: list[Cue]) -> bool:
    """Whether a sentence tells how it came about, by its verb (`Theo đó, … xe máy va chạm với xe khách`)."""
    if _ACCOUNT.match(reading.lower, stretch.start, date.start) is None:
        return False
    verbs = (cue for cue in own if cue.start > date.start and cue.weight >= _PLAIN)
    return any(_AS_NOUN.search(reading.lower, max(0, cue.start - 12), cue.start) is None for cue in verbs)


def _is_deed(reading: Reading, date: DateFact, stretch: Stretch, own: list[Cue]) -> bool:
    """Whether a sentence tells the arrest itself (`Trước đó, lúc 18h ngày 1/11, … đã bắt`)."""
    if any(cue.act and cue.weight >= _PLAIN for cue in own):
        return True
    return date.type == "TIME" and _CAUGHT.search(reading.lower, stretch.start, stretch.end) is not None


def _is_of_the_report(
    reading: Reading, date: DateFact, stretch: Stretch, own: list[Cue], kind: EventType
) -> bool:
    """Whether it is the day on which somebody told of it, or on which the police took it up."""
    words = _INQUIRING if kind in _INCIDENTS else _REPORTING
    for told in words.finditer(reading.lower, date.end, min(stretch.end, date.end + _CLAUSE)):
        if not is_named(reading, told.start(), told.end()):
            return not any(date.end <= cue.start < told.start() for cue in own)
    return False


def _is_set_right(reading: Reading, date: DateFact) -> bool:
    """`Ngày 8/6, vào hồi 13 giờ 25 ngày 7/6, …`: the hour of another day right behind the day of the news."""
    dates = reading.once(find_dates)
    index = bisect_right(dates, date.start, key=_start)
    after = dates[index] if index < len(dates) else None
    if after is None or after.type != "TIME" or not after.from_day or after.from_day == date.from_day:
        return False
    return _AT_HOUR.fullmatch(reading.lower, date.end, after.start) is not None


def _is_hour(date: DateFact, stretch: Stretch) -> bool:
    """`Đến 23h ngày 26/5, …` tells when it came about, `đến ngày 26/5` how long it took."""
    return date.type == "TIME" and date.start - stretch.start < _AT_START


def _is_of_the_ground(
    reading: Reading, cues: list[Cue], own: list[Cue], date: DateFact, stretch: Stretch
) -> bool:
    """Whether a day after the deed is that of an incident named between (`bắt kẻ cướp xe hôm 23/1`)."""
    if not own or date.start < own[0].end:
        return False
    told = reading.lower[own[0].end : date.start]
    if told.endswith(_OF_THE_VERB) and _HAPPENED.search(told) is None:
        return False
    between = (cue for cue in cues if cue.stretch is stretch and own[0].end <= cue.start < date.start)
    return any(cue.type in _INCIDENTS for cue in between)


def _is_day_of_arrest(date: DateFact, stretch: Stretch, own: list[Cue], kind: EventType) -> bool:
    """`Đến ngày 24/12, công an bắt được A`: when it came to that."""
    at_start = date.start - stretch.start < _AT_START
    return kind == "arrest" and at_start and any(cue.act and cue.weight >= _PLAIN for cue in own)


def _is_beginning(reading: Reading, date: DateFact, stretch: Stretch) -> bool:
    """Whether something began on it (`Từ ngày 3/3, ... chính thức ...`)."""
    before = reading.lower[max(0, date.start - 16) : date.start]
    return (
        date.start - stretch.start < _AT_START
        and _FROM.search(before) is not None
        and _BEGINNING.search(reading.lower, date.end, stretch.end) is not None
    )


def _begins_range(reading: Reading, date: DateFact, kind: EventType) -> bool:
    """Whether days follow on which it went on; what is counted over weeks did not begin on the first."""
    if _TO_DAY.match(reading.content, date.end, date.end + 14) is None:
        return False
    dates = reading.once(find_dates)
    index = bisect_right(dates, date.start, key=_start)
    last = dates[index].to_day if index < len(dates) else None
    if kind in _LASTING or last is None or date.from_day is None:
        return True
    days = datetime.date.fromisoformat(last) - datetime.date.fromisoformat(date.from_day)
    return days.days <= _LONGEST_SESSION


def _start(date: DateFact) -> int:
    return date.start


def _from(reading: Reading, first: DateFact, later: list[LeadDay]) -> Days:
    """`first` and the last of the days joined to it (`19, 20 và 21/12`)."""
    last = first
    for date, _ in later:
        joined = _RANGE.fullmatch(reading.content, last.end, date.start) is not None
        if not joined or (date.from_day or "") <= (last.from_day or ""):
            break
        last = date
    return Days(first=first.from_day or "", last=None if last is first else last.from_day)
