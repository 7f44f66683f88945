package org.tariffledger.benchmarks;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tariffledger.benchmarks.RangesWorld.Question;
import org.tariffledger.domain.EconomyCode;
import org.tariffledger.domain.ProductCode;

/// Answers by one query to the table, through the server's own pool of connections: no components,
/// no reasons, only the percentage.
@RestController
class RangeReply {

  static final String PATH = "/ranges";

  private volatile @Nullable RangeTable table;

  void set(RangeTable asked) {
    table = asked;
  }

  record Answer(String additionalPercent) {}

  @GetMapping(PATH)
  Answer get(
      @RequestParam String importer,
      @RequestParam String exporter,
      @RequestParam String product,
      @RequestParam Instant validAt,
      @RequestParam Instant knownAt,
      @RequestParam Instant recordedAt)
      throws SQLException {
    var question =
        new Question(
            new EconomyCode(importer),
            new EconomyCode(exporter),
            new ProductCode(product),
            validAt,
            knownAt,
            recordedAt);
    return new Answer(
        Objects.requireNonNull(table).percent(question).orElseThrow().toPlainString());
  }
}
