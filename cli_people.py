"""`diaban people`: who is taken for one person over articles, why, and putting it right."""

import click

from cli_settings import Settings
from db.career import Mention, Reported

_ONE = "one person"
_TWO = "two people"


@click.group()
def people() -> None:
    """See who is taken for one person over articles and why, and put it right.

    An ID is the last part of a row's page: of an official as one article has them (/diaban/officials/ID),
    and for `show` also of a person (/diaban/people/ID). What you say stays until you lift it, also when
    articles are read again; publish to put it in force.

    Example: diaban people show "Nguyễn Văn An"
    """


@people.command()
@click.argument("who", metavar="NAME|ID")
@click.pass_obj
def show(settings: Settings, who: str) -> None:
    """Show a person's posts over time, where each is reported, and what joined the mentions.

    A name is found with or without accents, or by a part of it.

    Example: diaban people show "Nguyen Van An"
    """
    from cli_across import find_people

    found = find_people(settings, who)
    if not found:
        raise click.ClickException(
            f"nobody is called {who}, and no official or person has that id: try a part of the name"
        )
    for number, (person, joins) in enumerate(found):
        click.echo("\n" * (number > 0) + f"{person.name}  {person.id}")
        for post in person.posts:
            click.echo(f"  {_post_line(post)}")
            for mention in post.sources:
                click.echo(f"      {_mention_line(mention)}")
        for line in joins:
            click.echo(f"  {line}")


@people.command()
@click.argument("first", metavar="ID")
@click.argument("second", metavar="ID")
@click.pass_obj
def why(settings: Settings, first: str, second: str) -> None:
    """Tell why two officials are taken for one person, or for two.

    Example: diaban people why k3vq5n2xw7aa z6f2o4yjm3ba
    """
    from cli_across import explain_officials

    answer = explain_officials(settings, first, second)
    for mention in answer.mentions:
        click.echo(_mention_line(mention))
    click.echo(f"They are {_ONE if answer.joined else _TWO}.")
    for line in answer.because:
        click.echo(line)


@people.command()
@click.argument("first", metavar="ID")
@click.argument("second", metavar="ID")
@click.option("--reason", help="Why, for the record; it is never published.")
@click.pass_obj
def split(settings: Settings, first: str, second: str, reason: str | None) -> None:
    """Say that two officials are two people, and join their mentions again.

    Example: diaban people split k3vq5n2xw7aa z6f2o4yjm3ba --reason "father and son"
    """
    _correct(settings, "different", first, second, reason)


@people.command()
@click.argument("first", metavar="ID")
@click.argument("second", metavar="ID")
@click.option("--reason", help="Why, for the record; it is never published.")
@click.pass_obj
def join(settings: Settings, first: str, second: str, reason: str | None) -> None:
    """Say that two officials are the same person, and join their mentions.

    Example: diaban people join k3vq5n2xw7aa z6f2o4yjm3ba
    """
    _correct(settings, "same", first, second, reason)


@people.command("corrections")
@click.option("--lift", nargs=2, metavar="ID ID", help="Take back what was said of these two.")
@click.pass_obj
def corrections_command(settings: Settings, lift: tuple[str, str] | None) -> None:
    """List what was said of officials with `join` and `split`, or take one of them back.

    Example: diaban people corrections --lift k3vq5n2xw7aa z6f2o4yjm3ba
    """
    from cli_across import correction_list, lift_one

    if lift is None:
        for each in correction_list(settings):
            said = _ONE if each.kind == "same" else _TWO
            who = f"{each.first_id} ({each.first_name}) and {each.second_id} ({each.second_name})"
            click.echo(f"{who} are {said}\t{each.reason or ''}\t{each.added_at}")
        return
    if not lift_one(settings, *lift):
        raise click.ClickException(
            f"nothing was said of {lift[0]} and {lift[1]}: `diaban people corrections` lists what was"
        )
    click.echo("lifted; publish to put it in force")


def _correct(settings: Settings, kind: str, first: str, second: str, reason: str | None) -> None:
    from cli_across import correct_officials

    joined = correct_officials(settings, kind, first, second, reason=reason)
    click.echo(f"They are {_ONE if joined else _TWO} now; publish to put it in force.")


def _post_line(post: Reported) -> str:
    held = ", ".join(filter(None, (post.title or "no office named", post.unit)))
    days = " to ".join(dict.fromkeys(filter(None, (post.first_seen, post.last_seen)))) or "day unknown"
    past = " (in the past)" if post.former else ""
    return f"{days}  {held}{past}, {_counted(post.articles)}"


def _mention_line(mention: Mention) -> str:
    called = " ".join(filter(None, (mention.rank, mention.name)))
    return (
        f"{mention.id}  {mention.day or 'day unknown'}  {called}  /bai/{mention.article_id}  {mention.label}"
    )


def _counted(articles: int) -> str:
    return f"{articles} article{'' if articles == 1 else 's'}"
