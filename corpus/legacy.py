"""The two font encodings that old Vietnamese portals were typed in, TCVN3 (ABC) and VNI, as tables.

Both put Vietnamese letters on the code points of Western ones and leave it to a font to draw them.
Sources of the tables: TCVN 5712:1993 (VN3), and the VNI for Windows font layout.
"""

import re

# Two rows, one above the other: the byte as windows-1252 shows it, and the letter that it stands for.
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)

# VNI writes a letter and then its marks, as a second character; a few letters are one character.
_VNI_MARKS = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
}
_VNI_SINGLES = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI_UNIT = re.compile("([aeouyôö])([ùøûõïêéèúüëâáàåãä])|[íìæóòôöîñ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def tcvn3_to_unicode(text: str) -> str:
    """The Vietnamese behind TCVN3 bytes that were read as windows-1252.

    TCVN3's capitals are small letters in a font of capitals; a word otherwise in capitals gets them back.
    """
    return _WORD.sub(_raise_capitals, text.translate(_TCVN3))


def vni_to_unicode(text: str) -> str:
    """The Vietnamese behind VNI bytes that were read as windows-1252."""
    return _VNI_UNIT.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    whole, base, mark = match.group(0), match.group(1), match.group(2)
    if base is None:
        letter = _VNI_SINGLES[whole.lower()]
    else:
        letter = _VNI_MARKS[base.lower()].get(mark.lower(), "")
        if not letter:
            return _VNI_SINGLES.get(base.lower(), base) + _VNI_SINGLES.get(mark.lower(), mark)
    return letter.upper() if whole[0].isupper() else letter


def _raise_capitals(match: re.Match[str]) -> str:
    word = match.group()
    plain = [letter for letter in word if letter.isascii()]
    return word.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else word
