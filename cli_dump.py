"""Writing the dump: everything that is published, as files to download."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_settings import Settings

if TYPE_CHECKING:
    from db.dump import Dump


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("var/dump"),
    show_default=True,
    help="Folder of the dump; `current` in it leads to the files.",
)
@click.pass_obj
def dump(settings: Settings, folder: Path) -> None:
    """Write all that is published as JSONL, CSV, Parquet and SQLite, with a manifest of checksums.

    It is made of the published file, so that it holds what the site shows and nothing else; run it after each
    publication. Readers have the dump before until this one is whole. In CSV, texts that a spreadsheet would
    run as formulas have an apostrophe before them. Parquet needs pyarrow: pip install 'diaban[parquet]'.

    Example: diaban dump --to /srv/www/dump
    """
    written = dump_published(settings, folder)
    size = sum(file.bytes for file in written.files) / 1e6
    click.echo(f"dumped {len(written.files)} files, {size:.1f} MB: {written.path}")


def dump_published(settings: Settings, folder: Path) -> "Dump":
    """Dump what is in force; says on standard error where there is no Parquet.

    Raises DatabaseError where nothing is published.
    """
    from db.dump import dump as write_dump
    from db.errors import DatabaseError
    from db.metadata import manifest_rights
    from db.releases import current_release

    published = current_release(settings.published)
    if published is None:
        raise DatabaseError(f"nothing is published in {settings.published} yet: run `diaban publish` first")
    written = write_dump(published, folder, rights=manifest_rights())
    if not written.parquet:
        click.echo("no Parquet: pyarrow is not installed (pip install 'diaban[parquet]')", err=True)
    return written
