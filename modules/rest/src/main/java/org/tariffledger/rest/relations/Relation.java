package org.tariffledger.rest.relations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.MeasureId;
import org.tariffledger.domain.MeasureState.Phase;
import org.tariffledger.domain.Percent;
import org.tariffledger.domain.rates.RateAnswer;
import org.tariffledger.domain.rates.RateAnswer.Status;
import org.tariffledger.rest.measures.ChainStep;
import org.tariffledger.rest.rates.Rate.Range;
import org.tariffledger.rest.talks.JointResponse;
import org.tariffledger.rest.talks.Negotiation;
import org.tariffledger.rest.talks.Statement;

/// What two economies charge on each other's goods.
public record Relation(
    @Schema(description = "First what the one charges on the other, then the reverse.")
        List<Direction> directions,
    @Schema(description = "Those in which both are parties, by what both knew; at most 100.")
        List<Negotiation> negotiations,
    @Schema(description = "Those of one of the two that answer measures of the other; at most 100.")
        List<JointResponse> jointResponses,
    @Schema(
            description =
                "What was said of the duties of one on goods of the other, the newest last; at most"
                    + " 100. It is counted in no rate.")
        List<Statement> statements,
    @Schema(description = "Acts of the two that answer each other, in order of announcement.")
        List<ChainStep> escalation,
    @Schema(description = "What the clock will change, soonest first.") List<Change> nextChanges,
    @Schema(description = "Raised when a change of the rules changes an answer given before.")
        int engineRevision) {

  @Schema(description = "What the importer charges on the exporter's goods.")
  public record Direction(
      @Schema(description = "The customs territory that charges: a union for its members.")
          EconomyCode importer,
      EconomyCode exporter,
      @Schema(description = "What was resolved, with the offset of the importer's customs zone.")
          OffsetDateTime validAt,
      OffsetDateTime knownAt,
      OffsetDateTime recordedAt,
      long position,
      @Schema(description = "Of the baseline.") Status status,
      @Schema(
              description =
                  "The rate on general goods, of the baseline's kind; null while it is open.")
          @Nullable Percent baselinePercent,
      @Schema(description = "Null while neither kind can be told.") @Nullable Baseline baseline,
      @Schema(
              description =
                  "The highest rate on any product scope, of those that can be told; null if none"
                      + " can.")
          @Nullable Percent peakPercent,
      @Schema(
              description =
                  "Between what the highest rate of all lies. Where it reaches above `peakPercent`,"
                      + " or has no end, some goods may be charged more.")
          Range peakRange,
      @Schema(description = "Measures announced, in force or paused then, by id.")
          List<Standing> measures,
      @Schema(description = "Those of them that are paused.") List<MeasureId> paused) {}

  @Schema(description = "The rate on general goods and what it counts.")
  public record Baseline(
      @Schema(
              description =
                  "`additional` comes on top of the base duty, `allIn` counts it already.",
              allowableValues = {"additional", "allIn"})
          String kind,
      Percent percent) {

    static @Nullable Baseline of(RateAnswer answer) {
      if (answer.additional() != null) {
        return new Baseline("additional", answer.additional());
      }
      return answer.allIn() == null ? null : new Baseline("allIn", answer.allIn());
    }

    static @Nullable Percent percentOf(@Nullable Baseline baseline) {
      return baseline == null ? null : baseline.percent();
    }
  }

  @Schema(description = "A measure and how it stands.")
  public record Standing(MeasureId id, Phase state) {}

  @Schema(description = "A change that needs no further act.")
  public record Change(
      OffsetDateTime at,
      EconomyCode importer,
      @Schema(description = "Null for a rule, a membership or the coverage.")
          @Nullable MeasureId measure,
      @Schema(example = "pauseLapses") String kind) {}
}
