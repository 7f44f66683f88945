package org.tariffledger.audit.doctor;

import org.tariffledger.subscriptions.kafka.KafkaChannel;
import org.tariffledger.subscriptions.kafka.Phase;

/// Whether the topic gets the changes.
record KafkaExamination(KafkaChannel channel) implements Examination {

  private static final long BEHIND_MAX = 10_000;

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Check look() {
    var status = channel.status();
    var behind = "%d changes behind".formatted(status.lag());
    return switch (status.phase()) {
      case Phase.Off() -> Check.ok(name(), "not configured");
      case Phase.Failing(var since, var fault) ->
          Check.warning(
              name(),
              "failing since %s, %s: %s".formatted(since, behind, fault.sentence()),
              "See whether the brokers answer and take what is sent.");
      case Phase.Standby() -> said("another server publishes, " + behind, status.lag());
      case Phase.Publishing() -> said("publishing, " + behind, status.lag());
    };
  }

  private Check said(String measured, long lag) {
    return lag > BEHIND_MAX
        ? Check.warning(name(), measured, "Look again; if it does not move, see the log.")
        : Check.ok(name(), measured);
  }
}
