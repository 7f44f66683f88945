package org.tariffledger.domain.rates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tariffledger.domain.ProductListId;

/// What one code is charged under programmes that decide together, for every way in which the lists
/// may read of which nobody knows what is on them: the code is on each of them, or it is not.
final class Readings {

  /// Of so many lists every way is tried; of more nobody can say what is charged.
  static final int LISTS_MAX = 6;

  private final List<ProductListId> unknown;

  /// By the number whose bits are the unknown lists that have the code. Of too many lists there are
  /// two: none has it, and what may be covered is.
  private final List<Assessment> all;

  private final List<Charge> charges;

  private Readings(List<ProductListId> unknown, List<Assessment> all) {
    this.unknown = unknown;
    this.all = all;
    this.charges = all.stream().map(Assessment::charge).toList();
  }

  /// Without lists that matter.
  static Readings only(Assessment assessment) {
    return new Readings(List.of(), List.of(assessment));
  }

  static Readings of(
      List<ProductListId> unknown,
      Function<Set<ProductListId>, Assessment> ifOn,
      Supplier<Assessment> perhaps) {
    if (unknown.size() > LISTS_MAX) {
      return new Readings(unknown, List.of(ifOn.apply(Set.of()), perhaps.get()));
    }
    return new Readings(
        unknown,
        IntStream.range(0, 1 << unknown.size())
            .mapToObj(bits -> ifOn.apply(lists(unknown, bits)))
            .toList());
  }

  private static Set<ProductListId> lists(List<ProductListId> unknown, int bits) {
    return IntStream.range(0, unknown.size())
        .filter(list -> (bits >> list & 1) == 1)
        .mapToObj(unknown::get)
        .collect(java.util.stream.Collectors.toSet());
  }

  List<ProductListId> unknown() {
    return unknown;
  }

  List<Assessment> all() {
    return all;
  }

  boolean areTooMany() {
    return unknown.size() > LISTS_MAX;
  }

  Charge charge() {
    return areTooMany() ? Charge.ANYTHING : Charge.oneOf(charges);
  }

  /// The lists that make a difference, at least together with others.
  List<ProductListId> mattering() {
    if (areTooMany()) {
      return unknown;
    }
    var mattering = new ArrayList<ProductListId>();
    for (int list = 0; list < unknown.size(); list++) {
      if (matters(1 << list)) {
        mattering.add(unknown.get(list));
      }
    }
    return mattering;
  }

  private boolean matters(int list) {
    return IntStream.range(0, all.size())
        .filter(bits -> (bits & list) == 0)
        .anyMatch(bits -> !charges.get(bits).equals(charges.get(bits | list)));
  }

  /// Those in which no list has the code but the given ones; the first is that in which none has.
  List<Assessment> among(Collection<ProductListId> lists) {
    if (areTooMany()) {
      return lists.isEmpty() ? all.subList(0, 1) : all;
    }
    var others =
        IntStream.range(0, unknown.size())
            .filter(list -> !lists.contains(unknown.get(list)))
            .map(list -> 1 << list)
            .sum();
    return IntStream.range(0, all.size())
        .filter(bits -> (bits & others) == 0)
        .mapToObj(all::get)
        .toList();
  }
}
