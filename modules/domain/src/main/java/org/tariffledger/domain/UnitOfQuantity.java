package org.tariffledger.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a quantity is counted in. Schedules and callers spell one unit in many ways: `liter`,
/// `Liters` and `L` are `liters`; `each`, `head`, `article` and `pcs` are `No.`; `pr.` is `prs.`; a
/// `clean kg` is what the unit column calls `cy kg`, `m²` is `m2`. A unit that is not known here
/// keeps its spelling, and meets nothing but itself.
public record UnitOfQuantity(String name) {

  /// How a unit is written here, how many of its base one of it is, and how else it is spelt, in
  /// small letters without dots and blanks.
  private record Known(String name, String base, String size, String spellings) {}

  private static final List<Known> TABLE =
      List.of(
          new Known("kg", "kg", "1", "kg kilogram kilograms kilo kilos"),
          new Known("g", "kg", "0.001", "g gram grams"),
          new Known("t", "kg", "1000", "t tonne tonnes metricton metrictons"),
          new Known("No.", "No.", "1", "no nos number each head article articles pcs piece pieces"),
          new Known("doz.", "No.", "12", "doz dozen dozens"),
          new Known("hundreds", "No.", "100", "hundreds hundred"),
          new Known("gross", "No.", "144", "gross"),
          new Known("thousands", "No.", "1000", "thousands thousand"),
          new Known("prs.", "prs.", "1", "prs pr pair pairs"),
          new Known("doz. prs.", "prs.", "12", "dozprs dozpr dozenpairs"),
          new Known("liters", "liters", "1", "liters liter litres litre l"),
          new Known("hl", "liters", "100", "hl hectoliter hectoliters hectolitre hectolitres"),
          new Known("pf.liters", "pf.liters", "1", "pfliters pfliter proofliters proofliter"),
          new Known("m", "m", "1", "m linm meter meters metre metres"),
          new Known("m2", "m2", "1", "m2 m² sqm"),
          new Known("cm2", "m2", "0.0001", "cm2 cm²"),
          new Known("m3", "m3", "1", "m3 m³"),
          new Known("bbl", "bbl", "1", "bbl barrel barrels"),
          new Known("carat", "carat", "1", "carat carats"),
          new Known("cy kg", "cy kg", "1", "cykg cleankg"),
          new Known("Jwls.", "Jwls.", "1", "jwls jewel jewels"),
          new Known("gr.lines", "gr.lines", "1", "grlines line/gross"),
          new Known("pack", "pack", "1", "pack packs"));

  private static final Map<String, Known> BY_SPELLING =
      TABLE.stream()
          .flatMap(
              known ->
                  Arrays.stream(known.spellings().split(" "))
                      .map(spelling -> Map.entry(spelling, known)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Pattern IGNORED = Pattern.compile("[\\s.-]");

  public UnitOfQuantity {
    name = PlainText.of(name);
    var known = BY_SPELLING.get(key(name));
    name = known == null ? name : known.name();
    if (name.isEmpty() || name.length() > 50) {
      throw new IllegalArgumentException("A unit of quantity has 1 to 50 characters.");
    }
  }

  /// Refuses what no duty is charged per, and no quantity told in.
  public UnitOfQuantity checked() {
    if (!isKnown()) {
      throw new IllegalArgumentException(
          "This is no unit of quantity here; there are "
              + TABLE.stream().map(Known::name).collect(Collectors.joining(", "))
              + ".");
    }
    return this;
  }

  /// Whether it is one of those that have several spellings here.
  public boolean isKnown() {
    return BY_SPELLING.containsKey(key(name));
  }

  /// How many of the base of its kind one of it is: a `doz.` is 12 `No.`, a `g` 0.001 `kg`.
  public BigDecimal size() {
    var known = BY_SPELLING.get(key(name));
    return known == null ? BigDecimal.ONE : new BigDecimal(known.size());
  }

  /// Whether what is counted in the one can be counted in the other.
  public boolean countsTheSameAs(UnitOfQuantity other) {
    return base().equals(other.base());
  }

  private String base() {
    var known = BY_SPELLING.get(key(name));
    return known == null ? name : known.base();
  }

  /// The quantity counted in another unit, if both count the same: 2 `doz.` are 24 `No.`.
  public Optional<BigDecimal> convert(BigDecimal quantity, UnitOfQuantity to) {
    if (equals(to)) {
      return Optional.of(quantity);
    }
    var from = BY_SPELLING.get(key(name));
    var target = BY_SPELLING.get(key(to.name));
    if (from == null || target == null || !from.base().equals(target.base())) {
      return Optional.empty();
    }
    var counted = quantity.multiply(new BigDecimal(from.size()));
    return Optional.of(counted.divide(new BigDecimal(target.size()), MathContext.DECIMAL128));
  }

  private static String key(String name) {
    return IGNORED.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return name;
  }
}
