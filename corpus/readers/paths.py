"""Files and folders to articles."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from corpus.article import Article
from corpus.encoding import Undecodable, decode
from corpus.readers.errors import InputError
from corpus.readers.html import read_html
from corpus.readers.jsonl import MAX_LINE_BYTES, read_numbered
from corpus.readers.plain import read_plain
from corpus.text import content_sha256


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article was read."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class TextReader(Protocol):
    """Reads the one article of a text; None where there is none."""

    def __call__(self, text: str, *, identity: str, raw_sha256: str) -> Article | None: ...


MAX_PAGE_BYTES = (
    8_000_000  # no page that holds one article is larger; a tree takes fifty times that in memory
)
TEXT_READERS: Mapping[str, TextReader] = {".txt": read_plain, ".html": read_html, ".htm": read_html}
_PAGE_STARTS = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info)")
EXTENSIONS = (*TEXT_READERS, ".jsonl")


def read_paths(
    paths: Sequence[Path],
    *,
    clean: bool = True,
    max_bytes: int = MAX_LINE_BYTES,
    read_page: TextReader = read_html,
) -> Iterator[Article | InputError]:
    """The articles of files and folders, in order, folders recursively and sorted; never raises on content.

    An article whose id was read before, with other content, is an error that names both; with the same
    content it is passed over. `max_bytes` caps a text file, and a line of a JSONL file. `read_page` reads
    the saved pages.
    """
    return refuse_repeated_ids(_read_all(paths, clean=clean, max_bytes=max_bytes, read_page=read_page))


def find_files(paths: Iterable[Path]) -> Iterator[Path | InputError]:
    """The files that `read_paths` would read, and the paths that lead to none."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.lower() in EXTENSIONS or not path.exists():
            yield path
        else:
            known = ", ".join(EXTENSIONS)
            yield InputError(
                path=str(path), line=None, message=f"{path.suffix or 'no extension'} is not read; {known} are"
            )


def _walk(folder: Path) -> Iterator[Path | InputError]:
    found = False
    problems: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        # A browser saves a page's pictures and frames beside it, in `<page>_files`.
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not name.endswith("_files")
        )
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in EXTENSIONS:
                found = True
                yield Path(place, name)
    for problem in problems:
        yield InputError(
            path=str(problem.filename), line=None, message=f"cannot be opened: {problem.strerror}"
        )
    if not found and not problems:
        known = ", ".join(EXTENSIONS)
        yield InputError(
            path=str(folder), line=None, message=f"nothing to read in this folder; {known} files are read"
        )


def _read_all(
    paths: Sequence[Path], *, clean: bool, max_bytes: int, read_page: TextReader
) -> Iterator[tuple[Place, Article | InputError]]:
    for found in find_files(paths):
        if isinstance(found, InputError):
            yield Place(found.path), found
            continue
        try:
            yield from _read_file(found, clean=clean, max_bytes=max_bytes, read_page=read_page)
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            yield Place(str(found)), InputError(path=str(found), line=None, message=message)


def _read_file(
    path: Path, *, clean: bool, max_bytes: int, read_page: TextReader
) -> Iterator[tuple[Place, Article | InputError]]:
    name = str(path)
    if path.suffix.lower() == ".jsonl":
        with path.open("rb") as stream:
            for line, article in read_numbered(stream, name, clean=clean, max_line_bytes=max_bytes):
                yield Place(name, line or None), article
        return
    with path.open("rb") as stream:
        data = stream.read(max_bytes + 1)
    yield Place(name), read_text_file(data, path, max_bytes=max_bytes, read_page=read_page)


def read_text_file(
    data: bytes, path: Path, *, max_bytes: int = MAX_LINE_BYTES, read_page: TextReader = read_html
) -> Article | InputError:
    """The article of a text or HTML file's bytes; a folder named after a host is the source of its files."""
    name = str(path)
    if TEXT_READERS[path.suffix.lower()] is read_html:
        max_bytes = min(max_bytes, MAX_PAGE_BYTES)
    if len(data) > max_bytes:
        return InputError(
            path=name, line=None, message=f"larger than {max_bytes:,} bytes; one article a file is wanted"
        )
    if not data.strip():
        return InputError(path=name, line=None, message="empty: there is no article in it")
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        return InputError(path=name, line=decoded.line, message=decoded.reason)
    reader = _choose_reader(path, decoded.text)
    reader = read_page if reader is read_html else reader
    article = reader(decoded.text, identity=name_from(path), raw_sha256=sha256(data).hexdigest())
    if article is None:
        return InputError(path=name, line=None, message="no line of an article's text in it")
    folder = path.parent.name.lower()
    return replace(article, source=folder) if _HOST.fullmatch(folder) and not article.url else article


def _choose_reader(path: Path, text: str) -> TextReader:
    """By extension, unless the text is plainly of the other kind: pages get saved as .txt, texts as .html."""
    if _PAGE_STARTS.match(text):
        return read_html
    return TEXT_READERS[path.suffix.lower()] if "<" in text else read_plain


def name_from(path: Path) -> str:
    """An id from the file's name."""
    return re.sub(
        r"\s+", "-", unicodedata.normalize("NFC", path.stem.encode("utf-8", "replace").decode())
    ).strip("-")


def refuse_repeated_ids(
    articles: Iterable[tuple[Place, Article | InputError]],
) -> Iterator[Article | InputError]:
    """Passes on what comes; an id that came before is passed over, or refused with other content."""
    known: dict[str, tuple[Place, str]] = {}
    for place, article in articles:
        if isinstance(article, InputError):
            yield article
            continue
        digest = content_sha256(article.content)
        if article.id not in known:
            known[article.id] = (place, digest)
            yield article
        elif known[article.id][1] != digest:
            first = known[article.id][0]
            message = f"the id {article.id!r} was read from {first} before, with other content; rename one"
            yield InputError(path=place.path, line=place.line, message=message)
