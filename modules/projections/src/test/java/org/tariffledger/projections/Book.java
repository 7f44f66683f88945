package org.tariffledger.projections;

import java.util.List;
import org.tariffledger.domain.ProductCode;
import org.tariffledger.domain.Schedule;
import org.tariffledger.domain.ScheduleLine;

/// A small schedule, one line each: `indent|code|description`.
final class Book {

  static final Schedule SMALL =
      of(
          """
          0|0101|Live horses and asses:
          1||Horses:
          2|0101.21.00|Purebred breeding animals
          2|0101.29.00|Other
          3|0101.29.00.10|For slaughter
          1|0101.30.00.00|Asses
          0|9018|Instruments used in medical sciences; parts:
          1||Syringes, needles, catheters:
          2|9018.31.00|Syringes, with or without needles
          3|9018.31.00.40|Hypodermic
          2|9018.32.00|Tubular metal needles
          1|9018.90|Other, with crème:
          0||Articles returned:
          1|9801.00.10|By whoever exported them
          0|9801.00.20|Other
          """);

  static Schedule of(String text) {
    return Schedule.of(text.lines().map(Book::line).toList());
  }

  private static ScheduleLine line(String text) {
    var parts = List.of(text.split("\\|", -1));
    var code = parts.get(1).isEmpty() ? null : new ProductCode(parts.get(1));
    return new ScheduleLine(code, Integer.parseInt(parts.get(0)), parts.get(2), "", "", "", "");
  }

  /// The code of a line or a chapter, or the description of what has none.
  static String name(Level level) {
    return switch (level) {
      case Level.Heading(var code) -> "heading " + code;
      case Level.Line(_, var line) ->
          line.code().map(ProductCode::value).orElse(line.written().description());
    };
  }

  static List<String> names(List<? extends Level> levels) {
    return levels.stream().map(Book::name).toList();
  }

  private Book() {}
}
