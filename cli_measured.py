"""What is known of the facts' quality, as the published file has it."""

from collections.abc import Iterator

from db.evaluation import Checked, Known, Measured, Recalled
from extract.confidence import confidence_of, measured_rules
from extract.recall import measured_recall
from scraper.sources import load_sources

# Facts of all kinds but one are measured under their table's name.
_TABLES = {"event": "events", "event.date": "events.date", "event.locality": "events.locality"}


def measured() -> Iterator[Known]:
    """Every rule that was seen on a gold set, how much was found, and whose pages were checked."""
    for kind, rule, (right, seen), (right_unseen, seen_unseen) in measured_rules():
        yield Measured(
            kind=_TABLES.get(kind, kind),
            rule=rule,
            right=right,
            seen=seen,
            right_unseen=right_unseen,
            seen_unseen=seen_unseen,
            confidence=confidence_of(kind, rule),
        )
    for kind, found, unseen in measured_recall():
        yield Recalled(_TABLES.get(kind, kind), *found, *unseen)
    for source in load_sources().values():
        if source.verified:
            yield Checked(source.name)
