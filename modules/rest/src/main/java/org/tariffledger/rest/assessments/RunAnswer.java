package org.tariffledger.rest.assessments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Digest;
import org.tariffledger.rest.assessments.Run.State;

/// How far a file has come.
public record RunAnswer(
    String id,
    @Schema(description = "Whose key sent it.") String owner,
    @Schema(
            description =
                "running, also while it waits for others or a server is restarted; done; or"
                    + " cancelled.")
        State state,
    Instant createdAt,
    @Schema(description = "Null while it runs.") @Nullable Instant endedAt,
    @Schema(description = "Until when it is kept; null while it runs.") @Nullable Instant keptUntil,
    @Schema(description = "The SHA-256 of the file.") Digest fileDigest,
    @Schema(description = "By what was known then each entry is assessed as of now.")
        Instant knownAt,
    Instant recordedAt,
    @Schema(description = "The newest position of the ledger recorded by recordedAt.")
        long position,
    @Schema(description = "Entries of the file.") int linesTotal,
    @Schema(description = "Entries that were assessed.") int linesDone,
    @Schema(description = "Of those: how they compare with what is due as known now.")
        Verdicts verdicts,
    @Schema(description = "Where what was found can be read.") String result) {

  @Schema(description = "How many entries came out how.")
  public record Verdicts(
      int matches,
      int undercharged,
      int overcharged,
      int open,
      int prohibited,
      @Schema(description = "That could not be assessed; the result says why.") int failed) {}

  static RunAnswer of(Run run) {
    var done = run.done();
    return new RunAnswer(
        run.id(),
        run.owner(),
        run.state(),
        run.madeAt(),
        run.endedAt(),
        run.endedAt() == null ? null : run.endedAt().plus(Runs.KEPT_FOR),
        run.file(),
        run.knownAt(),
        run.recordedAt(),
        run.position(),
        run.linesTotal(),
        done.lines(),
        new Verdicts(
            done.matching(),
            done.undercharged(),
            done.overcharged(),
            done.undecided(),
            done.prohibited(),
            done.failed()),
        RunsController.PATH + "/" + run.id() + "/result");
  }
}
