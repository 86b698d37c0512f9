"""Invented reports whose people are known, read and joined: the accuracy that is not to be lost."""

from pathlib import Path

import pytest
from people_scoring import score_people

FILE = Path(__file__).with_name("people_dev.toml")


@pytest.mark.skipif(not FILE.exists(), reason="no file of people")
def test_people_of_reports() -> None:
    score = score_people(FILE)
    assert score.precision >= 0.98, score.wrong
    assert score.recall >= 0.9, (score.lost, score.unread)
