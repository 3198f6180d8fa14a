-- Files on their way into the record. A job that ends well is deleted in the transaction that makes its document visible.
CREATE TABLE ingestion_jobs (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    uri TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'held', 'quarantined')),
    attempts INTEGER NOT NULL DEFAULT 0,
    pages_done INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0,
    enqueued_at INTEGER NOT NULL,
    started_at INTEGER,
    not_before INTEGER,
    worker TEXT,
    error_code TEXT,
    error_message TEXT
) STRICT;
