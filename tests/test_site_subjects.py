"""Search leads to the pages of those whom a sentence is about."""

from pathlib import Path

import pytest
from lives import AN, look, publish_lives


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_lives(tmp_path_factory.mktemp("lives"))


@pytest.mark.parametrize(
    ("query", "starts", "name"),
    [
        ("phan gia an pho giam doc", {"/can-bo/", "/don-vi/"}, AN),
        ("dien tap chua chay", {"/su-kien/"}, "Diễn tập"),
    ],
)
def test_a_hit_leads_to_whom_it_is_about(published: Path, query: str, starts: set[str], name: str) -> None:
    _, shown = look(published, f"/tim?q={query.replace(' ', '+')}")
    links = shown.select_one("ol.hits li").select(".subjects a")
    assert {f"/{link['href'].split('/')[1]}/" for link in links} == starts
    assert links[0].text.startswith(name)
    assert look(published, links[0]["href"])[0] == 200
