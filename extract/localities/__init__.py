"""The administrative units of Vietnam that an article names, resolved to the unit in force at its time."""

from extract.localities.facts import find_localities
from extract.localities.mentions import (
    PlaceMention,
    find_place_mentions,
    home_place,
    place_above,
    place_with_code,
)
from extract.localities.type_words import place_named_by

__all__ = [
    "PlaceMention",
    "find_localities",
    "find_place_mentions",
    "home_place",
    "place_above",
    "place_named_by",
    "place_with_code",
]
