"""Invented reports whose people are known, read and joined: the accuracy that is not to be lost."""

from pathlib import Path

import pytest
from people_scoring import score_people


@pytest.mark.parametrize("name", ["people_dev.toml", "people_dev2.toml", "people_reports.toml"])
def test_people_of_reports(name: str) -> None:
    score = score_people(Path(__file__).with_name(name))
    assert score.precision >= 0.98, score.wrong
    assert score.recall >= 0.9, (score.lost, score.unread)
