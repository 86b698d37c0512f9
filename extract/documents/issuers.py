"""Who issued a paper whose reference does not say so: by its number, its kind, its neighbours, its verb."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.agents import agents_between, find_agents
from extract.documents import grammar
from extract.documents.reference import Reference
from extract.facts import Place
from extract.lexicon import load_lexicon
from extract.localities import PlaceMention, find_place_mentions, home_place
from extract.reading import Reading
from extract.sentences import sentence_at

_LEXICON = load_lexicon("issuers")
_CENTRAL: dict[str, str] = _LEXICON["central"]
_LOCAL: dict[str, list[str]] = _LEXICON["local"]
_OF_PLACE: dict[str, str] = _LEXICON["of_place"]
_PARTY: dict[str, dict[str, str]] = _LEXICON["provincial"]["party"]
_OFFICES: dict[str, dict[str, str]] = _LEXICON["provincial"]["office"]
_KNOWN: dict[str, tuple[str, int]] = {
    entry["paper"]: (entry["issuer"], entry["since"]) for entry in _LEXICON["known"]
}
_SEPARATOR = re.compile(r"[-–—/.()]")
_DIGITS = "0123456789"
_CITY = "Thành phố "
_PROVINCE = "Tỉnh "
_LOOK_BACK = 60
_LIST_GAP = 8


def with_issuers(reading: Reading, references: Sequence[Reference]) -> list[Reference]:
    """The references, each with its issuer where the article or the number tells it."""
    told = [_told(reading, reference) for reference in _shared(reading, references)]
    by_number = {(ref.kind.name, ref.base): ref.issuer for ref in reversed(told) if ref.base and ref.issuer}
    return [_with_issuer(ref, by_number.get((ref.kind.name, ref.base or ""))) for ref in told]


def _with_issuer(ref: Reference, issuer: str | None) -> Reference:
    return replace(ref, issuer=issuer) if ref.issuer is None and issuer is not None else ref


def _told(reading: Reading, ref: Reference) -> Reference:
    if ref.issuer is not None:
        return ref
    issuer = (
        _by_code(ref.codes)
        or _known(reading, ref)
        or ref.kind.implied
        or _by_verb(reading, ref)
        or _by_local_code(reading, ref)
    )
    return _with_issuer(ref, issuer)


def _codes(codes: str) -> list[str]:
    return [code for code in _SEPARATOR.split(codes) if code]


def _by_code(codes: str) -> str | None:
    names = []
    for code in _codes(codes):
        name = _CENTRAL.get(code) or _CENTRAL.get(code.rstrip(_DIGITS))
        if name is not None and name not in names:
            names.append(name)
    return ", ".join(names) or None


def _known(reading: Reading, ref: Reference) -> str | None:
    """The issuer of a paper that everybody knows by its number, from the year on in which it is that one."""
    known = _KNOWN.get(f"{ref.kind.name} {ref.number}")
    if known is None or (reading.published is not None and int(reading.published[:4]) < known[1]):
        return None
    return known[0]


def _by_verb(reading: Reading, ref: Reference) -> str | None:
    before = reading.content[max(0, ref.start - _LOOK_BACK) : ref.start]
    verb = grammar.ISSUING.search(before)
    if verb is None:
        return None
    end = ref.start - len(before) + verb.start()
    sentence = sentence_at(reading, ref.start)
    for agent in reversed(agents_between(reading, sentence.start, end)):
        if not reading.content[agent.end : end].strip():
            return agent.name
        break
    return _by_place(reading, ref, end)


def _by_place(reading: Reading, ref: Reference, end: int) -> str | None:
    """The body of a place that is itself said to issue, at `end`: `thành phố Hà Nội đã ban hành …`."""
    body = next((_OF_PLACE[code] for code in _codes(ref.codes) if code in _OF_PLACE), None)
    mentions = reading.once(find_place_mentions)
    index = bisect_right(mentions, end, key=_end_of) - 1
    if body is None or index < 0:
        return None
    mention = mentions[index]
    place = mention.place
    if place is None or reading.content[mention.end : end].strip():
        return None
    name = place.commune or place.district or place.province
    return f"{body} {name[:1].lower()}{name[1:]}" if name else None


def _end_of(mention: PlaceMention) -> int:
    return mention.end


def _by_local_code(reading: Reading, ref: Reference) -> str | None:
    codes = _codes(ref.codes)
    heads = tuple(head for code in codes for head in _LOCAL.get(code.rstrip(_DIGITS), ()))
    if heads:
        sentence = sentence_at(reading, ref.start)
        for agent in reversed(agents_between(reading, sentence.start, ref.start)):
            if agent.body.startswith(heads):
                return agent.body
        bodies = {agent.body for agent in reading.once(find_agents) if agent.body.startswith(heads)}
        if len(bodies) == 1:
            return bodies.pop()
    return _by_province(codes, reading.once(home_place))


def _by_province(codes: list[str], home: Place | None) -> str | None:
    """The one body of the article's province that a symbol can mean."""
    if home is None or home.province is None:
        return None
    level = "city" if home.province.startswith(_CITY) else "province"
    for code in codes:
        if (name := _PARTY.get(code, {}).get(level)) is not None:
            return f"{name} {_party_place(home.province)}"
        if (name := _OFFICES.get(code, {}).get(level)) is not None:
            return f"{name} {home.province[:1].lower()}{home.province[1:]}"
    return None


def _party_place(province: str) -> str:
    """A province's name in that of its party committee, where only Hồ Chí Minh keeps `Thành phố`."""
    if province.endswith("Hồ Chí Minh"):
        return province
    return province.removeprefix(_PROVINCE).removeprefix(_CITY)


def _shared(reading: Reading, references: Sequence[Reference]) -> list[Reference]:
    """`Thông tư 23, Chỉ thị 07 của Bộ Công an`: the issuer at the end of a list is that of all of it."""
    shared = list(references)
    for index in range(len(shared) - 2, -1, -1):
        ref, after = shared[index], shared[index + 1]
        between = reading.content[ref.end : after.start]
        if ref.issuer or ref.kind.implied or _by_code(ref.codes):
            continue
        if len(between) < _LIST_GAP and grammar.LISTED.match(between):
            shared[index] = _with_issuer(ref, after.issuer)
    return shared
