package org.tariffledger.rest.assessments;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Economies;
import org.tariffledger.domain.rates.EntryAssessment;
import org.tariffledger.domain.rates.EntryCharge;
import org.tariffledger.domain.rates.RateSource;
import org.tariffledger.rest.http.RateCaching;
import org.tariffledger.rest.rates.RateQuestion;

/// An entry with everything resolved: `then` asks by what was known when it was made, `now` by what
/// is known now.
record Entry(RateQuestion then, RateQuestion now, EntryCharge charge, @Nullable String reference) {

  EntryAssessment assess(RateSource source) {
    return EntryAssessment.of(then.query(), now.query(), charge, source);
  }

  String currency() {
    return Economies.currencyOf(now.query().importer());
  }

  /// Where the difference is told, for ever.
  URI difference() {
    var parameters = then.subject();
    parameters.putAll(then.times());
    parameters.put("knownAt2", now.query().knownAt());
    return RateCaching.url("/v1/rates/diff", parameters);
  }
}
