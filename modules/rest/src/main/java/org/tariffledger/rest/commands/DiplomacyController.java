package org.tariffledger.rest.commands;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.domain.JointResponseCommand.AssentToJointResponse;
import org.tariffledger.domain.JointResponseCommand.DisputeJointResponse;
import org.tariffledger.domain.JointResponseCommand.ExecuteJointResponse;
import org.tariffledger.domain.JointResponseCommand.ProposeJointResponse;
import org.tariffledger.domain.JointResponseCommand.RefuseJointResponse;
import org.tariffledger.domain.JointResponseCommand.WithdrawFromJointResponse;
import org.tariffledger.domain.NegotiationCommand.BreakOff;
import org.tariffledger.domain.NegotiationCommand.OpenNegotiation;
import org.tariffledger.domain.NegotiationCommand.ReachAgreement;
import org.tariffledger.domain.NegotiationCommand.RecordOutcome;
import org.tariffledger.domain.NegotiationCommand.ResumeNegotiation;
import org.tariffledger.domain.NegotiationCommand.ScheduleRound;
import org.tariffledger.domain.NegotiationCommand.WithdrawFromAgreement;
import org.tariffledger.domain.StatementCommand.MakeStatement;
import org.tariffledger.domain.StatementCommand.RetractStatement;

/// One command each, of the war's other moves.
@Tag(name = "Commands")
@RestController
public class DiplomacyController {

  private static final String JSON = "application/json";

  private final CommandDesk desk;

  DiplomacyController(CommandDesk desk) {
    this.desk = desk;
  }

  @Operation(
      summary = "Open a negotiation",
      description = "Between two parties or more; `measures` are on the table.")
  @PostMapping(path = "/v1/negotiations", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> open(Posted<OpenNegotiation> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Schedule the next round of a negotiation",
      description =
          "Or, by its number, one that is put off, brought forward, or was called off when the"
              + " talks were broken off.")
  @PostMapping(path = "/v1/negotiations/{id}/rounds", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> schedule(@FromPath("negotiation") Posted<ScheduleRound> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Record how a round ended",
      description =
          "One that was scheduled, or the next, which then says when it was held: `heldAt`.")
  @PostMapping(path = "/v1/negotiations/{id}/rounds/{n}/outcome", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> recordOutcome(
      @FromPath(value = "negotiation", n = "round") Posted<RecordOutcome> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Record an agreement with its terms",
      description =
          "The terms are commands on named measures and reference facts, each with its `type`, and"
              + " take over the announcement of the agreement unless they say it themselves. All of"
              + " it is recorded or nothing: what refuses a term names it, such as"
              + " `/terms/2/duty`.")
  @PostMapping(path = "/v1/negotiations/{id}/agreement", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> agree(
      @FromPath("negotiation") Posted<ReachAgreement> posted, @ParameterObject DryRun dryRun) {
    return desk.record(posted, dryRun.isAsked());
  }

  @Operation(summary = "Break a negotiation off")
  @PostMapping(path = "/v1/negotiations/{id}/break-off", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> breakOff(@FromPath("negotiation") Posted<BreakOff> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Resume a negotiation",
      description = "One that was broken off, or that came to an agreement.")
  @PostMapping(path = "/v1/negotiations/{id}/resumption", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> resume(@FromPath("negotiation") Posted<ResumeNegotiation> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Withdraw from an agreement",
      description =
          "The one of this name, or the latest. What it says of a withdrawal is done in the same"
              + " act, also to what it has only scheduled; `leftAlone` are the terms that had"
              + " nothing to do.")
  @PostMapping(path = "/v1/negotiations/{id}/withdrawal", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> leave(
      @FromPath("negotiation") Posted<WithdrawFromAgreement> posted,
      @ParameterObject DryRun dryRun) {
    return desk.record(posted, dryRun.isAsked());
  }

  @Operation(
      summary = "Propose a joint response",
      description = "It moves no rate. `inResponseTo` are the measures that are to be answered.")
  @PostMapping(path = "/v1/joint-responses", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> propose(Posted<ProposeJointResponse> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Assent to a joint response")
  @PostMapping(path = "/v1/joint-responses/{id}/assents", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> assent(@FromPath("response") Posted<AssentToJointResponse> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Refuse a joint response")
  @PostMapping(path = "/v1/joint-responses/{id}/refusals", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> refuse(@FromPath("response") Posted<RefuseJointResponse> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Dispute what is claimed of a member",
      description = "The member no longer counts as assenting.")
  @PostMapping(path = "/v1/joint-responses/{id}/disputes", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> dispute(@FromPath("response") Posted<DisputeJointResponse> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Take an assent back",
      description = "The proposer withdraws the whole joint response.")
  @PostMapping(path = "/v1/joint-responses/{id}/withdrawals", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> withdraw(
      @FromPath("response") Posted<WithdrawFromJointResponse> posted) {
    return desk.record(posted);
  }

  @Operation(
      summary = "Execute a joint response",
      description =
          "One retaliation of each member that assented; the proposer may have one. All of them are"
              + " recorded or nothing.")
  @PostMapping(path = "/v1/joint-responses/{id}/execution", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> execute(
      @FromPath("response") Posted<ExecuteJointResponse> posted, @ParameterObject DryRun dryRun) {
    return desk.record(posted, dryRun.isAsked());
  }

  @Operation(
      summary = "Record a statement",
      description = "A threat, a claim, a warning: shown with what it is about, never counted.")
  @PostMapping(path = "/v1/statements", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> state(Posted<MakeStatement> posted) {
    return desk.record(posted);
  }

  @Operation(summary = "Retract a statement", description = "It was never made.")
  @PostMapping(path = "/v1/statements/{id}/retraction", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> retract(@FromPath("statement") Posted<RetractStatement> posted) {
    return desk.record(posted);
  }
}
