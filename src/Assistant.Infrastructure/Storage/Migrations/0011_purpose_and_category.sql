-- For what the service is used. The purpose of the conversation stands on the event (rule 3), what the answer was used for on the
-- statement made after it (rule 14). Null in older rows, so that no hash of theirs changes.
ALTER TABLE usage_events ADD COLUMN purpose TEXT;
ALTER TABLE usage_feedback ADD COLUMN category TEXT;

-- purpose '' is none.
CREATE TABLE usage_purpose_users (
    month INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (month, purpose, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage_purpose_months (
    month INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    users INTEGER NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (month, purpose)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER usage_purpose_users_counted AFTER INSERT ON usage_purpose_users BEGIN
    INSERT INTO usage_purpose_months (month, purpose, users, events) VALUES (NEW.month, NEW.purpose, 1, 0)
    ON CONFLICT DO UPDATE SET users = users + 1;
END;

INSERT INTO usage_purpose_users (month, purpose, user_id) SELECT DISTINCT month, '', user_id FROM usage_user_months;
UPDATE usage_purpose_months SET events = (SELECT sum(u.events) FROM usage_user_months u WHERE u.month = usage_purpose_months.month);

CREATE TABLE usage_category_months (
    month INTEGER NOT NULL,
    category TEXT NOT NULL,
    reports INTEGER NOT NULL,
    reported_minutes INTEGER NOT NULL,
    PRIMARY KEY (month, category)
) STRICT, WITHOUT ROWID;
