"""Tables laid out in lines, one yardstick in each: Tiêu chí số 19.2: đạt."""

import re

from extract.criteria.drafts import Draft
from extract.criteria.tokens import LEXICON, words_pattern
from extract.facts import Status
from extract.reading import Reading

_WORDS = LEXICON["tables"]
_ROW = re.compile(
    rf"^[ \xa0]*(?:[-–+•*|][ \xa0]*)?(?P<name>{words_pattern(_WORDS['heads'])}[ \xa0](?:số[ \xa0])?"
    rf"\d{{1,2}}(?:\.\d{{1,2}})?(?!\d)[^\n:|]{{0,90}}?)[ \xa0]*[:|–-][ \xa0]*"
    rf"(?P<not>{words_pattern(_WORDS['not'])}[ \xa0])?(?P<soft>{words_pattern(_WORDS['soft'])}[ \xa0])?"
    rf"(?P<verb>{words_pattern(_WORDS['verbs'])})[ \xa0.;|]*$",
    re.MULTILINE,
)
_LEAST_ROWS = 2


def read_tables(reading: Reading) -> list[Draft]:
    """The rows that say of a yardstick, by its number, whether it is met; a lone one makes no table."""
    if reading.lower.find(_WORDS["heads"][0]) < 0:
        return []
    rows = list(_ROW.finditer(reading.lower))
    return [_draft_of(reading, row) for row in rows] if len(rows) >= _LEAST_ROWS else []


def _draft_of(reading: Reading, row: re.Match[str]) -> Draft:
    status: Status = "not_met" if row["not"] else "achieved"
    return Draft(
        start=row.start("name"), end=row.end("verb"), sentence=row.start("name"), rule="table",
        name=reading.content[slice(*row.span("name"))].strip(), status=status,
        standard=row["verb"], standard_role="bare", approx=row["soft"].strip() if row["soft"] else None,
    )  # fmt: skip
