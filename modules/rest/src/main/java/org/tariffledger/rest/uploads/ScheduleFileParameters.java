package org.tariffledger.rest.uploads;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.Extent;
import org.tariffledger.rest.commands.FileFormats;
import org.tariffledger.rest.files.ScheduleFormat;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Names;

/// What stands in the query where the body is a file of a schedule's lines.
public record ScheduleFileParameters(
    @Parameter(description = "Whose schedule it is.", example = "NZ") @Nullable String importer,
    @Parameter(description = "The edition of the schedule.", example = "WTD-2025")
        @Nullable String edition,
    @Parameter(
            description =
                "us-hts: as the United States publish theirs; plain: code, rate, description. By"
                    + " the header, unless said.",
            example = "plain")
        @Nullable String format,
    @Parameter(
            description =
                "Whether other codes do not exist (whole) or it says nothing of them (partial):"
                    + " whole for us-hts, else partial, unless said.",
            example = "partial")
        @Nullable String extent,
    @Parameter(
            description = "From when on this edition is the schedule.",
            example = "2025-01-01T00:00:00+13:00")
        @Nullable String effectiveFrom,
    @Parameter(description = "When it was made public; now, unless said.")
        @Nullable String announcedAt,
    @Parameter(description = "The legal instrument that it rests on.") @Nullable String instrument,
    @Parameter(description = "Why, in words.") @Nullable String reason,
    @Parameter(description = "Where it was published.") @Nullable String source,
    @Parameter(description = "The recorder's own id of it.") @Nullable String reference,
    @Parameter(description = "Whether to answer what would be recorded, and keep nothing.")
        @Nullable String dryRun) {

  /// Null where it is not said, or not readable.
  @Nullable ScheduleFormat format(Faults faults) {
    return format == null ? null : faults.value("format", "unknown-value", format, FileFormats::of);
  }

  FileHead head(Extent extentUnlessSaid) {
    return new FileHead()
        .with("importer", importer)
        .with("edition", edition)
        .with("extent", extent == null ? Names.of(extentUnlessSaid) : extent)
        .with("effectiveFrom", effectiveFrom)
        .with("announcedAt", announcedAt)
        .withInstrument(instrument)
        .with("reason", reason)
        .with("source", source)
        .with("reference", reference);
  }
}
