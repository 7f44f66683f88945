-- For H2 and PostgreSQL. Acts that wait for a second person. Times are milliseconds since 1970.

create table if not exists proposal (
  -- Ordered as they were made.
  id          varchar(40)    primary key,
  -- The key that made it.
  proposer    varchar(255)   not null,
  correlation varchar(100),
  -- open, also once its time is over; approved, rejected, withdrawn
  state       varchar(10)    not null,
  made_ms     bigint         not null,
  expires_ms  bigint         not null,
  -- The kinds of command for which it waits, with blanks between.
  kinds       varchar(4000)  not null,
  commands    int            not null,
  -- What its proposer has seen of the resource that it is about.
  expected    varchar(20000),
  -- Its commands as compressed JSON.
  act         bytea          not null,
  decided_by  varchar(255),
  note        varchar(2000),
  decided_ms  bigint,
  -- Where an approved one was recorded.
  position    bigint
);

create index if not exists proposal_state on proposal (state, expires_ms);
create index if not exists proposal_proposer on proposal (proposer, state, expires_ms);
