package org.tariffledger.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A schedule of the size and the shape of the United States', and lists over its lines, as files.
/// A heading has four subheadings, each four lines with a duty and each of those a statistical one,
/// so that every chapter of ten headings has 370 lines.
record MadeUpTariff(int chapters, int lists) {

  private static final int HEADINGS = 10;
  private static final int SUBHEADINGS = 4;

  private static final List<String> DUTIES =
      List.of("Free", "2.5%", "16.5%", "1.4¢/kg + 3%", "$1.035/kg", "6.8%");
  private static final List<String> WORDS =
      List.of(
          "Iron",
          "steel",
          "cotton",
          "woven",
          "fresh",
          "frozen",
          "parts",
          "machines",
          "syringes",
          "telephones",
          "coffee",
          "engines",
          "plastic",
          "glass",
          "paper",
          "footwear");

  /// In the layout that the United States publish.
  String schedule() {
    return "HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,"
        + "Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties\n"
        + headings().map(MadeUpTariff::heading).collect(Collectors.joining());
  }

  int lines() {
    return chapters * HEADINGS * (1 + SUBHEADINGS + 2 * SUBHEADINGS * SUBHEADINGS);
  }

  /// Four fifths of the lines, of each list other ones.
  String list(int number) {
    return codes()
        .filter(code -> (Integer.parseInt(code.substring(0, 8)) / 10 + number) % 5 != 0)
        .map(code -> code + "\n")
        .collect(Collectors.joining());
  }

  /// Of each list fewer than of the one before: half of the lines, a third, a quarter.
  String shortList(int number) {
    var codes = codes().toList();
    return IntStream.range(0, codes.size())
        .filter(code -> code % (number + 2) == 1)
        .mapToObj(code -> codes.get(code) + "\n")
        .collect(Collectors.joining());
  }

  /// Codes of lines that have a duty of their own.
  Stream<String> codes() {
    return headings()
        .flatMap(
            heading ->
                IntStream.range(0, SUBHEADINGS * SUBHEADINGS)
                    .mapToObj(line -> code(heading, line)));
  }

  private Stream<Integer> headings() {
    return IntStream.range(0, chapters * HEADINGS).boxed();
  }

  private static String code(int heading, int line) {
    return "%s%d0%d0"
        .formatted(heading(heading, ""), line / SUBHEADINGS + 1, line % SUBHEADINGS + 1);
  }

  private static String heading(int heading, String dot) {
    return "%02d%s%02d".formatted(heading / HEADINGS + 1, dot, heading % HEADINGS + 1);
  }

  private static String heading(int heading) {
    var text = new StringBuilder(row(heading(heading, ""), 0, words(heading), ""));
    for (int subheading = 0; subheading < SUBHEADINGS; subheading++) {
      var first = subheading * SUBHEADINGS;
      var code = code(heading, first);
      text.append(row(code.substring(0, 6), 1, words(heading + first) + ":", ""));
      for (int line = first; line < first + SUBHEADINGS; line++) {
        var duty = DUTIES.get((heading + line) % DUTIES.size());
        text.append(row(code(heading, line), 2, words(heading * 7 + line), duty));
        text.append(row(code(heading, line) + "10", 3, words(heading * 3 + line), ""));
      }
    }
    return text.toString();
  }

  private static String row(String code, int indent, String description, String duty) {
    var special = duty.isEmpty() ? "" : "Free (A,AU,KR,S,S+)";
    var other = duty.isEmpty() ? "" : "35%";
    return String.format(
        Locale.ROOT,
        "\"%s\",\"%d\",\"%s\",\"[\"\"kg\"\"]\",\"%s\",\"%s\",\"%s\",\"\",\"\"\n",
        code,
        indent,
        description,
        duty,
        special,
        other);
  }

  private static String words(int number) {
    return Stream.of(number, number / 3 + 5, number / 7 + 11)
        .map(n -> WORDS.get(n % WORDS.size()))
        .collect(Collectors.joining(" "));
  }
}
