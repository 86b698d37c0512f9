"""Whether what was done before is another case than the one that is reported."""

import re

from extract.agents import agents_between
from extract.event.cues import WORDS
from extract.phrases import any_of
from extract.reading import Reading

_VERBS = any_of([*WORDS["broken_up"], *WORDS["caught"]])
_VERB = re.compile(rf"(?<!\w)(?:{_VERBS})(?!\w)")
_ALSO = re.compile(rf"\s(?:{any_of(WORDS['also'])})\s(?:(?:{any_of(WORDS['done'])})\s)?(?:{_VERBS})(?!\w)")


def is_another(reading: Reading, start: int, end: int) -> bool:
    """`Trước đó, Công an tỉnh cũng triệt phá …`: a body, what says "also", and the first verb of a deed."""
    also = _ALSO.search(reading.lower, start, end)
    if also is None or _VERB.search(reading.lower, start, also.start()) is not None:
        return False
    return any(agent.end == also.start() for agent in agents_between(reading, start, also.start()))
