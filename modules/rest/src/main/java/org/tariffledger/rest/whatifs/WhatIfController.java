package org.tariffledger.rest.whatifs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.domain.EconomyPair;
import org.tariffledger.domain.Recorded;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.commands.Refused;
import org.tariffledger.rest.commands.Trials;
import org.tariffledger.rest.http.AsksByPost;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Preconditions;
import org.tariffledger.rest.http.Present;
import org.tariffledger.rest.http.ReadPosition;
import org.tariffledger.rest.http.TimeParameters;
import org.tariffledger.rest.json.BadInput;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.JsonBody;
import org.tariffledger.rest.rates.Batch;
import org.tariffledger.rest.rates.RateBatch;
import org.tariffledger.rest.rates.RateParameters;
import org.tariffledger.rest.rates.RateQuestions;
import org.tariffledger.rest.relations.Relation;
import org.tariffledger.rest.relations.RelationFinder;
import tools.jackson.databind.JsonNode;

/// `/v1/what-ifs`
@Tag(name = "Rates")
@RestController
class WhatIfController {

  private final Present present;
  private final RateBook book;
  private final Trials trials;
  private final RateQuestions questions;
  private final LongReads longReads;

  WhatIfController(
      Present present, RateBook book, Trials trials, RateQuestions questions, LongReads longReads) {
    this.present = present;
    this.book = book;
    this.trials = trials;
    this.questions = questions;
    this.longReads = longReads;
  }

  @Operation(
      summary = "What proposed acts would change",
      description =
          "The body is an act as `POST /v1/acts` takes it, with up to 100 `queries` as `POST"
              + " /v1/rates:batch` takes them and up to 10 `relations`. Each is answered as things"
              + " are and as they would be. The act is decided by the same rules on a branch of the"
              + " ledger that nobody else sees; nothing is recorded and nobody is told. It is tried"
              + " for at most 10 s, else 503 with the code `trial-time-over`.")
  @AsksByPost
  @PostMapping(path = "/v1/what-ifs", consumes = "application/json", produces = "application/json")
  ResponseEntity<WhatIf> whatIf(HttpServletRequest request, ReadPosition from) throws IOException {
    var faults = from.faults();
    Preconditions.refuse(request, faults);
    var now = present.now();
    var body = JsonBody.read(request.getInputStream().readAllBytes(), faults);
    var proposal = Proposal.read(body, now, faults);
    return from.answer().body(longReads.take(() -> tried(proposal, from, now)));
  }

  private WhatIf tried(Proposal proposal, ReadPosition from, Instant now) {
    var acted = acted(proposal);
    var branch = acted.branch();
    var before = new Standing(book, from);
    var then = new ReadPosition(branch.book().position(), from.patience(), new Faults());
    var after = new Standing(branch.book(), then);
    return new WhatIf(
        from.value(),
        branch.entries().stream().map(Recorded::event).map(ProposedEvent::of).toList(),
        acted.effect().shown(),
        acted.effect().total(),
        rates(before.rates(proposal.queries(), now), after.rates(proposal.queries(), now)),
        IntStream.range(0, proposal.relations().size())
            .mapToObj(
                i ->
                    new WhatIf.RelationEffect(
                        before.relation(i, proposal.relations().get(i), now),
                        after.relation(i, proposal.relations().get(i), now)))
            .toList());
  }

  private Trials.Tried acted(Proposal proposal) {
    try {
      return trials.of(proposal.commands());
    } catch (ActRefused e) {
      throw Refused.act(e);
    }
  }

  private static List<WhatIf.RateEffect> rates(
      List<RateBatch.Answer> before, List<RateBatch.Answer> after) {
    return IntStream.range(0, before.size())
        .mapToObj(
            i ->
                new WhatIf.RateEffect(
                    before.get(i).chargesOtherThan(after.get(i)), before.get(i), after.get(i)))
        .toList();
  }

  /// Answers from one book as of one position.
  private final class Standing {

    private final RateBook from;
    private final RateQuestions asked;
    private final ReadPosition position;

    Standing(RateBook from, ReadPosition position) {
      this.from = from;
      this.asked = questions.about(from);
      this.position = position;
    }

    List<RateBatch.Answer> rates(List<JsonNode> queries, Instant now) {
      return new Batch(from, asked, present, position, now).answers(queries);
    }

    /// @throws BadInput if the two are one territory, pointing at the place of the pair
    Relation relation(int place, EconomyPair pair, Instant now) {
      try {
        return relation(pair, now);
      } catch (BadInput e) {
        var fault = e.faults().getFirst();
        throw BadInput.of("/relations/" + place, fault.code(), fault.detail());
      }
    }

    private Relation relation(EconomyPair pair, Instant now) {
      var a = pair.importer().value();
      var b = pair.exporter().value();
      var times = new TimeParameters(null, null, null);
      return new RelationFinder(from)
          .between(
              asked.of(RateParameters.ofGeneralGoods(a, b), times, position, now),
              asked.of(RateParameters.ofGeneralGoods(b, a), times, position, now));
    }
  }
}
