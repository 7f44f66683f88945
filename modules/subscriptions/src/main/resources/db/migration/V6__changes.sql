-- For H2 and PostgreSQL. The public change log: what happened and which rates changed, in one order.

-- Bytes are written once and never changed; sequences are dense from 0. What is beside the bytes
-- only helps to find them.
create table if not exists public_change (
  sequence bigint       primary key,
  type     varchar(100) not null,
  importer varchar(2),
  exporter varchar(2),
  -- The codes and lists that a rate change names, separated by spaces; empty for general goods.
  goods    varchar(1000000),
  bytes    bytea        not null
);

create index if not exists public_change_importer on public_change (importer, sequence);

-- What a commitment in public bytes was salted with, for whoever may see what it commits to.
create table if not exists public_change_salt (
  sequence bigint primary key,
  salt     bytea  not null
);

-- The one row through which every write goes: up to where events are told, up to when the clock is,
-- and the next sequence. The ledger's id is made once, at random.
create table if not exists change_head (
  id       int primary key check (id = 1),
  ledger   varchar(36),
  position bigint      not null,
  clock    varchar(40) not null,
  sequence bigint      not null
);

insert into change_head (id, position, clock, sequence) values (1, 0, '1970-01-01T00:00:00Z', 0)
  on conflict do nothing;
