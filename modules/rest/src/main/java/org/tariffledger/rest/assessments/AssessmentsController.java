package org.tariffledger.rest.assessments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.events.Recorders;
import org.tariffledger.rest.http.AsksByPost;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;
import org.tariffledger.rest.rates.BatchReader;
import org.tariffledger.rest.rates.ComputingTime;
import tools.jackson.databind.JsonNode;

/// `/v1/audit/assessments`, one entry or as many as a batch holds.
@Tag(name = "Audit")
@RestController
class AssessmentsController {

  private static final String JSON = "application/json";

  private final Entries entries;
  private final RateBook book;
  private final Present present;
  private final LongReads longReads;
  private final Recorders recorders;

  AssessmentsController(
      Entries entries, RateBook book, Present present, LongReads longReads, Recorders recorders) {
    this.entries = entries;
    this.book = book;
    this.present = present;
    this.longReads = longReads;
    this.recorders = recorders;
  }

  @AsksByPost
  @Operation(
      summary = "Hold an entry against the record",
      description =
          "What was charged beside what is due: by what was known when the goods were entered, and"
              + " by what is known now; what of it was annulled since, and which events explain"
              + " that the two differ. An open fact makes a range, never a number. Asked with"
              + " `knownAt` and `recordedAt`, an entry gets the same for ever. As text/csv the"
              + " body is a file of entries, and the answer is 202 with a run that can be watched.")
  @PostMapping(path = "/v1/audit/assessments", consumes = JSON, produces = JSON)
  ResponseEntity<AssessedEntry> assess(HttpServletRequest request, ReadPosition from)
      throws IOException {
    var body = JsonBody.read(request.getInputStream().readAllBytes(), from.faults());
    var entry = entries.read(body, from, present.now());
    var assessed =
        longReads.take(() -> AssessedEntry.of(entry, entry.assess(book)).recorded(recorders));
    return answer(from).body(assessed);
  }

  @AsksByPost
  @Operation(
      summary = "Hold up to 1,000 entries against the record",
      description =
          "Each has the fields of a single one. Results stand in their order; an entry that is"
              + " refused has its problem there, and the others are assessed. Once a batch has"
              + " computed for 10 seconds, the rest of its entries get 503 with the code"
              + " `batch-time-over`: send those again, or all of them as a file.")
  @PostMapping(path = "/v1/audit/assessments:batch", consumes = JSON, produces = JSON)
  ResponseEntity<AssessedBatch> batch(HttpServletRequest request, ReadPosition from)
      throws IOException {
    var body = JsonBody.read(request.getInputStream().readAllBytes(), from.faults());
    var all = BatchReader.queries(AssessedBatch.ENTRIES, "too-many-entries", body, from.faults());
    var now = present.now();
    var computing = ComputingTime.ofABatch();
    var deadline = now.plus(from.patience());
    var results =
        longReads.take(
            () ->
                AssessedBatch.RESULTS.of(
                    all, json -> assess(json, alone(from, deadline), now, computing)));
    return answer(from).body(new AssessedBatch(results, from.value()));
  }

  private AssessedEntry assess(
      JsonNode json, ReadPosition from, Instant now, ComputingTime computing) {
    var entry = entries.read(json, from, now);
    return computing.take(() -> AssessedEntry.of(entry, entry.assess(book)).recorded(recorders));
  }

  /// With the faults of one entry, and what is left of the patience of all.
  private ReadPosition alone(ReadPosition from, Instant deadline) {
    var left = Duration.between(present.now(), deadline);
    return new ReadPosition(from.value(), left.isNegative() ? Duration.ZERO : left, new Faults());
  }

  /// What somebody was charged is nobody else's business.
  private static ResponseEntity.BodyBuilder answer(ReadPosition from) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(ReadPosition.HEADER, "" + from.value());
  }
}
