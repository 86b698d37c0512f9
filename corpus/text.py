"""Unicode as diaban keeps it: NFC, one kind of space, one kind of line end, nothing invisible."""

import re
import unicodedata
from hashlib import sha256

_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_TABS = re.compile("[\t\x1f]")
# Cc (but for the line feed), Cf, Cs, Co and noncharacters: they show nothing, hide text or turn it around.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\ufff0-\ufffc"
    "\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164]")
_SPACES = re.compile(" {2,}")


def drop_invisible(text: str) -> str:
    """`text` in NFC with `\\n` for every line end, and without control, zero-width and bidi characters.

    Spaces stay as they are. Idempotent.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def normalise(text: str) -> str:
    """`drop_invisible`, with plain single spaces for all white space and none around lines. Idempotent."""
    text = _ODD_SPACES.sub(" ", _TABS.sub(" ", drop_invisible(text)))
    return "\n".join(line.strip(" ") for line in _SPACES.sub(" ", text).split("\n"))


def clean_lines(text: str) -> list[str]:
    """The lines of `text`, normalised, without the empty ones."""
    return [line for line in normalise(text).split("\n") if line]


def content_sha256(content: str) -> str:
    """The digest that tells one content from another, in hexadecimal."""
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
