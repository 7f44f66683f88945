package org.tariffledger.rest.talks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tariffledger.domain.DiplomacyEvent;
import org.tariffledger.domain.JointResponseId;
import org.tariffledger.domain.NegotiationId;
import org.tariffledger.domain.Recorded;
import org.tariffledger.domain.StatementId;
import org.tariffledger.projections.DiplomacyIndex;

/// One kind of talks: how what is recorded of it is found, and shown.
///
/// @param name as errors call it
/// @param key that orders what is shown
record Kind<I, T>(
    String name,
    Function<String, I> id,
    Function<DiplomacyIndex, Collection<I>> ids,
    BiFunction<DiplomacyIndex, I, List<Recorded<DiplomacyEvent>>> entries,
    BiFunction<I, AsOf, Optional<T>> shown,
    Function<T, String> key) {

  static final Kind<NegotiationId, Negotiation> NEGOTIATION =
      new Kind<>(
          "negotiation",
          NegotiationId::new,
          DiplomacyIndex::negotiations,
          DiplomacyIndex::negotiation,
          Negotiation::of,
          shown -> shown.id().value());

  static final Kind<JointResponseId, JointResponse> JOINT_RESPONSE =
      new Kind<>(
          "joint-response",
          JointResponseId::new,
          DiplomacyIndex::jointResponses,
          DiplomacyIndex::jointResponse,
          JointResponse::of,
          shown -> shown.id().value());

  static final Kind<StatementId, Statement> STATEMENT =
      new Kind<>(
          "statement",
          StatementId::new,
          DiplomacyIndex::statements,
          DiplomacyIndex::statement,
          Statement::of,
          shown -> shown.id().value());
}
