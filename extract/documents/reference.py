"""A reference to a paper while it is being read."""

from dataclasses import dataclass

from extract.documents.heads import Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A reference as read, before its issuer is looked for elsewhere.

    rule: what it was recognised by: `coded` (a number with its symbol), `numbered` (a number after "số"),
        `bare` (a number alone), `listed` (one of a list of numbers), `law` (a law's title), `quoted` (a title
        in quotation marks), `meeting` or `owner` (that it is of).
    base: the digits that a number begins with; codes: the rest of it, for the issuer.
    title: what the text quotes as its title.
    """

    start: int
    end: int
    kind: Kind
    rule: str
    number: str | None = None
    base: str | None = None
    codes: str = ""
    issuer: str | None = None
    date: str | None = None
    title: str | None = None
