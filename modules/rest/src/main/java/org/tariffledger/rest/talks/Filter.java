package org.tariffledger.rest.talks;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Quoted;

/// Reads what a collection is narrowed by. What is null does not matter.
record Filter(Faults faults) {

  @Nullable EconomyCode economy(String name, @Nullable String text) {
    return read(name, text, "unknown-economy", EconomyCode::new);
  }

  @Nullable MeasureId measure(@Nullable String text) {
    return read("measure", text, "malformed-id", MeasureId::new);
  }

  <E extends Enum<E>> @Nullable E choice(String name, @Nullable String text, Class<E> type) {
    return read(name, text, "unknown-value", t -> constant(t, type));
  }

  private <T> @Nullable T read(
      String name, @Nullable String text, String code, Function<String, T> of) {
    return text == null ? null : faults.value(name, code, text, of);
  }

  private static <E extends Enum<E>> E constant(String text, Class<E> type) {
    for (var constant : type.getEnumConstants()) {
      if (Names.of(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + Quoted.of(text)
            + "\" is unknown: write one of "
            + String.join(", ", Names.ofAll(type))
            + ".");
  }
}
