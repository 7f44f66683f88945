package org.tariffledger.subscriptions;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.EconomyCode;

/// Which changes are wanted: of these types, without any of all; of an importer, whose facts count
/// too; to an exporter and of goods, which only rate changes have. `goods` tells of the codes and
/// lists that a rate change names whether they are wanted; those of general goods always are.
public record ChangeFilter(
    List<String> types,
    @Nullable EconomyCode importer,
    @Nullable EconomyCode exporter,
    @Nullable Predicate<Set<String>> goods) {

  public static final ChangeFilter ALL = new ChangeFilter(List.of(), null, null, null);

  public ChangeFilter {
    types = List.copyOf(types);
  }

  boolean wants(@Nullable String named) {
    return goods == null
        || (named != null && (named.isEmpty() || goods.test(Set.of(named.split(" ")))));
  }
}
