"""What a page that names others has said."""

from dataclasses import dataclass

from corpus.frontier import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Pages that a feed, a sitemap or a listing names, in its order.

    next: the next page of a listing. problem: why it is no feed, sitemap or listing, or why none of what it
    names is taken; a sentence for people. note: what it lacks though it is one (pages that only a script
    turns); a sentence too. named: addresses that were looked at, articles or not.
    """

    pages: tuple[Page, ...] = ()
    next: Page | None = None
    problem: str | None = None
    note: str | None = None
    named: int = 0
