"""Where on the site an article is."""

from urllib.parse import unquote

from datasette.utils import tilde_decode, tilde_encode


def article_address(article_id: str) -> str:
    """The path of an article's page, its id encoded as Datasette encodes the ids of rows."""
    return f"/bai/{tilde_encode(article_id)}"


def article_id_in(encoded: str) -> str:
    """The id behind the last part of a path, which people may also have typed: browsers write that with %."""
    return unquote(encoded) if "%" in encoded else tilde_decode(encoded)
