"""Which extractor made a fact."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_RULES = (".py", ".toml", ".tsv", ".gz")


@cache
def extractor_version() -> str:
    """A digest of all rules and word lists, so that changed rules read all articles again."""
    digest = sha256()
    for path, entry in sorted(_walk(files("extract"), "")):
        digest.update(path.encode() + b"\0" + entry.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        path = f"{prefix}/{entry.name}"
        if entry.is_dir():
            found += _walk(entry, path)
        elif entry.name.endswith(_RULES):
            found.append((path, entry))
    return found
