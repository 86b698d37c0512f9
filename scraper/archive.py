"""Every answer as it came, in WARC files that any tool of the field reads.

A record is a gzip member of its own (WARC 1.1, ISO 28500), so that a file can be appended to and be read
from any record on. An answer with the body of one before it, or one that says to have it (304), is a
`revisit` record, which names it. What was asked for (`article`, `feed`, …) and for which source stands in the
record's own headers, so that the archive alone is enough to read everything again.
"""

import io
import logging
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.frontier import Record
from scraper.outcomes import Purpose, Response

ROTATE_AT = 512 * 1024 * 1024  # bytes of a file
_PURPOSE, _SOURCE, _ASKED = "Diaban-Purpose", "Diaban-Source", "Diaban-Asked"
# The body is stored as one piece, not in the chunks that it came in.
_UNTRUE_OF_STORED = ("transfer-encoding", "connection", "keep-alive")
_PIECE = 1 << 16
_NOT_MODIFIED = 304
_NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins
_HEAD = 1024  # bytes of a member that tell whether it is a record
_DAMAGE = (ArchiveLoadFailed, zlib.error, EOFError, ValueError)

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """An answer of the archive; `same` where its body is that of the one before, and `wire` is empty."""

    record: Record
    response: Response
    purpose: Purpose
    source: str
    same: bool = False


class Archive:
    """A folder of WARC files; answers are appended to the newest until it is full.

    accounted: the byte after the last record of a file that the frontier knows of.
    software: what the files say that they were made by. Close it when done.
    """

    def __init__(
        self,
        folder: Path,
        *,
        software: str,
        accounted: Callable[[str], int],
        rotate_at: int = ROTATE_AT,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._software, self._rotate_at = folder, software, rotate_at
        self._accounted = accounted
        self._file: BinaryIO | None = None
        self._end = 0

    def unaccounted(self) -> Iterator[Kept]:
        """Answers that were kept while the run was killed before the frontier knew; torn ones are cut off."""
        newest_first = archive_files(self._folder)[::-1]
        if newest_first:
            _cut_torn(newest_first[0], self._accounted(newest_first[0].name))
        files: list[Path] = []
        for path in newest_first:
            files.append(path)
            if self._accounted(path.name):  # answers are stored in order: all that came before are
                break
        for path in reversed(files):
            yield from read_file(path, start=self._accounted(path.name))

    def append(self, response: Response, *, purpose: Purpose, source: str, earlier: Record | None) -> Record:
        """Keep an answer; `earlier` is where the last one of its address is, whose body it may have.

        Raises OSError with the file's name where it can't be written; what was written of it is cut off
        when the archive is next opened.
        """
        file = self._open(response.fetched_at)
        digest = _digest(response.wire)
        if earlier is not None and response.status == _NOT_MODIFIED:
            digest = earlier.digest
        same = earlier if earlier is not None and earlier.digest == digest else None
        record = io.BytesIO()
        _write(record, response, purpose, source, digest, same)
        offset = self._end
        with self._writing(file):
            self._end += file.write(record.getbuffer())
            file.flush()
        return Record(
            file=Path(file.name).name,
            offset=offset,
            length=self._end - offset,
            digest=digest,
            kept_at=response.fetched_at,
        )

    def close(self) -> None:
        """Put what is kept on the disk."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def _open(self, now: str) -> BinaryIO:
        if self._file is not None and self._end >= self._rotate_at:
            self.close()
            return self._begin(self._next(now), now)
        if self._file is None:
            newest = archive_files(self._folder)[-1:]
            goes_on = newest and self._accounted(newest[0].name) <= newest[0].stat().st_size < self._rotate_at
            return self._begin(newest[0] if goes_on else self._next(now), now)
        return self._file

    def _begin(self, path: Path, now: str) -> BinaryIO:
        file = cast(BinaryIO, path.open("ab"))
        if file.tell() == 0:
            with self._writing(file):
                _write_info(file, self._software, now)
                file.flush()
        self._file, self._end = file, file.tell()
        return file

    @contextmanager
    def _writing(self, file: BinaryIO) -> Iterator[None]:
        """Errors of writing say to which file, as the system's own do not, and leave no file open."""
        try:
            yield
        except OSError as error:
            self._file = None
            with suppress(OSError):  # it writes once more
                file.close()
            raise OSError(error.errno, error.strerror, file.name) from error

    def _next(self, now: str) -> Path:
        numbers = (path.name.split("-")[1] for path in archive_files(self._folder))
        number = max((int(each) for each in numbers if each.isdecimal()), default=0) + 1
        return self._folder / f"diaban-{number:05}-{''.join(filter(str.isdigit, now))}.warc.gz"


def archive_files(folder: Path) -> list[Path]:
    """The archive's files, the oldest first."""
    return sorted(folder.glob("diaban-*.warc.gz"))


def read_archive(folder: Path) -> Iterator[Kept]:
    """Every answer of the archive in the order in which it came."""
    for path in archive_files(folder):
        yield from read_file(path)


def read_file(path: Path, *, start: int = 0) -> Iterator[Kept]:
    """The answers of a file from the record at byte `start` on; damaged ones are passed over."""
    with path.open("rb") as file:
        place: int | None = start
        while place is not None:
            end = place
            try:
                for kept in _answers(file, path.name, place):
                    end = kept.record.offset + kept.record.length
                    yield kept
                return
            except _DAMAGE as error:
                place = _next_record(file, end + 1)
                log.warning("%s is damaged after byte %d: %s", path, end, str(error)[:80].encode())


def _answers(file: BinaryIO, name: str, start: int) -> Iterator[Kept]:
    file.seek(start)
    records = ArchiveIterator(file)
    for record in records:
        if record.rec_type not in ("response", "revisit"):
            continue
        wire = record.raw_stream.read()
        kept = _kept(name, record, wire)
        if not kept.same and kept.record.digest != _digest(wire):
            raise ArchiveLoadFailed("a body is not what it was when it was kept")
        # told only once the record has been read
        offset, length = records.get_record_offset(), records.get_record_length()
        yield replace(kept, record=replace(kept.record, offset=offset, length=length))


def _next_record(file: BinaryIO, start: int) -> int | None:
    """Where the next record begins that looks whole; None where none does."""
    place, tail = start, b""
    file.seek(start)
    while piece := file.read(_PIECE):
        data = tail + piece
        found = data.find(_MEMBER)
        while found >= 0 and found + _HEAD <= len(data):
            if _is_record(data[found : found + _HEAD]):
                return place + found
            found = data.find(_MEMBER, found + 1)
        kept = min(_HEAD, len(data))
        place, tail = place + len(data) - kept, data[-kept:]
    found = tail.find(_MEMBER)
    return place + found if found >= 0 and _is_record(tail[found:]) else None


def _is_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data, 5) == b"WARC/"
    except zlib.error:
        return False


def _kept(file: str, record: ArcWarcRecord, wire: bytes) -> Kept:
    said = record.rec_headers.get_header
    status = record.http_headers.get_statuscode() if record.http_headers else ""
    reason = record.http_headers.statusline.partition(" ")[2] if record.http_headers else ""
    headers = record.http_headers.headers if record.http_headers else []
    return Kept(
        record=Record(
            file=file,
            offset=0,
            length=0,
            digest=said("WARC-Payload-Digest") or "",
            kept_at=said("WARC-Date") or "",
        ),
        response=Response(
            asked=said(_ASKED) or said("WARC-Target-URI"),
            url=said("WARC-Target-URI"),
            status=int(status) if status.isdigit() else 0,
            reason=reason,
            headers=tuple((name.lower(), value) for name, value in headers),
            wire=wire,
            body=b"",
            fetched_at=said("WARC-Date") or "",
            ip=said("WARC-IP-Address"),
        ),
        purpose=cast(Purpose, said(_PURPOSE) or "article"),
        source=said(_SOURCE) or "",
        same=record.rec_type == "revisit",
    )


def _write(
    file: BinaryIO,
    response: Response,
    purpose: Purpose,
    source: str,
    digest: str,
    same: Record | None,
) -> None:
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    headers = [pair for pair in response.headers if pair[0] not in _UNTRUE_OF_STORED]
    http = StatusAndHeaders(f"{response.status} {response.reason}".strip(), headers, protocol="HTTP/1.1")
    http.compute_headers_buffer()
    block = http.headers_buff if same else http.headers_buff + response.wire
    own = {
        "WARC-Date": response.fetched_at,
        # told, since warcio works them out in temporary files that it leaves open
        "WARC-Block-Digest": _digest(block),
        _PURPOSE: purpose,
        _SOURCE: source,
        _ASKED: response.asked,
        **({"WARC-IP-Address": response.ip} if response.ip else {}),
    }
    if same is not None:
        record = writer.create_revisit_record(
            response.url, digest, response.url, same.kept_at, http_headers=http, warc_headers_dict=own
        )
        if response.status == _NOT_MODIFIED:
            record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED_PROFILE)
    else:
        own["WARC-Payload-Digest"] = digest
        record = writer.create_warc_record(
            response.url,
            "response",
            io.BytesIO(response.wire),
            length=len(response.wire),
            http_headers=http,
            warc_headers_dict=own,
        )
    writer.write_record(record)


def _write_info(file: BinaryIO, software: str, now: str) -> None:
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    text = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    own = {
        "WARC-Date": now,
        "WARC-Filename": Path(file.name).name,
        "WARC-Block-Digest": _digest(text),
        "Content-Type": "application/warc-fields",
    }
    record = writer.create_warc_record(
        "", "warcinfo", io.BytesIO(text), length=len(text), warc_headers_dict=own
    )
    writer.write_record(record)


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def _cut_torn(path: Path, start: int) -> None:
    """Cut off what follows the last whole gzip member: a kill left it half-written."""
    with path.open("r+b") as file:
        if file.seek(0, os.SEEK_END) <= start:
            return
        file.seek(start)
        whole = start
        data = file.read(_PIECE)
        member = zlib.decompressobj(31)
        while data and _goes_on(member, data):
            if not member.eof:
                data = file.read(_PIECE)
                continue
            rest = member.unused_data
            whole = file.tell() - len(rest)
            member = zlib.decompressobj(31)
            data = rest or file.read(_PIECE)
        file.truncate(whole)


def _goes_on(member: "zlib._Decompress", data: bytes) -> bool:
    """Whether `data` belongs to a gzip member; zeros that a failing disk left do not."""
    try:
        member.decompress(data)
    except zlib.error:
        return False
    return True
