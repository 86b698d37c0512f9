"""A spaCy tokenizer for Vietnamese that loses no character and knows underthesea's words."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from extract.pipeline.words import segment_words
from extract.sentences import TextRange

Words = Literal["lazy", "eager"]
_SYLLABLE = re.compile(r"[^\W_]+(?:['’.,/][^\W_]+)*|[^\w\s]|_|\s+")
# What stands between two blanks is mostly a word seen before: its tokens are kept, up to these bounds.
_MOST_KEPT = 100_000
_LONGEST_KEPT = 40
Tokens = tuple[tuple[int, ...], tuple[bool, ...]]


class UnderseaTokenizer:
    """Text to Doc, so that `doc.text` is the text, whatever it holds.

    words: `lazy` makes tokens of syllables, numbers and signs, and leaves segmentation, which costs more
        than all fact kinds together, to whoever asks `doc._.words`; `eager` makes tokens of words.
    """

    def __init__(self, vocab: Vocab, *, words: Words = "lazy") -> None:
        self.vocab = vocab
        self.words = words
        self._kept: dict[str, Tokens] = {}

    def __call__(self, text: str) -> Doc:
        """A Doc whose tokens and the white space between them are all of `text`."""
        if self.words == "lazy":
            return self._doc_of_syllables(text)
        return _doc_of_pieces(self.vocab, list(_with_gaps(text, segment_words(text))))

    def _doc_of_syllables(self, text: str) -> Doc:
        """The words go to spaCy by their numbers: it then need not look each string up."""
        orths: list[int] = []
        spaces: list[bool] = []
        kept = self._kept
        for between in text.split(" "):
            tokens = kept.get(between) or self._tokens(between)
            orths.extend(tokens[0])
            spaces.extend(tokens[1])
        # The last stretch has no blank behind it.
        if spaces.pop():
            spaces.append(False)
        else:
            orths.pop()
        return Doc(self.vocab, words=orths, spaces=spaces)  # type: ignore[arg-type]  # stub lacks numbers

    def _tokens(self, between: str) -> Tokens:
        """Tokens of what stands between two blanks, and which has a blank behind it; of nothing, a blank."""
        pieces = _SYLLABLE.findall(between) or [" "]
        orths = tuple(self.vocab.strings.add(piece) for piece in pieces)
        tokens = orths, (*[False] * (len(pieces) - 1), between != "")
        # What a memory zone adds to the vocabulary goes when the zone is left.
        if len(between) <= _LONGEST_KEPT and not self.vocab.in_memory_zone:  # type: ignore[attr-defined]
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[between] = tokens
        return tokens

    def to_bytes(self, **_: Any) -> bytes:
        """What spaCy stores of the tokenizer."""
        return self.words.encode()

    def from_bytes(self, data: bytes, **_: Any) -> "UnderseaTokenizer":
        """Take over what `to_bytes` stored."""
        self.words = "eager" if data == b"eager" else "lazy"
        self._kept.clear()
        return self

    def to_disk(self, path: Any, **_: Any) -> None:
        """Nothing to write: the pipeline's config names the mode."""

    def from_disk(self, path: Any, **_: Any) -> "UnderseaTokenizer":
        """Nothing to read: the pipeline's config names the mode."""
        self._kept.clear()
        return self


@registry.tokenizers("diaban.underthesea.v1")
def make_tokenizer(words: Words = "lazy") -> Callable[[Language], UnderseaTokenizer]:
    """The tokenizer for a pipeline's config: `{"@tokenizers": "diaban.underthesea.v1"}`."""

    def create(nlp: Language) -> UnderseaTokenizer:
        return UnderseaTokenizer(nlp.vocab, words=words)

    return create


def words_of(doc: Doc) -> tuple[Span, ...]:
    """underthesea's words as spans of `doc`, whatever its own tokens are; computed at the first call."""
    spans = doc.user_data.get("diaban.words")
    if spans is None:
        spans = tuple((word.start, word.end) for word in segment_words(doc.text))
        doc.user_data["diaban.words"] = spans
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return tuple(span for span in found if span is not None)


def _with_gaps(text: str, words: tuple[TextRange, ...]) -> Iterator[str]:
    position = 0
    for word in words:
        if word.start > position:
            yield text[position : word.start]
        yield text[word.start : word.end]
        position = word.end
    if position < len(text):
        yield text[position:]


def _doc_of_pieces(vocab: Vocab, pieces: list[str]) -> Doc:
    """A Doc of the pieces; a blank that follows a word is that token's own trailing space."""
    words: list[str] = []
    spaces: list[bool] = []
    for piece in pieces:
        if piece[0] == " " and words and not spaces[-1] and not words[-1][-1].isspace():
            spaces[-1] = True
            piece = piece[1:]
        if piece:
            words.append(piece)
            spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces)


if not Doc.has_extension("words"):
    Doc.set_extension("words", getter=words_of)
