-- Recoveries are counted by a hash of the whole typed form. The old rows would end within an hour.
DROP TABLE recovery;
CREATE TABLE recovery (
    id BLOB PRIMARY KEY,
    purpose TEXT NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    form BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('code', 'pin', 'over')),
    code BLOB NOT NULL,
    code_ends INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    next_send INTEGER NOT NULL,
    grant_hash BLOB,
    grant_ends INTEGER,
    ends INTEGER NOT NULL
) STRICT;
CREATE INDEX recovery_ends ON recovery (ends);
CREATE INDEX recovery_member ON recovery (member);

-- How much of what happens over the whole portal: this window and the one before.
CREATE TABLE load (
    id BLOB PRIMARY KEY,
    began INTEGER NOT NULL,
    count INTEGER NOT NULL,
    before INTEGER NOT NULL,
    ends INTEGER NOT NULL
) STRICT;
CREATE INDEX load_ends ON load (ends);

CREATE TABLE old_pin (
    id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member (id), pin_hash TEXT NOT NULL
) STRICT;
CREATE INDEX old_pin_member ON old_pin (member);

CREATE TABLE phone (
    id TEXT PRIMARY KEY,
    member INTEGER NOT NULL REFERENCES member (id),
    public_key BLOB NOT NULL,
    label TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    last_used_at INTEGER,
    UNIQUE (member, public_key)
) STRICT;

-- `subject`: a hash of the member for 'add', of the phone's id for 'log_in'.
CREATE TABLE phone_challenge (
    id BLOB PRIMARY KEY, purpose TEXT NOT NULL, subject BLOB NOT NULL, ends INTEGER NOT NULL
) STRICT;
CREATE INDEX phone_challenge_ends ON phone_challenge (ends);

-- The phone that opened the session, or that the session added.
ALTER TABLE session ADD COLUMN phone TEXT;

CREATE TABLE access (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member INTEGER NOT NULL REFERENCES member (id),
    at INTEGER NOT NULL,
    device TEXT NOT NULL,
    method TEXT NOT NULL
) STRICT;
CREATE INDEX access_member ON access (member);

-- `id`: a hash of the member and the installation.
CREATE TABLE installation (id BLOB PRIMARY KEY, ends INTEGER NOT NULL) STRICT;
CREATE INDEX installation_ends ON installation (ends);

CREATE TABLE hand_over (id BLOB PRIMARY KEY, session BLOB NOT NULL, ends INTEGER NOT NULL) STRICT;
CREATE INDEX hand_over_ends ON hand_over (ends);

CREATE INDEX outbox_at ON outbox (at);
