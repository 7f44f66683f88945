package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.NegotiationState.Status;
import org.tariffledger.rest.json.Faults;

/// Which negotiations a caller asks for.
record NegotiationParameters(
    @Parameter(description = "Only those of this party.", example = "US") @Nullable String party,
    @Parameter(description = "Only those over this measure, or that moved it.")
        @Nullable String measure,
    @Parameter(
            description = "Only those that stand so.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"open", "agreed", "withdrawn", "brokenOff"}))
        @Nullable String status) {

  Predicate<Negotiation> filter(Faults faults) {
    var filter = new Filter(faults);
    var wanted = filter.economy("party", party);
    var about = filter.measure(measure);
    var state = filter.choice("status", status, Status.class);
    return negotiation ->
        (wanted == null || negotiation.parties().contains(wanted))
            && (about == null || negotiation.concerns(about))
            && (state == null || negotiation.status() == state);
  }
}
