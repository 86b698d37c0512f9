"""What was changed in an article, each time that it was, as far as its texts may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from db.site.days import days_said
from db.site.differences import added, removed, reworded
from db.site.rows import Row, fetch_all

if TYPE_CHECKING:
    from datasette.database import Database

_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_REVISIONS = 20
MOST_CHANGES = 60
# Offsets count code points, as SQLite's substr does. A text that may not be shown is null, and so its parts.
_REVISIONS = f"""SELECT r.id, r.number, r.imported_at, r.content IS NOT NULL AS shown, r.sha256
  FROM revisions r WHERE r.article_id = :id ORDER BY r.imported_at DESC, r.number DESC
 LIMIT {MOST_REVISIONS + 1}"""
_CHANGES = f"""SELECT c.revision_id, c.change, c.kind, b.number AS before_number,
    substr(b.content, c.before_start + 1, c.before_end - c.before_start) AS before,
    substr(r.content, c.start + 1, c."end" - c.start) AS after
  FROM revisions r JOIN revision_changes c ON c.revision_id = r.id JOIN revisions b ON b.id = c.before_id
 WHERE r.article_id = :id ORDER BY r.imported_at DESC, r.number DESC, c.number LIMIT {MOST_CHANGES + 1}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A block that came, went or was reworded; html: what it says, None where that may not be shown."""

    change: str
    kind: str
    html: Markup | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """One text of an article. seen_at: ISO time at which it was first met; before: the number of the text
    that its changes are against, None where there are none; counts: changes by what they are.
    """

    id: str
    number: int
    seen_at: str
    current: bool
    shown: bool
    before: int | None = None
    changes: list[Change] = field(default_factory=list)

    @property
    def seen(self) -> str:
        """When it was first met, in Vietnam's time."""
        here = datetime.fromisoformat(self.seen_at).astimezone(_HERE)
        return f"{days_said(here.date().isoformat())}, {here:%H:%M}"

    @property
    def counts(self) -> list[tuple[str, int]]:
        """(added, removed or changed; how many)."""
        kinds = [each.change for each in self.changes]
        return [(kind, kinds.count(kind)) for kind in ("changed", "added", "removed") if kind in kinds]


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """The texts of an article, the latest first. cut: there are more than are listed."""

    revisions: list[Revision]
    cut: bool


async def history_of(database: "Database", article_id: str, current: str | None) -> History | None:
    """What changed in an article; None where it has had one text only. current: the id of that in force."""
    asked = {"id": article_id}
    rows = await fetch_all(database, _REVISIONS, asked)
    if len(rows) < 2:
        return None
    changes = await fetch_all(database, _CHANGES, asked)
    revisions = list(_revisions(rows[:MOST_REVISIONS], changes[:MOST_CHANGES], current))
    return History(revisions=revisions, cut=len(rows) > MOST_REVISIONS or len(changes) > MOST_CHANGES)


def _revisions(rows: list[Row], changes: list[Row], current: str | None) -> Iterable[Revision]:
    of: dict[str, list[Row]] = {}
    for row in changes:
        of.setdefault(row["revision_id"], []).append(row)
    for row in rows:
        own = of.get(row["id"], [])
        yield Revision(
            id=row["id"],
            number=row["number"],
            seen_at=row["imported_at"],
            current=row["id"] == current,
            shown=bool(row["shown"]),
            before=own[0]["before_number"] if own else None,
            changes=[_change(each) for each in own],
        )


def _change(row: Row) -> Change:
    before, after = row["before"], row["after"]
    html = None
    if row["change"] == "added" and after is not None:
        html = added(after)
    elif row["change"] == "removed" and before is not None:
        html = removed(before)
    elif row["change"] == "changed" and before is not None and after is not None:
        html = reworded(before, after)
    return Change(change=row["change"], kind=row["kind"], html=html)
