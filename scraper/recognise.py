"""Pages that come with success and are no pages: walls, parked domains, excuses, sign-in forms, empty shells.

What they look like stands in `pages.toml`. Real articles may speak of any of it (`Không tìm thấy nạn nhân`),
so words count where a page would say them of itself: in a title, at the beginning of a line of a page that
hardly says anything else, in a path that it redirects to. A page with much text is looked at no further than
its title, which is what makes this cheap.
"""

import re
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from scraper.outcomes import Purpose, Response, Trouble
from scraper.page_cues import Cues, load_cues, load_words
from scraper.page_look import Look, look_at

_MUCH = 1200  # characters in sentences: a page in its own right
_LITTLE = 400  # hardly more than an excuse
_MENUS = 1000  # characters of any text: a page of a site, with its menus
_NOTHING = 160  # characters of any text: nothing to read
_SMALL = 6000  # bytes of a page that does nothing but set a cookie and go on
_LONGEST_MESSAGE = 200  # characters; a sentence of an article that begins the same goes on
_FEW_LINKS = 3
_PARTS = re.compile(r"\s+[-|–—:»•]\s+")
_COOKIE = re.compile(r"document\.cookie\s*=")
_GO_ON = re.compile(r"location\.(?:reload|replace|assign)\s*\(|location(?:\.href)?\s*=[^=]")
_PASSWORD = re.compile(r"<input\b[^>]{0,300}type\s*=\s*[\"']?password\b")
_REFRESH = re.compile(r"<meta\b[^>]{0,200}http-equiv\s*=\s*[\"']?refresh\b[^>]{0,500}>")
_REFRESH_URL = re.compile(r"url\s*=\s*[\"']?([^\"'>\s]{1,300})")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|meta|title)\b", re.IGNORECASE)
_HOME = re.compile(r"/(?:(?:index|default|home|trang-chu)(?:\.(?:html?|php|aspx?))?)?/?", re.IGNORECASE)

Found = tuple[Trouble, str]
_TOLD_BY_WORDS: tuple[tuple[str, Trouble, str], ...] = (
    ("challenge", "challenge", "a wall that wants a browser"),
    ("parked", "parked", "the domain is parked or its server has no site"),
    ("maintenance", "server_error", "the site says that it does not work now"),
    ("soft_404", "soft_404", "the page says that it is not there"),
    ("login_wall", "login_wall", "the page wants one to sign in"),
)


def recognise(response: Response, purpose: Purpose) -> Found | None:
    """The trouble that a page is, with a sentence on what told it; None where it may be what was wanted."""
    told = _by_headers(response) or _by_path(response, purpose)
    if told is not None:
        return told
    if purpose in ("feed", "sitemap", "robots"):
        return _instead_of_a_file(response)
    page = look_at(response.body, enough=_MUCH)
    if page.sentences >= _MUCH:
        return _by_title(page, "soft_404")
    page = replace(page, source=page.source.lower())
    return _by_markup(page) or _by_words(page) or _by_emptiness(page)


def _instead_of_a_file(response: Response) -> Found | None:
    """A wall or a parking page may stand where a file was asked for; other pages are only of a wrong kind."""
    if not _HTML.search(response.body[:4096]):
        return None
    page = look_at(response.body, enough=_MUCH)
    if page.sentences >= _MUCH:
        return None
    return _by_markup(replace(page, source=page.source.lower())) or _by_title(page, "challenge")


def _by_headers(response: Response) -> Found | None:
    for name, value in load_cues("challenge").headers:
        if value in (response.header(name) or "").lower():
            return "challenge", f"a wall that wants a browser: {name}: {value}"
    return None


def _by_path(response: Response, purpose: Purpose) -> Found | None:
    """What the address says to which a redirect led."""
    if not response.redirects or purpose not in ("article", "listing"):
        return None
    path = unquote(urlsplit(response.url).path).lower()
    for name, trouble, sentence in _TOLD_BY_WORDS:
        paths = load_cues(name).paths
        if paths is not None and paths.search(path):
            return trouble, f"{sentence}: redirected to {path}"
    asked = urlsplit(response.asked).path
    if purpose == "article" and _HOME.fullmatch(path) and not _HOME.fullmatch(asked):
        return "soft_404", "redirected to the site's first page"
    return None


def _by_markup(page: Look) -> Found | None:
    bare = page.sentences < _LITTLE and page.letters < _MENUS and not _is_article(page)
    for name, trouble, sentence in _TOLD_BY_WORDS:
        cues = load_cues(name)
        mark = _first(cues.always, page.source) or (_first(cues.small, page.source) if bare else None)
        if mark is not None:
            return trouble, f"{sentence}: {mark}"
    return _sets_cookie_and_goes_on(page)


def _sets_cookie_and_goes_on(page: Look) -> Found | None:
    if page.letters >= _NOTHING or len(page.source) > _SMALL:
        return None
    if _COOKIE.search(page.source) and _GO_ON.search(page.source):
        return "challenge", "a wall that wants a browser: it sets a cookie and goes on"
    return None


def _by_words(page: Look) -> Found | None:
    for name, trouble, sentence in _TOLD_BY_WORDS:
        told = _by_title(page, name)
        if told is not None:
            return told
        line = _message(page, name, load_cues(name))
        if line is not None:
            return trouble, f"{sentence}: {line[:120]}"
    if _PASSWORD.search(page.source) and page.sentences == 0 and page.letters < _LITTLE:
        return "login_wall", "the page is a form to sign in"
    return None


def _by_title(page: Look, name: str) -> Found | None:
    titles = load_cues(name).titles
    if titles is None:
        return None
    for title in page.titles:
        if any(map(titles.match, (title, *_PARTS.split(title)))) and not _is_article(page):
            trouble, sentence = next((entry[1], entry[2]) for entry in _TOLD_BY_WORDS if entry[0] == name)
            return trouble, f"{sentence}: {title[:120]}"
    return None


def _message(page: Look, name: str, cues: Cues) -> str | None:
    """The line by which a page says of itself what is the matter."""
    if cues.messages is None or page.sentences >= _LITTLE or _is_article(page):
        return None
    aside = load_words("aside") if name == "login_wall" else ()
    for line in map(str.lower, page.lines):
        if len(line) <= _LONGEST_MESSAGE and cues.messages.match(line) and _first(aside, line) is None:
            return line
    return None


def _by_emptiness(page: Look) -> Found | None:
    refresh = _REFRESH.search(page.source)
    if refresh is not None and page.letters < _LITTLE:
        target = _REFRESH_URL.search(refresh[0])
        return "empty_shell", f"nothing but a refresh{' to ' + target[1] if target else ''}"
    if not page.source.strip():
        return "empty_shell", "the body is empty"
    mark = _first(load_cues("empty_shell").small, page.source)
    scripted = mark is not None or "<script" in page.source or "<frameset" in page.source
    bound = _LITTLE if mark is not None else _NOTHING
    if (
        scripted
        and page.letters < bound
        and page.sentences < _NOTHING
        and page.source.count("<a ") < _FEW_LINKS
    ):
        return "empty_shell", f"no text without JavaScript{': ' + mark if mark else ''}"
    return None


def _is_article(page: Look) -> bool:
    return _says_article(page.source)


@lru_cache(maxsize=2)  # pages are large, and each is asked about several times in a row
def _says_article(source: str) -> bool:
    return _first(load_words("article"), source.lower()) is not None


def _first(marks: tuple[str, ...], text: str) -> str | None:
    return next((mark for mark in marks if mark in text), None)
