"""Which article a page gives: the one that it gave before, one that another page gives already, or a new one.

Pages say themselves which article they are (`rel=canonical`), and some say it wrongly: all pages of a site
may name the same one. Taken at their word they would overwrite one another's text.
"""

from dataclasses import replace
from typing import Protocol

from corpus.article import Article
from corpus.near_duplicates import signature, similarity
from corpus.readers.html import id_from
from scraper.discover.links import article_page
from scraper.handling import Handled
from scraper.outcomes import Failure
from scraper.parse.address import fold
from scraper.reading import Task
from scraper.visits import after_trouble


class Articles(Protocol):
    """What is known of articles: the frontier."""

    def article(self, article_id: str) -> Article | None:
        """An article as it is stored."""

    def gives(self, article_id: str, *, besides: str) -> bool:
        """Whether a page at another address than `besides` gives an article."""


def settle_identity(handled: Handled, task: Task, articles: Articles) -> Handled:
    """What an answer changes, its article under the id that it keeps.

    A page that was moved, or says something new of itself, keeps the article that it gave, as long as that is
    recognised in it; one that leads to another article instead gives none any more. Where another page gives
    an article of that id already, the same text is not stored twice, and another text is an article of its
    own, at its own address.
    """
    article, page = handled.step.article, task.page
    if article is None:
        return handled
    if page.article_id is not None and page.article_id != article.id:
        before = articles.article(page.article_id)
        if before is not None and _is_recognised(before, article):
            known_as = article.canonical_url if _leads_elsewhere(task) else before.canonical_url
            return _moved(_as(handled, replace(article, id=page.article_id, canonical_url=known_as)), task)
        if before is not None and _leads_elsewhere(task):
            return _lost(handled, task)
    if page.article_id != article.id and articles.gives(article.id, besides=page.url):
        other = articles.article(article.id)
        if other is not None and _is_same(other, article):
            return _twin(handled)
        own = fold(task.response.url) or task.response.url
        handled = _as(handled, replace(article, id=id_from(own), canonical_url=own))
    return _moved(handled, task)


def _as(handled: Handled, article: Article) -> Handled:
    """The same with this article."""
    step = handled.step
    page = replace(step.page, article_id=article.id)
    unchanged = step.unchanged and replace(step.unchanged, article_id=article.id)
    return replace(handled, step=replace(step, article=article, page=page, unchanged=unchanged))


def _moved(handled: Handled, task: Task) -> Handled:
    """The address that a redirect led to is visited from now on, and the one that led there no more."""
    target = article_page(task.response.url, base=task.response.url, source=task.source)
    if not _leads_elsewhere(task) or target is None or target.url == task.page.url:
        return handled
    step = handled.step
    there = replace(step.page, url=target.url, found_at=task.now)
    here = replace(step.page, state="done", next_check=None)
    unchanged = step.unchanged and replace(step.unchanged, state="done", next_check=None)
    return replace(handled, step=replace(step, page=here, unchanged=unchanged, found=(*step.found, there)))


def _twin(handled: Handled) -> Handled:
    """Nothing is stored: the other page goes on giving the article."""
    page = replace(handled.step.page, state="done", next_check=None)
    return replace(handled, step=replace(handled.step, page=page, unchanged=None, article=None), missing=())


def _lost(handled: Handled, task: Task) -> Handled:
    """What is stored stays: its address leads to another article now."""
    failure = Failure(
        url=task.page.url,
        trouble="soft_404",
        detail=f"{task.page.url}: redirects to another article, {task.response.url}",
        status=task.response.status,
    )
    page = after_trouble(task.page, failure, now=task.now)
    return Handled(step=replace(handled.step, page=page, unchanged=None, article=None), failure=failure)


def _leads_elsewhere(task: Task) -> bool:
    return fold(task.response.url) != fold(task.page.url)


def _is_recognised(before: Article, now: Article) -> bool:
    """Whether an article is still the one that it was, corrected and rewritten as it may be."""
    return before.title == now.title or similarity(signature(before.text), signature(now.text)).verdict in (
        "same",
        "part",
    )


def _is_same(one: Article, other: Article) -> bool:
    """Whether two pages, a mobile copy say, show one text."""
    if one.title != other.title:
        return False
    return one.text == other.text or similarity(signature(one.text), signature(other.text)).verdict == "same"
