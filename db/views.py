"""Views of the published file: facts of all kinds together, and what readers ask for most."""

from db.schema import FACT_TABLES

# What stands for a fact where all kinds are listed together.
_LABELS = {
    "events": "coalesce(title, text)",
    "officials": "name",
    "units": "name",
    "localities": "name",
    "dates": "coalesce(text, value)",
    "documents": "coalesce(text, kind)",
    "awards": "coalesce(text, award)",
}

# The facts of each kind, as the view of all has them.
FACTS_OF_KIND = {
    table: f"SELECT '{table}' AS kind, {_LABELS.get(table, 'text')} AS label, place_id, date_from, date_to,"
    f' year, programme_id, text, article_id, passage_id, start, "end", confidence, id FROM {table}'
    for table in FACT_TABLES
}
_FACTS = "CREATE VIEW facts AS\n" + "\nUNION ALL\n".join(FACTS_OF_KIND.values())

_CRITERIA_BY_LOCALITY = """CREATE VIEW criteria_by_locality AS
SELECT p.path AS place, g.name AS programme, c.subject, c.count, c.of_total, c.percent, c.met_min, c.met_max,
    c.criteria_total, c.standard, c.status, c.approx, c.date_from, c.date_to, s.text AS quote,
    a.label AS article, c.article_id, c.place_id, c.programme_id, c.passage_id, c.id
FROM criteria c
JOIN articles a ON a.id = c.article_id
JOIN passages s ON s.id = c.passage_id
LEFT JOIN places p ON p.id = c.place_id
LEFT JOIN programmes g ON g.id = c.programme_id"""

_CANDIDATES = {"localities": "f.candidates"}
_EVIDENCE = "CREATE VIEW fact_evidence AS\n" + "\nUNION ALL\n".join(
    f"SELECT f.id, '{table}' AS kind, f.article_id,"
    " coalesce(a.read_revision_id, a.revision_id) AS revision_id,"
    f" f.rule, {_CANDIDATES.get(table, 'NULL')} AS candidates"
    f" FROM {table} f LEFT JOIN articles a ON a.id = f.article_id"
    for table in FACT_TABLES
)

VIEWS = (_FACTS, _EVIDENCE, _CRITERIA_BY_LOCALITY)
