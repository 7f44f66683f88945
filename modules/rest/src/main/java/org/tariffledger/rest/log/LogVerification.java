package org.tariffledger.rest.log;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.log.Verification;

/// What came of holding every change against the tree.
@Schema(description = "What came of holding every change of the log against its tree.")
record LogVerification(
    @Schema(
            description = "never (not yet since the start), running, good, or damaged.",
            example = "good")
        String state,
    @Schema(description = "When it began.") @Nullable Instant begunAt,
    @Schema(description = "When it ended.") @Nullable Instant endedAt,
    @Schema(description = "How many changes were looked at.") long changes,
    @Schema(description = "Of how many.") long changesOf,
    @Schema(description = "What does not go together: the first 100.") List<Finding> findings,
    @Schema(description = "How many there are in all.") long findingsTotal) {

  @Schema(description = "Something that is not what was logged.")
  record Finding(
      @Schema(
              description =
                  "edited (or in another's place), removed, inserted; or tree: the hashes do not go"
                      + " together.",
              example = "edited")
          String kind,
      @Schema(description = "The change, if it is about one.", example = "42")
          @Nullable Long sequence,
      @Schema(description = "What is wrong, in a sentence.") String detail) {}

  static LogVerification of(@Nullable Verification verification) {
    if (verification == null) {
      return new LogVerification("never", null, null, 0, 0, List.of(), 0);
    }
    return new LogVerification(
        state(verification),
        verification.begunAt(),
        verification.endedAt(),
        verification.changes(),
        verification.changesOf(),
        verification.findings().stream()
            .map(
                found ->
                    new Finding(
                        found.kind().name().toLowerCase(Locale.ROOT),
                        found.sequence(),
                        found.sentence()))
            .toList(),
        verification.findingsTotal());
  }

  private static String state(Verification verification) {
    if (verification.findingsTotal() > 0) {
      return "damaged";
    }
    return verification.isGood() ? "good" : "running";
  }
}
