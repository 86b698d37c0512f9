"""CSV streams that spreadsheets can open safely."""

import asyncio
import csv
import io
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import run_diaban, serving

from db.site.csv_streams import Rows, disarm_rows, disarmed

CELLS = st.text(alphabet='=+-@,"\r\n\t1.eạ', max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=4)


def as_csv(rows: list[list[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
        ("+84 912", "'+84 912"),
        ("-1+2", "'-1+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r\n=1", "'\r\n=1"),
        ("＝1", "'＝1"),
        ("-1.5", "-1.5"),
        ("+3e-05", "+3e-05"),
        ("a,=1", "a,=1"),
        ('a",=1', 'a",=1'),
        ("a\r\n=1", "a\r\n=1"),
        ("", ""),
    ],
)
def test_a_cell_that_would_run_gets_an_apostrophe(cell: str, expected: str) -> None:
    rows = list(csv.reader(io.StringIO(disarm_rows(as_csv([[cell, "x"], ["y", cell]])), newline="")))
    assert rows == [[expected, "x"], ["y", expected]]


@given(TABLES, st.integers(1, 7))
def test_however_the_stream_is_cut_it_says_the_same(rows: list[list[str]], size: int) -> None:
    body = as_csv(rows).encode()
    stream = Rows()
    pieces = [stream.disarm(body[start : start + size]) for start in range(0, len(body), size)]
    whole = b"".join([*pieces, stream.disarm(b"", last=True)]).decode()
    assert whole == disarm_rows(body.decode())
    read = list(csv.reader(io.StringIO(whole, newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == rows


def test_no_more_than_a_row_is_held() -> None:
    stream = Rows()
    assert stream.disarm(b'a,"b\r\n') == b""
    assert stream.disarm(b'",=c\r\nd') == b'a,"b\r\n",\'=c\r\n'
    assert stream.disarm(b"", last=True) == b"d"


def streamed(*chunks: bytes) -> tuple[list[bytes], list[str]]:
    """What is sent on of a stream of CSV, and what its maker met on the way."""
    sent: list[dict[str, Any]] = []
    met: list[str] = []

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"text/csv; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        try:  # as Datasette does
            for chunk in chunks:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        except Exception as error:
            met.append(type(error).__name__)
            words = b"interrupted: select id from events"
            await send({"type": "http.response.body", "body": words, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(disarmed(app)({"type": "http", "path": "/diaban/x.csv"}, None, send))
    assert [message.get("more_body") for message in sent[1:]].count(False) == 1
    assert sent[-1]["more_body"] is False
    return [message["body"] for message in sent[1:]], met


def test_a_whole_stream_is_sent_as_it_is() -> None:
    bodies, met = streamed(b"a,b\r\n1,", b"=2\r\n")
    assert b"".join(bodies) == b"a,b\r\n1,'=2\r\n" and met == []


@pytest.mark.parametrize(
    "words", [b"(OperationalError('interrupted'), 'select id from events')", b"CSV contains"]
)
def test_words_of_an_error_are_not_sent(words: bytes) -> None:
    text = b"".join(streamed(b"a,b\r\n1,2\r\n", words)[0]).decode()
    assert text.startswith("a,b\r\n1,2\r\n") and text.endswith("\r\n")
    assert words.decode() not in text and "Cut short here" in text


def test_a_stream_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.site.csv_streams.MOST_SECONDS", -1.0)
    bodies, met = streamed(b"a,b\r\n1,2\r\n", b"3,4\r\n")
    assert met == ["TooLong"] and len(bodies) == 1
    assert bodies[0].startswith(b"a,b\r\n1,2\r\n") and "Cut short here" in bodies[0].decode()


def test_a_served_table_is_disarmed(tmp_path: Path) -> None:
    line = {"id": "a", "title": "=1+1", "text": "@SUM Công an tỉnh Nghệ An họp.", "byline": '=HYPERLINK("x")'}
    (tmp_path / "news.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    for step in (["import", "news.jsonl"], ["refresh"]):
        done = run_diaban(*step, folder=tmp_path)
        assert done.returncode == 0, done.stderr
    with serving(tmp_path) as address:
        for query in ("", "?_stream=on", "?_dl=1", "?_labels=on&_stream=on"):
            text = httpx.get(f"{address}/diaban/articles.csv{query}", timeout=60).text
            (row,) = csv.DictReader(io.StringIO(text, newline=""))
            assert (row["title"], row["byline"]) == ("'=1+1", '\'=HYPERLINK("x")')
        assert (
            httpx.get(f"{address}/diaban/articles.json?_shape=array", timeout=60).json()[0]["title"] == "=1+1"
        )
