package org.tariffledger.commands;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.tariffledger.commands.Stored.Origin;

/// Where events come from, in the metadata of commands and then of events.
final class Origins implements CorrelationDataProvider {

  private static final String ACT = "act";
  private static final String ACTOR = "actor";
  private static final String CORRELATION = "correlationId";
  private static final String CAUSATION = "causationId";
  private static final String PROPOSAL = "proposal";
  private static final String APPROVER = "approver";
  private static final String NOTE = "approvalNote";

  static MetaData of(Act act) {
    var id = UUID.randomUUID().toString();
    var metaData =
        MetaData.with(ACT, id)
            .and(ACTOR, act.actor())
            .and(Expected.KEY, act.expected())
            .and(CORRELATION, Objects.requireNonNullElse(act.correlation(), id));
    var approval = act.approval();
    return approval == null
        ? metaData
        : metaData
            .and(PROPOSAL, approval.proposal())
            .and(APPROVER, approval.approver())
            .and(NOTE, approval.note());
  }

  static Origin of(Map<String, ?> metaData) {
    return new Origin(
        text(metaData, ACT),
        text(metaData, ACTOR),
        text(metaData, CORRELATION),
        text(metaData, CAUSATION),
        metaData.containsKey(PROPOSAL)
            ? new Approval(text(metaData, PROPOSAL), text(metaData, APPROVER), text(metaData, NOTE))
            : null);
  }

  /// Events carry on where their command comes from, and name it as their cause.
  @Override
  public Map<String, ?> correlationDataFor(Message<?> command) {
    return command
        .getMetaData()
        .subset(ACT, ACTOR, CORRELATION, PROPOSAL, APPROVER, NOTE)
        .and(CAUSATION, command.getIdentifier());
  }

  private static String text(Map<String, ?> metaData, String key) {
    return Objects.requireNonNull(metaData.get(key), key).toString();
  }
}
