-- The first schema: everything a reader of the lesson writes down about people.
--
-- Every table that holds what the user wrote has the same two first columns: `row`, the rowid, which
-- means nothing outside this file, and `id`, a UUIDv7 by which other rows, the journal and the archive
-- name it. Civil dates are TEXT (2026-11-23), instants are INTEGER (milliseconds since 1970, UTC).
-- The words in the CHECKs are the serde names of the enums in `src/domain`.

-- People and what belongs to one of them -------------------------------------------------------------

CREATE TABLE person (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  full_name TEXT NOT NULL CHECK (length(full_name) > 0),
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  nickname TEXT NOT NULL,
  pronouns TEXT NOT NULL,
  organization TEXT NOT NULL,
  role TEXT NOT NULL,
  place TEXT NOT NULL,
  birthday TEXT,                       -- 1990-03-07, or --03-07 where the year is not known
  how_met TEXT NOT NULL,
  met_through BLOB REFERENCES person (id) ON DELETE SET NULL,
  cares_about TEXT NOT NULL,
  needs TEXT NOT NULL,
  notes TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX person_met_through ON person (met_through) WHERE met_through IS NOT NULL;

CREATE TABLE contact_point (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'link', 'address')),
  label TEXT NOT NULL,
  value TEXT NOT NULL CHECK (length(value) > 0),
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_point_person ON contact_point (person, position);
CREATE INDEX contact_point_value ON contact_point (value COLLATE NOCASE);

CREATE TABLE person_tag (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) > 0)
) STRICT;
CREATE UNIQUE INDEX person_tag_once ON person_tag (person, name);
CREATE INDEX person_tag_name ON person_tag (name);

CREATE TABLE tie (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('colleague', 'stakeholder', 'influencer', 'mentor', 'friend', 'other')),
  circle INTEGER CHECK (circle BETWEEN 1 AND 5),          -- NULL: nobody decided yet
  rhythm TEXT NOT NULL CHECK (rhythm IN ('periodic', 'ambient', 'triggered', 'none')),
  waits_for TEXT NOT NULL,
  ideal_days INTEGER CHECK (ideal_days BETWEEN 1 AND 3650),
  latest_days INTEGER CHECK (latest_days BETWEEN 1 AND 3650),
  weight TEXT NOT NULL CHECK (weight IN ('focus', 'active', 'keep')),
  stage TEXT NOT NULL CHECK (stage IN ('identify', 'offer', 'reach_out', 'deepen', 'sustain')),
  stage_since TEXT NOT NULL,
  paused_until TEXT,
  paused_because TEXT NOT NULL,
  snoozed_until TEXT,
  balance_shown TEXT NOT NULL CHECK (balance_shown IN ('shown', 'hidden')),
  known_since TEXT                                        -- the day of the meeting, if it was told
) STRICT;
CREATE INDEX tie_stage ON tie (stage);
CREATE INDEX tie_snoozed ON tie (snoozed_until) WHERE snoozed_until IS NOT NULL;

CREATE TABLE circle_cadence (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  circle INTEGER NOT NULL UNIQUE CHECK (circle BETWEEN 1 AND 5),
  ideal_days INTEGER NOT NULL CHECK (ideal_days BETWEEN 1 AND 3650),
  latest_days INTEGER NOT NULL CHECK (latest_days BETWEEN 1 AND 3650)
) STRICT;

-- "Considered it, not now", and the other passings-over that are not contact.
CREATE TABLE consideration (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('bumped', 'snoozed')),
  on_day TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX consideration_person ON consideration (person, on_day);

-- What it is for ---------------------------------------------------------------------------------------

CREATE TABLE goal (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (length(title) > 0),
  why TEXT NOT NULL,
  due TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'reached', 'let_go')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE contribution (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  goal BLOB NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('skill', 'expertise', 'influence', 'insight', 'resource', 'support')),
  note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX contribution_once ON contribution (goal, person, kind);
CREATE INDEX contribution_person ON contribution (person);

CREATE TABLE asset (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('skill', 'knowledge', 'resource')),
  name TEXT NOT NULL CHECK (length(name) > 0),
  notes TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- What passes between people ---------------------------------------------------------------------------

CREATE TABLE interaction (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  on_day TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('mutual', 'mine', 'theirs')),
  summary TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX interaction_day ON interaction (on_day);

CREATE TABLE participant (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  interaction BLOB NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX participant_once ON participant (interaction, person);
CREATE INDEX participant_person ON participant (person, interaction);

CREATE TABLE debrief (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  interaction BLOB NOT NULL UNIQUE REFERENCES interaction (id) ON DELETE CASCADE,
  matters TEXT NOT NULL,
  felt TEXT NOT NULL,
  listened TEXT NOT NULL,
  ask_next TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- A question that the user means to ask: from a debrief, the lesson, or written by hand.
CREATE TABLE question (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  interaction BLOB REFERENCES interaction (id) ON DELETE SET NULL,
  text TEXT NOT NULL CHECK (length(text) > 0),
  asked_on TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX question_person ON question (person, created_at);
CREATE INDEX question_interaction ON question (interaction) WHERE interaction IS NOT NULL;

CREATE TABLE offer (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('information', 'help', 'introduction', 'visibility', 'encouragement', 'resource', 'money')),
  what TEXT NOT NULL CHECK (length(what) > 0),
  goal BLOB REFERENCES goal (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('idea', 'planned', 'given', 'let_go')),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX offer_person ON offer (person, state);
CREATE INDEX offer_goal ON offer (goal) WHERE goal IS NOT NULL;

CREATE TABLE entry (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  direction TEXT NOT NULL CHECK (direction IN ('given', 'received')),
  kind TEXT NOT NULL CHECK (kind IN ('information', 'help', 'introduction', 'visibility', 'encouragement', 'resource', 'money')),
  what TEXT NOT NULL CHECK (length(what) > 0),
  on_day TEXT NOT NULL,
  asked_by TEXT NOT NULL CHECK (asked_by IN ('me', 'them', 'nobody')),
  thanked_on TEXT,
  interaction BLOB REFERENCES interaction (id) ON DELETE SET NULL,
  offer BLOB REFERENCES offer (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_person ON entry (person, on_day);
CREATE INDEX entry_unthanked ON entry (on_day) WHERE thanked_on IS NULL AND direction = 'received';
CREATE INDEX entry_interaction ON entry (interaction) WHERE interaction IS NOT NULL;
CREATE INDEX entry_offer ON entry (offer) WHERE offer IS NOT NULL;

CREATE TABLE promise (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  promised_by TEXT NOT NULL CHECK (promised_by IN ('me', 'them')),
  what TEXT NOT NULL CHECK (length(what) > 0),
  made_on TEXT NOT NULL,
  due TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'released')),
  closed_on TEXT,
  interaction BLOB REFERENCES interaction (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX promise_person ON promise (person, state);
CREATE INDEX promise_open ON promise (due) WHERE state = 'open';
CREATE INDEX promise_interaction ON promise (interaction) WHERE interaction IS NOT NULL;

CREATE TABLE introduction (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  first BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  second BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  why TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('idea', 'asked_first', 'asked_second', 'made', 'met', 'declined')),
  since TEXT NOT NULL,
  outcome TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK (first <> second)
) STRICT;
CREATE INDEX introduction_first ON introduction (first);
CREATE INDEX introduction_second ON introduction (second);

CREATE TABLE follow_up (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  on_day TEXT,                                            -- NULL: it waits for an event instead
  waits_for TEXT NOT NULL,
  what TEXT NOT NULL,
  cue TEXT NOT NULL,
  action TEXT NOT NULL,
  draft TEXT NOT NULL,
  offer BLOB REFERENCES offer (id) ON DELETE SET NULL,
  goal BLOB REFERENCES goal (id) ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
  closed_on TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_person ON follow_up (person, state);
CREATE INDEX follow_up_open ON follow_up (on_day) WHERE state = 'open';
CREATE INDEX follow_up_offer ON follow_up (offer) WHERE offer IS NOT NULL;
CREATE INDEX follow_up_goal ON follow_up (goal) WHERE goal IS NOT NULL;

-- A proposal of the coach that the user never wants to see again.
CREATE TABLE dismissal (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  proposal TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;

-- The weekly review and the lesson ---------------------------------------------------------------------

CREATE TABLE review (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  started_on TEXT NOT NULL,
  step TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
  finished_on TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- What was decided in a review, one row an item: this is what makes it resumable at the exact item.
CREATE TABLE review_item (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  review BLOB NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  step TEXT NOT NULL,
  subject TEXT NOT NULL,                                  -- the id of the row it was about
  verdict TEXT NOT NULL,
  said TEXT NOT NULL,
  on_day TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_item_once ON review_item (review, step, subject);
CREATE INDEX review_item_day ON review_item (on_day);

CREATE TABLE pick (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  review BLOB REFERENCES review (id) ON DELETE SET NULL,  -- NULL: picked at the end of the lesson
  follow_up BLOB REFERENCES follow_up (id) ON DELETE SET NULL,
  on_day TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('open', 'reached', 'not_yet', 'let_go')),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX pick_day ON pick (on_day);
CREATE INDEX pick_person ON pick (person);
CREATE INDEX pick_review ON pick (review) WHERE review IS NOT NULL;
CREATE INDEX pick_follow_up ON pick (follow_up) WHERE follow_up IS NOT NULL;

CREATE TABLE lesson_run (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  lesson TEXT NOT NULL UNIQUE,
  section TEXT NOT NULL,                                  -- where the reader is
  exercise TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;

CREATE TABLE lesson_answer (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  lesson TEXT NOT NULL,
  section TEXT NOT NULL,
  exercise TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'skipped')),
  answer TEXT NOT NULL,
  on_day TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX lesson_answer_once ON lesson_answer (lesson, section, exercise);

CREATE TABLE earned_tag (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  earned_at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- Half-written text, kept as it is typed. Not journaled: undo is for changes, not for keystrokes.
CREATE TABLE draft (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  place TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

-- The journal: what every change did, in both directions. Appended to, never edited. -------------------

CREATE TABLE change_group (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target INTEGER REFERENCES change_group (seq),           -- for undo and redo: the group it is about
  said TEXT NOT NULL,
  device TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX change_group_target ON change_group (target, seq) WHERE target IS NOT NULL;

CREATE TABLE change_row (
  change_group INTEGER NOT NULL REFERENCES change_group (seq),
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  id BLOB NOT NULL,
  before TEXT,                                            -- the row as JSON; NULL: it did not exist
  after TEXT,
  PRIMARY KEY (change_group, position)
) STRICT, WITHOUT ROWID;

-- Derived: facts and words that would need a scan. Kept by the store in the transaction of the change,
-- never journaled, never archived; `cordial doctor` can make them anew.

CREATE TABLE standing (
  person BLOB PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  sort_name TEXT NOT NULL,
  last_touch TEXT,                                        -- last contact in either direction
  last_mine TEXT,                                         -- last that I began
  last_answer TEXT,                                       -- last that was theirs or mutual
  contact_days INTEGER NOT NULL,
  gaps INTEGER NOT NULL,
  median_gap REAL,                                        -- days
  mean_log_gap REAL NOT NULL,                             -- of ln(days)
  squares_log_gap REAL NOT NULL,                          -- sum of squared deviations from it
  unanswered INTEGER NOT NULL                             -- contact days of mine since the last answer
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_sort ON standing (sort_name, person);
CREATE INDEX standing_touch ON standing (last_touch);

CREATE VIRTUAL TABLE person_search USING fts5 (
  name, words, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE VIRTUAL TABLE interaction_search USING fts5 (
  words, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);
