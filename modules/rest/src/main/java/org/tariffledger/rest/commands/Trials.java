package org.tariffledger.rest.commands;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.ActRefused;
import org.tariffledger.commands.ActRefused.RefusedCommand;
import org.tariffledger.domain.Command;
import org.tariffledger.domain.Contents;
import org.tariffledger.projections.Branch;
import org.tariffledger.projections.RateBook;
import org.tariffledger.rest.http.LongReads;
import org.tariffledger.rest.http.Present;

/// Tries commands on a branch of the rate book, of which nothing is kept.
@Component
public class Trials {

  private final RateBook book;
  private final Contents contents;
  private final Present present;
  private final LongReads longReads;

  Trials(RateBook book, Contents contents, Present present, LongReads longReads) {
    this.book = book;
    this.contents = contents;
    this.present = present;
    this.longReads = longReads;
  }

  /// What commands would do, and a branch that has taken in all of them.
  public record Tried(Branch branch, Effect effect) {}

  /// For as long as an act may be tried.
  ///
  /// @throws ActRefused if a rule refuses any
  public Tried of(List<Command> commands) {
    var time = TrialTime.beginning();
    var branch = branch(commands, time);
    return new Tried(branch, Effect.of(branch, present.now(), time));
  }

  private Branch branch(List<Command> commands, TrialTime time) {
    var branch = Branch.of(book, contents, present.now());
    var refusals = new ArrayList<RefusedCommand>();
    for (int i = 0; i < commands.size(); i++) {
      time.run();
      for (var refusal : branch.take(commands.get(i))) {
        refusals.add(new RefusedCommand(i, refusal));
      }
    }
    if (!refusals.isEmpty()) {
      throw new ActRefused(refusals);
    }
    return branch;
  }

  /// Which rates the commands would change.
  Effect effectOf(List<Command> commands) {
    return longReads.take(() -> of(commands).effect());
  }
}
