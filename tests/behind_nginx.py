"""The real nginx with the shipped configuration before two real processes of the site."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from running import ROOT, free_port, wait_for

# The last is where scripts/nginx unpacks it.
_FOLDERS = (os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", f"{sys.prefix}/nginx/usr/sbin")
NGINX = shutil.which("nginx", path=os.pathsep.join(_FOLDERS))
SHIPPED = ROOT / "deploy" / "nginx.conf"
_MAIN = """{user}daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True, kw_only=True)
class Processes:
    """Two processes of the site on one data folder.

    ports: theirs, in the same order.
    """

    data: Path
    ports: tuple[int, int]
    running: tuple["subprocess.Popen[bytes]", ...]

    def kill(self, *numbers: int) -> None:
        """End some of them without a chance to say so."""
        for number in numbers:
            self.running[number].kill()
            self.running[number].wait()


def write_configuration(
    folder: Path, data: Path, *, port: int, behind: tuple[int, int], kept: str = "1m"
) -> Path:
    """The shipped file with the paths and ports of a test, and a main file that includes it."""
    text = SHIPPED.read_text(encoding="utf-8")
    changes = {
        "/srv/diaban/www/": f"{data}/var/",
        "/var/cache/nginx/diaban": f"{folder}/cache",
        "/var/log/nginx/": f"{folder}/",
        "127.0.0.1:8001": f"127.0.0.1:{behind[0]}",
        "127.0.0.1:8002": f"127.0.0.1:{behind[1]}",
        "diaban.example.org": "127.0.0.1",
        "200 301 302 1m;": f"200 301 302 {kept};",
    }
    for shipped, own in changes.items():
        assert shipped in text, shipped
        text = text.replace(shipped, own)
    text, listens = re.subn(r"listen +(?:80|\[::\]:80);", f"listen 127.0.0.1:{port};", text)
    assert listens == 2
    text = text.replace(f"listen 127.0.0.1:{port};", "", 1)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    # The workers must read what a test's user wrote.
    user = "user root;\n" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(_MAIN.format(folder=folder, user=user), encoding="utf-8")
    return main


def check(main: Path) -> "subprocess.CompletedProcess[str]":
    """What `nginx -t` says."""
    return subprocess.run([*_command(main), "-t"], capture_output=True, text=True, check=False)


@contextmanager
def two_processes(data: Path) -> Iterator[Processes]:
    """Two processes of `diaban serve`, run in the data folder until the end of the block."""
    ports = (free_port(), free_port())
    running = []
    try:
        for port in ports:
            command = [sys.executable, "-c", "from cli import main; main()", "serve", "--port", str(port)]
            with (data / f"serve-{port}.log").open("wb") as log:
                running.append(subprocess.Popen(command, cwd=data, stdout=log, stderr=log))
        for port, process in zip(ports, running, strict=True):
            wait_for(f"http://127.0.0.1:{port}", process)
        yield Processes(data=data, ports=ports, running=tuple(running))
    finally:
        for process in running:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def in_front(processes: Processes, folder: Path, *, kept: str = "1m") -> Iterator[str]:
    """The address of an nginx of its own before the processes, which keeps nothing yet and limits nobody yet.

    kept: how long it keeps what it was answered.
    """
    port = free_port()
    main = write_configuration(folder, processes.data, port=port, behind=processes.ports, kept=kept)
    checked = check(main)
    assert checked.returncode == 0, checked.stderr
    nginx = subprocess.Popen(_command(main))
    try:
        wait_for(f"http://127.0.0.1:{port}/diaban.db", nginx)
        yield f"http://127.0.0.1:{port}"
    finally:
        nginx.terminate()
        nginx.wait(timeout=20)


def _command(main: Path) -> list[str]:
    return [str(NGINX), "-p", str(main.parent), "-e", f"{main.parent}/error.log", "-c", str(main)]
