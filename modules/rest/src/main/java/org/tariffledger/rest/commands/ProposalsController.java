package org.tariffledger.rest.commands;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.rest.http.Page;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;
import org.tariffledger.rest.proposals.Proposal;
import org.tariffledger.rest.proposals.ProposalParameters;
import org.tariffledger.rest.proposals.Proposals;
import org.tariffledger.rest.proposals.ProposedAct;

/// `/v1/proposals`: acts that need a second person.
@Tag(name = "Proposals")
@RestController
public class ProposalsController {

  private static final String JSON = "application/json";
  private static final String ONE = ProposalDesk.PATH + "/{id}";

  private final ProposalDesk desk;
  private final Proposals proposals;

  ProposalsController(ProposalDesk desk, Proposals proposals) {
    this.desk = desk;
    this.proposals = proposals;
  }

  /// What somebody says about a proposal.
  public record Note(String note) {}

  private record Said(String note, Caller caller) {}

  @Operation(
      summary = "What was proposed",
      description =
          "In the order in which it was. None is ever forgotten. Nothing is proposed unless the"
              + " operator has named kinds of command that need a second person.")
  @GetMapping(path = ProposalDesk.PATH, produces = JSON)
  ResponseEntity<Page<ProposedAct>> list(
      @ParameterObject ProposalParameters asked,
      @ParameterObject Page.Parameters page,
      Faults faults) {
    var limit = page.limitOf(faults);
    var after = page.afterOf(faults);
    var state = asked.stateOf(faults);
    var proposer = asked.proposerOf(faults);
    faults.throwIfAny();
    var found = proposals.list(state, proposer, after, limit + 1);
    var shown = Page.of(found, Proposal::id, limit, after);
    return ResponseEntity.ok()
        .headers(Page.next(shown.nextCursor()))
        .cacheControl(CacheControl.noStore())
        .body(shown.map(ProposedAct::of));
  }

  @Operation(summary = "A proposal, and what it is to record")
  @GetMapping(path = ONE, produces = JSON)
  ResponseEntity<ProposedAct> get(@PathVariable("id") String id) {
    return answer(desk.shown(desk.find(id)));
  }

  @Operation(
      summary = "Approve a proposal",
      description =
          "By another key than the proposer's. What was proposed is held against the rules as they"
              + " apply now, and recorded together with the approval. If the rules refuse it, the"
              + " answer says why, and the proposal stays open.")
  @PostMapping(path = ONE + "/approval", consumes = JSON, produces = JSON)
  ResponseEntity<CommandResult> approve(
      @PathVariable("id") String id, Faults faults, HttpServletRequest request) throws IOException {
    var said = said(faults, request);
    return desk.approve(id, said.note(), said.caller());
  }

  @Operation(
      summary = "Reject a proposal",
      description = "By another key than the proposer's. Nothing is recorded in the ledger.")
  @PostMapping(path = ONE + "/rejection", consumes = JSON, produces = JSON)
  ResponseEntity<ProposedAct> reject(
      @PathVariable("id") String id, Faults faults, HttpServletRequest request) throws IOException {
    var said = said(faults, request);
    return answer(desk.reject(id, said.note(), said.caller()));
  }

  @Operation(
      summary = "Withdraw a proposal",
      description = "By the key that proposed it. Nothing is recorded in the ledger.")
  @PostMapping(path = ONE + "/withdrawal", consumes = JSON, produces = JSON)
  ResponseEntity<ProposedAct> withdraw(
      @PathVariable("id") String id, Faults faults, HttpServletRequest request) throws IOException {
    var said = said(faults, request);
    return answer(desk.withdraw(id, said.note(), said.caller()));
  }

  private static Said said(Faults faults, HttpServletRequest request) throws IOException {
    Preconditions.refuse(request, faults);
    var bytes = request.getInputStream().readAllBytes();
    var caller = Caller.of(request, bytes, faults);
    var body = JsonBody.read(bytes, faults);
    var note = new StrictReader(faults).record(body, Note.class, "", Map.of(), Set.of());
    faults.throwIfAny();
    return new Said(Objects.requireNonNull(note).note(), caller);
  }

  private static ResponseEntity<ProposedAct> answer(ProposedAct proposal) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(proposal);
  }
}
