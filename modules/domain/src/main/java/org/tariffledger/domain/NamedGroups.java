package org.tariffledger.domain;

import static org.tariffledger.domain.Refusal.Code.UNKNOWN_GROUP;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Groups must be registered before targets name them.
final class NamedGroups {

  static List<Refusal> unknown(Targets targets, Register register) {
    return Stream.concat(
            unknown(targets.include(), "/targets/include/", register),
            unknown(targets.exclude(), "/targets/exclude/", register))
        .toList();
  }

  private static Stream<Refusal> unknown(List<Target> targets, String pointer, Register register) {
    return IntStream.range(0, targets.size())
        .boxed()
        .flatMap(
            i ->
                targets.get(i) instanceof Target.Group(var id) && !register.hasGroup(id)
                    ? Stream.of(
                        new Refusal(
                            UNKNOWN_GROUP, pointer + i, "No group " + id + " is registered."))
                    : Stream.of());
  }

  private NamedGroups() {}
}
