"""`diaban people`: shown, explained, corrected, and what is wrong said."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from reports import HA_TINH, Held, Report, store

import cli
from cli_across import join_articles, reasons
from cli_people import people
from db.ids import fact_id
from db.working import working_database

AN = Held(name="Phan Giả An")
FAR = Held(
    name="Phan Giả An", unit="Công an tỉnh Hà Tĩnh", place=HA_TINH, rank="Trung tá", title="Phó Giám đốc"
)
REPORTS = (
    Report(id="a1", day="2021-03-02", people=(AN,)),
    Report(id="a2", day="2022-05-04", people=(AN,), body="Ra quân bảo đảm trật tự đô thị trước kỳ nghỉ dài."),
    Report(id="a3", day="2022-09-09", people=(FAR,), body="Sơ kết phong trào toàn dân ở vùng ven biển."),
)
Run = Callable[..., Result]


def official(number: int) -> str:
    fact = REPORTS[number].facts().officials[0]
    return fact_id(REPORTS[number].id, "officials", fact.start, fact.end)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    database = tmp_path / "diaban.db"
    store(database, REPORTS)
    with working_database(database) as connection:
        join_articles(connection)

    def run_people(*arguments: str) -> Result:
        return CliRunner().invoke(cli.main, ["--database", str(database), "people", *arguments])

    return run_people


def test_posts_are_shown_over_time_with_their_sources_and_why(run: Run) -> None:
    shown = run("show", "phan gia an")
    assert shown.exit_code == 0
    assert "2021-03-02 to 2022-05-04  Giám đốc, Công an tỉnh Nghệ An, 2 articles" in shown.output
    assert f"{official(0)}  2021-03-02  Đại tá Phan Giả An  /bai/a1  Tin a1" in shown.output
    assert f"{official(0)} = {official(1)}: Both hold the same office in the same body." in shown.output
    assert "Công an tỉnh Hà Tĩnh, 1 article\n" in shown.output


def test_an_official_s_id_shows_that_person_alone(run: Run) -> None:
    shown = run("show", official(2))
    assert "Công an tỉnh Hà Tĩnh" in shown.output
    assert "Công an tỉnh Nghệ An" not in shown.output


@pytest.mark.parametrize("who", ["Phan Giã An", "nobody"])
def test_somebody_unknown_is_an_error_that_says_what_to_do(run: Run, who: str) -> None:
    shown = run("show", who)
    assert shown.exit_code == 1
    assert f"nobody is called {who}" in shown.output


def test_why_two_are_one(run: Run) -> None:
    told = run("why", official(1), official(0))
    assert told.exit_code == 0
    assert "They are one person." in told.output
    assert "the same office in the same body" in told.output


def test_why_two_are_two(run: Run) -> None:
    told = run("why", official(0), official(2))
    assert "They are two people." in told.output
    assert len(told.output.splitlines()) == 4


def test_a_join_can_be_taken_apart_and_put_back(run: Run) -> None:
    split = run("split", official(0), official(1), "--reason", "cha và con")
    assert split.output == "They are two people now; publish to put it in force.\n"
    assert "A correction says so." in run("why", official(0), official(1)).output
    listed = run("corrections").output
    assert "Phan Giả An" in listed and "are two people\tcha và con\t" in listed
    lifted = run("corrections", "--lift", official(0), official(1))
    assert lifted.output == "lifted; publish to put it in force\n"
    assert "They are one person." in run("why", official(0), official(1)).output
    assert run("corrections").output == ""


def test_two_can_be_joined(run: Run) -> None:
    assert run("join", official(0), official(2)).output.startswith("They are one person now")
    assert "A reader has said that the two are one person." in run("why", official(0), official(2)).output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("split", "x", "y"), "there is no fact x"),
        (("why", "x", "y"), "there is no fact x"),
        (("join", "x", "x"), "x is one fact: name two"),
        (("corrections", "--lift", "x", "y"), "nothing was said of x and y"),
    ],
)
def test_what_is_wrong_is_named(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert said in result.output


@pytest.mark.parametrize("name", sorted(people.commands))
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = people.commands[name]
    assert "Example: diaban people" in (command.help or "")
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def test_every_code_of_a_join_has_its_sentences() -> None:
    assert set(reasons()) == {"people", "stories"}
    for codes in reasons().values():
        assert all(vietnamese.strip() and english.strip() for vietnamese, english in codes.values())
