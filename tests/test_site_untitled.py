"""Articles without a title are listed by their first words, and it is said that these are no title."""

from dataclasses import replace
from pathlib import Path

import pytest
from invented import NOW, article, facts
from lives import look

from cli_across import join_articles, reasons, successors
from cli_places import find_place, lands, other_names
from db.articles import import_articles, revision_id
from db.publish import publish
from db.runs import start_run
from db.store import Extracted, store_facts
from db.working import working_database

SAID = "không có tiêu đề untitled"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("untitled")
    untitled = replace(article(), title=None)
    with working_database(folder / "diaban.db") as connection:
        for _ in import_articles(connection, [untitled], now=NOW):
            pass
        run_id = start_run(connection, "extract", now=NOW, version="rules-1")
        told = Extracted(
            facts=facts(untitled), revision_id=revision_id(untitled), content=untitled.content,
            sentences=((0, len(untitled.content)),), published="2024-03-13", province="Nghệ An",
        )  # fmt: skip
        store_facts(connection, [told], version="rules-1", run_id=run_id, now=NOW, find_place=find_place)
        join_articles(connection)
    publish(
        folder / "diaban.db", folder / "published", run_id=2, now=NOW, default_policy="full",
        find_names=other_names, find_lands=lands, find_successors=successors, reasons=reasons(),
    )  # fmt: skip
    return folder / "published" / "diaban.db"


def test_lists_of_articles_say_so(published: Path) -> None:
    _, home = look(published, "/")
    assert SAID in home.select_one("section[aria-labelledby=latest] li").text
    _, found = look(published, "/tim?q=cong+an")
    assert SAID in found.select_one("ol.hits li").text
    _, units = look(published, "/don-vi")
    _, unit = look(published, units.select_one("main ul.articles a")["href"])
    assert SAID in unit.select_one("section[aria-labelledby=bai] li").text


def test_an_english_page_says_it_in_english_alone(published: Path) -> None:
    _, home = look(published, "/?_lang=en")
    said = home.select_one("section[aria-labelledby=latest] li").text
    assert "untitled" in said and "không có tiêu đề" not in said
