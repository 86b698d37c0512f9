"""Awards: who gave what to whom."""

from extract.awards import grammar
from extract.awards.nouns import AwardNoun, chains, find_award_nouns
from extract.awards.telling import Clause, read_chain
from extract.facts import AwardFact
from extract.reading import Reading
from extract.sentences import sentence_at


def find_awards(reading: Reading) -> tuple[AwardFact, ...]:
    """Every award that is given or received, in order; one proposed, or merely spoken of, is none.

    The span goes from the giver or the awarded to the end of the other. Awards named together
    (`cờ thi đua, bằng khen`) are one fact each, with the same awarded.
    """
    found: list[AwardFact] = []
    for start, nouns in _by_sentence(reading).items():
        end = sentence_at(reading, start).end
        if _lists_proposals(reading, start):
            continue
        groups = chains(reading.content, nouns)
        edge = start
        given: AwardFact | None = None
        for index, group in enumerate(groups):
            limit = groups[index + 1][0].start if index + 1 < len(groups) else end
            facts = read_chain(reading, group, Clause(sentence=start, start=edge, limit=limit), before=given)
            found.extend(facts)
            given = facts[-1] if facts else given
            edge = max(group[-1].end, facts[-1].end if facts else 0)
    return tuple(found)


def _lists_proposals(reading: Reading, start: int) -> bool:
    """Whether the sentence at `start` lists what the sentence before it proposed."""
    if start == 0 or grammar.LISTS.match(reading.content, start) is None:
        return False
    before = sentence_at(reading, start - 1)
    return grammar.PROPOSES.search(reading.content, before.start, before.end) is not None


def _by_sentence(reading: Reading) -> dict[int, list[AwardNoun]]:
    grouped: dict[int, list[AwardNoun]] = {}
    for noun in find_award_nouns(reading):
        grouped.setdefault(sentence_at(reading, noun.start).start, []).append(noun)
    return grouped
