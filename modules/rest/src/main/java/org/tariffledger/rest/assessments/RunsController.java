package org.tariffledger.rest.assessments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.security.Owner;

/// `/v1/audit/assessments/{id}`: files of entries, how far they have come, and what was found.
@Tag(name = "Audit")
@RestController
class RunsController {

  static final String PATH = "/v1/audit/assessments";

  private static final String JSON = "application/json";

  private final Runs runs;

  RunsController(Runs runs) {
    this.runs = runs;
  }

  @Operation(
      summary = "Your files of entries",
      description = "In the order in which they came. An admin sees everybody's.")
  @GetMapping(path = PATH, produces = JSON)
  ResponseEntity<Page<RunAnswer>> list(
      @ParameterObject Page.Parameters page, HttpServletRequest request, Faults faults) {
    var limit = page.limitOf(faults);
    var after = page.afterOf(faults);
    faults.throwIfAny();
    var found = runs.list(Owner.of(request).whose(), after, limit + 1);
    var shown = Page.of(found, Run::id, limit, after);
    return ResponseEntity.ok()
        .headers(Page.next(shown.nextCursor()))
        .cacheControl(CacheControl.noStore())
        .body(shown.map(RunAnswer::of));
  }

  @Operation(
      summary = "How far a file has come",
      description =
          "It is kept in the store: after a restart it goes on where it was, at whichever server"
              + " has time.")
  @GetMapping(path = PATH + "/{id}", produces = JSON)
  ResponseEntity<RunAnswer> get(@PathVariable("id") String id, HttpServletRequest request) {
    return answer(find(id, request));
  }

  @Operation(
      summary = "Stop assessing a file",
      description = "What was found so far stays. One that has ended stays as it is.")
  @PostMapping(path = PATH + "/{id}/cancellation", produces = JSON)
  ResponseEntity<RunAnswer> cancel(@PathVariable("id") String id, HttpServletRequest request) {
    runs.cancel(find(id, request).id());
    return answer(find(id, request));
  }

  @Operation(
      summary = "Forget a file",
      description = "And what was found; one that runs is stopped. After 7 days it is forgotten.")
  @DeleteMapping(path = PATH + "/{id}")
  ResponseEntity<Void> delete(@PathVariable("id") String id, HttpServletRequest request) {
    runs.delete(find(id, request).id());
    return ResponseEntity.noContent().build();
  }

  @Operation(
      summary = "What was found of a file's entries",
      description =
          "In the order of its lines, as lines of JSON, each an assessment as a single entry gets"
              + " it, or as a table for people. Once the file is done or cancelled; before that"
              + " 409.")
  @GetMapping(path = PATH + "/{id}/result")
  void result(
      @Parameter(example = "0197-a") @PathVariable("id") String id,
      @ParameterObject ResultParameters asked,
      Faults faults,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var wanted = asked.read(faults);
    faults.throwIfAny();
    var run = find(id, request);
    if (run.state() == Run.State.RUNNING) {
      throw HttpRefusal.conflict(
          "assessment-running",
          "%d of %d lines are assessed.".formatted(run.done().lines(), run.linesTotal()));
    }
    response.setContentType(wanted.format().type());
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"assessment-%s.%s\"".formatted(run.id(), wanted.format().ending()));
    new Results(runs, run).write(wanted, response.getOutputStream());
  }

  private Run find(String id, HttpServletRequest request) {
    var owner = Owner.of(request);
    return runs.find(id)
        .filter(run -> owner.sees(run.owner()))
        .orElseThrow(() -> HttpRefusal.unknown("assessment", id));
  }

  private static ResponseEntity<RunAnswer> answer(Run run) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(RunAnswer.of(run));
  }
}
