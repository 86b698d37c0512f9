"""Five real reports, as copied from their sites and as set down by hand: kept outside the project."""

import json
from pathlib import Path

import pytest

from corpus.readers import read_paths

SHARED = Path(__file__).parents[1].parent / "shared"
# Set down by hand with a year guessed from the text; a reader does not guess.
GUESSED = {"laocaitv-2018-01-09"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the reports are kept outside the project"),
]


def pairs():
    if not SHARED.is_dir():
        return []
    lines = (SHARED / "gold" / "seeds.articles.jsonl").read_text(encoding="utf-8").splitlines()
    return list(zip(sorted((SHARED / "seeds").glob("*.txt")), map(json.loads, lines), strict=True))


@pytest.mark.parametrize(("path", "by_hand"), pairs())
def test_reads_as_a_person_does(path, by_hand):
    [article] = read_paths([path])
    assert article.title == by_hand["title"]
    expected = None if by_hand["id"] in GUESSED else by_hand["published"]
    assert (article.published and article.published.value) == expected
    wanted = by_hand["text"].split("\n")
    lost = [line for line in wanted if line not in article.text]
    # A caption that one line says twice is set down by hand as it stands.
    assert [line[: len(line) // 2] for line in lost] == [line[len(line) // 2 + 1 :] for line in lost]
    assert set(article.text.split("\n")) <= set(wanted)
