-- Versions of the guideline policy and when they come into force. Neither is ever changed or removed.
CREATE TABLE guideline_versions (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    yaml TEXT NOT NULL,
    changes TEXT NOT NULL,
    based_on TEXT,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE guideline_publications (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL UNIQUE REFERENCES guideline_versions (number),
    effective_from INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    published_by TEXT NOT NULL
) STRICT;

CREATE INDEX guideline_publications_by_time ON guideline_publications (effective_from, seq);

CREATE TRIGGER guideline_versions_stay BEFORE UPDATE ON guideline_versions BEGIN SELECT RAISE(ABORT, 'a version of the guideline is never changed'); END;
CREATE TRIGGER guideline_versions_remain BEFORE DELETE ON guideline_versions BEGIN SELECT RAISE(ABORT, 'a version of the guideline is never removed'); END;
CREATE TRIGGER guideline_publications_stay BEFORE UPDATE ON guideline_publications BEGIN SELECT RAISE(ABORT, 'a publication is never changed'); END;
CREATE TRIGGER guideline_publications_remain BEFORE DELETE ON guideline_publications BEGIN SELECT RAISE(ABORT, 'a publication is never removed'); END;

-- Values that were masked in a question, encrypted; gone with the turn.
ALTER TABLE turns ADD COLUMN masked_values BLOB;

ALTER TABLE conversations ADD COLUMN purpose TEXT;
