"""The words of lexicon/persons.toml, as they are written and as they stand in a folded article."""

from extract.bodies.spelling import fold_tones
from extract.lexicon import load_lexicon

WORDS = load_lexicon("persons")
FOLDED: dict[str, list[str]] = {
    key: [fold_tones(word) for word in words] for key, words in WORDS.items() if isinstance(words, list)
}
