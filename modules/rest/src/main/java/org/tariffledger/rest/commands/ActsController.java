package org.tariffledger.rest.commands;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;

/// `/v1/acts`
@Tag(name = "Commands")
@RestController
class ActsController {

  private final CommandDesk desk;
  private final Present present;

  ActsController(CommandDesk desk, Present present) {
    this.desk = desk;
    this.present = present;
  }

  @Operation(
      summary = "Record up to 1,000 commands together or not at all",
      description =
          "What the act says once, its commands take over unless they say it themselves. All get"
              + " one record time.")
  @PostMapping(path = "/v1/acts", consumes = "application/json", produces = "application/json")
  ResponseEntity<CommandResult> act(
      @ParameterObject DryRun dryRun, Faults faults, HttpServletRequest request)
      throws IOException {
    var isDryRun = dryRun.isAsked(faults);
    Preconditions.refuse(request, faults);
    var body = request.getInputStream().readAllBytes();
    var caller = Caller.of(request, body, faults);
    var commands = ActReader.read(JsonBody.read(body, faults), present.now(), faults);
    return desk.record(commands, caller, isDryRun);
  }
}
