package org.tariffledger.domain;

import java.util.Optional;

/// Something somebody wants recorded.
public sealed interface Command permits MeasureCommand, ReferenceCommand, DiplomacyCommand {

  Announcement announcement();

  /// A large text that is kept beside the events, where the command brings one.
  default Optional<String> content() {
    return Optional.empty();
  }
}
