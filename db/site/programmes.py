"""The list of programmes: what each counts, and of which years."""

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from db.site.labels import labels
from db.site.rows import Row, fetch_all, published

if TYPE_CHECKING:
    from datasette.app import Datasette

# Programmes are known ones, of which there are dozens.
MOST = 500
_PROGRAMMES = f"""SELECT p.id, p.name, c.status, sum(c.facts) AS facts, min(c.year) AS first,
    max(c.year) AS last
  FROM (SELECT id, name FROM programmes ORDER BY id LIMIT {MOST}) p
  JOIN programme_counts c ON c.programme_id = p.id
 GROUP BY p.id, c.status"""


async def programmes_list(datasette: "Datasette", request: Request) -> Response:
    """`/chuong-trinh`: the programmes, those of which most is told first."""
    database = published(datasette)
    rows = await fetch_all(database, _PROGRAMMES)
    statuses = [status for status in labels()["status"] if any(row["status"] == status for row in rows)]
    context = {"programmes": _programmes(rows), "statuses": statuses, "database": database.name}
    return Response.html(await datasette.render_template("list_programmes.html", context, request=request))


def _programmes(rows: list[Row]) -> list[Row]:
    """One row a programme, with its facts by status, of all statuses, and the years that they are of."""
    found: dict[str, Row] = {}
    for row in rows:
        known = found.setdefault(row["id"], {"id": row["id"], "name": row["name"], "facts": {}, "years": []})
        known["facts"][row["status"]] = row["facts"]
        known["years"] += [year for year in (row["first"], row["last"]) if year is not None]
    for known in found.values():
        known["total"] = sum(known["facts"].values())
    return sorted(found.values(), key=_most_first)


def _most_first(row: Row) -> tuple[int, str]:
    return -row["total"], row["name"]
