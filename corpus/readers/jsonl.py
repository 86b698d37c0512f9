"""Articles from JSON lines: one object a line, `id` and `text` at least, read one line at a time."""

import codecs
import json
import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO

from corpus.article import Article, Block, Published
from corpus.encoding import Undecodable, decode
from corpus.published import read_stamp
from corpus.readers.draft import Line, find_dateline, name_kinds
from corpus.readers.errors import InputError
from corpus.text import drop_invisible

PARSER = "jsonl.1"
MAX_LINE_BYTES = 20_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_LONGEST_ID = 300
_BLANK = codecs.BOM_UTF8 + b" \t\r\n\v\f"
_TEXTS = ("title", "url", "canonical_url", "source", "province", "byline", "origin", "published")


def read_jsonl(
    stream: BinaryIO, name: str, *, clean: bool = False, max_line_bytes: int = MAX_LINE_BYTES
) -> Iterator[Article | InputError]:
    """The articles of `stream`, one line after the other; a bad line is an error and the rest goes on.

    Title and text come in NFC and otherwise as they stand, so that offsets count in what the line says.
    With `clean`, characters that show nothing (zero-width, bidi, controls) go too. One line is held.
    """
    for _, article in read_numbered(stream, name, clean=clean, max_line_bytes=max_line_bytes):
        yield article


def read_numbered(
    stream: BinaryIO, name: str, *, clean: bool = False, max_line_bytes: int = MAX_LINE_BYTES
) -> Iterator[tuple[int, Article | InputError]]:
    """`read_jsonl`, with the number of each line, from 1."""
    empty = True
    for number, line in _read_lines(stream, max_line_bytes):
        if line is not None and not line.strip(_BLANK):
            continue
        empty = False
        if line is not None and number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield 1, InputError(path=name, line=1, message="JSON lines in UTF-16; save the file as UTF-8")
            return
        if line is None:
            message = f"longer than {max_line_bytes:,} bytes; put one article on a line"
            yield number, InputError(path=name, line=number, message=message)
        else:
            yield number, _read_line(line, name, number, clean=clean)
    if empty:
        yield 0, InputError(path=name, line=None, message="empty: there is no line with an article in it")


def _read_lines(stream: BinaryIO, cap: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is longer than `cap`."""
    number = 0
    while line := stream.readline(cap + 1):
        number += 1
        if len(line) <= cap or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(cap + 1)
        yield number, None


def _read_line(line: bytes, name: str, number: int, *, clean: bool) -> Article | InputError:
    decoded = decode(line, undo=False)
    if isinstance(decoded, Undecodable):
        return InputError(path=name, line=number, message=decoded.reason)
    fields = _load(decoded.text)
    problem = fields if isinstance(fields, str) else _find_problem(fields)
    if problem is not None or isinstance(fields, str):
        return InputError(path=name, line=number, message=problem or "")
    return _build(fields, line, clean=clean)


def _load(text: str) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            return "the JSON breaks off before its end; the line is cut short"
        return f"no JSON at character {error.pos + 1} ({error.msg}); one object a line is wanted"
    except (RecursionError, ValueError):
        return "JSON nested too deep or with a number too long to read"
    if not isinstance(fields, dict):
        return f"a JSON object is wanted, not {_type_name(fields)}"
    return fields


def _find_problem(fields: dict[str, Any]) -> str | None:
    for key in ("id", "text"):
        if fields.get(key) is None:
            return f"`{key}` is missing; every article needs `id` and `text`"
        if not isinstance(fields[key], str):
            return f"`{key}` must be text, not {_type_name(fields[key])}"
        if not fields[key].strip():
            return f"`{key}` is empty"
    if _CONTROL.search(fields["id"]) or len(fields["id"]) > _LONGEST_ID:
        return f"`id` must be one line of at most {_LONGEST_ID} characters"
    for key in _TEXTS:
        if not isinstance(fields.get(key), str | None):
            return f"`{key}` must be text or null, not {_type_name(fields[key])}"
    for key in ("id", "text", *_TEXTS):
        if _SURROGATE.search(fields.get(key) or ""):
            return f"`{key}` holds half a character (a lone surrogate); write it as UTF-8"
    written = fields.get("published")
    if written and read_stamp(written, provenance="json") is None:
        return f"`published` is {written[:40]!r}; 2023, 2023-12, 2023-12-05 or an ISO date-time is wanted"
    return None


def _build(fields: dict[str, Any], line: bytes, *, clean: bool) -> Article:
    title = _as_written(fields.get("title") or "", clean=clean)
    text = _as_written(fields["text"], clean=clean)
    lines = [Line(text=line) for line in text.split("\n")]
    return Article(
        id=unicodedata.normalize("NFC", fields["id"]),
        title=title,
        text=text,
        url=web_address(fields.get("url")),
        canonical_url=web_address(fields.get("canonical_url")),
        source=fields.get("source"),
        province=_nfc(fields.get("province")),
        published=_published(fields.get("published")),
        byline=_nfc(fields.get("byline")),
        origin=_nfc(fields.get("origin")),
        dateline=find_dateline(lines),
        blocks=tuple(_blocks(lines, len(title) + 1 if title else 0)),
        raw_sha256=sha256(line.strip()).hexdigest(),
        parser=PARSER,
    )


def _blocks(lines: list[Line], start: int) -> Iterator[Block]:
    """The lines that hold anything, at their places after the title."""
    for line in name_kinds(lines):
        if line.text.strip():
            yield Block(kind=line.kind or "para", start=start, end=start + len(line.text))
        start += len(line.text) + 1


def _as_written(text: str, *, clean: bool) -> str:
    return drop_invisible(text) if clean else unicodedata.normalize("NFC", text)


def _nfc(text: str | None) -> str | None:
    return unicodedata.normalize("NFC", text) if text else None


def _published(written: str | None) -> Published | None:
    return read_stamp(written, provenance="json") if written else None


def web_address(url: str | None) -> str | None:
    """`url` where it leads to the web, so that no page ever links to anything else; None otherwise."""
    known = url is not None and url.strip().lower().startswith(("http://", "https://"))
    return url.strip() if url is not None and known else None


def _type_name(value: object) -> str:
    names: dict[type, str] = {
        dict: "an object",
        list: "a list",
        bool: "true or false",
        str: "text",
        type(None): "null",
    }
    return names.get(type(value), "a number")
