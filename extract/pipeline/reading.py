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
_readings: WeakKeyDictionary[Doc, Reading] = WeakKeyDictionary()

for _name, _default in (("diaban_published", None), ("diaban_province", None), ("diaban_title_end", 0)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


def reading_of(doc: Doc, *, content: str | None = None) -> Reading:
    """The Reading of `doc.text`, made at the first call and kept as long as the Doc is.

    It takes `doc._.diaban_published`, `doc._.diaban_province` and `doc._.diaban_title_end`; set them before
    the first component runs, or dates and places are read with nothing to resolve them against.
    content: `doc.text`, where the caller has it already; putting it together again takes a while.
    """
    reading = _readings.get(doc)
    if reading is None:
        reading = Reading(
            doc.text if content is None else content,
            published=doc._.diaban_published,
            province=doc._.diaban_province,
            title_end=doc._.diaban_title_end,
        )
        _readings[doc] = reading
    return reading


def facts_of(doc: Doc, *, id: str = "") -> Facts:
    """All facts of `doc`, also of kinds whose component is not in its pipeline."""
    reading = reading_of(doc)
    found: dict[str, Any] = {kind: reading.once(find) for kind, find in FINDERS.items()}
    return Facts(id=id, **found)
