-- For H2 and PostgreSQL. Files of entries that are held against the record, a part at a time, by
-- whichever server has time. Times are milliseconds since 1970. Words are not checked against lists
-- here: H2 would do that in the session that made the table, and fail once it is closed.

create table if not exists assessment_run (
  -- Ordered as they were made.
  id              varchar(40)  primary key,
  -- The key that made it.
  owner           varchar(255) not null,
  idempotency_key varchar(255),
  fingerprint     varchar(64),
  made_ms         bigint       not null,
  ended_ms        bigint,
  -- running, done, cancelled
  state           varchar(10)  not null,
  file_digest     varchar(64)  not null,
  -- What every line is asked with, in microseconds.
  known_us        bigint       not null,
  recorded_us     bigint       not null,
  position        bigint       not null,
  lines_total     int          not null,
  lines_done      int          not null,
  matching        int          not null,
  undercharged    int          not null,
  overcharged     int          not null,
  undecided       int          not null,
  prohibited      int          not null,
  failed          int          not null,
  -- Until when a server works at it; the fence tells its claim from those before.
  lease_ms        bigint       not null,
  fence           bigint       not null
);

create unique index if not exists assessment_run_once on assessment_run (owner, idempotency_key);
create index if not exists assessment_run_waiting on assessment_run (state, lease_ms);

-- Lines and what was found of them, as compressed JSON, one a line.
create table if not exists assessment_part (
  run     varchar(40) not null,
  number  int         not null,
  lines   int         not null,
  entries bytea       not null,
  results bytea,
  primary key (run, number)
);
