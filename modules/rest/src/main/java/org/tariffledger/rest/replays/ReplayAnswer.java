package org.tariffledger.rest.replays;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.replays.Projection;
import org.tariffledger.audit.replays.Replay;

/// How far a projection is built anew.
public record ReplayAnswer(
    String id,
    Projection projection,
    @Schema(description = "running, done, cancelled, or failed: the server's log says why.")
        Replay.State state,
    @Schema(
            description =
                "Up to where: a position of the ledger, the last of its act; of the tree, how many"
                    + " changes.")
        long toPosition,
    @Schema(description = "Up to where it has come.") long position,
    Instant begunAt,
    @Schema(description = "Null while it runs.") @Nullable Instant endedAt,
    @Schema(
            description =
                "How many differences were found so far. Of the rate book they are found at the"
                    + " end.")
        long differencesTotal,
    @Schema(description = "Where they can be read.") String differences,
    @Schema(
            description =
                "Whether the rate book that it built is held to be switched to (ready), is in use"
                    + " (inUse), or neither (none), as ever with what is not a rate book.")
        Replay.Place place) {

  static ReplayAnswer of(Replay replay) {
    return new ReplayAnswer(
        replay.id(),
        replay.projection(),
        replay.state(),
        replay.toPosition(),
        replay.position(),
        replay.begunAt(),
        replay.endedAt(),
        replay.differencesTotal(),
        ReplaysController.PATH + "/" + replay.id() + "/differences",
        replay.place());
  }
}
