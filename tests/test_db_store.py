"""Articles and facts in the working database: complete, replaced as a whole, the same every time."""

import sqlite3
from pathlib import Path

import pytest
from invented import CUA_LO, NOW, PROGRAMME, VERSION, article, extracted, fill

from corpus.article import Article, Published
from db.articles import import_articles, label_of, load_article, revision_id
from db.found_by import programme_id
from db.runs import start_run, status_of
from db.schema import FACT_TABLES
from db.store import articles_to_extract, remove_articles, store_facts
from db.working import working_database


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "diaban.db"


def rows(connection: sqlite3.Connection, sql: str) -> list[tuple[object, ...]]:
    return connection.execute(sql).fetchall()


def everything(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    kept = {str(name) for (name,) in tables} - {"runs", "extractions", "_sqlite_migrations"}
    return {name: rows(connection, f"SELECT * FROM {name}") for name in kept}


def changes(connection: sqlite3.Connection, *articles: Article) -> list[str]:
    return [change for _, change in import_articles(connection, articles, now=NOW)]


def test_an_imported_article_comes_back_whole(database: Path) -> None:
    whole = article(canonical_url="https://tin.example.vn/1", origin="Báo Thử", dateline="Tin")
    with working_database(database) as connection:
        changes(connection, whole)
        assert load_article(connection, whole.id) == whole


def test_an_article_with_little_known_comes_back_whole(database: Path) -> None:
    bare = Article(id="x", text="Một dòng.")
    with working_database(database) as connection:
        changes(connection, bare)
        assert load_article(connection, "x") == bare


def test_an_article_that_is_not_there_is_named(database: Path) -> None:
    with working_database(database) as connection, pytest.raises(KeyError, match="khong-co"):
        load_article(connection, "khong-co")


@pytest.mark.parametrize(
    "again, expected",
    [
        (article(), "unchanged"),
        (article(url="https://tin.example.vn/moi"), "unchanged"),
        (article(text="Một bài khác."), "changed"),
        (article(province="Lào Cai"), "changed"),
        (article(published=Published(value="2024-03", precision="month", provenance="header")), "changed"),
    ],
)
def test_only_what_facts_depend_on_makes_a_revision(database: Path, again: Article, expected: str) -> None:
    with working_database(database) as connection:
        assert changes(connection, article()) == ["new"]
        assert changes(connection, again) == [expected]
        (count,) = rows(connection, "SELECT count(*) FROM revisions")[0]
        assert count == (2 if expected == "changed" else 1)


def test_an_article_that_goes_back_to_an_older_text_has_that_revision_again(database: Path) -> None:
    with working_database(database) as connection:
        changes(connection, article(), article(text="Khác."))
        assert changes(connection, article()) == ["changed"]
        assert rows(connection, "SELECT revision_id FROM articles") == [(revision_id(article()),)]


@pytest.mark.parametrize(
    "title, text, label",
    [
        ("Tin ngắn", "Gì đó.", "Tin ngắn"),
        ("", "Một dòng ngắn.\nDòng hai.", "Một dòng ngắn."),
        ("", "từ " * 60, ("từ " * 26).strip() + " …"),
    ],
)
def test_an_article_without_a_title_is_listed_by_its_first_words(title: str, text: str, label: str) -> None:
    assert label_of(article(title=title, text=text)) == label


def test_every_kind_of_fact_is_stored_with_its_fields(database: Path) -> None:
    fill(database, article())
    with working_database(database) as connection:
        for table in FACT_TABLES:
            assert rows(connection, f"SELECT count(*) FROM {table}") == [(1,)], table
        assert rows(connection, "PRAGMA foreign_key_check") == []
        assert rows(
            connection, "SELECT count, of_total, met_min, met_max, criteria_total, status FROM criteria"
        ) == [(5, 7, 20, 20.5, 22, "achieved")]
        assert rows(connection, "SELECT typeof(count), typeof(met_min), typeof(met_max) FROM criteria") == [
            ("integer", "integer", "real")
        ]
        assert rows(connection, "SELECT name, rank, post FROM officials") == [
            ("Đặng Thử Nghiệm", "Đại tá", "Phó Giám đốc, Công an tỉnh Nghệ An")
        ]
        assert rows(connection, "SELECT count, kind, name FROM award_recipients ORDER BY number") == [
            (3, "tập thể", None), (None, None, "Tổ Một"),
        ]  # fmt: skip


def test_the_evidence_of_every_fact_is_in_its_revision_and_its_passage(database: Path) -> None:
    fill(database, article(), article("bai-2", title="", text="Không tên. Ngày 5/7 phường không là gì."))
    with working_database(database) as connection:
        for table in FACT_TABLES:
            for text, start, end, content, p_text, p_start, p_end in rows(
                connection,
                f'SELECT f.text, f.start, f."end", r.content, p.text, p.start, p."end" FROM {table} f'
                " JOIN fact_evidence e ON e.id = f.id JOIN revisions r ON r.id = e.revision_id"
                " JOIN passages p ON p.id = f.passage_id",
            ):
                assert content[start:end] == text
                assert content[p_start:p_end] == p_text
                assert p_start <= start < end <= p_end
        for text, start, end, content in rows(
            connection,
            'SELECT m.text, m.start, m."end", r.content FROM mentions m'
            " JOIN fact_evidence e ON e.id = m.fact_id JOIN revisions r ON r.id = e.revision_id",
        ):
            assert content[start:end] == text


def test_a_passage_is_the_sentence_that_the_fact_stands_in(database: Path) -> None:
    fill(database, article())
    with working_database(database) as connection:
        assert rows(
            connection, "SELECT p.text, p.paragraph FROM criteria c JOIN passages p ON p.id = c.passage_id"
        ) == [("Đến nay 5/7 phường của thị xã Cửa Lò đạt 20/22 tiêu chí.", 2)]


def test_facts_are_found_by_their_own_place_and_days_else_by_those_of_the_article(database: Path) -> None:
    fill(database, article())
    with working_database(database) as connection:
        found = {
            table: rows(
                connection, f"SELECT place_id, place_basis, date_from, date_to, date_basis FROM {table}"
            )
            for table in FACT_TABLES
        }
    cua_lo, nghe_an = f"{CUA_LO.code}-2018-01-01", "40-2018-01-01"
    assert found["criteria"] == [(cua_lo, "stated", "2024-03-13", "2024-03-13", "article")]
    assert found["events"] == [(cua_lo, "stated", "2024-03-12", "2024-03-12", "stated")]
    assert found["units"] == [(nghe_an, "stated", "2024-03-13", "2024-03-13", "article")]
    assert found["officials"] == [(nghe_an, "stated", "2024-03-13", "2024-03-13", "article")]
    assert found["figures"] == [(cua_lo, "article", "2024-03-13", "2024-03-13", "article")]
    assert found["documents"] == [(cua_lo, "article", "2024-02-01", "2024-02-29", "stated")]


def test_facts_of_an_article_with_one_programme_are_found_by_it(database: Path) -> None:
    fill(database, article())
    with working_database(database) as connection:
        assert rows(
            connection, "SELECT DISTINCT programme_id FROM figures UNION SELECT id FROM programmes"
        ) == [(programme_id(PROGRAMME),)]


def test_storing_again_changes_nothing(database: Path) -> None:
    fill(database, article(), article("bai-2"))
    with working_database(database) as connection:
        before = everything(connection)
    fill(database, article(), article("bai-2"))
    with working_database(database) as connection:
        assert everything(connection) == before


def test_ids_are_the_same_in_another_database(tmp_path: Path) -> None:
    ids = []
    for name, order in (("a.db", ["bai-1", "bai-2"]), ("b.db", ["bai-2", "bai-1"])):
        fill(tmp_path / name, *map(article, order))
        with working_database(tmp_path / name) as connection:
            ids.append(rows(connection, "SELECT kind, article_id, id FROM fact_evidence ORDER BY id"))
    assert ids[0] == ids[1]
    assert len({identity for _, _, identity in ids[0]}) == 18


def test_facts_with_the_same_kind_and_span_have_ids_of_their_own(database: Path) -> None:
    one = extracted(article())
    twice = one.facts.dates * 2
    with working_database(database) as connection:
        changes(connection, article())
        run_id = start_run(connection, "extract", now=NOW)
        facts = type(one.facts)(id=one.facts.id, dates=twice)
        doubled = type(one)(
            facts=facts, revision_id=one.revision_id, content=one.content, sentences=one.sentences
        )
        assert store_facts(connection, [doubled], version=VERSION, run_id=run_id, now=NOW) == 2
        assert len(set(rows(connection, "SELECT id FROM dates"))) == 2


def test_only_new_changed_and_outdated_articles_wait(database: Path) -> None:
    fill(database, article(), article("bai-2"))
    with working_database(database) as connection:
        assert articles_to_extract(connection, VERSION) == []
        assert articles_to_extract(connection, "rules-2") == ["bai-1", "bai-2"]
        assert articles_to_extract(connection, VERSION, everything=True) == ["bai-1", "bai-2"]
        changes(connection, article("bai-2", text="Khác."), article("bai-3"))
        assert articles_to_extract(connection, VERSION) == ["bai-2", "bai-3"]
        assert status_of(connection, VERSION)["waiting"] == 2


def test_a_changed_article_has_the_facts_of_its_new_text_only(database: Path) -> None:
    fill(database, article())
    fill(database, article(text="Sáng 12/3/2024, không còn gì nữa."))
    with working_database(database) as connection:
        assert rows(connection, "SELECT count(*) FROM criteria") == [(0,)]
        assert rows(connection, "SELECT count(*) FROM dates") == [(1,)]
        assert rows(connection, "SELECT count(*) FROM revisions") == [(2,)]
        assert rows(connection, "PRAGMA foreign_key_check") == []


def test_removing_takes_all_of_an_article(database: Path) -> None:
    fill(database, article(), article("bai-2"))
    with working_database(database) as connection:
        assert remove_articles(connection, ["bai-1", "bai-9"]) == ["bai-9"]
        for table in (
            "articles",
            "revisions",
            "blocks",
            "passages",
            "fact_evidence",
            "mentions",
            *FACT_TABLES,
        ):
            text = str(rows(connection, f"SELECT * FROM {table}"))
            assert "bai-1" not in text
            assert text != "[]"
        assert rows(connection, "PRAGMA foreign_key_check") == []
        assert changes(connection, article()) == ["new"]


def test_status_counts_what_there_is(database: Path) -> None:
    fill(database, article())
    with working_database(database) as connection:
        status = status_of(connection, VERSION)
    assert (status["articles"], status["facts_total"], status["waiting"]) == (1, 9, 0)
    assert status["facts"] == dict.fromkeys(FACT_TABLES, 1)
    assert status["runs"][0]["command"] == "extract"


def test_a_place_that_is_no_more_is_flagged(database: Path) -> None:
    fill(database, article())
    with working_database(database) as connection:
        assert rows(connection, "SELECT ended FROM localities") == [("2024-01-01",)]
