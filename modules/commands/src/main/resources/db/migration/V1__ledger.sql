-- For H2 and PostgreSQL. Each statement may be repeated: H2 keeps those before a crash.

-- The record. Rows are added and never changed; positions are dense and in the order of commits.
create table if not exists event (
  position    bigint primary key,
  stream      varchar(255) not null,
  version     bigint       not null,
  kind        varchar(255),
  event_id    varchar(36)  not null unique,
  -- UTC to the microsecond, always 27 characters, so that the text sorts as the time does.
  recorded_at varchar(27)  not null,
  name        varchar(100) not null,
  revision    varchar(10)  not null,
  payload     bytea        not null,
  metadata    bytea        not null,
  unique (stream, version)
);

create index if not exists event_recorded_at on event (recorded_at, position);

-- The one row through which every append goes.
create table if not exists ledger_head (
  id          int primary key check (id = 1),
  position    bigint not null,
  recorded_us bigint not null
);

insert into ledger_head (id, position, recorded_us) values (1, 0, 0) on conflict do nothing;
