-- Times are whole milliseconds since 1970-01-01 UTC, dates are ISO text, true and false are 1 and 0.

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('generation', 0);

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'guideline', 'manual', 'other')),
    department TEXT,
    effective TEXT,
    content_hash TEXT NOT NULL,
    page_count INTEGER NOT NULL,
    chunk_count INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('indexed', 'failed')),
    error_code TEXT,
    error_message TEXT,
    indexed_at INTEGER NOT NULL
) STRICT;

-- Who may read a document: role names and department codes. No row: administrators only.
CREATE TABLE document_access (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (document_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (document_id, number)
) STRICT;

CREATE TABLE chunks (
    id TEXT NOT NULL PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    heading_path TEXT NOT NULL,
    segments TEXT NOT NULL,
    cells TEXT NOT NULL,
    UNIQUE (document_id, ordinal)
) STRICT;

-- A user id is not a foreign key here: the local administrator of the command line has no account,
-- and the record of a use outlives the account.
CREATE TABLE conversations (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX conversations_by_user ON conversations (user_id, updated_at);

CREATE TABLE turns (
    id TEXT NOT NULL PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    department TEXT,
    question TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'answered', 'no_evidence', 'blocked', 'failed', 'abandoned')),
    asked_at INTEGER NOT NULL,
    completed_at INTEGER,
    response TEXT,
    error_code TEXT,
    process TEXT NOT NULL,
    UNIQUE (conversation_id, ordinal)
) STRICT;

CREATE INDEX turns_by_time ON turns (asked_at);
CREATE INDEX turns_pending ON turns (process) WHERE state = 'pending';

CREATE TABLE usage_events (
    id TEXT NOT NULL PRIMARY KEY,
    occurred_at INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    department TEXT,
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
    total_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX usage_events_by_time ON usage_events (occurred_at);

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    user_name TEXT,
    normalized_user_name TEXT,
    display_name TEXT NOT NULL,
    department TEXT,
    enabled INTEGER NOT NULL,
    must_change_password INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    password_hash TEXT,
    security_stamp TEXT,
    concurrency_stamp TEXT,
    lockout_end INTEGER,
    lockout_enabled INTEGER NOT NULL,
    access_failed_count INTEGER NOT NULL,
    two_factor_enabled INTEGER NOT NULL,
    email TEXT,
    normalized_email TEXT,
    email_confirmed INTEGER NOT NULL,
    phone_number TEXT,
    phone_number_confirmed INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX users_by_name ON users (normalized_user_name);
CREATE INDEX users_by_email ON users (normalized_email);

CREATE TABLE roles (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT,
    normalized_name TEXT,
    concurrency_stamp TEXT
) STRICT;

CREATE UNIQUE INDEX roles_by_name ON roles (normalized_name);

INSERT INTO roles (id, name, normalized_name) VALUES
    ('staff', 'staff', 'STAFF'),
    ('evaluator', 'evaluator', 'EVALUATOR'),
    ('analyst', 'analyst', 'ANALYST'),
    ('admin', 'admin', 'ADMIN');

CREATE TABLE user_roles (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role_id TEXT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, role_id)
) STRICT;

CREATE INDEX user_roles_by_role ON user_roles (role_id);

CREATE TABLE user_claims (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    claim_type TEXT,
    claim_value TEXT
) STRICT;

CREATE INDEX user_claims_by_user ON user_claims (user_id);

CREATE TABLE role_claims (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    role_id TEXT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    claim_type TEXT,
    claim_value TEXT
) STRICT;

CREATE INDEX role_claims_by_role ON role_claims (role_id);

CREATE TABLE user_logins (
    login_provider TEXT NOT NULL,
    provider_key TEXT NOT NULL,
    provider_display_name TEXT,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (login_provider, provider_key)
) STRICT;

CREATE INDEX user_logins_by_user ON user_logins (user_id);

CREATE TABLE user_tokens (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    login_provider TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (user_id, login_provider, name)
) STRICT;

-- Keys of programs: only the hash of the secret is kept.
CREATE TABLE api_keys (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    roles TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE INDEX api_keys_by_user ON api_keys (user_id);
