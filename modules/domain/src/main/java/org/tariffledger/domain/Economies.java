package org.tariffledger.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The world's economies with their customs time zones, and the customs unions with dated members.
public final class Economies {

  private static final Map<String, Economy> ALL = readEconomies();
  // Read after the economies, since a code is looked up among them.
  private static final List<UnionMembership> MEMBERSHIPS = readMemberships();
  private static final Map<EconomyCode, List<UnionMembership>> BY_MEMBER =
      MEMBERSHIPS.stream().collect(Collectors.groupingBy(UnionMembership::member));

  /// `currency` is the one its customs reckon in (ISO 4217).
  public record Economy(String code, String name, ZoneId zone, String currency) {}

  /// A member of a customs union in the half-open interval from `from` to `until`.
  public record UnionMembership(
      EconomyCode union, EconomyCode member, Instant from, @Nullable Instant until) {

    boolean holdsAt(Instant at) {
      return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
  }

  public static boolean isKnown(String code) {
    return ALL.containsKey(code);
  }

  public static Economy of(EconomyCode code) {
    return Objects.requireNonNull(ALL.get(code.value()));
  }

  public static ZoneId zoneOf(EconomyCode code) {
    return of(code).zone();
  }

  /// The currency of customs values there.
  public static String currencyOf(EconomyCode code) {
    return of(code).currency();
  }

  public static Collection<Economy> all() {
    return Collections.unmodifiableCollection(ALL.values());
  }

  public static List<UnionMembership> memberships() {
    return MEMBERSHIPS;
  }

  public static boolean isUnion(EconomyCode economy) {
    return MEMBERSHIPS.stream().anyMatch(membership -> membership.union().equals(economy));
  }

  /// The unions that the economy belongs to or belonged to.
  public static List<UnionMembership> membershipsOf(EconomyCode member) {
    return BY_MEMBER.getOrDefault(member, List.of());
  }

  /// The union that levies duties in the economy's name at that moment.
  public static Optional<EconomyCode> unionOf(EconomyCode economy, Instant at) {
    return membershipsOf(economy).stream()
        .filter(membership -> membership.holdsAt(at))
        .map(UnionMembership::union)
        .findFirst();
  }

  private static Map<String, Economy> readEconomies() {
    var economies = new TreeMap<String, Economy>();
    rows("economies.csv")
        .forEach(
            row -> economies.put(row[0], new Economy(row[0], row[1], ZoneId.of(row[2]), row[3])));
    return economies;
  }

  private static List<UnionMembership> readMemberships() {
    return rows("unions.csv")
        .map(
            row ->
                new UnionMembership(
                    new EconomyCode(row[0]),
                    new EconomyCode(row[1]),
                    startOfDay(row[0], row[2]),
                    row.length > 3 ? startOfDay(row[0], row[3]) : null))
        .toList();
  }

  private static Instant startOfDay(String union, String date) {
    return LocalDate.parse(date)
        .atStartOfDay(Objects.requireNonNull(ALL.get(union)).zone())
        .toInstant();
  }

  private static Stream<String[]> rows(String resource) {
    try (var in = Objects.requireNonNull(Economies.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(row -> row[row.length - 1].isEmpty() ? shortened(row) : row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] shortened(String[] row) {
    return java.util.Arrays.copyOf(row, row.length - 1);
  }

  private Economies() {}
}
