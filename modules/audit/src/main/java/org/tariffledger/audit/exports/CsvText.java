package org.tariffledger.audit.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tariffledger.commands.LedgerJson;
import tools.jackson.databind.JsonNode;

/// Rows as RFC 4180 has them: a column for what every row has, and all the rest as JSON in the
/// last. A spreadsheet would compute what begins like a formula, so such a text gets an apostrophe.
final class CsvText implements Row.Taker, AutoCloseable {

  private static final List<String> OF_CHANGES =
      List.of(
          "sequence",
          "type",
          "subject",
          "time",
          "recordedtime",
          "partitionkey",
          "correlationid",
          "causationid",
          "data");
  private static final List<String> OF_EVENTS =
      List.of(
          "position",
          "recordedAt",
          "act",
          "actor",
          "correlation",
          "causation",
          "approver",
          "approvalNote",
          "proposal",
          "stream",
          "version",
          "name",
          "eventId",
          "announcedAt",
          "reason",
          "source",
          "reference",
          "data");

  private final List<String> columns;
  private final Writer text;
  private final CsvWriter csv;

  CsvText(ExportOf of, OutputStream out) {
    this.columns =
        switch (of) {
          case CHANGES -> OF_CHANGES;
          case EVENTS -> OF_EVENTS;
        };
    this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    csv.writeRecord(columns);
  }

  @Override
  public void take(Row row) {
    var json = LedgerJson.mapper().readTree(row.json());
    csv.writeRecord(columns.stream().map(column -> cell(json, column)).toList());
  }

  private static String cell(JsonNode row, String column) {
    var value = row.path(column);
    if (value.isMissingNode()) {
      value = row.path("data").path("announcement").path(column);
    }
    return switch (value.getNodeType()) {
      case MISSING, NULL -> "";
      case STRING -> Spreadsheets.harmless(value.asString());
      default -> value.toString();
    };
  }

  @Override
  public void close() throws IOException {
    csv.flush();
    text.flush();
  }
}
