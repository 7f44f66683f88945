-- Which acts of which scenarios were loaded: written in the transaction that records the act.
-- The digest tells when its file was edited afterwards.
CREATE TABLE IF NOT EXISTS scenario_act (
  scenario   VARCHAR(100) NOT NULL,
  act        VARCHAR(100) NOT NULL,
  digest     CHAR(64)     NOT NULL,
  position   BIGINT       NOT NULL,
  PRIMARY KEY (scenario, act)
);
