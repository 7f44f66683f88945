package org.tariffledger.rest.schedules;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.Comparator;
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
                "The line that was asked for; a heading that has lines below it and none of its own"
                    + " stands there without number; for a code that goes deeper than the edition,"
                    + " the line with the longest code that it begins with. Null of a search and of"
                    + " the chapters.")
        @Nullable Line line,
    @Schema(description = "What that line stands below, its chapter first.") List<Line> above,
    @Schema(
            description =
                "Measures of which it is open what they cover, since they name a product list of"
                    + " which not all is known; it is taken to hold nothing else.")
        List<MeasureId> openMeasures,
    @Schema(
            description =
                "What was found, the best first; else the level below, in the order of the book."
                    + " What a line without code holds together stands on its level.")
        List<Line> items,
    @Nullable String nextCursor) {

  /// So many measures are shown of one line.
  static final int MEASURES_SHOWN_MAX = 20;

  @Schema(description = "A line of a schedule.")
  public record Line(
      @Schema(
              description =
                  "Its place in the edition, counted from 1; null of a chapter or heading of which"
                      + " the edition has no line.")
          @Nullable Long number,
      @Schema(description = "Null of a line that only holds others together.")
          @Nullable ProductCode code,
      int indent,
      @Schema(description = "As written; empty of a heading without a line.") String description,
      @Schema(description = "The descriptions of the lines above, the uppermost first.")
          List<String> path,
      @Schema(description = "The units of quantity, as written.", example = "No.") String units,
      Duties duties,
      @Schema(description = "Whether anything stands below.") boolean hasChildren,
      @Schema(
              description =
                  "The measures in force or paused that cover the line, whomever they target: those"
                      + " by the longest code first, then by id; at most "
                      + MEASURES_SHOWN_MAX
                      + ".")
          List<Covering> measures,
      @Schema(description = "How many they are.") int measuresTotal,
      @Schema(
              description =
                  "Where all of them are listed, with those that are not in force; null where all"
                      + " are shown here, and of a line without code.")
          @Nullable String allMeasures,
      @Schema(description = "How many measures more cover only something below the line.")
          int measuresBelow) {

    /// Of a heading of which the edition has no line: it inherits from the line above it.
    static Line of(
        ProductCode heading, Optional<TariffLine> above, List<String> path, Measures measures) {
      return new Line(
          null,
          heading,
          0,
          "",
          path,
          "",
          above.map(Duties::inheritedFrom).orElse(Duties.NONE),
          true,
          measures.shown(),
          measures.total(),
          measures.all(),
          measures.below());
    }

    static Line of(
        int number, TariffLine line, List<String> path, boolean hasChildren, Measures measures) {
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
          measures.shown(),
          measures.total(),
          measures.all(),
          measures.below());
    }
  }

  /// What a line says of measures.
  record Measures(List<Covering> shown, int total, @Nullable String all, int below) {

    static Measures of(LineMeasures.Here here, @Nullable String all) {
      var shown =
          here.covering().stream()
              .sorted(Comparator.comparingInt(LineMeasures.Covering::matchedDigits).reversed())
              .limit(MEASURES_SHOWN_MAX)
              .map(Covering::of)
              .toList();
      return new Measures(shown, here.covering().size(), all, here.below());
    }
  }

  @Schema(description = "What the columns write; null where neither the line nor one above does.")
  public record Duties(
      @Nullable Written general,
      @Schema(description = "Duties with the symbols of preferences.") @Nullable Written special,
      @Schema(description = "The column for those without normal trade relations.")
          @Nullable Written other) {

    static final Duties NONE = new Duties(null, null, null);

    static Duties inheritedFrom(TariffLine above) {
      return new Duties(
          Written.inherited(above.general(), above.generalFrom()),
          Written.inherited(above.special(), above.specialFrom()),
          Written.inherited(above.other(), above.otherFrom()));
    }

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

    static @Nullable Written inherited(String duty, Optional<TariffLine> from) {
      return from.map(by -> new Written(duty, Above.of(by))).orElse(null);
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
