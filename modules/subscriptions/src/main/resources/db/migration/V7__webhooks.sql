-- For H2 and PostgreSQL. Who wants to be called about which changes, and what became of each call.
-- Times are milliseconds since 1970. Words are not checked against lists here: H2 would do that in the
-- session that made the table, and fail once it is closed.

create table if not exists webhook (
  id          varchar(100)   primary key,
  -- The key that made it.
  owner       varchar(255)   not null,
  version     bigint         not null,
  made_ms     bigint         not null,
  url         varchar(2000)  not null,
  description varchar(2000),
  -- Separated by commas; empty for all.
  types       varchar(20000) not null,
  importer    varchar(2),
  exporter    varchar(2),
  product     varchar(10),
  -- parallel, strict
  sent        varchar(10)    not null,
  -- v1, or v1,v1a
  signatures  varchar(10)    not null,
  concurrency int            not null,
  per_second  int            not null,
  -- active, paused, disabled
  state       varchar(10)    not null,
  reason      varchar(30),
  detail      varchar(2000),
  state_ms    bigint         not null,
  -- Changes up to this sequence have become deliveries, or are not wanted.
  position    bigint         not null,
  -- Nothing is sent before: the receiver has asked for it.
  hold_ms     bigint         not null,
  -- The second that is counted, and the calls that were begun in it.
  second_ms   bigint         not null,
  second_used int            not null,
  -- Since when every call has failed; null after one that did not.
  failing_ms  bigint,
  delivered   bigint         not null
);

create index if not exists webhook_owner on webhook (owner, id);

-- Sealed under a key that is not in this database. The newest signs; one that expires signs too
-- until then.
create table if not exists webhook_secret (
  webhook    varchar(100) not null,
  generation int          not null,
  sealed_by  varchar(16)  not null,
  sealed     bytea        not null,
  public_key varchar(100) not null,
  expires_ms bigint,
  primary key (webhook, generation)
);

-- What is to be sent, or was. The number is the sequence of the change; below zero it is a message
-- about another webhook, which brings its own bytes.
create table if not exists webhook_delivery (
  webhook  varchar(100) not null,
  number   bigint       not null,
  -- pending, delivered, failed
  state    varchar(10)  not null,
  -- Calls since it was last put in the queue, and ever.
  attempts int          not null,
  calls    int          not null,
  due_ms   bigint       not null,
  -- Until when somebody is calling; the fence tells their claim from those before.
  lease_ms bigint       not null,
  fence    bigint       not null,
  ended_ms bigint,
  message  varchar(100),
  bytes    bytea,
  primary key (webhook, number)
);

create index if not exists webhook_delivery_due on webhook_delivery (webhook, state, due_ms);

create table if not exists webhook_attempt (
  webhook     varchar(100) not null,
  number      bigint       not null,
  call        int          not null,
  at_ms       bigint       not null,
  duration_ms bigint       not null,
  status      int,
  reply       varchar(2000),
  error       varchar(2000),
  primary key (webhook, number, call)
);
