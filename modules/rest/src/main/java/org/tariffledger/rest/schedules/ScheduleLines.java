package org.tariffledger.rest.schedules;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.EditionId;
import org.tariffledger.domain.Extent;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.TariffLine;
import org.tariffledger.domain.rates.LineMeasures;

@Schema(description = "Lines of an edition of a schedule, by what was known and recorded.")
public record ScheduleLines(
    EconomyCode importer,
    EditionId edition,
    @Schema(description = "Whether a code that is not in it exists.") Extent extent,
    OffsetDateTime validAt,
    OffsetDateTime knownAt,
    OffsetDateTime recordedAt,
    @Schema(description = "The newest position that it includes.") long position,
    @Schema(
            description =
                "The line that was asked for: by `code` the one with the longest code that it is or"
                    + " begins with, by `below` the heading. Null of a search and of the chapters.")
        @Nullable Line line,
    @Schema(description = "What that line stands below, its chapter first.") List<Line> above,
    @Schema(
            description =
                "Measures of which it is open what they cover, since they name a product list of"
                    + " unknown content; it is taken as empty.")
        List<MeasureId> openMeasures,
    @Schema(
            description =
                "What was found, the best first; else the level below, in the order of the book."
                    + " What a line without code holds together stands on its level.")
        List<Line> items,
    @Nullable String nextCursor) {

  @Schema(description = "A line of a schedule.")
  public record Line(
      @Schema(
              description =
                  "Its place in the edition, counted from 1; null of a chapter of which the edition"
                      + " has no line.")
          @Nullable Long number,
      @Schema(description = "Null of a line that only holds others together.")
          @Nullable ProductCode code,
      int indent,
      @Schema(description = "As written; empty of a chapter without a line.") String description,
      @Schema(description = "The descriptions of the lines above, the uppermost first.")
          List<String> path,
      @Schema(description = "The units of quantity, as written.", example = "No.") String units,
      Duties duties,
      @Schema(description = "Whether anything stands below.") boolean hasChildren,
      @Schema(
              description =
                  "The measures in force or paused that cover the line, whomever they target, by"
                      + " id.")
          List<Covering> measures,
      @Schema(description = "How many measures more cover only something below the line.")
          int measuresBelow) {

    /// Of a chapter of which the edition has no line.
    static Line of(ProductCode chapter, LineMeasures.Here measures) {
      return new Line(
          null,
          chapter,
          0,
          "",
          List.of(),
          "",
          new Duties(null, null, null),
          true,
          measures.covering().stream().map(Covering::of).toList(),
          measures.below());
    }

    static Line of(
        int number,
        TariffLine line,
        List<String> path,
        boolean hasChildren,
        LineMeasures.Here measures) {
      var written = line.written();
      return new Line(
          number + 1L,
          written.code(),
          written.indent(),
          written.description(),
          path,
          written.units(),
          Duties.of(line),
          hasChildren,
          measures.covering().stream().map(Covering::of).toList(),
          measures.below());
    }
  }

  @Schema(description = "What the columns write; null where neither the line nor one above does.")
  public record Duties(
      @Nullable Written general,
      @Schema(description = "Duties with the symbols of preferences.") @Nullable Written special,
      @Schema(description = "The column for those without normal trade relations.")
          @Nullable Written other) {

    static Duties of(TariffLine line) {
      return new Duties(
          Written.of(line, line.general(), line.generalFrom()),
          Written.of(line, line.special(), line.specialFrom()),
          Written.of(line, line.other(), line.otherFrom()));
    }
  }

  @Schema(description = "A duty as written.")
  public record Written(
      @Schema(example = "1.4¢/kg + 3%") String duty,
      @Schema(description = "The line above that writes it; null where the line itself does.")
          @Nullable Above inheritedFrom) {

    static @Nullable Written of(TariffLine line, String duty, Optional<TariffLine> from) {
      return from.map(by -> new Written(duty, by == line ? null : Above.of(by))).orElse(null);
    }
  }

  @Schema(description = "A line above.")
  public record Above(@Nullable ProductCode code, String description) {

    static Above of(TariffLine line) {
      return new Above(line.written().code(), line.written().description());
    }
  }

  @Schema(description = "A measure that covers a line.")
  public record Covering(
      MeasureId measure,
      @Schema(
              description =
                  "How many digits the code has by which it does; 0: it covers all goods.")
          int matchedDigits,
      @Schema(
              description = "Whether it is in force or paused.",
              allowableValues = {"inForce", "paused"})
          Phase status) {

    static Covering of(LineMeasures.Covering covering) {
      return new Covering(covering.measure(), covering.matchedDigits(), covering.phase());
    }
  }
}
