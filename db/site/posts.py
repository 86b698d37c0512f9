"""Offices as Vietnamese say them: `Phó Giám đốc Công an tỉnh Nghệ An`, of a title and a body's name."""

from functools import lru_cache


def office_said(title: str | None, unit: str | None) -> str:
    """The two as one name; what the title ends and the unit begins with is said once.

    `Trưởng phòng` of `Phòng Tham mưu` is `Trưởng phòng Tham mưu`.
    """
    if not title or not unit:
        return title or unit or ""
    words, of = title.split(), unit.split()
    for shared in range(min(len(words) - 1, len(of) - 1), 0, -1):
        if [word.lower() for word in words[-shared:]] == [word.lower() for word in of[:shared]]:
            return " ".join([*words, *of[shared:]])
    return f"{title} {unit}"


@lru_cache(maxsize=8192)
def posts_said(post: str | None) -> str:
    """The same for the `post` of officials and people: `title, unit; title, unit`."""
    offices = (part.partition(", ") for part in (post or "").split("; "))
    return "; ".join(filter(None, (office_said(title, unit) for title, _, unit in offices)))
