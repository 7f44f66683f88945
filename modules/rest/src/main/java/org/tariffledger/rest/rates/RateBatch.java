package org.tariffledger.rest.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tariffledger.rest.http.Problem;

/// The answers to many questions.
public record RateBatch(
    @Schema(description = "In the order of the questions.") List<Answer> answers,
    @Schema(
            description =
                "The newest position of the ledger; every answer is from it unless its question"
                    + " says recordedAt.")
        long position) {

  static final BatchAnswers<Rate, Answer> ANSWERS =
      new BatchAnswers<>(BatchReader.QUERIES, Answer::of, Answer::of);

  @Schema(description = "What the question would have got alone: a rate, or a problem.")
  public record Answer(
      @Schema(description = "The HTTP status that it would have got.", example = "200") int status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rate rate,
      @Schema(description = "Why this question was refused; each pointer leads into the body.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Problem problem) {

    /// Whether the two charge differently, or only one of them is a rate.
    public boolean chargesOtherThan(Answer other) {
      return !charges().equals(other.charges());
    }

    private List<@Nullable Object> charges() {
      return rate == null ? List.of() : rate.charges();
    }

    static Answer of(Rate rate) {
      return new Answer(HttpStatus.OK.value(), rate, null);
    }

    static Answer of(Problem problem) {
      return new Answer(problem.status(), null, problem);
    }
  }
}
