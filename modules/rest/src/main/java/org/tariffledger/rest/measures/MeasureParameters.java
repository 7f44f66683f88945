package org.tariffledger.rest.measures;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.ProgrammeParameter;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;
import org.tariffledger.rest.json.Quoted;

/// Which measures a caller asks for.
record MeasureParameters(
    @Parameter(description = "Only measures of this customs territory.", example = "US")
        @Nullable String imposer,
    @Parameter(
            description = "Only measures that aim at this economy, by itself or in a group, then.",
            example = "JP")
        @Nullable String target,
    @Parameter(description = "Only measures of this programme.") @Nullable String programme,
    @Parameter(description = "Only measures that cover this tariff code.", example = "9018.31.00")
        @Nullable String product,
    @Parameter(
            description = "Only measures that are so at validAt.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "announced",
                      "inForce",
                      "paused",
                      "expired",
                      "supersededBeforeEffect"
                    }))
        @Nullable String status,
    @Parameter(
            description =
                "The moment at which they are looked at: an instant with offset, or a date, which"
                    + " means the end of that day in the imposer's customs zone (UTC without an"
                    + " imposer). Default: now.")
        @Nullable String validAt) {

  /// @throws BadInput with every fault of the query
  MeasureFilter filter(Instant now, RateBook book, ReadPosition from) {
    var faults = from.faults();
    var imposer = read("imposer", imposer(), "unknown-economy", EconomyCode::new, faults);
    var zone = imposer == null ? ZoneOffset.UTC : Economies.zoneOf(imposer);
    var at = TimeParameters.instant("validAt", validAt, zone, faults);
    return new MeasureFilter(
        imposer,
        read("target", target, "unknown-economy", EconomyCode::new, faults),
        ProgrammeParameter.read(programme, book, faults),
        read("product", product, "malformed-code", ProductCode::new, faults),
        read("status", status, "unknown-value", MeasureParameters::phase, faults),
        Objects.requireNonNullElse(at, now),
        now,
        from.value());
  }

  private static <T> @Nullable T read(
      String name, @Nullable String text, String code, Function<String, T> of, Faults faults) {
    return text == null ? null : faults.value(name, code, text, of);
  }

  private static Phase phase(String text) {
    for (var phase : Phase.values()) {
      if (phase.toString().equals(text)) {
        return phase;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + Quoted.of(text)
            + "\" is no status: write one of "
            + String.join(", ", Names.ofAll(Phase.class))
            + ".");
  }
}
