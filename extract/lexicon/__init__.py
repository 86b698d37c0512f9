"""The Vietnamese that the extractors know, as data: one TOML file a subject."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """The contents of `extract/lexicon/<name>.toml`.

    Raises FileNotFoundError where there is no such lexicon.
    """
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
