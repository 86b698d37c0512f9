"""All facts of an article as one list."""

from dataclasses import dataclass

from extract.facts import FACT_LISTS, Fact, Facts


@dataclass(frozen=True, kw_only=True, slots=True)
class KindFact:
    """A fact with the name of its list: `dates`, `criteria`, …, `event`."""

    kind: str
    fact: Fact


def listed_facts(facts: Facts) -> list[KindFact]:
    """All facts of an article, by where they begin and then the longest first."""
    found = [KindFact(kind=kind, fact=fact) for kind in FACT_LISTS for fact in getattr(facts, kind)]
    if facts.event is not None:
        found.append(KindFact(kind="event", fact=facts.event))
    return sorted(found, key=_position)


def _position(item: KindFact) -> tuple[int, int, str]:
    return item.fact.start, -item.fact.end, item.kind
