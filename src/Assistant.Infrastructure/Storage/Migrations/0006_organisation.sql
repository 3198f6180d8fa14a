-- The organisation as a tree of codes with effective dates, and who belongs where from when on. The last day is included; none: no end.
CREATE TABLE organisation_units (
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    parent TEXT,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    unit_code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (user_id, unit_code, valid_from)
) STRICT, WITHOUT ROWID;

-- Grows with every change of the two tables above, so that processes which keep them in memory learn of it.
INSERT INTO counters (name, value) VALUES ('organisation', 0);

-- What an administrator states about a document in the service itself; it wins over file, side file and folder.
-- No foreign key: it is there before an uploaded document is read, and stays when the document is read again.
CREATE TABLE document_overrides (
    document_id TEXT NOT NULL PRIMARY KEY,
    stated TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What file, side file, folder and command line say: a field that is stated in the service no more goes back to it without reading the file.
CREATE TABLE document_statements (
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    stated TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which document says that it replaces which, by id or uri. Kept apart from what was stated, and beyond the document's own
-- life until its removal is followed up, so that what it replaced comes back.
CREATE TABLE document_replacements (
    document_id TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (document_id, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_replacements_by_target ON document_replacements (target);
