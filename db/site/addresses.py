"""Where on the site an article, a place, a person, an organisation, a programme and a story are.

Ids are encoded as Datasette encodes those of rows, so that each is one safe part of a path.
"""

import re
from urllib.parse import unquote

from datasette.utils import tilde_decode, tilde_encode

_PLAIN = re.compile(r"[A-Za-z0-9_-]*")


def article_address(article_id: str) -> str:
    """The path of an article's page."""
    return f"/bai/{_part(article_id)}"


def place_address(place_id: str) -> str:
    """The path of a locality's page."""
    return f"/dia-ban/{_part(place_id)}"


def person_address(person_id: str) -> str:
    """The path of an official's page."""
    return f"/can-bo/{_part(person_id)}"


def organisation_address(organisation_id: str) -> str:
    """The path of a unit's page."""
    return f"/don-vi/{_part(organisation_id)}"


def programme_address(programme_id: str) -> str:
    """The path of a programme's page."""
    return f"/chuong-trinh/{_part(programme_id)}"


def story_address(story_id: str) -> str:
    """The path of an event's page: one story over its articles."""
    return f"/su-kien/{_part(story_id)}"


def article_id_in(encoded: str) -> str:
    """The id behind the last part of a path, which people may also have typed: browsers write that with %."""
    return unquote(encoded) if "%" in encoded else tilde_decode(encoded)


def _part(id: str) -> str:
    # Datasette looks at one letter after the other; most ids need no encoding.
    return id if _PLAIN.fullmatch(id) else str(tilde_encode(id))
