-- 職位 and 所属長 of a membership; post of an account counts while no organisation is set up.
ALTER TABLE memberships ADD COLUMN post TEXT;
ALTER TABLE memberships ADD COLUMN head INTEGER NOT NULL DEFAULT 0 CHECK (head IN (0, 1));
ALTER TABLE users ADD COLUMN post TEXT;

-- Applications to use generative AI. A decided one never changes again.
CREATE TABLE right_applications (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    fiscal_year INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    unit TEXT,
    applied_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused')),
    decided_by TEXT,
    decided_at INTEGER,
    reason TEXT,
    CHECK ((state = 'waiting') = (decided_by IS NULL) AND (state = 'refused') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX right_applications_by_user ON right_applications (user_id, applied_at);
CREATE UNIQUE INDEX right_applications_waiting ON right_applications (user_id, fiscal_year) WHERE state = 'waiting';

-- Days of use, each given once by somebody; both days are included.
CREATE TABLE right_grants (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL CHECK (valid_to >= valid_from),
    basis TEXT NOT NULL CHECK (basis IN ('application', 'registration', 'migration', 'import')),
    application_id TEXT REFERENCES right_applications (id),
    granted_by TEXT NOT NULL,
    granted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX right_grants_by_user ON right_grants (user_id, valid_from);

-- 研修日.
CREATE TABLE trainings (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    day TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;

CREATE INDEX trainings_by_user ON trainings (user_id, day);

-- Versions of the guideline that a person has confirmed, and the one in force when the person was registered.
CREATE TABLE policy_acknowledgements (
    id INTEGER NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    policy_version TEXT NOT NULL,
    at_registration INTEGER NOT NULL CHECK (at_registration IN (0, 1)),
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX policy_acknowledgements_by_user ON policy_acknowledgements (user_id, policy_version);

-- Accounts from before rights were kept: the program gives them the right of this fiscal year and empties the table. SQL knows no clock of ours.
CREATE TABLE rights_to_migrate (user_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO rights_to_migrate (user_id) SELECT id FROM users;

-- Reports of the unexpected. snapshot: the turn as it was, with personal information masked. due_on: last day to answer, in JST.
CREATE TABLE incidents (
    id TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    reporter_id TEXT NOT NULL,
    department TEXT,
    reported_at INTEGER NOT NULL,
    category TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('normal', 'urgent')),
    description TEXT NOT NULL,
    snapshot TEXT,
    policy_version TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'inProgress', 'answered', 'closed')),
    assignee_id TEXT,
    answer TEXT,
    answered_at INTEGER,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX incidents_by_reporter ON incidents (reporter_id, reported_at);
CREATE INDEX incidents_by_time ON incidents (reported_at);

CREATE TABLE incident_changes (
    id INTEGER NOT NULL PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    by_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reported', 'state', 'assigned', 'answered')),
    value TEXT
) STRICT;

CREATE INDEX incident_changes_by_incident ON incident_changes (incident_id, id);

INSERT INTO counters (name, value) VALUES ('incidents', 0);
