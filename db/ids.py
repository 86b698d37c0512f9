"""Short ids that stay the same over rebuilds."""

from base64 import b32encode
from hashlib import blake2b


def short_id(*parts: str | int) -> str:
    """Twelve lower-case characters (60 bits) that hash the parts in their order."""
    packed = "\x00".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return b32encode(blake2b(packed, digest_size=8).digest()).decode("ascii")[:12].lower()


def article_mark(article_id: str) -> str:
    """The id under which an article is published, short, and saying nothing of names in its own id."""
    return short_id("article", article_id)


def fact_id(article_id: str, kind: str, start: int, end: int, nth: int = 0) -> str:
    """The id of a fact; `nth` counts the facts of one kind that share one span, from 0."""
    return short_id(article_id, kind, start, end, *([nth] if nth else []))
