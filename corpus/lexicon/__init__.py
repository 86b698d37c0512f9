"""What the readers know of how pages are written, as data: one TOML file a subject."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_cues(name: str) -> dict[str, Any]:
    """The contents of `corpus/lexicon/<name>.toml`.

    Raises FileNotFoundError where there is no such file.
    """
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def one_of(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, the longest first; a space in one stands for any white space."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) + ")"
