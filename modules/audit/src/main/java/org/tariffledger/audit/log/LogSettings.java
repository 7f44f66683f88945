package org.tariffledger.audit.log;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an operator decides: the name of the log, how often a checkpoint is signed at most while
/// changes come, and whether it is signed by ML-DSA-44 too; where checkpoints are kept outside the
/// database (empty for the folder of the data, `none` for nowhere); how often all changes are read
/// anew and held against the tree.
@ConfigurationProperties("tariff-ledger.log")
public record LogSettings(
    @DefaultValue("") String origin,
    @DefaultValue("1s") Duration checkpointEvery,
    @DefaultValue("false") boolean postQuantum,
    @DefaultValue("") String checkpoints,
    @DefaultValue("24h") Duration verifyEvery) {

  static final String NAME = "[!-~&&[^+]]{1,200}";

  public LogSettings {
    if (!origin.isEmpty() && !origin.matches(NAME)) {
      throw new IllegalArgumentException(
          "The origin of the log is 1 to 200 visible characters of ASCII without a plus.");
    }
  }

  List<Algorithm> algorithms() {
    return postQuantum
        ? List.of(Algorithm.ED25519, Algorithm.ML_DSA_44)
        : List.of(Algorithm.ED25519);
  }
}
