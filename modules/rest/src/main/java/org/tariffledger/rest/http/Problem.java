package org.tariffledger.rest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tariffledger.rest.json.BadInput;

/// A refusal as RFC 9457 writes it, with every fault under `errors`.
@Schema(description = "Why the request was refused (RFC 9457, application/problem+json).")
public record Problem(
    @Schema(
            description = "A stable URI for the code.",
            example = "https://tariffledger.org/problems/measure-exists")
        String type,
    @Schema(description = "The code in words.", example = "Measure exists") String title,
    @Schema(description = "The HTTP status.", example = "409") int status,
    @Schema(description = "What is wrong with this request, in a sentence.") String detail,
    @Schema(
            description =
                "Stable, kebab-case; `several-faults` where `errors` holds more than one code.",
            example = "measure-exists")
        String code,
    @Schema(description = "Every fault, not only the first; of a file at most 100.")
        List<Fault> errors,
    @Schema(description = "How many faults there are, where `errors` does not show all of them.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer errorsTotal) {

  private static final String TYPES = "https://tariffledger.org/problems/";

  /// One thing that is wrong.
  public record Fault(
      @Schema(
              description =
                  "The place in the body (RFC 6901), or the name of the parameter; empty for the"
                      + " whole body.",
              example = "/commands/3/duty/percent")
          String pointer,
      @Schema(description = "Stable, kebab-case.", example = "bad-rate") String code,
      @Schema(description = "What is wrong, in a sentence.") String detail,
      @Schema(description = "In a file: the line, counted from 1.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Integer line,
      @Schema(description = "In a file: the field of the line, counted from 1.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Integer column) {

    public Fault(String pointer, String code, String detail) {
      this(pointer, code, detail, null, null);
    }
  }

  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(TYPES + code, title(code), status.value(), detail, code, List.of(), null);
  }

  public static Problem of(HttpStatus status, List<Fault> errors) {
    return of(status, errors, errors.size());
  }

  /// Of `total` faults, `errors` are those that are told.
  public static Problem of(HttpStatus status, List<Fault> errors, int total) {
    var first = errors.getFirst();
    var isOneCode = errors.stream().allMatch(error -> error.code().equals(first.code()));
    var code = isOneCode ? first.code() : "several-faults";
    var detail = total == 1 ? first.detail() : first.detail() + " (1 of " + total + " faults)";
    Integer untold = total > errors.size() ? Integer.valueOf(total) : null;
    return new Problem(TYPES + code, title(code), status.value(), detail, code, errors, untold);
  }

  public static Problem of(BadInput bad) {
    var errors =
        bad.faults().stream()
            .map(f -> new Fault(f.pointer(), f.code(), f.detail(), f.line(), f.column()))
            .toList();
    return of(HttpStatus.BAD_REQUEST, errors, bad.total());
  }

  private static String title(String code) {
    var words = code.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
