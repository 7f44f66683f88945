-- For H2 and PostgreSQL. Large contents that events name by their SHA-256; each is kept once, as
-- text in UTF-8, packed by gzip, and never changed.
create table if not exists content (
  digest     varchar(64) primary key,
  characters int         not null,
  packed     bytea       not null
);
