-- In which generation of the record a document was last written or removed: an index that is behind
-- reads only what has changed since.

ALTER TABLE documents ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;

-- The latest generation that a search index was said to show: an index beyond it comes from a state that is gone.
INSERT INTO counters (name, value) VALUES ('indexed', 0);

CREATE INDEX documents_by_generation ON documents (generation);

CREATE TABLE removed_documents (
    id TEXT NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX removed_documents_by_generation ON removed_documents (generation);
