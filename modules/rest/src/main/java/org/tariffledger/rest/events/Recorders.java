package org.tariffledger.rest.events;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tariffledger.commands.EventReader;

/// Looks up who recorded events.
@Component
public class Recorders {

  private final EventReader events;

  Recorders(EventReader events) {
    this.events = events;
  }

  /// By the positions of the events.
  public Map<Long, RecordedBy> of(Collection<Long> positions) {
    return positions.isEmpty()
        ? Map.of()
        : events.at(positions).stream()
            .collect(toMap(stored -> stored.entry().position(), RecordedBy::of));
  }
}
