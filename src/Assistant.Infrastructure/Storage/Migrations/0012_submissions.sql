-- What a form or program sent, by content: sent twice, it is the same report and the same version.
ALTER TABLE incidents ADD COLUMN submission TEXT;
CREATE UNIQUE INDEX incidents_by_submission ON incidents (reporter_id, submission) WHERE submission IS NOT NULL;

ALTER TABLE guideline_versions ADD COLUMN submission TEXT;
CREATE UNIQUE INDEX guideline_versions_by_submission ON guideline_versions (created_by, submission) WHERE submission IS NOT NULL;

-- A publication whose time had not come and that somebody took back. Like the publication itself it is never changed or removed.
CREATE TABLE guideline_withdrawals (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES guideline_publications (number),
    withdrawn_at INTEGER NOT NULL,
    withdrawn_by TEXT NOT NULL
) STRICT;

CREATE TRIGGER guideline_withdrawals_stay BEFORE UPDATE ON guideline_withdrawals BEGIN SELECT RAISE(ABORT, 'a withdrawal is never changed'); END;
CREATE TRIGGER guideline_withdrawals_remain BEFORE DELETE ON guideline_withdrawals BEGIN SELECT RAISE(ABORT, 'a withdrawal is never removed'); END;
