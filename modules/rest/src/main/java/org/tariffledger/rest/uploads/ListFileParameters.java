package org.tariffledger.rest.uploads;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tariffledger.rest.files.ListFile.Where;
import org.tariffledger.rest.json.Faults;

/// What stands in the query where the body is a file of codes.
public record ListFileParameters(
    @Parameter(
            description =
                "The column of the codes: its name in the header, or its number from 1. Found,"
                    + " unless said.",
            example = "hts8")
        @Nullable String column,
    @Parameter(
            description =
                "Only lines with this value in this column, as column:value. Given again: another"
                    + " value of the column, or a value of another.",
            example = "list:4A")
        List<String> where,
    @Parameter(
            description =
                "Whether other codes are not on the list (whole) or may be (partial); whole, unless"
                    + " said.",
            example = "partial")
        @Nullable String extent,
    @Parameter(
            description =
                "Of a part: a heading within which it holds all that is on the list. Given again:"
                    + " another.",
            example = "8517")
        List<String> within,
    @Parameter(
            description = "The edition of the nomenclature that the codes are of.",
            example = "HTS-2025")
        @Nullable String nomenclature,
    @Parameter(
            description = "From when on this is what is on the list; ever since, unless said.",
            example = "2019-09-01T00:01:00-04:00")
        @Nullable String effectiveFrom,
    @Parameter(description = "When it was made public; now, unless said.")
        @Nullable String announcedAt,
    @Parameter(description = "The legal instrument that it rests on.", example = "84 FR 43304")
        @Nullable String instrument,
    @Parameter(description = "Why, in words.") @Nullable String reason,
    @Parameter(description = "Where it was published.") @Nullable String source,
    @Parameter(description = "The recorder's own id of it.") @Nullable String reference,
    @Parameter(description = "Whether to answer what would be recorded, and keep nothing.")
        @Nullable String dryRun) {

  List<Where> conditions(Faults faults) {
    var conditions = new ArrayList<Where>();
    for (var text : where) {
      var colon = text.indexOf(':');
      if (colon < 1) {
        faults.add("where", "bad-condition", "Write where=column:value.");
      } else {
        conditions.add(new Where(text.substring(0, colon), text.substring(colon + 1)));
      }
    }
    return conditions;
  }

  FileHead head() {
    return new FileHead()
        .with("extent", extent)
        .withEach("within", within)
        .with("nomenclature", nomenclature)
        .with("effectiveFrom", effectiveFrom)
        .with("announcedAt", announcedAt)
        .withInstrument(instrument)
        .with("reason", reason)
        .with("source", source)
        .with("reference", reference);
  }
}
