"""Citations: of an article and of a fact, in words, BibTeX and CSL-JSON."""

import json
import sqlite3
from contextlib import closing
from contextvars import copy_context
from dataclasses import replace
from urllib.parse import quote

import httpx
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from running import Sample

from db.site.cite import Cited, bibtex, csl, plain
from db.site.language import _spoken as language_of_page

CITED = Cited(
    id="bai-1",
    title="Phường Nghi Hoà & 22/22 tiêu chí: 100%",
    byline="Đặng Thử",
    source="Báo Thử_Nghiệm",
    published="2024-03-09T07:30",
    precision="minute",
    url="https://tin.example.vn/a_b?x=1%20&y={2}",
    address="https://diaban.example/bai/bai-1",
    accessed="2026-11-22",
)
FACT = replace(CITED, fact=("abc234abc234", "Tiêu chí"), quote="đạt\n22/22 {tiêu chí}")


def fields(entry: str) -> dict[str, str]:
    """The fields of an entry that has one to a line, with the outermost braces off."""
    first, *lines, last, end = entry.split("\n")
    assert (first[:6], last, end) == ("@misc{", "}", "")
    pairs = (line.strip().rstrip(",").split(" = ", 1) for line in lines)
    return {name: value[1:-1] if value.startswith("{") else value for name, value in pairs}


def test_an_article_in_words() -> None:
    assert plain(CITED) == (
        "Đặng Thử (2024), “Phường Nghi Hoà & 22/22 tiêu chí: 100%”, Báo Thử_Nghiệm, 09/03/2024,"
        " https://tin.example.vn/a_b?x=1%20&y={2}, truy cập ngày 22/11/2026."
        " diaban: https://diaban.example/bai/bai-1"
    )


def test_who_published_stands_for_an_author_who_is_not_known() -> None:
    assert plain(replace(CITED, byline=None)).startswith("Báo Thử_Nghiệm (2024), “Phường")
    unknown = replace(CITED, byline=None, source=None, published=None)
    assert plain(unknown).startswith("Không rõ nguồn (không rõ năm), “Phường")


def test_an_english_page_cites_in_english() -> None:
    spoken = copy_context()
    spoken.run(_speak_english)
    said = spoken.run(plain, CITED)
    assert "9 March 2024" in said and "accessed 22 November 2026" in said


def _speak_english() -> None:
    language_of_page.set("en")


def test_files_say_when_the_article_was_read() -> None:
    assert fields(bibtex(CITED))["urldate"] == "2026-11-22"
    (item,) = json.loads(csl(CITED))
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}


def test_bibtex_keeps_vietnamese_and_escapes_what_latex_would_run() -> None:
    said = fields(bibtex(CITED))
    assert said["title"] == r"{Phường Nghi Hoà \& 22/22 tiêu chí: 100\%}"
    assert said["author"] == "{Đặng Thử}"
    assert said["howpublished"] == r"Báo Thử\_Nghiệm"
    assert (said["year"], said["month"]) == ("2024", "mar")
    assert said["url"] == "https://tin.example.vn/a_b?x=1%20&y=%7B2%7D"
    assert bibtex(CITED).startswith("@misc{diaban:bai-1,\n")


def test_a_fact_is_cited_with_its_words_and_its_place() -> None:
    said = fields(bibtex(FACT))
    assert said["note"].startswith(r"Tiêu chí. “đạt 22/22 \textbraceleft{}tiêu chí\textbraceright{}”.")
    assert bibtex(FACT).startswith("@misc{diaban:bai-1-abc234abc234,")
    (item,) = json.loads(csl(FACT))
    assert "“đạt 22/22 {tiêu chí}”" in item["note"]
    assert item["id"] == "diaban:bai-1-abc234abc234"


@pytest.mark.parametrize(
    ("published", "precision", "parts", "words"),
    [
        ("2024-03-09T07:30", "minute", [2024, 3, 9], "09/03/2024"),
        ("2024-03-09", "day", [2024, 3, 9], "09/03/2024"),
        ("2024-03", "month", [2024, 3], "03/2024"),
        ("2024-03-01", "month", [2024, 3], "03/2024"),
        ("2024", "year", [2024], "2024"),
    ],
)
def test_a_day_is_cited_as_far_as_it_is_known(
    published: str, precision: str, parts: list[int], words: str
) -> None:
    cited = replace(CITED, published=published, precision=precision)
    (item,) = json.loads(csl(cited))
    assert item["issued"] == {"date-parts": [parts]}
    assert ("”, Báo Thử_Nghiệm, " + words in plain(cited)) is (len(parts) > 1)
    assert f"({published[:4]})" in plain(cited)
    assert ("month" in fields(bibtex(cited))) is (len(parts) > 1)


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(CITED, byline=None, source=None, published=None, precision=None, url=None, accessed=None)
    assert set(fields(bibtex(bare))) == {"title", "note", "langid"}
    (item,) = json.loads(csl(bare))
    assert set(item) == {"id", "type", "title", "language", "URL", "note"}
    assert item["URL"] == CITED.address


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Đặng Thử", ["Đặng Thử"]),
        ("Đặng Thử - Lê Mẫu", ["Đặng Thử", "Lê Mẫu"]),
        ("Đặng Thử – Lê Mẫu – K’Đô", ["Đặng Thử", "Lê Mẫu", "K’Đô"]),
        ("Thử Nghiệm, Văn Mẫu; H'Bia Niê", ["Thử Nghiệm", "Văn Mẫu", "H'Bia Niê"]),
        ("Công an tỉnh Nghệ An - Phòng Tham mưu", ["Công an tỉnh Nghệ An - Phòng Tham mưu"]),
        ("Đặng Thử (theo Báo Mẫu, số 3)", ["Đặng Thử (theo Báo Mẫu, số 3)"]),
        ("Hà-Mẫu", ["Hà-Mẫu"]),
        ("Đặng Thử - CTV", ["Đặng Thử - CTV"]),
        (None, None),
    ],
)
def test_several_authors_are_several(byline: str | None, authors: list[str] | None) -> None:
    cited = replace(CITED, byline=byline)
    (item,) = json.loads(csl(cited))
    assert item.get("author") == (authors and [{"literal": name} for name in authors])
    assert fields(bibtex(cited)).get("author") == (
        authors and " and ".join(f"{{{name}}}" for name in authors)
    )


@pytest.mark.parametrize(
    ("precision", "date"), [("day", "2024-03-09"), ("minute", "2024-03-09"), ("month", None), ("year", None)]
)
def test_the_day_is_said_where_it_is_known(precision: str, date: str | None) -> None:
    assert fields(bibtex(replace(CITED, published="2024-03-09", precision=precision))).get("date") == date


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_ends_a_field_early(title: str, byline: str) -> None:
    entry = bibtex(replace(CITED, title=title, byline=byline, url=f"https://x.vn/{title}"))
    depth = 0
    for number, char in enumerate(entry.rstrip("\n")):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth > 0 or number < len("@misc") or number == len(entry) - 2
    assert depth == 0
    assert len(fields(entry)) >= 5


def test_the_site_gives_both_forms_and_shows_one(site: str, article_ids: list[str]) -> None:
    path = f"/bai/{quote(article_ids[0], safe='')}"
    page = BeautifulSoup(httpx.get(f"{site}{path}", timeout=30).text, "html.parser")
    links = [a["href"] for a in page.select("section.cite a")]
    assert [link.rsplit(".bib")[0].rsplit(".csl")[0] for link in links] == [links[0][:-4]] * 2
    bib = httpx.get(f"{site}{links[0]}", timeout=30)
    assert bib.headers["content-type"].startswith("application/x-bibtex")
    assert f"{site}{links[0][:-4]}" in fields(bib.text)["note"]
    (item,) = httpx.get(f"{site}{links[1]}", timeout=30).json()
    assert item["title"] in page.select_one("section.cite .citation").get_text()


def test_each_fact_of_the_list_can_be_cited(site: str, article_ids: list[str]) -> None:
    path = f"/bai/{quote(article_ids[0], safe='')}"
    page = BeautifulSoup(httpx.get(f"{site}{path}", timeout=30).text, "html.parser")
    items = page.select("aside li[id]")
    for item in items[:5]:
        link = item.select_one("a[href*='.bib?fact=']")["href"]
        fact = item["id"].removeprefix("l-")
        assert f"#f-{fact}" in httpx.get(f"{site}{link}", timeout=30).text
        (line,) = item.select(".citing .citation")
        assert line.get_text().rstrip().endswith(f"{site}{path}#f-{fact}")
        assert page.select_one("section.cite .citation").get_text().split(" diaban:")[0] in line.get_text()


def test_a_fact_of_another_article_or_none_is_not_found(
    site: str, sample: Sample, article_ids: list[str]
) -> None:
    with closing(sqlite3.connect(sample.published)) as connection:
        (fact,) = connection.execute(
            "SELECT id FROM fact_evidence WHERE article_id = ? LIMIT 1", [article_ids[1]]
        ).fetchone()
    path = f"{site}/bai/{quote(article_ids[0], safe='')}"
    for address in (f"{path}.bib?fact={fact}", f"{path}.csl.json?fact=x", f"{site}/bai/khong-co.bib"):
        assert httpx.get(address, timeout=30).status_code == 404
