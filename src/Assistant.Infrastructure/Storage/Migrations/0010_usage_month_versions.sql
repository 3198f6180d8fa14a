-- Goes up with every change of a month's counts: whoever keeps the counts of past months in memory need not read them again.
CREATE TABLE usage_month_versions (
    month INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT;

INSERT INTO usage_month_versions (month, version) SELECT DISTINCT month, 1 FROM usage_user_months;
