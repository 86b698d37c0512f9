"""Gold lines as people write them: whether they can be compared with, and whether they fit a text."""

from collections.abc import Iterator
from typing import Any

from extract.evaluation.align import FactLine
from extract.evaluation.same_facts import CRITERIA_NUMBERS, FIGURE_NUMBERS, PLACE_PARTS
from extract.facts import FACT_LISTS

_TEXT: tuple[type, ...] = (str,)
_MAYBE_TEXT = (str, type(None))
_MAYBE_NUMBER = (int, float, type(None))
_MAYBE_LIST = (list, type(None))
_OFFSET = (int,)
_SPAN = {"start": _OFFSET, "end": _OFFSET}
# What facts are compared by, kind by kind; a field that may be null may be left out.
_FIELDS: dict[str, dict[str, tuple[type, ...]]] = {
    "dates": {**_SPAN, "value": _MAYBE_TEXT},
    "officials": {"name": _TEXT},
    "units": {"name": _TEXT},
    "localities": dict.fromkeys(PLACE_PARTS, _MAYBE_TEXT),
    "criteria": {**_SPAN, **dict.fromkeys(CRITERIA_NUMBERS, _MAYBE_NUMBER)},
    "figures": {**_SPAN, **dict.fromkeys(FIGURE_NUMBERS, _MAYBE_NUMBER)},
    "documents": {**_SPAN, "kind": _MAYBE_TEXT, "number": _MAYBE_TEXT},
    "awards": {**_SPAN, "award": _MAYBE_TEXT, "recipients": _MAYBE_LIST},
    "event": {"type": _MAYBE_TEXT, "also": _MAYBE_LIST},
}
_NAMED = {str: "text", int: "a whole number", float: "a number", list: "a list", type(None): "null"}


def fault(line: FactLine) -> str | None:
    """What keeps a line's facts from being compared with others, in words; None where nothing does."""
    if not annotated_kinds(line):
        return f"no kind of fact; a gold line has some of {', '.join(_FIELDS)}"
    if not isinstance(line.get("url"), _MAYBE_TEXT):
        return "url must be text or null"
    for kind in FACT_LISTS:
        facts = line.get(kind)
        if not isinstance(facts, _MAYBE_LIST):
            return f"{kind} is no list"
        for number, fact in enumerate(facts or (), 1):
            wrong = _wrong(kind, fact)
            if wrong:
                return f"{kind}, fact {number}: {wrong}"
    event = line.get("event")
    wrong = _wrong("event", event) if event is not None else None
    return f"event: {wrong}" if wrong else None


def annotated_kinds(line: FactLine) -> tuple[str, ...]:
    """The kinds that were annotated: those that the line has, be it with no facts; `event` may be null."""
    lists = tuple(kind for kind in FACT_LISTS if line.get(kind) is not None)
    return (*lists, "event") if "event" in line else lists


def misfit(line: FactLine, content: str) -> tuple[int, str, str] | None:
    """The first fact that is not in a text: (offset, what the line has there, what the text has there)."""
    for fact in _facts(line):
        start, end, text = fact.get("start"), fact.get("end"), fact.get("text")
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            there = content[max(start, 0) : max(end, 0)]
            if there != text:
                return start, text, there
    return None


def _facts(line: FactLine) -> Iterator[FactLine]:
    for kind in FACT_LISTS:
        yield from line.get(kind) or ()
    if line.get("event"):
        yield line["event"]


def _wrong(kind: str, fact: Any) -> str | None:
    if not isinstance(fact, dict):
        return "no object"
    for field, types in _FIELDS[kind].items():
        if not isinstance(fact.get(field), types):
            return f"{field} must be {' or '.join(_NAMED[each] for each in types)}"
    if "start" in _FIELDS[kind] and not 0 <= fact["start"] < fact["end"]:
        return "start and end must be offsets, the first one smaller"
    for recipient in fact.get("recipients") or () if kind == "awards" else ():
        if not isinstance(recipient, dict) or not isinstance(recipient.get("count"), _MAYBE_NUMBER):
            return "recipients must be objects whose count is a number or null"
    return None
