package org.tariffledger.rest.commands;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.tariffledger.commands.Act;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.Approval;
import org.tariffledger.commands.EventReader;
import org.tariffledger.commands.Ledger;
import org.tariffledger.commands.Receipt;
import org.tariffledger.commands.StaleVersion;
import org.tariffledger.rest.http.HttpRefusal;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.Readiness;
import org.tariffledger.rest.proposals.Proposal;
import org.tariffledger.rest.proposals.Proposal.State;
import org.tariffledger.rest.proposals.Proposals;
import org.tariffledger.rest.proposals.ProposedAct;

/// Takes acts that need a second person, and what that person says about them. An approval and what
/// it records are one transaction, so that there is never one without the other.
@Component
class ProposalDesk {

  static final String PATH = "/v1/proposals";

  private static final Logger LOG = LoggerFactory.getLogger(ProposalDesk.class);

  private final Ledger ledger;
  private final EventReader events;
  private final Proposals proposals;
  private final KeptAnswers kept;
  private final Readiness readiness;
  private final FourEyes fourEyes;
  private final TransactionOperations transactions;
  private final MeterRegistry meters;

  ProposalDesk(
      Ledger ledger,
      EventReader events,
      Proposals proposals,
      KeptAnswers kept,
      Readiness readiness,
      FourEyes fourEyes,
      TransactionOperations transactions,
      MeterRegistry meters) {
    this.ledger = ledger;
    this.events = events;
    this.proposals = proposals;
    this.kept = kept;
    this.readiness = readiness;
    this.fourEyes = fourEyes;
    this.transactions = transactions;
    this.meters = meters;
    Gauge.builder("tariff.ledger.proposals.open", proposals, Proposals::open)
        .description("Acts that wait for a second person")
        .register(meters);
  }

  /// What an act is answered that the rules accept and that needs a second person.
  Proposed propose(Act act, @Nullable KeyedRequest keyed, FourEyes.Needed needed) {
    var commands = ActForm.of(act.commands());
    var added =
        kept.unlessAnswered(
            keyed,
            () ->
                transactions.execute(
                    _ -> {
                      var proposal =
                          proposals.add(act, needed.kinds(), commands, fourEyes.openFor());
                      kept.keep(keyed, accepted(proposal, commands, needed.lookedAt()));
                      return proposal;
                    }));
    var proposal = Objects.requireNonNull(added);
    count("proposed");
    LOG.info(
        "{} proposed {} ({}), to be approved by somebody else until {}",
        proposal.proposer(),
        proposal.id(),
        String.join(", ", proposal.kinds()),
        proposal.expiresAt());
    return new Proposed(accepted(proposal, commands, needed.lookedAt()));
  }

  private static ResponseEntity<ProposedAct> accepted(
      Proposal proposal, byte[] commands, long lookedAt) {
    return ResponseEntity.accepted()
        .location(URI.create(PATH + "/" + proposal.id()))
        .header(ReadPosition.HEADER, String.valueOf(lookedAt))
        .body(ProposedAct.of(proposal, ActForm.shown(commands)));
  }

  Proposal find(String id) {
    return proposals.find(id).orElseThrow(() -> HttpRefusal.unknown("proposal", id));
  }

  ProposedAct shown(Proposal proposal) {
    return ProposedAct.of(proposal, ActForm.shown(proposals.commands(proposal.id())));
  }

  /// Records what was proposed, if the rules still accept it.
  ///
  /// @throws Refused if they do not; the proposal stays open then
  ResponseEntity<CommandResult> approve(String id, String note, Caller caller) {
    readiness.require();
    return kept.unlessAnswered(caller.keyed(), () -> approveOnce(id, note, caller));
  }

  private ResponseEntity<CommandResult> approveOnce(String id, String note, Caller caller) {
    var proposal = find(id);
    if (proposal.proposer().equals(caller.actor())) {
      throw HttpRefusal.conflict(
          "own-proposal",
          "Whoever proposed it cannot approve or reject it: another key has to, with the scope"
              + " tariffs:approve.");
    }
    requireOpen(proposal);
    var act =
        new Act(
                ActForm.read(proposals.commands(id), proposal.proposedAt()),
                proposal.proposer(),
                proposal.correlation(),
                proposal.expected())
            .with(new Approval(id, caller.actor(), note));
    var answer = new AtomicReference<ResponseEntity<CommandResult>>();
    record(
        id,
        act,
        receipt -> {
          close(proposal, State.APPROVED, caller, note, receipt.position());
          answer.set(approved(receipt));
          kept.keep(caller.keyed(), answer.get());
        });
    ended(proposal, State.APPROVED, caller);
    return answer.get();
  }

  /// Of two who decide at once the slower may also fail at the rules, or be in the way; it is to
  /// hear what has happened.
  private void record(String id, Act act, Consumer<Receipt> alsoInTheTransaction) {
    try {
      ledger.record(act, alsoInTheTransaction);
    } catch (ActRefused e) {
      requireOpen(find(id));
      throw Refused.proposal(e);
    } catch (StaleVersion e) {
      requireOpen(find(id));
      throw e;
    }
  }

  private ResponseEntity<CommandResult> approved(Receipt receipt) {
    return ResponseEntity.ok()
        .header(ReadPosition.HEADER, String.valueOf(receipt.position()))
        .body(CommandResult.of(receipt, false).with(LeftAlone.by(receipt, events)));
  }

  ProposedAct reject(String id, String note, Caller caller) {
    var proposal = find(id);
    if (proposal.proposer().equals(caller.actor())) {
      throw HttpRefusal.conflict(
          "own-proposal", "Whoever proposed it cannot approve or reject it; it may be withdrawn.");
    }
    return end(proposal, State.REJECTED, note, caller);
  }

  ProposedAct withdraw(String id, String note, Caller caller) {
    var proposal = find(id);
    if (!proposal.proposer().equals(caller.actor())) {
      throw HttpRefusal.conflict(
          "not-your-proposal", "Only " + proposal.proposer() + ", who proposed it, withdraws it.");
    }
    return end(proposal, State.WITHDRAWN, note, caller);
  }

  /// Saying it twice is no fault.
  private ProposedAct end(Proposal proposal, State state, String note, Caller caller) {
    var before = proposal.decision();
    if (proposal.state() != state || before == null || !before.by().equals(caller.actor())) {
      requireOpen(proposal);
      close(proposal, state, caller, note, null);
      ended(proposal, state, caller);
    }
    return shown(find(proposal.id()));
  }

  private void close(
      Proposal proposal, State state, Caller caller, String note, @Nullable Long position) {
    if (!proposals.close(proposal.id(), state, caller.actor(), note, position)) {
      throw notOpen(find(proposal.id()));
    }
  }

  private void ended(Proposal proposal, State state, Caller caller) {
    var word = state.name().toLowerCase(Locale.ROOT);
    count(word);
    LOG.info("{} of {} was {} by {}", proposal.id(), proposal.proposer(), word, caller.actor());
  }

  private void count(String what) {
    meters.counter("tariff.ledger.proposals", "what", what).increment();
  }

  private static void requireOpen(Proposal proposal) {
    if (!proposal.isOpen()) {
      throw notOpen(proposal);
    }
  }

  private static HttpRefusal notOpen(Proposal proposal) {
    var decision = proposal.decision();
    var how =
        decision == null
            ? "It expired at " + proposal.expiresAt() + "; propose it again."
            : "It was %s by %s at %s."
                .formatted(
                    proposal.state().name().toLowerCase(Locale.ROOT), decision.by(), decision.at());
    return HttpRefusal.conflict("proposal-not-open", how);
  }
}
