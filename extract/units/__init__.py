"""The organisations that an article names, each with the name that it has in full."""

from extract.bodies.mentions import UnitMention, find_unit_mentions
from extract.units.find import find_units

__all__ = ["UnitMention", "find_unit_mentions", "find_units"]
