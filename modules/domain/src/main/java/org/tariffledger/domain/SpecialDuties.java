package org.tariffledger.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The duties of a special column, each with the symbols of the preferences that get it:
/// `Free (A+,AU,S,S+) 4.2¢/kg (KR) See 9822.05.10 (P+)`, in this order. A text without symbols is
/// nobody's; a text that cannot be taken apart is kept whole, and is nobody's either.
public record SpecialDuties(List<Entry> entries) {

  /// A duty as written, and the symbols in the brackets behind it.
  public record Entry(String text, Set<String> symbols) {

    public Entry {
      symbols = Set.copyOf(symbols);
    }

    public Duty duty() {
      return DutyText.read(text);
    }
  }

  private static final String SYMBOL = "[A-Z][A-Z0-9]{0,5}[+*#]?";

  /// Brackets with symbols alone; `(see U.S. note 3 of this subchapter)` belongs to the text. Print
  /// has lost a comma here and set a dot there.
  private static final Pattern SYMBOLS =
      Pattern.compile("\\(\\s*(%s(?:[\\s,.]+%s)*)[\\s,.]*\\)".formatted(SYMBOL, SYMBOL));

  private static final Pattern BETWEEN = Pattern.compile("[\\s,.]+");

  public SpecialDuties {
    entries = List.copyOf(entries);
  }

  /// Never fails.
  public static SpecialDuties read(String text) {
    var plain = PlainText.of(text);
    if (plain.isEmpty()) {
      return new SpecialDuties(List.of());
    }
    var entries = entries(plain);
    return new SpecialDuties(entries.isEmpty() ? List.of(new Entry(plain, Set.of())) : entries);
  }

  /// The first duty that has the symbol, as written.
  public Optional<String> of(ScheduleColumn symbol) {
    return entries.stream()
        .filter(entry -> entry.symbols().contains(symbol.value()))
        .map(Entry::text)
        .findFirst();
  }

  /// None if a duty lacks its symbols, or symbols their duty.
  private static List<Entry> entries(String text) {
    var entries = new ArrayList<Entry>();
    var brackets = SYMBOLS.matcher(text);
    int end = 0;
    while (brackets.find()) {
      var duty = text.substring(end, brackets.start()).strip();
      if (duty.isEmpty()) {
        return List.of();
      }
      var symbols = new LinkedHashSet<>(List.of(BETWEEN.split(brackets.group(1))));
      entries.add(new Entry(duty, symbols));
      end = brackets.end();
    }
    return end == text.length() ? entries : List.of();
  }
}
