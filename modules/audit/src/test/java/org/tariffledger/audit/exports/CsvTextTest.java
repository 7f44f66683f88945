package org.tariffledger.audit.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a spreadsheet makes of a row.
class CsvTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1"})
  void a_text_that_begins_like_a_formula_is_marked_as_a_text(String text) {
    assertThat(Spreadsheets.harmless(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a=b", "'=1", "{\"a\":\"=1\"}"})
  void any_other_text_stays_as_it_is(String text) {
    assertThat(Spreadsheets.harmless(text)).isEqualTo(text);
  }

  @Test
  void quotes_commas_and_line_ends_are_kept_within_a_field() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var csv = new CsvText(ExportOf.EVENTS, out)) {
      var row = "{\"position\":7,\"data\":{\"announcement\":{\"reason\":\"a, \\\"b\\\"\\nc\"}}}";
      csv.take(new Row(7, row.getBytes(UTF_8)));
    }

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "position,recordedAt,act,actor,correlation,causation,approver,approvalNote,proposal,"
                + "stream,version,name,eventId,announcedAt,reason,source,reference,data\r\n"
                + "7,,,,,,,,,,,,,,\"a, \"\"b\"\"\nc\",,,"
                + "\"{\"\"announcement\"\":{\"\"reason\"\":\"\"a, \\\"\"b\\\"\"\\nc\"\"}}\"\r\n");
  }
}
