-- The state of the sandbox. Times are milliseconds since 1970, lists and objects JSON.

-- The last id given of each series of numbers.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) WITHOUT ROWID;

-- One row once a seed is in.
CREATE TABLE seeded (seed TEXT NOT NULL);

-- Applications. `api_key` is the key that Toornament gives them; `scopes` are those that they may ask for.
CREATE TABLE clients (
    api TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret TEXT NOT NULL,
    api_key TEXT,
    scopes TEXT NOT NULL,
    redirect_uri TEXT,
    PRIMARY KEY (api, client_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX clients_by_key ON clients (api, api_key);

-- Who calls RunSignup, through a key or a token.
CREATE TABLE principals (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE tokens (
    api TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    token TEXT NOT NULL,
    client_id TEXT NOT NULL,
    principal INTEGER REFERENCES principals,
    scopes TEXT NOT NULL,
    expires_at INTEGER,
    PRIMARY KEY (api, kind, token),
    FOREIGN KEY (api, client_id) REFERENCES clients
) WITHOUT ROWID;

-- Authorization codes.
CREATE TABLE codes (
    api TEXT NOT NULL,
    code TEXT NOT NULL,
    client_id TEXT NOT NULL,
    principal INTEGER NOT NULL REFERENCES principals,
    scopes TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    challenge TEXT NOT NULL,
    challenge_method TEXT NOT NULL CHECK (challenge_method IN ('plain', 'S256')),
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (api, code),
    FOREIGN KEY (api, client_id) REFERENCES clients
) WITHOUT ROWID;

-- Keys of RunSignup. One with `idle_seconds` ends so long after its last use.
CREATE TABLE keys (
    kind TEXT NOT NULL CHECK (kind IN ('api', 'tmp', 'rsu', 'sp')),
    key TEXT NOT NULL,
    secret TEXT NOT NULL,
    principal INTEGER NOT NULL REFERENCES principals,
    idle_seconds INTEGER,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

-- What a principal is to a race or to a series.
CREATE TABLE rights (
    principal INTEGER NOT NULL REFERENCES principals,
    object TEXT NOT NULL CHECK (object IN ('race', 'series')),
    object_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('partner', 'race_director', 'timer')),
    PRIMARY KEY (principal, object, object_id, role)
) WITHOUT ROWID;

-- Toornament.
CREATE TABLE tournaments (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    participant_type TEXT NOT NULL CHECK (participant_type IN ('team', 'player')),
    size INTEGER NOT NULL CHECK (size >= 0),
    registration_enabled INTEGER NOT NULL,
    registration_opens INTEGER,
    registration_closes INTEGER,
    auto_accept INTEGER NOT NULL
);

-- `name_key` is the name as sorting and filtering see it. Ids grow, so they are in the order of creation.
CREATE TABLE participants (
    id INTEGER PRIMARY KEY,
    tournament_id INTEGER NOT NULL REFERENCES tournaments ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    email TEXT,
    custom_user_identifier TEXT,
    custom_fields TEXT NOT NULL,
    lineup TEXT,
    user_id TEXT,
    checked_in_at INTEGER
);
CREATE INDEX participants_by_creation ON participants (tournament_id, id);
CREATE INDEX participants_by_name ON participants (tournament_id, name_key, id);

CREATE TABLE registrations (
    id INTEGER PRIMARY KEY,
    tournament_id INTEGER NOT NULL REFERENCES tournaments ON DELETE CASCADE,
    name TEXT NOT NULL,
    email TEXT,
    custom_user_identifier TEXT,
    custom_fields TEXT NOT NULL,
    lineup TEXT,
    user_id TEXT,
    status TEXT NOT NULL CHECK (status IN ('pending', 'accepted', 'refused', 'cancelled')),
    participant_id INTEGER REFERENCES participants
);
CREATE INDEX registrations_by_creation ON registrations (tournament_id, id);
CREATE INDEX registrations_by_status ON registrations (tournament_id, status, id);
CREATE UNIQUE INDEX registrations_by_participant ON registrations (participant_id);

-- RunSignup.
CREATE TABLE races (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    race_id INTEGER NOT NULL REFERENCES races,
    name TEXT NOT NULL
);

CREATE TABLE team_types (
    id INTEGER PRIMARY KEY,
    race_id INTEGER NOT NULL REFERENCES races,
    name TEXT NOT NULL,
    require_gender INTEGER NOT NULL,
    require_age_range INTEGER NOT NULL,
    allow_male INTEGER NOT NULL,
    allow_female INTEGER NOT NULL,
    allow_coed INTEGER NOT NULL
);

CREATE TABLE age_ranges (
    id INTEGER PRIMARY KEY,
    team_type_id INTEGER NOT NULL REFERENCES team_types,
    name TEXT NOT NULL
);

CREATE TABLE teams (
    id INTEGER PRIMARY KEY,
    race_id INTEGER NOT NULL REFERENCES races,
    name TEXT NOT NULL,
    team_type_id INTEGER NOT NULL REFERENCES team_types,
    age_range_id INTEGER REFERENCES age_ranges,
    gender TEXT CHECK (gender IN ('M', 'F', 'C')),
    bib_num INTEGER
);

CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE series_races (
    series_id INTEGER NOT NULL REFERENCES series,
    race_id INTEGER NOT NULL REFERENCES races,
    PRIMARY KEY (series_id, race_id)
) WITHOUT ROWID;

CREATE TABLE series_years (
    id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series,
    year INTEGER NOT NULL
);

CREATE TABLE series_participants (
    id INTEGER PRIMARY KEY,
    series_year_id INTEGER NOT NULL REFERENCES series_years,
    name TEXT NOT NULL
);

CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

-- The two rules of uniqueness, a table each: within a year a user is one participant, and within an
-- event a participant is one user.
CREATE TABLE year_links (
    series_year_id INTEGER NOT NULL REFERENCES series_years,
    user_id INTEGER NOT NULL REFERENCES users,
    participant_id INTEGER NOT NULL REFERENCES series_participants,
    PRIMARY KEY (series_year_id, user_id)
) WITHOUT ROWID;

CREATE TABLE event_links (
    event_id INTEGER NOT NULL REFERENCES events,
    participant_id INTEGER NOT NULL REFERENCES series_participants,
    user_id INTEGER NOT NULL REFERENCES users,
    PRIMARY KEY (event_id, participant_id)
) WITHOUT ROWID;
