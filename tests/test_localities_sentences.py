"""Which places a sentence names, by a table of sentences of every era, spelling and kind of trap."""

from pathlib import Path

import pytest

from extract.localities import find_localities
from extract.reading import Reading

TABLE = Path(__file__).with_name("localities.tsv")


def _rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("text", "published", "province", "expected"), _rows())
def test_claims_the_places_that_a_sentence_names(
    text: str, published: str, province: str, expected: str
) -> None:
    facts = find_localities(Reading(text, published=published, province=province or None))
    places = [", ".join(filter(None, (f.commune, f.district, f.province))) for f in facts if f.province]
    assert " | ".join(places) == expected


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert len(_rows()) >= 400
