package org.tariffledger.domain.rates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.rates.RateAnswer.Need;

/// The duty of the importer's schedule on the goods. `charged` is null while it is open; `needs`
/// are what would settle it, or its percentage.
public record BaseDuty(@Nullable Charged charged, List<Need> needs) {

  /// Of general goods, which have no line in a schedule.
  static final BaseDuty NONE = new BaseDuty(null, List.of());

  public BaseDuty {
    needs = List.copyOf(needs);
  }

  /// The duty as written in a column of a line; `percent` is null where it depends on what was not
  /// said of the shipment, or where nobody can tell.
  public record Charged(
      String duty,
      @Nullable Percent percent,
      ProductCode line,
      EditionId edition,
      ScheduleColumn column,
      String description) {}

  /// Null while it is open.
  @Nullable Percent percent() {
    return charged == null ? null : charged.percent();
  }

  BaseDuty rounded() {
    if (charged == null || charged.percent() == null) {
      return this;
    }
    return new BaseDuty(
        new Charged(
            charged.duty(),
            charged.percent().rounded(),
            charged.line(),
            charged.edition(),
            charged.column(),
            charged.description()),
        needs);
  }

  BaseDuty withoutNeeds() {
    return new BaseDuty(charged, List.of());
  }
}
