"""Schedules for `diaban refresh`: a line of cron, a timer of systemd, a workflow of GitHub Actions."""

import shlex
from pathlib import Path
from string import Template
from typing import Literal
from zlib import crc32

import click

Kind = Literal["cron", "systemd", "github"]
Every = Literal["15m", "30m", "1h", "3h", "6h", "12h", "1d"]
_MINUTES: dict[str, int] = {"15m": 15, "30m": 30, "1h": 60, "3h": 180, "6h": 360, "12h": 720, "1d": 1440}

_CRON = Template("""# diaban: every $every; the line and what it said go to var/refresh.log
$when cd $folder && $command refresh >> var/refresh.log 2>&1
""")
_SERVICE = Template("""# /etc/systemd/system/diaban-refresh.service
[Unit]
Description=Scrape, extract and publish with diaban
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory=$folder
ExecStart="$command" refresh
# 1 says that a source failed; the rest of the run is good, and the log tells which.
SuccessExitStatus=1
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ReadWritePaths="$folder"
""")
_TIMER = Template("""# /etc/systemd/system/diaban-refresh.timer
[Unit]
Description=Run diaban refresh every $every

[Timer]
OnCalendar=$calendar
RandomizedDelaySec=$delay
# A run that was missed while the machine was off is made up for.
Persistent=true

[Install]
WantedBy=timers.target
""")
_WORKFLOW = Template("""# .github/workflows/refresh.yml
name: refresh
on:
  schedule:
    - cron: "$when"
  workflow_dispatch:
concurrency:
  group: refresh
  cancel-in-progress: false
permissions:
  contents: read
jobs:
  refresh:
    runs-on: ubuntu-latest
    timeout-minutes: 330
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install -c requirements.lock .
      # What was scraped so far: the working database and the archive.
      - uses: actions/cache/restore@v4
        with:
          path: var
          key: diaban-$${{ github.run_id }}
          restore-keys: diaban-
      - id: refresh
        shell: bash
        run: diaban refresh | tee summary.json
        env:
          DIABAN_CONTACT: $${{ vars.DIABAN_CONTACT }}
      - uses: actions/cache/save@v4
        if: always()
        with:
          path: var
          key: diaban-$${{ github.run_id }}
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: diaban-database
          path: |
            var/published/diaban.db
            summary.json
          if-no-files-found: warn
          retention-days: 30
""")


@click.command()
@click.argument("kind", type=click.Choice(["cron", "systemd", "github"]))
@click.option(
    "--every", type=click.Choice(list(_MINUTES)), default="1h", show_default=True, help="How often."
)
@click.option("--folder", type=click.Path(path_type=Path), help="Where diaban.toml is [default: here].")
@click.option(
    "--command", type=click.Path(path_type=Path), help="The diaban program [default: .venv/bin/diaban there]."
)
def schedule(kind: Kind, every: str, folder: Path | None, command: Path | None) -> None:
    """Print what makes a machine run `diaban refresh` again and again.

    `cron` prints a line for `crontab -e`, `systemd` a service and its timer, `github` a workflow that keeps
    the working database between runs and the published one as an artifact. The minute is chosen by the
    folder's name, so that not all of the world asks the same sites at the same time.

    Example: diaban schedule systemd --every 30m
    """
    place = (folder or Path.cwd()).resolve()
    program = command.resolve() if command else place / ".venv" / "bin" / "diaban"
    click.echo(schedule_text(kind, every=every, folder=place, command=program), nl=False)


def schedule_text(kind: Kind, *, every: str, folder: Path, command: Path) -> str:
    """The text of a schedule; `every` is one of the intervals that the command offers."""
    minutes = _MINUTES[every]
    when = cron_times(minutes, offset=crc32(str(folder).encode()))
    if kind == "cron":
        quoted = {"folder": _for_cron(folder), "command": _for_cron(command)}
        return _CRON.substitute(every=every, when=when, **quoted)
    if kind == "github":
        return _WORKFLOW.substitute(when=when)
    service = _SERVICE.substitute(folder=_for_systemd(folder), command=_for_systemd(command))
    timer = _TIMER.substitute(every=every, calendar=_calendar(minutes), delay=min(minutes * 6, 900))
    return f"{service}\n{timer}"


def cron_times(minutes: int, *, offset: int) -> str:
    """The five fields of cron for an interval that divides a day; `offset` chooses the minute."""
    if minutes < 60:
        return f"{offset % minutes}-59/{minutes} * * * *"
    minute, hours = offset % 60, minutes // 60
    hour = offset // 60 % hours
    if hours == 1:
        return f"{minute} * * * *"
    return f"{minute} {hour} * * *" if hours == 24 else f"{minute} {hour}-23/{hours} * * *"


def _calendar(minutes: int) -> str:
    """The same as a calendar event of systemd."""
    if minutes < 60:
        return f"*:0/{minutes}"
    hours = minutes // 60
    return "hourly" if hours == 1 else "daily" if hours == 24 else f"0/{hours}:00"


def _for_cron(path: Path) -> str:
    """A path for the shell; cron itself takes a bare `%` for the end of the line."""
    return shlex.quote(str(path)).replace("%", "\\%")


def _for_systemd(path: Path) -> str:
    """A path for a unit file, where `%` begins a specifier."""
    return str(path).replace("%", "%%")
