"""Who is counted: `39 Công an phường`, `gần 96% cơ quan`, `hầu hết xã`, or one named place or body."""

import re
from dataclasses import replace

from extract.criteria.counted import Subject
from extract.criteria.nouns import head_of
from extract.criteria.phrases import lead_end, subject_end
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, tokens_between, words_pattern
from extract.criteria.unnamed import with_names
from extract.criteria.verbs import TITLE
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.quantities import Quantity

_CLAUSES = LEXICON["clauses"]
_SUBJECTS = LEXICON["subjects"]
_SHARES = load_lexicon("quantities")["share"]

_NOT_COUNTED = re.compile(words_pattern(_CLAUSES["not_counted"]))
_JOINS = re.compile(words_pattern(_CLAUSES["coordinators"]))
_STOPS = re.compile(words_pattern(_CLAUSES["no_nouns"]))
_NOT_AFTER = re.compile(rf"(?<!\w)(?<!xếp )(?<!phân ){words_pattern(_CLAUSES['not_after'])}[ \xa0]$")
_MODIFIER = re.compile(rf"(?<!\w){words_pattern(_CLAUSES['modifier_after'])}[ \xa0]$")
_FRESH = re.compile(rf"(?<!\w){words_pattern(_CLAUSES['fresh_after'])}[ \xa0](?:có[ \xa0])?$")
_WHOLE = re.compile(rf"(?<!\w){words_pattern(_CLAUSES['whole_leads'])}[ \xa0](?:là[ \xa0])?$")
_PART = re.compile(
    rf"(?<!\w){words_pattern(_CLAUSES['part_leads'])}[ \xa0:]*(?:có[ \xa0]|đã[ \xa0]có[ \xa0])*$"
)
_WITHIN = re.compile(rf"[ \xa0]{words_pattern(_CLAUSES['whole_leads'])}[ \xa0](?:là[ \xa0])?")
_RANGE_FROM = re.compile(r"(?<!\w)từ[ \xa0]$")
_ELLIPTIC = re.compile(rf"[ \xa0]{words_pattern(_SUBJECTS['elliptic_before'])}")
_ELLIPTIC_COUNT = re.compile(rf"[ \xa0]{words_pattern(_SUBJECTS['elliptic_counts'])}")
_EXAMINED = re.compile(
    rf"(?<!\w){words_pattern(_CLAUSES['examined'])}(?:[ \xa0](?:được|tổng số|thực tế))?[ \xa0]$"
)
_REST = re.compile(words_pattern(_CLAUSES["rest"]))
_ONE_OF = re.compile(r"(?<!\w)là[ \xa0]$")
_POLICE_BEFORE = re.compile(r"(?<!\w)(công an)[ \xa0](?:các[ \xa0])?$")
_SHARE = re.compile(rf"{words_pattern(_SHARES)}(?=[ \xa0])")
_ALL = re.compile(r"(?<!\w)cả[ \xa0]$")
_NAMED_BY_FIGURES = re.compile(r"[^\W\d_][ \xa0]\d{1,2} và[ \xa0]$")
# hơn 2/3 số xã: a share, and no two of three.
_FRACTION = 5
_NUMBER = re.compile(r"[ \xa0](?:tổng[ \xa0])?số[ \xa0]")
_WITH = ("với ", "với\xa0")
_SHARED = re.compile(r"[ \xa0]?\([^()\n]{1,14}%\)")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR_OF = re.compile(
    rf"năm[ \xa0]{words_pattern(_SUBJECTS['named'])}[ \xa0][{UPPER}]\w*(?:[ \xa0][{UPPER}]\w*)*"
    r"(?![ \xa0]và[ \xa0])"
)
_LOOK_BACK = 40
_AT_LEAST = LEXICON["phrases"]["at_least"]
OR_MORE = re.compile(rf"[ \xa0]{_AT_LEAST}(?!\w)")
_FROM = len("từ ")


def find_subjects(scene: Scene, used: frozenset[int]) -> tuple[Subject, ...]:
    """Counted subjects of a sentence in order; `used` are the starts of quantities already taken."""
    found = [
        subject
        for quantity in scene.quantities
        if quantity.start not in used and (subject := _read_subject(scene, quantity)) is not None
    ]
    found += [subject for match in _SHARE.finditer(scene.lower, scene.start, scene.end)
              if (subject := _read_share(scene, match)) is not None]  # fmt: skip
    found.sort(key=_start_of)
    return tuple(_settle_places(scene, with_names(scene, found)))


def _settle_places(scene: Scene, found: list[Subject]) -> list[Subject]:
    """`38 doanh nghiệp trong 3 khu công nghiệp`: a count right after another and its `trong` is a place.

    `28 xã trong tổng số 40 xã` is 28 of 40.
    """
    settled: list[Subject] = []
    for subject in found:
        last = settled[-1] if settled else None
        gap = scene.lower[last.end : subject.start] if last is not None else ""
        if last is None or not subject.whole or not _WITHIN.fullmatch(gap):
            settled.append(subject)
        elif _is_total(last, subject) and last.quantity is not None and subject.quantity is not None:
            settled[-1] = replace(last, quantity=replace(last.quantity, whole=subject.quantity.low))
        else:
            settled.append(replace(subject, whole=False, modifier=True))
    return settled


def _is_total(part: Subject, whole: Subject) -> bool:
    counts = part.quantity, whole.quantity
    return (
        counts[0] is not None
        and counts[1] is not None
        and not counts[0].percent
        and counts[0].whole is None
        and counts[0].low <= counts[1].low
        and head_of(part.name) == head_of(whole.name)
    )


def _start_of(subject: Subject) -> int:
    return subject.start


def _read_subject(scene: Scene, quantity: Quantity) -> Subject | None:
    lower = scene.lower
    back = max(scene.start, quantity.soft_start - _LOOK_BACK)
    before = lower[back : quantity.soft_start]
    more = OR_MORE.match(lower, quantity.end)
    shared = _SHARED.match(lower, quantity.end) if not quantity.percent else None
    counted_end = more.end() if more else shared.end() if shared else quantity.end
    if _counts_nothing(scene, quantity, before):
        return None
    if _is_elliptic(scene, quantity, counted_end):
        plain = quantity.whole is None and not quantity.percent
        if plain and (_NAMED_BY_FIGURES.search(before) or _names_a_part(quantity, before)):
            return None
        approx = quantity.approx or (_AT_LEAST if more else None)
        return Subject(quantity.soft_start, (counted_end, counted_end), "", quantity, approx)
    noun = _noun_after(scene, counted_end)
    if noun is None or before.endswith("/"):
        return None
    if _names_a_part(quantity, before) and not _WHOLE.search(before):
        return None
    start, name = quantity.soft_start, scene.content[slice(*noun)]
    if quantity.whole is not None and quantity.whole <= _FRACTION and _NUMBER.match(lower, quantity.end):
        return Subject(start, noun, name, None, lower[quantity.soft_start : quantity.end])
    police = _POLICE_BEFORE.search(before)
    counted = with_whole(scene, quantity, noun[1], name)
    if police:
        start = back + police.start(1)
        before = lower[back:start]
        name = f"{scene.content[start : start + len(police[1])]} {name}"
    late = OR_MORE.match(lower, noun[1]) if not more else None
    if (more or late) and _RANGE_FROM.search(before):
        start, before = start - _FROM, before[:-_FROM]
    subject = Subject(
        start, noun, name, counted, counted.approx or (_AT_LEAST if more or late else None),
        share=_share_in(scene, shared),
    )  # fmt: skip
    return _placed(scene, subject, counted, before)


def _counts_nothing(scene: Scene, quantity: Quantity, before: str) -> bool:
    """Whether a number is a word in a title, or one of many: `là 1/12 huyện …`."""
    if quantity.in_words and (_in_quotes(scene, quantity.start) or _is_year(scene, quantity)):
        return True
    return quantity.whole is not None and quantity.low == 1 and _ONE_OF.search(before) is not None


def _is_year(scene: Scene, quantity: Quantity) -> bool:
    """`đây là năm tỉnh Hòa An có …`: the year, before one place by its name, and no five places."""
    named = _YEAR_OF.match(scene.content, quantity.start)
    return named is not None and scene.lower[named.end() : named.end() + 1] != ","


def _is_elliptic(scene: Scene, quantity: Quantity, offset: int) -> bool:
    """Whether a verb follows a count that has no noun of its own: `30% xã đạt chuẩn, 5% chưa đạt`."""
    if not quantity.percent:
        return _ELLIPTIC_COUNT.match(scene.lower, offset) is not None
    return _ELLIPTIC.match(scene.lower, offset) is not None or _is_verb_at(scene, offset + 1)


def _noun_after(scene: Scene, offset: int) -> tuple[int, int] | None:
    """The offsets of the noun phrase of a count that ends at `offset`; None where there is none."""
    start = lead_end(scene, offset)
    if start == offset or not _LETTER.match(scene.lower, start):
        return None
    if any(shape.match(scene.lower, start) for shape in (_NOT_COUNTED, _STOPS, _JOINS)):
        return None
    end = subject_end(scene, start, _noun_limit(scene, offset))
    return (start, _before_title(scene.lower, start, end)) if end > start else None


def _placed(scene: Scene, subject: Subject, quantity: Quantity, before: str) -> Subject:
    """The subject with what the words `before` it say of how it hangs together with others."""
    whole = _WHOLE.search(before) is not None
    fresh = _FRESH.search(before) is not None
    return replace(
        subject,
        modifier=not fresh and not whole and _is_modifier(quantity, before),
        whole=(whole and not before.rstrip().endswith("đó")) or scene.lower.startswith(" thì ", subject.end),
        part=_PART.search(before) is not None,
        examined=_EXAMINED.search(before) is not None,
        attached=not whole and before.endswith(_WITH),
    )


def _share_in(scene: Scene, brackets: re.Match[str] | None) -> float | None:
    if brackets is None:
        return None
    return next((q.low for q in scene.quantities if brackets.start() < q.start < brackets.end()), None)


def _before_title(lower: str, start: int, end: int) -> int:
    """`17 xã nông thôn mới`: the noun ends where what makes a title of it begins."""
    title = TITLE.match(lower, start)
    return start + len(lower[start : title.start("tail")].rstrip()) if title and title.end() == end else end


def _is_verb_at(scene: Scene, offset: int) -> bool:
    return any(
        role.startswith(("verbs", "aux"))
        for token in tokens_between(scene.reading, offset, offset + 1)
        for role in token.roles
    )


def _in_quotes(scene: Scene, offset: int) -> bool:
    return any(quote.start < offset < quote.end for quote in scene.quotes)


def _is_modifier(quantity: Quantity, before: str) -> bool:
    """Whether a count stands within another phrase; `từ 85-90%` is a range, and no part of one.

    Nor is the count that a sentence begins with: Từ 3 xã đạt chuẩn, đến nay ….
    """
    if _RANGE_FROM.search(before) and (quantity.high is not None or _RANGE_FROM.fullmatch(before)):
        return False
    return _MODIFIER.search(before) is not None


def _names_a_part(quantity: Quantity, before: str) -> bool:
    """`lớp 5`, `năm 2023`, `tổ 3`: the number is a name."""
    plain = quantity.soft_start == quantity.start and not quantity.percent
    return plain and _NOT_AFTER.search(before) is not None


def with_whole(scene: Scene, quantity: Quantity, noun_end: int, name: str) -> Quantity:
    """`44 xã/104 xã` is 44 of 104."""
    for other in scene.quantities:
        if noun_end < other.start <= noun_end + 3 and scene.lower[noun_end : other.start].strip() == "/":
            if scene.content[other.end : scene.end].lstrip().startswith(name) and other.low >= quantity.low:
                return replace(quantity, whole=other.low)
            break
    return quantity


def _noun_limit(scene: Scene, offset: int) -> int:
    """The noun phrase of a count ends where the next count, with what softens it, begins."""
    return next((q.soft_start for q in scene.quantities if q.start > offset), scene.end)


def _read_share(scene: Scene, match: re.Match[str]) -> Subject | None:
    if match.start() and scene.lower[match.start() - 1].isalnum():
        return None
    noun_start = lead_end(scene, match.end())
    if not _LETTER.match(scene.lower, noun_start):
        return None
    noun_end = subject_end(scene, noun_start, scene.end)
    if noun_end <= noun_start:
        return None
    name = scene.content[noun_start:noun_end]
    return Subject(match.start(), (noun_start, noun_end), name, None, match.group())


def is_rest(scene: Scene, subject: Subject, until: int) -> bool:
    """Whether `còn lại` stands between the subject and its verb."""
    return _REST.search(scene.lower, subject.noun[0], until) is not None
