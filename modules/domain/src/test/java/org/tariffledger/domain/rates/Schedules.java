package org.tariffledger.domain.rates;

import static org.tariffledger.domain.Facts.US;
import static org.tariffledger.domain.Facts.april;
import static org.tariffledger.domain.Facts.at;
import static org.tariffledger.domain.Facts.code;
import static org.tariffledger.domain.Facts.on;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ClaimName;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.ReferenceCommand.AssignColumn;
import org.tariffledger.domain.ReferenceCommand.DeclareSuccessors;
import org.tariffledger.domain.ReferenceCommand.PublishSchedule;
import org.tariffledger.domain.ScheduleColumn;
import org.tariffledger.domain.ScheduleLine;
import org.tariffledger.domain.Targets;

/// Short ways to say what a schedule of the United States has.
final class Schedules {

  /// A line without special column.
  static ScheduleLine line(String code, int indent, String general, String other) {
    return line(code, indent, general, "", other);
  }

  static ScheduleLine line(
      @Nullable String code, int indent, String general, String special, String other) {
    return new ScheduleLine(
        code == null ? null : new ProductCode(code),
        indent,
        "Goods of " + code,
        "",
        general,
        special,
        other);
  }

  /// The whole tariff, from the day on.
  static PublishSchedule whole(String edition, int announced, int from, ScheduleLine... lines) {
    return published(edition, Extent.WHOLE, announced, from, lines);
  }

  static PublishSchedule partial(String edition, int announced, int from, ScheduleLine... lines) {
    return published(edition, Extent.PARTIAL, announced, from, lines);
  }

  private static PublishSchedule published(
      String edition, Extent extent, int announced, int from, ScheduleLine... lines) {
    return new PublishSchedule(
        US, new EditionId(edition), extent, List.of(lines), null, april(from), on(announced));
  }

  static AssignColumn column(String column, @Nullable String claim, String target, int from) {
    return column(column, claim, at(target), from, null);
  }

  /// Announced on the first of the month.
  static AssignColumn column(
      String column, @Nullable String claim, Targets targets, int from, @Nullable Integer until) {
    return new AssignColumn(
        US,
        new ScheduleColumn(column),
        claim == null ? null : new ClaimName(claim),
        targets,
        april(from),
        until == null ? null : april(until),
        on(1));
  }

  static DeclareSuccessors successors(String edition, String code, String... successors) {
    return new DeclareSuccessors(
        US,
        new EditionId(edition),
        code(code),
        List.of(successors).stream().map(ProductCode::new).toList(),
        on(1));
  }

  private Schedules() {}
}
