package org.tariffledger.domain;

/// The column whose base duty an all-in duty counts: one of the schedule's, or `charged`, the one
/// by which the shipment is charged.
public record AllInColumn(String value) {

  public static final AllInColumn CHARGED = new AllInColumn("charged");

  public AllInColumn {
    if (!value.equals("charged")) {
      value = new ScheduleColumn(value).value();
    }
  }

  public boolean isCharged() {
    return equals(CHARGED);
  }

  /// The column of the schedule.
  public ScheduleColumn column() {
    return new ScheduleColumn(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
