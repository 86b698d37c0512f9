"""Tasks told before who has done them: hoàn thành tốt nhiệm vụ 35 người, không hoàn thành 2 người."""

import re
from bisect import bisect_left
from dataclasses import replace

from extract.criteria.attributes import percent_of
from extract.criteria.drafts import Draft, is_taken, spans_of
from extract.criteria.phrases import COUNT_ENDS, lead_end, subject_end
from extract.criteria.scenes import Scene, find_countable, scene_near
from extract.criteria.status import scoped_status
from extract.criteria.tokens import LEXICON, words_pattern
from extract.quantities import Quantity
from extract.reading import Reading

_TASKS = LEXICON["tasks"]
_DONE = re.compile(
    rf"(?:^|[,;:(+–-]|(?<!\w)(?:và|có|trong đó))[ \xa0]*(?P<not>{words_pattern(_TASKS['not'])}[ \xa0])?"
    rf"(?P<task>{words_pattern(_TASKS['words'])}(?:,?[ \xa0]nhưng[ \xa0][^,;:\d]{{2,60}}?)?)"
    rf"[ \xa0]*(?:(?:{words_pattern(_TASKS['links'])}|:)[ \xa0]*){{0,2}}$"
)
_PARTS = re.compile(rf"(?<!\w){words_pattern(LEXICON['clauses']['list_leads'])}")
_KEY = _TASKS["key"]
_LOOK_BACK = 130
_MOST_NEAR = 6


def read_tasks(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Those of an article that are counted after what they have done, none of them among the `drafts`."""
    if _KEY not in reading.lower:
        return []
    drafts = sorted(drafts, key=_start_of)
    taken = spans_of(drafts)
    found: list[Draft] = []
    for quantity in reading.once(find_countable):
        before = reading.lower[max(0, quantity.soft_start - _LOOK_BACK) : quantity.soft_start]
        done = _DONE.search(before) if _KEY in before else None
        if done is None or quantity.high is not None or is_taken(taken, quantity.start):
            continue
        draft = _read(reading, quantity, quantity.soft_start - len(before), done, drafts)
        if draft is not None:
            found.append(draft)
    return found


def _start_of(draft: Draft) -> int:
    return draft.start


def _read(
    reading: Reading, quantity: Quantity, at: int, done: re.Match[str], drafts: list[Draft]
) -> Draft | None:
    scene = scene_near(reading, quantity.start)
    noun = lead_end(scene, quantity.end)
    end = quantity.end
    if noun > end and reading.lower[noun : noun + 1].isalpha() and not quantity.percent:
        end = subject_end(scene, noun, min(scene.end, noun + _LOOK_BACK))
    if not COUNT_ENDS.match(reading.lower, end, scene.end + 1):
        return None
    failed = done["not"] is not None
    start = at + done.start("not" if failed else "task")
    percent, last = (quantity.low, end) if quantity.percent else percent_of(scene, end, end, end)
    draft = Draft(
        start=start, end=last, sentence=scene.start, rule="task",
        name=reading.content[noun:end] if end > quantity.end else _who(scene, start, drafts),
        status="not_met" if failed else scoped_status(scene, start, []) or "achieved", standard=done["task"],
        standard_role="task", count=None if quantity.percent else quantity.low, of_total=quantity.whole,
        percent=percent, approx=quantity.approx,
    )  # fmt: skip
    return (
        draft
        if quantity.percent
        else replace(draft, of_total=quantity.whole or _whole(scene, start, quantity))
    )


def _who(scene: Scene, offset: int, drafts: list[Draft]) -> str | None:
    """Who was told of before in the sentence, else the noun phrase that heads it, before a list of parts."""
    near = drafts[max(0, bisect_left(drafts, offset, key=_start_of) - _MOST_NEAR) :]
    told = [d.name for d in near[:_MOST_NEAR] if scene.start <= d.start and d.end <= offset and d.name]
    if told:
        return told[-1]
    if _PARTS.search(scene.lower, scene.start, offset) is None:
        return None
    start = lead_end(scene, scene.start)
    return scene.content[start : subject_end(scene, start, offset)] or None


def _whole(scene: Scene, offset: int, part: Quantity) -> float | None:
    """The count that `trong đó` takes parts from."""
    parts = _PARTS.search(scene.lower, scene.start, offset)
    held = [
        q for q in scene.quantities if parts and q.end <= parts.start() and not q.percent and q.whole is None
    ]
    return held[-1].low if held and part.low <= held[-1].low else None
