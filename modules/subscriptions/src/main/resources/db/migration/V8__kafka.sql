-- For H2 and PostgreSQL. How far the change log is published to a topic of Kafka.

-- The position is the sequence of the last change that the broker has acknowledged, -1 before the
-- first. Only the holder moves it, and holds it for a short time, by the clock of the database.
create table if not exists kafka_position (
  topic      varchar(249) primary key,
  position   bigint                   not null,
  holder     varchar(36),
  held_until timestamp with time zone not null
);
