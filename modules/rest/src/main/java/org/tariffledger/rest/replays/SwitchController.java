package org.tariffledger.rest.replays;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.audit.replays.Replays;
import org.tariffledger.audit.replays.Switching;
import org.tariffledger.rest.http.Flags;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.json.Faults;

/// Below `/v1/audit/replays`: rates are answered from what a replay built, and from what was
/// before.
@Tag(name = "Audit")
@RestController
class SwitchController {

  private static final String JSON = "application/json";

  /// Whether differences are meant.
  record SwitchParameters(
      @Parameter(
              description =
                  "Whether to switch though something would be held otherwise. Such differences"
                      + " refuse the switch, unless said.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @Nullable String acceptDifferences) {

    boolean read(Faults faults) {
      return Flags.read("acceptDifferences", acceptDifferences, faults);
    }
  }

  private final Replays replays;

  SwitchController(Replays replays) {
    this.replays = replays;
  }

  @Operation(
      summary = "Answer from the rate book that a replay built",
      description =
          "It takes in what was recorded since, is compared once more, and takes the place of the"
              + " one in use at one position: what is answered from then on is answered from it,"
              + " and what waits for a position goes on waiting. New events are shown a little"
              + " later meanwhile; nothing else waits. The one that was in use takes in new events"
              + " too, and is kept until it is rolled back to, let go, or another switch.")
  @PostMapping(path = ReplaysController.PATH + "/{id}/switch", produces = JSON)
  ResponseEntity<ReplayAnswer> take(
      @PathVariable("id") String id, @ParameterObject SwitchParameters parameters, Faults faults) {
    var acceptDifferences = parameters.read(faults);
    faults.throwIfAny();
    return answer(id, replays.switchTo(id, acceptDifferences));
  }

  @Operation(
      summary = "Answer from the rate book that was in use before a switch",
      description = "At once. What the replay built is let go: another replay builds another.")
  @PostMapping(path = ReplaysController.PATH + "/{id}/rollback", produces = JSON)
  ResponseEntity<ReplayAnswer> rollBack(@PathVariable("id") String id) {
    return answer(id, replays.rollBack(id));
  }

  @Operation(
      summary = "Let go of a rate book that is held beside the one in use",
      description =
          "Of the one that the replay built, or, once that is in use, of the one that was before."
              + " Each takes as much memory as the one in use.")
  @PostMapping(path = ReplaysController.PATH + "/{id}/release", produces = JSON)
  ResponseEntity<ReplayAnswer> release(@PathVariable("id") String id) {
    return answer(id, replays.release(id));
  }

  private static ResponseEntity<ReplayAnswer> answer(String id, Optional<Switching> switching) {
    return switch (switching.orElseThrow(() -> HttpRefusal.unknown("replay", id))) {
      case Switching.Done(var replay) ->
          ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ReplayAnswer.of(replay));
      case Switching.Refused(var code, var sentence) -> throw HttpRefusal.conflict(code, sentence);
    };
  }
}
