-- Uses, statements of minutes saved and deeds, each in a chain: a record's hash covers the hash before it.
-- The rows of the old table are taken over, in order of time, by the program: SQL can't hash.
DROP INDEX usage_events_by_time;
ALTER TABLE usage_events RENAME TO usage_events_unchained;

CREATE TABLE usage_events (
    seq INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    occurred_at INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    department TEXT,
    post TEXT,
    feature TEXT NOT NULL,
    template_id TEXT NOT NULL,
    template_version TEXT NOT NULL,
    mode TEXT NOT NULL,
    model TEXT,
    input_tokens INTEGER NOT NULL CHECK (input_tokens >= 0),
    output_tokens INTEGER NOT NULL CHECK (output_tokens >= 0),
    outcome TEXT NOT NULL CHECK (outcome IN ('answered', 'no_evidence', 'blocked', 'failed', 'abandoned')),
    error_code TEXT,
    documents TEXT NOT NULL,
    retrieval_ms INTEGER NOT NULL,
    total_ms INTEGER NOT NULL,
    minutes_saved INTEGER CHECK (minutes_saved >= 0),
    findings INTEGER NOT NULL DEFAULT 0 CHECK (findings >= 0),
    policy_version TEXT,
    source TEXT,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX usage_events_by_time ON usage_events (occurred_at);

CREATE TABLE usage_feedback (
    seq INTEGER NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes IN (0, 5, 10, 30, 60)),
    stated_at INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX usage_feedback_by_event ON usage_feedback (event_id, seq);

CREATE TABLE audit_records (
    seq INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('access', 'administration', 'proof')),
    action TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    target_id TEXT,
    outcome TEXT NOT NULL,
    details TEXT,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX audit_records_by_time ON audit_records (class, at);

-- Where each chain ends. day: of the last record, in JST, 20250401.
CREATE TABLE chains (
    name TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    day INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO chains (name, seq, hash, day) VALUES ('usage', 0, zeroblob(32), 0), ('feedback', 0, zeroblob(32), 0), ('audit', 0, zeroblob(32), 0);

-- The last record of each day on which something was appended.
CREATE TABLE chain_seals (
    chain TEXT NOT NULL,
    day INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (chain, day)
) STRICT, WITHOUT ROWID;

-- Records that were removed past their time, as ranges; the chain goes on with the hash of the last of them.
CREATE TABLE chain_purges (
    chain TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    last_hash BLOB NOT NULL CHECK (length(last_hash) = 32),
    run TEXT NOT NULL,
    PRIMARY KEY (chain, first_seq)
) STRICT, WITHOUT ROWID;

-- A row here, put and taken away within one transaction, lets the purge delete.
CREATE TABLE purge_permits (chain TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TRIGGER usage_events_kept BEFORE UPDATE ON usage_events BEGIN SELECT RAISE(ABORT, 'usage_events is append-only'); END;
CREATE TRIGGER usage_feedback_kept BEFORE UPDATE ON usage_feedback BEGIN SELECT RAISE(ABORT, 'usage_feedback is append-only'); END;
CREATE TRIGGER audit_records_kept BEFORE UPDATE ON audit_records BEGIN SELECT RAISE(ABORT, 'audit_records is append-only'); END;
CREATE TRIGGER chain_seals_kept BEFORE UPDATE ON chain_seals BEGIN SELECT RAISE(ABORT, 'chain_seals is append-only'); END;
CREATE TRIGGER chain_purges_kept BEFORE UPDATE ON chain_purges BEGIN SELECT RAISE(ABORT, 'chain_purges is append-only'); END;
CREATE TRIGGER usage_events_stay BEFORE DELETE ON usage_events WHEN NOT EXISTS (SELECT 1 FROM purge_permits WHERE chain = 'usage')
BEGIN SELECT RAISE(ABORT, 'usage_events is append-only'); END;
CREATE TRIGGER usage_feedback_stay BEFORE DELETE ON usage_feedback WHEN NOT EXISTS (SELECT 1 FROM purge_permits WHERE chain = 'feedback')
BEGIN SELECT RAISE(ABORT, 'usage_feedback is append-only'); END;
CREATE TRIGGER audit_records_stay BEFORE DELETE ON audit_records WHEN NOT EXISTS (SELECT 1 FROM purge_permits WHERE chain = 'audit') OR OLD.class = 'proof'
BEGIN SELECT RAISE(ABORT, 'audit_records is append-only'); END;
CREATE TRIGGER chain_seals_stay BEFORE DELETE ON chain_seals BEGIN SELECT RAISE(ABORT, 'chain_seals is append-only'); END;
CREATE TRIGGER chain_purges_stay BEFORE DELETE ON chain_purges BEGIN SELECT RAISE(ABORT, 'chain_purges is append-only'); END;

-- The counts that key figures are made of, brought up to date in the transaction of every event. Unknown department or post: ''.
-- month is 202504, day is 20250401, both in JST.
CREATE TABLE usage_user_months (
    month INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    department TEXT NOT NULL,
    post TEXT NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (month, user_id, department, post)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage_cells (
    month INTEGER NOT NULL,
    department TEXT NOT NULL,
    post TEXT NOT NULL,
    feature TEXT NOT NULL,
    template_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    events INTEGER NOT NULL,
    hits INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    reported_minutes INTEGER NOT NULL,
    PRIMARY KEY (month, department, post, feature, template_id, outcome)
) STRICT, WITHOUT ROWID;

-- template_id '' is the feature as a whole.
CREATE TABLE usage_template_users (
    month INTEGER NOT NULL,
    feature TEXT NOT NULL,
    template_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (month, feature, template_id, user_id)
) STRICT, WITHOUT ROWID;

-- How many rows of the table above a month has: counted as they come, because it grows by users times templates.
CREATE TABLE usage_template_months (
    month INTEGER NOT NULL,
    feature TEXT NOT NULL,
    template_id TEXT NOT NULL,
    users INTEGER NOT NULL,
    PRIMARY KEY (month, feature, template_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER usage_template_users_counted AFTER INSERT ON usage_template_users BEGIN
    INSERT INTO usage_template_months (month, feature, template_id, users) VALUES (NEW.month, NEW.feature, NEW.template_id, 1)
    ON CONFLICT DO UPDATE SET users = users + 1;
END;

CREATE TABLE usage_token_days (
    day INTEGER NOT NULL,
    model TEXT NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    PRIMARY KEY (day, model)
) STRICT, WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('usage_counted', 0);

-- Figures of the plan that no log knows, entered by hand. value is in thousandths of the indicator's unit. The latest entry counts.
CREATE TABLE indicator_entries (
    id INTEGER NOT NULL PRIMARY KEY,
    indicator TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    value INTEGER NOT NULL,
    entered_by TEXT NOT NULL,
    entered_at INTEGER NOT NULL
) STRICT;
