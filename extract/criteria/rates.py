"""Counts that follow what they count: `tỷ lệ xã đạt chuẩn là 60%`, `nâng số xã đạt chuẩn lên 11/14`."""

import re
from dataclasses import replace

from extract.criteria.attributes import percent_of, ratio_after
from extract.criteria.coordination import BRACKETS
from extract.criteria.drafts import Draft, met_of, standard_text
from extract.criteria.named import last_named
from extract.criteria.phrases import lead_end, subject_end
from extract.criteria.scenes import Scene
from extract.criteria.status import status_of
from extract.criteria.subjects import with_whole
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import TITLE, Predicate
from extract.facts import Status
from extract.quantities import Quantity

_RATES = LEXICON["rates"]
_HEAD = re.compile(
    rf"(?<!\w)(?<!trong )(?<!dân ){words_pattern(_RATES['heads'])}[ \xa0]+(?:các[ \xa0]+|số[ \xa0]+)?"
)
_SHARE_HEAD = re.compile(rf"(?<!\w){words_pattern(_RATES['share_heads'])}")
_LINK = re.compile(rf"[ \xa0,]*(?<!\w){words_pattern(_RATES['links'])}[ \xa0]+|[ \xa0]?:[ \xa0]*")
_NEXT = re.compile(r"(?:,| và|, và) $")
_YARDSTICK = re.compile(words_pattern(LEXICON["subjects"]["yardsticks"]))
_MET = re.compile(words_pattern(LEXICON["subjects"]["met"][:1]))
_AT_HEAD = re.compile(
    rf"(?:^|[,;:+•\n–-][ \xa0]?|(?<!\w)(?:và|có|phấn đấu)[ \xa0])"
    rf"(?P<noun>{words_pattern(LEXICON['subjects']['populations'])}(?:[ \xa0][^\W\d_]+){{0,4}}?)[ \xa0]"
    rf"(?:được[ \xa0])?$"
)
_BEFORE_SHARE = re.compile(r"[^,;.:()\d]{2,80}")
_TITLING = frozenset({"standards:scheme", "standards:trait"})
_NUMBER = "số "
_NO_RATE = re.compile(words_pattern(_RATES["no_rates"]))
_OWNER = re.compile(r"(?<!\w)của[ \xa0](?:các[ \xa0])?")
_SPOKEN_BACK = 90
_SPOKEN_OF = re.compile(
    rf"(?<!\w){words_pattern(LEXICON['lists']['spoken_of'])}[ \xa0](?:khối[ \xa0]|các[ \xa0])?(?P<noun>"
    rf"[^.;:()\d,]{{2,60}}?),?[ \xa0]*(?:thì[ \xa0])?$"
)
_STARS = re.compile(r"[ \xa0]sao(?!\w)")
_PARTED = re.compile(r"[;.(]|,(?! là)")
_MAX_BACK = 160
_MAX_AHEAD = 110
_OPENS_LINE = re.compile(r"[ \xa0]*(?:[-–+•*][ \xa0]*)?(?:(?:đã|số)[ \xa0])?")


def read_rates(
    scene: Scene, predicate: Predicate, drafts: list[Draft], local: list[tuple[int, int]]
) -> list[Draft]:
    """Drafts of a predicate whose count comes after it; one for each of the subjects that a list names."""
    linked = _linked_quantities(scene, predicate.verb_end, predicate.end)
    if not linked:
        linked = _share_at_end(scene, predicate)
    if not linked:
        return _share_of_noun(scene, predicate, local)
    link = _link_start(scene, linked[0])
    stop = link if link >= 0 else linked[0].soft_start
    head = _find_head(scene, scene.start, predicate.start)
    noun = _counted_after(scene, predicate, linked[0], link) if head is None else ""
    if noun:
        names = [(predicate.start, noun)]
    elif head is None:
        last = next((draft for draft in reversed(drafts) if draft.rule == "rate"), None)
        if last is None or predicate.standard is None or last.end < predicate.start - 4:
            return []
        names = [(predicate.start, last.name or "")]
    else:
        names = _names(scene, head, predicate.start, len(linked))
    if head is not None and not names[0][1]:
        names = [(names[0][0], _name_elsewhere(scene, predicate, head.start(), stop, drafts))]
    if any(_NO_RATE.match(name.lower()) for _, name in names):
        return []
    status = status_of(scene, predicate, head.start() if head else predicate.start, local)
    if _MET.match(names[0][1].lower()) and len(linked) == 1 and not linked[0].percent:
        return [_yardsticks_met(scene, names[0], linked[0], status)]
    standard = standard_text(scene, predicate, yardstick=False)
    if predicate.standard and standard and stop < predicate.standard.end:
        standard = (
            scene.content[predicate.standard.start : max(stop, predicate.standard.start)].rstrip(" ,") or None
        )
    ratio = ratio_after(scene, linked[0], linked[0].end) if len(linked) == 1 else None
    share = percent_of(scene, linked[0].end, linked[0].end, 0) if len(linked) == 1 else (None, 0)
    return [
        Draft(
            start=start, sentence=scene.start,
            end=max(quantity.end, share[1], ratio[1] if ratio else 0, _end_of_noun(scene, noun, quantity)),
            rule="rate", name=name,
            status=status,
            standard=standard, standard_role=predicate.standard.role if predicate.standard else "bare",
            count=ratio[0].low if ratio else None if quantity.percent else quantity.low,
            of_total=ratio[0].whole if ratio else quantity.whole,
            percent=quantity.low if quantity.percent else share[0],
            approx=quantity.approx or predicate.soft, met=met_of(predicate.standard),
        )
        for (start, name), quantity in zip(names, linked, strict=False)
    ]  # fmt: skip


def _yardsticks_met(scene: Scene, name: tuple[int, str], quantity: Quantity, status: Status) -> Draft:
    """`nâng số tiêu chí đạt chuẩn lên 17/19`: how many the place that the text is at has met."""
    return Draft(
        start=name[0], end=quantity.end, sentence=scene.start, rule="named",
        name=last_named(scene.reading, name[0]), status=status, standard=name[1], standard_role="yardstick",
        met=quantity, approx=quantity.approx,
    )  # fmt: skip


def _name_elsewhere(scene: Scene, predicate: Predicate, head: int, stop: int, drafts: list[Draft]) -> str:
    """`tỷ lệ đạt chuẩn của giáo viên là 89%`, `đối với chi bộ, tỷ lệ đạt loại tốt là 60%`: of whom."""
    owner = _OWNER.search(scene.lower, predicate.verb_end, stop)
    if owner is not None:
        return scene.content[owner.end() : subject_end(scene, owner.end(), stop)]
    spoken = _SPOKEN_OF.search(scene.lower, max(scene.start, head - _SPOKEN_BACK), head)
    if spoken is not None:
        return scene.content[spoken.start("noun") : spoken.end("noun")]
    return (drafts[-1].name or "") if drafts else ""


def rated_titles(scene: Scene) -> list[tuple[int, int]]:
    """The traits of `tỷ lệ gia đình văn hóa`: where what makes a title of a noun begins and ends."""
    found: list[tuple[int, int]] = []
    if not _may_rate(scene):
        return found
    for head in _HEAD.finditer(scene.lower, scene.start, scene.end):
        title = TITLE.match(scene.lower, head.end())
        if title is not None:
            found.append(title.span("tail"))
    return found


def _may_rate(scene: Scene) -> bool:
    """Whether a sentence has a word for a share, or for a number with what may make a title."""
    if any(scene.lower.find(word, scene.start, scene.end) >= 0 for word in _RATES["share_heads"]):
        return True
    titled = any(not _TITLING.isdisjoint(token.roles) for token in scene.tokens)
    return titled and scene.lower.find(_NUMBER, scene.start, scene.end) >= 0


def rate_before(scene: Scene, offset: int) -> tuple[int, str] | None:
    """The noun phrase after `số` or `tỷ lệ` that runs up to `offset`."""
    head = _find_head(scene, scene.start, offset)
    if head is None:
        return None
    return head.start(), scene.content[head.end() : subject_end(scene, head.end(), offset)]


def linked_quantity(scene: Scene, start: int, end: int) -> tuple[Quantity, int] | None:
    """The quantity that a linking verb ties to what stands in `[start, end)`, and where that verb begins."""
    linked = _linked_quantities(scene, start, end)
    return (linked[0], _link_start(scene, linked[0])) if linked else None


def _linked_quantities(scene: Scene, start: int, end: int) -> list[Quantity]:
    """The quantities of `là 95,2%, 88,7% và 100%`; the link begins between `start` and soon after `end`."""
    found: list[Quantity] = []
    for quantity in scene.quantities:
        if found:
            if not _NEXT.fullmatch(scene.lower, found[-1].end, quantity.soft_start):
                break
            found.append(quantity)
        elif start <= quantity.soft_start <= end + _MAX_AHEAD:
            link = -1 if _STARS.match(scene.lower, quantity.end) else _link_start(scene, quantity)
            between = BRACKETS.sub("", scene.lower[end:link]) if link >= start else ""
            if link >= start and not _is_inside(scene, end, quantity) and not _PARTED.search(between):
                found.append(_of_whole(scene, quantity))
    return [] if found and any(q.percent != found[0].percent for q in found) else found


def _of_whole(scene: Scene, quantity: Quantity) -> Quantity:
    """`lên 52 xã/110 xã` is 52 of 110."""
    start = lead_end(scene, quantity.end)
    if start == quantity.end or not scene.lower[start : start + 1].isalpha():
        return quantity
    noun_end = subject_end(scene, start, min(scene.end, start + _MAX_AHEAD))
    of = with_whole(scene, quantity, noun_end, scene.content[start:noun_end])
    if of.whole == quantity.whole:
        return quantity
    return replace(of, end=next(q.end for q in scene.quantities if q.start > quantity.start))


def _is_inside(scene: Scene, start: int, quantity: Quantity) -> bool:
    """Whether a quantity stands in parentheses that open after `start`: (QCVN 02:2009/BYT)."""
    opened = scene.lower.rfind("(", start, quantity.start)
    return opened >= 0 and scene.lower.find(")", opened, quantity.start) < 0


def _link_start(scene: Scene, quantity: Quantity) -> int:
    for link in _LINK.finditer(scene.lower, max(scene.start, quantity.soft_start - 24), quantity.soft_start):
        if link.end() == quantity.soft_start:
            return link.start()
    return -1


def _find_head(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    """The last `số` or `tỷ lệ` before `end`, with no count and no clause's end between."""
    last = None
    for head in _HEAD.finditer(scene.lower, max(start, end - _MAX_BACK), end):
        last = head
    if last is None or any(mark in scene.lower[last.end() : end] for mark in ";:"):
        return None
    if any(last.end() <= q.start < end for q in scene.quantities):
        return None
    return last


def _share_at_end(scene: Scene, predicate: Predicate) -> list[Quantity]:
    """`tỷ lệ chi bộ đạt trong sạch, vững mạnh hơn 80%`: the share follows its standard with no link."""
    head = _find_head(scene, scene.start, predicate.start)
    if head is None or predicate.standard is None or not _SHARE_HEAD.match(scene.lower, head.start()):
        return []
    shares = [q for q in scene.quantities if q.percent and predicate.standard.start < q.start]
    return shares[:1] if shares and shares[0].soft_start <= predicate.end + 1 else []


def _share_of_noun(scene: Scene, predicate: Predicate, local: list[tuple[int, int]]) -> list[Draft]:
    """`thôn xóm đạt tiêu chuẩn văn hóa 90% trở lên`: the share follows, with neither head nor link."""
    noun = _AT_HEAD.search(scene.lower, max(scene.start, predicate.start - _MAX_BACK), predicate.start)
    standard = predicate.standard
    if noun is None or standard is None or standard.met is not None:
        return []
    near = (q for q in scene.quantities if q.percent and standard.start < q.soft_start <= predicate.end + 1)
    share = next(near, None)
    if share is None or _BEFORE_SHARE.fullmatch(scene.lower, standard.start, share.soft_start) is None:
        return []
    return [
        Draft(
            start=noun.start("noun"), end=share.end, sentence=scene.start, rule="rate",
            name=scene.content[slice(*noun.span("noun"))],
            status=status_of(scene, predicate, predicate.start, local),
            standard=scene.content[standard.start : share.soft_start].rstrip(" ,"),
            standard_role=standard.role,
            percent=share.low, approx=share.approx,
        )
    ]  # fmt: skip


def _end_of_noun(scene: Scene, noun: str, quantity: Quantity) -> int:
    """Where the noun ends that stands after its count."""
    return scene.content.index(noun, quantity.end) + len(noun) if noun else 0


def _heads_line(scene: Scene, predicate: Predicate, link: int) -> bool:
    """`Đạt chuẩn nông thôn mới nâng cao: 8/12 xã`: what is met stands first, and a colon after it."""
    opens = _OPENS_LINE.fullmatch(scene.lower, scene.start, predicate.start) is not None
    return opens and scene.lower[link : link + 2].strip().startswith(":")


def _counted_after(scene: Scene, predicate: Predicate, quantity: Quantity, link: int) -> str:
    """`đạt từ 15-18 tiêu chí có 14 xã`: the noun that follows the count; none where it is a yardstick."""
    met = predicate.standard is not None and predicate.standard.met is not None
    if predicate.standard is None or not (met or _heads_line(scene, predicate, link)):
        return ""
    if "," in scene.lower[predicate.end : quantity.soft_start]:
        return ""
    start = lead_end(scene, quantity.end)
    if start == quantity.end or not scene.content[start : start + 1].isalpha():
        return ""
    noun = scene.content[start : subject_end(scene, start, scene.end)]
    return "" if _YARDSTICK.match(noun.lower()) else noun


def _names(scene: Scene, head: re.Match[str], end: int, wanted: int) -> list[tuple[int, str]]:
    noun_end = subject_end(scene, head.end(), end)
    text = scene.content[head.end() : noun_end]
    parts = [part.span() for part in re.finditer(r"[^,]+", text)]
    if wanted == 1 or len(parts) != wanted:
        return [(head.start(), text)]
    starts = [head.end() + low + len(text[low:high]) - len(text[low:high].lstrip()) for low, high in parts]
    return [(start, text[low:high].strip()) for start, (low, high) in zip(starts, parts, strict=True)]
