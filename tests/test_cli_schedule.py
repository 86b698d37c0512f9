"""The schedules, checked by the programs that read them."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from cli_schedule import cron_times, schedule_text

EVERY = ["15m", "30m", "1h", "3h", "6h", "12h", "1d"]


def made(kind, every, folder=Path("/srv/diaban")):
    return schedule_text(kind, every=every, folder=folder, command=folder / ".venv/bin/diaban")


@pytest.mark.parametrize(
    ("minutes", "offset", "expected"),
    [
        (15, 7, "7-59/15 * * * *"),
        (30, 47, "17-59/30 * * * *"),
        (60, 47, "47 * * * *"),
        (180, 60 * 4 + 5, "5 1-23/3 * * *"),
        (1440, 60 * 4 + 5, "5 4 * * *"),
    ],
)
def test_the_fields_of_cron(minutes, offset, expected):
    assert cron_times(minutes, offset=offset) == expected


@pytest.mark.skipif(shutil.which("crontab") is None, reason="cron is not installed")
@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("folder", [Path("/srv/diaban"), Path("/srv/tin tức 100%")])
def test_cron_takes_its_line(tmp_path, every, folder):
    table = tmp_path / "table"
    table.write_text(made("cron", every, folder), encoding="utf-8")
    checked = subprocess.run(["crontab", "-n", str(table)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("every", EVERY)
def test_systemd_takes_its_units(tmp_path, every):
    program = tmp_path / "thư mục 100%" / ".venv" / "bin" / "diaban"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    service, timer = made("systemd", every, program.parents[2]).split("\n\n# /etc/")
    units = [tmp_path / "diaban-refresh.service", tmp_path / "diaban-refresh.timer"]
    for unit, text in zip(units, (service, "# /etc/" + timer), strict=True):
        unit.write_text(text + "\n", encoding="utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, units)],
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in checked.stderr.splitlines() if "diaban-refresh" in line]
    assert (checked.returncode, complaints) == (0, [])


@pytest.mark.parametrize("every", EVERY)
def test_github_takes_its_workflow(tmp_path, every):
    checker = pytest.importorskip("check_jsonschema")
    workflow = tmp_path / "refresh.yml"
    workflow.write_text(made("github", every), encoding="utf-8")
    arguments = ["--builtin-schema", "vendor.github-workflows", str(workflow)]
    with pytest.raises(SystemExit) as ended:
        checker.main(arguments)
    assert not ended.value.code
    steps = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]["refresh"]["steps"]
    assert [step["with"]["name"] for step in steps if "upload-artifact" in step.get("uses", "")] == [
        "diaban-database"
    ]
