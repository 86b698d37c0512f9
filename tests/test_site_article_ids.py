"""An article is published under a short id; the long one, which it has of its own, leads there."""

from pathlib import Path

import pytest
from invented import NOW, article, fill
from published_pages import answers

from db.ids import article_mark
from db.publish import publish
from db.site.parameters import like_marks

OWN = "cong-an-cua-lo-hop-ban-ve-cac-phuong-dien-hinh-1a2b3c4d"
MARK = article_mark(OWN)
ODD = "bài khác/ý"
# An own id that might be a mark, and is none.
LIKE_MARK = "tinthoisuhai"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ids")
    fill(folder / "diaban.db", article(OWN), article(ODD), article(LIKE_MARK))
    return publish(folder / "diaban.db", folder / "out", run_id=1, now=NOW).path


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        (f"/bai/{OWN}", f"/bai/{MARK}"),
        (f"/bai/{OWN}?_lang=en", f"/bai/{MARK}?_lang=en"),
        (f"/bai/{OWN}.bib", f"/bai/{MARK}.bib"),
        (f"/bai/{OWN}.csl.json", f"/bai/{MARK}.csl.json"),
        ("/bai/b%C3%A0i%20kh%C3%A1c%2F%C3%BD", f"/bai/{article_mark(ODD)}"),
        ("/bai/b%C3%A0i%20kh%C3%A1c%2F%C3%BD.bib", f"/bai/{article_mark(ODD)}.bib"),
        ("/bai/b~C3~A0i+kh~C3~A1c~2F~C3~BD", f"/bai/{article_mark(ODD)}"),
        ("/{database}/articles/" + OWN, "/{database}/articles/" + MARK),
        ("/{database}/articles/" + OWN + ".json", "/{database}/articles/" + MARK + ".json"),
    ],
)
def test_an_address_with_the_own_id_leads_on(site: Path, asked: str, leads_to: str) -> None:
    (answer,) = answers(site, [asked.format(database=site.stem)])
    assert answer.history[-1].status_code == 301
    assert (answer.status_code, answer.url.raw_path.decode()) == (200, leads_to.format(database=site.stem))


@pytest.mark.parametrize("asked", [f"/bai/{MARK}", f"/bai/{MARK}.bib"])
def test_the_short_address_is_the_page_itself(site: Path, asked: str) -> None:
    (answer,) = answers(site, [asked])
    assert (answer.status_code, answer.history) == (200, [])


@pytest.mark.parametrize(
    "asked", ["/bai/khong-co-bai-nay", "/bai/khong-co.bib", f"/bai/{OWN}x", f"/can-bo/{OWN}"]
)
def test_what_is_no_article_is_not_found(site: Path, asked: str) -> None:
    (answer,) = answers(site, [asked])
    assert (answer.status_code, answer.history) == (404, [])


@pytest.mark.parametrize(
    "asked",
    [
        f"article_id={OWN}",
        f"article_id__exact={OWN}",
        f"article_id={MARK}",
        f"article_id__in={OWN},khong-co",
        f'article_id__in=["{OWN}"]',
        f"article_id__notin={article_mark(ODD)},{LIKE_MARK}",
        f"article_id__not=bài khác/ý&article_id__not={article_mark(LIKE_MARK)}",
    ],
)
def test_facts_are_filtered_by_either_id(site: Path, asked: str) -> None:
    table = f"/{site.stem}/criteria.json?_shape=array&"
    found, every, none = answers(site, [f"{table}{asked}", table, f"{table}article_id=khong-co"])
    assert {row["article_id"] for row in found.json()} == {MARK}
    assert len(every.json()) > len(found.json())
    assert none.json() == []


@pytest.mark.parametrize("asked", [f"id={OWN}", f"id={MARK}"])
def test_an_article_is_filtered_by_either_id(site: Path, asked: str) -> None:
    (found,) = answers(site, [f"/{site.stem}/articles.json?_shape=array&{asked}"])
    assert [row["id"] for row in found.json()] == [MARK]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (f"article_id={LIKE_MARK}", {article_mark(LIKE_MARK)}),
        (f"article_id__exact={LIKE_MARK}", {article_mark(LIKE_MARK)}),
        (f"article_id__in={LIKE_MARK},{MARK}", {article_mark(LIKE_MARK), MARK}),
        (f'article_id__in=["{LIKE_MARK}","{OWN}"]', {article_mark(LIKE_MARK), MARK}),
        (f"article_id__not={LIKE_MARK}", {article_mark(ODD), MARK}),
        (f"article_id__notin={LIKE_MARK},{OWN}", {article_mark(ODD)}),
        (f"article_id={article_mark(LIKE_MARK)}", {article_mark(LIKE_MARK)}),
        ("article_id=abcdefghijkl", set()),
    ],
)
def test_an_own_id_that_looks_like_a_mark_is_looked_up(site: Path, asked: str, found: set[str]) -> None:
    (answer,) = answers(site, [f"/{site.stem}/criteria.json?_shape=array&{asked}"])
    assert {row["article_id"] for row in answer.json()} == found


def test_an_article_is_found_by_an_own_id_that_looks_like_a_mark(site: Path) -> None:
    (answer,) = answers(site, [f"/{site.stem}/articles.json?_shape=array&id={LIKE_MARK}"])
    assert [row["id"] for row in answer.json()] == [article_mark(LIKE_MARK)]


def test_what_is_published_as_a_mark_is_that_mark(site: Path) -> None:
    path = f"/{site.stem}/criteria"
    assert like_marks(path, [("article_id", MARK), ("article_id__in", f"{OWN},{LIKE_MARK}")]) == {
        MARK, LIKE_MARK,
    }  # fmt: skip
    assert like_marks(path, [("status", LIKE_MARK), ("article_id__contains", LIKE_MARK)]) == frozenset()
    assert like_marks("/bai/x", [("article_id", LIKE_MARK)]) == frozenset()
