"""Who issues a paper by its number alone: the bodies that symbols stand for, and papers known by number."""

import re

from extract.facts import Place
from extract.lexicon import load_lexicon

_LEXICON = load_lexicon("issuers")
_CENTRAL: dict[str, str] = _LEXICON["central"]
_LOCAL: dict[str, list[str]] = _LEXICON["local"]
_OF_PLACE: dict[str, str] = _LEXICON["of_place"]
_PROVINCIAL: dict[str, dict[str, dict[str, str]]] = _LEXICON["provincial"]
_DISTRICT: dict[str, dict[str, list[dict[str, str]]]] = _LEXICON["district"]
_SEPARATOR = re.compile(r"[-–—/.()]")
_DIGITS = "0123456789"
_CITY = "Thành phố "
_TYPE = re.compile(r"(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã) ")


def _known() -> dict[str, list[tuple[int, int, str]]]:
    """paper -> who issued the papers of that number, with the years from and to which it means each."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for issuer, papers in _LEXICON["known"].items():
        for entry in papers:
            paper, _, years = entry.rpartition(" ")
            first, last = years.split("-")
            found.setdefault(paper, []).append((int(first), int(last), issuer))
    return found


_KNOWN = _known()


def central_issuer(codes: str) -> str | None:
    """The central bodies that the symbols of a number stand for, joined by commas."""
    names = []
    for code in _split(codes):
        name = _CENTRAL.get(code) or _CENTRAL.get(code.rstrip(_DIGITS))
        if name is not None and name not in names:
            names.append(name)
    return ", ".join(names) or None


def known_issuer(paper: str, published: str | None) -> str | None:
    """Who issued the paper that `Nghị quyết 12-NQ/TW` means at `published`; None where two can be meant."""
    year = int(published[:4]) if published else None
    issuers = {
        issuer for first, last, issuer in _KNOWN.get(paper, ()) if year is None or first <= year <= last
    }
    return issuers.pop() if len(issuers) == 1 else None


def local_heads(codes: str) -> tuple[str, ...]:
    """The words with which the names of the local bodies begin that the symbols stand for."""
    return tuple(head for code in _split(codes) for head in _LOCAL.get(code.rstrip(_DIGITS), ()))


def body_of_place(codes: str, place: Place) -> str | None:
    """The body of a place that is itself said to issue: `UBND thành phố Hà Nội`."""
    body = next((_OF_PLACE[code] for code in _split(codes) if code in _OF_PLACE), None)
    name = place.commune or place.district or place.province
    return f"{body} {_lower(name)}" if body and name else None


def home_issuer(codes: str, home: Place | None) -> str | None:
    """The one body of the province or district that each symbol can mean, joined by commas."""
    if home is None or home.province is None:
        return None
    found = [_of_province(code, home.province) or _of_district(code, home.district) for code in _split(codes)]
    return ", ".join(dict.fromkeys(name for name in found if name is not None)) or None


def _of_province(code: str, province: str) -> str | None:
    level = "city" if province.startswith(_CITY) else "province"
    if (name := _PROVINCIAL["party"].get(code, {}).get(level)) is not None:
        return f"{name} {_party_place(province)}"
    name = _PROVINCIAL["office"].get(code, {}).get(level)
    return f"{name} {_lower(province)}" if name else None


def _of_district(code: str, district: str | None) -> str | None:
    for kind in ("party", "office"):
        for body in _DISTRICT[kind].get(code, ()):
            if district is not None and district.startswith(body["type"] + " "):
                place = _party_place(district) if kind == "party" else _lower(district)
                return f"{body['name']} {place}"
    return None


def _split(codes: str) -> list[str]:
    return [code for code in _SEPARATOR.split(codes) if code]


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _party_place(place: str) -> str:
    """A place's name in that of its party committee, where only Hồ Chí Minh keeps `Thành phố`."""
    return place if place.endswith("Hồ Chí Minh") else _TYPE.sub("", place, count=1)
