"""Bodies of other states, which are told as ours are, with the state behind them (`Bộ Y tế Lào`)."""

import re

from extract.bodies.mentions import UnitMention
from extract.lexicon import load_lexicon
from extract.phrases import any_of
from extract.reading import Reading

_WORDS = load_lexicon("persons")
STATES = any_of(_WORDS["states"])
OF_STATE = rf"(?: (?:{any_of(_WORDS['of_state'])})){{0,2}}"
_STATE = re.compile(rf"{OF_STATE} (?:{STATES})(?!\w)(?!{any_of(_WORDS['not_states'])})")
_BODIES = tuple(_WORDS["bodies_of_states"])


def end_of_state(reading: Reading, end: int) -> int:
    """Past the state that is named at `end`, or `end`."""
    state = _STATE.match(reading.content, end)
    return state.end() if state is not None else end


def is_foreign(reading: Reading, body: UnitMention) -> bool:
    """Whether a body of the centre, such as every state has, is another state's."""
    central = body.level == "central" and body.locality is None
    return (
        central
        and reading.content.startswith(" ", body.end)
        and body.name.startswith(_BODIES)
        and end_of_state(reading, body.end) > body.end
    )
