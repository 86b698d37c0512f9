"""`diaban sources`: which there are and how they are, whether one works, and what a new one could say."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from cli_settings import BadSettings, Settings, declared_sources
from corpus.clock import SystemClock

if TYPE_CHECKING:
    from corpus.frontier import Host
    from scraper.sources import Source
    from scraper.survey import Finding, Visitor

_MARKS = {"ok": "ok", "poor": "weak", "bad": "BAD", "note": "note"}


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def sources(ctx: click.Context, as_json: bool) -> None:
    """List the sources that are declared: how their articles are found, and how they are.

    `unverified` ones have not been seen to work on the live site: try them with `diaban sources check` first.
    A source without a way to its articles is known for what is imported of it, and not scraped. How a source
    is tells what the runs had from it: ok, failing, suspect (nothing new where some is usual), drifting
    (fields go missing).

    Example: diaban sources
    """
    if ctx.invoked_subcommand is not None:
        return
    rows = list(source_rows(ctx.obj))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(_row_line(row))
    scraped = sum(bool(row["ways"]) for row in rows)
    click.echo(f"{len(rows)} sources, {scraped} with a way to their articles")


@sources.command()
@click.argument("source", metavar="NAME|URL")
@click.option("--allow-loopback", is_flag=True, hidden=True)
@click.pass_obj
def check(settings: Settings, source: str, allow_loopback: bool) -> None:
    """Try a source: fetch a little of it, politely, and say what is found.

    robots.txt, its feeds, a sitemap, the first pages of its lists and what follows them, and one or two
    articles, field by field. With the URL of an article, that one alone is read; where nobody declares its
    host, as any page is. Nothing is stored. Exits with 1 where something does not work.

    Example: diaban sources check congan.nghean.gov.vn
    """
    from scraper.survey import bare_source, check_article, check_source

    chosen = _source_named(settings, source)
    url = source if "://" in source else None
    if chosen is None:
        chosen = bare_source(source)
        click.echo(f"nobody declares the host of {source}: it is read as any page is")
    if chosen is None:
        raise click.BadParameter(f"{source} is no address of a page", param_hint="URL")
    bad = 0
    with _visiting(settings, chosen, allow_loopback=allow_loopback) as visitor:
        for finding in check_article(visitor, url) if url else check_source(visitor):
            _show(finding)
            bad += finding.mark == "bad"
    troubles = "1 thing does not work" if bad == 1 else f"{bad} things do not work"
    click.echo(f"{chosen.name}: {troubles if bad else 'works, as far as was looked'}")
    if bad:
        click.get_current_context().exit(1)


@sources.command()
@click.argument("url")
@click.option("--name", help="What the source is called [default: its host].")
@click.option("--write", is_flag=True, help="Put it into the folder of your own declarations.")
@click.option("--allow-loopback", is_flag=True, hidden=True)
@click.pass_obj
def add(settings: Settings, url: str, name: str | None, write: bool, allow_loopback: bool) -> None:
    """Propose the declaration of a new source, from its first page or an article.

    Some pages are fetched, politely: feeds and sitemaps where the site names them, sections, an article. What
    is found is printed as TOML, what is not stands in comments; no proposal is verified. With --write it goes
    into the folder that `sources` in diaban.toml names; no file there is replaced.

    Example: diaban sources add https://congan.hatinh.gov.vn/
    """
    from scraper.outcomes import Failure
    from scraper.survey import bare_source, proposal_text, propose_source
    from scraper.survey.finding import ADVICE, shown

    known = _declared_for(settings, url)
    if known is not None and known.feeds + known.sitemaps + known.listings:
        raise click.ClickException(f"{known.name} declares this host: `diaban sources check {known.name}`")
    start = bare_source(url, name=known.name if known and name is None else name)
    if start is None:
        raise click.BadParameter(f"{url} is no address of a page: https://… is wanted", param_hint="URL")
    path = _new_file(settings, start.name) if write else None
    with _visiting(settings, start, allow_loopback=allow_loopback) as visitor:
        proposal = propose_source(visitor, url)
    if isinstance(proposal, Failure):
        detail = shown(proposal.detail, 300)
        raise click.ClickException(f"{proposal.trouble}: {detail}\n{ADVICE[proposal.trouble]}")
    if known is not None:  # what is said of it by hand is not guessed anew
        kept = replace(proposal.source, title=known.title, hosts=known.hosts, kind=known.kind)
        kept = replace(kept, policy=known.policy, province=known.province)
        proposal = replace(proposal, source=kept)
    text = proposal_text(proposal)
    _check_text(text, path or Path(f"{start.name}.toml"))
    if path is None:
        click.echo(text, nl=False)
        return
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    click.echo(f"written: {path}; look through it, then `diaban sources check {start.name}`")


def source_rows(settings: Settings) -> Iterator[dict[str, Any]]:
    """What is listed of each source."""
    declared = declared_sources(settings.sources)
    health = _health(settings, list(declared))
    for source in declared.values():
        ways = {
            "feeds": list(source.feeds),
            "sitemaps": list(source.sitemaps),
            "listings": [listing.url for listing in source.listings],
        }
        yield {
            "name": source.name,
            "title": source.title,
            "province": source.province,
            "kind": source.kind,
            "policy": source.policy,
            "family": source.cms,
            "verified": source.verified,
            "ways": {key: urls for key, urls in ways.items() if urls},
            "health": health.get(source.name),
        }


def _row_line(row: dict[str, Any]) -> str:
    ways = ", ".join(_count(key, len(urls)) for key, urls in row["ways"].items()) or "not scraped"
    parts = [row["title"], row["province"] or "national", row["kind"], row["family"], ways]
    if row["ways"] and not row["verified"]:
        parts.append("unverified")
    health = row["health"]
    if health is not None and health["state"] != "new":
        well = health["state"] == "ok"
        parts.append("ok" if well else f"{health['state']}: {health['detail']}")
    return f"{row['name']}: {' | '.join(parts)}"


def _count(key: str, number: int) -> str:
    return f"{number} {key if number > 1 else key.removesuffix('s')}"


def _health(settings: Settings, names: list[str]) -> Mapping[str, dict[str, Any]]:
    """How the sources are that runs have asked; nothing where there is no database yet."""
    if not settings.database.exists():
        return {}
    from dataclasses import asdict

    from db.health import source_health
    from db.working import working_database

    with working_database(settings.database) as connection:
        found = source_health(connection, names, now=SystemClock().now())
    return {each.source: asdict(each) for each in found if each.state != "new"}


def _declared_for(settings: Settings, url: str) -> "Source | None":
    """The source that declares the very host of an address: sites below it may be sources of their own."""
    found = _source_named(settings, url) if "://" in url else None
    host = _host_of(url).removeprefix("www.")
    return (
        found if found is not None and host in (name.removeprefix("www.") for name in found.hosts) else None
    )


def _host_of(url: str) -> str:
    return urlsplit(url).netloc.lower().rpartition("@")[2].partition(":")[0]


def _source_named(settings: Settings, named: str) -> "Source | None":
    """The source of a name, or of the host of an address; None for an address that nobody declares.

    Raises BadSettings for a name that no declaration has.
    """
    from scraper.sources import source_of_host

    declared = declared_sources(settings.sources)
    if "://" in named:
        return source_of_host(_host_of(named), declared)
    if named not in declared:
        raise BadSettings(f"there is no source {named}: `diaban sources` lists those there are")
    return declared[named]


@contextmanager
def _visiting(settings: Settings, source: "Source", *, allow_loopback: bool) -> Iterator["Visitor"]:
    """What asks a source's hosts, as patiently as the runs' knowledge of them wants."""
    from cli_scrape import user_agent
    from scraper.fetch import Fetcher
    from scraper.survey import RememberedHosts, Visitor

    clock = SystemClock()
    chosen = replace(source, pace=0.0) if allow_loopback else source
    with Fetcher(
        clock=clock,
        hosts=RememberedHosts(*_known_hosts(settings, source)),
        user_agent=user_agent(settings),
        allow_loopback=allow_loopback,
    ) as fetcher:
        yield Visitor(chosen, fetcher, clock)


def _known_hosts(settings: Settings, source: "Source") -> Iterator["Host"]:
    """What runs know of a source's hosts: how long these want to be left alone."""
    if not settings.database.exists():
        return
    from db.frontier import DatabaseFrontier
    from db.working import working_database

    with working_database(settings.database) as connection:
        frontier = DatabaseFrontier(connection)
        places = (*source.feeds, *source.sitemaps, *(listing.url for listing in source.listings))
        names = {urlsplit(url).netloc for url in places}
        for name in sorted(names.union(source.hosts, (f"www.{host}" for host in source.hosts))):
            yield frontier.host(name)


def _show(finding: "Finding") -> None:
    click.echo(f"{_MARKS[finding.mark]:<5}{finding.what}: {finding.said}")
    if finding.advice and finding.mark != "ok":
        click.echo(f"       → {finding.advice}")


def _new_file(settings: Settings, name: str) -> Path:
    """Where a declaration goes. Raises BadSettings where there is no place, or one is there."""
    if settings.sources is None:
        raise BadSettings('say where your declarations are: set `sources = "sources"` in diaban.toml')
    if Path(name).name != name or name.startswith("."):
        raise BadSettings(f"{name!r} is no name for a file: choose another with --name")
    settings.sources.mkdir(parents=True, exist_ok=True)
    path = settings.sources / f"{name}.toml"
    if path.exists():
        raise BadSettings(f"{path} is there already: choose another --name, or change that file")
    return path


def _check_text(text: str, path: Path) -> None:
    """A proposal that cannot be used is a mistake of ours, and said before it is written."""
    from scraper.sources import parse_source

    tomllib.loads(text)
    parse_source(text.encode("utf-8"), path)
