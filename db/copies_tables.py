"""The tables of what changed between revisions, and of which articles are copies of others."""

COPIES = (
    # What changed from the revision before: spans of that one's content, and of this one's.
    """CREATE TABLE revision_changes (
    revision_id TEXT NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('added', 'removed', 'changed')),
    kind TEXT NOT NULL,
    before_id TEXT NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
    before_start INTEGER,
    before_end INTEGER,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (revision_id, number))""",
    """CREATE TABLE signatures (
    article_id TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    revision_id TEXT NOT NULL,
    signature BLOB NOT NULL)""",
    """CREATE TABLE near_bands (
    band INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    PRIMARY KEY (band, article_id)) WITHOUT ROWID""",
    """CREATE TABLE near_pairs (
    first_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    second_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    PRIMARY KEY (first_id, second_id)) WITHOUT ROWID""",
    """CREATE TABLE copies (
    article_id TEXT PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    original_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    resemblance REAL NOT NULL,
    containment REAL NOT NULL)""",
)
