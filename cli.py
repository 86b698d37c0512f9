"""The `diaban` command."""

import errno
import json
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from cli_dump import dump
from cli_people import people
from cli_refresh import refresh
from cli_schedule import schedule
from cli_scrape import scrape
from cli_settings import BadSettings, LogLevel, Settings, load_settings
from cli_sources import sources
from db.errors import DatabaseError, RefusedToPublish
from db.suppress import Kind

EXIT_OK, EXIT_FAILED, EXIT_INTERRUPTED = 0, 1, 130
_FILE = click.Path(path_type=Path)


class _BadCall(click.ClickException):
    """Settings or declarations that nothing can be done with."""

    exit_code = 2


class _Refused(click.ClickException):
    """A check failed: what is published stays as it was, until somebody looks."""

    exit_code = 3


class _Commands(click.Group):
    """Commands that end with 130 after Ctrl-C, and with a message where a file can't be used."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted: what was finished is kept, run it again for the rest", err=True)
            return ctx.exit(EXIT_INTERRUPTED)
        except BadSettings as error:
            raise _BadCall(str(error)) from error
        except RefusedToPublish as error:
            raise _Refused(str(error)) from error
        except DatabaseError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # click ends quietly where who reads the output has gone
                raise
            named = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{named}{error.strerror or error}") from error


@click.group(cls=_Commands, context_settings={"auto_envvar_prefix": "DIABAN"})
@click.option("--config", type=_FILE, help="Settings file [default: diaban.toml, where there is one].")
@click.option("--database", type=_FILE, help="Working database [default: var/diaban.db].")
@click.option("--published", type=_FILE, help="Folder of published files [default: var/published].")
@click.option("--contact", help="How sites reach who scrapes them: an address of a page or mail.")
@click.option(
    "--log-level", type=click.Choice(get_args(LogLevel)), help="How much to tell on standard error."
)
@click.version_option(package_name="diaban", prog_name="diaban")
@click.pass_context
def main(ctx: click.Context, /, config: Path | None, **options: Any) -> None:
    """Turn Vietnamese police and provincial news into facts with evidence.

    The way through: import articles or scrape them, extract facts, publish, serve. `diaban refresh` scrapes,
    extracts and publishes. Commands exit with 0 when all went well, 1 when some input failed, 2 when they
    were called or set wrongly, 3 when a check kept them from publishing. Every option can be set in the
    environment too: DIABAN_DATABASE, DIABAN_SERVE_PORT.
    """
    try:
        ctx.obj = load_settings(config, options)
    except BadSettings as error:
        raise click.UsageError(str(error)) from error
    logging.basicConfig(level=ctx.obj.log_level.upper(), format="%(levelname)s %(name)s: %(message)s")


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=_FILE, metavar="PATH...")
@click.pass_obj
def import_command(settings: Settings, paths: tuple[Path, ...]) -> None:
    """Read articles from .txt, .html and .jsonl files, or folders of them, into the working database.

    What is there already and unchanged is passed over; a changed article gets a new revision.

    Example: diaban import corpus/samples news.jsonl
    """
    from cli_work import import_paths

    counts = import_paths(settings, paths, complain=_complain)
    click.echo(
        f"imported {counts['new']} new, {counts['changed']} changed, {counts['unchanged']} unchanged"
        f" articles; {counts['failed']} failed"
    )
    _end(failed=counts["failed"])


@main.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("-o", "--out", default="-", help="Where to write the facts lines [default: standard output].")
@click.option("--all", "everything", is_flag=True, help="Extract from all articles of the database again.")
@click.pass_obj
def extract(settings: Settings, file: str | None, out: str, everything: bool) -> None:
    """Find facts: in the articles of FILE.jsonl ("-" for standard input), or in the working database.

    With FILE, one facts line is written for each article line and no database is touched. Without, the facts
    of the database are brought up to date: of articles that are new, changed or read by older rules.

    Example: diaban extract news.jsonl -o facts.jsonl
    """
    if file is not None:
        from cli_stream import extract_lines

        counts = extract_lines(file, out, sources=settings.sources, complain=_complain)
        _end(failed=counts["failed"])
        return
    from cli_work import extract_articles, lock_path
    from db.lock import only_one

    with only_one(lock_path(settings)):
        tally = extract_articles(settings, everything=everything, complain=_complain)
    click.echo(f"extracted {tally.facts} facts from {tally.articles} articles; {tally.errors} failed")
    _end(failed=tally.errors)


@main.command()
@click.argument("file", type=click.Path(exists=True, allow_dash=True))
@click.option("--html", type=_FILE, help="Write a page instead, of the first article.")
@click.pass_obj
def explain(settings: Settings, file: str, html: Path | None) -> None:
    """Show the articles of a file with their facts marked.

    FILE is plain text, a saved page or article lines, or a folder of them; "-" reads article lines from
    standard input.

    Example: diaban explain report.txt --html report.html
    """
    from rich.console import Console

    from cli_stream import explain_articles

    failed = explain_articles(file, html, sources=settings.sources, complain=_complain, show=Console().print)
    _end(failed=failed)


@main.command()
@click.argument("gold", type=_FILE)
@click.argument("facts", type=_FILE)
@click.option("--articles", type=_FILE, help="Check every quote against these articles too.")
@click.option("--errors", metavar="MEASURE", help="List what was missed and wrong, e.g. criteria.numbers.")
@click.option("--by-rule", is_flag=True, help="Show instead how often each rule was right.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object, for programs.")
def evaluate(
    gold: Path, facts: Path, articles: Path | None, errors: str | None, by_rule: bool, as_json: bool
) -> None:
    """Score the facts lines of FACTS against those of GOLD.

    Example: diaban evaluate corpus/gold/samples.gold.jsonl facts.jsonl --errors dates.value
    """
    from cli_stream import evaluate_files, figure_lines, rule_figures, rule_lines
    from extract.evaluation import EvaluationError

    try:
        found = evaluate_files(gold, facts, articles)
    except EvaluationError as error:
        raise click.ClickException(str(error)) from error
    sheet = found.sheet
    if found.absent:
        _complain(f"{len(found.absent)} gold articles have no facts line: {', '.join(found.absent[:5])}")
    if as_json:
        figures = rule_figures(found.rules) if by_rule else sheet.figures()
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        for line in (*(rule_lines(found.rules) if by_rule else figure_lines(sheet)), *found.quotes):
            click.echo(line)
        for article, what, fact in sheet.errors.get(errors or "", []):
            click.echo(f"{article}\t{what}\t{fact}")
    if errors and errors not in sheet.figures():
        raise click.BadParameter(
            f"there is no measure {errors}; they are listed above", param_hint="--errors"
        )
    _end(failed=len(found.absent) + len(found.quotes))


@main.command()
@click.option("--force", is_flag=True, help="Publish even where half of what was published last is gone.")
@click.pass_obj
def publish(settings: Settings, force: bool) -> None:
    """Build the file that readers see, check it, and switch to it in one step.

    The last three files are kept; `diaban rollback` goes back. Annotated articles that the setting `gold`
    names are read once more: the site says how right the facts of their sources were.

    Example: diaban publish
    """
    from cli_work import lock_path, publish_facts
    from db.lock import only_one

    with only_one(lock_path(settings)):
        publication = publish_facts(settings, force=force, complain=_complain)
    click.echo(f"published {publication.facts} facts of {publication.articles} articles: {publication.path}")


@main.command()
@click.pass_obj
def rollback(settings: Settings) -> None:
    """Put the published file before the one in force back.

    A running site shows it at once. The last three files are kept; none is put back that was built before the
    last suppression.

    Example: diaban rollback
    """
    from cli_work import lock_path
    from db.lock import only_one
    from db.publish import last_suppression
    from db.releases import roll_back

    with only_one(lock_path(settings)):
        suppressed_at = last_suppression(settings.database) if settings.database.exists() else None
        click.echo(f"rolled back to {roll_back(settings.published, suppressed_at=suppressed_at)}")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8001, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on."
)
@click.option("--title", help="The site's title [default: that of the settings, else of the metadata file].")
@click.pass_obj
def serve(settings: Settings, host: str, port: int, title: str | None) -> None:
    """Serve the published file with Datasette until Ctrl-C.

    A running site shows each new publication, and a rollback, at once.

    Example: diaban serve --port 8001
    """
    from cli_serve import datasette_command, refuse_used_port

    titled = replace(settings, site_title=title or settings.site_title)
    command = datasette_command(titled, host=host, port=port)
    refuse_used_port(host, port)
    os.execv(command[0], command)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As one JSON object, for programs.")
@click.pass_obj
def status(settings: Settings, as_json: bool) -> None:
    """Show what the working database holds, what waits to be extracted and what is published.

    Example: diaban status --json
    """
    from cli_work import status_report

    report = status_report(settings)
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    for line in _status_lines(report):
        click.echo(line)


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.pass_obj
def remove(settings: Settings, ids: tuple[str, ...]) -> None:
    """Take an import back: delete articles with all that was read from them.

    ID is an article's own id, the address of its page or the last part of that, /bai/ID, or its address at
    the source. They leave the published file with the next publish. To keep an article out for good, suppress
    it.

    Example: diaban remove bao-moi-123 bao-moi-124
    """
    from cli_work import remove_ids

    missing = remove_ids(settings, ids)
    for article_id in missing:
        _complain(f"there is no article {article_id}: name its own id, its page's address or its source's")
    click.echo(f"removed {len(ids) - len(missing)} articles")
    _end(failed=len(missing))


@main.command()
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="An article that must not be published."
)
@click.option("--person", "people", multiple=True, metavar="NAME", help="A person who must not be named.")
@click.option("--reason", help="Why, for the record; it is never published.")
@click.option("--lift", is_flag=True, help="Take the named ones off the list instead.")
@click.pass_obj
def suppress(
    settings: Settings, articles: tuple[str, ...], people: tuple[str, ...], reason: str | None, lift: bool
) -> None:
    """Keep articles or people out of everything that is published, from the next publish on.

    A person's name is painted over in every text. ID is an article's own id, the address of its page or the
    last part of that, /bai/ID, or its address at the source. With nothing named, the list is shown.
    `diaban publish` puts it in force; a running site obeys at once.

    Example: diaban suppress --person "Trần Văn A" --reason "asked by mail on 3 May"
    """
    from cli_work import absent_articles, change_suppressions, suppression_list

    wanted: list[tuple[Kind, str]] = [("article", value) for value in articles]
    wanted += [("person", value) for value in people]
    if not all(value.strip() for _, value in wanted) or (lift and not wanted):
        raise click.UsageError("name an article or a person")
    if not wanted:
        for entry in suppression_list(settings):
            click.echo(f"{entry.kind}\t{entry.value}\t{entry.reason or ''}\t{entry.added_at}")
        return
    missing = change_suppressions(settings, wanted, reason=reason, lift=lift)
    for kind, value in missing:
        lacking = (
            "is not on the list: `diaban suppress` shows it"
            if lift
            else "is not there: nothing is suppressed"
        )
        _complain(f"the {kind} {value} {lacking}")
    early = [value for value in articles if ("article", value) not in missing]
    for value in () if lift else absent_articles(settings, early):
        _complain(f"note: no article has the id {value} so far: an id is the last part of its page, /bai/ID")
    click.echo(
        f"{'lifted' if lift else 'suppressed'} {len(wanted) - len(missing)}; publish to put it in force"
    )
    _end(failed=len(missing))


main.add_command(dump)
main.add_command(refresh)
main.add_command(scrape)
main.add_command(schedule)
main.add_command(people)
main.add_command(sources)


def _status_lines(report: dict[str, Any]) -> list[str]:
    facts = ", ".join(f"{count} {kind}" for kind, count in report["facts"].items() if count)
    lines = [
        f"database     {report['database']}",
        f"articles     {report['articles']} ({report['revisions']} revisions, {report['sources']} sources)",
        f"waiting      {report['waiting']} articles to extract",
        f"facts        {report['facts_total']}{f': {facts}' if facts else ''}",
        f"found by     {report['people']} people, {report['organisations']} organisations,"
        f" {report['stories']} stories, {report['places']} places",
        f"suppressed   {report['suppressions']}",
        f"published    {report['published'] or 'nothing yet'}",
    ]
    for health in report["health"]:
        lines.append(f"source       {health['source']}: {health['state']}, {health['detail']}")
    for run in report["runs"]:
        counts = f"{run['articles']} articles, {run['facts']} facts, {run['errors']} errors"
        lines.append(f"run {run['id']:<8} {run['started_at']}  {run['command']}: {run['status']}, {counts}")
    return lines


def _complain(message: str) -> None:
    click.echo(message, err=True)


def _end(*, failed: int) -> None:
    if failed:
        click.get_current_context().exit(EXIT_FAILED)
