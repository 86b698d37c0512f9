"""A first declaration of a site, from what its pages show; what they do not show is said, not made up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.encoding import Decoded, decode
from corpus.frontier import Page
from scraper.addresses import Address, read_address
from scraper.discover.links import article_page
from scraper.outcomes import Failure, Response
from scraper.sources import Kind, Policy, Source, province_of_host
from scraper.survey.finding import shown
from scraper.survey.front import Survey, load_guesses, look_at_front
from scraper.survey.infer import infer_article_url
from scraper.survey.visit import OnlyOnce, Visitor
from scraper.survey.ways import find_feeds, find_listings, find_sitemaps

_EXAMPLES = 3
_META = re.compile(rb"charset\s*=", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A declaration that could be, with what was not found: a sentence for each key."""

    source: Source
    notes: dict[str, str] = field(default_factory=dict)


def bare_source(url: str, *, name: str | None = None) -> Source | None:
    """What the address alone tells of a source; None where it is no address of a host."""
    address = read_address(url)
    if not isinstance(address, Address):
        return None
    host = address.host.removeprefix("www.")
    kind = _kind_of(host)
    policy: Policy = "full" if kind in ("police", "portal") else "quotes"
    return Source(
        name=name or host,
        title=host,
        hosts=(host,),
        kind=kind,
        policy=policy,
        province=province_of_host(host),
    )


def propose_source(visitor: Visitor, url: str) -> Proposal | Failure:
    """A declaration of the site at `url`, its first page or one below; Failure where it cannot be had.

    The visitor's source is what is known so far: name and host.
    """
    visitor = replace(visitor, visits=OnlyOnce(visitor.visits))
    survey = look_at_front(visitor, url)
    if isinstance(survey, Failure):
        return survey
    source = replace(visitor.source, title=_title(survey), charset=_charset(survey.response))
    source = replace(source, feeds=tuple(find_feeds(survey)))
    source = replace(source, sitemaps=tuple(find_sitemaps(survey)))
    pattern, examples = _addresses(survey)
    source = replace(source, article_url=pattern, examples=examples[:_EXAMPLES])
    survey.visitor = replace(visitor, source=source)
    source = replace(source, listings=tuple(find_listings(survey)))
    source = _with_family(survey, source)
    if source.province is None:
        survey.notes["province"] = "the host tells none"
    return Proposal(source=source, notes=survey.notes)


def _kind_of(host: str) -> Kind:
    labels = host.split(".")
    official = host.endswith(".gov.vn")
    for kind, marks in load_guesses()["kinds"].items():
        for label in labels[:-1]:
            if (kind == "police" or not official) and any(
                label.startswith(mark) or label.endswith(mark) for mark in marks
            ):
                found: Kind = kind
                return found
    return "portal" if official else "other"


def _title(survey: Survey) -> str:
    for tag in survey.root.iter("meta"):
        if tag.get("property") == "og:site_name" and tag.get("content"):
            return shown(tag.get("content"))
    title = survey.root.findtext(".//title")
    survey.notes["title"] = "as its first page calls itself; correct it"
    return shown(title or "") or survey.visitor.source.hosts[0]


def _charset(response: Response) -> str | None:
    """The encoding of a page that is not UTF-8 and says nothing of it."""
    said = "charset" in (response.header("content-type") or "").lower() or _META.search(response.body[:4096])
    found = decode(response.body)
    if said or not isinstance(found, Decoded) or found.encoding.startswith("utf"):
        return None
    return found.encoding


def _addresses(survey: Survey) -> tuple[str | None, tuple[str, ...]]:
    """What articles' addresses look like, by those that feeds name, else by the first page's links."""
    for urls in (survey.named, [*survey.named, *survey.links]):
        pattern, members = infer_article_url(urls)
        if pattern is not None:
            return pattern, members
    survey.notes["article_url"] = (
        "no form was seen that tells articles from other pages; the length of their names is gone by"
    )
    return None, ()


def _with_family(survey: Survey, source: Source) -> Source:
    """The source with the family that one of its articles is plainly of."""
    visitor = replace(survey.visitor, source=source)
    chosen = [*source.examples[:2], *_likely(survey, source)]
    for url in dict.fromkeys(chosen[:2]):
        parsed = visitor.article(url)
        if isinstance(parsed, Failure):
            survey.notes["cms"] = f"{url}: {parsed.trouble}"
            continue
        family = (parsed.article.parser or "").partition(".")[0]
        survey.notes.pop("cms", None)
        lacks = f"; {', '.join(parsed.missing)} not seen" if parsed.missing else ""
        survey.notes["articles"] = f"{url} was read with {parsed.article.parser}{lacks}"
        if family in ("", "generic"):
            survey.notes["cms"] = "of no family that is known: pages are read by what they show"
            return source
        return replace(source, cms=family)  # type: ignore[arg-type]
    survey.notes.setdefault("cms", "no article was seen to tell by")
    return source


def _likely(survey: Survey, source: Source) -> Sequence[str]:
    pages = (article_page(url, base=survey.response.url, source=source) for url in survey.links)
    return [page.url for page in pages if isinstance(page, Page)]
