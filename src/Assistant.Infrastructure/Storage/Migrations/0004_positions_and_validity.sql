-- How long a document applies, what it replaces, and where its text stands.
ALTER TABLE documents ADD COLUMN expires TEXT;
ALTER TABLE documents ADD COLUMN fiscal_year INTEGER;
ALTER TABLE documents ADD COLUMN confidentiality TEXT;

-- First day of the document that replaces this one. Derived from document_supersedes and kept here, so that an index can filter by it.
ALTER TABLE documents ADD COLUMN superseded_from TEXT;

-- SHA-256 of the file alone, 64 lower-case hexadecimal digits: whether the original is still the one that was read.
ALTER TABLE documents ADD COLUMN file_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN file_bytes INTEGER NOT NULL DEFAULT 0;

-- What was doubtful while it was read, as JSON: code and message of each.
ALTER TABLE documents ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]';

-- Uri or file name, as stated by the newer document.
CREATE TABLE document_supersedes (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    target TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (document_id, target)
) STRICT, WITHOUT ROWID;

ALTER TABLE pages ADD COLUMN label TEXT;
ALTER TABLE pages ADD COLUMN confidence INTEGER;
ALTER TABLE pages ADD COLUMN width REAL;
ALTER TABLE pages ADD COLUMN height REAL;
