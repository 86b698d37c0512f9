"""Legal instruments and plans that an article refers to."""

from extract.documents.heads import find_heads
from extract.documents.issuers import with_issuers
from extract.documents.reference import Reference
from extract.documents.references import read_references
from extract.facts import DocumentFact
from extract.reading import Reading


def find_documents(reading: Reading) -> tuple[DocumentFact, ...]:
    """Every reference to a paper by number, title, meeting or issuer, repeated ones too, in order.

    The span is the whole reference with its day and issuer; what the paper is about stays out.
    A list of numbers (`Nghị định 29 và 178`) is one fact for each.
    """
    found: list[Reference] = []
    done = 0
    for head in find_heads(reading):
        if head.start < done:
            continue
        references = read_references(reading, head)
        if references:
            # A quoted title may itself name papers.
            done = head.end if references[-1].rule == "quoted" else references[-1].end
            found.extend(references)
    return tuple(_fact(reading.content, reference) for reference in with_issuers(reading, found))


def _fact(content: str, ref: Reference) -> DocumentFact:
    return DocumentFact(
        start=ref.start,
        end=ref.end,
        text=content[ref.start : ref.end],
        kind=ref.kind.name,
        number=ref.number,
        issuer=ref.issuer,
        date=ref.date,
        title=ref.title,
        rule=ref.rule,
    )
