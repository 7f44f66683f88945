package org.tariffledger.rest.replays;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.audit.replays.Replay;
import org.tariffledger.audit.replays.Replays;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;

/// `/v1/audit/replays`: what is derived is built anew and held against what is in use.
@Tag(name = "Audit")
@RestController
class ReplaysController {

  static final String PATH = "/v1/audit/replays";

  private static final String JSON = "application/json";

  private record Numbered(String number, DifferenceAnswer difference) {}

  private final Replays replays;

  ReplaysController(Replays replays) {
    this.replays = replays;
  }

  @Operation(
      summary = "Build a projection anew and compare",
      description =
          "Beside the one in use, from the store, up to a position; nothing that is in use is"
              + " written to or waits. One runs at a time at each server, and is about that server:"
              + " each has a rate book of its own.")
  @PostMapping(path = PATH, consumes = JSON, produces = JSON)
  ResponseEntity<ReplayAnswer> begin(HttpServletRequest request, Faults faults) throws IOException {
    var body = JsonBody.read(request.getInputStream().readAllBytes(), faults);
    var order = ReplayOrder.read(body, faults);
    var end = order.end(replays, faults);
    faults.throwIfAny();
    var begun =
        replays
            .begin(order.projection(), end)
            .orElseThrow(
                () ->
                    HttpRefusal.conflict(
                        "replay-running",
                        "Another replay runs here, or is being stopped; wait for it, or cancel"
                            + " it."));
    return ResponseEntity.accepted()
        .location(URI.create(PATH + "/" + begun.id()))
        .cacheControl(CacheControl.noStore())
        .body(ReplayAnswer.of(begun));
  }

  @Operation(
      summary = "The replays of this server",
      description = "The last 20 since its start, in the order in which they were begun.")
  @GetMapping(path = PATH, produces = JSON)
  ResponseEntity<Page<ReplayAnswer>> list(@ParameterObject Page.Parameters page, Faults faults) {
    var limit = page.limitOf(faults);
    var after = page.afterOf(faults);
    faults.throwIfAny();
    var ordered = replays.all().stream().sorted(Comparator.comparing(Replay::id)).toList();
    var shown = Page.of(ordered, Replay::id, limit, after);
    return answer(shown.map(ReplayAnswer::of));
  }

  @Operation(summary = "How far a replay has come")
  @GetMapping(path = PATH + "/{id}", produces = JSON)
  ResponseEntity<ReplayAnswer> get(@PathVariable("id") String id) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ReplayAnswer.of(find(id)));
  }

  @Operation(
      summary = "What a projection would hold otherwise",
      description = "In the order in which it was found; the first 10,000.")
  @GetMapping(path = PATH + "/{id}/differences", produces = JSON)
  ResponseEntity<Page<DifferenceAnswer>> differences(
      @PathVariable("id") String id, @ParameterObject Page.Parameters page, Faults faults) {
    var limit = page.limitOf(faults);
    var after = page.afterOf(faults);
    faults.throwIfAny();
    var found = find(id).differences();
    var numbered =
        IntStream.range(0, found.size())
            .mapToObj(i -> new Numbered("%06d".formatted(i), DifferenceAnswer.of(found.get(i))))
            .toList();
    return answer(Page.of(numbered, Numbered::number, limit, after).map(Numbered::difference));
  }

  @Operation(
      summary = "Stop a replay",
      description = "What was found so far stays. One that has ended stays as it is.")
  @DeleteMapping(path = PATH + "/{id}", produces = JSON)
  ResponseEntity<ReplayAnswer> cancel(@PathVariable("id") String id) {
    replays.cancel(find(id).id());
    return get(id);
  }

  private Replay find(String id) {
    return replays.find(id).orElseThrow(() -> HttpRefusal.unknown("replay", id));
  }

  private static <T> ResponseEntity<Page<T>> answer(Page<T> page) {
    return ResponseEntity.ok()
        .headers(Page.next(page.nextCursor()))
        .cacheControl(CacheControl.noStore())
        .body(page);
  }
}
