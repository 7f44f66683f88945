package org.tariffledger.rest.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tariffledger.rest.http.Problem;
import org.tariffledger.rest.rates.BatchAnswers;

/// What was found of many entries.
public record AssessedBatch(
    @Schema(description = "In the order of the entries.") List<Result> assessments,
    @Schema(
            description =
                "The newest position of the ledger; every entry is held against it unless it says"
                    + " recordedAt.")
        long position) {

  static final String ENTRIES = "entries";

  static final BatchAnswers<AssessedEntry, Result> RESULTS =
      new BatchAnswers<>(ENTRIES, Result::of, Result::of);

  @Schema(description = "What the entry would have got alone: an assessment, or a problem.")
  public record Result(
      @Schema(description = "The HTTP status that it would have got.", example = "200") int status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AssessedEntry assessment,
      @Schema(description = "Why this entry was refused; each pointer leads into the body.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Problem problem) {

    static Result of(AssessedEntry assessment) {
      return new Result(HttpStatus.OK.value(), assessment, null);
    }

    static Result of(Problem problem) {
      return new Result(problem.status(), null, problem);
    }
  }
}
