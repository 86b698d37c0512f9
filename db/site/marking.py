"""Vietnamese among English words, said to be so, for whoever hears a page read out."""

import re
from functools import lru_cache

from markupsafe import Markup, escape

from db.fold import has_accents
from db.site.language import language

_WORDS = Markup('<span lang="vi">{}</span>')
# What stands between parts that are of one language each.
_BETWEEN = re.compile(r"( · |: |[()“”])")


def marked(text: object) -> Markup:
    """Parts with Vietnamese letters in `<span lang="vi">`, on an English page; signs part them.

    `3 May 2024 · phường · 5/7` has its middle so marked.
    """
    plain = "" if text is None else str(text)
    return _marked(plain) if language() == "en" and has_accents(plain) else escape(plain)


@lru_cache(maxsize=4096)
def _marked(text: str) -> Markup:
    return Markup("").join(
        _WORDS.format(part) if has_accents(part) else part for part in _BETWEEN.split(text)
    )
