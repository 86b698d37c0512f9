"""One spaCy component a fact kind: `diaban_dates`, `diaban_criteria` and their sisters.

Each works on `doc.text` alone, so it may stand in any Vietnamese pipeline, after any tokenizer, in any
order. It writes a span group `doc.spans["diaban_<kind>"]`, whose spans are as wide as the tokens need, and
`doc._.diaban_<kind>`: the facts as plain values in the published form, with exact character offsets.
"""

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from extract.facts import DateFact, EventFact, Fact
from extract.form import fact_to_json
from extract.pipeline.reading import FINDERS, found_in, reading_of
from extract.reading import Prefer

KINDS = tuple(FINDERS)
LABELS = {
    "dates": "DATE", "localities": "LOCALITY", "units": "UNIT", "officials": "OFFICIAL",
    "documents": "DOCUMENT",
    "awards": "AWARD", "criteria": "CRITERIA", "figures": "FIGURE", "event": "EVENT",
}  # fmt: skip


class FactComponent:
    """Finds the facts of one kind and writes them on the Doc."""

    def __init__(self, kind: str, *, prefer: Prefer | None = None) -> None:
        self.kind = kind
        self.prefer = prefer

    def __call__(self, doc: Doc) -> Doc:
        """`doc`, with its facts of this kind."""
        reading = reading_of(doc)
        if self.prefer is not None:
            reading.prefer = self.prefer
        facts = _as_facts(found_in(doc, self.kind))
        name = f"diaban_{self.kind}"
        doc.spans[name] = SpanGroup(doc, name=name, spans=list(_spans(doc, self.kind, facts)))
        doc._.set(name, [fact_to_json(fact) for fact in facts])
        return doc


def _as_facts(found: Any) -> tuple[Fact, ...]:
    if isinstance(found, tuple):
        return found
    return (found,) if isinstance(found, EventFact) else ()


def _spans(doc: Doc, kind: str, facts: Iterable[Fact]) -> Iterable[Span]:
    for fact in facts:
        label = fact.type if isinstance(fact, DateFact) else LABELS[kind]
        span = doc.char_span(fact.start, fact.end, label=label, alignment_mode="expand")
        if span is not None:
            yield span


def _factory(kind: str) -> Callable[[Language, str], FactComponent]:
    def make(nlp: Language, name: str) -> FactComponent:
        return FactComponent(kind)

    Language.factory(f"diaban_{kind}", assigns=[f"doc._.diaban_{kind}", "doc.spans"], func=make)
    return make


for _kind in KINDS:
    if not Doc.has_extension(f"diaban_{_kind}"):
        Doc.set_extension(f"diaban_{_kind}", default=None)


@Language.factory(
    "diaban_dates", default_config={"prefer": "past"}, assigns=["doc._.diaban_dates", "doc.spans"]
)
def make_dates(nlp: Language, name: str, prefer: Prefer) -> FactComponent:
    """`prefer`: on which side of `published` a day with no year lies when the sentence does not say."""
    return FactComponent("dates", prefer=prefer)


make_localities = _factory("localities")
make_units = _factory("units")
make_officials = _factory("officials")
make_documents = _factory("documents")
make_awards = _factory("awards")
make_criteria = _factory("criteria")
make_figures = _factory("figures")
make_event = _factory("event")
