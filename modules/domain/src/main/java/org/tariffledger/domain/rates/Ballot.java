package org.tariffledger.domain.rates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ProgrammeId;

/// One programme in one situation: its contest, unless nobody stands, and those who stand aside.
record Ballot(ProgrammeId programme, @Nullable Contest contest, List<Contender> aside) {

  /// Null if nobody stands.
  Contest.@Nullable Effect effect() {
    return contest == null ? null : contest.effect();
  }
}
