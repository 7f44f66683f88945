package org.tariffledger.domain;

import java.time.Instant;
import java.util.List;
import org.tariffledger.domain.ReferenceEvent.GroupMembersChanged;
import org.tariffledger.domain.ReferenceEvent.GroupRegistered;

/// Who belongs to a group, by what is known of it.
public final class Groups {

  /// The latest announcement that names the economy says when it belongs to the group.
  public static boolean isMember(
      List<Recorded<ReferenceEvent>> entries,
      EconomyCode economy,
      Instant validAt,
      Instant knownAt,
      long position) {
    return entries.stream()
        .filter(entry -> entry.isKnown(knownAt, position))
        .filter(entry -> members(entry).stream().anyMatch(m -> m.economy().equals(economy)))
        .max(Recorded.BY_ANNOUNCEMENT)
        .map(Groups::members)
        .orElse(List.of())
        .stream()
        .anyMatch(m -> m.economy().equals(economy) && m.holdsAt(validAt));
  }

  public static List<Membership> members(Recorded<ReferenceEvent> entry) {
    return switch (entry.event()) {
      case GroupRegistered e -> e.members();
      case GroupMembersChanged e -> e.members();
      default -> List.of();
    };
  }

  private Groups() {}
}
