"""Which events of many articles are one: copies of a text, and reports of one event in other words."""

from extract.across.stories.grouping import group_stories

__all__ = ["group_stories"]
