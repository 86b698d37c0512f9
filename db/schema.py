"""The tables, as the migrations make them.

Who reads this: whoever writes a query, a page or a migration. The working database has every table
below; the published file has PUBLISHED_TABLES, in the same form, with the views of `db.views`, the
indexes of `db.indexes` and the search tables of `db.search` on top.

articles      one row an article, with what is known of it now; `revision_id` is the text in force.
revisions     every text an article has had: `content` is what all offsets count in (code points).
              In the published file `content` is null unless the source's policy is `full`.
blocks        what each line of a revision's content is (para, caption, subhead, ...).
passages      the sentence or sentences that facts stand in: `text` is the quote. Published for sources
              with the policies `full` and `quotes`; its `id` is the rowid that search answers with.
fact tables   events, criteria, officials, units, localities, figures, documents, awards, dates: the
              quote, the columns that say something, then FOUND_BY and EVIDENCE, the same for all kinds.
fact_evidence one row a fact whatever its kind: which revision and which rule it was read from.
mentions      the further spans of officials, units and localities.
positions     the offices of an official, in the article's order; `unit_id` where the unit is a fact too.
award_recipients  how many of which kind were awarded, and those named.
event_participants  which officials and units took part in an event, and as what; `person_id` and
              `organisation_id` are filled in when publishing.
places        administrative units that articles name, with their ancestors; in the published file also
              those of today that took over all of one. `id` is `code-valid_from`;
              `identity_id` is the id of the first version of the same place, which need not be named.
people        officials joined over articles; person_joins says which two and why, person_aliases where an
              id that is no more leads.
organisations units joined over articles: the same role in the same place, whatever the place is called.
stories       events joined over articles; event_joins and story_aliases as for people.
corrections   what an editor says of two officials: `same` or `different`. It refers to nothing, so that it
              outlives the facts: where an id is gone, article and name lead to the official.
pending_joins what has to be joined again: `people` by name_key, `units` by article, `events` by event,
              `stories` by story. Written with the facts, emptied by the joining.
programmes    the schemes that criteria belong to.
sources       where articles are from, and how much of their text may be shown: the policy.

Ids of facts are twelve characters, a hash of article, kind and span: they stay over rebuilds. So are the ids
that articles have in the published file, a hash of their own (`db.ids.article_mark`).
Days are ISO dates, both ends inclusive. `date_basis` says whether a fact's own days are stated for it
(`stated`) or are those of the article (`article`); `place_basis` likewise.
"""

from db.copies_tables import COPIES
from db.frontier_tables import FRONTIER_TABLES

FACT_TABLES = (
    "events", "criteria", "officials", "units", "localities", "figures", "documents", "awards", "dates",
)  # fmt: skip
PUBLISHED_TABLES = (
    "sources", "programmes", "places", "people", "articles", "revisions", "blocks", "passages",
    "fact_evidence", *FACT_TABLES, "positions", "award_recipients", "mentions", "runs",
    "organisations", "stories", "event_participants", "person_joins", "event_joins", "person_aliases",
    "story_aliases", "revision_changes", "copies",
)  # fmt: skip

FOUND_BY = """
    place_id TEXT REFERENCES places(id),
    date_from TEXT,
    date_to TEXT,
    date_precision TEXT,
    year INTEGER,
    month TEXT,
    programme_id TEXT REFERENCES programmes(id)"""
EVIDENCE = """
    article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL REFERENCES passages(id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence REAL NOT NULL,
    date_basis TEXT,
    place_basis TEXT"""

_TABLES = (
    """CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    url TEXT,
    kind TEXT,
    province TEXT,
    policy TEXT NOT NULL CHECK (policy IN ('full', 'quotes', 'link')))""",
    """CREATE TABLE programmes (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL)""",
    """CREATE TABLE places (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    parent_id TEXT REFERENCES places(id),
    path TEXT NOT NULL,
    code TEXT,
    valid_from TEXT,
    valid_to TEXT,
    sort_key TEXT NOT NULL)""",
    """CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    rank TEXT,
    post TEXT,
    place_id TEXT REFERENCES places(id),
    first_seen TEXT,
    last_seen TEXT,
    articles INTEGER,
    basis TEXT NOT NULL,
    sort_key TEXT NOT NULL)""",
    """CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    status TEXT NOT NULL,
    extractor_version TEXT,
    articles INTEGER,
    facts INTEGER,
    errors INTEGER)""",
    """CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    title TEXT,
    source_id TEXT REFERENCES sources(id),
    published TEXT,
    published_precision TEXT,
    published_provenance TEXT,
    year INTEGER,
    month TEXT,
    place_id TEXT REFERENCES places(id),
    province TEXT,
    url TEXT,
    canonical_url TEXT,
    byline TEXT,
    origin TEXT,
    dateline TEXT,
    revision_id TEXT REFERENCES revisions(id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL UNIQUE)""",
    """CREATE TABLE revisions (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    title TEXT,
    content TEXT,
    sha256 TEXT NOT NULL,
    raw_sha256 TEXT,
    parser TEXT,
    imported_at TEXT NOT NULL)""",
    """CREATE TABLE blocks (
    revision_id TEXT NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (revision_id, number))""",
    """CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    text TEXT,
    article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    UNIQUE (article_id, start, "end"))""",
    """CREATE TABLE fact_evidence (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    revision_id TEXT NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    candidates TEXT)""",
)
_OWN_COLUMNS = {
    "events": """
    type TEXT NOT NULL,
    title TEXT,
    host TEXT""",
    "criteria": """
    subject TEXT,
    count NUMERIC,
    of_total NUMERIC,
    percent NUMERIC,
    met_min NUMERIC,
    met_max NUMERIC,
    criteria_total NUMERIC,
    standard TEXT,
    status TEXT NOT NULL,
    approx TEXT,
    as_of TEXT""",
    "officials": """
    name TEXT NOT NULL,
    rank TEXT,
    post TEXT,
    person_id TEXT NOT NULL REFERENCES people(id)""",
    "units": """
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT""",
    "localities": """
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    commune TEXT,
    district TEXT,
    province TEXT,
    code TEXT,
    valid_from TEXT""",
    "figures": """
    value NUMERIC,
    value_max NUMERIC,
    percent NUMERIC,
    unit TEXT,
    approx TEXT,
    change TEXT""",
    "documents": """
    kind TEXT NOT NULL,
    number TEXT,
    issuer TEXT,
    document_date TEXT""",
    "awards": """
    award TEXT NOT NULL,
    awarded_by TEXT""",
    "dates": """
    value TEXT NOT NULL,
    type TEXT NOT NULL,
    mod TEXT""",
}
_PARTS_OF_FACTS = (
    """CREATE TABLE positions (
    official_id TEXT NOT NULL REFERENCES officials(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    unit TEXT,
    unit_id TEXT REFERENCES units(id) ON DELETE SET NULL,
    former INTEGER NOT NULL,
    PRIMARY KEY (official_id, number))""",
    """CREATE TABLE award_recipients (
    award_id TEXT NOT NULL REFERENCES awards(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    count NUMERIC,
    kind TEXT,
    name TEXT,
    PRIMARY KEY (award_id, number))""",
    """CREATE TABLE mentions (
    fact_id TEXT NOT NULL REFERENCES fact_evidence(id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT,
    PRIMARY KEY (fact_id, start, "end")) WITHOUT ROWID""",
)
_WORKING_TABLES = (
    """CREATE TABLE extractions (
    article_id TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    revision_id TEXT NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
    extractor_version TEXT NOT NULL,
    run_id INTEGER REFERENCES runs(id),
    extracted_at TEXT NOT NULL)""",
    """CREATE TABLE suppressions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'person')),
    value TEXT NOT NULL,
    reason TEXT,
    added_at TEXT NOT NULL,
    UNIQUE (kind, value))""",
)


def first_statements() -> tuple[str, ...]:
    """The statements that make the working database's tables and the indexes that its own work needs."""
    facts = tuple(
        f"CREATE TABLE {table} (\n    id TEXT PRIMARY KEY REFERENCES fact_evidence(id) ON DELETE CASCADE,"
        f"\n    text TEXT,{_OWN_COLUMNS[table]},{FOUND_BY},{EVIDENCE})"
        for table in FACT_TABLES
    )
    return (*_TABLES, *facts, *_PARTS_OF_FACTS, *_WORKING_TABLES)


# What a document is called in quotation marks, and what a change is measured against.
TITLES_AND_COMPARISONS = (
    "ALTER TABLE documents ADD COLUMN title TEXT",
    "ALTER TABLE figures ADD COLUMN compared_to TEXT",
)


# The day on which a place had ended before the article named it.
ENDED_PLACES = ("ALTER TABLE localities ADD COLUMN ended TEXT",)

# People, organisations, places and stories over articles.
IDENTITIES = (
    "ALTER TABLE places ADD COLUMN identity_id TEXT",
    "ALTER TABLE people ADD COLUMN name_key TEXT",
    """CREATE TABLE organisations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT,
    place_id TEXT REFERENCES places(id),
    first_seen TEXT,
    last_seen TEXT,
    articles INTEGER,
    basis TEXT NOT NULL CHECK (basis IN ('place', 'name')),
    role TEXT NOT NULL,
    place_identity TEXT,
    sort_key TEXT NOT NULL)""",
    """CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    title TEXT,
    type TEXT,
    date_from TEXT,
    date_to TEXT,
    year INTEGER,
    place_id TEXT REFERENCES places(id),
    articles INTEGER,
    event_id TEXT REFERENCES events(id) ON DELETE SET NULL)""",
    "ALTER TABLE units ADD COLUMN organisation_id TEXT REFERENCES organisations(id)",
    "ALTER TABLE positions ADD COLUMN organisation_id TEXT REFERENCES organisations(id)",
    "ALTER TABLE events ADD COLUMN story_id TEXT REFERENCES stories(id)",
    """CREATE TABLE event_participants (
    event_id TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    role TEXT NOT NULL,
    official_id TEXT REFERENCES officials(id) ON DELETE CASCADE,
    unit_id TEXT REFERENCES units(id) ON DELETE CASCADE,
    person_id TEXT REFERENCES people(id),
    organisation_id TEXT REFERENCES organisations(id),
    PRIMARY KEY (event_id, number))""",
    """CREATE TABLE person_joins (
    first_official_id TEXT NOT NULL REFERENCES officials(id) ON DELETE CASCADE,
    second_official_id TEXT NOT NULL REFERENCES officials(id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    reasons TEXT NOT NULL,
    PRIMARY KEY (first_official_id, second_official_id))""",
    """CREATE TABLE event_joins (
    first_event_id TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
    second_event_id TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
    story_id TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
    reasons TEXT NOT NULL,
    PRIMARY KEY (first_event_id, second_event_id))""",
    """CREATE TABLE person_aliases (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE)""",
    """CREATE TABLE story_aliases (
    id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE)""",
    """CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different')),
    first_id TEXT NOT NULL,
    second_id TEXT NOT NULL,
    first_article_id TEXT NOT NULL,
    second_article_id TEXT NOT NULL,
    first_name TEXT NOT NULL,
    second_name TEXT NOT NULL,
    reason TEXT,
    added_at TEXT NOT NULL,
    UNIQUE (first_id, second_id))""",
    """CREATE TABLE pending_joins (
    kind TEXT NOT NULL CHECK (kind IN ('people', 'units', 'events', 'stories')),
    key TEXT NOT NULL,
    PRIMARY KEY (kind, key)) WITHOUT ROWID""",
    "CREATE INDEX people_name_key ON people (name_key)",
    "CREATE INDEX events_date_from ON events (date_from)",
)

# What was published and is no more; the published file has the same.
RETRACTIONS = """CREATE TABLE retractions (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    retracted_at TEXT NOT NULL)"""


def all_statements() -> tuple[str, ...]:
    """The statements of all migrations in their order."""
    return (
        *first_statements(),
        *TITLES_AND_COMPARISONS,
        *FRONTIER_TABLES,
        *IDENTITIES,
        *COPIES,
        *ENDED_PLACES,
        RETRACTIONS,
    )
