package org.tariffledger.rest.exports;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tariffledger.audit.exports.ExportFormat;
import org.tariffledger.audit.exports.ExportOf;
import org.tariffledger.audit.exports.ExportQuery;
import org.tariffledger.rest.changes.FilterParameters;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Instants;
import org.tariffledger.rest.json.Quoted;
import org.tariffledger.subscriptions.PublicChange;

/// What is to be exported, and how.
record ExportParameters(
    @Parameter(
            description =
                "`changes`: what is public, by sequence; or `events`: what is stored, by position,"
                    + " with actor, act and reason.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"changes", "events"},
                    defaultValue = "changes"))
        @Nullable String of,
    @Parameter(
            description =
                "`ndjson`: a JSON object a line; `csv`: RFC 4180; `bundle`: a signed zip file that"
                    + " can be verified without this server.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"ndjson", "csv", "bundle"},
                    defaultValue = "ndjson"))
        @Nullable String format,
    @Parameter(
            description = "From this sequence or position on. Default: the first there is.",
            example = "0")
        @Nullable String from,
    @Parameter(
            description =
                "To this sequence or position, which is included. Default: the last there is.")
        @Nullable String to,
    @Parameter(description = "Only what was recorded at this instant, with an offset, or later.")
        @Nullable String recordedFrom,
    @Parameter(description = "Only what was recorded before this instant, with an offset.")
        @Nullable String recordedTo) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

  ExportOf ofWhat(Faults faults) {
    return faults.choice("of", of, ExportOf.CHANGES);
  }

  ExportFormat formatOf(Faults faults) {
    return faults.choice("format", format, ExportFormat.NDJSON);
  }

  /// Sequences begin with 0 and positions with 1; `last` is the last that there is.
  ExportQuery query(ExportOf what, long last, FilterParameters wanted, Instant now, Faults faults) {
    var first = what == ExportOf.CHANGES ? 0 : 1;
    var start = from == null ? first : number("from", from, first, last, faults);
    var end = to == null ? last : number("to", to, first, last, faults);
    var since = instant("recordedFrom", recordedFrom, faults);
    var until = instant("recordedTo", recordedTo, faults);
    if (from != null && start > end) {
      faults.add("from", "bad-range", "From %d to %d there is nothing.".formatted(start, end));
    }
    if (since != null && until != null && !since.isBefore(until)) {
      faults.add("recordedFrom", "bad-range", "It is not before recordedTo.");
    }
    if (what == ExportOf.EVENTS) {
      refuseOfRates("exporter", wanted.exporter(), faults);
      refuseOfRates("product", wanted.product(), faults);
      refuseRates(wanted.types(), faults);
    }
    return new ExportQuery(what, start, end, since, until, wanted.filterOf(now, faults));
  }

  private static void refuseOfRates(String name, @Nullable String text, Faults faults) {
    if (text != null) {
      faults.add(name, "not-of-events", "Only changes have it, and only changed rates.");
    }
  }

  private static void refuseRates(@Nullable String types, Faults faults) {
    if (types != null && Arrays.asList(types.split(",", -1)).contains(PublicChange.RATE_CHANGED)) {
      faults.add("types", "not-of-events", PublicChange.RATE_CHANGED + " is of no event.");
    }
  }

  private static @Nullable Instant instant(String name, @Nullable String text, Faults faults) {
    return text == null ? null : faults.value(name, "bad-instant", text, Instants::parse);
  }

  private static long number(String pointer, String text, long first, long last, Faults faults) {
    if (!NUMBER.matcher(text).matches()) {
      faults.add(
          pointer, "bad-position", "\"" + Quoted.of(text) + "\" is no sequence and no position.");
      return first;
    }
    var number = new BigInteger(text);
    if (number.compareTo(BigInteger.valueOf(last)) > 0) {
      faults.add(
          pointer,
          "beyond-end",
          last < first ? "There is nothing yet." : "The last that there is is " + last + ".");
      return first;
    }
    return Math.max(first, number.longValueExact());
  }
}
