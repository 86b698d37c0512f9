"""Lists of labels with a ratio or a share: mầm non 15/21, tiểu học 82%."""

import re

from extract.criteria.drafts import Draft
from extract.criteria.headings import heading_of
from extract.criteria.nouns import school_name
from extract.criteria.phrases import standard_end
from extract.criteria.predicates import NAMED_STANDARDS
from extract.criteria.scenes import Scene
from extract.criteria.score_scenes import LOOK_BACK, SCORE_ENDS, scene_of, score_status
from extract.criteria.tokens import LEXICON, tokens_between, words_pattern
from extract.facts import Status
from extract.quantities import Quantity
from extract.reading import Reading
from extract.sentences import sentence_at

_SCORES = LEXICON["scores"]
_LABEL = re.compile(
    rf"(?:^|[\n(,;:•*+-][ \xa0]*|[ \xa0]{words_pattern(_SCORES['before_label'])}[ \xa0])"
    rf"(?:{words_pattern(_SCORES['label_leads'])}[ \xa0])?"
    rf"(?P<label>(?:trường[ \xa0])?(?P<level>{words_pattern(_SCORES['levels'])})"
    rf"|{words_pattern(LEXICON['titles']['heads'])})"
    rf"(?:[ \xa0]{words_pattern(_SCORES['label_aux'])})?[ \xa0]?[:(]?[ \xa0]?$"
)
_PARTS = re.compile(words_pattern(LEXICON["clauses"]["part_leads"]))
_FIGURES = re.compile(r"[ \xa0]*\d.*$", re.DOTALL)
_OF_NORM = re.compile(
    rf"(?:^|[\n,;:+-][ \xa0]*|[ \xa0](?:và|có)[ \xa0])"
    rf"(?P<label>(?:số[ \xa0])?{words_pattern(LEXICON['titles']['heads'])})"
    r"[ \xa0](?:(?:được công nhận[ \xa0])?đạt[ \xa0])?"
    rf"(?P<norm>{words_pattern(['chuẩn', 'tiêu chuẩn', 'danh hiệu'])}[^\d,.;:()\n]{{0,60}}?"
    rf"|{words_pattern(LEXICON['titles']['tails'])})"
    r"[ \xa0]?:?[ \xa0]?$"
)


def read_level_share(reading: Reading, quantity: Quantity) -> Draft | None:
    """`tỷ lệ trường đạt chuẩn: mầm non 75%, tiểu học 82%`."""
    before = reading.lower[max(0, quantity.soft_start - LOOK_BACK) : quantity.soft_start]
    label = _LABEL.search(before)
    if label is None or not label["level"] or not SCORE_ENDS.match(reading.lower, quantity.end):
        return None
    scene = scene_of(reading, quantity.start)
    told = reading.lower[scene.start : quantity.start]
    if not any(word in told for word in LEXICON["rates"]["share_heads"]):
        return None
    base = _base_of(scene, quantity.start, [])
    start = quantity.soft_start - len(before) + label.start("label")
    return base and Draft(
        start=start, end=quantity.end, sentence=scene.start, rule="score",
        name=school_name(reading.content[start : start + len(label["label"])]), status=base[1],
        standard=base[0], standard_role="norm", percent=quantity.low, approx=quantity.approx,
    )  # fmt: skip


def read_label(scene: Scene, quantity: Quantity, drafts: list[Draft]) -> Draft | None:
    """`mầm non 15/21` after words that say what the counted have met."""
    if quantity.whole is None or not SCORE_ENDS.match(scene.lower, quantity.end):
        return None
    back = max(scene.start, quantity.soft_start - LOOK_BACK)
    label = _OF_NORM.search(scene.lower, back, quantity.soft_start)
    if label is not None:
        return _labelled(scene, label, quantity, scene.content[label.start("norm") : label.end("norm")])
    label = _LABEL.search(scene.lower, back, quantity.soft_start)
    base = _base_of(scene, quantity.start, drafts) if label is not None else None
    if label is None or base is None:
        return None
    name = scene.content[label.start("label") : label.end("label")]
    if label["level"]:
        name = school_name(name)
    return Draft(
        start=label.start("label"), end=quantity.end, sentence=scene.start, rule="score", name=name,
        status=base[1], standard=base[0], standard_role="norm", count=quantity.low, of_total=quantity.whole,
        approx=quantity.approx,
    )  # fmt: skip


def _labelled(scene: Scene, label: re.Match[str], quantity: Quantity, standard: str) -> Draft:
    """`thôn đạt chuẩn văn hóa 45/60`."""
    return Draft(
        start=label.start("label"), end=quantity.end, sentence=scene.start, rule="score",
        name=scene.content[label.start("label") : label.end("label")].removeprefix("số "),
        status=score_status(scene, quantity.start), standard=standard, standard_role="norm",
        count=quantity.low, of_total=quantity.whole, approx=quantity.approx,
    )  # fmt: skip


def _base_of(scene: Scene, offset: int, drafts: list[Draft]) -> tuple[str | None, Status] | None:
    """The standard and the status that a list's items take from before it in the sentence, or its heading."""
    since = scene.start
    if since and _PARTS.match(scene.lower, since):
        since = sentence_at(scene.reading, since - 2).start
    for draft in reversed(drafts):
        if since <= draft.start and draft.end <= offset and draft.met is None:
            return draft.standard, draft.status
    heading = heading_of(scene.reading, offset)
    start, end = (heading.start, heading.end) if heading is not None else (scene.start, offset)
    above = Scene(scene.reading, start, end, tokens_between(scene.reading, start, end), (), ())
    norm = next((token for token in above.tokens if not NAMED_STANDARDS.isdisjoint(token.roles)), None)
    if norm is None:
        return None
    standard = _FIGURES.sub("", above.content[norm.start : standard_end(above, norm.start, norm.end)])
    return standard, (heading.status if heading is not None else None) or score_status(scene, offset)
