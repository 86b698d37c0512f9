"""Where on the site an article, a place, a person, an organisation, a programme and a story are.

Ids are encoded as Datasette encodes those of rows, so that each is one safe part of a path.
"""

from urllib.parse import unquote

from datasette.utils import tilde_decode, tilde_encode


def article_address(article_id: str) -> str:
    """The path of an article's page."""
    return f"/bai/{tilde_encode(article_id)}"


def place_address(place_id: str) -> str:
    """The path of a locality's page."""
    return f"/dia-ban/{tilde_encode(place_id)}"


def person_address(person_id: str) -> str:
    """The path of an official's page."""
    return f"/can-bo/{tilde_encode(person_id)}"


def organisation_address(organisation_id: str) -> str:
    """The path of a unit's page."""
    return f"/don-vi/{tilde_encode(organisation_id)}"


def programme_address(programme_id: str) -> str:
    """The path of a programme's page."""
    return f"/chuong-trinh/{tilde_encode(programme_id)}"


def story_address(story_id: str) -> str:
    """The path of an event's page: one story over its articles."""
    return f"/su-kien/{tilde_encode(story_id)}"


def article_id_in(encoded: str) -> str:
    """The id behind the last part of a path, which people may also have typed: browsers write that with %."""
    return unquote(encoded) if "%" in encoded else tilde_decode(encoded)
