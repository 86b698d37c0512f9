"""Where a standard is said of a noun with no verb: a trait, a title, a quotation, a number of stars."""

import re

from extract.criteria.phrases import standard_end
from extract.criteria.rates import rated_titles
from extract.criteria.scenes import Scene
from extract.criteria.tokens import LEXICON, words_pattern
from extract.criteria.verbs import TITLE

TRAIT_ENDS = re.compile(
    r"[ \xa0]?(?:[,;.…()\n]|$)|[ \xa0](?:[-–][ \xa0](?:ntm|nông thôn mới)"
    r"|và|trong|năm|chiếm|đạt|trên|là|tăng|giảm|theo)(?!\w)"
)
_OF_NOUN = re.compile(rf"(?<!\w){words_pattern(LEXICON['norm_nouns'])}[ \xa0]$")
STAR = re.compile(r"[ \xa0]sao(?!\w)")


def find_traits(scene: Scene) -> list[tuple[int, int]]:
    """The offsets of what may be said of a noun without a verb: traits, stars, norms, titles, quotations."""
    traits = [(t.start, t.end) for t in scene.tokens if "standards:trait" in t.roles]
    traits += [(q.start, star.end()) for q in scene.quantities if (star := STAR.match(scene.lower, q.end))]
    traits += _norms_of_nouns(scene)
    traits += [span for span in [*rated_titles(scene), *_counted_titles(scene)] if span not in traits]
    return sorted([*traits, *((quote.start, quote.end) for quote in scene.quotes)])


def _counted_titles(scene: Scene) -> list[tuple[int, int]]:
    """`17 xã nông thôn mới`: what makes a title of a counted noun."""
    found = []
    for quantity in scene.quantities:
        title = TITLE.match(scene.lower, quantity.end + 1)
        if title is not None and TRAIT_ENDS.match(scene.lower, title.end(), scene.end + 1):
            found.append(title.span("tail"))
    return found


def _norms_of_nouns(scene: Scene) -> list[tuple[int, int]]:
    """`38 trường chuẩn`: the norm right after what has met it."""
    return [
        (token.start, token.end)
        for token in scene.tokens
        if "standards:norm" in token.roles and _OF_NOUN.search(scene.lower, scene.start, token.start)
    ]


def _counts_inside(scene: Scene, start: int, end: int) -> bool:
    return any(start < quantity.start < end for quantity in scene.quantities)


def trait_end(scene: Scene, start: int, head_end: int) -> int:
    """Where the words of a trait end: with its quotation, unless something is counted in that."""
    quote = next((quote for quote in scene.quotes if quote.start == start), None)
    if quote is None:
        return standard_end(scene, start, head_end)
    return standard_end(scene, start + 1, start + 2) if _counts_inside(scene, start, quote.end) else quote.end
