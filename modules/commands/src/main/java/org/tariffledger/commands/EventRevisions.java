package org.tariffledger.commands;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tariffledger.commands.EventNames.UnknownEvent;
import tools.jackson.databind.node.ObjectNode;

/// What became of an event's JSON since its first revision. A store keeps every revision it was
/// ever given; older ones are read as the newest.
final class EventRevisions {

  /// `duty-changed` 2 may say what becomes of later changes, `tariff-imposed` 2 has a basis and
  /// conditions, `stacking-rule-set` 2 may name a share, `agreement-reached` 2 says how many terms
  /// there are: where they do not, they read as 1 did. `product-list-published` 2 says whether it
  /// is all that is on the list; 1 knew no other.
  static final EventRevisions CURRENT =
      new EventRevisions(
          Map.of(
              "duty-changed", List.of(UnaryOperator.identity()),
              "tariff-imposed", List.of(UnaryOperator.identity()),
              "stacking-rule-set", List.of(UnaryOperator.identity()),
              "agreement-reached", List.of(UnaryOperator.identity()),
              "product-list-published", List.of(EventRevisions::ofAWholeList)));

  private static ObjectNode ofAWholeList(ObjectNode published) {
    published.put("extent", "whole").putArray("within");
    return published;
  }

  private final Map<String, List<UnaryOperator<ObjectNode>>> steps;

  /// @param steps by the event's name: the first leads from revision 1 to 2
  EventRevisions(Map<String, List<UnaryOperator<ObjectNode>>> steps) {
    this.steps = steps;
  }

  String newest(String name) {
    return String.valueOf(of(name).size() + 1);
  }

  /// What leads from the revision to the newest; nothing if it is that.
  List<UnaryOperator<ObjectNode>> since(String name, @Nullable String revision) {
    var all = of(name);
    for (int i = 0; i <= all.size(); i++) {
      if (String.valueOf(i + 1).equals(revision)) {
        return all.subList(i, all.size());
      }
    }
    throw new UnknownEvent(name, revision);
  }

  private List<UnaryOperator<ObjectNode>> of(String name) {
    return steps.getOrDefault(name, List.of());
  }
}
