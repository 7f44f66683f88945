package org.tariffledger.rest.http;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tariffledger.rest.json.Faults;
import org.tariffledger.rest.json.Quoted;

/// The parameters that a query may have: all those of these names, of which some may be given more
/// than once, and those that begin with one of `prefixes`.
public record QueryNames(Set<String> all, Set<String> repeatable, Set<String> prefixes) {

  /// Those of the records' components, and `others`.
  public static QueryNames of(List<Class<?>> records, Collection<String> others) {
    var components =
        records.stream().flatMap(type -> Arrays.stream(type.getRecordComponents())).toList();
    var all =
        components.stream()
            .filter(component -> prefixes(component).findAny().isEmpty())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    all.addAll(others);
    return new QueryNames(
        all,
        components.stream()
            .filter(QueryRecords::isRepeatable)
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet()),
        components.stream()
            .flatMap(QueryNames::prefixes)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  static Stream<String> prefixes(RecordComponent component) {
    var open = component.getAnnotation(OpenNames.class);
    return open == null ? Stream.of() : Arrays.stream(open.value());
  }

  /// Adds what is wrong with the names.
  public void check(Map<String, String[]> query, Faults faults) {
    query.forEach(
        (name, values) -> {
          if (!isKnown(name)) {
            faults.add(name, "unknown-parameter", unknown(name));
          } else if (values.length > 1 && !repeatable.contains(name)) {
            faults.add(name, "repeated-parameter", "The parameter is given more than once.");
          }
        });
  }

  private boolean isKnown(String name) {
    return all.contains(name) || prefixes.stream().anyMatch(name::startsWith);
  }

  private String unknown(String name) {
    var there =
        Stream.concat(all.stream(), prefixes.stream().map(prefix -> prefix + "<name>"))
            .collect(Collectors.joining(", "));
    return "There is no parameter \"%s\" here; there are: %s."
        .formatted(Quoted.of(name), there.isEmpty() ? "none" : there);
  }
}
