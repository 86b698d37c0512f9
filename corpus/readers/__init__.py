"""Readers of plain text, saved pages and JSON lines: files in, articles or named errors out."""

from corpus.readers.errors import InputError
from corpus.readers.jsonl import read_jsonl
from corpus.readers.paths import find_files, read_paths

__all__ = ["InputError", "find_files", "read_jsonl", "read_paths"]
