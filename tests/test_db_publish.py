"""Publishing: the right text and nobody else's, one step, nothing half-written."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from invented import CUA_LO, NOW, TITLE, article, fill

from db.articles import import_articles
from db.errors import DatabaseError, RefusedToPublish
from db.ids import article_mark
from db.indexes import NOT_INDEXED
from db.publish import Publication, publish
from db.releases import CURRENT, current_release, releases, roll_back
from db.schema import FACT_TABLES
from db.search import escape_fts, search_passages
from db.site.of_article import OF_ARTICLE
from db.store import remove_articles
from db.suppress import COVER, Names, lift_suppression, suppress, suppressions
from db.working import working_database

NAME = "Đặng Thử Nghiệm"


class House:
    """A working database and a published folder."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "diaban.db"
        self.folder = folder / "published"
        self.runs = 0

    def publish(self, *, force: bool = False) -> Publication:
        self.runs += 1
        return publish(self.database, self.folder, run_id=self.runs, now=NOW, force=force)

    @contextmanager
    def published(self) -> Iterator[sqlite3.Connection]:
        uri = f"file:{self.folder / CURRENT}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            yield connection

    def rows(self, sql: str, *parameters: object) -> list[tuple[object, ...]]:
        with self.published() as connection:
            return connection.execute(sql, parameters).fetchall()

    def dump(self) -> str:
        with self.published() as connection:
            return "\n".join(connection.iterdump())

    def suppress(self, kind: str, value: str) -> None:
        with working_database(self.database) as connection:
            suppress(connection, kind, value, reason="asked", now=NOW)  # type: ignore[arg-type]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_what_is_stored_is_published(house: House) -> None:
    fill(house.database, article(), article("bai-2"))
    publication = house.publish()
    assert (publication.articles, publication.facts) == (2, 18)
    for table in FACT_TABLES:
        assert house.rows(f"SELECT count(*) FROM {table}") == [(2,)]
    assert house.rows("SELECT count(*) FROM facts") == [(18,)]
    assert house.rows("SELECT articles, facts, built_at FROM build") == [(2, 18, NOW)]
    assert house.rows("SELECT sum(facts) FROM fact_counts") == [(18,)]


def test_the_published_file_is_read_only_whole_and_sound(house: House) -> None:
    fill(house.database, article())
    path = house.publish().path
    assert path.stat().st_mode & 0o777 == 0o444
    assert sorted(entry.name for entry in house.folder.iterdir()) == sorted([CURRENT, path.name])
    assert (house.folder / CURRENT).resolve() == path.resolve()
    assert house.rows("PRAGMA journal_mode") == [("delete",)]
    assert house.rows("PRAGMA integrity_check") == [("ok",)]
    assert house.rows("PRAGMA foreign_key_check") == []
    assert house.rows("SELECT count(*) > 0 FROM sqlite_stat1") == [(1,)]


def test_every_foreign_key_is_indexed(house: House) -> None:
    fill(house.database, article())
    house.publish()
    with house.published() as connection:
        tables = [t for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            leading = {
                connection.execute(f'PRAGMA index_info("{index[1]}")').fetchone()[2]
                for index in connection.execute(f'PRAGMA index_list("{table}")').fetchall()
            }
            primary = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[5] == 1}
            for key in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
                assert key[3] in leading | primary or (table, key[3]) in NOT_INDEXED, (table, key[3])


def test_facts_say_by_which_rule_and_from_which_revision_they_were_read(house: House) -> None:
    fill(house.database, article())
    house.publish()
    asked = "SELECT id, kind, revision_id, rule, candidates, {} FROM fact_evidence ORDER BY id"
    with closing(sqlite3.connect(house.database)) as connection:
        connection.create_function("article_mark", 1, article_mark)
        read = connection.execute(asked.format("article_mark(article_id)")).fetchall()
    assert house.rows(asked.format("article_id")) == read
    assert house.rows("SELECT id, rule FROM units") == house.rows(
        "SELECT id, rule FROM fact_evidence WHERE kind = 'units'"
    )


def test_facts_of_a_text_that_was_not_read_yet_name_the_one_before(house: House) -> None:
    fill(house.database, article())
    with closing(sqlite3.connect(house.database)) as connection:
        (before,) = connection.execute("SELECT revision_id FROM articles").fetchone()
    with working_database(house.database) as connection:
        for _ in import_articles(connection, [article(text="Một bài khác hẳn.")], now=NOW):
            pass
    house.publish()
    assert set(house.rows("SELECT revision_id FROM fact_evidence")) == {(before,)}
    assert house.rows("SELECT revision_id = read_revision_id FROM articles") == [(0,)]


def test_facts_are_found_by_their_article_without_reading_others(house: House) -> None:
    fill(house.database, article())
    house.publish()
    with house.published() as connection, closing(sqlite3.connect(":memory:")) as large:
        connection.backup(large)
        large.execute("DELETE FROM sqlite_stat1")  # which says that the tables are too small for indexes
        large.execute("ANALYZE sqlite_schema")
        for table in FACT_TABLES:
            asked = f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {OF_ARTICLE}"
            plan = [row[3] for row in large.execute(asked, {"article": article_mark("bai-1")})]
            assert not [step for step in plan if step.startswith("SCAN")], plan


def test_year_month_and_precision_are_those_of_the_days(house: House) -> None:
    fill(house.database, article())
    house.publish()
    with closing(sqlite3.connect(house.database)) as connection:
        for table in FACT_TABLES:
            asked = f"SELECT id, year, month, date_precision FROM {table} ORDER BY id"
            assert house.rows(asked) == connection.execute(asked).fetchall(), table


def test_publishing_twice_gives_the_same_facts(house: House) -> None:
    fill(house.database, article(), article("bai-2"))
    tables = ("facts", "passages", "people", "places", "mentions", "fact_evidence", *FACT_TABLES)
    house.publish()
    first = [house.rows(f"SELECT * FROM {table}") for table in tables]
    fill(house.database, article(), article("bai-2"))
    house.publish()
    assert [house.rows(f"SELECT * FROM {table}") for table in tables] == first


def test_search_finds_places_and_officials_without_accents(house: House) -> None:
    fill(house.database, article())
    house.publish()
    with house.published() as connection:
        assert search_passages(connection, "dai ta dang thu nghiem")
        (criteria_passage,) = connection.execute("SELECT passage_id FROM criteria").fetchone()
        assert criteria_passage in search_passages(connection, "cua lo")
        by_table = (
            "SELECT id FROM criteria WHERE passage_id IN"
            " (SELECT rowid FROM passages_fts WHERE passages_fts MATCH ?)"
        )
        assert connection.execute(by_table, [escape_fts("nghe an 20/22")]).fetchall()
        by_article = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?"
        assert connection.execute(by_article, [escape_fts("khong co gi de trich")]).fetchall() == [(1,)]


def test_views_read_well(house: House) -> None:
    fill(house.database, article())
    house.publish()
    assert house.rows("SELECT place, count, of_total, quote, programme FROM criteria_by_locality") == [
        ("Thị xã Cửa Lò, Tỉnh Nghệ An", 5, 7, "Đến nay 5/7 phường của thị xã Cửa Lò đạt 20/22 tiêu chí.",
         "Công an phường điển hình"),
    ]  # fmt: skip
    assert house.rows("SELECT name, post, unit, first_seen, last_seen, articles FROM official_timeline") == [
        (NAME, "Phó Giám đốc", "Công an tỉnh Nghệ An", "2024-03-13", "2024-03-13", 1)
    ]
    assert house.rows("SELECT name, rank, post, articles FROM people") == [
        (NAME, "Đại tá", "Phó Giám đốc, Công an tỉnh Nghệ An", 1)
    ]
    assert house.rows("SELECT path FROM places WHERE id = ?", f"{CUA_LO.code}-2018-01-01") == [
        ("Thị xã Cửa Lò, Tỉnh Nghệ An",)
    ]


@pytest.mark.parametrize(
    "policy, content, passage, text, unquoted",
    [
        ("full", True, True, True, True),
        ("quotes", False, True, True, False),
        ("link", False, False, False, False),
    ],
)
def test_the_policy_of_a_source_is_obeyed(
    house: House, policy: str, content: bool, passage: bool, text: bool, unquoted: bool
) -> None:
    fill(house.database, article(), policy=policy)
    house.publish()
    assert house.rows("SELECT content IS NOT NULL FROM revisions") == [(content,)]
    assert house.rows("SELECT min(text IS NOT NULL), max(text IS NOT NULL) FROM passages") == [
        (passage, passage)
    ]
    assert house.rows("SELECT count(text) > 0, count(*) FROM facts") == [(text, 9)]
    assert house.rows("SELECT value, year FROM dates") == [("2024-03-12TMO", 2024)]
    assert ("không có gì để trích" in house.dump()) is unquoted
    assert ("đạt 20/22 tiêu chí" in house.dump()) is passage
    with house.published() as connection:
        words = "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH ?"
        assert connection.execute(words, [escape_fts('"đến nay"')]).fetchone() == (int(passage),)
        whole = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
        assert connection.execute(whole, [escape_fts("không có gì để trích")]).fetchone() == (int(unquoted),)
        assert connection.execute(whole, [escape_fts(TITLE)]).fetchone() == (1,)


def test_an_article_of_no_source_is_quoted_only(house: House) -> None:
    fill(house.database, article(source=None), policy="full")
    house.publish()
    assert house.rows("SELECT content FROM revisions") == [(None,)]


@pytest.mark.parametrize(
    "policy, label",
    [
        ("full", "Mở đầu bài. Ngày kia họp bàn."),
        ("quotes", "Ngày kia họp bàn."),
        ("link", "https://tin.example.vn/bai-1"),
    ],
)
def test_a_text_without_title_is_listed_by_what_may_be_shown_of_it(
    house: House, policy: str, label: str
) -> None:
    fill(house.database, article(title="", text="Mở đầu bài. Ngày kia họp bàn."), policy=policy)
    house.publish()
    assert house.rows("SELECT label FROM articles") == [(label,)]


def test_a_suppressed_article_leaves_no_trace(house: House) -> None:
    fill(house.database, article(), article("bai-rieng", title="Một bài riêng"))
    house.suppress("article", "bai-rieng")
    house.publish()
    assert "rieng" not in house.dump()
    assert house.rows("SELECT id FROM articles") == [(article_mark("bai-1"),)]


def test_a_suppressed_person_is_not_listed_and_painted_over_at_the_same_length(house: House) -> None:
    text = (
        f"Đại tá {NAME} nói chuyện. Sau đó ĐẶNG THỬ NGHIỆM ra về, ông Nghiệm rất vui."
        " Công an tỉnh Nghệ An cảm ơn."
    )
    fill(house.database, article(text=text, title=f"Gặp {NAME}", url="https://x.vn/dang-thu-nghiem-1.html"))
    house.suppress("person", "đặng  thử nghiệm")
    house.publish()
    dump = house.dump().lower()
    assert NAME.lower() not in dump
    assert "dang-thu-nghiem" not in dump
    assert house.rows("SELECT count(*) FROM officials") == [(0,)]
    assert house.rows("SELECT count(*) FROM people") == [(0,)]
    assert house.rows("PRAGMA foreign_key_check") == []
    covered = COVER * len(NAME)
    content = f"Gặp {NAME}\n{text}"
    for words in (NAME, NAME.upper(), "ông Nghiệm"):
        content = content.replace(words, COVER * len(words))
    assert house.rows("SELECT title, label FROM articles") == [(f"Gặp {covered}", f"Gặp {covered}")]
    assert house.rows("SELECT content FROM revisions") == [(content,)]
    with house.published() as connection:
        assert search_passages(connection, "dang thu nghiem") == []
        ((content, start, end, unit),) = connection.execute(
            'SELECT r.content, u.start, u."end", u.text FROM units u JOIN fact_evidence e ON e.id = u.id'
            " JOIN revisions r ON r.id = e.revision_id"
        ).fetchall()
        assert content[start:end] == unit


def test_older_files_that_show_what_is_suppressed_now_are_removed(house: House) -> None:
    fill(house.database, article(), article("bai-2"))
    house.publish()
    house.publish()
    house.suppress("person", NAME)
    path = house.publish().path
    assert releases(house.folder) == [path]


def test_a_suppressed_recipient_is_not_listed(house: House) -> None:
    fill(house.database, article())
    house.suppress("person", "tổ một")
    house.publish()
    assert house.rows("SELECT kind, name FROM award_recipients") == [("tập thể", None)]


def test_a_name_is_covered_as_a_whole_word_in_either_spelling() -> None:
    names = Names(["Võ Hoà"])
    assert names.cover("Võ Hòa, VÕ  HOÀ và Võ Hoàng") == f"{COVER * 6}, {COVER * 7} và Võ Hoàng"
    assert names.cover("Chào chị Hoà.", [(5, 12)]) == f"Chào {COVER * 7}."
    assert names.cover("Ảnh: Vo Hoa, VO HOANG") == f"Ảnh: {COVER * 6}, VO HOANG"
    assert Names(["Hoà"]).cover("hoa hòa") == f"hoa {COVER * 3}"
    assert names.without("https://x.vn/v%C3%B5-h%C3%B2a.html") is None
    assert names.cover("ngắn", [(-3, 1), (90, 99)]) == f"{COVER}gắn"
    assert names.cover(None) is None
    assert names.without("https://x.vn/tin/vo-hoa-duoc-khen") is None
    assert names.without("https://x.vn/tin/vo-hoang") == "https://x.vn/tin/vo-hoang"


def test_a_lifted_suppression_is_over(house: House) -> None:
    fill(house.database, article())
    house.suppress("person", NAME)
    with working_database(house.database) as connection:
        assert [entry.value for entry in suppressions(connection)] == [NAME]
        assert lift_suppression(connection, "person", NAME.lower()) is False
        assert lift_suppression(connection, "person", NAME) is True
    house.publish()
    assert house.rows("SELECT name FROM officials") == [(NAME,)]


def test_facts_that_are_gone_are_listed_as_retracted(house: House) -> None:
    fill(house.database, article(), article("bai-2"))
    house.publish()
    gone = house.rows("SELECT id FROM facts WHERE article_id = ? ORDER BY id", article_mark("bai-2"))
    (old,) = house.rows("SELECT id FROM criteria WHERE article_id = ?", article_mark("bai-1"))
    withdrawn_facts = (
        "SELECT id FROM retractions WHERE reason = 'withdrawn'"
        " AND kind NOT IN ('articles', 'people', 'stories', 'organisations') ORDER BY id"
    )
    with working_database(house.database) as connection:
        remove_articles(connection, ["bai-2"])
    fill(house.database, article(text="Sáng 12/3/2024, Đại tá Đặng Thử Nghiệm, Công an tỉnh Nghệ An đến."))
    house.publish(force=True)
    assert house.rows(withdrawn_facts) == gone
    assert house.rows("SELECT id FROM retractions WHERE kind = 'articles'") == [(article_mark("bai-2"),)]
    assert old in house.rows("SELECT id FROM retractions WHERE reason = 'revised'")
    fill(house.database, article(), article("bai-2"))
    house.publish()
    assert set(house.rows("SELECT id FROM retractions")).isdisjoint({*gone, old})


def test_what_an_earlier_version_published_under_long_ids_is_not_retracted(house: House) -> None:
    fill(house.database, article(), article("bai-2"))
    earlier = house.publish().path
    earlier.chmod(0o644)
    with closing(sqlite3.connect(earlier)) as connection:
        connection.executescript("CREATE TABLE before AS SELECT * FROM articles")
        connection.execute("ALTER TABLE before DROP COLUMN opening")
        for name in ("bai-1", "bai-2"):
            mark = article_mark(name)
            connection.execute("UPDATE before SET id = ? WHERE id = ?", [name, mark])
            for table in ("passages", *FACT_TABLES):
                connection.execute(f"UPDATE {table} SET article_id = ? WHERE article_id = ?", [name, mark])
        connection.executescript(
            "PRAGMA legacy_alter_table = 1; DROP TABLE articles; ALTER TABLE before RENAME TO articles"
        )
    with working_database(house.database) as connection:
        remove_articles(connection, ["bai-2"])
    house.publish(force=True)
    assert house.rows("SELECT id FROM retractions WHERE kind = 'articles'") == [(article_mark("bai-2"),)]
    assert set(house.rows("SELECT DISTINCT reason FROM retractions WHERE kind <> 'people'")) == {
        ("withdrawn",)
    }


@pytest.mark.parametrize("asked", ["bai-2", article_mark("bai-2")])
def test_an_article_is_removed_by_its_own_id_or_its_mark(house: House, asked: str) -> None:
    fill(house.database, article(), article("bai-2"))
    with working_database(house.database) as connection:
        assert remove_articles(connection, [asked, "bai-9"]) == ["bai-9"]
    house.publish()
    assert house.rows("SELECT id FROM articles") == [(article_mark("bai-1"),)]


def test_an_article_is_suppressed_by_its_mark_before_it_is_there(house: House) -> None:
    fill(house.database, article())
    house.suppress("article", article_mark("bai-2"))
    fill(house.database, article("bai-2"))
    house.publish()
    assert house.rows("SELECT id FROM articles") == [(article_mark("bai-1"),)]


def test_the_last_three_are_kept_and_one_can_go_back(house: House) -> None:
    fill(house.database, article())
    paths = [house.publish().path for _ in range(5)]
    assert releases(house.folder) == paths[2:]
    assert roll_back(house.folder) == paths[3]
    assert current_release(house.folder) == paths[3].resolve()
    assert roll_back(house.folder) == paths[2]
    with pytest.raises(RefusedToPublish, match="no older"):
        roll_back(house.folder)


def test_no_file_of_another_version_is_put_back(house: House) -> None:
    fill(house.database, article())
    older, current = house.publish().path, house.publish().path
    older.chmod(0o644)
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("DROP TABLE person_ranks")
    with pytest.raises(RefusedToPublish, match="another version of diaban, without person_ranks"):
        roll_back(house.folder)
    assert current_release(house.folder) == current.resolve()


def test_losing_half_of_the_articles_is_refused_unless_forced(house: House) -> None:
    names = ("bai-1", "bai-2", "bai-3")
    fill(house.database, *map(article, names))
    before = house.publish().path
    with working_database(house.database) as connection:
        remove_articles(connection, ["bai-1", "bai-2"])
    with pytest.raises(RefusedToPublish, match="only 1 articles where 3"):
        house.publish()
    assert current_release(house.folder) == before.resolve()
    assert house.publish(force=True).articles == 1


def test_a_damaged_last_publication_is_named_and_can_be_passed_over(house: House) -> None:
    fill(house.database, article())
    before = house.publish().path
    before.unlink()
    before.write_bytes(b"damaged" * 1000)
    with pytest.raises(RefusedToPublish, match="can't be read"):
        house.publish()
    assert house.publish(force=True).facts == 9


def test_a_last_publication_of_another_form_is_passed_over_with_force(house: House) -> None:
    fill(house.database, article())
    before = house.publish().path
    before.chmod(0o644)
    with closing(sqlite3.connect(before)) as connection:
        connection.executescript("PRAGMA legacy_alter_table = 1; DROP TABLE articles")
    with pytest.raises(RefusedToPublish, match="can't be read"):
        house.publish()
    assert house.publish(force=True).facts == 9


def test_a_missing_database_is_named(house: House) -> None:
    with pytest.raises(DatabaseError, match="import articles first"):
        house.publish()
    assert list(house.folder.iterdir()) == []


@pytest.mark.parametrize("failure", [KeyboardInterrupt, sqlite3.OperationalError, MemoryError])
def test_a_build_that_fails_leaves_what_was_there(
    house: House, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    fill(house.database, article())
    before = house.publish().path

    def fail(connection: sqlite3.Connection) -> None:
        raise failure

    monkeypatch.setattr("db.publish.fill_search", fail)
    with pytest.raises((failure, DatabaseError)):
        house.publish()
    assert current_release(house.folder) == before.resolve()
    assert sorted(entry.name for entry in house.folder.iterdir()) == sorted([CURRENT, before.name])


def test_what_a_killed_build_left_is_cleared(house: House) -> None:
    fill(house.database, article())
    house.folder.mkdir()
    (house.folder / ".building-diaban-old.db").write_bytes(b"half")
    house.publish()
    assert len(list(house.folder.iterdir())) == 2


def test_an_article_is_published_under_its_mark(house: House) -> None:
    slug = "truy-na-dang-thu-nghiem-1a2b"
    fill(house.database, article(slug, url=None), article("bai-2", text=f"Công an tỉnh Nghệ An: {NAME}."))
    house.publish()
    assert "dang-thu-nghiem" not in house.dump()
    assert house.rows("PRAGMA foreign_key_check") == []
    marks = [(article_mark(slug),), (article_mark("bai-2"),)]
    assert house.rows("SELECT id FROM articles ORDER BY number") == marks
    assert set(house.rows("SELECT DISTINCT article_id FROM facts")) == set(marks)


def test_a_name_is_known_however_its_letters_are_composed(house: House) -> None:
    fill(house.database, article())
    house.suppress("person", unicodedata.normalize("NFD", NAME))
    house.publish()
    assert house.rows("SELECT name FROM officials") == []
    assert NAME not in house.dump()


@pytest.mark.parametrize("policy, title", [("quotes", "Ngày kia họp bàn."), ("link", None)])
def test_an_event_is_called_by_words_of_the_text_only_where_they_may_be_shown(
    house: House, policy: str, title: str | None
) -> None:
    of = article(title="", text="Ngày kia họp bàn.")
    fill(house.database, of, policy=policy)
    with working_database(house.database) as connection:
        connection.execute("UPDATE events SET title = ?", [of.text])
    house.publish()
    assert house.rows("SELECT title FROM events") == [(title,)]
    assert ("họp bàn" in house.dump()) is (title is not None)
