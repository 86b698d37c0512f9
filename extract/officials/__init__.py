"""Named persons with the ranks and offices that an article gives them."""

from extract.officials.find import find_officials

__all__ = ["find_officials"]
