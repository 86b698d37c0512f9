"""When two spellings are the same name."""

import re
import unicodedata
from functools import lru_cache

from extract.lexicon import load_lexicon

_LEXICON = load_lexicon("evaluation")
_TONES = {
    pair[0] + new: old + pair[1]
    for pair, olds, news in (
        ("oa", "òóỏõọ", "àáảãạ"),
        ("oe", "òóỏõọ", "èéẻẽẹ"),
        ("uy", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for old, new in zip(olds, news, strict=True)
}
_TONE = re.compile("(?<!q)(" + "|".join(_TONES) + r")(?!\w)")
_QUOTES = re.compile("[“”\"‘’'«»]")
_DASH = re.compile(r"\s*[-–—]\s*")
_AND = re.compile(r"\s*&\s*")
_SPACE = re.compile(r"\s+")
_TOWN = re.compile(r"\btx\.? ")
_CITY = re.compile(r"\b(thành phố|tp\.?)\s+(?!hcm)")
_PLACE_TYPE = re.compile("^(?:" + "|".join(_LEXICON["place_types"]) + r")\s*")
_OPENERS = re.compile("^(?:(?:" + "|".join(_LEXICON["subject_openers"]) + r")\s+)+")
_UNIT_HEAD = re.compile("(?:" + "|".join(_LEXICON["unit_heads"]) + ")")
_HO_CHI_MINH = "tphcm"


@lru_cache(maxsize=50_000)
def same_name(text: str | None) -> str:
    """`text` with case, tone placement, dashes, quotes, spaces and common abbreviations folded."""
    folded = unicodedata.normalize("NFC", text or "").lower()
    folded = _DASH.sub("-", _QUOTES.sub("", folded))
    folded = _TONE.sub(_old_placement, _AND.sub(" và ", folded))
    folded = _SPACE.sub(" ", folded).strip(" .,;:")
    for long, short in _LEXICON["same"]:
        folded = folded.replace(long, short)
    return folded


def same_unit(text: str | None) -> str:
    """`same_name`, with the type words of towns and cities folded too."""
    return _CITY.sub("tp ", _TOWN.sub("thị xã ", same_name(text)))


def same_place(text: str | None) -> str:
    """`same_name` of a place without its type; numbered wards are `số 5` however they are written."""
    folded = same_name(text)
    if folded == _HO_CHI_MINH:
        return folded
    bare = _PLACE_TYPE.sub("", folded)
    if bare in ("hồ chí minh", "hcm"):
        return _HO_CHI_MINH
    return f"số {int(bare)}" if bare.isdecimal() else bare


def same_subject(text: str | None) -> str:
    """`same_unit` of a counted noun without the words that open it (`các`, `số`)."""
    return _OPENERS.sub("", same_unit(text))


def begins_unit(folded: str) -> bool:
    """Whether a folded name begins as units do."""
    return _UNIT_HEAD.match(folded) is not None


def _old_placement(match: re.Match[str]) -> str:
    return _TONES[match.group(1)]
