"""From a kind's word to the whole reference: by number, title, quotation, meeting or owner."""

from collections.abc import Callable

from extract.documents import grammar
from extract.documents.heads import Head
from extract.documents.named import read_by_meeting, read_by_owner, read_code, read_law, read_quoted
from extract.documents.numbered import read_enumerated, read_numbered, read_standard
from extract.documents.reference import Reference
from extract.reading import Reading

_NAMED: tuple[Callable[[Reading, Head], Reference | None], ...] = (
    read_quoted,
    read_by_meeting,
    read_by_owner,
)


def read_references(reading: Reading, head: Head) -> list[Reference]:
    """The references that begin at `head`: none, one, or one for each number of a list."""
    kind = head.kind
    if kind.whole:
        return [read_code(reading, head)]
    if kind.standard:
        standard = read_standard(reading, head)
        return [standard] if standard else []
    if kind.titled and (law := read_law(reading, head)):
        return [law]
    if numbered := read_enumerated(reading, head) or read_numbered(reading, head):
        return numbered
    if head.short or grammar.KIND_WORD.match(reading.content, head.end + 1):
        return []
    for read in _NAMED:
        if (reference := read(reading, head)) is not None:
            return [reference]
    return []
