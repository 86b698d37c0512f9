"""The archive: what goes in comes out, with any tool of the field, and whatever broke it."""

from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from corpus.frontier import Record
from scraper.archive import Archive, archive_files, read_archive
from scraper.outcomes import Response

PAGE = Response(
    asked="https://bao.example.vn/a?x=1",
    url="https://bao.example.vn/a",
    status=200,
    reason="OK",
    headers=(
        ("content-type", "text/html; charset=utf-8"),
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
        ("transfer-encoding", "chunked"),
    ),
    wire="<p>Công an xã ra quân.</p>".encode(),
    body=b"",
    fetched_at="2026-03-01T02:03:04Z",
    ip="203.0.113.7",
)


def nothing(_file: str) -> int:
    return 0


def an_archive(folder: Path, **options) -> Archive:
    return Archive(folder, software="diaban/test", **{"accounted": nothing, **options})


def keep(archive: Archive, response: Response, earlier: Record | None = None) -> Record:
    return archive.append(response, purpose="article", source="bao", earlier=earlier)


def test_an_answer_comes_back_as_it_was(tmp_path):
    archive = an_archive(tmp_path)
    record = keep(archive, PAGE)
    archive.close()
    (kept,) = read_archive(tmp_path)
    headers = tuple(pair for pair in PAGE.headers if pair[0] != "transfer-encoding")
    assert kept.response == replace(PAGE, headers=headers)
    assert (kept.record, kept.purpose, kept.source) == (record, "article", "bao")


def test_an_unchanged_body_is_kept_once(tmp_path):
    archive = an_archive(tmp_path)
    first = keep(archive, PAGE)
    later = replace(PAGE, fetched_at="2026-03-02T00:00:00Z")
    second = keep(archive, later, first)
    keep(archive, replace(PAGE, wire=b"<p>anew</p>"), second)
    archive.close()
    assert [kept.same for kept in read_archive(tmp_path)] == [False, True, False]
    with archive_files(tmp_path)[0].open("rb") as file:
        revisit = next(each for each in ArchiveIterator(file) if each.rec_type == "revisit")
    assert revisit.rec_headers.get_header("WARC-Refers-To-Date") == PAGE.fetched_at


def test_a_full_file_is_followed_by_another(tmp_path):
    archive = an_archive(tmp_path, rotate_at=1)
    records = [keep(archive, replace(PAGE, wire=bytes([65 + number]))) for number in range(3)]
    archive.close()
    assert [each.file for each in records] == [path.name for path in archive_files(tmp_path)]
    assert [kept.response.wire for kept in read_archive(tmp_path)] == [b"A", b"B", b"C"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_a_full_disk_is_named(tmp_path):
    newest = tmp_path / "diaban-00001-20260301020304.warc.gz"
    newest.symlink_to("/dev/full")
    with pytest.raises(OSError, match=f"No space left on device: '{newest}'"):
        keep(an_archive(tmp_path), PAGE)


def test_the_files_are_what_the_standard_says(tmp_path, capsys):
    archive = an_archive(tmp_path)
    keep(archive, PAGE, keep(archive, PAGE))
    archive.close()

    class Options:
        inputs = [str(archive_files(tmp_path)[0])]
        verbose = True

    checker = Checker(Options)
    checker.process_all()
    assert checker.exit_value == 0, capsys.readouterr().out


@pytest.mark.parametrize("torn", [1, 40, -1])
def test_a_torn_record_is_cut_off_and_the_archive_goes_on(tmp_path, torn):
    archive = an_archive(tmp_path)
    first = keep(archive, PAGE)
    second = keep(archive, replace(PAGE, wire=b"second"))
    archive.close()
    path = archive_files(tmp_path)[0]
    whole = path.read_bytes()
    path.write_bytes(whole[: second.offset + torn] if torn > 0 else whole[:torn])
    again = an_archive(tmp_path, accounted={path.name: first.offset + first.length}.__getitem__)
    assert list(again.unaccounted()) == []
    third = keep(again, replace(PAGE, wire=b"third"))
    again.close()
    assert third.offset == second.offset
    assert [kept.response.wire for kept in read_archive(tmp_path)] == [PAGE.wire, b"third"]


def test_what_no_one_accounted_for_is_found_again(tmp_path):
    archive = an_archive(tmp_path)
    first = keep(archive, PAGE)
    second = keep(archive, replace(PAGE, wire=b"second"))
    archive.close()
    again = an_archive(tmp_path, accounted={first.file: first.offset + first.length}.__getitem__)
    assert [(kept.record, kept.response.wire) for kept in again.unaccounted()] == [(second, b"second")]


def test_zeros_that_a_failing_disk_left_are_cut_off(tmp_path):
    archive = an_archive(tmp_path)
    record = keep(archive, PAGE)
    archive.close()
    path = archive_files(tmp_path)[0]
    path.write_bytes(path.read_bytes() + bytes(1000))
    assert len(list(an_archive(tmp_path).unaccounted())) == 1
    assert path.stat().st_size == record.offset + record.length
