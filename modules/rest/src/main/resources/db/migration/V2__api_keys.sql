-- Keys for writing. Only the SHA-256 of a key is kept.
create table if not exists api_key (
  id varchar(100) primary key,
  hash varchar(64) not null unique,
  scopes varchar(400) not null,
  created_at timestamp(6) with time zone not null
);
