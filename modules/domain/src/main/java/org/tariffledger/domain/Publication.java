package org.tariffledger.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tariffledger.domain.ReferenceEvent.ProductListPublished;
import org.tariffledger.domain.ReferenceEvent.SchedulePublished;

/// What was published, whoever announced it when: what it is of and from when, and its content.
record Publication(List<@Nullable Object> place, Content content) {

  static Optional<Publication> of(ReferenceEvent event) {
    return switch (event) {
      case ProductListPublished e ->
          Optional.of(new Publication(Arrays.asList(e.list(), e.effectiveFrom()), e.content()));
      case SchedulePublished e ->
          Optional.of(
              new Publication(
                  Arrays.asList(e.edition(), e.extent(), e.effectiveFrom()), e.content()));
      default -> Optional.empty();
    };
  }

  boolean isForTheSameTimeAs(Publication other) {
    return place.equals(other.place);
  }
}
