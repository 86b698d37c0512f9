"""What one line of a page is: patterns from the lexicon, and nothing that looks at another line."""

import re
from functools import cache
from itertools import pairwise

from corpus.lexicon import load_cues, one_of

_UPPER = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))))
_SHORT = 90  # characters: longer than a form's label, a credit or a byline
_NAME_WORD = rf"[{_UPPER}][^\W\d_]*(?:[.'’][^\W\d_]*)*"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}\.?")
_JOINT = re.compile(r"\s+[–—-]\s+|\s*[,;&/+]\s*|\s+và\s+|\s*[–—]\s*|(?<=[^\W\d_])-(?=[^\W\d_])")
_ASIDE = re.compile(r"\s*\(([^()]{1,60})\)\s*$")
_THEO = re.compile(rf"^\(?\s*(?i:theo)\s*:?\s+(?P<who>[{_UPPER}][^.!?]{{1,70}})$")
_PIECES = re.compile(r"\s+[|•·]\s+")
_FILLER = re.compile(r"[\W_]*|(?:[xX*]\s*){3,}")
_URL = re.compile(
    r"(?:(?:link|url|nguồn|địa chỉ|xem tại)[^:]{0,12}:\s*)?(?P<url>https?://[^\s<>\"]{4,2000})", re.IGNORECASE
)
_DATELINE = re.compile(
    r"^\s*(?:\(\s*(?P<inside>[^()\n]{2,40}?)\s*\)\s*[-–—.:]?\s*(?=\S)"
    r"|(?P<host>(?:[A-Za-z0-9-]{2,30}\.){1,4}[A-Za-z]{2,6})\s*[-–—]\s*"
    r"|(?P<code>[A-ZĐ]{2,8}(?:\.[A-ZĐ]{1,4})?(?:\s(?:Online|online|ONLINE))?)\s*[-–—]\s+)"
)
_ENDS = re.compile(r"[.!?…:;]+[”\"’')\]]*$")


def ends_as_sentence(line: str) -> bool:
    """Whether the line closes with the mark of a sentence or of a list to come."""
    return _ENDS.search(line) is not None


def is_filler(line: str) -> bool:
    """Lines of dots, dashes and stars alone."""
    return _FILLER.fullmatch(line) is not None


def is_noise(line: str) -> bool:
    """A line of the page's own: navigation, sharing, counts of views."""
    return len(line) <= _SHORT and all(map(_is_noise_piece, _PIECES.split(line)))


def _is_noise_piece(piece: str) -> bool:
    whole, opening = _whole("noise", "lines"), _opening("noise", "openings")
    return whole.fullmatch(piece) is not None or opening.match(piece) is not None


def is_section(line: str) -> bool:
    """A few words in capitals: what a page calls the part of the site that an article is in."""
    return line.isupper() and len(line) <= 40 and line.count(" ") < 6


def opens_comments(line: str) -> bool:
    """Where the comment form begins."""
    return len(line) <= _SHORT and (
        _whole("noise", "comments").fullmatch(line) is not None
        or _opening("noise", "comment_openings").match(line) is not None
    )


def points_elsewhere(line: str) -> bool:
    """Whether the line opens as those do that lead to another article: `>> Xem thêm: …`."""
    return line.startswith(">>") or _opening("noise", "pointers").match(line) is not None


def opens_related(line: str) -> bool:
    """The heading of a list of other articles."""
    return len(line) <= _SHORT and _whole("noise", "related").fullmatch(line) is not None


def read_url(line: str) -> str | None:
    """The address, where the line holds one and nothing else."""
    match = _URL.fullmatch(line)
    return match["url"] if match else None


def read_byline(line: str) -> str | None:
    """Who wrote it, from a line with a cue: `Tác giả: …`, `Tin, ảnh: …`."""
    who = _read_cued(line, "byline", "weak_cues")
    return _read_cued(line, "byline", "cues") or (who if who and is_names(who) else None)


def drop_cue(text: str) -> str:
    """The text without a cue that it opens with, with or without a colon: `Viết bởi …`."""
    cue = _opening("byline", "cues").match(text) or _opening("byline", "links").match(text)
    return text[cue.end() :].strip(" :–-") if cue else text


def read_origin(line: str) -> str | None:
    """Whom the article was taken from: `Nguồn tin: …`, `Theo Báo …`."""
    match = _THEO.match(line.rstrip(")")) if len(line) <= _SHORT else None
    return match["who"].strip(" .-–:;()") or None if match else _read_cued(line, "origin", "cues")


def split_credits(line: str) -> list[str]:
    """The parts of a line that names an author, then a photographer or an origin, each with its cue."""
    starts = [match.start() for match in _any_cue().finditer(line)] if len(line) <= 2 * _SHORT else []
    if len(starts) < 2 or line[: starts[0]].strip(" (*-"):
        return [line]
    return [line[start:end].strip(" -–|;,.") for start, end in pairwise([*starts, len(line)])]


def _read_cued(line: str, section: str, key: str) -> str | None:
    match = _cued(section, key).match(line) if len(line) <= _SHORT + 60 else None
    return match["who"].strip(" .-–:;()") or None if match and not ends_as_sentence(match["who"]) else None


def split_aside(names: str) -> tuple[str, str | None]:
    """Names and the origin that stands in parentheses after them: `Hải Lan (Theo Báo Rẻo Cao)`."""
    aside = _ASIDE.search(names)
    origin = read_origin(aside.group(1)) if aside else None
    return (names[: aside.start()], origin) if aside and origin else (names, None)


def is_names(line: str) -> bool:
    """Whether the line is nothing but one to four names or pen names: a byline without a cue."""
    if len(line) > _SHORT or (ends_as_sentence(_ASIDE.sub("", line)) and not line.endswith(".")):
        return False
    bare = _ASIDE.sub("", line)
    pieces = [piece for piece in _JOINT.split(bare) if piece]
    return 0 < len(pieces) <= 4 and all(_is_name(piece, alone=len(pieces) == 1) for piece in pieces)


def is_nobody(name: str) -> bool:
    """Whether what stands for a name is the system's: `admin`, `Super User`."""
    return name.lower().strip(" .") in _nobodies()


@cache
def _nobodies() -> frozenset[str]:
    return frozenset(_cues("byline", "nobodies"))


def _is_name(piece: str, *, alone: bool) -> bool:
    if piece.lower().rstrip(".") in _pens():
        return True
    if _NAME.fullmatch(piece) is None or _office().match(piece):
        return False
    words = piece.split()
    return len(words) > 1 or not alone or "." in piece or (piece.isupper() and len(piece) <= 6)


def is_caption(line: str) -> bool:
    """Whether a line with no full stop reads as what stands under a picture."""
    if _credit().search(line):
        return True
    if ends_as_sentence(line):
        return False
    return _opening("caption", "openings").match(line) is not None or _inside().search(line) is not None


def has_credit(line: str) -> bool:
    """Whether the line credits a picture: `Ảnh: …`, `… (Ảnh: …)`."""
    return _credit().search(line) is not None


def read_dateline(line: str) -> str | None:
    """The paper's name before a report's first words: `(Congan.nghean.gov.vn)-`, `Laocaitv.vn - `."""
    match = _DATELINE.match(line)
    if match is None:
        return None
    named = match["host"] or match["code"] or match["inside"]
    return named if match["inside"] is None or named[0].isupper() or "." in named else None


@cache
def _cues(section: str, key: str) -> list[str]:
    found: list[str] = load_cues("pages")[section][key]
    return found


def _pattern(section: str, key: str) -> str:
    return one_of(_cues(section, key)).replace(r"\#", r"[\d.,]{1,9}")


@cache
def _whole(section: str, key: str) -> re.Pattern[str]:
    return re.compile(
        r"[\s»›>|•+\[-]*" + _pattern(section, key) + r"[\s:»›>|•.+\]-]*(?:\(\s*\d{0,7}\s*\))?", re.IGNORECASE
    )


@cache
def _opening(section: str, key: str) -> re.Pattern[str]:
    return re.compile(r"[\s»›>|•*(+-]*" + _pattern(section, key) + r"(?!\w)", re.IGNORECASE)


@cache
def _cued(section: str, key: str) -> re.Pattern[str]:
    return re.compile(
        r"[\s(*-]*" + _pattern(section, key) + r"\s*:\s*(?P<who>[^:]{1,90}?)\)?$", re.IGNORECASE
    )


@cache
def _any_cue() -> re.Pattern[str]:
    cue = one_of(
        [
            *_cues("byline", "cues"),
            *_cues("byline", "weak_cues"),
            *_cues("origin", "cues"),
            *_cues("caption", "credits"),
        ]
    )
    return re.compile(rf"(?<![\w,])(?<!, ){cue}\s*:", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    credit = _pattern("caption", "credits")
    return re.compile(
        rf"^\(?\*?\s?{credit}\s*:|[(.–—-]\s*{credit}\s*:\s*[^:()]{{1,60}}\)?\.?$|\({credit}[^()]{{0,60}}\)\.?$",
        re.IGNORECASE,
    )


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _pattern("caption", "inside") + r"(?!\w)", re.IGNORECASE)


@cache
def _office() -> re.Pattern[str]:
    return re.compile(_pattern("byline", "offices") + r"(?!\w)", re.IGNORECASE)


@cache
def _pens() -> frozenset[str]:
    return frozenset(_cues("byline", "pens"))
