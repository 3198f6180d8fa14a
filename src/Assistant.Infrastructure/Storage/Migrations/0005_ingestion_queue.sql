-- Files on their way into the record. A job that ends well is deleted in the transaction that makes its document visible.
-- worker: the process that runs the job or, while it is queued, the only one that may take it; null: whoever comes first.
-- lost: attempts that ended together with their process. stamp: the state of the file that the job is about.
-- forced: read even when nothing has changed. defaults: what the command line stated, as JSON.
-- root: the folder that was asked for; defaults of folders above it do not count.
CREATE TABLE ingestion_jobs (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    uri TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'held', 'quarantined')),
    attempts INTEGER NOT NULL DEFAULT 0,
    lost INTEGER NOT NULL DEFAULT 0,
    pages_done INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0,
    enqueued_at INTEGER NOT NULL,
    started_at INTEGER,
    not_before INTEGER,
    worker TEXT,
    stamp TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    forced INTEGER NOT NULL DEFAULT 0,
    defaults TEXT,
    root TEXT,
    error_code TEXT,
    error_message TEXT
) STRICT;

CREATE INDEX ingestion_jobs_by_turn ON ingestion_jobs (state, source, enqueued_at, uri);
CREATE INDEX ingestion_jobs_by_document ON ingestion_jobs (document_id);

-- Sources take turns: the one that was served longest ago comes next.
CREATE TABLE ingestion_sources (
    source TEXT NOT NULL PRIMARY KEY,
    served INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was finished in the last minute, for throughput and remaining time.
CREATE TABLE ingestion_finished (
    id INTEGER NOT NULL PRIMARY KEY,
    finished_at INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) STRICT;

INSERT INTO counters (name, value) VALUES ('ingestion_turn', 0), ('ingestion_done', 0);

-- How a file looked when the record was last known to agree with it: an unchanged one need not be opened. Null: it was too young
-- to be relied upon. root, defaults: as in ingestion_jobs, for reading it again.
CREATE TABLE file_stamps (
    uri TEXT NOT NULL PRIMARY KEY,
    stamp TEXT,
    root TEXT,
    defaults TEXT
) STRICT, WITHOUT ROWID;

-- Removed by hand: not read again until the file changes.
CREATE TABLE removed_by_hand (
    uri TEXT NOT NULL PRIMARY KEY,
    content_hash TEXT NOT NULL,
    stamp TEXT,
    removed_by TEXT NOT NULL,
    removed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
    document_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    uploaded_by TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was found in a version of a document before it became searchable, and what was decided.
CREATE TABLE document_reviews (
    document_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    uri TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'released', 'rejected', 'reported')),
    found_at INTEGER NOT NULL,
    decided_by TEXT,
    decided_at INTEGER,
    PRIMARY KEY (document_id, content_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_findings (
    document_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    certainty TEXT NOT NULL,
    page INTEGER NOT NULL,
    page_label TEXT,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    excerpt TEXT NOT NULL,
    PRIMARY KEY (document_id, content_hash, ordinal),
    FOREIGN KEY (document_id, content_hash) REFERENCES document_reviews (document_id, content_hash) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
