-- For H2 and PostgreSQL. Which keys were made and taken back. Rows are added and never changed.

create table if not exists api_key_record (
  number bigint generated always as identity primary key,
  at timestamp(6) with time zone not null,
  -- made, taken-back
  what varchar(10) not null,
  name varchar(100) not null,
  scopes varchar(400) not null,
  -- The key that asked for it; null at a start of a server.
  by_key varchar(255)
);

create index if not exists api_key_record_name on api_key_record (name, number);

-- Who made those of before nobody has written down.
insert into api_key_record (at, what, name, scopes)
select k.created_at, 'made', k.id, k.scopes from api_key k
where not exists (select 1 from api_key_record r where r.name = k.id);
