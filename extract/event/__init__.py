"""The one event that an article reports."""

import re
from bisect import bisect_left

from extract.agents import Agent
from extract.dates import find_dates
from extract.event.acting import OCCASIONS
from extract.event.cues import WORDS, Cue, find_cues, score_types
from extract.event.day import Days, find_days, find_lead_days, has_day
from extract.event.lead import Stretch, find_lead
from extract.event.participants import Occasion, find_participants
from extract.event.place import ACTED, find_host, find_place
from extract.facts import DateFact, EventFact, EventType
from extract.phrases import any_of
from extract.reading import Reading

# What the cues must add up to, with a day in title or lead and without one.
_ENOUGH_WITH_DAY = 1.0
_ENOUGH = 1.8
_OF_DAY = 0.9
_FEATURE = 3.0
_SOON = 3
_PERIOD = re.compile(r"\d{4}(?:-(?:\d\d|H\d|Q\d)(?:/\d{4}-\d\d)?)?")
_JUST = re.compile(r"(?<!\w)(?:vừa|mới đây|vừa qua)(?!\w)")
_FIRST_WORDS = 45
_NEAR_START = 12
_TELLING = 1.2
_DONE = 2.4
_OPENING = re.compile(rf"\W*(?:{any_of(WORDS['feature_openings'])}|(?:điều|khoản)\s+\d+)(?!\w)")
_AFTER_YEARS = re.compile(
    rf"\W*(?:sau|qua)\s+(?:hơn\s+|gần\s+)?\d{{1,2}}\s+(?:năm|tháng)(?!\w)(?!\s+(?:{any_of(WORDS['lull'])}))"
)
_YEARS_AT_IT = re.compile(
    rf"\W*(?:(?:sau|qua|suốt|hơn|gần)\s+){{0,2}}(?:\d{{1,2}}|(?:(?:{any_of(WORDS['counts'])})\s?){{1,3}})"
    rf"\s*năm\s+(?:{any_of(WORDS['at_it'])})(?!\w)"
)
_TIMES = re.compile(rf"(?<!\w)(?:{any_of(WORDS['feature_times'])})(?!\w)")
_ADVISING = re.compile(rf"\W*(?:{any_of(WORDS['no_event_openings'])})(?!\w)")
_ASKING = re.compile(rf"(?<!\w)(?:{any_of(WORDS['no_event_titles'])})")
_TITLES = re.compile(rf"(?<!\w)(?:{any_of(WORDS['feature_titles'])})(?!\w)")


def find_event(reading: Reading) -> EventFact | None:
    """The event of the title and the lead, or None for a feature, a round-up, a text that reports nothing.

    The span is the clause that reports it: the title where it tells the event, else the sentence of the lead.
    """
    lead = find_lead(reading)
    cues = find_cues(reading, lead) if lead else []
    scores = score_types(cues)
    if not lead or _is_advice(reading):
        return None
    lead_days = find_lead_days(reading, lead)
    if not scores:
        cues = [_cue_of_day(date, stretch) for date, stretch in lead_days if _tells_of_day(date, stretch)]
        scores = score_types(cues)
    kind = max(scores, key=scores.__getitem__, default=None)
    if kind is None:
        return None
    days = find_days(reading, lead_days, cues, kind)
    told = days or (kind == "other" and find_days(reading, lead_days, cues, kind, reported=True))
    if scores[kind] < (_ENOUGH_WITH_DAY if has_day(lead_days) else _ENOUGH) or (
        not told and (_is_feature(reading, lead, cues) or _is_aside(reading, cues, kind))
    ):
        return None
    return _event(reading, lead, cues, kind, days)


def _tells_of_day(date: DateFact, stretch: Stretch) -> bool:
    """Whether the first sentence gives a day of its own (`chiều nay`, `ngày 3/4`), not just today."""
    return stretch.rank == 1 and date.text.lower() not in WORDS["now"]


def _cue_of_day(date: DateFact, stretch: Stretch) -> Cue:
    """What no word tells, the day does: something happened."""
    return Cue(
        start=date.start, end=date.end, type="other",
        weight=_OF_DAY, frame=False, act=False, definite=False, stretch=stretch,
    )  # fmt: skip


def _event(
    reading: Reading,
    lead: tuple[Stretch, ...],
    cues: list[Cue],
    kind: EventType,
    days: Days | None,
) -> EventFact:
    cue = _held_by(reading, cues, _telling(cues, kind), kind)
    host = find_host(reading, cue, kind)
    day, body = days.first if days else None, _holder(host, kind)
    clause = lead[0] if lead[0].rank == 0 else cue.stretch
    text = reading.content[clause.start : clause.end]
    return EventFact(
        start=clause.start,
        end=clause.end,
        text=text,
        type=kind,
        date=day,
        date_to=days.last if days else None,
        locality=find_place(reading, lead, cues, cue, kind, host),
        host=body,
        title=" ".join(text.split()),
        participants=find_participants(reading, Occasion(type=kind, day=day, host=body)),
        rule=_rule(cues, kind),
    )


def _holder(host: Agent | None, kind: EventType) -> str | None:
    """The body that holds the occasion; that of a person's office need not."""
    return host.body if host is not None and (kind in ACTED or host.name == host.body) else None


def _telling(cues: list[Cue], kind: EventType) -> Cue:
    """The cue of `kind` that tells most, one in the text before one in the title, which leaves places out."""
    own = [cue for cue in cues if cue.type == kind]
    in_text = [cue for cue in own if cue.stretch.rank > 0]
    return max(in_text or own, key=_weight)


def _held_by(reading: Reading, cues: list[Cue], cue: Cue, kind: EventType) -> Cue:
    """`cue`, or where its sentence gives neither day nor host, as captions do, the next whose gives both."""
    if kind not in OCCASIONS or cue.stretch.rank != 1 or _gives_day(reading, cue.stretch):
        return cue
    if find_host(reading, cue, kind) is not None:
        return cue
    later = (
        own for own in cues if own.type == kind and own.weight >= _DONE and 1 < own.stretch.rank <= _SOON
    )
    fuller = (own for own in later if _gives_day(reading, own.stretch) and find_host(reading, own, kind))
    return next(fuller, cue)


def _gives_day(reading: Reading, stretch: Stretch) -> bool:
    dates = reading.once(find_dates)
    index = bisect_left(dates, stretch.start, key=_start)
    return index < len(dates) and dates[index].start < stretch.end


def _start(date: DateFact) -> int:
    return date.start


def _rule(cues: list[Cue], kind: EventType) -> str:
    """What decided: where the cue stands that counted most, and whether it names an occasion or a deed."""
    cue = max((cue for cue in cues if cue.type == kind), key=_weight)
    if cue.weight < 1.0:
        return "took-place"
    if cue.stretch.rank > 1:
        return "known-occasion" if cue.definite else "later-sentence"
    what = "occasion" if cue.frame else "deed" if cue.act else "word"
    return f"{'title' if cue.stretch.rank == 0 else 'lead'}-{what}"


def _is_advice(reading: Reading) -> bool:
    """Whether the title is that of advice, of a rule explained, of prices or a timetable."""
    return (
        _ADVISING.match(reading.lower, 0, reading.title_end) is not None
        or _ASKING.search(reading.lower, 0, reading.title_end) is not None
    )


def _is_aside(reading: Reading, cues: list[Cue], kind: EventType) -> bool:
    """Whether neither title nor first sentence tells it, and nothing speaks of it as new or as known."""
    own = [cue for cue in cues if cue.type == kind and cue.weight >= _TELLING]
    return not any(cue.stretch.rank <= 1 or cue.definite or _is_new(reading, cue) for cue in own)


def _is_new(reading: Reading, cue: Cue) -> bool:
    return _JUST.search(reading.lower, cue.stretch.start, cue.stretch.end) is not None


def _weight(cue: Cue) -> float:
    return cue.weight * cue.stretch.weight


def _is_feature(reading: Reading, lead: tuple[Stretch, ...], cues: list[Cue]) -> bool:
    """Whether the title and the openings of a text that gives no day are those of a feature or a round-up."""
    occasion = any(cue.frame and (cue.definite or cue.stretch.rank <= 1) for cue in cues)
    done = any(cue.act and cue.stretch.rank == 0 and cue.weight >= _DONE for cue in cues)
    signs = 0.0 if occasion else 1.0
    told = done and any(cue.act and cue.stretch.rank == 1 and cue.weight >= _DONE for cue in cues)
    signs += 2.0 if not occasion and not done and _opens_with_period(reading, lead) else 0.0
    for stretch in lead[:4]:
        text = reading.lower[stretch.start : stretch.end]
        if stretch.rank == 0:
            words = _TITLES.search(text)
            signs += 2.0 if words and not (told and _first_act(cues) < stretch.start + words.start()) else 0.0
            signs += 1.0 if text.rstrip().endswith("?") else 0.0
        elif stretch.rank == 1 and _JUST.search(text):
            signs -= 3.0
        elif _opens_as_feature(text):
            signs += 3.0 if stretch.rank == 1 else 1.5
        elif stretch.rank == 1 and _TIMES.search(text):
            signs += 1.5
    return signs >= _FEATURE


def _first_act(cues: list[Cue]) -> int:
    """Where the first deed is told, in the title if anywhere."""
    return min(cue.start for cue in cues if cue.act)


def _opens_as_feature(text: str) -> bool:
    """Whether a sentence begins with what lasts, with how long, or with advice."""
    openings = (_OPENING, _AFTER_YEARS, _YEARS_AT_IT)
    return any(pattern.match(text) for pattern in openings) or bool(_TIMES.search(text, 0, _FIRST_WORDS))


def _opens_with_period(reading: Reading, lead: tuple[Stretch, ...]) -> bool:
    """Whether the text begins with a month, a quarter or a year, as round-ups do."""
    first = next((stretch for stretch in lead if stretch.rank == 1), None)
    if first is None:
        return False
    dates = (date for date in reading.once(find_dates) if date.start >= first.start)
    date = next(dates, None)
    return (
        date is not None
        and date.start - first.start < _NEAR_START
        and _PERIOD.fullmatch(date.value) is not None
    )
