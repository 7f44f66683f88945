package org.tariffledger.rest;

import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureEvent.EntryCorrected;
import org.tariffledger.domain.MeasureHistory;

/// By which later entry of its measure an entry counts no more. At most one of them is there.
record Struck(@Nullable Long correctedBy, @Nullable Long retractedBy) {

  static final Struck NOT = new Struck(null, null);

  static Struck of(MeasureHistory history, long version) {
    var by = history.struckBy(version);
    if (by.isEmpty()) {
      return NOT;
    }
    var striker = history.entries().get(Math.toIntExact(by.getAsLong())).event();
    return striker instanceof EntryCorrected
        ? new Struck(by.getAsLong(), null)
        : new Struck(null, by.getAsLong());
  }
}
