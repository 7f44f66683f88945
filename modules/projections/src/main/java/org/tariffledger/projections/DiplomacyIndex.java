package org.tariffledger.projections;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.JointResponseEvent;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.NegotiationEvent;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.StatementEvent;
import org.tariffledger.domain.StatementId;

/// What was recorded of negotiations, joint responses and statements, each in the order of its
/// entries. It holds all of it; a reader takes what was known and recorded by its times.
public final class DiplomacyIndex {

  private final EntryIndex<NegotiationId, DiplomacyEvent> negotiations;
  private final EntryIndex<JointResponseId, DiplomacyEvent> jointResponses;
  private final EntryIndex<StatementId, DiplomacyEvent> statements;

  DiplomacyIndex() {
    negotiations = new EntryIndex<>(Comparator.comparing(NegotiationId::value));
    jointResponses = new EntryIndex<>(Comparator.comparing(JointResponseId::value));
    statements = new EntryIndex<>(Comparator.comparing(StatementId::value));
  }

  private DiplomacyIndex(DiplomacyIndex other) {
    negotiations = other.negotiations.copy();
    jointResponses = other.jointResponses.copy();
    statements = other.statements.copy();
  }

  DiplomacyIndex copy() {
    return new DiplomacyIndex(this);
  }

  void add(Recorded<DiplomacyEvent> entry) {
    switch (entry.event()) {
      case NegotiationEvent e -> negotiations.add(e.negotiation(), entry);
      case JointResponseEvent e -> jointResponses.add(e.response(), entry);
      case StatementEvent e -> statements.add(e.statement(), entry);
    }
  }

  void tell(BiConsumer<String, List<? extends Recorded<?>>> teller) {
    negotiations().forEach(id -> teller.accept("negotiation " + id.value(), negotiation(id)));
    jointResponses()
        .forEach(id -> teller.accept("joint response " + id.value(), jointResponse(id)));
    statements().forEach(id -> teller.accept("statement " + id.value(), statement(id)));
  }

  public Collection<NegotiationId> negotiations() {
    return negotiations.keys();
  }

  public List<Recorded<DiplomacyEvent>> negotiation(NegotiationId id) {
    return negotiations.of(id);
  }

  public Collection<JointResponseId> jointResponses() {
    return jointResponses.keys();
  }

  public List<Recorded<DiplomacyEvent>> jointResponse(JointResponseId id) {
    return jointResponses.of(id);
  }

  public Collection<StatementId> statements() {
    return statements.keys();
  }

  public List<Recorded<DiplomacyEvent>> statement(StatementId id) {
    return statements.of(id);
  }
}
