"""Addresses of this site with something asked for, or no longer."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from datasette.utils.asgi import Request

PAGE_NUMBER = "trang"


def page_asked(request: Request) -> int:
    """Which page of a list a request asks for, from 1; the first where it says nothing that is a number."""
    typed = request.args.get(PAGE_NUMBER) or ""
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


def changed(address: str, **arguments: str | None) -> str:
    """`address`, a path and query, with parameters set or, where None, left out; a page's mark goes too."""
    path, _, query = address.partition("?")
    gone = {*arguments, "_next"}
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name not in gone]
    kept += [(name, value) for name, value in arguments.items() if value is not None]
    path = f"/{path.lstrip('/')}"
    return f"{path}?{urlencode(kept)}" if kept else path


def also(address: str | None, **arguments: str) -> str:
    """The path and query of an address of this site, with parameters added."""
    found = local(address)
    return f"{found}{'&' if '?' in found else '?'}{urlencode(arguments)}"


def without(address: str, name: str, value: str | None = None) -> str:
    """`address` without one parameter, or one of its values."""
    path, _, query = address.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [
        each for each in pairs if each[0] != "_next" and not (each[0] == name and value in (None, each[1]))
    ]
    return f"{path}?{urlencode(kept)}" if kept else path


def of_all_pages(address: str | None) -> str:
    """The path and query of an address of this site, with no page of a list asked for."""
    path, _, query = local(address).partition("?")
    kept = [each for each in parse_qsl(query, keep_blank_values=True) if each[0] != PAGE_NUMBER]
    return f"{path}?{urlencode(kept)}" if kept else path


def local(address: str | None) -> str:
    """The path and query of an address of this site."""
    parts = urlsplit(address or "")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def hidden_arguments(request: Request, *left_out: str) -> list[tuple[str, str]]:
    """The parameters that a form keeps: all but those that it sets itself, and a page's mark."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    return [each for each in pairs if each[0] not in (*left_out, "_next")]
