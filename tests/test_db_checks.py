"""What keeps a file from being published, or put back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from invented import NOW, article, fill

from db.checks import FEWEST
from db.errors import RefusedToPublish
from db.ids import article_mark
from db.publish import last_suppression, publish
from db.releases import current_release, releases, roll_back
from db.store import remove_articles
from db.suppress import suppress
from db.working import working_database

LATER = "2026-05-02T00:00:00Z"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    fill(tmp_path / "diaban.db", *(article(f"bai-{number}") for number in range(4)))
    return tmp_path / "diaban.db"


def put_out(database: Path, run_id: int = 1, *, now: str = NOW, force: bool = False) -> Path:
    return publish(database, database.parent / "published", run_id=run_id, now=now, force=force).path


def test_more_than_half_of_the_articles_gone_is_refused_with_all_that_is_missing(database: Path) -> None:
    before = put_out(database)
    with working_database(database) as connection:
        remove_articles(connection, ["bai-1", "bai-2", "bai-3"])
    with pytest.raises(RefusedToPublish) as refused:
        put_out(database, 2)
    assert str(refused.value).startswith(
        "only 1 articles where 4 were, only 9 facts where 36 were published last"
    )
    assert "--force" in str(refused.value)
    assert current_release(before.parent) == before.resolve()
    assert sorted(path.name for path in before.parent.iterdir()) == [before.name, "diaban.db"]
    put_out(database, 3, force=True)


def test_half_of_the_articles_is_not_too_few(database: Path) -> None:
    put_out(database)
    with working_database(database) as connection:
        remove_articles(connection, ["bai-2", "bai-3"])
    put_out(database, 2)


@pytest.mark.parametrize("articles, refused", [(FEWEST, True), (FEWEST - 1, False)])
def test_a_kind_that_vanishes_is_noticed_where_there_was_enough_of_it(
    tmp_path: Path, articles: int, refused: bool
) -> None:
    database = tmp_path / "diaban.db"
    fill(database, *(article(f"bai-{number}") for number in range(articles)))
    put_out(database)
    with working_database(database) as connection:
        connection.execute("DELETE FROM fact_evidence WHERE kind = 'criteria'")
        connection.execute("DELETE FROM criteria")
    if not refused:
        put_out(database, 2)
        return
    with pytest.raises(RefusedToPublish, match=f"^only 0 criteria where {FEWEST} were published last"):
        put_out(database, 2)
    put_out(database, 3, force=True)


def test_what_is_suppressed_is_no_loss(database: Path) -> None:
    put_out(database)
    with working_database(database) as connection:
        for number in range(3):
            suppress(connection, "article", f"bai-{number}", reason="asked", now=NOW)
    path = put_out(database, 2, now=LATER)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id FROM articles").fetchall() == [(article_mark("bai-3"),)]


def test_no_file_that_was_built_before_a_suppression_is_put_back(database: Path) -> None:
    first, second = put_out(database), put_out(database, 2)
    assert last_suppression(database) is None
    with working_database(database) as connection:
        suppress(connection, "article", "bai-1", reason="asked", now=LATER)
    with pytest.raises(RefusedToPublish, match="before the last suppression"):
        roll_back(first.parent, suppressed_at=last_suppression(database))
    assert current_release(first.parent) == second.resolve()
    third = put_out(database, 3, now="2026-05-02T00:00:01Z")
    assert releases(first.parent) == [third]
    with pytest.raises(RefusedToPublish, match="no older"):
        roll_back(first.parent, suppressed_at=last_suppression(database))


def test_a_file_that_was_built_after_the_suppression_is_put_back(database: Path) -> None:
    with working_database(database) as connection:
        suppress(connection, "article", "bai-1", reason="asked", now=NOW)
    first = put_out(database, 1, now=LATER)
    put_out(database, 2, now=LATER)
    assert roll_back(first.parent, suppressed_at=last_suppression(database)) == first
