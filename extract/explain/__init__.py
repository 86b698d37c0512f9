"""Showing an article with its facts marked: in the terminal, or as a page."""

from extract.explain.page import explain_page
from extract.explain.terminal import explain_terminal

__all__ = ["explain_page", "explain_terminal"]
