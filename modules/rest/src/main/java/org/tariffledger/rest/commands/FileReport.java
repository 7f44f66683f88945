package org.tariffledger.rest.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Digest;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.rest.files.Counts;
import org.tariffledger.rest.files.DutyCounts;
import org.tariffledger.rest.files.FileFault;
import org.tariffledger.rest.files.Findings;
import org.tariffledger.rest.files.Reading;

@Schema(description = "What was read of a file.")
public record FileReport(
    @Schema(
            description =
                "Of a list: the column that was read, by its name in the header, or its number"
                    + " from 1.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String column,
    @Schema(description = "Lines that were read, without header, comments and empty ones.")
        int lines,
    @Schema(description = "Different codes in them.") int codes,
    @Schema(description = "Lines of a list whose code stood there before.") int repeated,
    @Schema(description = "Lines that `where` did not ask for.") int leftOut,
    @Schema(
            description =
                "Of a schedule: how many lines with a code have a general duty of each kind, have"
                    + " it from a line above, or have none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable DutyCounts duties,
    @Schema(description = "What is odd and was read all the same: at most 100.")
        List<FileFault> warnings,
    @Schema(description = "How many warnings there are.") int warningsTotal,
    @Schema(description = "Of the content, as the event names it: however the file is written.")
        Digest digest,
    @Schema(description = "Of the file, byte by byte.") Digest fileDigest,
    @Schema(description = "Whether just this is recorded already, so that nothing is new.")
        boolean sameAsKnown) {

  /// What can be said before the ledger has been asked.
  public record Draft(
      @Nullable String column, Counts counts, Findings warnings, Digest fileDigest) {

    public static Draft of(Reading<?> reading, Digest fileDigest) {
      return new Draft(reading.column(), reading.counts(), reading.warnings(), fileDigest);
    }

    FileReport of(Command command, boolean sameAsKnown) {
      return new FileReport(
          column,
          counts.lines(),
          counts.codes(),
          counts.repeated(),
          counts.leftOut(),
          command instanceof PublishSchedule ? counts.duties() : null,
          warnings.shown(),
          warnings.total(),
          Digest.of(command.content().orElseThrow()),
          fileDigest,
          sameAsKnown);
    }
  }
}
