package org.tariffledger.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;

/// One command each.
@Tag(name = "Commands")
@RestController
class CommandsController {

  private static final String JSON = "application/json";

  private final CommandDesk desk;

  CommandsController(CommandDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "Impose a tariff")
  @PostMapping(path = "/v1/measures", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> impose(Posted<ImposeTariff> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Retaliate against a measure",
      description = "`inResponseTo` may name further measures that are answered too.")
  @PostMapping(path = "/v1/measures/{id}/retaliations", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> retaliate(@FromPath("inResponseTo") Posted<Retaliate> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Pause a measure")
  @PostMapping(path = "/v1/measures/{id}/pause", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> pause(@FromPath("measure") Posted<Pause> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Change a measure's duty")
  @PostMapping(path = "/v1/measures/{id}/duty-changes", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> changeDuty(@FromPath("measure") Posted<ChangeDuty> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Lift a measure")
  @PostMapping(path = "/v1/measures/{id}/lift", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> lift(@FromPath("measure") Posted<Lift> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Register a programme")
  @PostMapping(path = "/v1/programmes", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> registerProgramme(Posted<RegisterProgramme> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Register a group")
  @PostMapping(path = "/v1/groups", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> registerGroup(Posted<RegisterGroup> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Change a group's members",
      description = "Those not named stay as they are.")
  @PostMapping(path = "/v1/groups/{id}/members", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> changeMembers(
      @FromPath("group") Posted<ChangeGroupMembers> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Declare how complete the record of an importer is")
  @PostMapping(path = "/v1/coverage", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> declareCoverage(Posted<DeclareCoverage> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Set a stacking rule")
  @PostMapping(path = "/v1/stacking-rules", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> setRule(Posted<SetStackingRule> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "End a stacking rule")
  @PostMapping(path = "/v1/stacking-rules/{id}/end", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> endRule(@FromPath("rule") Posted<EndStackingRule> posted) {
    return desk.record(posted);
  }
}
