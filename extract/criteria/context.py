"""What a clause leaves to its surroundings: the place."""

from bisect import bisect_left

from extract.criteria.drafts import Draft
from extract.facts import Place
from extract.localities import PlaceMention, find_place_mentions, home_place
from extract.reading import Reading


def place_of_draft(reading: Reading, draft: Draft) -> Place | None:
    """The place named in the evidence, else before it in the sentence, else what the article is about."""
    mentions, starts = reading.once(_placed)
    inside = mentions[bisect_left(starts, draft.start) : bisect_left(starts, draft.end)]
    if inside:
        return inside[0].place
    before = mentions[bisect_left(starts, draft.sentence) : bisect_left(starts, draft.start)]
    return before[-1].place if before else reading.once(home_place)


def _placed(reading: Reading) -> tuple[list[PlaceMention], list[int]]:
    """The mentions of places that are claimed, and where each begins."""
    mentions = [mention for mention in reading.once(find_place_mentions) if mention.place is not None]
    return mentions, [mention.start for mention in mentions]
