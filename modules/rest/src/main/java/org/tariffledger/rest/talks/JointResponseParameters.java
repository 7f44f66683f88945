package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.JointResponseState.Status;
import org.tariffledger.rest.json.Faults;

/// Which joint responses a caller asks for.
record JointResponseParameters(
    @Parameter(description = "Only those of this proposer or member.", example = "JP")
        @Nullable String party,
    @Parameter(description = "Only those that answer this measure.") @Nullable String measure,
    @Parameter(
            description = "Only those that stand so.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"proposed", "executed", "withdrawn"}))
        @Nullable String status) {

  Predicate<JointResponse> filter(Faults faults) {
    var filter = new Filter(faults);
    var wanted = filter.economy("party", party);
    var about = filter.measure(measure);
    var state = filter.choice("status", status, Status.class);
    return response ->
        (wanted == null || response.hasMember(wanted))
            && (about == null || response.inResponseTo().contains(about))
            && (state == null || response.status() == state);
  }
}
