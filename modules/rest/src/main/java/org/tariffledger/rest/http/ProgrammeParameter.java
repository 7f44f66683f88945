package org.tariffledger.rest.http;

import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProgrammeId;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;

/// The parameter `programme`: a slip of the pen is told, so that nobody takes an empty answer for
/// one that says something.
public final class ProgrammeParameter {

  private static final String NAME = "programme";

  /// Null if none is named, or if there is a fault.
  public static @Nullable ProgrammeId read(@Nullable String text, RateBook book, Faults faults) {
    if (text == null) {
      return null;
    }
    var id = faults.value(NAME, "malformed-id", text, ProgrammeId::new);
    if (id != null && book.programme(id).isEmpty()) {
      faults.add(
          NAME, "unknown-programme", "No programme \"" + Quoted.of(text) + "\" is registered.");
    }
    return id;
  }

  private ProgrammeParameter() {}
}
