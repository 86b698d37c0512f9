"""What `metadata.toml` says of the tables."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def said() -> dict[str, Any]:
    """The file's value."""
    return tomllib.loads((files("db") / "metadata.toml").read_text(encoding="utf-8"))


@cache
def facets_of(table: str) -> tuple[str, ...]:
    """The columns that the rows of a table are counted by on its page; none of a table that is not known."""
    return tuple(said()["tables"].get(table, {}).get("facets", ()))
