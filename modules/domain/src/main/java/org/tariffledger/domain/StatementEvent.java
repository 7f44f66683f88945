package org.tariffledger.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was said, and that something was not.
public sealed interface StatementEvent extends DiplomacyEvent {

  StatementId statement();

  /// Somebody said it.
  record StatementMade(
      StatementId statement,
      StatementKind kind,
      String speaker,
      @Nullable EconomyCode economy,
      String text,
      List<EconomyPair> about,
      List<MeasureId> measures,
      List<NegotiationId> negotiations,
      List<JointResponseId> jointResponses,
      List<EconomyCode> addressees,
      Announcement announcement)
      implements StatementEvent {

    public StatementMade {
      about = List.copyOf(about);
      measures = List.copyOf(measures);
      negotiations = List.copyOf(negotiations);
      jointResponses = List.copyOf(jointResponses);
      addressees = List.copyOf(addressees);
    }
  }

  /// It was never said.
  record StatementRetracted(StatementId statement, Announcement announcement)
      implements StatementEvent {}
}
