"""Files and folders to articles."""

import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.readers import InputError, read_paths
from corpus.readers.paths import read_text_file

TEXT = (
    "Sáng 5/3, Công an xã Tả Phời tập huấn chữa cháy cho 60 hộ kinh doanh.\nLớp học kéo dài trong một ngày.\n"
)


def write(folder, **files):
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def jsonl(*articles):
    return "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in articles)


def read(*paths, **options):
    return list(read_paths(paths, **options))


def articles(found):
    return [entry.id for entry in found if isinstance(entry, Article)]


def errors(found):
    return [str(entry) for entry in found if isinstance(entry, InputError)]


def test_a_folder_is_read_to_the_bottom_in_order(tmp_path):
    write(
        tmp_path,
        b_dot_txt=TEXT,
        a__z_dot_jsonl=jsonl(("z", TEXT), ("y", TEXT + "a")),
        a__c_dot_htm=f"<p>{TEXT}</p>",
    )
    assert articles(read(tmp_path)) == ["b", "c", "z", "y"]


def test_what_browsers_save_beside_a_page_and_hidden_files_are_no_articles(tmp_path):
    write(
        tmp_path,
        a_dot_html=f"<p>{TEXT}</p>",
        a_files__frame_dot_html=TEXT,
        _dot_git__x_dot_txt=TEXT,
        readme_dot_md="x",
    )
    found = read(tmp_path)
    assert (articles(found), errors(found)) == (["a"], [])


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "a.txt: empty"),
        ("a.txt", b" \r\n ", "empty"),
        ("a.html", b"<html></html>", "no line of an article's text"),
        ("a.txt", bytes(range(256)) * 7, "binary"),
        ("a.txt", b"%PDF-1.4", "PDF"),
        ("a.txt", b"d\xf2ng 1\nabc\xff\xffdef", "a.txt:1: byte 0xf2"),
        ("a.pdf", b"%PDF-1.4", ".pdf is not read; .txt, .html, .htm, .jsonl are"),
        ("a", b"x", "no extension is not read"),
        ("a.txt", b"x" * 2001, "larger than 2,000 bytes"),
        ("a.jsonl", b"x" * 2001, "a.jsonl:1: longer than 2,000 bytes"),
        ("a.jsonl", b"", "a.jsonl: empty"),
        ("a.jsonl", b'{"id": "a", "te', "a.jsonl:1: the JSON breaks off"),
    ],
)
def test_bad_files_are_named_and_the_rest_goes_on(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    good = tmp_path / "z.txt"
    good.write_text(TEXT, encoding="utf-8")
    found = read(tmp_path / name, good, max_bytes=2000)
    assert articles(found) == ["z"]
    [error] = errors(found)
    assert words in error


def test_a_path_that_is_not_there(tmp_path):
    [error] = errors(read(tmp_path / "khong-co.txt"))
    assert "khong-co.txt: cannot be read: No such file" in error


def test_a_folder_with_nothing_to_read(tmp_path):
    write(tmp_path, readme_dot_md="x")
    [error] = errors(read(tmp_path))
    assert "nothing to read in this folder" in error


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    write(tmp_path, a_dot_txt=TEXT)
    (tmp_path / "a.txt").chmod(0)
    [error] = errors(read(tmp_path))
    assert "cannot be read: Permission denied" in error


def test_a_file_whose_reading_fails_is_named(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    [error] = errors(read(tmp_path))
    assert "a.txt: cannot be read" in error


def test_the_same_id_with_other_content_is_refused_and_both_are_named(tmp_path):
    write(tmp_path, a__x_dot_txt=TEXT, b_dot_jsonl=jsonl(("y", TEXT), ("x", "Bài khác hẳn.")))
    found = read(tmp_path)
    assert articles(found) == ["y", "x"]
    [error] = errors(found)
    assert "b.jsonl:2" in error
    assert "a/x.txt" in error
    assert "'x'" in error


def test_the_same_article_twice_is_read_once(tmp_path):
    write(tmp_path, a_dot_txt=TEXT)
    found = read(tmp_path / "a.txt", tmp_path)
    assert (articles(found), errors(found)) == (["a"], [])


def test_ids_are_file_names_in_nfc_without_spaces(tmp_path):
    write(tmp_path, **{"bài  số 1_dot_txt": TEXT})
    assert articles(read(tmp_path)) == ["bài-số-1"]


def test_a_folder_named_after_a_host_is_the_source(tmp_path):
    write(tmp_path, congan_dot_vidu_dot_gov_dot_vn__a_dot_txt=TEXT, nam2024__b_dot_txt=TEXT)
    assert [article.source for article in read(tmp_path)] == ["congan.vidu.gov.vn", None]


def test_imported_json_lines_have_nothing_invisible(tmp_path):
    write(tmp_path, a_dot_jsonl=jsonl(("a", "Xã\u200b Tả Phời")))
    assert read(tmp_path)[0].text == "Xã Tả Phời"
    assert read(tmp_path, clean=False)[0].text == "Xã\u200b Tả Phời"


def test_pages_saved_as_text_and_texts_saved_as_pages(tmp_path):
    write(tmp_path, a_dot_txt=f"<!DOCTYPE html>\n<html><p>{TEXT}</p></html>", b_dot_html=TEXT)
    first, second = read(tmp_path)
    assert (first.parser, first.text) == ("html.1", TEXT.strip().replace("\n", " "))
    assert (second.parser, second.text) == ("plain.1", TEXT.strip())


def test_a_page_in_windows_1258(tmp_path):
    page = "<html><style>p {color: red}</style><p>Sáng nay, ba\u0300 con thôn Đo\u0300ng ra quân.</p></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1258"))
    assert read(tmp_path)[0].text == "Sáng nay, bà con thôn Đòng ra quân."


def test_other_encodings_are_read(tmp_path):
    write(tmp_path, a_dot_txt=("\ufeff" + TEXT).encode("utf-16-le"))
    assert read(tmp_path)[0].text == TEXT.strip()


@pytest.mark.parametrize("extension", ["txt", "html", "jsonl"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=300))
def test_never_raises(tmp_path, extension, data):
    path = tmp_path / f"a.{extension}"
    path.write_bytes(data)
    assert all(isinstance(found, Article | InputError) for found in read(path))


def test_a_hostile_line_is_read_in_time(tmp_path):
    for line in (
        "a" * 200_000,
        "Ảnh: " * 40_000,
        "12/3/2024 " * 20_000,
        "Nguyễn Văn A - " * 12_000,
        "(" * 200_000,
    ):
        assert isinstance(read_text_file(line.encode(), tmp_path / "a.txt"), Article | InputError)
