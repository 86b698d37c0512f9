"""The rule that a date is credited to: what kind of words said it, and where its calendar value came from."""

from extract.dates.phrase import Phrase
from extract.facts import DateType

# How a phrase was read, as far as that tells it from others that are resolved in the same way.
_AS_READ = frozenset(
    {
        "iso",
        "feast",
        "tet-day",
        "quarter",
        "months-of-year",
        "edge-day",
        "week-of-month",
        "days-of-month",
        "bare-year",
        "birth-year",
        "term-of-office",
        "placed",
    }
)
_BY_SHAPE = {
    "date": "full-date",
    "day-month": "day-month",
    "day": "day-of-month",
    "weekday": "weekday",
    "near-day": "near-day",
    "same-day": "same-day",
    "clock": "clock-alone",
    "feast": "feast",
    "month": "month",
    "month-year": "month-year",
    "year": "year",
    "lunar-year": "lunar-span",
    "months": "months-of-year",
    "same-period": "same-period",
    "decade": "decade",
    "century": "decade",
    "season": "season",
    "length": "length",
    "set": "set",
    "vague": "vague",
}
_DAYS = frozenset({"date", "day-month", "day", "weekday", "near-day", "same-day", "feast"})
_RULE_OF_LENGTH = {
    **dict.fromkeys(("ago", "ahead", "later", "earlier"), "moment"),
    **dict.fromkeys(("past", "coming"), "length-to-now"),
    "every": "set",
}


def rule_of(phrase: Phrase, type_: DateType) -> str:
    """One of some forty ids.

    `clock-with-day`, `part-of-day`, `full-date`, `day-month`, `shared-month`, `lunar-day`, `near-span`, …
    """
    shape = phrase.shape
    if shape in _DAYS:
        return _rule_of_day(phrase)
    if phrase.rule in _AS_READ:
        return phrase.rule
    if shape == "length":
        rule = _RULE_OF_LENGTH.get(phrase.tail, "length")
        return "length" if rule == "moment" and type_ == "DURATION" else rule
    if phrase.lunar and shape == "month":
        return "lunar-span"
    if phrase.rule == "shared-year":
        return phrase.rule
    return _BY_SHAPE.get(shape) or f"{shape.partition('-')[0]}-span"


def _rule_of_day(phrase: Phrase) -> str:
    if phrase.hour >= 0:
        return "clock-with-day"
    if phrase.part:
        return "part-of-day"
    if phrase.rule in _AS_READ or phrase.rule.startswith("shared-"):
        return phrase.rule
    return "lunar-day" if phrase.lunar else _BY_SHAPE[phrase.shape]
