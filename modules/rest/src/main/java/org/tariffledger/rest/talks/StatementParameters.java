package org.tariffledger.rest.talks;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.StatementKind;
import org.tariffledger.domain.StatementState.Status;
import org.tariffledger.rest.json.Faults;

/// Which statements a caller asks for.
record StatementParameters(
    @Parameter(description = "Only those made for this economy.", example = "US")
        @Nullable String economy,
    @Parameter(
            description = "Only those of this kind.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "threat",
                      "claim",
                      "denial",
                      "warning",
                      "promise",
                      "ruling",
                      "jointStatement",
                      "notice"
                    }))
        @Nullable String kind,
    @Parameter(description = "Only those about duties that it charges.") @Nullable String importer,
    @Parameter(description = "Only those about duties on its goods.") @Nullable String exporter,
    @Parameter(description = "Only those about this measure.") @Nullable String measure,
    @Parameter(
            description = "Retracted ones are only shown where they are asked for.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"made", "retracted"},
                    defaultValue = "made"))
        @Nullable String status) {

  Predicate<Statement> filter(Faults faults) {
    var filter = new Filter(faults);
    var speaksFor = filter.economy("economy", economy);
    var does = filter.choice("kind", kind, StatementKind.class);
    var charges = filter.economy("importer", importer);
    var isCharged = filter.economy("exporter", exporter);
    var about = filter.measure(measure);
    var state =
        Objects.requireNonNullElse(filter.choice("status", status, Status.class), Status.MADE);
    return statement ->
        (speaksFor == null || speaksFor.equals(statement.economy()))
            && (does == null || statement.kind() == does)
            && (about == null || statement.measures().contains(about))
            && statement.isAbout(charges, isCharged)
            && statement.status() == state;
  }
}
