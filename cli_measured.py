"""What the rules were measured at, as the published file has it."""

from collections.abc import Iterator

from db.evaluation import Measured
from extract.confidence import confidence_of, measured_rules

# Facts of all kinds but one are measured under their table's name.
_TABLES = {"event": "events"}


def measured() -> Iterator[Measured]:
    """Every rule that was seen on a gold set."""
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
