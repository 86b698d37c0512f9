"""One command for a schedule: scrape, extract, publish, and say in one line what was done."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli_dump import dump_published
from cli_scrape import Orders, has_failed, scrape_sources, summary
from cli_settings import Settings

if TYPE_CHECKING:
    from scraper.harvest import Tally


@click.command()
@click.option("--all", "everything", is_flag=True, help="Extract from all articles again.")
@click.option("--force", is_flag=True, help="Publish even where half of what was published last is gone.")
@click.option("--no-scrape", is_flag=True, help="Leave the sources alone: extract and publish.")
@click.option("--limit", type=click.IntRange(1), help="Ask for so many pages of each source at most.")
@click.option(
    "--dump",
    "dump_to",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the dump into this folder too, so that it shows no more than the site.",
)
@click.option("--allow-loopback", is_flag=True, hidden=True, help="For tests with servers of their own.")
@click.pass_obj
def refresh(
    settings: Settings,
    everything: bool,
    force: bool,
    no_scrape: bool,
    limit: int | None,
    dump_to: Path | None,
    allow_loopback: bool,
) -> None:
    """Scrape what is due, extract what is new or changed, and publish: one command for a schedule.

    The sources are those that the setting `scrape` lists; where it lists none, or no `contact` is set,
    nothing is scraped. Two at once are refused; run again after any end, it goes on. One line of JSON says
    what was done; the exit code is 1 where a source gave nothing but trouble or an article could not be read.
    As with `diaban publish`, annotated articles that the setting `gold` names are measured on.

    Example: */15 * * * * cd /srv/diaban && .venv/bin/diaban refresh
    """
    from cli_measured import read_gold
    from cli_work import extract_articles, lock_path, publish_facts
    from db.lock import only_one

    began = time.monotonic()
    read_gold(settings.gold)  # what is wrong with it is said before the sources are asked
    tallies: tuple[Tally, ...] | None = None
    with only_one(lock_path(settings)):
        if not no_scrape and not (settings.contact and settings.scrape):
            lacking = "name no sources to `scrape`" if settings.contact else "give no `contact`"
            _complain(f"nothing is scraped: the settings {lacking}")
        elif not no_scrape:
            orders = Orders(names=settings.scrape, limit=limit, allow_loopback=allow_loopback)
            tallies = scrape_sources(settings, orders)
            for line in summary(tallies):
                _complain(line)
        extracted = extract_articles(settings, everything=everything, complain=_complain)
        publication = publish_facts(settings, force=force, complain=_complain)
    if dump_to is not None:
        dump_published(settings, dump_to)
    failing = [tally.source for tally in tallies or () if has_failed(tally)]
    failed = bool(failing or extracted.errors)
    report = {
        "status": "failed" if failed else "ok",
        "scraped": None if tallies is None else _scraped(tallies, failing),
        "extracted": {
            "articles": extracted.articles,
            "facts": extracted.facts,
            "errors": extracted.errors,
        },
        "published": {
            "articles": publication.articles,
            "facts": publication.facts,
            "file": str(publication.path),
        },
        "seconds": round(time.monotonic() - began, 1),
    }
    click.echo(json.dumps(report, ensure_ascii=False))
    if failed:
        click.get_current_context().exit(1)


def _scraped(tallies: "tuple[Tally, ...]", failing: list[str]) -> dict[str, Any]:
    return {
        "sources": len(tallies),
        "pages": sum(tally.fetched for tally in tallies),
        "new": sum(tally.new for tally in tallies),
        "changed": sum(tally.changed for tally in tallies),
        "failures": sum(tally.failed for tally in tallies),
        "failing": failing,
    }


def _complain(message: str) -> None:
    click.echo(message, err=True)
