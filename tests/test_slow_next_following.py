"""The next line of Datasette follows publications as this one does."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from next_line import NEXT, serving_next
from running import Sample
from switches import Drill, generation, make_generations, open_files, pages

from db.releases import switch

SWITCHES = 20
READERS = 4

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not NEXT.exists(), reason="made by `make test-slow`"),
]


@pytest.fixture
def published(sample: Sample, tmp_path: Path) -> Path:
    """A folder of published files of its own."""
    return Path(shutil.copytree(sample.published.parent, tmp_path / "published", symlinks=True))


@pytest.fixture
def served(published: Path, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The address and the process of a site of the next line."""
    with serving_next(published / "diaban.db", tmp_path) as site:
        yield site


def test_each_answer_is_of_one_publication_and_of_the_latest(
    published: Path, served: tuple[str, int], tmp_path: Path
) -> None:
    site, process = served
    generations = make_generations(published, SWITCHES + 1)
    drill = Drill(site, published)
    drill.run(generations, pages(published / "diaban.db"), readers=READERS)
    assert drill.wrong() == []
    assert any(answer.rows for answer in drill.answers)
    assert set(open_files(process, published)) == {generations[-1].name}
    assert "Traceback" not in (tmp_path / "serve.log").read_text()


def test_tables_that_are_new_are_there_and_those_that_are_gone_are_not(
    published: Path, served: tuple[str, int]
) -> None:
    site, _ = served
    first, second = make_generations(published, 2)
    for path, number, gone in ((first, 1, 2), (second, 2, 1), (first, 1, 2)):
        switch(published, path)
        assert httpx.get(f"{site}/diaban/bang_doi{number}x", timeout=60).status_code == 200
        assert httpx.get(f"{site}/diaban/bang_doi{gone}x", timeout=60).status_code == 404
        assert generation(httpx.get(f"{site}/diaban", timeout=60).text) == {number}


def test_who_has_the_page_in_force_is_told_so(published: Path, served: tuple[str, int]) -> None:
    site, _ = served
    first, second = make_generations(published, 2)
    switch(published, first)
    for address in ("/", "/diaban/criteria", "/diaban/criteria.json?_shape=array"):
        tag = httpx.get(site + address, timeout=60).headers["etag"]
        known = {"if-none-match": tag}
        assert httpx.get(site + address, headers=known, timeout=60).status_code == 304
        switch(published, second)
        assert httpx.get(site + address, headers=known, timeout=60).status_code == 200
        switch(published, first)
