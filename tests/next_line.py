"""Running the next line of Datasette, in the environment that `make test-slow` makes for it."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running import ROOT, Sample, free_port, wait_for

NEXT = ROOT / ".venv-next" / "bin" / "datasette"


@contextmanager
def serving_next(sample: Sample, folder: Path) -> Iterator[str]:
    """The address of it until the end of the block; it wants the metadata as configuration too."""
    port = free_port()
    metadata = str(ROOT / "datasette_metadata.json")
    command = [
        str(NEXT), "serve", "-i", str(sample.published), "-m", metadata, "-c", metadata, "--port", str(port),
        "--setting", "default_allow_sql", "off", "--setting", "suggest_facets", "off",
    ]  # fmt: skip
    log = (folder / "serve.log").open("wb")
    with log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
