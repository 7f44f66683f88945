-- The first answers to commands that came with an Idempotency-Key: written in the transaction that
-- records the command, so that a repeat finds both or neither.
create table if not exists kept_answer (
  principal varchar(100) not null,
  idempotency_key varchar(255) not null,
  fingerprint varchar(64) not null,
  status int not null,
  etag varchar(100),
  location varchar(1000),
  position bigint not null,
  body bytea not null,
  kept_until timestamp(6) with time zone not null,
  primary key (principal, idempotency_key)
);

create index if not exists kept_answer_until on kept_answer (kept_until);
