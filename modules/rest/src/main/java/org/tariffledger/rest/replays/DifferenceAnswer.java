package org.tariffledger.rest.replays;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tariffledger.projections.Difference;

/// Something that is held otherwise than if it were built anew.
record DifferenceAnswer(
    @Schema(description = "What differs.", example = "measure us-reciprocal-jp") String about,
    @Schema(description = "As built anew, at most 500 characters; null if that has nothing there.")
        @Nullable String rebuilt,
    @Schema(description = "As in use, at most 500 characters; null if that has nothing there.")
        @Nullable String live) {

  static DifferenceAnswer of(Difference difference) {
    return new DifferenceAnswer(difference.about(), difference.rebuilt(), difference.live());
  }
}
