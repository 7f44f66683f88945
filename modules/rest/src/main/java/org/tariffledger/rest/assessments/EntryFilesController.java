package org.tariffledger.rest.assessments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.commands.Caller;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.Upload;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.rates.RateQuestions;
import org.tariffledger.rest.uploads.Uploads;

/// `/v1/audit/assessments` as it takes a file. In the API document it stands with the same in JSON,
/// see `AssessmentDocs`.
@Hidden
@RestController
class EntryFilesController {

  private static final Logger LOG = LoggerFactory.getLogger(EntryFilesController.class);

  private final Entries entries;
  private final Runs runs;
  private final RunWorker worker;
  private final RateQuestions questions;
  private final RateBook book;
  private final Present present;
  private final Uploads uploads;

  EntryFilesController(
      Entries entries,
      Runs runs,
      RunWorker worker,
      RateQuestions questions,
      RateBook book,
      Present present,
      Uploads uploads) {
    this.entries = entries;
    this.runs = runs;
    this.worker = worker;
    this.questions = questions;
    this.book = book;
    this.present = present;
    this.uploads = uploads;
  }

  @PostMapping(path = RunsController.PATH, consumes = Upload.CSV, produces = "application/json")
  ResponseEntity<RunAnswer> assess(
      @ParameterObject FileParameters said, ReadPosition from, HttpServletRequest request)
      throws IOException {
    var run =
        uploads.take(request.getContentLengthLong(), room -> begin(said, from, request, room));
    worker.wake();
    return ResponseEntity.accepted()
        .location(URI.create(RunsController.PATH + "/" + run.id()))
        .cacheControl(CacheControl.noStore())
        .body(RunAnswer.of(run));
  }

  private Run begin(
      FileParameters said, ReadPosition from, HttpServletRequest request, Uploads.Room room)
      throws IOException {
    var faults = from.faults();
    var now = present.now();
    var knownAt = requireNonNullElse(said.known(faults), now);
    var recorded = said.recorded(now, faults);
    // What is wrong already is only read for what else is wrong.
    var asOf = faults.count() == 0 ? recorded : null;
    var reading = new ReadPosition(book.position(), from.patience(), new Faults());
    var position = questions.position(asOf, reading);
    var asked =
        new Runs.Asked(knownAt, requireNonNullElse(asOf, book.recordedAt(position)), position);
    var upload = Upload.of(request, faults);
    var file = new EntryFile(entries, new LineTimes(knownAt, asked.recordedAt()), reading, now);
    var lines = file.read(room.of(upload.stream()), Set.copyOf(said.ignore()), faults);
    var digest = upload.end(faults);
    var caller = Caller.of(request, digest.value().getBytes(UTF_8), faults);
    faults.throwIfAny();
    var run = runs.create(caller.actor(), caller.keyed(), digest, asked, requireNonNull(lines));
    LOG.info(
        "The file {} of {} has {} entries to assess.", run.id(), run.owner(), run.linesTotal());
    return run;
  }
}
