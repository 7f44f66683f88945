package org.tariffledger.rest.changes;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// After which change a stream begins.
record StreamParameters(
    @Parameter(
            description =
                "After which change: its sequence, `earliest` for all, or `now` for none that is"
                    + " there yet. Last-Event-ID comes before it. Default:"
                    + " earliest.",
            example = "earliest")
        @Nullable String after) {

  static final String LAST_EVENT_ID = "Last-Event-ID";

  /// What was received last comes before what was asked for at first. `received` are the values of
  /// the header; a client that has received nothing yet may send it empty.
  long afterOf(List<String> received, long last, Faults faults) {
    if (received.size() > 1) {
      faults.add(LAST_EVENT_ID, "bad-cursor", "There is more than one Last-Event-ID.");
      return -1;
    }
    var asked = Cursor.read("after", after, last, faults);
    return received.isEmpty() || received.getFirst().isEmpty()
        ? asked
        : Cursor.read(LAST_EVENT_ID, received.getFirst(), last, faults);
  }
}
