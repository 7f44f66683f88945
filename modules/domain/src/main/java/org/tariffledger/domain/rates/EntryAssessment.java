package org.tariffledger.domain.rates;

/// An entry held against the record: what was charged beside what was due by what was known when it
/// was made, and by what is known now, and what explains that these differ.
public record EntryAssessment(RateDifference difference, EntryFinding then, EntryFinding now) {

  /// Both queries ask about the same entry by the same record; what is known differs.
  public static EntryAssessment of(
      RateQuery then, RateQuery now, EntryCharge charge, RateSource source) {
    var folded = new FoldedSource(source);
    var difference = RateDifference.of(then, now, Axis.KNOWN_AT, folded);
    return new EntryAssessment(
        difference,
        EntryFinding.of(then, difference.before(), charge, folded),
        EntryFinding.of(now, difference.after(), charge, folded));
  }
}
