"""What articles' addresses have in common."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from scraper.addresses import path_and_query

_MOST, _LONGEST = 2000, 300  # addresses that are looked at, characters of one
_ENOUGH = 3  # addresses of a form
_MOST_FORMS = 2  # papers change their system and keep both
_SHARE = 0.15  # of all addresses, for a second form
# A slug of words, what stands before its number, the number, the end. Months are kept.
_SLUG = re.compile(
    r"/(?P<month>20[0-3]\d(?:0[1-9]|1[0-2])/|20[0-3]\d/(?:0?[1-9]|1[0-2])/(?:[0-3]?\d/)?)?"
    r"(?P<words>[^/?]*[a-z][^/?]*?)(?P<mark>[-_.](?:post|news|[a-z])?)(?P<number>\d{3,20}|[0-9a-f]{7})"
    r"(?P<end>/|\.[a-z]{2,5}|)$"
)
_NUMBER_FIRST = re.compile(
    r"/(?P<number>\d{3,12})[-/](?P<words>[a-z0-9]+(?:-[a-z0-9]+){2,})(?P<end>/|\.[a-z]{2,5}|)$"
)
_QUERY = re.compile(
    r"\?(?:.*&)?(?P<name>[A-Za-z_]*(?:id|news|itemid|newsid|articleid))=(?P<number>\d{1,12})(?:&|$)",
    re.IGNORECASE,
)
_DOT = r"\."
_HEX = re.compile(r"(?=.*[a-f])[0-9a-f]{7}")


@dataclass(frozen=True, slots=True)
class _Form:
    """The parts of an address that stay the same from article to article."""

    kind: str
    month: str = ""
    mark: str = ""
    end: str = ""


def infer_article_url(urls: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """A regular expression of the addresses of articles, and those that it was told from.

    None where they have no form that tells them from other pages: what is not certain is not guessed.
    """
    forms: Counter[_Form] = Counter()
    members: dict[_Form, list[tuple[str, str]]] = {}
    for url in islice(dict.fromkeys(urls), _MOST):
        read = _form(path_and_query(url)) if len(url) <= _LONGEST else None
        if read is not None:
            form, number = read
            forms[form] += 1
            members.setdefault(form, []).append((url, number))
    kept = [
        form
        for form, count in forms.most_common(_MOST_FORMS)
        if count >= _ENOUGH and count >= _SHARE * len(urls)
    ]
    if not kept:
        return None, ()
    patterns = [_pattern(form, [number for _, number in members[form]]) for form in kept]
    return "|".join(dict.fromkeys(patterns)), tuple(url for form in kept for url, _ in members[form])


def _form(target: str) -> tuple[_Form, str] | None:
    query = _QUERY.search(target)
    if query is not None:
        return _Form("query", mark=query["name"]), query["number"]
    slug = _SLUG.search(target)
    if slug is not None and slug["words"].count("-") >= 2:
        month = "" if not slug["month"] else "joined" if slug["month"][4] != "/" else "apart"
        kind = "hex" if month == "joined" and len(slug["number"]) == 7 else "slug"
        if kind == "slug" and not slug["number"].isdigit():
            return None
        return _Form(kind, month=month, mark=slug["mark"], end=slug["end"]), slug["number"]
    first = _NUMBER_FIRST.search(target)
    if first is not None:
        return _Form("first", end=first["end"]), first["number"]
    return None


def _pattern(form: _Form, numbers: Sequence[str]) -> str:
    end = form.end.replace(".", r"\.")
    if form.kind == "query":
        return rf"[?&]{re.escape(form.mark)}=\d+"
    if form.kind == "first":
        return rf"/{_digits(numbers)}[-/][a-z0-9-]+{end}$"
    number = _digits(numbers)
    if form.kind == "hex":
        number = "[0-9a-f]{7}" if any(map(_HEX.fullmatch, numbers)) else r"\d{7}"
    month = {"": "", "joined": r"/\d{6}/[^/]+", "apart": r"/\d{4}/\d{1,2}/(?:\d{1,2}/)?[^/]+"}[form.month]
    return rf"{month}{form.mark.replace('.', _DOT)}{number}{end}$"


def _digits(numbers: Sequence[str]) -> str:
    """Numbers grow: one digit more or less than was seen, never fewer than three."""
    least, most = min(map(len, numbers)), max(map(len, numbers))
    if least >= 14:  # a date and time
        return rf"\d{{{least},{max(most, least)}}}" if least != most else rf"\d{{{least}}}"
    return rf"\d{{{max(least - 1, 3)},{most + 1}}}"
