package org.tariffledger.rest.files;

import java.util.EnumMap;
import java.util.Map;
import org.tariffledger.domain.Duty;
import org.tariffledger.domain.DutyText;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.TariffLine;

/// How many lines with a code write a general duty of each kind, have it from a line above, or have
/// none.
public record DutyCounts(
    int free, int adValorem, int specific, int compound, int asWritten, int inherited, int none) {

  private enum Kind {
    FREE,
    AD_VALOREM,
    SPECIFIC,
    COMPOUND,
    AS_WRITTEN,
    INHERITED,
    NONE
  }

  static final DutyCounts NOTHING = new DutyCounts(0, 0, 0, 0, 0, 0, 0);

  static DutyCounts of(Schedule schedule) {
    var counts = new EnumMap<Kind, Integer>(Kind.class);
    schedule.tariffLines().stream()
        .filter(line -> line.code().isPresent())
        .forEach(line -> counts.merge(kind(line), 1, Integer::sum));
    return new DutyCounts(
        count(counts, Kind.FREE),
        count(counts, Kind.AD_VALOREM),
        count(counts, Kind.SPECIFIC),
        count(counts, Kind.COMPOUND),
        count(counts, Kind.AS_WRITTEN),
        count(counts, Kind.INHERITED),
        count(counts, Kind.NONE));
  }

  private static int count(Map<Kind, Integer> counts, Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  private static Kind kind(TariffLine line) {
    var own = line.written().general();
    if (own.isEmpty()) {
      return line.general().isEmpty() ? Kind.NONE : Kind.INHERITED;
    }
    return switch (DutyText.read(own)) {
      case Duty.AdValorem(var percent) ->
          percent.equals(Percent.ZERO) ? Kind.FREE : Kind.AD_VALOREM;
      case Duty.Specific _ -> Kind.SPECIFIC;
      case Duty.Compound _ -> Kind.COMPOUND;
      case Duty.TopUpTo _, Duty.Prohibited _, Duty.AsWritten _ -> Kind.AS_WRITTEN;
    };
  }
}
