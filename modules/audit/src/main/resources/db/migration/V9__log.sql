-- For H2 and PostgreSQL. The verifiable log: a tree over the changes, apart from them, so that a
-- change that is edited is found. Times are milliseconds since 1970.

-- The one row through which every write goes. The size is that of the tree; the checkpoint, the
-- newest that was signed, is kept whole, for not every signature can be made twice.
create table if not exists log_head (
  id         int primary key check (id = 1),
  size       bigint not null,
  checkpoint varchar(100000),
  signed_ms  bigint not null
);

insert into log_head (id, size, signed_ms) values (1, 0, 0) on conflict do nothing;

-- Up to 256 hashes of 32 bytes. At level 0 they are of changes, above of full tiles below.
create table if not exists log_tile (
  level  int    not null,
  number bigint not null,
  hashes bytea  not null,
  primary key (level, number)
);

-- Public keys are kept for ever, that old checkpoints may be verified; what signs is sealed under a
-- key that is not in this database, and gone once it signs no more.
create table if not exists log_key (
  generation int          not null,
  algorithm  varchar(20)  not null,
  name       varchar(200) not null,
  public_key bytea        not null,
  sealed_by  varchar(16),
  sealed     bytea,
  from_ms    bigint       not null,
  until_ms   bigint,
  primary key (generation, algorithm)
);
