-- Moments are milliseconds since the Unix epoch. `ends`: the row is swept some time after it.
-- A name is a keyed digest of something that the database must find again and not know.

CREATE TABLE pepper (proof BLOB NOT NULL) STRICT;

-- Row 0 is nobody: what nobody asks for is looked up, written and refused like anybody else's.
CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    document_kind TEXT NOT NULL,
    document_number TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    phone TEXT NOT NULL,
    birth_year INTEGER NOT NULL,
    pin_hash TEXT NOT NULL,
    frozen_at INTEGER,
    last_access_at INTEGER,
    last_access_device TEXT,
    UNIQUE (document_kind, document_number)
) STRICT;

-- Answers of earlier requests. `id` names key, method and path; `body` names the body; only the key opens the answer.
CREATE TABLE idempotency (
    id BLOB PRIMARY KEY, body BLOB NOT NULL, answer BLOB NOT NULL, ends INTEGER NOT NULL
) STRICT;
CREATE INDEX idempotency_ends ON idempotency (ends);

CREATE TABLE spent_proof (id BLOB PRIMARY KEY, ends INTEGER NOT NULL) STRICT;
CREATE INDEX spent_proof_ends ON spent_proof (ends);

-- A quota's last hits, in a ring: hit number n stands at slot n modulo the quota.
CREATE TABLE throttle (id BLOB PRIMARY KEY, taken INTEGER NOT NULL, ends INTEGER NOT NULL) STRICT;
CREATE INDEX throttle_ends ON throttle (ends);
CREATE TABLE throttle_hit (
    throttle BLOB NOT NULL REFERENCES throttle (id) ON DELETE CASCADE,
    slot INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (throttle, slot)
) STRICT, WITHOUT ROWID;

-- Log-in attempts, of members and of nobody alike. `account` names the username that was typed.
CREATE TABLE attempt (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    ends INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_ends ON attempt (ends);

-- Wrong PINs of an account since the last right one.
CREATE TABLE wrong_pin (
    id BLOB PRIMARY KEY, wrong INTEGER NOT NULL, waits_until INTEGER NOT NULL, ends INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_pin_ends ON wrong_pin (ends);

CREATE TABLE session (
    id BLOB PRIMARY KEY,
    member INTEGER NOT NULL REFERENCES member (id),
    idle_at INTEGER NOT NULL,
    previous_at INTEGER,
    previous_device TEXT,
    ends INTEGER NOT NULL
) STRICT;
CREATE INDEX session_ends ON session (ends);
CREATE INDEX session_member ON session (member);

-- Recoveries, of members and of nobody alike. `state`: 'code' waits for the code, 'pin' for the new PIN, 'over' for nothing.
-- `accounts` are the names of what was typed, for the quotas of a resend.
CREATE TABLE recovery (
    id BLOB PRIMARY KEY,
    purpose TEXT NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    accounts BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('code', 'pin', 'over')),
    code BLOB NOT NULL,
    code_ends INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    next_send INTEGER NOT NULL,
    permit BLOB,
    permit_ends INTEGER,
    ends INTEGER NOT NULL
) STRICT;
CREATE INDEX recovery_ends ON recovery (ends);
CREATE INDEX recovery_member ON recovery (member);

CREATE TABLE receipt (id BLOB PRIMARY KEY, member INTEGER NOT NULL REFERENCES member (id), ends INTEGER NOT NULL) STRICT;
CREATE INDEX receipt_ends ON receipt (ends);

-- Messages as a gateway would take them. Those to nobody stand too, so that a member's request writes what any other does.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, addressed INTEGER NOT NULL, letter BLOB NOT NULL
) STRICT;
