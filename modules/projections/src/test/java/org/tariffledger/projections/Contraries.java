package org.tariffledger.projections;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tariffledger.domain.rates.RateAnswer.Assumption;
import org.tariffledger.domain.rates.RateQuery;

/// Questions with the facts given the other way round than an answer says it took them to be: what
/// a caller would ask who reads the words of an assumption.
final class Contraries {

  private static final List<String> SHARES =
      Stream.iterate(0, i -> i + 1).limit(11).map(i -> "0." + i).map(Contraries::tenth).toList();
  private static final List<String> WORTHS = List.of("50", "99", "100", "450", "800", "900");

  static Stream<RateQuery> of(Assumption assumed, RateQuery query) {
    var words = new TreeMap<String, List<String>>();
    words.put(assumed.fact(), new ArrayList<>(List.of(assumed.value())));
    for (var other : assumed.with()) {
      words.computeIfAbsent(other.fact(), _ -> new ArrayList<>()).add(other.value());
    }
    List<Map<String, String>> given = List.of(Map.of());
    for (var one : words.entrySet()) {
      given = with(one.getKey(), values(one.getKey(), one.getValue()), given);
    }
    return given.stream().map(all -> Facts.with(query, all)).flatMap(Optional::stream);
  }

  private static String tenth(String text) {
    return text.equals("0.10") ? "1" : text;
  }

  private static List<Map<String, String>> with(
      String fact, List<String> values, List<Map<String, String>> given) {
    var more = new ArrayList<Map<String, String>>();
    for (var one : given) {
      for (var value : values) {
        var another = new HashMap<>(one);
        another.put(fact, value);
        more.add(another);
      }
    }
    return more;
  }

  /// Those that contradict all the words.
  private static List<String> values(String fact, List<String> words) {
    return switch (fact) {
      case "quotaInHand" -> List.of("true");
      case "loadedOn" ->
          List.of(
              words.stream()
                  .map(text -> OffsetDateTime.parse(text.substring("not before ".length())))
                  .map(OffsetDateTime::toInstant)
                  .min(java.util.Comparator.naturalOrder())
                  .orElseThrow()
                  .minusSeconds(1)
                  .toString());
      case "meltedIn" -> places(words);
      case "customsValue" -> numbers(WORTHS, words);
      default ->
          fact.startsWith("claims.")
              ? List.of(fact.substring("claims.".length()))
              : numbers(SHARES, words);
    };
  }

  private static List<String> places(List<String> words) {
    var named =
        words.stream()
            .map(text -> List.of(text.substring("not in ".length()).split(", ", -1)))
            .toList();
    return named.getFirst().stream()
        .filter(place -> named.stream().allMatch(all -> all.contains(place)))
        .toList();
  }

  private static List<String> numbers(List<String> all, List<String> words) {
    return all.stream()
        .filter(number -> words.stream().noneMatch(text -> holds(new BigDecimal(number), text)))
        .toList();
  }

  private static boolean holds(BigDecimal number, String words) {
    var compared = number.compareTo(new BigDecimal(words.substring(words.lastIndexOf(' ') + 1)));
    return switch (words.substring(0, words.lastIndexOf(' '))) {
      case "at least" -> compared >= 0;
      case "at most" -> compared <= 0;
      case "below" -> compared < 0;
      case "above" -> compared > 0;
      default -> throw new AssertionError(words);
    };
  }

  private Contraries() {}
}
