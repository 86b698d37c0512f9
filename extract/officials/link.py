"""Which name holds which offices: `A – Phó Giám đốc …`, `Chủ tịch UBND tỉnh A`, `ông A giữ chức vụ …`."""

import re
from bisect import bisect_left, bisect_right

from extract.bodies.heads import fold_article
from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.letters import LOWER, UPPER
from extract.officials.agents import find_agents, read_gap
from extract.officials.lists import Holding, find_benches, find_fellows, find_items, find_listed, find_sharers
from extract.officials.names import NAME_PATTERN, ONE_WORD_PATTERN, Name, read_name
from extract.officials.offices import Office, find_offices, units_by_start
from extract.officials.speech import Spoken, find_spoken, name_end, name_start, spoken_in_order
from extract.officials.words import FOLDED, WORDS
from extract.phrases import any_of
from extract.reading import Reading
from extract.sentences import sentence_at

_HOLDS = (
    rf"(?:(?:{any_of(FOLDED['adverbs'] + FOLDED['endings'])}),? ){{0,5}}(?:{any_of(FOLDED['holding'])}):? "
)
_ALSO_HOLDS = rf"(?:(?:{any_of(FOLDED['adverbs'])}),? ){{0,5}}(?:{any_of(FOLDED['holding'])}):? "
_NOTES = r"(?: ?\([^()\n]{0,80}\))?(?:,? \d{2} tuổi|,? sinh (?:năm|ngày) [\d/.-]+)?"
# `…, quê xã X, huyện Y; hiện là`: where one is from, before a verb that holds.
_FROM = rf"[,;] (?:{any_of(FOLDED['native_of'])}):? [^;.:()\n]{{2,90}}?"
_ITEM = rf"(?:(?:{any_of(FOLDED['items'])})(?!\w)[^,.;:()\n–]{{0,70}}, )"
_IN_BRACKETS = any_of(FOLDED["other_offices"])
_JOINING = any_of(FOLDED["joining"])
_GIVING_UP = any_of(FOLDED["gives_up"])
_JOIN = re.compile(
    rf"\)?{_NOTES}(?:[,;]? ?(?:[-–—] )?| \((?={_IN_BRACKETS})){_ITEM}?"
    rf"(?:(?:(?:{_JOINING}) )*(?:{_ALSO_HOLDS}|(?:được |xin )?(?:{_GIVING_UP}) )?|và (?:nguyên )?)$"
)
_BEFORE_GAP = re.compile(
    rf"{_NOTES}(?: ?[,:–—-] ?{_ITEM}?| \((?:(?:\d{{2}} tuổi|(?:sn|sinh năm):? ?\d{{4}})[,;] )?)"
    rf"(?:(?:nguyên|cựu|hiện|nay|quyền) )*(?:{_HOLDS})?$"
    rf"|{_NOTES}(?:{_FROM}[,;]?|,?) {_HOLDS}(?:nguyên |cựu )?$"
)
# `A, Trợ lý Phòng B giữ chức |…`: what one did until then, which is no office that is known
_POST = re.compile(rf"(?:,| [-–]) (?:{any_of(FOLDED['posts'])})(?= )")
_POSTED = re.compile(
    rf"(?:,? (?:[{UPPER}][\w-]*(?: (?!(?:{any_of(WORDS['announces'])})(?!\w))[{LOWER}]+)?|\d+"
    rf"|(?:{any_of(WORDS['posted_at'])})(?!\w))|,){{0,16}}"
)
_GIVEN_NOW = re.compile(rf",? (?:{any_of(FOLDED['given_by'])}) (?:chức |chức vụ )?$")
_NAME_BEFORE = re.compile(
    rf"(?<!\w)({NAME_PATTERN}|{ONE_WORD_PATTERN})(?={_NOTES} ?[,–—(-] ?(?:nguyên |cựu |hiện là |là )?$)"
)
_NAME_LAST = re.compile(rf"(?<!\w)({NAME_PATTERN}|{ONE_WORD_PATTERN})$")
_HOLDS_BEFORE = re.compile(r" (?:được bầu )?(?:làm|giữ chức|giữ chức vụ|kiêm|kiêm nhiệm|kiêm giữ chức) $")
_ENDS_GAP = (
    ",",
    "–",
    "—",
    "(",
    "-",
    "nguyên",
    "cựu",
    "là",
    " làm",
    " giữ chức",
    " giữ chức vụ",
    " kiêm",
    " kiêm nhiệm",
)
_PARTS = (", ", " - ", " – ")
_DIRECT = re.compile(r" (?:tỉnh )?")
_AFTER_GAP = re.compile(
    rf"(?: (?:{any_of(FOLDED['held_since'])})(?=,? gồm))?"
    rf"(?:,| [-–—]|:)? (?:(?:{any_of(FOLDED['held_by'])}) |gồm:? |(?:{any_of(FOLDED['named'])}) )?"
)
_NAMED = tuple(f" {word} " for word in FOLDED["named"])
_BEFORE_BARE = (" - ", " – ", ": ", ", ", " gồm ", " gồm: ")
_PAST = re.compile(rf"(?<!\w)(?:{any_of(FOLDED['past'])})(?!\w)[^.;:\n]{{0,30}}:? ?$")
_BEFORE_THAT = tuple(WORDS["before_that"])
_ENDS_PAST = (" là ", " làm ", " giữ chức ", " giữ chức vụ ", " đảm nhiệm ")
_PAST_SIGNS = tuple(FOLDED["past"])
_NOW = re.compile(rf"(?<!\w)(?:{any_of(WORDS['now'])})(?!\w)")
_STANDS_FOR = tuple(f"{word} " for word in FOLDED["stands_for"])
_GIVEN = re.compile(r",? đối với(?: các)?:? ")
# `… đối với ông A, Phó Bí thư Tỉnh ủy| và chức vụ Chủ tịch X đối với ông B`
_ANOTHER = re.compile(r"(?:^|[ ,])(?:và|cùng) (?:các )?(?:chức vụ|chức danh) $")
_ENDS_LIST = re.compile(r"[;.]|đối với|chức vụ|chức danh|miễn nhiệm|bầu ")
# `…, Giám đốc Sở Y tế|, thôi giữ chức vụ để nghỉ hưu`, but not `thôi giữ chức Trưởng ban …`
_GIVEN_UP = re.compile(
    rf",?(?: được| xin)? (?:{_GIVING_UP})(?: (?:{any_of(FOLDED['given_up'])}))?"
    rf"(?=[,.;\n]| (?:{any_of(FOLDED['grounds'])})(?!\w)|$)"
)
_GIVES_UP = (" thôi", ", thôi", " được thôi", ", được thôi", " xin thôi", ", xin thôi")
_COUNT = re.compile(r"(?<!\w)(?:hai|ba|bốn|năm|các|\d{1,2})(?: đồng chí)?(?: là)? $")
_PRONOUN = re.compile(
    "".join(rf"(?<!{word} )" for word in WORDS["not_meant"]) + r"(?<!\w)"
    rf"(?:ông|bà|đồng chí|anh|chị) {_HOLDS}(?:nguyên |cựu )?$"
)
_CAREER = re.compile(rf"[;,] {_HOLDS}$")
_BIRTH = r",? (?:sinh (?:năm|ngày)|quê|nguyên quán|có trình độ)"
_BORN = re.compile(rf"(?:ông|bà|đồng chí|anh|chị){_BIRTH}")
_LIFE = re.compile(_BIRTH)
_PRONOUNS = ("ông ", "bà ", "anh ", "chị ", "đồng chí ")
_VACANT = re.compile(rf"(?<!\w)(?:{any_of(FOLDED['chosen_for'])}) (?:các )?(?:chức vụ|chức danh) $")
_LONGEST_VACANT = 40
_REACH = 110
_MOVE = 170
_FAR = 400
_MAX_OTHERS = 12


def find_holdings(reading: Reading) -> tuple[Holding, ...]:
    """Every list of offices with the name that it belongs to; lists that belong to nobody are left out."""
    found: list[Holding] = []
    for group in _groups(reading):
        held = _holders(reading, group)
        shared = find_sharers(reading, found, held[0]) if len(held) == 1 else []
        found += [*held, *shared]
    return tuple(found)


def _groups(reading: Reading) -> list[list[Office]]:
    """Offices that follow one another as one person's do."""
    groups: list[list[Office]] = []
    givers = reading.once(find_agents)
    for office in reading.once(find_offices):
        last = bisect_right(givers, (office.start, len(reading.content))) - 1
        if last >= 0 and office.start < givers[last][1]:
            continue
        if groups and office.start >= groups[-1][-1].end:
            past = groups[-1][-1].end
            gap = read_gap(reading, past, office.start)
            another = (
                _ANOTHER.search(gap) is not None and _GIVEN.match(reading.content, office.end) is not None
            )
            if len(gap) < 90 and not another and _JOIN.match(gap):
                groups[-1].append(office)
                continue
            moved = _moved_to(reading, past, office) if len(gap) < _MOVE else None
            if moved is not None:
                groups[-1].append(moved)
                continue
        if not groups or office.start >= groups[-1][-1].end:
            groups.append([office])
    return groups


def _moved_to(reading: Reading, past: int, office: Office) -> Office | None:
    """`…, Giám đốc X, đến nhận công tác tại Y và giữ chức Z`: a new office, in the body told before it."""
    mentions = reading.once(find_unit_mentions)
    first = bisect_left(mentions, past, key=_mention_start)
    last = bisect_left(mentions, office.start, key=_mention_start)
    if not 0 < last - first <= 2:
        return None
    folded, pieces = reading.once(fold_article), []
    for mention in mentions[first:last]:
        pieces.append(folded[past : mention.start].rstrip())
        past = mention.end
    pieces.append(folded[past : office.start])
    if not _JOIN.match("".join(pieces)):
        return None
    return office if office.unit is not None else office._replace(unit=mentions[last - 1])


def _mention_start(mention: UnitMention) -> int:
    return mention.start


def _holders(reading: Reading, group: list[Office]) -> list[Holding]:
    """Those who hold the offices, as past ones where the words behind say that they are given up."""
    held = _held(reading, group)
    end = max([group[-1].end, *(holding.name.end for holding in held)])
    folded = reading.once(fold_article)
    if not held or not folded.startswith(_GIVES_UP, end) or _GIVEN_UP.match(folded, end) is None:
        return held
    return [h._replace(offices=tuple(each._replace(former=True) for each in h.offices)) for h in held]


def _held(reading: Reading, group: list[Office]) -> list[Holding]:
    start, end = group[0].start, group[-1].end
    past = _is_past(reading, start)
    given = _given_to(reading, end)
    if given:
        return [_holding(reading, who, group, former=past) for who in given]
    direct = _name_after(reading, end, direct=True, sure=group[-1].title.abroad)
    if direct is None and reading.once(fold_article)[max(0, start - 30) : start].endswith(_STANDS_FOR):
        return []
    if direct is not None:
        group = _with_body_behind(reading, group[_is_vacant(reading, start) and len(group) > 1 :], direct)
    before = _name_before(reading, start)
    if direct is not None:
        split = _split(reading, group) if before is not None else 0
        held = [
            _holding(reading, who, group[split:], former=past)
            for who in (direct, *find_benches(reading, group, direct), *_beside(reading, start, direct))
        ]
        return (
            [_holding(reading, before, group[:split], former=past), *held]
            if before is not None and split
            else held
        )
    if before is not None and _is_led_by(reading, before):
        after = _name_after(reading, end, direct=False)
        if after is not None and reading.content.startswith((" - ", " – ", ": "), end):
            return [_holding(reading, after, group, former=past)]
    if before is not None:
        holders = (before, *find_fellows(reading, before, group))
        return [_holding(reading, who, group, former=past) for who in holders]
    meant = _meant_by_pronoun(reading, start)
    if meant is not None:
        return [_holding(reading, meant, group, former=past)]
    after = _name_after(reading, end, direct=False)
    if after is None:
        return []
    found = [_holding(reading, after, group, former=past)]
    if _COUNT.search(reading.lower[max(0, start - 20) : start]):
        others: list[Name | Spoken] = [
            *find_listed(reading, after),
            *find_items(reading, after, group),
            *_others(reading, after),
        ]
        found.extend(_holding(reading, other, group, former=past) for other in others)
    return found


def _is_vacant(reading: Reading, start: int) -> bool:
    """Whether the first office is one that somebody is yet to be chosen for (`để bầu bổ sung chức vụ |…`)."""
    return _VACANT.search(reading.once(fold_article), max(0, start - _LONGEST_VACANT), start) is not None


def _beside(reading: Reading, start: int, first: Name | Spoken) -> list[Name]:
    """Names behind the first where the offices are told of several (`Các Phó Chủ tịch UBND huyện A và B`)."""
    several = _COUNT.search(reading.lower[max(0, start - 20) : start]) is not None
    return find_listed(reading, first) if several else []


def _is_led_by(reading: Reading, who: Name | Spoken) -> bool:
    """Whether an office stands right before the name, so that a list may tell offices before names."""
    return who.start - 1 in reading.once(_office_ends)


def _office_ends(reading: Reading) -> frozenset[int]:
    return frozenset(office.end for office in reading.once(find_offices))


def _with_body_behind(reading: Reading, group: list[Office], who: Name | Spoken) -> list[Office]:
    """`Thẩm phán A (TAND quận 1)`: the body of the office behind the name, in brackets but for a judge's."""
    last = group[-1]
    end = who.name.end if isinstance(who, Spoken) else who.end
    if last.unit is not None or last.title.unit in ("none", "fixed", "hamlet"):
        return group
    comma = last.title.behind and reading.content.startswith(_PARTS, end)
    if not (comma or reading.content.startswith(" (", end)):
        return group
    unit = reading.once(units_by_start).get(end + 2) or reading.once(units_by_start).get(end + 3)
    if unit is None or not (comma or reading.content[unit.end : unit.end + 1] == ")"):
        return group
    return [*group[:-1], last._replace(unit=unit)]


def _meant_by_pronoun(reading: Reading, start: int) -> Spoken | None:
    """Whom `ông được bổ nhiệm giữ chức` means: the one person of the last sentence that names any."""
    clause = read_gap(reading, max(0, start - _REACH), start)
    told = any(word in clause for word in _PRONOUNS) and _PRONOUN.search(clause) is not None
    if not told and not (_CAREER.search(clause) and _is_told_of(reading, start)):
        return None
    ordered = reading.once(spoken_in_order)
    index = bisect_right(ordered, start, key=name_end) - 1
    if index < 0 or start - ordered[index].name.end > _FAR:
        return None
    sentence = sentence_at(reading, ordered[index].name.start)
    nearest = [s for s in ordered[max(0, index - _MAX_OTHERS) : index + 1] if s.start >= sentence.start]
    given = {s.name.text.rsplit(" ", 1)[-1] for s in nearest}
    return ordered[index] if len(given) == 1 else None


def _is_told_of(reading: Reading, start: int) -> bool:
    """Whether the sentence tells someone's life (`Ông A sinh năm …; từng là …`) and names nobody else."""
    begins = sentence_at(reading, start).start
    ordered = reading.once(spoken_in_order)
    named = ordered[bisect_left(ordered, begins, key=name_start) : bisect_right(ordered, start, key=name_end)]
    if named and (len(named) > 1 or named[0].start != begins):
        return False
    folded = reading.once(fold_article)
    born = _LIFE.match(folded, named[0].name.end) if named else _BORN.match(folded, begins)
    return born is not None


def _is_same_place(first: Office, second: Office) -> bool:
    return first.unit is not None and second.unit is not None and first.unit.locality == second.unit.locality


def _given_to(reading: Reading, end: int) -> list[Spoken]:
    """Those whom offices are given to or taken from: `… đối với ông A, Giám đốc …, và bà B`."""
    match = _GIVEN.match(reading.content, end)
    first = _spoken_at(reading, match.end()) if match else None
    if first is None:
        return []
    found = [first]
    for other in _others(reading, first):
        gap = reading.content[found[-1].name.end : other.start]
        listed = (
            match is not None and ":" in match.group() and gap.endswith((", ", "; ")) and len(gap) < _REACH
        )
        if not listed and (not gap.endswith(" và ") or _ENDS_LIST.search(gap)):
            break
        found.append(other)
    return found


def _split(reading: Reading, group: list[Office]) -> int:
    """Where a list of offices between two names passes from the first one's to the second one's."""
    for index in range(1, len(group)):
        if reading.content[group[index - 1].end : group[index].start].strip(", ") in ("và", "cùng"):
            return index
    return min(1, len(group) - 1)


def _holding(reading: Reading, who: Name | Spoken, group: list[Office], *, former: bool) -> Holding:
    spoken = who if isinstance(who, Spoken) else None
    name = who.name if isinstance(who, Spoken) else who
    return Holding(name, _with_former(reading, group, past=former), spoken)


def _is_past(reading: Reading, start: int, since: int = 0) -> bool:
    """Whether what stands before the office at `start`, not before `since`, says that it is over."""
    clause = reading.once(fold_article)[max(since, start - 60) : start]
    if any(word in clause for word in _PAST_SIGNS) and _PAST.search(clause) is not None:
        return True
    if not clause.endswith(_ENDS_PAST):
        return False
    begins = sentence_at(reading, start).start
    return reading.lower.startswith(_BEFORE_THAT, begins) and ", " in reading.lower[begins:start]


def _with_former(reading: Reading, group: list[Office], *, past: bool) -> tuple[Office, ...]:
    """`nguyên Bí thư, Chủ tịch …`: what follows by a mere comma is as past as the first; what is told
    to be past (`từng là A, rồi B`) stays so up to a word of what holds now (`hiện là`).
    """
    found = [group[0]._replace(former=group[0].former or past)]
    for office in group[1:]:
        gap = reading.content[found[-1].end : office.start]
        past = _is_past(reading, office.start, found[-1].end) or (past and _NOW.search(gap.lower()) is None)
        same = found[-1].former and gap in (", ", " và ") and _is_same_place(found[-1], office)
        found.append(office._replace(former=office.former or past or same))
    return tuple(found)


def _name_after(reading: Reading, end: int, *, direct: bool, sure: bool = False) -> Name | Spoken | None:
    """The name behind an office; sure: whether that of someone from abroad is to be expected."""
    match = (_DIRECT if direct else _AFTER_GAP).match(reading.once(fold_article), end)
    if not direct and reading.content.startswith(" (", end):
        named = reading.once(find_spoken).get(end + 2)
        return named if named is not None and reading.content.startswith(")", named.name.end) else None
    if match is None:
        return None
    at = match.end()
    spoken = _spoken_at(reading, at)
    if spoken is not None:
        return spoken
    bare = direct or match.group() in _BEFORE_BARE or match.group().endswith(_NAMED)
    return read_name(reading, at, sure=sure) if bare else None


def _spoken_at(reading: Reading, at: int) -> Spoken | None:
    """The name spoken of at `at`, past one cue before another (`đồng chí Đại tá …`)."""
    spoken = reading.once(find_spoken)
    for start in (
        at,
        *(
            at + len(word) + 1
            for word in ("đồng chí", "đ/c", "ông", "bà", "ts")
            if reading.lower.startswith(word + " ", at)
        ),
    ):
        if start in spoken:
            return spoken[start]
    return None


def _name_before(reading: Reading, start: int) -> Name | Spoken | None:
    """The nearest name before whose gap to the offices says that they are its own."""
    ordered = reading.once(spoken_in_order)
    index = bisect_right(ordered, start, key=name_end) - 1
    if index >= 0:
        gap_from = ordered[index].name.end
        gap = read_gap(reading, gap_from, start) if start - gap_from <= _REACH else None
        runs_into = gap == " " and reading.content[start].isupper()
        if gap is not None and (
            runs_into or _BEFORE_GAP.match(gap) or _is_given_now(reading, gap_from, start)
        ):
            return ordered[index]
    passage_from = max(0, start - 90)
    passage = reading.content[passage_from:start]
    if not passage.rstrip().endswith(_ENDS_GAP):
        return None
    holds = _HOLDS_BEFORE.search(passage)
    line = passage[passage.rfind("\n") + 1 : holds.start() if holds is not None else None]
    matches = list((_NAME_BEFORE if holds is None else _NAME_LAST).finditer(line))
    if not matches:
        return None
    offset = passage_from + passage.rfind("\n") + 1
    first, end = offset + matches[-1].start(1), offset + matches[-1].end(1)
    ends = reading.once(_office_ends)
    return _shrunk(reading, max((at + 1 for at in range(first, end) if at in ends), default=first), end)


def _is_given_now(reading: Reading, start: int, end: int) -> bool:
    """Whether [start, end) tells what someone is, with nothing but where, and that an office is given."""
    folded = reading.once(fold_article)
    post = _POST.match(folded, start, end)
    given = _GIVEN_NOW.search(folded, post.end(), end) if post is not None else None
    if post is None or given is None:
        return False
    at, rest, mentions = post.end(), "", reading.once(find_unit_mentions)
    first = bisect_left(mentions, at, key=_mention_start)
    for mention in mentions[first : bisect_left(mentions, given.start(), key=_mention_start)]:
        rest, at = f"{rest}{reading.content[at : mention.start].rstrip()},", max(at, mention.end)
    return _POSTED.fullmatch(rest + reading.content[at : given.start()]) is not None


def _shrunk(reading: Reading, start: int, end: int) -> Name | None:
    """The name that ends at `end`: words before the family name (`Dự có Nguyễn …`) are not of it."""
    while start < end:
        name = read_name(reading, start, sure=False)
        if name is not None and name.end == end:
            return name
        space = reading.content.find(" ", start, end)
        if space < 0:
            return None
        start = space + 1
    return None


def _others(reading: Reading, first: Name | Spoken) -> list[Spoken]:
    """Full names spoken of later in the same sentence."""
    start = first.name.end if isinstance(first, Spoken) else first.end
    stop = reading.content.find(". ", start)
    stop = len(reading.content) if stop < 0 else stop
    line = reading.content.find("\n", start)
    stop = min(stop, line) if line >= 0 else stop
    ordered = reading.once(spoken_in_order)
    first_after = bisect_right(ordered, start, key=name_start)
    return [s for s in ordered[first_after : first_after + _MAX_OTHERS] if s.full and s.name.start < stop]
