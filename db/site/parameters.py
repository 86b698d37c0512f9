"""Which parameters of an address are heeded, and which can't be.

Datasette answers some of its own parameters with an error of its inside where they make no sense, and takes
any other for a column. What nobody knows is passed over; what is known and makes no sense is refused.
"""

import json
import re
from functools import cache

from db.ids import article_mark
from db.metadata import build_metadata, published_columns
from db.views import VIEWS

Pairs = list[tuple[str, str]]

# Of one table, so many columns are counted at a reader's wish.
MOST_FACETS = 6
_TABLE = re.compile(r"^/[^/]+/(?P<name>[a-z_]+)(?:\.[a-z]+)?$")
_FORM = re.compile(r"^/[^/]+/(?P<name>[a-z_]+)\.(?P<form>[^/.]+)$")
_FORMS = frozenset({"json", "csv", "xlsx"})
_DATABASE = re.compile(r"^/[^/]+\.json$")
_VIEW = re.compile(r"CREATE VIEW (\w+)")
# They shorten the time that a query has, show queries, and count what is in lists, which no column has.
_NOT_HEEDED = frozenset({"_timelimit", "_trace", "_facet_array"})
_COUNTED = frozenset({"_facet", "_facet_date"})
_OF_ROWS = frozenset({"_shape", "_nl"})
_FARTHEST = 9  # digits of how far into a view a page may begin
_ARTICLES = frozenset({"article_id", "original_id", "first_article_id", "last_article_id"})
_MARK = re.compile(r"[a-z2-7]{12}")
_LISTING = frozenset({"in", "notin"})
_EQUAL = frozenset({"", "exact", "not"})


def heeded(path: str, pairs: Pairs, *, own: frozenset[str] = frozenset()) -> Pairs:
    """The parameters without those that nobody knows, and without characters that no text has.

    Articles that are asked for by their own long ids, as they were published before, are by their marks.
    own: those of `like_marks` that are own ids all the same.
    """
    columns = _columns_at(path)
    unknown = _NOT_HEEDED | _OF_ROWS if _DATABASE.match(path) else _NOT_HEEDED
    plain = [(name.replace("\0", ""), value.replace("\0", "")) for name, value in pairs]
    return [
        (name, value if columns is None else _marked(path, name, value, own))
        for name, value in plain
        if name not in unknown and (columns is None or _is_known(name, value, columns))
    ]


def like_marks(path: str, pairs: Pairs) -> frozenset[str]:
    """The articles that are asked for by what may be a mark, or an own id that looks like one."""
    if _columns_at(path) is None:
        return frozenset()
    listed = (_articles_in(path, name, value.replace("\0", "")) or () for name, value in pairs)
    return frozenset(each for articles in listed for each in articles if _MARK.fullmatch(each))


def _marked(path: str, name: str, value: str, own: frozenset[str]) -> str:
    articles = _articles_in(path, name, value)
    if articles is None:
        return value
    marks = [_mark_of(each, own) for each in articles]
    return json.dumps(marks) if _operator(name) in _LISTING else marks[0]


def _articles_in(path: str, name: str, value: str) -> list[str] | None:
    """The articles that a parameter names; None where it is about something else."""
    if _column(name) not in _ARTICLES and (_name_at(path), _column(name)) != ("articles", "id"):
        return None
    if _operator(name) not in _LISTING:
        return [value] if _operator(name) in _EQUAL else None
    listed = _parsed(value) if value.startswith("[") else value.split(",")
    return [str(each).strip() for each in listed] if isinstance(listed, list) else None


def _mark_of(article: str, own: frozenset[str]) -> str:
    is_mark = not article or (_MARK.fullmatch(article) and article not in own)
    return article if is_mark else article_mark(article)


def _is_known(name: str, value: str, columns: tuple[str, ...]) -> bool:
    """Whether a table has what a parameter is about."""
    if name in _COUNTED:
        return value in columns
    return name.startswith("_") or _column(name) in columns


def has_no_such_form(path: str) -> bool:
    """Whether a table or a query is asked for in a form that none has, on which Datasette may fail."""
    asked = _FORM.match(path)
    if asked is None or asked["form"] in _FORMS:
        return False
    return asked["name"] in published_columns() or asked["name"] in _queries()


def asks_the_impossible(path: str, pairs: Pairs) -> bool:
    """Whether a table is asked for what no table can answer."""
    if _columns_at(path) is None:
        return False
    if sum(name.startswith("_facet") and name != "_facet_size" for name, _ in pairs) > MOST_FACETS:
        return True
    return any(_is_impossible(path, name, value) for name, value in pairs)


def _is_impossible(path: str, name: str, value: str) -> bool:
    if name == "_through":
        return not _leads_through(value)
    if name == "_next" and _name_at(path) in _views():
        return not (value.isascii() and value.isdigit() and len(value) <= _FARTHEST)
    # Datasette reads whatever is called so as JSON where it begins like it.
    if name.startswith("_facet") and name not in _COUNTED and value.startswith("{"):
        return not isinstance(_parsed(value), dict)
    if name.endswith(("__in", "__notin")) and value.startswith("["):
        return not isinstance(_parsed(value), list)
    return False


def _leads_through(value: str) -> bool:
    """Whether the value names a table, a column in it and what that should be."""
    asked = _parsed(value)
    if not isinstance(asked, dict) or not {"table", "column", "value"} <= asked.keys():
        return False
    return asked["column"] in published_columns().get(str(asked["table"]), ())


def _parsed(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return None


def _columns_at(path: str) -> tuple[str, ...] | None:
    return published_columns().get(_name_at(path) or "")


def _name_at(path: str) -> str | None:
    table = _TABLE.match(path)
    return table["name"] if table is not None else None


@cache
def _queries() -> frozenset[str]:
    (database,) = build_metadata()["databases"].values()
    return frozenset(database["queries"])


@cache
def _views() -> frozenset[str]:
    return frozenset(name for view in VIEWS for name in _VIEW.findall(view))


def _column(name: str) -> str:
    return name.rpartition("__")[0] or name


def _operator(name: str) -> str:
    return name.rpartition("__")[2] if "__" in name else ""
