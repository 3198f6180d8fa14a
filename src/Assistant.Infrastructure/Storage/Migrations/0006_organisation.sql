-- The organisation as a tree of codes with effective dates, and who belongs where from when on.
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

-- What an administrator states about a document in the service itself; it wins over file, side file and folder.
CREATE TABLE document_overrides (
    document_id TEXT NOT NULL PRIMARY KEY,
    stated TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
