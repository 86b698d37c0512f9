"""Codes for why two mentions are, or are not, one person; `reasons.toml` says each in a sentence."""

from typing import Literal

Reason = Literal[
    # why they are one
    "corrected", "same_office", "former_office", "promotion", "same_body", "held_together", "nested_body",
    "same_place", "same_province", "merged_provinces", "national_office", "other_line", "rank_alone",
    "same_rank", "rank_rose", "rare_name", "shorter_name",
    # why they are not
    "other_name", "same_article", "rank_fell", "rank_too_fast", "offices_clash", "other_province",
    "nothing_shared", "common_name",
]  # fmt: skip
