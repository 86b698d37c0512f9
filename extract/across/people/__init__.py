"""Which mentions of officials over articles are one person, and why."""

from extract.across.people.explain import explain
from extract.across.people.join import join_people

__all__ = ["explain", "join_people"]
