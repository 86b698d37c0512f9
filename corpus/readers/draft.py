"""From the lines of a page to an article: what is the page's goes, what is the article's gets its kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from corpus.article import Article, Block, BlockKind, Published
from corpus.published import VIETNAM, DateLine, read_date_line
from corpus.readers import cues

_PROSE = 60  # characters from which a line that ends as a sentence is surely the article's
_LEAD = 250  # no title is longer
_HEADER_LINES = 12  # lines before the text in which a title and a date are looked for
_SUBHEAD = 110


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a page.

    kind: what the markup says that it is; None where it says nothing.
    link: whether the line is nothing but a link.
    """

    text: str
    kind: BlockKind | None = None
    link: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What has been read of an article so far.

    lines: what is left to read. zone: that of times that do not say their own.
    """

    lines: tuple[Line, ...]
    title: str = ""
    url: str | None = None
    canonical_url: str | None = None
    published: Published | None = None
    byline: str | None = None
    origin: str | None = None
    zone: tzinfo = VIETNAM


def settle(draft: Draft, *, identity: str, parser: str, raw_sha256: str | None) -> Article | None:
    """The article of a draft, or None where no line of text is left."""
    draft = replace(draft, lines=tuple(drop_page(draft.lines)))
    draft = read_footer(draft)
    lines = _keep_captions_once(name_kinds([line for line in draft.lines if line.text != draft.title]))
    if not lines:
        if not draft.title:
            return None
        draft, lines = replace(draft, title=""), [Line(text=draft.title, kind="para")]
    text = "\n".join(line.text for line in lines)
    start = len(draft.title) + 1 if draft.title else 0
    return Article(
        id=identity,
        title=draft.title,
        text=text,
        url=draft.url,
        canonical_url=draft.canonical_url,
        published=draft.published,
        byline=draft.byline,
        origin=draft.origin,
        dateline=find_dateline(lines),
        blocks=tuple(lay_blocks(lines, start)),
        raw_sha256=raw_sha256,
        parser=parser,
    )


def find_dateline(lines: Sequence[Line]) -> str | None:
    """The paper's name before the first words of the text, below a caption or two at most."""
    return next(filter(None, (cues.read_dateline(line.text) for line in lines[:3])), None)


def lay_blocks(lines: Iterable[Line], start: int) -> Iterable[Block]:
    """A block for each line, the first at offset `start`, one line feed between two."""
    for line in lines:
        yield Block(kind=line.kind or "para", start=start, end=start + len(line.text))
        start += len(line.text) + 1


def drop_page(lines: Sequence[Line]) -> list[Line]:
    """The lines without the page's own: filler, navigation, lists of other articles, the comment form."""
    kept: list[Line] = []
    prose = sum(len(line.text) for line in lines if _is_prose(line))
    read, in_related = 0, False
    for line in lines:
        if cues.opens_comments(line.text):
            # A count of comments may stand at the top; the form is below most of the article.
            if read and read * 2 >= prose:
                break
        elif cues.opens_related(line.text):
            in_related = read > 0
        elif (in_related and not _is_prose(line)) or _is_reference(line):
            continue
        elif not cues.is_filler(line.text) and not cues.is_noise(line.text):
            in_related = False
            read += len(line.text) if _is_prose(line) else 0
            kept.append(line)
    return kept


def _is_reference(line: Line) -> bool:
    """A line that is nothing but a link to something else to read."""
    return line.link and line.kind != "caption" and not cues.ends_as_sentence(line.text)


def _is_prose(line: Line) -> bool:
    return not line.link and len(line.text) >= _PROSE and cues.ends_as_sentence(line.text)


def read_header(draft: Draft) -> Draft:
    """Takes date line, byline and address above the text out of the lines, and the title if not yet known."""
    size = _header_size(draft.lines)
    titles: list[Line] = []
    date_at = 0
    for line in draft.lines[:size]:
        taken = _take_field(draft, line.text, in_header=True)
        if taken is None:
            titles.append(line)
        elif _is_dated(line.text):
            date_at = len(titles)
        draft = taken or draft
    title = None if draft.title else _choose_title(titles, date_at)
    before = [line for line in titles if line is not title and not cues.is_section(line.text)]
    return replace(draft, title=title.text if title else draft.title, lines=(*before, *draft.lines[size:]))


def _header_size(lines: Sequence[Line]) -> int:
    for index, line in enumerate(lines[:_HEADER_LINES]):
        if len(line.text) > _LEAD or cues.read_dateline(line.text):
            return index
        if line.text.endswith((".", ";", ":", "…")) and not _is_dated(line.text):
            return index
    return min(len(lines), _HEADER_LINES)


def _choose_title(titles: Sequence[Line], date_at: int) -> Line | None:
    """Of the header's lines: the last long one above the date, else the first below it, else the first."""
    above = [line for line in titles[:date_at] if _may_be_title(line) and line.text.count(" ") > 2]
    below = [line for line in titles[date_at:] if _may_be_title(line)]
    return next(iter((*reversed(above), *below, *titles)), None)


def _may_be_title(line: Line) -> bool:
    return " " in line.text and not cues.is_section(line.text)


def read_footer(draft: Draft) -> Draft:
    """Finds the byline, the origin and a late date under the text, and takes them out of the lines."""
    lines = list(draft.lines)
    names: list[str] = []
    while lines:
        taken = _take_field(draft, lines[-1].text, in_header=False)
        if taken is not None:
            draft = taken
        elif lines[-1].kind == "byline" or _closes_with_names(lines, names):
            names.insert(0, lines[-1].text)
        else:
            break
        lines.pop()
    byline, origin = cues.split_aside(", ".join(names))
    draft = replace(
        draft, lines=tuple(lines), byline=draft.byline or byline or None, origin=draft.origin or origin
    )
    return draft if draft.byline else _byline_above_captions(draft)


def _closes_with_names(lines: Sequence[Line], names: Sequence[str]) -> bool:
    """Whether the last line is one of at most two of names under the text; more are a list of its own."""
    room = 2 - len(names)
    run = [cues.is_names(line.text) for line in reversed(lines[-room - 1 :])] if room else []
    return len(run) > 1 and run[0] and not all(run)


def _byline_above_captions(draft: Draft) -> Draft:
    """Some copies put the captions last, below the byline."""
    lines = draft.lines
    for index in range(len(lines) - 2, max(len(lines) - 7, 0), -1):
        if len(lines[index].text) > _LEAD or cues.is_names(lines[index + 1].text):
            return draft
        name = cues.read_byline(lines[index].text) or (
            lines[index].text if cues.is_names(lines[index].text) else None
        )
        if name and cues.ends_as_sentence(lines[index - 1].text):
            captions = (replace(line, kind="caption") for line in lines[index + 1 :])
            return replace(draft, byline=name, lines=(*lines[:index], *captions))
    return draft


def _take_field(draft: Draft, text: str, *, in_header: bool) -> Draft | None:
    """The draft with what the line says of the article, or None where the line is text."""
    dated = _read_dated(text, draft.zone)
    if dated is not None and (in_header or not dated.rest):
        who = dated.rest if cues.is_names(dated.rest) else None
        return replace(draft, published=_prefer(draft.published, dated), byline=draft.byline or who)
    url = cues.read_url(text)
    if url is not None:
        return replace(draft, url=draft.url or url)
    parts = cues.split_credits(text)
    byline = next(filter(None, map(cues.read_byline, parts)), None)
    # `Theo …` without a colon opens titles too.
    origin = next(filter(None, map(cues.read_origin, parts)), None) if ":" in text or not in_header else None
    if byline or origin:
        return replace(draft, byline=draft.byline or byline, origin=draft.origin or origin)
    if in_header and draft.published and cues.is_names(text) and not cues.is_section(text):
        return replace(draft, byline=draft.byline or text)
    return None


def _read_dated(text: str, zone: tzinfo = VIETNAM) -> DateLine | None:
    dated = read_date_line(text, zone=zone)
    known = dated is not None and (not dated.rest or cues.is_names(dated.rest) or cues.is_noise(dated.rest))
    return dated if known else None


def _is_dated(text: str) -> bool:
    return _read_dated(text) is not None


def _prefer(known: Published | None, dated: DateLine) -> Published | None:
    """The day that it came out goes before the day of its last change, and the first said before the rest."""
    if known is None or (known.provenance == "updated-line" and not dated.updated and dated.published):
        return dated.published
    return known


def name_kinds(lines: Sequence[Line]) -> list[Line]:
    """The lines with a kind each: what the markup says, else what the line and its neighbours look like."""
    return [
        line if line.kind else replace(line, kind=_kind(lines, index)) for index, line in enumerate(lines)
    ]


def _kind(lines: Sequence[Line], index: int) -> BlockKind:
    text = lines[index].text
    beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
    longest = 2 * _PROSE if cues.ends_as_sentence(text) else 2 * _LEAD
    if len(text) <= longest and any(text == other.text for other in beside):
        return "caption"
    if text.startswith(("- ", "+ ", "• ", "* ", "– ", "-", "+", "•")):
        return "list"
    if cues.has_credit(text) and len(text) <= 2 * _LEAD:
        return "caption"
    if cues.ends_as_sentence(text) or len(text) > _LEAD:
        return "para"
    if cues.read_byline(text) or cues.is_names(text):
        return "byline"
    if cues.is_caption(text):
        return "caption"
    return "subhead" if index + 1 < len(lines) and len(text) <= _SUBHEAD else "para"


def _keep_captions_once(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    printed: set[str] = set()
    for line in lines:
        if line.kind == "caption":
            text = _undouble(line.text)
            if text in printed:
                continue
            printed.add(text)
            line = replace(line, text=text)
        kept.append(line)
    return kept


def _undouble(text: str) -> str:
    """`text`, or its half where it is the same words twice: a picture's name and its caption."""
    middle = len(text) // 2
    return (
        text[:middle]
        if len(text) > 20 and text[:middle] == text[middle + 1 :] and text[middle] == " "
        else text
    )
