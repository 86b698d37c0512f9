"""The article as every part of diaban hands it on."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["para", "subhead", "caption", "quote", "list", "byline", "note"]
Precision = Literal["minute", "day", "month", "year"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """When an article came out, as far as it is known.

    value: ISO prefix as long as what is known: `2023`, `2023-12`, `2023-12-05`, or a date-time
        with its offset, `2023-08-29T00:47:00+07:00`. A missing day is never filled in.
    provenance: where the value was read: `header`, `posted-line`, `json`, `marker`, `meta`, `dateline`, …
    """

    value: str
    precision: Precision
    provenance: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A line of the article's text: `article.content[start:end]`, offsets in code points."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One article, in Unicode NFC.

    title: empty where the source gave none.
    text: the paragraphs, one a line; captions stand once, as lines of their own.
    blocks: what each line of `content` after the title is.
    province: a hint from the source's settings, as people write it (`Nghệ An`).
    """

    id: str
    text: str
    title: str = ""
    url: str | None = None
    canonical_url: str | None = None
    source: str | None = None
    province: str | None = None
    published: Published | None = None
    byline: str | None = None
    origin: str | None = None
    dateline: str | None = None
    blocks: tuple[Block, ...] = ()
    raw_sha256: str | None = None
    parser: str | None = None

    @property
    def content(self) -> str:
        """The text that every offset counts in: the title's line, where there is one, then the text."""
        return f"{self.title}\n{self.text}" if self.title else self.text
