package org.tariffledger.rest.assessments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import org.tariffledger.rest.assessments.ResultParameters.Format;
import org.tariffledger.rest.assessments.ResultParameters.Wanted;
import org.tariffledger.rest.json.HttpJson;

/// Writes what was found of a file, a part at a time: it is never held as a whole.
record Results(Runs runs, Run run) {

  void write(Wanted wanted, OutputStream out) throws IOException {
    var table = new ResultTable(out);
    if (wanted.format() == Format.CSV && wanted.skip() == 0) {
      table.header();
    }
    // Both have at most six digits.
    int end = Math.min(wanted.skip() + wanted.limit(), run.linesTotal());
    for (int part = wanted.skip() / Part.LINES; part * Part.LINES < end; part++) {
      var texts = runs.results(run.id(), part);
      if (texts.isEmpty()) {
        // It was cancelled before this part.
        break;
      }
      var first = part * Part.LINES;
      var from = Math.max(wanted.skip() - first, 0);
      var to = Math.min(end - first, texts.size());
      for (var text : texts.subList(Math.min(from, to), to)) {
        if (wanted.format() == Format.CSV) {
          table.line(HttpJson.MAPPER.readTree(text));
        } else {
          out.write(text.getBytes(UTF_8));
          out.write('\n');
        }
      }
    }
    table.flush();
    out.flush();
  }
}
