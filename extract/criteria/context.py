"""What the sentence leaves to its surroundings: the time, the place and the programme."""

from collections.abc import Callable
from dataclasses import dataclass

from extract.criteria.drafts import Draft
from extract.facts import Place
from extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Context:
    """Three questions that a draft asks of its article."""

    as_of: Callable[[Draft], str | None]
    programme: Callable[[Draft], str | None]
    locality: Callable[[Draft], Place | None]


def context_of(reading: Reading) -> Context:
    """The context of an article."""

    def unknown(draft: Draft) -> None:
        return None

    return Context(unknown, unknown, unknown)
