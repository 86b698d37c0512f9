"""The expressions that references to papers are made of, compiled from `documents.toml`."""

import re

from extract.documents.heads import KINDS
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.phrases import any_of

LEXICON = load_lexicon("documents")
_CODE = (
    r"(?=[A-ZĐÐƯ]{2}|[A-ZĐ][a-zy]{0,2}[A-ZĐ]|[A-Z]\d\d|Ttg\b)"
    r"[A-ZĐÐƯ]{1,9}[a-zđ]{0,2}[A-ZĐÐƯ]{0,9}[a-z]?\d{0,3}(?!\w)"
)
_TYPE_CODE = rf"(?:{any_of(LEXICON['type_codes'])})(?!\w)"
_CODES = rf"(?:\s?[-–/]\s?{_TYPE_CODE}|[-–/.]{_CODE}|/L(?!\w))(?:[-–/.]{_CODE}|\s[-–]\s{_TYPE_CODE}){{0,4}}"
_NUMBER = (
    r"(?P<number>(?P<digits>\d{1,5})[a-zđ]?(?P<year>/(?:19|20)\d\d(?!\d))?"
    rf"(?P<codes>{_CODES})?)(?![\w%])(?![.,/-]\d)"
)
NUMBERED = re.compile(rf"\s*(?:(?P<so>[Ss]ố|No\.)\s*:?\s*){_NUMBER}|\s+{_NUMBER.replace('?P<', '?P<bare_')}")
FAR_NUMBER = re.compile(rf"(?:\s+[^\W\d_]+){{1,12}}?\s+số\s*:?\s*{_NUMBER}")
NEXT_NUMBER = re.compile(rf"(?:\s*[,;&]\s*|\s+(?:và|hoặc)\s+)(?P<so>số\s+)?{_NUMBER}")

# "Chỉ thị 12 ngày" counts days, "Chỉ thị 12 ngày 3/4" is dated.
COUNTED = re.compile(rf"\s+(?:{any_of(LEXICON['counted'])})(?!\w|\s+\d)", re.IGNORECASE)
_STOP = r"\s*(?:$|[.,;:)\]”\"»…!?/(]|[-–]\s|\n)"
CLOSING = re.compile(rf"{_STOP}|\s+(?:{any_of(LEXICON['closing'])})(?!\w)")
LIST_CLOSING = re.compile(rf"{_STOP}|\s+(?:{any_of(LEXICON['list_closing'])})(?!\w)")

QUOTED = re.compile(r"\s*(?:“[^”\n]{3,250}”|\"[^\"\n]{3,250}\"|«[^»\n]{3,250}»)")

_TITLES = any_of(LEXICON["titles"])
_TITLE_END = any_of(LEXICON["title_ends"])
LISTED_TITLE = re.compile(rf"\s+(?P<title>{_TITLES})(?!\w)", re.IGNORECASE)
FREE_TITLE = re.compile(
    rf"\s+(?P<title>[{UPPER}][^\W\d_]*(?:(?:\s[-–])?\s(?!(?:{_TITLE_END})(?!\w))[^\W\d_]+){{0,9}})(?!\w)"
)
AMENDING = re.compile(
    r"\s+sửa đổi(?:,?\s+bổ sung)?\s+(?:một số\s+điều\s+)?(?:của\s+)?(?:các\s+)?"
    r"(?:Bộ luật|Luật|Pháp lệnh)(?!\w)"
)
TITLE_YEAR = re.compile(r"(?:\s*,)?\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\w/.-]*\d)(?!\s*[-–]\s*\d)")
AMENDED = re.compile(r"\s*\((?:sửa đổi|bổ sung|hợp nhất)[^)\n]{0,60}\)")

_MEETING_WORD = rf"(?:{any_of(LEXICON['meetings']['words'])})(?!\w)"
MEETING = re.compile(
    rf"\s+(?P<meeting>(?:{any_of(LEXICON['meetings']['heads'])})(?!\w)"
    rf"(?:,?\s+(?:{_MEETING_WORD}|[IVXL]+\b|\d{{1,4}}(?:\s?[-–]\s?\d{{4}})?(?![\w%/.]\w)|[{UPPER}]\w*)"
    r"|\s*\((?:khóa|khoá|Khóa)\s+[IVXL]+\)){0,18})"
)

OF = re.compile(r"\s+của\s+(?=\S)")
BETWEEN = re.compile(r"\s+giữa\s+(?=\S)")
AND = re.compile(r"\s*(?:,|và|với|-|–)\s+(?=\S)")
BEFORE_DAY = re.compile(r"\s*(?P<open>\(|,)?\s*(?:(?:ban hành|ký|được ban hành)\s+)?(?=\S)")
TERM = re.compile(r"\s*\(?(?:khóa|khoá)\s+[IVXL]+\b\)?")

_KIND_WORDS = any_of([form for kind in KINDS for form in kind.forms])
KIND_WORD = re.compile(rf"(?<!\w)(?:{_KIND_WORDS})(?!\w)", re.IGNORECASE)
PLURAL = re.compile(
    rf"(?<!\w)(?:{any_of(LEXICON['plurals'])}|\d+)\s+(?:(?:{_KIND_WORDS})\s*(?:,|và)\s*){{0,5}}$",
    re.IGNORECASE,
)
ISSUING = re.compile(
    rf"(?<!\w)(?:(?:{any_of(LEXICON['issuing_adverbs'])})\s+){{0,2}}(?:{any_of(LEXICON['issuing'])})\s+$",
    re.IGNORECASE,
)
NAME_BEFORE = re.compile(rf"[{UPPER}][^\W\d_]+\s+[{UPPER}][^\W\d_]+\s+$")
LISTED = re.compile(r"\s*(?:,|;|và|,\s+và)\s*$")
