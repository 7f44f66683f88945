package org.tariffledger.rest.assessments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.files.Table.Line;
import org.tariffledger.rest.http.Problem;

/// What was found of a line of a file: an assessment, or why there is none.
record AssessedLine(
    @Schema(description = "In the file, counted from 1.") int line,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AssessedEntry assessment,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Problem problem) {

  static AssessedLine of(Line line, AssessedEntry assessment) {
    return new AssessedLine(line.number(), assessment, null);
  }

  static AssessedLine of(Line line, Problem problem) {
    return new AssessedLine(line.number(), null, problem);
  }
}
