"""How an article, or a fact in it, is cited: plain words, BibTeX, CSL-JSON. No look-ups here.

The plain line is in the manner of Vietnamese theses: author (year), title in quotation marks, paper, day,
address, day of access; where no author is known, who published it stands for one. On English pages its own
words are English. The files are the same in both languages.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from db.fold import fold
from db.site.language import language, says

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces whatever stands before them, so that a lone one may not be written as such.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "$&#_%"},
    }
)
_BLANK = re.compile(r"\s+")
_NOT_KEY = re.compile(r"[^a-z0-9]+")
# Several people: what stands between their names, and what a name is made of.
_BETWEEN_NAMES = re.compile(r"\s+[-–—&|]\s+|\s*[,;]\s+")
_NAME = re.compile(r"[^\W\d_]\S*(?: [^\W\d_]\S*){0,5}")
_ADDRESS_CHARACTERS = "!$&'()*+,-./:;=?@_~%#[]"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = {"year": 1, "month": 2}
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """What is cited. published: ISO, known as far as `precision` says. address: its page on this site.

    quote: the words of the fact that is cited, where they may be shown. fact: its id and its kind's name.
    accessed: ISO day on which it was read here.
    """

    id: str
    title: str
    byline: str | None
    source: str | None
    published: str | None
    precision: str | None
    url: str | None
    address: str
    quote: str | None = None
    fact: tuple[str, str] | None = None
    accessed: str | None = None

    @property
    def date(self) -> tuple[int, ...]:
        """Year, month, day, as far as they are known."""
        return _parts(self.published or "")[: _PARTS.get(self.precision or "", 3)]

    @property
    def authors(self) -> tuple[str, ...]:
        """The byline, name by name where it has several; as it is where some of it may be no name."""
        byline = _line(self.byline)
        names = _BETWEEN_NAMES.split(byline) if byline else []
        return tuple(names) if all(map(_is_name, names)) else (byline,)

    @property
    def key(self) -> str:
        """A key of letters that every BibTeX takes."""
        named = f"{self.id}-{self.fact[0]}" if self.fact else self.id
        plain = _NOT_KEY.sub("-", fold(unicodedata.normalize("NFC", named)).lower()).strip("-")
        return f"diaban:{plain or 'bai'}"

    @property
    def note(self) -> str:
        """What is said of the fact, and where it is read on this site."""
        said = [self.fact[1]] if self.fact else []
        said += [f"“{_line(self.quote)}”"] if self.quote else []
        return ". ".join([*said, f"diaban: {self.address}"])


def plain(cited: Cited) -> str:
    """The citation as a line of text, in the page's language."""
    return f"{plain_of_article(cited)} {cited.note}"


def plain_of_article(cited: Cited) -> str:
    """The line without what is said of the fact, and of where it is read on this site."""
    year = str(cited.date[0]) if cited.date else says("không rõ năm", "n.d.")
    first = f"{_line(cited.byline or cited.source) or says('Không rõ nguồn', 'Unknown source')} ({year})"
    said = [
        first,
        f"“{_line(cited.title)}”",
        _line(cited.source) if cited.byline else "",
        _day(cited.date) if len(cited.date) > 1 else "",
        cited.url and _line(cited.url),
        cited.accessed and f"{says('truy cập ngày', 'accessed')} {_day(_parts(cited.accessed))}",
    ]
    return f"{', '.join(filter(None, said)).rstrip('.')}."


def bibtex(cited: Cited) -> str:
    """One @misc entry: what both BibTeX and biblatex know. Vietnamese stays as it is, in UTF-8."""
    year, month, *_ = (*cited.date, None, None)
    fields = [
        ("title", f"{{{_escaped(cited.title)}}}"),
        ("author", " and ".join(f"{{{_escaped(name)}}}" for name in cited.authors)),
        ("howpublished", _escaped(cited.source) if cited.source else None),
        ("year", str(year) if year else None),
        ("date", "-".join(f"{part:02}" for part in cited.date) if len(cited.date) == 3 else None),
        ("url", _address(cited.url) if cited.url else None),
        ("urldate", cited.accessed),
        ("note", _note(cited)),
        ("langid", "vietnamese"),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    if month:
        lines.append(f"  month = {_MONTHS[month - 1]},")
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""])


def csl(cited: Cited) -> str:
    """The same as CSL-JSON, a list of one item, which Zotero and citeproc read."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "webpage",
        "title": _line(cited.title),
        "language": "vi",
        "URL": cited.url or cited.address,
        "note": cited.note,
    }
    if cited.authors:
        item["author"] = [{"literal": name} for name in cited.authors]
    if cited.source:
        item["container-title"] = _line(cited.source)
    if cited.date:
        item["issued"] = {"date-parts": [list(cited.date)]}
    if cited.accessed:
        item["accessed"] = {"date-parts": [list(_parts(cited.accessed))]}
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _is_name(words: str) -> bool:
    """Not the abbreviation of an agency, or of what somebody is to the paper."""
    return bool(_NAME.fullmatch(words)) and not words.isupper() and all(map(_is_capital, words.split()))


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _parts(day: str) -> tuple[int, ...]:
    return tuple(int(part) for part in day[:10].split("-") if part.isdigit())


def _day(parts: tuple[int, ...]) -> str:
    """Year, month, day as far as they go: `09/03/2024`, on English pages `9 March 2024`."""
    if language() == "vi":
        return "/".join(f"{part:02}" for part in reversed(parts))
    year, month, *day = parts
    return " ".join([*map(str, day), _MONTHS_EN[month - 1], str(year)])


def _note(cited: Cited) -> str:
    said = cited.note.removesuffix(cited.address)
    return f"{_escaped(said)} \\url{{{_address(cited.address)}}}"


def _line(text: str | None) -> str:
    return _BLANK.sub(" ", "".join(" " if unicodedata.category(c) == "Cc" else c for c in text or "")).strip()


def _escaped(text: str) -> str:
    return _line(text).translate(_SPECIAL)


def _address(url: str) -> str:
    """An address without what would end the field early."""
    return quote(_line(url), safe=_ADDRESS_CHARACTERS)
