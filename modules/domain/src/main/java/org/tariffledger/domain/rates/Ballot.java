package org.tariffledger.domain.rates;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProgrammeId;

/// One programme in one situation: its contest, unless nobody stands, and those who stand aside.
record Ballot(ProgrammeId programme, @Nullable Contest contest, List<Contender> aside) {

  /// Empty if nobody stands.
  Optional<Contest.Effect> effect() {
    return Optional.ofNullable(contest).map(Contest::effect);
  }
}
