"""The files of deploy/, checked by the programs that read them."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from behind_nginx import NGINX, SHIPPED, check, write_configuration
from running import ROOT

from cli_schedule import schedule_text

DEPLOY = ROOT / "deploy"
README = (DEPLOY / "README.md").read_text(encoding="utf-8")
SITE = DEPLOY / "diaban-site@.service"
needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")


def program(folder: Path) -> Path:
    """Something to run where the shipped units expect diaban."""
    path = folder / "opt" / "diaban" / ".venv" / "bin" / "diaban"
    path.parent.mkdir(parents=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def verified(*units: Path) -> list[str]:
    """What systemd has to complain of."""
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *map(str, units)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if "diaban" in line]
    return complaints or ([done.stderr] if done.returncode else [])


@needs_systemd
def test_systemd_takes_the_unit_of_the_site(tmp_path: Path) -> None:
    text = SITE.read_text(encoding="utf-8").replace("/opt/diaban/.venv/bin/diaban", str(program(tmp_path)))
    unit = tmp_path / "diaban-site@8001.service"
    unit.write_text(text, encoding="utf-8")
    assert verified(unit) == []
    unit.write_text(text.replace("ProtectSystem=strict", "ProtectSystm=strict"), encoding="utf-8")
    assert verified(unit) != []


@needs_systemd
def test_the_site_is_shut_in(tmp_path: Path) -> None:
    unit = tmp_path / "diaban-site@8001.service"
    shutil.copy(SITE, unit)
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=30", "--no-pager", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr


@needs_systemd
@pytest.mark.skipif(shutil.which("awk") is None, reason="awk is not installed")
def test_systemd_takes_the_timer_as_the_readme_makes_it(tmp_path: Path) -> None:
    command = program(tmp_path)
    (splitting,) = re.findall(r"^ +awk '(.+)'$", README, re.MULTILINE)
    printed = schedule_text("systemd", every="1h", folder=tmp_path, command=command)
    assert printed.count("# /etc/systemd/system/") == 2
    here = printed.replace("# /etc/systemd/system/", f"# {tmp_path}/")
    program_text = splitting.replace(r"\/etc\/systemd\/system\/", str(tmp_path).replace("/", r"\/"))
    subprocess.run(["awk", program_text], input=here, text=True, check=True)
    service, timer = tmp_path / "diaban-refresh.service", tmp_path / "diaban-refresh.timer"
    assert "[Timer]" in timer.read_text() and "[Timer]" not in service.read_text()
    added = tmp_path / "diaban-refresh.service.d" / "server.conf"
    added.parent.mkdir()
    text = (DEPLOY / "diaban-refresh.conf").read_text(encoding="utf-8")
    added.write_text(text.replace("/opt/diaban/.venv/bin/diaban", str(command)), encoding="utf-8")
    assert verified(service, timer) == []
    added.write_text(added.read_text() + "Niceness=1\n", encoding="utf-8")
    assert verified(service, timer) != []


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx)")
def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    main = write_configuration(tmp_path, tmp_path, port=8080, behind=(8001, 8002))
    done = check(main)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr
    site = tmp_path / "site.conf"
    site.write_text(site.read_text(encoding="utf-8").replace("proxy_cache_lock ", "proxy_cache_lok ", 1))
    assert check(main).returncode != 0


def test_the_readme_speaks_of_the_files_that_there_are() -> None:
    named = set(re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE))
    assert named == {path.name for path in DEPLOY.iterdir() if path.name != "README.md"}
    for path in re.findall(r"/opt/diaban/deploy/(\S+)", README):
        assert (DEPLOY / path).is_file(), path


def test_the_settings_of_the_readme_are_settings(tmp_path: Path) -> None:
    from cli_settings import load_settings

    (text,) = re.findall(r"```toml\n(.+?)```", README, re.DOTALL)
    file = tmp_path / "diaban.toml"
    file.write_text(text, encoding="utf-8")
    settings = load_settings(file, {})
    assert settings.scrape == tuple(tomllib.loads(text)["scrape"])
    assert settings.published == tmp_path / "www" / "published"


def test_the_paths_are_the_same_in_all_files() -> None:
    shipped = [SHIPPED, SITE, DEPLOY / "diaban-refresh.conf"]
    texts = [path.read_text(encoding="utf-8") for path in shipped]
    found = {path for text in texts for path in re.findall(r"/(?:srv|opt)/[\w./-]+", text)}
    assert found == {
        "/opt/diaban/.venv/bin/diaban",
        "/srv/diaban",
        "/srv/diaban/var",
        "/srv/diaban/www/dump",
        "/srv/diaban/www/dump/current/",
        "/srv/diaban/www/published",
        "/srv/diaban/www/published/diaban.db",
    }
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", texts[0])
    assert all(f"diaban-site@{port}" in README for port in ports)
