"""Standards by their heads: a quotation, a known word, a title by what bears it."""

from extract.criteria.phrases import standard_end
from extract.criteria.scenes import Scene, quote_at
from extract.criteria.tokens import LEXICON, tokens_between
from extract.criteria.verbs import TITLE, Standard

_OBJECTS: dict[str, frozenset[str]] = {verb["kind"]: frozenset(verb["objects"]) for verb in LEXICON["verbs"]}
# To build what has a title is work, and is said of who stands next to the verb.
_WORK = frozenset({"build", "launch"})


def standard_at(scene: Scene, start: int, kind: str) -> Standard | None:
    allowed = _OBJECTS[kind]
    quote = quote_at(scene, start)
    if quote is not None and "quote" in allowed:
        return Standard(quote.inner[0], quote.inner[1], "quote")
    for token in tokens_between(scene.reading, start, start + 1):
        for role in sorted(token.roles):
            name = role.removeprefix("standards:")
            if name in allowed and name != role:
                return Standard(start, standard_end(scene, start, token.end), name)
    title = TITLE.match(scene.lower, start) if "title" in allowed else None
    if title is None:
        return None
    return Standard(start, standard_end(scene, start, title.end()), "title", of_noun=kind in _WORK)
