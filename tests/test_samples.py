"""The embedded sample: what it promises to hold, and that the readers read it exactly."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.encoding import Decoded, decode
from corpus.gold.build import content_of, read_articles
from corpus.readers import read_paths
from scraper.sources import load_sources, settle_source

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"
SHARED = ROOT.parent / "shared" / "gold"
EXPECTED = read_articles()
FILES = {path.stem: path for suffix in ("html", "txt") for path in SAMPLES.rglob(f"*.{suffix}")}
NO_DAY = {
    "dak-lak-ra-quan-cao-diem-tet",
    "kien-giang-lam-viec-voi-kien-hai-iuu",
    "lu-lon-le-thuy-quang-binh",
    "phu-quoc-tai-nan-duong-ven-bien",
}
MANNERS = {
    "police": re.compile(r"\[GMT\+7\]|class=\"article-detail\""),
    "town": re.compile(r"Đăng ngày \d\d/\d\d/\d{4}"),
    "nukeviet": re.compile(r"Tác giả: ?"),
    "television": re.compile("Tối thiểu 10 chữ"),
}


def raw_text(name: str) -> str:
    decoded = decode(FILES[name].read_bytes())
    assert isinstance(decoded, Decoded)
    return unicodedata.normalize("NFC", decoded.text)


def read_sample(name: str) -> Article:
    (article,) = read_paths([FILES[name]])
    assert isinstance(article, Article), article
    return article


def manner_of(name: str) -> str:
    (manner,) = [manner for manner, mark in MANNERS.items() if mark.search(raw_text(name))]
    return manner


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def stretches(text: str) -> set[str]:
    """Every 14 words that stand in a row."""
    found = words(text)
    return {" ".join(found[i : i + 14]) for i in range(len(found) - 13)}


def test_every_file_has_its_expected_article() -> None:
    assert FILES.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_reader_yields_title_text_and_day(name: str) -> None:
    expected, article = EXPECTED[name], read_sample(name)
    assert article.title == expected["title"]
    assert article.text.split("\n") == expected["text"].split("\n")
    assert (article.published.value if article.published else None) == expected["published"]


def test_the_folder_is_read_whole() -> None:
    articles = list(read_paths([SAMPLES]))
    assert {type(article) for article in articles} == {Article}
    assert len(articles) == len(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_source_is_settled(name: str) -> None:
    article = settle_source(read_sample(name), load_sources())
    assert (article.source, article.province) == (EXPECTED[name]["source"], EXPECTED[name]["province"])


def test_no_day_is_invented() -> None:
    assert {name for name in EXPECTED if read_sample(name).published is None} == NO_DAY


def test_captions_stand_once_and_as_captions() -> None:
    for name in EXPECTED:
        article = read_sample(name)
        captions = [article.content[b.start : b.end] for b in article.blocks if b.kind == "caption"]
        assert len(captions) == len(set(captions)), name


@pytest.mark.parametrize("manner", sorted(MANNERS))
def test_each_manner_is_there_as_pages_and_as_text(manner: str) -> None:
    kinds = Counter(FILES[name].suffix for name in EXPECTED if manner_of(name) == manner)
    assert kinds[".html"] >= 2, kinds
    assert kinds[".txt"] >= 2, kinds


def test_half_are_pages_and_half_are_text() -> None:
    kinds = Counter(path.suffix for path in FILES.values())
    assert min(kinds[".html"], kinds[".txt"]) >= 9


def test_years_and_provinces_vary() -> None:
    years = {article["published"][:4] for article in EXPECTED.values() if article["published"]}
    assert years >= {"2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"}
    assert len({article["province"] for article in EXPECTED.values()}) >= 12


def test_five_are_of_the_time_with_no_districts() -> None:
    late = [name for name, article in EXPECTED.items() if (article["published"] or "") >= "2025-07"]
    assert len(late) >= 5


def test_one_has_no_title_and_no_day() -> None:
    assert any(not a["title"] and len(a["published"] or "") == len("2024-05") for a in EXPECTED.values())


def test_most_are_reports_of_some_length() -> None:
    lengths = sorted(len(words(content_of(article))) for article in EXPECTED.values())
    assert lengths[0] > 300
    assert lengths[len(lengths) // 2] > 400


def test_odd_encodings_are_among_them() -> None:
    encodings = Counter()
    for path in FILES.values():
        decoded = decode(path.read_bytes())
        assert isinstance(decoded, Decoded)
        composed = unicodedata.is_normalized("NFC", decoded.text)
        encodings[decoded.encoding if composed else f"{decoded.encoding}, decomposed"] += 1
    assert encodings["utf-8, decomposed"] >= 1
    assert encodings["utf-16"] >= 1
    assert encodings["windows-1258"] + encodings["windows-1258, decomposed"] >= 1


@pytest.mark.shared
def test_nothing_is_copied_from_articles_of_others() -> None:
    files = sorted(SHARED.glob("*.articles.jsonl"))
    if not files:
        pytest.skip("no articles of others here")
    lines = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    theirs = set().union(*(stretches(f"{line.get('title') or ''}\n{line['text']}") for line in lines))
    for name, article in EXPECTED.items():
        assert not stretches(content_of(article)) & theirs, name
