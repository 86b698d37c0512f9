"""Why mentions are one person's, and reports one story's, in sentences."""

from typing import TYPE_CHECKING

from db.site.rows import Row, fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

_REASONS = "SELECT code, vi, en FROM join_reasons WHERE kind = :kind"


async def reasons_said(database: "Database", kind: str, joins: list[Row]) -> list[Row]:
    """The joins with `said`: a pair of sentences, Vietnamese and English, for each code of `reasons`.

    kind: `people` or `stories`. A code that nothing is said of stands for itself.
    """
    if not joins:
        return []
    rows = await fetch_all(database, _REASONS, {"kind": kind})
    sentences = {row["code"]: (row["vi"], row["en"]) for row in rows}
    return [
        {**join, "said": [sentences.get(code, (code, code)) for code in join["reasons"].split()]}
        for join in joins
    ]
