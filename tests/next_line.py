"""Running the next line of Datasette, in the environment that `make test-slow` makes for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running import ROOT, answering, free_port

NEXT = ROOT / ".venv-next" / "bin" / "datasette"


@contextmanager
def serving_next(published: Path, folder: Path, *, closed: bool = True) -> Iterator[tuple[str, int]]:
    """Its address and process until the end of the block; it wants the metadata as configuration too.

    closed: whether its settings forbid SQL, beside the metadata.
    """
    port, metadata = free_port(), str(ROOT / "datasette_metadata.json")
    command = [
        str(NEXT), "serve", "-i", str(published), "-m", metadata, "-c", metadata, "--port", str(port),
        "--setting", "suggest_facets", "off",
    ]  # fmt: skip
    if closed:
        command += ["--setting", "default_allow_sql", "off"]
    with answering(command, port, folder=folder, log="serve.log") as served:
        yield served
