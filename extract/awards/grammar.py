"""The expressions that awards are told with, compiled from `awards.toml`."""

import re

from extract.letters import UPPER
from extract.lexicon import load_lexicon
from extract.phrases import any_of


def _compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, in which no white space is a new line: an award is told in one paragraph."""
    return re.compile(re.sub(r"(?<!\[\^)\\s", r"[^\\S\\n]", pattern), flags)


LEXICON = load_lexicon("awards")
_BETWEEN: list[str] = [*load_lexicon("agents")["between"], *LEXICON["adverbs"]]
QUOTED = (
    r"(?:“[^“”\n]{2,120}”|“[^“”\"\n]{2,120}\"|“[^”\n]{2,120}”|\"[^\"\n]{2,120}\"|«[^»\n]{2,120}»"
    r"|‘[^’\n]{2,120}’|'[^'\n]{2,120}'(?!\w))"
)
_STOPS = any_of(LEXICON["name_stops"])
# "Kỷ niệm chương Vì sự nghiệp bảo vệ an ninh Tổ quốc cho 9 đồng chí".
_OWN_NAME = rf"(?-i:[{UPPER}])[^\W\d_]*(?:\s+(?!(?:{_STOPS})(?!\w))[^\W\d_]+){{1,9}}"
_YEARS = r"(?:từ\s+)?\d{2}(?:\s+năm)?(?:(?:,|\s+và|\s+đến|\s*-)\s*\d{2}(?:\s+năm)?){0,8}"
_BADGE = (
    rf"(?:Đảng\s+)?{_YEARS}(?:\s+năm)?\s+tuổi\s+Đảng|Đảng\s+{_YEARS}"
    r"|\d{2}\s+năm(?!\s+\w+\s+đảng)|Đảng(?!\w)"
)
_ORDER = any_of(LEXICON["order_names"])
_DEGREE = rf"(?:{any_of(LEXICON['classes'])})(?!\w)"
# "hạng Nhất", "hạng Nhất, hạng Nhì và hạng Ba", "hạng Nhất, Nhì, Ba".
_DEGREES = rf"{_DEGREE}(?:(?:\s*,|\s+và)\s+(?:hạng\s+|(?=(?-i:[{UPPER}]))){_DEGREE}){{0,3}}"
_CLASS = rf"(?:\s+hạng\s+{_DEGREES}|\s+các\s+hạng(?!\w))?"
_TITLE = any_of(LEXICON["titles"])
# "danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”".
_HONOUR = rf"(?:\s+(?:{any_of(LEXICON['honours'])})(?!\w)){{0,3}}"
# What completes the name of an order, a medal, a title; without it a bare "danh hiệu" is no award.
FULL_NAME = _compile(
    rf"{_HONOUR}\s*{QUOTED}{_CLASS}|{_HONOUR}\s+(?:(?:{_ORDER})(?!\w){_CLASS}|(?:{_TITLE})(?!\w))",
    re.IGNORECASE,
)
# Orders of other states: "Huân chương Tự do hạng Nhất của Nhà nước Lào".
ORDER_NAME = _compile(rf"\s+(?!(?:{any_of(LEXICON['own'])})(?!\w)){_OWN_NAME}", re.IGNORECASE)
NAME_FOLLOWS = _compile(rf"\s+[{UPPER}]")
BADGE_NAME = _compile(rf"\s*{QUOTED}|\s+(?:{_BADGE}|{_OWN_NAME})", re.IGNORECASE)
MORE_NAME = _compile(rf"\s*{QUOTED}|\s+(?:xuất sắc|đột xuất|dẫn đầu phong trào thi đua)(?!\w)")

_VERBS = any_of([*LEXICON["giving"], *LEXICON["receiving"]])
_NOT_VERBS = any_of(LEXICON["not_verbs"])
# Some are verbs of giving and receiving only right before an award: `cấp Bằng Tổ quốc ghi công`.
RIGHT_BEFORE = {
    verb: tuple(awards)
    for verb, awards in [*LEXICON["giving_before"].items(), *LEXICON["receiving_before"].items()]
}
VERB_RIGHT_BEFORE = _compile(rf"(?<!\w)(?P<verb>{any_of(RIGHT_BEFORE)})(?=\s+$)", re.IGNORECASE)
# Verbs that begin another telling.
TOLD = _compile(rf"(?<!\w)(?:{any_of(LEXICON['other_verbs'])})(?!\w)", re.IGNORECASE)
# A match without the group is a word that only looks like one of the verbs.
VERB = _compile(rf"(?<!\w)(?:(?:{_NOT_VERBS})|(?P<verb>{_VERBS}))(?!\w)", re.IGNORECASE)
GIVING = frozenset(verb.lower() for verb in [*LEXICON["giving"], *LEXICON["giving_before"]])
_NOT_PROPOSED = "".join(rf"(?<!{word.removesuffix(word.split()[-1])})" for word in LEXICON["not_proposed"])
PROPOSED = _compile(
    rf"(?<!\w){_NOT_PROPOSED}(?:{any_of(LEXICON['proposed'])})\s+(?:[^\s.,;\n]+\s+){{0,9}}$"
    rf"|(?<!\w)(?<!về )(?:{any_of(LEXICON['in_general'])})\s+$",
    re.IGNORECASE,
)
# "có tờ trình … về việc tặng": what a paper proposes.
PROPOSAL = _compile(rf"(?<!\w)(?:{any_of(LEXICON['proposals'])})(?!\w)[^.;\n]{{0,140}}$", re.IGNORECASE)
# "Cá nhân được tặng Giấy khen sẽ được thưởng …": what holds for all.
IN_RULES = _compile(r"\s*,?\s*(?:thì\s+)?sẽ\s+được(?!\w)")
# A sentence that lists what the one before it proposed ("Trong đó, 2 tập thể nhận …").
LISTS = _compile(rf"\s*[-–+]?\s*(?:{any_of(LEXICON['lists'])})(?!\w)", re.IGNORECASE)
PROPOSES = _compile(rf"(?<!\w)(?:{any_of(LEXICON['proposes'])})(?!\w)", re.IGNORECASE)
# Verbs by which an award is told even where neither giver nor receiver is known.
HONOURED = _compile(
    rf"(?<!\w)(?:{any_of(LEXICON['honoured'])})(?!\w)|được\s+(?:trao\s+|truy\s+|phong\s+)?tặng", re.IGNORECASE
)
# Between a person and what they received stand no words that somebody says.
TOLD_OF = _compile(r"[^:;“”\"\n]{0,160}")
# "được tuyên dương, khen thưởng".
PRAISED = _compile(
    rf"(?<!\w)được\s+(?:(?:{any_of(LEXICON['praising'])})(?:\s*,\s*|\s+và\s+)){{1,3}}$", re.IGNORECASE
)
PASSIVE_WORD = _compile(r"(?<!\w)(?:vinh\s+dự\s+)?được(?!\w)", re.IGNORECASE)
PASSIVE = _compile(r"(?<!\w)được\s+(?:(?:đồng chí|ông|bà|lãnh đạo|đại diện)\s+)?$", re.IGNORECASE)
# The giver may be one that no unit can be told for ("được UBND xã tặng").
PASSIVE_FAR = _compile(
    r"(?<!\w)được\s+(?:[^\s,.;\n]+(?:,(?=\s+(?:các\s+)?(?:bộ|ban|sở|ngành|UBND)(?!\w)))?\s+){1,12}$",
    re.IGNORECASE,
)
OF_CENTRE = _compile(rf"(?<!\w)(?:{any_of(LEXICON['of_centre'])})\s+$", re.IGNORECASE)
# "Quyết định của Chủ tịch UBND tỉnh về việc khen thưởng": who decides gives.
ABOUT = _compile(r"\s+về\s+(?:việc\s+)?$", re.IGNORECASE)
ON_BEHALF = _compile(rf"(?<!\w)(?:{any_of(LEXICON['on_behalf'])})\s+(?:của\s+)?", re.IGNORECASE)
# What may stand between the giver and the verb: adverbs, a name, its commas.
GAP = _compile(rf"(?:\s|[,()–-]|(?:{any_of(_BETWEEN)})(?!\w)|[{UPPER}][^\W\d_]*)*", re.IGNORECASE)
NAME_GAP = _compile(
    rf"(?:\s|[,–-]|\([^()\n]{{1,40}}\)|[()]|(?:{any_of(_BETWEEN)})(?!\w)|(?:{any_of(LEXICON['place_types'])})(?=\.?\s?[{UPPER}])\.?"
    rf"|[{UPPER}][^\W\d_]*)*"
)
# "Công an tỉnh 5 năm liền được Bộ Công an tặng".
TIMES = _compile(
    rf"\s*,?\s+(?:(?:đã|vinh\s+dự|liên\s+tục|cũng)\s+)*(?:\d+|[^\W\d_]+)\s+(?:{any_of(LEXICON['times'])})\s+(?:được\s+)?$",
    re.IGNORECASE,
)
# "đã ký Quyết định số 12/QĐ-UBND ngày 3/4 về việc tặng".
DECIDING = _compile(
    rf"(?:\s+(?:đã|vừa|cũng|mới))?\s+(?:{any_of(LEXICON['deciding'])})\s+(?:các\s+)?(?:(?=quyết\s+định)|\Z)",
    re.IGNORECASE,
)
# "Công an tỉnh tổ chức hội nghị tuyên dương, khen thưởng".
HOLDING = _compile(
    rf"(?:\s+(?:đã|vừa|cũng|long\s+trọng))*\s+(?:phối\s+hợp\s+)?tổ\s+chức\s+(?:{any_of(LEXICON['occasions'])})(?!\w)",
    re.IGNORECASE,
)
HELD = _compile(
    rf"(?:\s*(?:,|và)?\s*(?:{any_of([*LEXICON['praising'], *LEXICON['occasions']])})(?!\w))*"
    r"\s*(?:,|và)?\s+",
    re.IGNORECASE,
)
DECISION = _compile(
    r"quyết định(?:\s+(?:khen\s+thưởng|số)(?:[^;.\n]|\.(?=\d)){0,120})?(?:\s+(?:về\s+)?việc)?\s+$",
    re.IGNORECASE,
)

_COUNT = r"(?P<count>\d{1,3}(?:\.\d{3})+|\d{1,6}|[^\W\d_]+(?:\s+mươi(?:\s+[^\W\d_]+)?)?)"
_KIND = any_of(LEXICON["recipients"])
_COUNTED = any_of([*LEXICON["recipients"], *LEXICON["children"]])
_PLURAL = any_of(LEXICON["plurals"])
COUNTED = _compile(
    rf"(?P<count>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}|[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}?)(?:/\d{{1,6}})?\s+(?:lượt\s+)?(?P<kind>{_COUNTED})(?!\w)",
    re.IGNORECASE,
)
PLURAL = _compile(rf"(?:{_PLURAL})\s+(?:lượt\s+)?(?P<kind>{_KIND})(?!\w)", re.IGNORECASE)
# Children are not named.
CHILD = _compile(rf"(?:{any_of(LEXICON['children'])})\s+(?-i:[{UPPER}])", re.IGNORECASE)
BARE = _compile(rf"(?P<kind>{_COUNTED})(?!\w)", re.IGNORECASE)
KIND_THERE = _compile(rf"(?P<kind>{_KIND})(?!\w)", re.IGNORECASE)
# A kind with a name after it is one body, not a kind: "Công an phường Tân Phú".
ALONE = _compile(rf"(?P<kind>(?i:{_KIND}))(?!\w|\s+[{UPPER}])")
# Followed by a place: "Nhân dân và cán bộ xã Tân Lập".
PEOPLE = _compile(rf"(?:{any_of(LEXICON['peoples'])})\s+", re.IGNORECASE)
TASK_BODY = _compile(rf"(?:{any_of(LEXICON['task_bodies'])})(?!\w)(?:\s+\d{{2,5}}[A-ZĐ]{{1,3}}(?!\w))?")
ABOVE = _compile(r"\s*[,(]\s*|\s+")
PLACE_TYPE = _compile(rf"(?:{any_of(LEXICON['place_types'])})\s", re.IGNORECASE)
# "…; UBND huyện tặng Giấy khen": who stands after the semicolon gives.
# "UBND huyện (Khánh Hòa) tổ chức lễ … và đón nhận": who holds it receives it.
HOLDS = _compile(
    rf"(?:\s+\([^()\n]{{1,40}}\))?(?:\s*,)?(?:\s+(?:{any_of(_BETWEEN)})(?!\w))*\s+tổ\s+chức(?!\w)",
    re.IGNORECASE,
)
AND_ACTS = _compile(r"(?:,|và|gắn\s+với|kết\s+hợp)\s+$", re.IGNORECASE)
# What joins a verb to the one before it, whose subject it has too.
FURTHER = _compile(r"(?:,|;|(?<!\w)(?:và|đồng thời))\s*$", re.IGNORECASE)
COLON = _compile(r"\s*:\s*(?:vinh\s+dự\s+)?$", re.IGNORECASE)
# "do Chủ tịch nước tặng thưởng"
GIVEN_BY = _compile(rf"\s+(?:{any_of(LEXICON['giving'])})(?!\w)", re.IGNORECASE)
BY = _compile(r"\s+do\s+(?=\S)")
GIVES = _compile(
    rf"(?:\s+(?!được|vinh)(?:{any_of(_BETWEEN)}))*\s+(?:{any_of(LEXICON['giving'])})(?!\w)", re.IGNORECASE
)
ORGANISERS = _compile(r"(?<!\w)ban\s+tổ\s+chức(?!\s+(?:tỉnh|thành|huyện|trung|quận|thị))", re.IGNORECASE)
OPEN = _compile(
    rf"(?P<count>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})\s+(?!(?:{any_of(LEXICON['not_recipients'])})(?!\w))(?P<kind>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
# The next of a list may stand after a few words about the one before.
NEXT = _compile(
    r"(?:\s+(?!(?:và|cho|được|nhận)\b)[^\W\d_]+){0,9}?(?:\s*,\s*(?:và\s+)?|\s+(?:và|cùng|với)\s+)(?=\S)"
)
JOIN = _compile(r"(?:\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng)\s+)(?=\S)", re.IGNORECASE)
APPOSED = _compile(r"\s*[,–-]\s*(?=\S)")
IN_BRACKETS = _compile(r"\s*\([^()\n]{1,60}\)")
# "hai anh Trần Văn Bin và Trần Vĩnh Thu": the count tells no more than the names.
_TOGETHER = r"(?:(?:các|hai|ba|bốn|năm|\d{1,2})\s+)?"
CAPITALS = _compile(rf"\s+(?P<name>[{UPPER}][^\W\d_]*(?:\s+[{UPPER}][^\W\d_]*){{1,4}})")
# "thân nhân liệt sĩ …": who receives it for the one who is awarded.
_FOR_THE_DEAD = rf"(?:(?i:{any_of(LEXICON['kin'])})\s+|(?i:{any_of(LEXICON['family'])})\s+(?=(?i:liệt\s)))?"
# "anh Lộc", "bà Mận": one who was named in full before.
SHORT_NAME = _compile(
    rf"{_FOR_THE_DEAD}(?:(?i:{any_of(LEXICON['address'])})\s+)+(?P<name>[{UPPER}][^\W\d_]*)(?!\w|\s+[{UPPER}])",
)
# "Với thành tích đó, anh được …": who was named last by that word.
PRONOUN = _compile(
    rf"(?<!\w)(?P<word>{any_of(LEXICON['pronouns'])})\s+(?:(?:đã|còn|cũng|vinh\s+dự|liên\s+tục|nhiều\s+lần|vừa)\s+)*(?:được\s+)?$",
    re.IGNORECASE,
)
# "tập thể Bệnh viện Mắt Tây Nguyên", "cá nhân ông …": the kind of the one who is named.
ONE_OF_KIND = _compile(r"(?P<kind>tập\s+thể|cá\s+nhân|đơn\s+vị)\s*:?\s+(?=\S)", re.IGNORECASE)
# "1.250 lượt tập thể, cá nhân": one count of both.
SAME_COUNT = _compile(
    r"(?:\s*,\s*|\s+và\s+)(?P<kind>tập\s+thể|cá\s+nhân)(?!\w)(?!\s+(?:ông|bà|anh|chị)\s)", re.IGNORECASE
)
JOINED = _compile(r"\s*,\s*(?:và\s+)?|\s+(?:và|cùng)\s+", re.IGNORECASE)
# "10 lãnh đạo Bộ Quốc phòng nhận": counted ones who open a clause; a body, a place or the verb follows.
OPEN_SUBJECT = _compile(
    rf"(?:^|(?<=[;:.]\s)|(?<=\n))\s*(?P<count>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}})\s+(?:lượt\s+)?"
    rf"(?P<kind>{any_of(LEXICON['openers'])})(?!\w)(?:\s+(?:{any_of(LEXICON['opener_traits'])})(?!\w)){{0,2}}"
    rf"(?:\s+(?:{any_of(LEXICON['opener_links'])})(?=\s))?",
    re.IGNORECASE,
)
OPENED = _compile(rf"(?:\s+(?:{any_of(_BETWEEN)})(?!\w))*\s+", re.IGNORECASE)
# "cho mỗi người trong số 4 ngư dân": the four are awarded.
_EACH_OF = r"(?:mỗi\s+(?:[^\W\d_]+\s+){1,3}?trong\s+(?:tổng\s+)?số\s+)?"
FOR = _compile(
    rf"\s*(?:(?:gửi(?:\s+(?:đến|tới|cho))?|cho|tới|đến|đối với|với|tặng)\s*:?\s+)?{_EACH_OF}(?=\S)",
    re.IGNORECASE,
)
HANDED = _compile(r"\s+(?:cho|tới|đến)\s", re.IGNORECASE)
FAR_FOR = _compile(rf"[^.;\n]{{0,160}}?\s(?:cho|tới|đối với)\s*:?\s+{_EACH_OF}(?=\S)", re.IGNORECASE)
# Others awarded, after words about those before them: "7 đơn vị đạt chuẩn; 59 thôn và 36 cá nhân tiêu biểu".
FAR_NEXT = _compile(
    rf"[^.;\n]{{0,140}}?(?:;\s*(?:và\s+)?(?=\d[\d.]*\s+(?:{_KIND})(?!\w))"
    r"|(?:,\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng|với)\s+)"
    rf"(?=\d[\d.]*\s+(?:{any_of(LEXICON['sure_recipients'])})(?!\w)))",
    re.IGNORECASE,
)
# The next of a list that is far off may be awarded something else.
AWARDED_FAR = _compile(r"[^;.\n]{0,80}?\s(?:được|vinh\s+dự|đón\s+nhận|nhận)(?!\w)")
AWARDED_NEXT = _compile(r"\s+(?:[^\W\d_]+\s+){0,6}?(?:được|vinh dự|đón nhận|nhận)(?!\w)")
# "… và 22 lượt tập thể, 50 lượt cá nhân được": those of another clause.
ALSO = _compile(r"\s*[,;]?\s*(?:(?:và|còn)\s+)?", re.IGNORECASE)
# A force that is awarded as a whole.
FORCE = _compile(
    rf"(?:toàn\s+)?(?P<name>{LEXICON['force']}\s+(?:{any_of(LEXICON['forces'])})(?!\w))", re.IGNORECASE
)
SUBJECT_START = _compile(r"(?:^|[,;:–-]\s*|(?<!\w)(?:có|đó|nay)\s+|…\s*)$", re.IGNORECASE)
RECEIVED_NAMES = _compile(r"[^.,;\n]{0,40}?\s(?:gồm(?:\s+có)?|là)\s*:?\s+(?=\S)")
ONE_OF = _compile(rf"\s*(?:(?:{any_of(LEXICON['one_of'])})\s+)?", re.IGNORECASE)
# Where those may begin who are the subject of a clause.
CLAUSE_START = _compile(
    rf"(?:[,;:–.]\s+|(?<!\w)(?:có|đó|nay|là)\s+)(?:(?:{any_of(LEXICON['one_of'])})\s+)?"
    rf"(?=(?-i:[{UPPER}])|(?:{any_of(LEXICON['address'])})\s|(?:{any_of(LEXICON['place_types'])})\s+(?-i:[{UPPER}]))",
    re.IGNORECASE,
)
NAMES_FOLLOW = _compile(r"[^.,;\n]{0,60}?(?:(?:gồm|là)\s*:?|:)\s+(?:có\s+)?")

OF = _compile(r"\s+(?:của|do)\s+(?=\S)")
# "được khen thưởng, trong đó có 1 Cờ thi đua của Chính phủ": what one was awarded.
AMONG = _compile(
    r"\s*[,;:]?\s*(?:trong\s+đó(?:\s+có)?|gồm(?:\s+có)?|bao\s+gồm)\s*:?\s*(?:\d{1,4}\s+)?", re.IGNORECASE
)
LINK = _compile(
    r"(?:\s+năm\s+\d{4}|\s+đột\s+xuất|\s+các\s+loại)?"
    r"\s*(?:,|và|;|kèm|cùng|kèm theo|và\s+\d+)\s*(?:\d{1,4}\s+)?$"
)
MONEY = _compile(
    r"(?:\s+(?:số\s+tiền|trị\s+giá|với\s+số\s+tiền|mỗi\s+\w+))?\s+\d[\d.,]*\s+(?:triệu|nghìn|ngàn|tỷ)?\s*(?:đồng|đ)(?!\w)"
)
# Money that goes with an award, between it and those awarded.
WITH_MONEY = _compile(
    rf",?\s+(?:{any_of(LEXICON['with'])})(?:\s+(?:theo|số\s+tiền|tiền\s+thưởng|phần\s+thưởng|trị\s+giá))*"
    r"\s+\d[\d.,]*\s+(?:triệu\s+|nghìn\s+|ngàn\s+|tỷ\s+)?(?:đồng|đ)(?!\w)(?:/\w+)?"
)
_AMOUNT = r"\d[\d.,]*\s*(?:triệu|nghìn|ngàn|tỷ|tỉ)?\s*đồng"
REWARD = _compile(
    rf"\s+(?:(?:cho|đối với)\s+[^.;\n]{{3,100}}?\s)?(?:số tiền\s+|mỗi\s+[^.;\n]{{2,20}}\s)?{_AMOUNT}"
)

PERSON = _compile(
    rf"{_FOR_THE_DEAD}{_TOGETHER}(?:(?i:{any_of(LEXICON['address'])}),?\s+)+(?P<name>[{UPPER}][^\W\d_]*(?:\s+[{UPPER}][^\W\d_]*){{1,4}})",
)
