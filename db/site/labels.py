"""What the site calls things, from `labels.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def labels() -> dict[str, dict[str, tuple[str, str]]]:
    """(Vietnamese, English) by group and key."""
    text = (files(__package__) / "labels.toml").read_text(encoding="utf-8")
    return {
        group: {key: (pair[0], pair[1]) for key, pair in entries.items()}
        for group, entries in tomllib.loads(text).items()
    }


def vietnamese(group: str, key: str | None) -> str:
    """The Vietnamese label, or the key itself where there is none."""
    return labels()[group].get(key or "", (key or "", ""))[0]


def english(group: str, key: str | None) -> str:
    """The English label, or the key itself where there is none."""
    return labels()[group].get(key or "", ("", key or ""))[1]
