package org.tariffledger.rest.relations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.CoverageState;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.domain.rates.RateMatrix;
import org.tariffledger.rest.rates.Rate;
import org.tariffledger.rest.rates.RateQuestion;

/// What everybody charges on everybody's general goods: importers whose record was declared or who
/// impose a measure.
public record Matrix(
    @Schema(description = "By importer.") List<Row> rows,
    long position,
    @Schema(description = "Raised when a change of the rules changes an answer given before.")
        int engineRevision,
    @Nullable String nextCursor) {

  private static final String RANGE =
      "Between what the additional rate lies while it is open, as in an answer of `/v1/rates`: a"
          + " null end is unknown. Left out otherwise.";

  @Schema(description = "What one customs territory charges.")
  public record Row(
      EconomyCode importer,
      @Schema(description = "What was resolved, with the offset of the importer's customs zone.")
          OffsetDateTime validAt,
      OffsetDateTime knownAt,
      OffsetDateTime recordedAt,
      @Schema(
              description =
                  "How complete the importer's record is then; left out where it is complete.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          Rate.@Nullable Coverage coverage,
      @Schema(description = "On those whom a measure of its names, by exporter.") List<Cell> cells,
      @Schema(description = "On each of all others; null if there is none.")
          @Nullable Others others) {

    static Row of(RateQuestion question, RateMatrix matrix) {
      var others = matrix.others();
      return new Row(
          question.query().importer(),
          question.there(question.query().validAt()),
          question.there(question.query().knownAt()),
          question.there(question.recordedAt()),
          coverage(question, matrix),
          matrix.cells().stream().map(Cell::of).toList(),
          others == null ? null : Others.of(others));
    }

    /// It is the same for all exporters.
    private static Rate.@Nullable Coverage coverage(RateQuestion question, RateMatrix matrix) {
      return Stream.concat(
              matrix.cells().stream().map(RateMatrix.Cell::answer),
              Stream.ofNullable(matrix.others()))
          .limit(1)
          .filter(answer -> answer.coverage().state() != CoverageState.COMPLETE)
          .map(answer -> Rate.coverage(question, answer))
          .findFirst()
          .orElse(null);
    }
  }

  @Schema(description = "What is charged on one exporter's general goods.")
  public record Cell(
      EconomyCode exporter,
      Status status,
      @Schema(description = "Of the baseline.") @Nullable Percent percent,
      @Schema(description = "Null while neither kind of baseline can be told.")
          Relation.@Nullable Baseline baseline,
      @Schema(description = RANGE) @JsonInclude(JsonInclude.Include.NON_NULL)
          Rate.@Nullable Range range) {

    static Cell of(RateMatrix.Cell cell) {
      var baseline = Relation.Baseline.of(cell.answer());
      return new Cell(
          cell.exporter(),
          cell.answer().status(),
          Relation.Baseline.percentOf(baseline),
          baseline,
          whileOpen(cell.answer(), baseline));
    }
  }

  @Schema(description = "What is charged on everybody whom no measure names.")
  public record Others(
      Status status,
      @Schema(description = "Of the baseline.") @Nullable Percent percent,
      @Schema(description = "Null while neither kind of baseline can be told.")
          Relation.@Nullable Baseline baseline,
      @Schema(description = RANGE) @JsonInclude(JsonInclude.Include.NON_NULL)
          Rate.@Nullable Range range) {

    static Others of(RateAnswer answer) {
      var baseline = Relation.Baseline.of(answer);
      return new Others(
          answer.status(),
          Relation.Baseline.percentOf(baseline),
          baseline,
          whileOpen(answer, baseline));
    }
  }

  private static Rate.@Nullable Range whileOpen(
      RateAnswer answer, Relation.@Nullable Baseline baseline) {
    return answer.status() == Status.UNDETERMINED && baseline == null ? Rate.range(answer) : null;
  }
}
