"""Search that finds `Đại tá` for `dai ta` and `Cửa Lò` for `cua lo`, and puts the accented match first.

Two tables in the published file, `passages_fts` (rowid = passages.id, and passage_id of every fact) and
`articles_fts` (rowid = articles.number). Each indexes in its one column the words that have accents, each
once, with one spelling of the tone, and then the text without accents. Words that stand together are looked
for in the latter, their accents in the former, so that no word is indexed twice for where it stands; since a
word is only ever one or the other, a second column would do no more than take a quarter of the room. They are
made with `unicode61 remove_diacritics 0`: SQLite's own folding knows nothing of đ and of letters with two
marks. They keep no text of their own (`content=''`); what they index of a passage is its text, and what that
does not say already of its places with those above them, its officials and units, and the article's title.

`escape_fts` makes of what a reader typed the query that Datasette's `?_search=` should run: register it
under that name. RANKED_SQL is the ranked search over passages.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable

from db.fold import fold, has_accents, one_tone_spelling

LIMIT_OF_WORDS = 32
# A letter that no Vietnamese text has: a word of its own between two parts, so that no phrase spans them.
BREAK = " ʘ "
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'"([^"]*)"|([^"]+)')
_NOTHING = '""'

SEARCH_TABLES = tuple(
    f"CREATE VIRTUAL TABLE {name} USING fts5(search_text, content='', "
    "tokenize='unicode61 remove_diacritics 0')"
    for name in ("passages_fts", "articles_fts")
)

MATCHED_SQL = "FROM passages_fts AS hits{join} WHERE passages_fts MATCH :folded{conditions}"
_RANKED = """
SELECT hits.rowid AS passage_id,
    CASE
        WHEN hits.rowid IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH :accented_phrase) THEN 0
        WHEN hits.rowid IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH :phrase) THEN 1
        WHEN hits.rowid IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH :accented) THEN 2
        ELSE 3
    END AS tier,
    bm25(passages_fts) AS rank
{matched}
ORDER BY tier, rank, hits.rowid
LIMIT :limit OFFSET :offset
"""
RANKED_SQL = _RANKED.format(matched=MATCHED_SQL.format(join="", conditions=""))


def ranked_sql(*, join: str, conditions: str) -> str:
    """RANKED_SQL among the hits that meet conditions. join: what those need; `hits.rowid` is the id."""
    return _RANKED.format(matched=MATCHED_SQL.format(join=f" {join}", conditions=conditions))


def count_sql(*, join: str = "", conditions: str = "") -> str:
    """How many hits there are, counted no further than `:most`."""
    matched = MATCHED_SQL.format(join=f" {join}", conditions=conditions)
    return f"SELECT count(*) AS hits FROM (SELECT 1 {matched} LIMIT :most)"


def listed_sql(*, join: str = "", conditions: str = "") -> str:
    """As `count_sql`, and which they are: a JSON array of passage ids."""
    matched = MATCHED_SQL.format(join=f" {join}", conditions=conditions)
    ids = f"SELECT hits.rowid AS id {matched} LIMIT :most"
    return f"SELECT count(*) AS hits, json_group_array(id) AS ids FROM ({ids})"


def searchable(*parts: str) -> str:
    """What is indexed for texts that stand apart: their words with accents, each once, then all without.

    A part whose words stand together in one before is left out.
    """
    spelt = [normal(part) for part in parts]
    kept: list[str] = []
    for part in spelt:
        words = f" {' '.join(_words(fold(part)))} "
        if not any(words in each for each in kept):
            kept.append(words)
    accented = dict.fromkeys(word for part in spelt for word in _words(part.lower()) if has_accents(word))
    return BREAK.join((" ".join(accented), *(each.strip() for each in kept)))


def searchable_name(text: str) -> tuple[str, str]:
    """A name as it is indexed where words with accents are looked for together: as it is, and folded."""
    spelt = normal(text)
    return spelt, fold(spelt)


def escape_fts(query: str) -> str:
    """What a reader typed as an FTS5 query that can't fail: all words, in any order.

    A word typed with accents must stand so; one typed without is found with any accents. Words in double
    quotes must stand together.
    """
    terms = []
    for quoted, loose in _PIECE.findall(normal(query)):
        terms += [_term(_words(quoted))] if quoted else [_term([word]) for word in _words(loose)]
    return " AND ".join(filter(None, terms[:LIMIT_OF_WORDS])) or _NOTHING


def query_parameters(query: str) -> dict[str, str]:
    """The parameters of RANKED_SQL, `:limit` and `:offset` apart.

    Words together and apart, with and without accents.
    """
    words = _words(normal(query))[:LIMIT_OF_WORDS]
    folded = [fold(word) for word in words]
    return {
        "accented_phrase": _term(words) or _NOTHING,
        "phrase": _together(folded),
        "accented": _all(_term([word]) for word in words),
        "folded": _all(_together([word]) for word in folded),
    }


def search_passages(connection: sqlite3.Connection, query: str, *, limit: int = 100) -> list[int]:
    """Ids of the passages that have all words of the query, accents or not.

    First those with the words together and accented as typed, then together without regard to accents, then
    apart; within each by BM25.
    """
    rows = connection.execute(RANKED_SQL, {**query_parameters(query), "limit": limit, "offset": 0})
    return [passage_id for passage_id, _, _ in rows]


def normal(query: str) -> str:
    """A query in the one form of Unicode and of tones that is indexed, without the letter of BREAK."""
    return one_tone_spelling(unicodedata.normalize("NFC", query.replace(BREAK.strip(), " ")))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _term(words: list[str]) -> str:
    """Words that stand together, each with the accents that it is typed with, if with any."""
    if not words:
        return ""
    accents = [_together([word]) for word in words if has_accents(word)]
    if accents and len(words) == 1:
        return accents[0]
    return _all([_together([fold(word) for word in words]), *accents])


def _together(words: list[str]) -> str:
    phrase = " ".join(words)
    return f'"{phrase}"' if words else _NOTHING


def _all(terms: Iterable[str]) -> str:
    return " AND ".join(terms) or _NOTHING
