"""Whether a declaration works: a little of what it names is asked for and read as a run would."""

from collections import Counter
from collections.abc import Generator, Iterator, Mapping

from corpus.article import Article
from corpus.frontier import Page, PageKind
from scraper.addresses import Address, read_address
from scraper.discover import Found
from scraper.fetch.robots import Rules
from scraper.outcomes import Failure
from scraper.parse import ParsedPage
from scraper.parse.families import load_families
from scraper.sources import Source
from scraper.survey.finding import Finding, failed, shown
from scraper.survey.visit import Visitor

_MOST_OF_A_KIND = 3  # feeds or lists that are looked at
_MOST_ARTICLES = 2
_FEW = 0.5  # of a feed's addresses: if fewer are articles, `article_url` misses some
_CORRECT = "look at the addresses of articles on the site and correct `article_url`"
_PAGES = "look where the site's link to the second page leads and correct `pages`, `first` or `next`"
_NAME_IT = "look at the page; selectors under `layouts` name what is elsewhere"
_FIELDS = ("title", "sapo", "published", "byline", "origin", "body", "family")
_WHAT_LACKS = {
    "family": "the page is not of the family that `cms` names: it was read by guess",
    "body": "the text was found by guess: name its element under `layouts`",
}


def check_source(visitor: Visitor) -> Iterator[Finding]:
    """What is found at a source's addresses, from robots.txt to an article, as it is found."""
    source = visitor.source
    places = _places(source)
    if not places:
        yield _no_way(source)
        return
    open_hosts: dict[str, Rules] = {}
    for url in _one_a_host([url for _, url in places]):
        finding, rules = _robots(visitor, url, [each for _, each in places])
        yield finding
        if isinstance(rules, Rules):
            open_hosts[_authority(url)] = rules
    named: list[str] = []
    for kind, url in places:
        rules_there = open_hosts.get(_authority(url))
        if rules_there is not None and rules_there.allow(url):
            named += yield from _place(visitor, kind, url)
    yield from _articles(visitor, named, open_hosts)


def _places(source: Source) -> list[tuple[PageKind, str]]:
    """The addresses that are looked at: some of each kind."""
    feeds: list[tuple[PageKind, str]] = [("feed", url) for url in source.feeds[:_MOST_OF_A_KIND]]
    maps: list[tuple[PageKind, str]] = [("sitemap", url) for url in source.sitemaps[:1]]
    lists: list[tuple[PageKind, str]] = [("listing", each.url) for each in source.listings[:_MOST_OF_A_KIND]]
    return feeds + maps + lists


def check_article(visitor: Visitor, url: str) -> Iterator[Finding]:
    """What is found in one article, field by field."""
    finding, rules = _robots(visitor, url, [url])
    yield finding
    if isinstance(rules, Rules):
        yield from _article(visitor, url)


def _no_way(source: Source) -> Finding:
    return Finding(
        mark="bad",
        what="declaration",
        said="it names no feed, sitemap or list of articles",
        advice=f"`diaban sources add https://{source.hosts[0]}/` proposes some",
    )


def _authority(url: str) -> str:
    address = read_address(url)
    return address.authority if isinstance(address, Address) else ""


def _one_a_host(urls: list[str]) -> list[str]:
    return list({_authority(url): url for url in reversed(urls)}.values())[::-1]


def _robots(visitor: Visitor, url: str, urls: list[str]) -> tuple[Finding, Rules | Failure]:
    what = f"robots.txt of {_authority(url)}"
    rules = visitor.visits.robots(url, visitor.source)
    if isinstance(rules, Failure):
        return failed(what, rules), rules
    own = [each for each in urls if _authority(each) == _authority(url)]
    forbidden = [each for each in own if not rules.allow(each)]
    if rules.parsed is None:
        said = "there is none: all may be asked for"
    else:
        said = f"allows {len(own) - len(forbidden)} of {len(own)} addresses"
        said += f"; wants {rules.delay:g} s between requests" if rules.delay else ""
        said += f"; names sitemaps: {shown(', '.join(rules.sitemaps), 200)}" if rules.sitemaps else ""
    if forbidden:
        advice = f"leave out {', '.join(forbidden)}, or ask the site for leave"
        return Finding(mark="bad", what=what, said=said, advice=advice), rules
    return Finding(mark="ok", what=what, said=said), rules


def _place(visitor: Visitor, kind: PageKind, url: str) -> Generator[Finding, None, list[str]]:
    """What a feed, a sitemap or a list is like; gives the addresses of articles that it names."""
    what = f"{'list' if kind == 'listing' else kind} {url}"
    found = visitor.named(url, kind, depth=1 if kind == "listing" else 0)
    if isinstance(found, Failure):
        yield failed(what, found)
        return []
    yield _judge(what, kind, found)
    maps = [page for page in found.pages if page.kind == "sitemap"]
    if maps:
        newest = max(maps, key=_lastmod)
        return (yield from _nested(visitor, newest.url))
    named = [page.url for page in found.pages]
    if kind == "listing" and named:
        yield from _turn(visitor, what, found, named)
    return named


def _lastmod(page: Page) -> str:
    return page.lastmod or ""


def _judge(what: str, kind: PageKind, found: Found) -> Finding:
    if found.problem is not None:
        advice = _CORRECT if found.named else "look on the site for the right address"
        return Finding(mark="bad", what=what, said=shown(found.problem, 300), advice=advice)
    if found.pages and found.pages[0].kind == "sitemap":
        return Finding(mark="ok", what=what, said=f"an index: {_counted(len(found.pages), 'sitemap')}")
    if not found.pages:
        return Finding(mark="poor", what=what, said="names nothing now")
    days = sorted(page.lastmod for page in found.pages if page.lastmod)
    said = f"{_counted(len(found.pages), 'article')} among {_counted(found.named, 'address')}"
    said += f", the newest of {days[-1]}" if days else ", none with a day"
    if kind == "feed" and len(found.pages) < _FEW * found.named:
        return Finding(mark="poor", what=what, said=said, advice=_CORRECT)
    return Finding(mark="ok", what=what, said=said)


def _counted(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun}{'es' if noun.endswith('s') else 's'}"


def _nested(visitor: Visitor, url: str) -> Generator[Finding, None, list[str]]:
    what = f"sitemap {url}"
    found = visitor.named(url, "sitemap", depth=1)
    if isinstance(found, Failure):
        yield failed(what, found)
        return []
    articles = [page.url for page in found.pages if page.kind == "article"]
    yield _judge(what, "sitemap", found)
    return articles


def _turn(visitor: Visitor, what: str, found: Found, named: list[str]) -> Iterator[Finding]:
    """Whether the list goes on."""
    if found.next is None:
        said = found.note or "no link to a further page is seen"
        advice = (
            "only its newest articles are found" if found.note else "declare `pages` or `next`, if it goes on"
        )
        yield Finding(mark="note", what=f"{what}, page 2", said=said, advice=advice)
        return
    further = visitor.named(found.next.url, "listing", depth=2)
    what = f"{what}, page 2 ({found.next.url})"
    if isinstance(further, Failure):
        yield failed(what, further)
        return
    fresh = {page.url for page in further.pages} - set(named)
    if fresh:
        yield Finding(mark="ok", what=what, said=f"{_counted(len(fresh), 'further article')}")
    else:
        yield Finding(mark="bad", what=what, said="names nothing that page 1 does not", advice=_PAGES)


def _articles(visitor: Visitor, named: list[str], rules: Mapping[str, Rules]) -> Iterator[Finding]:
    allowed = [url for url in named if _authority(url) not in rules or rules[_authority(url)].allow(url)]
    if len(allowed) < len(named):
        said = f"robots.txt forbids {len(named) - len(allowed)} of {len(named)}: these are left alone"
        yield Finding(mark="note", what="articles", said=said)
    chosen = list(dict.fromkeys([*allowed[:1], *allowed[-1:]]))[:_MOST_ARTICLES]
    if not chosen:
        said = "none is found to look at"
        yield Finding(mark="bad", what="articles", said=said, advice="see above")
    for url in chosen:
        yield from _article(visitor, url)


def _article(visitor: Visitor, url: str) -> Iterator[Finding]:
    what = f"article {url}"
    parsed = visitor.article(url)
    if isinstance(parsed, Failure):
        yield failed(what, parsed)
        return
    yield Finding(mark="ok", what=what, said=f"read with {parsed.article.parser}")
    yield from _fields(parsed)
    for note in parsed.notes:
        yield Finding(mark="note", what="  note", said=shown(note, 200))


def _fields(parsed: ParsedPage) -> Iterator[Finding]:
    article = parsed.article
    values = _values(article)
    for name in _FIELDS:
        value = values.get(name)
        if name in parsed.missing:
            said = _WHAT_LACKS.get(name, "missing, and pages of its family have it")
            bad = name == "title" and not value
            yield Finding(mark="bad" if bad else "poor", what=f"  {name}", said=said, advice=_NAME_IT)
        elif value:
            yield Finding(mark="ok", what=f"  {name}", said=shown(value))
    blocks = Counter(block.kind for block in article.blocks)
    kinds = ", ".join(f"{count} {kind}" for kind, count in blocks.most_common())
    yield Finding(mark="ok", what="  text", said=f"{len(article.text)} characters: {kinds}")
    yield Finding(mark="ok", what="  begins", said=shown(article.text))
    if article.canonical_url and article.canonical_url != article.url:
        yield Finding(mark="note", what="  address", said=shown(article.canonical_url, 200))


def _values(article: Article) -> dict[str, str | None]:
    published = article.published
    return {
        "title": article.title,
        "published": f"{published.value} ({published.provenance})" if published else None,
        "byline": article.byline,
        "origin": article.origin,
        **dict.fromkeys(_told_apart(article), "found where pages of its family have it"),
    }


def _told_apart(article: Article) -> Iterator[str]:
    """Parts that an article's text does not tell apart, and its family has."""
    family = (article.parser or "").partition(".")[0]
    usual = {part for layout in load_families().get(family, ()) for part in layout.usual}
    yield from sorted(usual & {"sapo", "body"})
