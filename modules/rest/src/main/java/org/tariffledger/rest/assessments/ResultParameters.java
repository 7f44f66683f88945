package org.tariffledger.rest.assessments;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.json.Faults;

/// Which part of what was found is wanted, and how.
record ResultParameters(
    @Parameter(
            description = "Lines of JSON (ndjson), or a table with a header (csv).",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"ndjson", "csv"},
                    defaultValue = "ndjson"))
        @Nullable String format,
    @Parameter(
            description = "How many entries are left out first; then a table has no header.",
            schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
        @Nullable String skip,
    @Parameter(
            description = "How many entries at most; all, unless said.",
            schema = @Schema(type = "integer", minimum = "1"))
        @Nullable String limit) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  enum Format {
    NDJSON("application/x-ndjson", "ndjson"),
    CSV("text/csv;charset=UTF-8", "csv");

    private final String type;
    private final String ending;

    Format(String type, String ending) {
      this.type = type;
      this.ending = ending;
    }

    String type() {
      return type;
    }

    String ending() {
      return ending;
    }
  }

  record Wanted(Format format, int skip, int limit) {}

  Wanted read(Faults faults) {
    var lines = limit == null ? EntryFile.LINES_MAX : number("limit", limit, faults);
    if (lines == 0) {
      faults.add("limit", "bad-number", "At least one entry is wanted.");
    }
    return new Wanted(
        faults.choice("format", format, Format.NDJSON),
        skip == null ? 0 : number("skip", skip, faults),
        lines);
  }

  private static int number(String name, String text, Faults faults) {
    if (!NUMBER.matcher(text).matches()) {
      faults.add(name, "bad-number", "Write a whole number of at most six digits.");
      return 1;
    }
    return Integer.parseInt(text);
  }
}
