"""The Reading behind a Doc, shared by all of diaban's components."""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from extract.awards import find_awards
from extract.criteria import find_criteria
from extract.dates import find_dates
from extract.documents import find_documents
from extract.event import find_event
from extract.facts import Facts
from extract.figures import find_figures
from extract.gaps import Squeezed, squeeze
from extract.localities import find_localities
from extract.officials import find_officials
from extract.reading import Reading
from extract.units import find_units

FINDERS: dict[str, Callable[[Reading], Any]] = {
    "dates": find_dates,
    "localities": find_localities,
    "units": find_units,
    "officials": find_officials,
    "documents": find_documents,
    "awards": find_awards,
    "criteria": find_criteria,
    "figures": find_figures,
    "event": find_event,
}
Read = tuple[Reading, Squeezed | None]
_readings: WeakKeyDictionary[Doc, Read] = WeakKeyDictionary()

for _name, _default in (("diaban_published", None), ("diaban_province", None), ("diaban_title_end", 0)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


def reading_of(doc: Doc, *, content: str | None = None) -> Reading:
    """The Reading of `doc.text`, squeezed, made at the first call and kept as long as the Doc is.

    It takes `doc._.diaban_published`, `doc._.diaban_province` and `doc._.diaban_title_end`; set them before
    the first component runs, or dates and places are read with nothing to resolve them against.
    content: `doc.text`, where the caller has it already; putting it together again takes a while.
    """
    known = _readings.get(doc)
    if known is None:
        known = _readings[doc] = read_content(
            doc.text if content is None else content,
            published=doc._.diaban_published,
            province=doc._.diaban_province,
            title_end=doc._.diaban_title_end,
        )
    return known[0]


def read_content(content: str, *, published: str | None, province: str | None, title_end: int) -> Read:
    """The Reading of `content` squeezed, and the way back to its offsets where something was left out."""
    squeezed = squeeze(content)
    reading = Reading(
        squeezed.text if squeezed else content,
        published=published,
        province=province,
        title_end=squeezed.squeezed(title_end) if squeezed else title_end,
    )
    return reading, squeezed


def found_in(doc: Doc, kind: str) -> Any:
    """The facts of one kind with their offsets in `doc.text`: a tuple, or for `event` a fact or None."""
    reading_of(doc)
    return find_kind(_readings[doc], kind)


def find_kind(read: Read, kind: str) -> Any:
    """The facts of one kind with the offsets that they have in the content: a tuple, or a fact or None."""
    reading, squeezed = read
    found = reading.once(FINDERS[kind])
    return squeezed.restore(found) if squeezed else found


def facts_of(doc: Doc, *, id: str = "") -> Facts:
    """All facts of `doc`, also of kinds whose component is not in its pipeline."""
    return Facts(id=id, **{kind: found_in(doc, kind) for kind in FINDERS})
