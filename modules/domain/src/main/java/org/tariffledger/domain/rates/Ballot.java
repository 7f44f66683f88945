package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.ProgrammeId;

/// One programme in one situation: its contest, unless nobody stands, and those who stand aside.
record Ballot(ProgrammeId programme, @Nullable Contest contest, List<Contender> aside) {

  /// Everything that may be told of whoever stands or stands aside.
  private record Part(
      MeasureId measure, String role, @Nullable Charge price, @Nullable String by) {}

  /// All that is told of it, be it charged or not.
  List<?> parts() {
    var parts = new ArrayList<Part>();
    aside.forEach(c -> parts.add(part(c, "aside")));
    if (contest != null) {
      contest.leading().forEach(c -> parts.add(part(c, "leading")));
      contest.trailing().forEach(c -> parts.add(part(c, "trailing")));
    }
    return parts;
  }

  private static Part part(Contender contender, String role) {
    return new Part(contender.id(), role, contender.part(), contender.exemptBecause());
  }

  /// Empty if nobody stands.
  Optional<Contest.Effect> effect() {
    return Optional.ofNullable(contest).map(Contest::effect);
  }
}
