package org.tariffledger.rest.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Receipt;
import org.tariffledger.domain.WithdrawalTerm;
import org.tariffledger.rest.events.StoredEvent;
import org.tariffledger.rest.rates.ChangedRate;

/// What a command or an act left in the ledger.
public record CommandResult(
    @Schema(
            description =
                "A read that names it in Ledger-Position includes this; of a rehearsal, what it"
                    + " would be.")
        long position,
    Instant recordedAt,
    @Schema(description = "Whether this was a rehearsal, of which nothing is kept.") boolean dryRun,
    @Schema(description = "The new events; none where everything was recorded already.")
        List<StoredEvent> events,
    @Schema(description = "What was read, where a file was sent.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable FileReport reading,
    @Schema(
            description =
                "What is odd in lines of a schedule that came as JSON, and was recorded all the"
                    + " same: at most 100.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Warning> warnings,
    @Schema(description = "How many warnings there are, where there are any.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer warningsTotal,
    @Schema(
            description =
                "Of a rehearsed act: which rates would be others once all of it is announced, at"
                    + " most 1,000, by importer and exporter.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<ChangedRate> changes,
    @Schema(description = "How many changes there are; left out where they were not looked for.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer changesTotal,
    @Schema(
            description =
                "Of a withdrawal: the agreement's terms that had nothing to do, since their measure"
                    + " had ended or was not paused.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<WithdrawalTerm> leftAlone) {

  static CommandResult of(Receipt receipt, boolean dryRun) {
    return new CommandResult(
        receipt.position(),
        receipt.recordedAt(),
        dryRun,
        receipt.events().stream().map(StoredEvent::of).toList(),
        null,
        List.of(),
        null,
        null,
        null,
        List.of());
  }

  CommandResult with(FileReport read) {
    return new CommandResult(
        position,
        recordedAt,
        dryRun,
        events,
        read,
        warnings,
        warningsTotal,
        changes,
        changesTotal,
        leftAlone);
  }

  CommandResult with(Warnings odd) {
    return odd.total() == 0
        ? this
        : new CommandResult(
            position,
            recordedAt,
            dryRun,
            events,
            reading,
            odd.shown(),
            odd.total(),
            changes,
            changesTotal,
            leftAlone);
  }

  CommandResult with(Effect effect) {
    return new CommandResult(
        position,
        recordedAt,
        dryRun,
        events,
        reading,
        warnings,
        warningsTotal,
        effect.shown(),
        effect.total(),
        leftAlone);
  }

  CommandResult with(List<WithdrawalTerm> idle) {
    return new CommandResult(
        position,
        recordedAt,
        dryRun,
        events,
        reading,
        warnings,
        warningsTotal,
        changes,
        changesTotal,
        List.copyOf(idle));
  }
}
