package org.tariffledger.subscriptions;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.LedgerJson;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Event;
import org.tariffledger.domain.MeasureEvent;
import org.tariffledger.domain.MeasureHistory;
import org.tariffledger.domain.MeasureId;
import tools.jackson.databind.node.ObjectNode;

/// Finds of whose rates something is a fact.
public record FactImporter(Function<MeasureId, Optional<MeasureHistory>> measures) {

  /// Null if it is not of one importer's.
  public @Nullable EconomyCode of(Event event) {
    if (event instanceof MeasureEvent of) {
      return measures.apply(of.measure()).map(m -> m.imposed().imposer()).orElse(null);
    }
    ObjectNode json = LedgerJson.mapper().valueToTree(event);
    var code = json.has("imposer") ? json.get("imposer") : json.get("importer");
    return code == null ? null : new EconomyCode(code.asString());
  }
}
