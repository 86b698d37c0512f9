"""The expressions that references to papers are made of, compiled from `documents.toml` and `laws.toml`."""

import re

from extract.documents.heads import KINDS
from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.phrases import any_of


def _compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, in which no white space is a new line: a reference stands in one paragraph."""
    return re.compile(pattern.replace(r"\s", r"[^\S\n]"), flags)


LEXICON = load_lexicon("documents")
_LAWS = load_lexicon("laws")
_ISSUERS = load_lexicon("issuers")

_CODE = (
    r"(?=[A-ZĐÐƯ]{2}|[A-ZĐ][a-zy]{0,2}[A-ZĐ]|[A-Z]\d\d|Tt?g\b)"
    r"[A-ZĐÐƯ]{1,9}[a-zđ]{0,2}[A-ZĐÐƯ]{0,9}[a-z]?\d{0,3}(?!\w)"
)
_TYPE_CODE = rf"(?:{any_of(LEXICON['type_codes'])})(?!\w)"
# Only a symbol that is known may stand off by spaces: "100 - KL/TW", "23/2012/TT - BCA".
_SYMBOLS = {*LEXICON["type_codes"], *_ISSUERS["central"], *_ISSUERS["local"], "TW", "T.Ư", "TƯ"}
_SYMBOL = rf"(?:{any_of(_SYMBOLS)})(?!\w)"
_DASH = r"[-–—/]"
_FIRST_CODE = rf"(?:\s?{_DASH}\s?{_TYPE_CODE}|\s{_TYPE_CODE}(?=[-–/][A-ZĐ])|[-–—/.]{_CODE}|/L(?!\w))"
_MORE_CODE = (
    rf"(?:[-–—/.](?:{_CODE}|[A-ZĐ]{{1,4}}\d{{1,2}}(?!\w))|[-–—/]T\.?Ư(?!\w)|\s?{_DASH}\s?{_SYMBOL}"
    r"|\([A-ZĐ]{1,5}\d{0,2}\))"
)
_CODES = rf"{_FIRST_CODE}{_MORE_CODE}{{0,4}}"
_YEAR = r"\s?/\s?(?:19|20)\d\d(?!\d)"
_NUMBER = (
    rf"(?P<number>(?P<digits>\d{{1,2}}\.\d{{3}}(?=\s?[-–/])|\d{{1,5}})[a-zđ]?(?P<year>{_YEAR})?"
    rf"(?P<codes>{_CODES})?)(?![\w%])(?![.,/-]\d)"
)
_BARE_NUMBER = _NUMBER.replace("?P<", "?P<bare_")
# "Nghị quyết (NQ) số 18".
_GLOSS = r"(?:\s*\([A-ZĐ]{2,5}\))?"
NUMBERED = _compile(rf"{_GLOSS}\s*[:(]?\s*(?P<so>[Ss]ố|SỐ|No\.)\s*:?\s*{_NUMBER}|{_GLOSS}:?\s+{_BARE_NUMBER}")
NUMBERED_THING = _compile(rf"(?<!\w)(?:{any_of(LEXICON['numbered'])})\s+số\s*:?\s*$", re.IGNORECASE)
FAR_NUMBER = _compile(rf"(?P<between>(?:,?\s+[^\W\d_]+){{1,12}}?)\s+số\s*:?\s*{_NUMBER}")
NEXT_NUMBER = _compile(
    rf"(?P<link>\s*[,;&]\s*(?:và\s+)?|\s+(?:và|hoặc|hay|cùng|với)\s+)(?P<so>số\s*:?\s*)?{_NUMBER}"
)
# "các Nghị định của Chính phủ: số 12/2020/NĐ-CP … về …; số 15/2021/NĐ-CP … về …".
ENUMERATES = _compile(r"\s*:\s*(?:[-–+]\s*)?(?=(?:[Ss]ố|SỐ)\s*:?\s*\d)")
ENUMERATED = _compile(rf"(?P<so>[Ss]ố|SỐ)\s*:?\s*{_NUMBER}")
ENUMERATED_NEXT = _compile(r"[^;\n]{0,300};\s*(?:và\s+)?(?=(?:[Ss]ố|SỐ)\s*:?\s*\d)")
STANDARD = _compile(
    r"\s*(?P<mark>(?:QCVN|TCVN|TCXDVN)\s*)?(?P<number>\d{1,4}(?:\s\d)?(?:\s?-\s?\d{1,3})?\s?:\s?\d\s?\d{3}(?:/[A-ZĐ]{2,8})?)(?!\w)"
)

# "Chỉ thị 12 ngày" counts days, "Chỉ thị 12 ngày 3/4" is dated.
COUNTED = _compile(rf"\s+(?:{any_of(LEXICON['counted'])})(?!\w|\s+\d|\s+(?:tháng|quý))", re.IGNORECASE)
_STOP = r"\s*(?:$|[.,;:)\]”\"»…!?/(]|[-–]\s|\n)"
CLOSING = _compile(rf"{_STOP}|\s+(?:{any_of(LEXICON['closing'])})(?!\w)")
LIST_CLOSING = _compile(rf"{_STOP}|\s+(?:{any_of(LEXICON['list_closing'])})(?!\w)")

_QUOTED = (
    r"(?:[“”\"„](?P<title>[^“”\"\n]{3,300})[”“\"]|«(?P<title_2>[^»\n]{3,300})»"
    r"|[‘'](?P<title_3>[^‘’'\n]{6,300})[’'](?!\w))"
)
QUOTED = _compile(rf"\s*{_QUOTED}")
# "… và các đoàn thể của xã về “Giữ sạch nguồn nước”": a few words of the parties may come between.
TITLED_SO = _compile(
    rf"(?:,?\s+và(?:\s+(?!về\s)[^\W\d_]+){{1,8}}?)?,?\s+(?:về(?:\s+việc)?|với\s+(?:tên|chủ\s+đề)|mang\s+tên)\s*:?\s*{_QUOTED}"
    rf"|\s*[,:(]?\s*{_QUOTED.replace('title', 'other')}"
)

_TITLES = any_of([title for titles in ("codes", "laws", "ordinances", "charters") for title in _LAWS[titles]])
_TITLE_END = any_of(_LAWS["title_ends"])
LISTED_TITLE = _compile(rf"\s+(?P<title>{_TITLES})(?!\w)", re.IGNORECASE)
FREE_TITLE = _compile(
    rf"\s+(?P<title>(?!(?:{any_of(_LAWS['title_refused'])})(?!\w))[{UPPER}][^\W\d_]*"
    rf"(?:(?:\s[-–])?\s(?!(?:{_TITLE_END})(?!\w))[^\W\d_]+){{0,9}})(?!\w)"
)
TITLE_REFUSED = _compile(
    rf"(?<!\w)(?:{any_of(_LAWS['title_refused_after'])})(?:\s+của)?\s+$|[{UPPER}][^\W\d_]+\s+[{UPPER}][^\W\d_]+\s+$",
)
A_WORK = _compile(rf"(?<!\w)(?:{any_of(_LAWS['works'])})\s+[“”\"‘'«]?$", re.IGNORECASE)
# Of a work the kind may stand between: "phim truyền hình dài tập Luật Rừng".
A_WORK_OF_KIND = _compile(
    rf"(?<!\w)(?:{any_of(_LAWS['works'])})(?:\s+[^\W\d_]+){{0,4}}?\s+[“”\"‘'«]?$", re.IGNORECASE
)
# Before a law: a verb, or an article of it.
SAID_AFTER = _compile(
    rf"(?<!\w)(?:{any_of(_LAWS['said_after'])})\s+(?:các\s+)?$|(?<!\w)(?:điều|khoản|chương)\s+\d+[a-zđ]?,?\s+(?:của\s+)?$",
    re.IGNORECASE,
)
# Other laws before it in one list.
LAWS_BEFORE = _compile(r"(?<!\w)(?:Bộ\s+l|[Ll])uật(?P<titles>\s[^.;:\n“”\"]{1,120}(?:,|và)\s+)$")
SAID_BEFORE = _compile(
    rf"\s+(?:{any_of(_LAWS['said_before'])})(?!\w)|\s*(?:,|và)\s+(?:Bộ\s+)?[Ll]uật\s+(?:{_TITLES})(?!\w)"
)
LAWMAKING = _compile(rf"(?<!\w)(?:{any_of(_LAWS['lawmaking'])})(?!\w)", re.IGNORECASE)
ABROAD = _compile(rf"\s+của\s+(?:nước\s+)?(?:{any_of(_LAWS['foreign'])})(?!\w)(?!\s+[{UPPER}])")
AMENDING = _compile(
    r"\s+sửa đổi(?:,?\s+bổ sung)?\s+(?:một số\s+điều\s+)?(?:của\s+)?(?:các\s+)?"
    r"(?:Bộ luật|Luật|Pháp lệnh)(?!\w)"
)
TITLE_YEAR = _compile(
    r"(?:\s*\([A-ZĐ]{2,10}\)|\s*,)?\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\w/.-]*\d)(?!\s*[-–]\s*\d)"
)
AMENDED = _compile(
    r"\s*\((?:được\s+)?(?:sửa đổi|bổ sung|hợp nhất)[^)\n]{0,60}\)"
    r"|,?\s+(?:được\s+)?sửa đổi(?:,?\s*bổ sung)?(?:\s+một\s+số\s+điều)?\s+năm\s+\d{4}(?!\d)"
)
# "bản Hiến pháp đầu tiên", "các bản Hiến pháp": constitutions in general.
A_COPY = _compile(r"(?<!\w)(?:bản|một|mỗi|các)\s+$", re.IGNORECASE)
AND_LAW = _compile(r"\s*(?:,|và|&)\s+pháp\s+luật", re.IGNORECASE)

_MEETING_WORD = rf"(?:{any_of(LEXICON['meetings']['words'])})(?!\w)"
MEETING = _compile(
    rf"\s+(?P<meeting>(?:(?:{any_of(LEXICON['meetings']['heads'])})(?!\w)|TW\d{{1,2}}(?!\w))"
    rf"(?:(?:,(?=\s+(?:nhiệm kỳ|khóa|khoá|lần)))?\s+"
    rf"(?:{_MEETING_WORD}|[IVXL]+\b|\d{{1,4}}(?:\s?[-–]\s?\d{{4}})?(?![\w%/.]\w)|[{UPPER}]\w*)"
    r"|\s*\((?:khóa|khoá|Khóa)\s+[IVXL]+\)){0,18})"
)
TERM_OF_OFFICE = _compile(r",?\s+nhiệm kỳ.*$")
# "Đại hội Đảng bộ tỉnh": of which province, the article says.
BARE_PLACE = _compile(
    rf"(?<=Đảng bộ )(?P<type>{any_of(LEXICON['meetings']['places'])})(?!\s+[{UPPER}0-9])(?!\w)"
)
GENERAL_MEETING = _compile(rf"(?<!\w)(?:{any_of(LEXICON['general_meetings'])})(?!\w)", re.IGNORECASE)

# "Chương trình số 12 của Đài Truyền hình tỉnh": what a station sends.
OF_STATION = _compile(rf"\s+của\s+(?:{any_of(LEXICON['stations'])})(?!\w)", re.IGNORECASE)
# "Kế hoạch số 2 của đội tuyển": of somebody who numbers no papers.
OF_OTHERS = _compile(rf"\s+của\s+(?!(?:{any_of(LEXICON['numbering'])})(?!\w))[^\W\d_{UPPER}]")
# "Kế hoạch số 5 về …", "Dự án số 8 thuộc …".
TOLD = _compile(rf"\s+(?:{any_of(LEXICON['told'])})\s")
OF = _compile(r"\s*[,(]?\s*của\s+(?=\S)", re.IGNORECASE)
BY = _compile(r"\s*[,(]?\s+do\s+(?=\S)")
ISSUED_BY = _compile(rf"(?:\s+(?:đã|vừa|mới))?\s+(?:{any_of(LEXICON['issued_by'])})(?!\w)", re.IGNORECASE)
BETWEEN = _compile(r"\s+giữa\s+(?=\S)", re.IGNORECASE)
AND = _compile(r"\s*(?:,|và|với|-|–)\s+(?=\S)")
BEFORE_DAY = _compile(r"\s*(?P<open>\(|,)?\s*(?:(?:ban hành|ký|được ban hành|ký ban hành)\s+)?(?=\S)")
# A year alone is the paper's only where its issuer follows: "Đề án 06 năm 2023" tells of work in 2023.
MONTH_OR_YEAR = _compile(r",?\s+(?=(?:tháng\s+\d|năm\s+\d{4}))")
TERM = _compile(r",?\s*\(?(?:khóa|khoá|Khóa)\s+[IVXL]+\b\)?")
CLOSED = _compile(r"\s*\)")

KIND_WORDS = any_of([form for kind in KINDS for form in kind.forms if len(form) > 4])
KIND_WORD = _compile(rf"(?<!\w)(?:{KIND_WORDS})(?!\w)", re.IGNORECASE)
PLURAL = _compile(
    rf"(?<!\w)(?:{any_of(LEXICON['plurals'])}|\d+)\s*,?\s+(?:(?:{KIND_WORDS})\s*(?:,|và)\s*){{0,5}}$"
    rf"|(?<!\w)(?:{KIND_WORDS}|luật)\s*(?:,|và)\s+$",
    re.IGNORECASE,
)
ISSUING = _compile(
    rf"(?<!\w)(?:(?:{any_of(LEXICON['issuing_adverbs'])})\s+){{0,2}}(?:{any_of(LEXICON['issuing'])})"
    r"(?:\s+(?:các|một\s+số))?\s+$",
    re.IGNORECASE,
)
# Between the day that opens a sentence and the verb: who acts, and no second verb of saying or doing.
DAY_OPENS = _compile(
    rf"(?:[^;:.\n“”\"](?!(?<!\w)(?:{any_of(LEXICON['other_acts'])})(?!\w))){{0,120}}", re.IGNORECASE
)
LISTED = _compile(r"\s*(?:,|và|,\s+và|cùng|với)\s*$")
