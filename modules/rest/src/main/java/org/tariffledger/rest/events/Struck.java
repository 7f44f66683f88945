package org.tariffledger.rest.events;

import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureHistory;

/// By which later entry of its measure an entry counts no more. At most one of them is there.
public record Struck(@Nullable Long correctedBy, @Nullable Long retractedBy) {

  static final Struck NOT = new Struck(null, null);

  public static Struck of(MeasureHistory history, int version) {
    var by = history.struckBy(version);
    if (by.isEmpty()) {
      return NOT;
    }
    var striker = (long) by.getAsInt();
    return history.entries().get(by.getAsInt()).event() instanceof EntryCorrected
        ? new Struck(striker, null)
        : new Struck(null, striker);
  }
}
