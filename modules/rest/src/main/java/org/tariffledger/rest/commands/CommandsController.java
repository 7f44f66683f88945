package org.tariffledger.rest.commands;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.MeasureCommand.Annul;
import org.tariffledger.domain.MeasureCommand.ChangeDuty;
import org.tariffledger.domain.MeasureCommand.ChangeScope;
import org.tariffledger.domain.MeasureCommand.Correct;
import org.tariffledger.domain.MeasureCommand.ExtendPause;
import org.tariffledger.domain.MeasureCommand.GrantExemption;
import org.tariffledger.domain.MeasureCommand.ImposeTariff;
import org.tariffledger.domain.MeasureCommand.Lift;
import org.tariffledger.domain.MeasureCommand.Pause;
import org.tariffledger.domain.MeasureCommand.Reschedule;
import org.tariffledger.domain.MeasureCommand.Resume;
import org.tariffledger.domain.MeasureCommand.Retaliate;
import org.tariffledger.domain.MeasureCommand.Retract;
import org.tariffledger.domain.MeasureCommand.RevokeExemption;
import org.tariffledger.domain.MeasureCommand.Withdraw;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.ChangeGroupMembers;
import org.tariffledger.domain.ReferenceCommand.DeclareCoverage;
import org.tariffledger.domain.ReferenceCommand.DeclareSuccessors;
import org.tariffledger.domain.ReferenceCommand.EndStackingRule;
import org.tariffledger.domain.ReferenceCommand.PublishProductList;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ReferenceCommand.RegisterGroup;
import org.tariffledger.domain.ReferenceCommand.RegisterProductList;
import org.tariffledger.domain.ReferenceCommand.RegisterProgramme;
import org.tariffledger.domain.ReferenceCommand.SetStackingRule;

/// One command each.
@Tag(name = "Commands")
@RestController
public class CommandsController {

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

  @Operation(
      summary = "Extend a pause",
      description =
          "`from` says which pause, where several run; without `until` it lasts until "
              + "further notice.")
  @PostMapping(path = "/v1/measures/{id}/pause-extensions", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> extendPause(@FromPath("measure") Posted<ExtendPause> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Resume a paused measure")
  @PostMapping(path = "/v1/measures/{id}/resume", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> resume(@FromPath("measure") Posted<Resume> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Change a measure's targets or products")
  @PostMapping(path = "/v1/measures/{id}/scope-changes", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> changeScope(@FromPath("measure") Posted<ChangeScope> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Grant an exemption",
      description =
          "All predicates of `when` must hold. Granted again under one id, it replaces "
              + "what the id stood for.")
  @PostMapping(path = "/v1/measures/{id}/exemptions", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> grantExemption(@FromPath("measure") Posted<GrantExemption> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Revoke an exemption")
  @PostMapping(path = "/v1/measures/{id}/exemption-revocations", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> revokeExemption(
      @FromPath("measure") Posted<RevokeExemption> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Move a start or a scheduled step",
      description = "Without `step` the start moves.")
  @PostMapping(path = "/v1/measures/{id}/reschedule", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> reschedule(@FromPath("measure") Posted<Reschedule> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Withdraw a measure before it takes effect")
  @PostMapping(path = "/v1/measures/{id}/withdrawal", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> withdraw(@FromPath("measure") Posted<Withdraw> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Annul a measure",
      description = "It is collected until `effectiveFrom`; what was collected is refundable.")
  @PostMapping(path = "/v1/measures/{id}/annulment", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> annul(@FromPath("measure") Posted<Annul> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Correct an entry",
      description =
          "`entry` is the version of the measure's event that reads wrong; the fields "
              + "given here read differently from now on. A reissued text has its own "
              + "announcement, a typing error keeps that of the entry.")
  @PostMapping(path = "/v1/measures/{id}/corrections", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> correct(@FromPath("measure") Posted<Correct> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Retract an entry",
      description = "What was never true. Without `entry`: the measure never was.")
  @PostMapping(path = "/v1/measures/{id}/retraction", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> retract(@FromPath("measure") Posted<Retract> posted) {
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

  @Operation(
      summary = "Register a product list",
      description = "Until its first version is published, nobody knows what is on it.")
  @PostMapping(path = "/v1/product-lists", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> registerProductList(Posted<RegisterProductList> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Publish what is on a product list",
      description = "What is known already for the same time is not recorded again.")
  @PostMapping(path = "/v1/product-lists/{id}/versions", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> publishProductList(
      @FromPath("list") Posted<PublishProductList> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Publish an edition of a schedule",
      description = "What is known already for the same time is not recorded again.")
  @PostMapping(path = "/v1/schedules", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> publishSchedule(Posted<PublishSchedule> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Say who is charged by which column of a schedule",
      description = "Whoever is not named is charged by the general column.")
  @PostMapping(path = "/v1/schedules/{id}/columns", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> assignColumn(@FromPath("importer") Posted<AssignColumn> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Say what became of a code")
  @PostMapping(path = "/v1/schedules/{id}/successors", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> declareSuccessors(
      @FromPath("importer") Posted<DeclareSuccessors> posted) {
    return desk.record(posted);
  }
}
