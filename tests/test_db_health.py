"""What the last runs say of a source."""

from dataclasses import asdict

import pytest

from corpus.frontier import Harvest
from db.frontier import DatabaseFrontier
from db.health import DAY, scraped_sources, source_health
from db.runs import start_run
from db.working import working_database

START = 1_770_000_000.0
GOOD = {"fetched": 12, "parsed": 10, "new": 3}
NOTHING_NEW = {"fetched": 4, "unchanged": 4}
TROUBLE = {"fetched": 4, "failed": 4, "troubles": {"challenge": 3, "timeout": 1}}
NO_SAPO = {"fetched": 12, "parsed": 10, "new": 3, "missing": {"sapo": 9}}


def judged(tmp_path, runs, *, after=1.0):
    """The source's health `after` days after the last of daily runs."""
    with working_database(tmp_path / "diaban.db") as connection:
        frontier = DatabaseFrontier(connection)
        for day, had in enumerate(runs):
            run_id = start_run(connection, "scrape", now="2026-03-01T00:00:00Z")
            frontier.reap(run_id, Harvest(source="bao", started_at=START + day * DAY, **had))
        now = START + (len(runs) - 1 + after) * DAY
        return source_health(connection, ["bao"], now=now)[0], scraped_sources(connection)


@pytest.mark.parametrize(
    ("runs", "state", "words"),
    [
        ([], "new", "no run"),
        ([GOOD] * 8, "ok", "usually"),
        ([GOOD] * 8 + [TROUBLE] * 2, "ok", "usually"),
        ([GOOD] * 8 + [TROUBLE] * 3, "failing", "mostly challenge"),
        ([TROUBLE], "failing", "nothing but trouble"),
        ([GOOD] * 8 + [NOTHING_NEW] * 3, "ok", "usually"),
        ([GOOD] * 8 + [NOTHING_NEW] * 8, "suspect", "nothing new for 9 days"),
        ([NOTHING_NEW] * 20, "ok", "usually"),
        ([GOOD] + [NOTHING_NEW] * 20, "ok", "usually"),
        ([GOOD, *[NOTHING_NEW] * 7] * 3 + [NOTHING_NEW] * 7, "ok", "usually"),
        ([GOOD] * 8 + [NO_SAPO], "drifting", "sapo in 90%"),
        ([NO_SAPO] * 8, "ok", "usually"),
        ([NO_SAPO] * 8 + [GOOD], "ok", "usually"),
    ],
)
def test_the_state_of_a_source(tmp_path, runs, state, words):
    health, _ = judged(tmp_path, runs)
    assert (health.state, words in health.detail) == (state, True), health.detail


def test_the_figures_of_a_source(tmp_path):
    health, scraped = judged(tmp_path, [GOOD] * 7 + [TROUBLE])
    assert asdict(health) == {
        "source": "bao",
        "state": "ok",
        "detail": "it gives what it usually does",
        "last_run": "2026-02-09T02:40:00Z",
        "last_success": "2026-02-08T02:40:00Z",
        "last_new": "2026-02-08T02:40:00Z",
        "error_rate": 0.045,
        "new_a_week": 21.0,
        "missing": (),
        "worst": "challenge",
        "days_without_new": None,
    }
    assert scraped == ["bao"]
