-- What the coach's guesses and other people's files need: predictions, the cards people came from, what
-- was imported already, conversations that a calendar or a mailbox proposes, and folders kept in step.

-- How welcome the user thinks a word will be, and how welcome it was: 1 to 7.
CREATE TABLE prediction (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  follow_up BLOB REFERENCES follow_up (id) ON DELETE SET NULL,
  guess INTEGER NOT NULL CHECK (guess BETWEEN 1 AND 7),
  guessed_on TEXT NOT NULL,
  answer INTEGER CHECK (answer BETWEEN 1 AND 7),
  answered_on TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX prediction_person ON prediction (person);
CREATE INDEX prediction_follow_up ON prediction (follow_up) WHERE follow_up IS NOT NULL;
CREATE INDEX prediction_open ON prediction (guessed_on) WHERE answer IS NULL;

-- The card in an address book that a person came from; after a merge there can be several.
CREATE TABLE card (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  uid TEXT NOT NULL,                                      -- may be empty
  rest TEXT NOT NULL,                                     -- the lines of the card that we do not read, as they came
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX card_person ON card (person);
CREATE INDEX card_uid ON card (uid) WHERE uid <> '';

-- What came from a file once, by the name it has there: so that the same file twice changes nothing.
CREATE TABLE origin (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  source TEXT NOT NULL CHECK (length(source) > 0),        -- ics, mail, monica, linkedin …
  name TEXT NOT NULL CHECK (length(name) > 0),            -- its name there
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX origin_once ON origin (source, name);

-- A conversation that a calendar or a mailbox speaks of; it counts for nothing until the user agrees.
CREATE TABLE proposed_talk (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  on_day TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('mutual', 'mine', 'theirs')),
  summary TEXT NOT NULL,
  source TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX proposed_talk_day ON proposed_talk (on_day);

CREATE TABLE proposed_participant (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  talk BLOB NOT NULL REFERENCES proposed_talk (id) ON DELETE CASCADE,
  person BLOB NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX proposed_participant_once ON proposed_participant (talk, person);
CREATE INDEX proposed_participant_person ON proposed_participant (person);

-- A card file in a folder that is kept in step, as both sides last agreed on it. Not journaled: the
-- folder is not ours to undo.
CREATE TABLE synced_card (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  folder TEXT NOT NULL,
  file TEXT NOT NULL,                                     -- its name in the folder
  uid TEXT NOT NULL,
  subject TEXT NOT NULL,                                  -- the id of the person; it may be gone by now
  base TEXT NOT NULL,                                     -- the file as last agreed
  hash TEXT NOT NULL,                                     -- of the whole file
  at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX synced_card_once ON synced_card (folder, file);
CREATE INDEX synced_card_subject ON synced_card (subject);

-- How lively a tie was of late, for the chance of contact by itself: see docs/rhythm.md.
ALTER TABLE standing ADD COLUMN span_days INTEGER NOT NULL DEFAULT 0;    -- from the first contact-day to the last
ALTER TABLE standing ADD COLUMN fading_count REAL NOT NULL DEFAULT 1;    -- contact-days, half for every 180 days before the last

-- Give and receive over time, and a calendar entry's last change, without a scan.
CREATE INDEX entry_day ON entry (on_day);
CREATE INDEX change_row_dated ON change_row (id) WHERE table_name IN ('follow_up', 'promise');

-- Everything a turn in the queue needs of a tie, in the order of `standing`: one walk along both.
CREATE INDEX tie_clock ON tie (person, rhythm, circle, ideal_days, latest_days, weight, snoozed_until, paused_until);
-- Birthdays by month and day.
CREATE INDEX person_birthday ON person (substr(birthday, -5)) WHERE birthday IS NOT NULL;
