"""Character classes for expressions over Vietnamese text, as they stand inside `[...]`."""

_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(char for char in _LATIN if char.isupper())
LOWER = "".join(char for char in _LATIN if char.islower())
LETTER = UPPER + LOWER
