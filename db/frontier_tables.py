"""The scraper's tables of the working database."""

# pages      the frontier: every address that the scraper knows, and when it may be asked for again.
# hosts      what the scraper must remember of a host: pace, backing off, robots.txt.
# responses  where in the archive an answer is kept; `position` and `length` in bytes of the compressed file.
# backfills  sources that are filled in back to a day; `finished` once their listings have no older pages.
# harvests   what each run had from each source; `troubles` and `missing` are JSON objects of counts.
FRONTIER_TABLES = (
    """CREATE TABLE pages (
    url TEXT PRIMARY KEY,
    source_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'listing', 'feed', 'sitemap')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'gone', 'failed')),
    next_check REAL,
    found_at REAL,
    fetched_at REAL,
    changed_at REAL,
    etag TEXT,
    last_modified TEXT,
    lastmod TEXT,
    sha256 TEXT,
    article_id TEXT,
    trouble TEXT,
    detail TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    checks INTEGER NOT NULL DEFAULT 0,
    depth INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
    "CREATE INDEX pages_due ON pages (source_id, next_check) WHERE next_check IS NOT NULL",
    "CREATE INDEX pages_article_id ON pages (article_id) WHERE article_id IS NOT NULL",
    """CREATE TABLE hosts (
    host TEXT PRIMARY KEY,
    free_at REAL NOT NULL,
    failures INTEGER NOT NULL,
    robots TEXT,
    robots_state TEXT,
    robots_at REAL) WITHOUT ROWID""",
    """CREATE TABLE responses (
    file TEXT NOT NULL,
    position INTEGER NOT NULL,
    length INTEGER NOT NULL,
    url TEXT NOT NULL,
    digest TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (file, position)) WITHOUT ROWID""",
    "CREATE INDEX responses_url ON responses (url, kept_at)",
    """CREATE TABLE backfills (
    source_id TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
    """CREATE TABLE harvests (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    source_id TEXT NOT NULL,
    started_at REAL NOT NULL,
    finished_at REAL,
    fetched INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    parsed INTEGER NOT NULL,
    new INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    troubles TEXT NOT NULL,
    missing TEXT NOT NULL,
    PRIMARY KEY (run_id, source_id)) WITHOUT ROWID""",
    "CREATE INDEX harvests_source ON harvests (source_id, started_at)",
)
