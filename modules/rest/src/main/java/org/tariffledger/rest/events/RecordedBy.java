package org.tariffledger.rest.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.Stored;

/// What the public is not told of an event: who recorded it, as part of what, and why.
@Schema(description = "Who recorded the event, as part of what, and why.")
public record RecordedBy(
    @Schema(description = "The key that recorded it: a person or a client.", example = "desk-1")
        String actor,
    @Schema(description = "All events of one act have the same.") String act,
    @Schema(description = "The caller's own, or that of the act.") String correlation,
    @Schema(description = "The command that it came from.") String causation,
    @Schema(description = "As it was said; left out if nothing was.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(description = "As it was said; left out if nothing was.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String source,
    @Schema(description = "Left out if nobody else had to agree.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable ApprovedBy approval) {

  @Schema(description = "Who else agreed before it was recorded, and with which words.")
  public record ApprovedBy(
      @Schema(description = "The key that approved it.", example = "desk-2") String approver,
      String note,
      @Schema(description = "Which proposal it was.") String proposal) {}

  public static RecordedBy of(Stored stored) {
    var origin = stored.origin();
    var approval = origin.approval();
    var announcement = stored.entry().event().announcement();
    return new RecordedBy(
        origin.actor(),
        origin.act(),
        origin.correlation(),
        origin.causation(),
        announcement.reason(),
        announcement.source(),
        approval == null
            ? null
            : new ApprovedBy(approval.approver(), approval.note(), approval.proposal()));
  }
}
