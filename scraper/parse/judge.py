"""Whether what was read of a page is an article: listings, front pages and stubs are none."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from corpus.article import Article
from corpus.lexicon import one_of
from corpus.readers.draft import Line
from corpus.readers.html import PageReading
from corpus.readers.page import Page, kinds_of
from scraper.addresses import path_and_query
from scraper.outcomes import Trouble
from scraper.sources import Source

Objection = tuple[Trouble, str]

_STUB = 80  # characters of text, pictures' captions left out, below which nothing is told
_BRIEF = 600  # characters above which a request to log in is the comment form's
_PARAGRAPH = 60  # characters
_SHARE = 3  # an article's longest stretch is at least one part in so many of all that its page tells
_LONG = 1500  # characters that no summary has
_TITLE = 20  # characters that the link to an article has
_MANY = 5  # links to articles that make a list
_PROSE = ("para", "quote", "list", "note")
_LISTS = ("CollectionPage", "ItemList", "SearchResultsPage")


def find_objection(reading: PageReading, *, url: str | None, source: Source | None) -> Objection | None:
    """Why the reading is no article; None where it is one."""
    article = reading.article
    if article is None:
        return "no_article", "there is no text in it"
    prose = _prose(article)
    if prose < _BRIEF and _wants_login(reading):
        return "login_wall", "the text is for readers who have logged in"
    if url is not None and _is_front(url):
        return "no_article", "it is the front page of a site"
    if prose < _STUB:
        return "no_article", f"it holds {prose} characters of text: a picture or a film with no report"
    if "body" not in reading.parts and _is_list(reading, prose, known=_is_known(url, source)):
        return "no_article", "it is a list of articles"
    return None


def _prose(article: Article) -> int:
    """The characters of the article's text, but for captions, headings and what sites say of themselves."""
    texts = (article.content[block.start : block.end] for block in article.blocks if block.kind in _PROSE)
    return sum(len(text) for text in texts if _imprint().match(text) is None)


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and parts.path.strip("/").lower() in _words()["fronts"]


def _is_known(url: str | None, source: Source | None) -> bool:
    """Whether the address is one that the source gives to articles alone."""
    if url is None or source is None or source.article_url is None:
        return False
    return re.search(source.article_url, path_and_query(url)) is not None


def _wants_login(reading: PageReading) -> bool:
    parent = reading.body.getparent()
    around = reading.body if parent is None else parent
    return _login().search(" ".join(around.text_content()[:20_000].split())) is not None


def _is_list(reading: PageReading, prose: int, *, known: bool) -> bool:
    """Whether the text is summaries between titles that are links, or hardly more than such titles."""
    if known:
        return False
    if len(reading.body.text_content()) < _LONG and _is_one_of_many(reading.body):
        return True
    titles = [line.text for line in reading.lines if line.link and len(line.text) >= _TITLE]
    if len(titles) < _MANY:
        return False
    runs = _runs(reading.lines)
    if max(runs, default=0) * _SHARE < sum(runs):
        return True
    told = _is_told(reading.page, "article")
    return _is_told(reading.page, "list") or (
        not told and prose < _BRIEF and sum(map(len, titles)) > 2 * prose
    )


def _runs(lines: Sequence[Line]) -> list[int]:
    """The characters of prose between two titles of other articles, for each such stretch."""
    runs = [0]
    for line in lines:
        if line.link and len(line.text) >= _TITLE:
            runs.append(0)
        elif len(line.text) >= _PARAGRAPH and line.kind != "caption":
            runs[-1] += len(line.text)
    return [run for run in runs if run]


def _is_one_of_many(body: HtmlElement) -> bool:
    """Whether elements like it lie beside it, each with the title of an article."""
    for holder in (body, *islice(body.iterancestors(), 2)):
        alike = (tag for tag in holder.itersiblings(holder.tag) if tag.get("class") == holder.get("class"))
        before = (
            tag
            for tag in holder.itersiblings(holder.tag, preceding=True)
            if tag.get("class") == holder.get("class")
        )
        if sum(1 for tag in islice(chain(alike, before), 30) if _links(tag)) >= _MANY - 1:
            return True
    return False


def _links(body: HtmlElement) -> dict[str, str]:
    """The texts of links that read as titles, by address."""
    found: dict[str, str] = {}
    for tag in body.iter("a"):
        text = " ".join(tag.text_content().split())
        if len(text) >= _TITLE:
            found.setdefault(tag.get("href") or "", text)
    return found


def _is_told(page: Page, what: str) -> bool:
    kinds = [kind for thing in page.linked for kind in kinds_of(thing)]
    if what == "list":
        return any(kind in _LISTS for kind in kinds)
    return page.meta.get("og:type") == "article" or any(kind.endswith("Article") for kind in kinds)


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(rf"\W*{one_of(_words()['imprint'])}(?!\w)", re.IGNORECASE)


@cache
def _login() -> re.Pattern[str]:
    return re.compile(one_of(_words()["login"]), re.IGNORECASE)
